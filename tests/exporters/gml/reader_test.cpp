#include "exporters/gml/reader.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/expect_linear.hpp"
#include "tests/support/graph_files.hpp"
#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using test::lines;
using test::Reading;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Reading read(std::string_view bytes, const ColumnRoles& roles = {}) {
    return test::read_as("gml", bytes, roles);
}

TEST(GmlReader, ReadsWhatIgraphWrites) {
    const Reading reading = read(R"(Creator "igraph version 0.10.15 Mon Nov 30 2026"
Version 1
graph
[
  directed 0
  node
  [
    id 0
    name "theme:a"
    label "A &amp; &quot;B&quot;"
    score 0.5
    n NaN
  ]
  node
  [
    id 1
    name "theme:b"
    label "Übung"
    score 4
    n 3
  ]
  edge
  [
    source 1
    target 0
    weight 2.5
  ]
]
)");
    EXPECT_THAT(reading.messages,
                ElementsAre("file: note: 1 NaN or infinite number counted as missing "
                            "[graph-unusual]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("theme:a|A & \"B\"||score=0.5d", "theme:b|Übung||score=4d|n=3",
                            "theme:b -- theme:a 2.5|"));
}

TEST(GmlReader, ReadsWhatNetworkxWrites) {
    const Reading reading = read(R"(graph [
  multigraph 1
  name "test"
  node [
    id 0
    label "a"
    tags "x"
    tags "y&#233;"
    one "_networkx_list_start"
    one 1
    inner [
      p 1
      p 2.0
      q "&lt;"
    ]
  ]
  node [
    id 1
    label "b"
    big "12345678901"
  ]
  edge [
    source 0
    target 1
    key 0
    weight 0.5
  ]
  edge [
    source 0
    target 1
    key 1
    weight 1.0E-1
  ]
]
)");
    EXPECT_THAT(
        reading.messages,
        ElementsAre("file:3:3: warning: 'name' was left out [graph-leftover]",
                    "file:8:5: note: 'tags' holds lists or objects, which were read as texts "
                    "[graph-unusual]",
                    "file:10:5: note: 'one' holds lists or objects, which were read as texts "
                    "[graph-unusual]",
                    "file:11:5: note: 'inner' holds lists or objects, which were read as texts "
                    "[graph-unusual]",
                    "file: note: 1 edge was merged into the first edge between the same two nodes: "
                    "weights were added, other values are those of the first [graph-simplified]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre(R"(0|a||tags=["x","yé"]|one=[1]|inner={"p":[1,2.0],"q":"<"})",
                            "1|b||big=12345678901", "0 -- 1 0.6|"));
}

TEST(GmlReader, ReadsWhatYedWrites) {
    const Reading reading = read(
        "Creator\t\"yFiles\"\nVersion\t\"2.17\"\ngraph\n[\n"
        "\thierarchic\t1\n\tlabel\t\"\"\n\tdirected\t1\n"
        "\tnode\n\t[\n\t\tid\t0\n\t\tlabel\t\"Group\"\n\t\tisGroup\t1\n\t]\n"
        R"(	node
	[
		id	1
		graphics
		[
			x	-100.5
			y	50
			w	30.0
			h	30.0
			type	"rectangle"
			fill	"#FFCC00"
		]
		LabelGraphics
		[
			text	"A"
			fontSize	12
		]
		gid	0
	]
	edge
	[
		source	1
		target	0
		label	"to"
		graphics
		[
			fill	"#000000"
			Line
			[
				point
				[
					x	1
				]
			]
		]
	]
]
)");
    EXPECT_THAT(reading.messages,
                ElementsAre("file:23:4: warning: of what was drawn, labels, positions, sizes and "
                            "fill colours are read, and no more [graph-leftover]",
                            "file: note: the edges have a direction, which was given up "
                            "[graph-simplified]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("0|Group||isGroup=1", "1|A||x=-100.5d|y=50|color=#ffcc00|group=0",
                            "1 -- 0 1||label=to|color=#000000"));
}

TEST(GmlReader, ReadsWhatGephiWrites) {
    const Reading reading = read(R"(graph
[
  Creator "Gephi"
  directed 0
  node
  [
    id open data
    label "open data"
    graphics
    [
      x 1.5
      y -2.0
      z 0.0
      w 10.0
      h 10.0
      d 10.0
      fill "#1f77b4"
    ]
    modularity_class "3"
  ]
  node
  [
    id n2
    label "n2"
  ]
  edge
  [
    id 7
    source open data
    target n2
    value 2.5
    fill "#999999"
  ]
]
)");
    EXPECT_THAT(reading.messages, ElementsAre("file: note: the weights are those of column 'value' "
                                              "[graph-unusual]"));
    EXPECT_THAT(
        lines(*reading.graph),
        ElementsAre("open data|open data||x=1.5d|y=-2d|size=10d|color=#1f77b4|modularity_class=3",
                    "n2|n2|", "open data -- n2 2.5||fill=#999999"));
}

