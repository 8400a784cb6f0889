#include "exporters/document/html.hpp"

#include <gmock/gmock.h>

namespace sigloom {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string written(const std::vector<Block>& blocks) {
    std::string text;
    Output output = Output::to_string(text);
    write_html({"A <title>", "en", "sigloom", blocks}, output);
    output.close();
    return text;
}

TEST(HtmlDocument, TextsAreTextWhateverTheyHold) {
    const std::string bad = "<script>alert('1')</script>\"&";
    const std::string text = written({Heading{2, bad, "a"}, Paragraph{{{.text = bad}}},
                                      List{{{{.kind = Inline::Kind::strong, .text = bad},
                                             {.kind = Inline::Kind::code, .text = bad}}}},
                                      DocumentTable{{bad}, {{{{.text = bad}}}}, {false}},
                                      Figure{"<svg></svg>", "map", bad, bad},
                                      References{{{bad, "javascript:alert(1)", bad, bad}}}});
    EXPECT_THAT(text, Not(HasSubstr("<script")));
    EXPECT_THAT(text, Not(HasSubstr("javascript:")));
    EXPECT_THAT(text, HasSubstr("<title>A &lt;title&gt;</title>"));
    EXPECT_THAT(text, HasSubstr("<svg></svg>"));
}

TEST(HtmlDocument, LoadsAndRunsNothing) {
    const std::string text = written({});
    EXPECT_THAT(text, HasSubstr("default-src 'none'; style-src 'unsafe-inline'"));
    EXPECT_THAT(text, HasSubstr("@media print"));
    EXPECT_THAT(text, Not(HasSubstr("src=")));
    EXPECT_THAT(text, Not(HasSubstr("http:")));
}

TEST(HtmlDocument, SectionsAndReportsCanBeLinkedTo) {
    const std::string text =
        written({Heading{2, "Part", "part"}, Paragraph{{{.kind = Inline::Kind::cite, .number = 2}}},
                 References{{{"One", "", "", "a.md"},
                             {"Two", "https://e.org/?a=1&b=2", "2024-05-01", "b.md"}}}});
    EXPECT_THAT(text, HasSubstr("<li><a href=\"#part\">Part</a></li>"));
    EXPECT_THAT(text, HasSubstr("<h2 id=\"part\">"));
    EXPECT_THAT(text, HasSubstr("<a class=\"cite\" href=\"#report-2\">2</a>"));
    EXPECT_THAT(text, HasSubstr("<li id=\"report-2\"><a href=\"https://e.org/?a=1&amp;b=2\""));
}

TEST(HtmlDocument, WhichAddressesAreOfTheWeb) {
    for (const char* address : {"http://a", "HTTPS://a", "mailto:a@b"})
        EXPECT_TRUE(is_web_address(address));
    for (const char* address : {"", "http://", "ftp://a", "data:text/html,x", "javascript:x",
                                "/path", "https://a b", "https://a\nb"}) {
        EXPECT_FALSE(is_web_address(address)) << address;
    }
}

}  // namespace
}  // namespace sigloom
