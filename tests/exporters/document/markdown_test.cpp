#include "exporters/document/markdown.hpp"

#include <cmark.h>
#include <gmock/gmock.h>

#include <memory>

namespace sigloom {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string written(const std::vector<Block>& blocks) {
    std::string text;
    Output output = Output::to_string(text);
    write_markdown({"Title", "en", "sigloom", blocks}, {{"map", "brief map.svg"}}, output);
    output.close();
    return text;
}

/// What a reader of CommonMark sees of a text: how many blocks it is, and the words.
struct Seen {
    int blocks = 0;
    bool is_plain = true;  ///< nothing but text in one paragraph
    std::string words;
};

Seen seen(const std::string& markdown) {
    Seen result;
    const std::unique_ptr<cmark_node, void (*)(cmark_node*)> document(
        cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), cmark_node_free);
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> walk(cmark_iter_new(document.get()),
                                                                  cmark_iter_free);
    for (cmark_event_type event; (event = cmark_iter_next(walk.get())) != CMARK_EVENT_DONE;) {
        if (event != CMARK_EVENT_ENTER) continue;
        cmark_node* node = cmark_iter_get_node(walk.get());
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_TEXT:
                result.words += cmark_node_get_literal(node);
                break;
            case CMARK_NODE_PARAGRAPH:
                ++result.blocks;
                break;
            case CMARK_NODE_DOCUMENT:
                break;
            default:
                result.is_plain = false;
        }
    }
    return result;
}

TEST(MarkdownDocument, EveryTextIsShownAsItIs) {
    const char* texts[] = {"*stars*",
                           "_lines_ and __more__",
                           "[x](javascript:alert(1))",
                           "<b>bold</b>",
                           "<!-- no -->",
                           "`code`",
                           "a | b",
                           "# no heading",
                           "- no item",
                           "+ no item",
                           "1. no item",
                           "2024) no item",
                           "AT&amp;T & Co.",
                           "\\escaped\\",
                           "![x](y)",
                           "~~no~~",
                           "===",
                           "> no quote",
                           "$x$ and ^y^",
                           "&lt;script&gt;",
                           "https://example.org/_a_",
                           "***",
                           "---",
                           "\"quotes\" 'too'"};
    for (const std::string text : texts) {
        const std::string markdown = written({Paragraph{{{.text = text}}}});
        const Seen found = seen(markdown.substr(markdown.find('\n')));
        EXPECT_TRUE(found.is_plain) << text;
        EXPECT_EQ(found.blocks, 1) << text;
        EXPECT_EQ(found.words, text);
    }
}

TEST(MarkdownDocument, LineEndsAndControlCharactersBreakNothing) {
    EXPECT_EQ(markdown_text("one\ntwo\r\n\tthree"), "one two   three");
    EXPECT_EQ(markdown_text(std::string("a\0b", 3)), "a\uFFFDb");
}

TEST(MarkdownDocument, ATableKeepsItsCells) {
    const std::string text = written({DocumentTable{
        {"term", "reports"}, {{{{.text = "a | b"}}, {{.text = "3"}}}}, {false, true}}});
    EXPECT_THAT(text, HasSubstr("| term | reports |\n|:--|---:|\n| a \\| b | 3 |\n"));
}

TEST(MarkdownDocument, OnlyAddressesOfTheWebAreLinks) {
    const auto link = [](const std::string& target) {
        return written({Paragraph{{{.kind = Inline::Kind::link, .text = "x]", .target = target}}}});
    };
    EXPECT_THAT(link("https://e.org/a b"), Not(HasSubstr("](")));
    EXPECT_THAT(link("https://e.org/(a)<b>"), HasSubstr("[x\\]](<https://e.org/(a)%3Cb%3E>)"));
    EXPECT_THAT(link("javascript:alert(1)"), Not(HasSubstr("](")));
    EXPECT_THAT(link(""), Not(HasSubstr("](")));
}

TEST(MarkdownDocument, CitesByNumberAndListsTheReports) {
    const std::string text = written(
        {Heading{2, "Part", "part"}, Paragraph{{{.kind = Inline::Kind::cite, .number = 1}}},
         List{{{{.kind = Inline::Kind::strong, .text = "one"}}}, true},
         Figure{"<svg/>", "map", "The map", "Below"}, Figure{"<svg/>", "other", "No path", ""},
         References{{{"A *title*", "https://e.org", "2024-05-01", "a.md"}}}});
    EXPECT_THAT(text, StartsWith("# Title\n\n## Part\n\n[1](#report-1)\n\n1. **one**\n"));
    EXPECT_THAT(text, HasSubstr("![The map](<brief map.svg>)\n\nBelow\n"));
    EXPECT_THAT(text, Not(HasSubstr("No path")));
    EXPECT_THAT(text, HasSubstr("1. <a id=\"report-1\"></a>[A \\*title\\*](<https://e.org>), "
                                "2024-05-01 – a.md\n"));
}

}  // namespace
}  // namespace sigloom
