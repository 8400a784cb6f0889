// Pictures as bytes.
#include "exporters/picture/writers.hpp"

#include <gmock/gmock.h>

#include <rapidxml/rapidxml.hpp>

#include "core/graph/column_names.hpp"
#include "core/look/look.hpp"
#include "tests/analysis/sample_graph.hpp"
#include "tests/support/graph_files.hpp"

namespace sigloom {
namespace {

using test::write_as;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::StartsWith;

KnowledgeGraph samples() {
    return with_look(test::sample_graph(PairChoice::terms, ReportNodes::leave_out));
}

FormatOptions options(std::string_view name, std::string_view value) {
    FormatOptions set;
    set_format_option(set, name, value);
    return set;
}

/// The four bytes at a place of a PNG.
std::uint32_t number_at(const std::string& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    }
    return number;
}

TEST(PictureWriters, SvgIsXmlWithADiscForEachNode) {
    const KnowledgeGraph graph = samples();
    std::string bytes = write_as("svg", graph, nullptr, options("legend", "off"));
    rapidxml::xml_document<> document;
    document.parse<0>(bytes.data());
    const auto* svg = document.first_node("svg");
    ASSERT_NE(svg, nullptr);
    EXPECT_STREQ(svg->first_attribute("width")->value(), "1600");
    std::size_t discs = 0;
    for (auto* group = svg->first_node("g"); group; group = group->next_sibling("g")) {
        for (auto* disc = group->first_node("circle"); disc; disc = disc->next_sibling("circle")) {
            ++discs;
            EXPECT_NE(disc->first_node("title"), nullptr);
        }
    }
    EXPECT_EQ(discs, graph.node_count());
}

TEST(PictureWriters, TextsOfAnSvgStayTextsWhateverTheyHold) {
    const auto node = test::node_table(
        {{"a", "</text><script>alert(1)</script>", ""}, {"b", "\u202Eb&\"\x01", ""}});
    FormatOptions as_text = options("title", "<b>&\"'");
    set_format_option(as_text, "svg-text", "fonts");
    const std::string bytes =
        write_as("svg", with_look(KnowledgeGraph(node, {})), nullptr, as_text);
    EXPECT_THAT(bytes, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("\u202E")),
                             HasSubstr("&lt;/text&gt;&lt;script&gt;"), HasSubstr("b&amp;&quot;")));
    std::string copy = bytes;
    rapidxml::xml_document<> document;
    EXPECT_NO_THROW(document.parse<0>(copy.data()));
}

TEST(PictureWriters, TextsOfAnSvgAreOutlinesThatSayWhatTheyAre) {
    std::string bytes = write_as("svg", samples(), nullptr, options("legend", "off"));
    EXPECT_THAT(bytes, AllOf(Not(HasSubstr("<text")), Not(HasSubstr("font-family"))));
    rapidxml::xml_document<> document;
    document.parse<0>(bytes.data());
    std::vector<std::string> titles;
    for (auto* group = document.first_node("svg")->first_node("g"); group;
         group = group->next_sibling("g")) {
        for (auto* path = group->first_node("path"); path; path = path->next_sibling("path")) {
            if (path->first_node("title") == nullptr) continue;
            titles.emplace_back(path->first_node("title")->value());
            EXPECT_THAT(path->first_attribute("d")->value(), MatchesRegex("M[0-9]+ .*z"))
                << titles.back();
        }
    }
    EXPECT_THAT(titles, Contains("privacy"));
}

TEST(PictureWriters, PngHasTheWidthThatIsAskedFor) {
    const std::string bytes = write_as("png", samples(), nullptr, options("width", "640"));
    EXPECT_THAT(bytes, StartsWith("\x89PNG\r\n\x1a\n"));
    EXPECT_EQ(number_at(bytes, 16), 640U);
    EXPECT_GT(number_at(bytes, 20), 200U);
}

TEST(PictureWriters, PdfIsAPdfWithoutADate) {
    const std::string bytes = write_as("pdf", samples());
    EXPECT_THAT(bytes, AllOf(StartsWith("%PDF-"), HasSubstr("%%EOF"),
                             Not(HasSubstr("/CreationDate (D:20"))));
}

TEST(PictureWriters, TheSameGraphGivesTheSameBytes) {
    for (const char* format : {"svg", "png", "pdf"}) {
        EXPECT_EQ(write_as(format, samples()), write_as(format, samples())) << format;
    }
}

TEST(PictureWriters, OptionsChangeThePicture) {
    const KnowledgeGraph graph = samples();
    const std::string plain = write_as("svg", graph);
    EXPECT_THAT(write_as("svg", graph, nullptr, options("dark", "true")),
                AllOf(HasSubstr("#12171e"), Not(HasSubstr("#ffffff"))));
    EXPECT_LT(write_as("svg", graph, nullptr, options("labels", "3")).size(), plain.size());
    EXPECT_THAT(write_as("svg", graph, nullptr, options("title", "What moves cities")),
                HasSubstr("<title id=\"title\">What moves cities</title>"));
}

}  // namespace
}  // namespace sigloom
