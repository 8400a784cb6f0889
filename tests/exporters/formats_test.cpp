#include "exporters/formats.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "core/base/read_file.hpp"
#include "exporters/common/packing.hpp"
#include "exporters/common/rows.hpp"
#include "exporters/graphml/reader.hpp"
#include "exporters/node_link/writer.hpp"
#include "tests/support/graph_files.hpp"
#include "tests/support/random_graphs.hpp"
#include "tests/support/samples.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using ::testing::ElementsAre;

std::string_view name(const Format* format) {
    return format == nullptr ? "none" : format->name;
}

ExportNotes write_nothing(const Export&, Output&) {
    return {};
}

ExportNotes write_no_folder(const Export&, OutputFolder&) {
    return {};
}

std::optional<KnowledgeGraph> read_nothing(const Import&) {
    return KnowledgeGraph();
}

/// A graph of one node that is called like the file.
std::optional<KnowledgeGraph> read_path(const std::string& path, const ColumnRoles&, Reporter&) {
    return KnowledgeGraph(test::node_table({{path, path, ""}}), {});
}

Likeness like_gexf(std::string_view bytes) {
    if (bytes.starts_with("<gexf")) return Likeness::certain;
    return bytes.starts_with('<') ? Likeness::possible : Likeness::none;
}

Likeness like_xml(std::string_view bytes) {
    return bytes.starts_with('<') ? Likeness::possible : Likeness::none;
}

Likeness like_dot(std::string_view bytes) {
    return bytes.starts_with("digraph") ? Likeness::certain : Likeness::none;
}

Likeness like_db(std::string_view bytes) {
    return bytes.starts_with("DB") ? Likeness::certain : Likeness::none;
}

/// Rows that the table does not have yet.
const Format others[] = {
    {.name = "gexf",
     .suffixes = {".gexf"},
     .summary = "",
     .write = write_nothing,
     .read = read_nothing,
     .recognize = like_gexf},
    {.name = "dynamic",
     .suffixes = {".dynamic.gexf"},
     .summary = "",
     .write = write_nothing,
     .recognize = like_xml},
    {.name = "dot",
     .suffixes = {".dot", ".gv"},
     .summary = "",
     .write = write_nothing,
     .recognize = like_dot},
    {.name = "vault", .suffixes = {".vault"}, .summary = "", .write = write_no_folder},
    {.name = "db",
     .suffixes = {".db"},
     .summary = "",
     .write = write_nothing,
     .read = read_path,
     .recognize = like_db},
};

TEST(Formats, SuffixDecidesWhateverItsCase) {
    EXPECT_EQ(name(format_of_path("a/b.graphml")), "graphml");
    EXPECT_EQ(name(format_of_path("a.b.JSON")), "json");
    EXPECT_EQ(name(format_of_path("graphml")), "none");
    EXPECT_EQ(name(format_of_path("a.json.gz")), "json");
    EXPECT_EQ(name(format_of_path("a.json.bz2")), "none");
}

TEST(Formats, LongestSuffixThatFitsWins) {
    EXPECT_EQ(name(format_of_path("a.gexf", others)), "gexf");
    EXPECT_EQ(name(format_of_path("a.dynamic.GEXF", others)), "dynamic");
    EXPECT_EQ(name(format_of_path("a.b.gv", others)), "dot");
    EXPECT_EQ(name(format_of_path("notes.vault/", others)), "vault");
    EXPECT_EQ(name(format_of_path("notes.vault/a", others)), "none");
}

TEST(Formats, NamesAreFoundExactly) {
    EXPECT_EQ(name(find_format("json")), "json");
    EXPECT_EQ(name(find_format("JSON")), "none");
    for (const Format& format : formats()) EXPECT_EQ(find_format(format.name), &format);
}

TEST(Formats, ContentTellsWhatAGraphFileIs) {
    EXPECT_EQ(name(format_of_content("<?xml")), "graphml");
    EXPECT_EQ(name(format_of_content("\xEF\xBB\xBF \r\n<graphml>")), "graphml");
    EXPECT_EQ(name(format_of_content("\n\t{\"nodes\"")), "json");
    EXPECT_EQ(name(format_of_content("# A report")), "none");
    EXPECT_EQ(name(format_of_content("")), "none");
    EXPECT_EQ(name(format_of_content(" \n")), "none");
}