TEST(GmlReader, CommentsAndOneLineFilesAreRead) {
    const Reading reading = read(
        "# graph [ ]\n  # ]\ngraph[node[id 1 label\"x # y\"]node[id 2]# the end of a node\n"
        "edge[source 1 target 2]]#");
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph), ElementsAre("1|x # y|", "2|2|", "1 -- 2 1|"));
}

TEST(GmlReader, EntitiesAreDecodedAndOthersStay) {
    const Reading reading = read(
        "graph [ node [ id 1 label \"&lt;&#65;&#x42;&eacute;&#128512;&amp;amp; R&D &nosuch; & "
        "&#; &;\" t \"&#55296;&#99999999999;\" ] ]");
    EXPECT_THAT(reading.messages,
                ElementsAre("file:1:95: error: 2 entities that name no characters were replaced by "
                            "U+FFFD [graph-content]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("1|<ABé\U0001F600&amp; R&D &nosuch; & &#; &;||t=\uFFFD\uFFFD"));
}

TEST(GmlReader, NumbersKeepTheirTypes) {
    const Reading reading = read(
        "graph [ node [ id 1 a -3 b +2 c 9223372036854775807 d 9223372036854775808 e .5 f 1e3 "
        "g \"5\" h 1e999 ] ]");
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("1|1||a=-3|b=2|c=9223372036854775807|d=9223372036854775808|e=0.5d|"
                            "f=1000d|g=5|h=1e999"));
    EXPECT_THAT(reading.messages, IsEmpty());
}

TEST(GmlReader, LoopsWeightsAndUndeclaredNodesFollowTheRuleOfAllReaders) {
    const Reading reading = read(R"(graph [
node [ id 1 ] node [ id 1 ] node [ label "no id" ]
edge [ source 1 target 1 ]
edge [ source 1 target 2 weight 0 ]
edge [ source 1 target 3 ]
edge [ source 1 ]
edge [ source 1 source 2 target 3 weight 2 ]
])");
    EXPECT_THAT(
        reading.messages,
        ElementsAre(
            "file:2:15: error: node '1' stands twice; the second was left out [graph-content]",
            "file:2:29: error: expected a node with an id; the node was left out [graph-content]",
            "file:3:1: note: the loop at node '1' was left out [graph-simplified]",
            "file:4:1: error: expected a weight above 0, got '0'; the edge was left out "
            "[graph-content]",
            "file:6:1: error: expected an edge with a source and a target; the edge was left out "
            "[graph-content]",
            "file:7:24: error: a second 'source' was left out [graph-content]",
            "file:5:1: error: an edge names node '3', which is not declared; a node without values "
            "was made [graph-content]",
            "file: note: 1 edge was merged into the first edge between the same two nodes: weights "
            "were added, other values are those of the first [graph-simplified]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("1|1|", "3|3|", "1 -- 3 3|"));
}

TEST(GmlReader, ColumnsThatAreAskedForAreTheRoles) {
    const Reading reading = read(
        "graph [ node [ id 1 title \"T\" type \"k\" ] node [ id 2 ] edge [ source 1 target 2 cost "
        "4 ] ]",
        {.weight = "cost", .label = "title", .kind = "type"});
    EXPECT_THAT(lines(*reading.graph), ElementsAre("1|T|k", "2|2|", "1 -- 2 4|"));
}

TEST(GmlReader, DamageIsNamedByItsPlace) {
    std::string deep = "graph [\nnode [ id 1 ";
    for (int i = 0; i < 200'000; ++i) deep += "a [ ";
    const std::pair<std::string, std::string> damages[] = {
        {"", "file:1:1: error: expected graph, got the end of the file"},
        {"Creator \"x\"", "file:1:12: error: expected graph, got the end of the file"},
        {"graph [\n node [ id 1\n", "file:3:1: error: expected ], got the end of the file"},
        {"graph [ ] ]", "file:1:11: error: expected a key, got ']'"},
        {"graph [ node [ id ] ]", "file:1:19: error: expected a value of 'id', got ']'"},
        {"graph [ 5 6 ]", "file:1:9: error: expected a key, got '5'"},
        {"graph [ \"a\" 6 ]", "file:1:9: error: expected a key, got '\"'"},
        {"graph [ node [ id 1 label \"x ] ]",
         "file:1:27: error: expected a text that ends in \", got the end of the file"},
        {std::string("graph [ node [ id \0 ] ]", 23),
         "file:1:19: error: expected a key or a value, got a zero byte"},
        {deep, "file:2:407: error: expected at most 100 lists inside each other"},
    };
    for (const auto& [bytes, message] : damages) {
        const Reading reading = read(bytes);
        EXPECT_FALSE(reading.graph) << bytes.substr(0, 100);
        EXPECT_THAT(reading.messages, ElementsAre(message + " [graph-syntax]"));
    }
}

TEST(GmlReader, BytesThatAreNoUtf8AreReplacedAndNamed) {
    const Reading reading = read("graph [ node [ id 1 label \"caf\xE9\" ] ]");
    EXPECT_THAT(lines(*reading.graph), ElementsAre("1|caf\uFFFD|"));
    EXPECT_THAT(reading.messages,
                ElementsAre(HasSubstr("file:1:31: error: bytes that are no UTF-8")));
}

TEST(GmlReader, AnyByteMayBeWrongWithoutACrash) {
    const std::string whole = test::write_as("gml", test::random_rich_graph(16, test::Texts::any));
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char wrong : {'[', ']', '"', '&', '#', '\0', '\xFF'}) {
            std::string bytes = whole;
            bytes[at] = wrong;
            refused += read(bytes).graph ? 0 : 1;
        }
        read(std::string_view(whole).substr(0, at));
    }
    EXPECT_GT(refused, whole.size());
}

TEST(GmlReader, ItIsKnownByHowItBeginsAndProseIsNot) {
    for (const char* text : {"graph [", "# by us\ngraph\n[", "Creator \"x\"\nVersion 1\ngraph [",
                             "comment \"a graph\" graph["}) {
        EXPECT_EQ(recognize_gml(text), Likeness::certain) << text;
    }
    for (const char* text : {"", "# A report", "graph {", "graph G [", "see the graph [1]",
                             "a b c d", "graph", "Creator \"unfinished"}) {
        EXPECT_EQ(recognize_gml(text), Likeness::none) << text;
    }
}

TEST(GmlReader, TakesTimeInProportionToTheFile) {
    const auto repeated = [](std::size_t count, const auto& piece) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += piece(i);
        return text;
    };
    const test::Work work = [](const std::string& bytes) { (void)read(bytes); };
    const auto node = [](const std::string& members) {
        return "graph [ node [ id 1 " + members + "] ]";
    };
    test::expect_linear(
        "a key for each node", 4'000,
        [&](std::size_t n) {
            return "graph [" +
                   repeated(
                       n,
                       [](std::size_t i) { return fmt::format(" node [ id {0} k{0} 1 ]\n", i); }) +
                   "]";
        },
        work);
    test::expect_linear(
        "a key many times", 8'000,
        [&](std::size_t n) {
            return node(repeated(n, [](std::size_t i) { return fmt::format("a {} ", i); }));
        },
        work);
    test::expect_linear(
        "many keys of a list", 8'000,
        [&](std::size_t n) {
            return node(
                "l [ " +
                repeated(n, [](std::size_t i) { return fmt::format("a{} {} ", i % 7 * i, i); }) +
                "] ");
        },
        work);
    test::expect_linear(
        "entities without an end", 100'000,
        [&](std::size_t n) { return node("label \"" + std::string(n, '&') + "\" "); }, work);
    test::expect_linear(
        "comments", 20'000,
        [&](std::size_t n) { return repeated(n, [](std::size_t) { return "#[\n"; }) + node(""); },
        work);
}

