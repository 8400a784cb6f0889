// Opens a graph file with Gephi's importers, as its Open dialog does, and prints what Gephi holds then as JSON:
// {"nodes":[{"id":..,"label":..,"columns":{..}}],"edges":[{"source":..,"target":..,"weight":..,"columns":{..}}],
//  "issues":[{"level":..,"message":..}]}. A column that changes over time is a list of its values.
//
//     java ReadByGephi FILE                    a graph
//     java ReadByGephi NODES.csv EDGES.csv     two tables, one after the other into the same graph
//     java ReadByGephi --each FILE...          a line for each, also where it cannot be opened: {"error":..}

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.types.TimeMap;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Report;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.importer.plugin.file.spreadsheet.process.SpreadsheetGeneralConfiguration.Mode;
import org.gephi.io.importer.spi.FileImporter;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public final class ReadByGephi {
    private static final List<Object> issues = new ArrayList<>();

    public static void main(String[] paths) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        if (paths[0].equals("--each")) {
            for (String path : List.of(paths).subList(1, paths.length)) {
                projects.newProject();
                issues.clear();
                out.println(eachOf(new File(path), projects.getCurrentWorkspace()));
            }
            out.flush();
            System.exit(0);
        }
        Workspace workspace = projects.getCurrentWorkspace();
        if (paths.length == 2) {
            read(new File(paths[0]), tableOf(Mode.NODES_TABLE), workspace);
            read(new File(paths[1]), tableOf(Mode.EDGES_TABLE), workspace);
        } else {
            File file = new File(paths[0]).getAbsoluteFile();
            read(file, Lookup.getDefault().lookup(ImportController.class).getFileImporter(file), workspace);
        }
        out.println(graphIn(workspace));
        out.flush();
        System.exit(0);
    }

    private static String eachOf(File file, Workspace workspace) {
        StringBuilder json = new StringBuilder();
        try {
            FileImporter importer = file.getName().endsWith(".nodes.csv") ? tableOf(Mode.NODES_TABLE)
                : Lookup.getDefault().lookup(ImportController.class).getFileImporter(file.getAbsoluteFile());
            read(file, importer, workspace);
            return graphIn(workspace);
        } catch (Exception error) {
            append(json, Map.of("error", error.toString()));
            return json.toString();
        }
    }

    private static String graphIn(Workspace workspace) {
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        List<Object> nodes = new ArrayList<>();
        for (Node node : model.getGraph().getNodes()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", node.getId());
            row.put("label", node.getLabel());
            row.put("look", List.of(node.size(), node.r(), node.g(), node.b()));
            row.put("spells", String.valueOf(node.getAttribute("timeset")));
            row.put("columns", columnsOf(node));
            nodes.add(row);
        }
        List<Object> edges = new ArrayList<>();
        for (Edge edge : model.getGraph().getEdges()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("source", edge.getSource().getId());
            row.put("target", edge.getTarget().getId());
            row.put("directed", edge.isDirected());
            row.put("kind", edge.getTypeLabel());
            row.put("weight", edge.getAttribute("weight"));
            row.put("columns", columnsOf(edge));
            edges.add(row);
        }
        StringBuilder json = new StringBuilder();
        append(json, Map.of("nodes", nodes, "edges", edges, "issues", issues));
        return json.toString();
    }

    private static FileImporter tableOf(Mode mode) {
        return new ImporterSpreadsheetCSV() {
            @Override
            protected void autoDetectImportMode() {
                setMode(mode);
            }
        };
    }

    private static void read(File file, FileImporter importer, Workspace workspace) throws Exception {
        ImportController controller = Lookup.getDefault().lookup(ImportController.class);
        Container container = controller.importFile(file.getAbsoluteFile(), importer);
        Report report = container.getReport();
        container.verify();
        keep(report);
        AppendProcessor processor = new AppendProcessor();
        controller.process(container, processor, workspace);
        keep(processor.getReport());
    }

    private static void keep(Report report) {
        report.getIssues(Integer.MAX_VALUE).forEachRemaining(
            issue -> issues.add(Map.of("level", issue.getLevel().name(), "message", issue.getMessage())));
        report.clean();
    }

    private static Map<String, Object> columnsOf(Element element) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Column column : element.getTable()) {
            if (!column.isProperty()) row.put(column.getId(), element.getAttribute(column));
        }
        return row;
    }

    private static void append(StringBuilder out, Object value) {
        if (value instanceof TimeMap<?, ?> map) value = map.toValuesArray();
        if (value instanceof Object[] array) value = List.of(array);
        if (value == null || value instanceof Boolean || value instanceof Number) {
            out.append(value);
        } else if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                append(out, entry.getKey());
                out.append(':');
                append(out, entry.getValue());
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object element : list) {
                out.append(separator);
                append(out, element);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else {
            out.append('"');
            for (char c : value.toString().toCharArray()) {
                if (c < ' ' || c == '"' || c == '\\') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
            out.append('"');
        }
    }
}