TEST(Formats, CertainContentGoesBeforePossibleContentAndThatBeforeTheSuffix) {
    const Format& dynamic = others[1];
    EXPECT_EQ(name(format_of_content("<gexf>", &dynamic, others)), "gexf");
    EXPECT_EQ(name(format_of_content("<other>", &dynamic, others)), "dynamic");
    EXPECT_EQ(name(format_of_content("<other>", nullptr, others)), "gexf");
    EXPECT_EQ(name(format_of_content("{}", &dynamic, others)), "none");
    EXPECT_EQ(format_to_read("a.gv", "<gexf>", others).name, "gexf");
    EXPECT_EQ(format_to_read("a.gexf", "# A report", others).name, "gexf");
}

TEST(Formats, FormatThatIsOnlyWrittenSaysSoWhenItIsToBeRead) {
    const auto error = [](const std::string& path, std::string_view bytes) {
        try {
            return std::string(format_to_read(path, bytes, others).name);
        } catch (const UnreadableFormat& unreadable) {
            return std::string(unreadable.what());
        }
    };
    EXPECT_EQ(error("a.gv", "digraph {"),
              "a.gv: dot files are only written; the formats that are read: gexf db");
    EXPECT_EQ(error("a.txt", "digraph {"),
              "a.txt: dot files are only written; the formats that are read: gexf db");
    EXPECT_EQ(error("a.txt", "?"), "a.txt: a graph in none of the formats that are read: gexf db");
}

TEST(Formats, RootElementTellsXmlApart) {
    EXPECT_EQ(recognize_graphml("<?xml version='1.0'?><!-- <gexf> --><g:graphml a="),
              Likeness::possible);
    EXPECT_EQ(recognize_graphml("<?xml version='1.0'?><!-- <gexf> --><g:graphml a='1'><"),
              Likeness::certain);
    EXPECT_EQ(recognize_graphml("<gexf>"), Likeness::possible);
    EXPECT_EQ(recognize_graphml("{}"), Likeness::none);
}

TEST(Formats, WhatAGraphLacksIsNamed) {
    const Format format{
        .name = "x",
        .suffixes = {},
        .summary = "",
        .write = write_nothing,
        .needs = {.positions = true, .colors = true, .evidence = true, .dates = true}};
    EXPECT_EQ(what_is_missing(format, KnowledgeGraph()),
              "positions and colours and the reports behind its edges and dates");
    NodeTable nodes;
    for (const auto* of_nodes : {"x", "y", "color", "first_seen", "last_seen"}) {
        nodes.columns.push_back({of_nodes, std::vector<double>(), {}});
    }
    EdgeTable edges;
    EXPECT_EQ(what_is_missing(format, KnowledgeGraph(nodes, edges)),
              "the reports behind its edges and dates");
    for (const auto* of_edges : {"first_seen", "last_seen"}) {
        edges.columns.push_back({of_edges, std::vector<double>(), {}});
    }
    Evidence evidence;
    evidence.reports = {{"r.md", "", "", 0}};
    EXPECT_EQ(what_is_missing(format, KnowledgeGraph(nodes, edges, evidence)), "");
    EXPECT_EQ(what_is_missing(others[0], KnowledgeGraph()), "");
}

TEST(Formats, EveryRowIsComplete) {
    for (const Format& format : formats()) {
        EXPECT_FALSE(used(format.suffixes).empty()) << format.name;
        EXPECT_FALSE(format.summary.empty()) << format.name;
        EXPECT_EQ(format.shape() == Shape::files, !used(format.parts).empty()) << format.name;
        EXPECT_EQ(name(format_of_path("a" + std::string(format.suffixes[0]))), format.name);
        for (const FormatOption& option : format.options) {
            // Formats may share an option, which then is the same in all of them.
            const auto* const known =
                *std::ranges::find(format_options(), option.name, &FormatOption::name);
            EXPECT_EQ(*known, option) << option.name;
            FormatOptions options;
            if (option.type != OptionType::flag) options.set(option, option.default_value);
        }
    }
}

