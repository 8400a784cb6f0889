// Positions by Gephi's ForceAtlas2, for bench/layout.py:
//
//     java -cp gephi-toolkit-all.jar bench/GephiLayout.java EDGES ITERATIONS THREADS
//
// EDGES begins with the number of nodes; each further line is an edge: two numbers of nodes and a weight. Prints the
// seconds that the iterations took, and the position of each node.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.UndirectedGraph;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class GephiLayout {
    public static void main(String[] arguments) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        int iterations = Integer.parseInt(arguments[1]);
        ProjectController project = Lookup.getDefault().lookup(ProjectController.class);
        project.newProject();
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        UndirectedGraph graph = model.getUndirectedGraph();
        Node[] nodes = new Node[Integer.parseInt(lines.get(0))];
        Random random = new Random(1);
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = model.factory().newNode(Integer.toString(i));
            nodes[i].setX(1000 * random.nextFloat() - 500);
            nodes[i].setY(1000 * random.nextFloat() - 500);
            nodes[i].setSize(1);
            graph.addNode(nodes[i]);
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] edge = line.split(" ");
            graph.addEdge(model.factory().newEdge(nodes[Integer.parseInt(edge[0])], nodes[Integer.parseInt(edge[1])], 0,
                                                  Double.parseDouble(edge[2]), false));
        }
        ForceAtlas2 layout = new ForceAtlas2Builder().buildLayout();
        layout.setGraphModel(model);
        layout.resetPropertiesValues();
        layout.setBarnesHutOptimize(true);
        layout.setThreadsCount(Integer.parseInt(arguments[2]));
        layout.initAlgo();
        long begin = System.nanoTime();
        for (int i = 0; i < iterations; i++) layout.goAlgo();
        System.out.println((System.nanoTime() - begin) / 1e9);
        layout.endAlgo();
        for (Node node : nodes) System.out.printf(Locale.ROOT, "%f %f%n", node.x(), node.y());
        System.exit(0);
    }
}