/// Lines with their columns by name: in a file they stand as they turn up.
std::vector<std::string> sorted(std::vector<std::string> lines) {
    for (std::string& line : lines) {
        std::vector<std::string> parts;
        for (std::size_t begin = 0; begin <= line.size();) {
            const std::size_t end = std::min(line.find('|', begin), line.size());
            parts.push_back(line.substr(begin, end - begin));
            begin = end + 1;
        }
        const std::size_t own = line.find(" -- ") == std::string::npos ? 3 : 2;
        std::sort(parts.begin() + static_cast<std::ptrdiff_t>(std::min(own, parts.size())),
                  parts.end());
        line = fmt::format("{}", fmt::join(parts, "|"));
    }
    return lines;
}

TEST(GmlRoundTrip, EveryTextAndNumberReadsBackEqual) {
    for (const char* form : {"entities", "utf8"}) {
        FormatOptions options;
        set_format_option(options, "gml-text", form);
        const auto texts =
            std::string_view(form) == "utf8" ? test::Texts::legal_in_xml : test::Texts::any;
        for (std::uint32_t seed = 0; seed < 60; ++seed) {
            const KnowledgeGraph graph = test::random_rich_graph(seed, texts);
            const Reading reading = read(test::write_as("gml", graph, nullptr, options));
            ASSERT_TRUE(reading.graph) << reading.messages.front();
            EXPECT_THAT(reading.messages, IsEmpty());
            std::vector<std::string> expected;
            for (std::string line : lines(graph)) {
                const auto replace = [&line](std::string_view from, std::string_view to) {
                    for (std::size_t at; (at = line.find(from)) != std::string::npos;) {
                        line.replace(at, from.size(), to);
                    }
                };
                // What keys cannot be called, and truth as a number.
                replace("|score <&\"'>=", "|score______=");
                replace("|t\u00e9xt \\ column=", "|t__xt___column=");
                replace("|checked=yes", "|checked=1");
                replace("|checked=no", "|checked=0");
                if (texts == test::Texts::legal_in_xml) replace("\r", "\uFFFD");
                expected.push_back(std::move(line));
            }
            ASSERT_EQ(sorted(lines(*reading.graph)), sorted(expected)) << "graph " << seed;
        }
    }
}

}  // namespace
}  // namespace sigloom