/// The row of docs/formats.md about a format.
std::string documented(const Format& format) {
    std::string suffixes;
    for (const std::string_view suffix : used(format.suffixes)) {
        suffixes += (suffixes.empty() ? "`" : ", `") + std::string(suffix) + "`";
    }
    return fmt::format("| `{}` | {} | {} | {} |\n", format.name, suffixes, format.summary,
                       format.cannot_carry);
}

TEST(Formats, WhatEachCannotCarryIsDocumented) {
    const auto page = read_file((test::source_folder() / "docs/formats.md").string());
    ASSERT_TRUE(page);
    for (const Format& format : formats()) {
        EXPECT_THAT(std::string(page->view()), ::testing::HasSubstr(documented(format)));
    }
}

TEST(Formats, OptionsAreSetByNameAndUnknownOnesAreErrors) {
    FormatOptions options;
    set_format_option(options, "nx-key", "links");
    EXPECT_EQ(options.text(node_link_options[0]), "links");
    try {
        set_format_option(options, "nx-kye", "links");
        FAIL();
    } catch (const std::invalid_argument& error) {
        EXPECT_THAT(error.what(),
                    ::testing::StartsWith("unknown option 'nx-kye'; did you mean nx-key?"));
    }
    EXPECT_THROW(set_format_option(options, "nx-key", "nodes"), std::invalid_argument);
}

/// Whether a file says which columns there are, also of those that have no value.
bool declares_columns(const Format& format) {
    return format.name == "graphml" || format.name == "json" || format.name == "gexf";
}

TEST(Formats, GraphThatIsWrittenToAFileIsReadFromIt) {
    const test::TemporaryFolder folder;
    const KnowledgeGraph graph = test::random_rich_graph(5, test::Texts::legal_in_xml);
    for (const Format& format : formats()) {
        const auto file = folder.path() / ("graph" + std::string(format.suffixes[0]));
        EXPECT_EQ(write_graph_file(graph, format, file).error, "");
        if (!format.is_read()) continue;
        DiagnosticList oddities;
        const auto again = read_graph_file(file.string(), oddities);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->nodes().id, graph.nodes().id) << format.name;
        EXPECT_EQ(again->edges().ends, graph.edges().ends) << format.name;
        if (!declares_columns(format)) continue;
        EXPECT_EQ(again->nodes(), graph.nodes());
        EXPECT_EQ(again->edges(), graph.edges());
    }
    EXPECT_EQ(write_graph_file(graph, formats()[0], "/dev/full").error,
              "/dev/full: No space left on device");
}

TEST(Formats, PackedFilesOfEveryFormatAreWrittenAndRead) {
    const test::TemporaryFolder folder;
    const KnowledgeGraph graph = test::random_rich_graph(5, test::Texts::legal_in_xml);
    for (const Format& format : formats()) {
        if (format.shape() != Shape::stream) continue;
        const std::string plain = test::write_as(format.name, graph);
        for (const std::string packing : {".gz", ".zst"}) {
            const std::string name = "graph" + std::string(format.suffixes[0]) + packing;
            const std::string file = (folder.path() / name).string();
            EXPECT_EQ(format_of_path(file), &format);
            EXPECT_EQ(write_graph_file(graph, format, file).error, "");
            const std::string bytes(read_file(file)->view());
            EXPECT_NE(packing_of_content(bytes), Packing::none);
            EXPECT_EQ(unpack(bytes, SIZE_MAX).bytes, plain);
            if (!format.is_read()) continue;
            DiagnosticList oddities;
            const auto again = read_graph_file(file, oddities);
            ASSERT_TRUE(again);
            EXPECT_EQ(again->nodes().id, graph.nodes().id) << format.name;
            if (declares_columns(format)) {
                EXPECT_EQ(again->nodes(), graph.nodes());
            }
            // The suffix does not matter.
            EXPECT_EQ(format_of_content(bytes)->name, format.name);
        }
    }
}

