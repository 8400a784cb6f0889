import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;

/**
 * Prints what a database of Neo4j holds, as JSON: {"nodes":[{"labels":[..],"properties":{..}}],
 * "edges":[{"source":..,"target":..,"type":..,"properties":{..}}]}.
 *
 *     ReadByNeo4j HOME [FOLDER]
 *
 * HOME is that of Neo4j, into which its importer has put the database neo4j. With FOLDER, which sigloom
 * has written, its load.cypher fills an empty one instead.
 */
public class ReadByNeo4j {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        var builder = new DatabaseManagementServiceBuilder(home);
        if (arguments.length > 1) {
            builder.setConfig(GraphDatabaseSettings.load_csv_file_url_root, Path.of(arguments[1]).toAbsolutePath());
        }
        var service = builder.build();
        try {
            GraphDatabaseService database = service.database("neo4j");
            if (arguments.length > 1) load(database, Path.of(arguments[1], "load.cypher"));
            new ObjectMapper().writeValue(System.out, contents(database));
        } finally {
            service.shutdown();
        }
    }

    /** As cypher-shell does it: statement by statement, `:auto` being its own word. */
    private static void load(GraphDatabaseService database, Path script) throws Exception {
        StringBuilder statement = new StringBuilder();
        for (String line : Files.readAllLines(script)) {
            if (line.startsWith("//")) continue;
            statement.append(line.startsWith(":auto ") ? line.substring(6) : line).append('\n');
            if (!line.endsWith(";")) continue;
            database.executeTransactionally(statement.toString());
            statement.setLength(0);
        }
    }

    private static Map<String, Object> contents(GraphDatabaseService database) {
        List<Object> nodes = new ArrayList<>();
        List<Object> edges = new ArrayList<>();
        try (var transaction = database.beginTx()) {
            var found = transaction.execute("MATCH (n:Node) RETURN labels(n) AS labels, properties(n) AS properties");
            found.forEachRemaining(row -> nodes.add(new LinkedHashMap<>(row)));
            var joined = transaction.execute(
                    "MATCH (a)-[e]->(b) RETURN a.id AS source, b.id AS target, type(e) AS type,"
                            + " properties(e) AS properties");
            joined.forEachRemaining(row -> edges.add(new LinkedHashMap<>(row)));
        }
        return Map.of("nodes", nodes, "edges", edges);
    }
}