TEST(Formats, PackedFilesThatAreDamagedAreReported) {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "graph.json.gz").string();
    ASSERT_EQ(write_graph_file(KnowledgeGraph(), *find_format("json"), file).error, "");
    const std::string bytes(read_file(file)->view());
    DiagnosticList oddities;
    EXPECT_FALSE(read_graph_bytes(bytes.substr(0, bytes.size() - 4), "g", oddities));
    ASSERT_EQ(oddities.list().size(), 1U);
    EXPECT_EQ(to_string(oddities.list()[0]),
              "g: error: the packed data (gzip) ends too early [graph-syntax]");
}

TEST(Formats, TextsInOtherEncodingsAreRead) {
    DiagnosticList oddities;
    const auto graph = read_graph_bytes(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<graphml><graph><node id=\"\xE9\"/>"
        "</graph></graphml>",
        "g", oddities);
    ASSERT_TRUE(graph);
    EXPECT_EQ(graph->nodes().id[0], "\u00e9");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string(R"({"nodes":[{"id":"a"}],"edges":[]})")) {
        wide += c;
        wide += '\0';
    }
    EXPECT_TRUE(read_graph_bytes(wide, "g", oddities));
    EXPECT_TRUE(oddities.list().empty());
    EXPECT_FALSE(
        read_graph_bytes("<?xml version=\"1.0\" encoding=\"klingon\"?><graphml/>", "g", oddities));
    EXPECT_EQ(to_string(oddities.list()[0]),
              "g:1:31: error: encoding 'klingon' is not known [graph-syntax]");
}

TEST(Formats, FileThatCannotBeReadIsReported) {
    const test::TemporaryFolder folder;
    const auto message = [](const std::string& path) {
        DiagnosticList oddities;
        EXPECT_FALSE(read_graph_file(path, oddities));
        return oddities.list().size() == 1 ? oddities.list()[0].message : "";
    };
    EXPECT_EQ(message((folder.path() / "none.json").string()), "No such file or directory");
    std::filesystem::create_directory(folder.path() / "a.json");
    EXPECT_EQ(message((folder.path() / "a.json").string()), "Is a directory");
}

TEST(Formats, FormatThatALibraryOpensIsReadByItsPathAndNotFromStandardInput) {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("a.txt", "DB 1").string();
    DiagnosticList oddities;
    EXPECT_EQ(read_graph_file(path, oddities, {}, others)->nodes().id[0], path);
    try {
        read_graph_bytes("DB 1", "-", oddities, {}, others);
        FAIL();
    } catch (const UnreadableFormat& error) {
        EXPECT_STREQ(error.what(), "-: db files are read by their path only, unpacked");
    }
}

Column column(std::string name) {
    return {std::move(name), std::vector<bool>(), {}};
}

TEST(FileNames, NamesThatOnlyDifferInCaseGetANumber) {
    EXPECT_THAT(file_names({column("Type"), column("type"), column("TYPE"), column("\u00c9"),
                            column("\u00e9")},
                           reserved_node_names(), NameCase::lower),
                ElementsAre("type", "type_2", "type_3", "\u00e9", "\u00e9_2"));
}

TEST(FileNames, CaseStaysWhereTheFormatKeepsIt) {
    EXPECT_THAT(
        file_names({column("Type"), column("type")}, reserved_node_names(), NameCase::as_is),
        ElementsAre("Type", "type"));
}

TEST(FileNames, NamesOfTheFormatItselfAreNotForColumns) {
    EXPECT_THAT(file_names({column("id"), column("label"), column("id_2"), column("places")},
                           reserved_node_names(), NameCase::lower),
                ElementsAre("id_2", "label_2", "id_2_2", "places_2"));
    EXPECT_THAT(file_names({column("Weight"), column("source"), column("kind")},
                           reserved_edge_names(), NameCase::lower),
                ElementsAre("weight_2", "source_2", "kind_2"));
}

TEST(FileNames, UnusualNamesAreMadeLegal) {
    EXPECT_THAT(
        file_names({column(""), column(" "), column(" a b\n"), column("\x01"), column("\x02\xFF")},
                   reserved_node_names(), NameCase::lower),
        ElementsAre("column", "column_2", "a b", "\ufffd", "\ufffd\ufffd"));
}

}  // namespace
}  // namespace sigloom
