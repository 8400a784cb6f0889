#include "exporters/contributions/reader.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/base/random.hpp"
#include "core/graph/weave.hpp"
#include "exporters/contributions/writer.hpp"
#include "tests/graph/contributing.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

constexpr std::int32_t usual_relevancy = 600'000;

FileContributions contributed(const ReportFile& file) {
    return contribute(file, ReportSchema(), for_all_names(), std::make_shared<TextStore>());
}

std::string line_of(const FileContributions& file) {
    std::string line;
    append_contribution_line(line, file, usual_relevancy);
    EXPECT_TRUE(line.ends_with('\n'));
    line.pop_back();
    return line;
}

ContributionLine read(std::string_view line, const ContributionOptions& parts = for_all_names()) {
    return read_contribution_line(line, parts, std::make_shared<TextStore>());
}

/// What is wrong with a line, as `column: message`; empty for a good one.
std::string fault_of(std::string_view line, const ContributionOptions& parts = for_all_names()) {
    try {
        read(line, parts);
    } catch (const LineFault& fault) {
        EXPECT_LE(fault.offset, line.size());
        return std::to_string(fault.offset + 1) + ": " + fault.message;
    }
    return "";
}

const std::string kelp_report = R"(# __Kelp "\__, (from page [20240102](p).)
__[External link](https://example.org/kelp)__
## Keywords
* Open data
* kelp
* open  DATA
## Themes
* Orkney
## Summary
The kelp near Orkney grows in Open Data Portals (ODPs).
## Issues
| name | description | relevancy |
|---|---|---|
| Seals eat Kelp | Near Orkney. | 4 |
| Noise | | |
## Unheard of
## Closest
* [b](b)
)";

std::string kelp_line() {
    return line_of(contributed(report_file("a.md", kelp_report)));
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

void expect_equal(const FileContributions& a, const FileContributions& b) {
    EXPECT_EQ(a.path, b.path);
    EXPECT_EQ(a.shown_path, b.shown_path);
    EXPECT_EQ(a.text_hash, b.text_hash);
    ASSERT_EQ(a.all.size(), b.all.size());
    for (std::size_t i = 0; i < a.all.size(); ++i) {
        EXPECT_EQ(compare(a.all[i], b.all[i]), std::strong_ordering::equal) << a.path << ' ' << i;
    }
}

/// Objects whose members are not sorted by name.
std::size_t unsorted_objects(const nlohmann::ordered_json& value) {
    std::size_t unsorted = 0;
    if (value.is_object()) {
        std::vector<std::string> names;
        for (const auto& [name, member] : value.items()) names.push_back(name);
        unsorted += std::ranges::is_sorted(names) ? 0 : 1;
    }
    if (value.is_structured()) {
        for (const auto& member : value) unsorted += unsorted_objects(member);
    }
    return unsorted;
}

TEST(ContributionLine, OfEverySampleIsReadAsTheValueThatItWasWrittenFrom) {
    for (const ReportFile& report : test::sample_reports()) {
        const FileContributions file = contributed(report);
        const std::string line = line_of(file);
        const ContributionLine again = read(line);
        expect_equal(again.file, file);
        EXPECT_EQ(again.default_relevancy, usual_relevancy);
        EXPECT_EQ(line_of(again.file), line);
    }
}

TEST(ContributionLine, HasSortedMembersAndWholeNumbersOnly) {
    const std::string line = kelp_line();
    EXPECT_EQ(unsorted_objects(nlohmann::ordered_json::parse(line)), 0U);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const Json json = Json::parse(line);
    EXPECT_EQ(json["contribution"], contribution_version);
    EXPECT_EQ(json["default_relevancy"], usual_relevancy);
    EXPECT_EQ(json["path"], "a.md");
    const Json& report = json["reports"][0];
    EXPECT_EQ(report["date"], 20240102);
    EXPECT_EQ(report["title"], "Kelp \"");
    EXPECT_EQ(report["url"], "https://example.org/kelp");
    EXPECT_EQ(report["links"][0]["target"], "b");
    EXPECT_EQ(report["terms"][0],
              (Json{{"key", "open data"}, {"line", 4}, {"surface", "Open data"}}));
    EXPECT_EQ(report["terms_also_written"], Json::parse(R"([{"item":0,"surface":"open DATA"}])"));
    EXPECT_EQ(report["rows"][0]["relevancy"], 800'000);
    EXPECT_EQ(report["rows"][0]["text"], "Seals eat Kelp | Near Orkney.");
    EXPECT_EQ(report["rows"][1]["relevancy_known"], false);
    EXPECT_EQ(report["table_rows"], Json::parse("[0,1]"));
    EXPECT_EQ(report["with_exact_names"]["named"], Json::parse("[[1,2],[]]"));
    EXPECT_THAT(report["with_learned_names"]["text"].get<std::string>(),
                HasSubstr("grows in Open Data Portals (ODPs)."));
    EXPECT_EQ(json["diagnostics"][0]["path"], "a.md");
}

TEST(ContributionLine, OfAFileOfSeveralReportsIsOne) {
    const std::string page = "# __A__, (from page [20240102](p).)\n## Keywords\n* kelp\n";
    const std::string other = "# __B__, (from page [20240103](p).)\n## Keywords\n* tide\n";
    const FileContributions file = contributed(report_file("a.md", page + other));
    const ContributionLine again = read(line_of(file));
    expect_equal(again.file, file);
    ASSERT_EQ(again.file.all.size(), 2U);
    EXPECT_EQ(again.file.all[1].path, "a.md#2");
}

TEST(ContributionLine, OfWhatIsNoReportHasItsDiagnostics) {
    const FileContributions file = contributed(report_file("a.md", "# Words\n\nOnly.\n"));
    const ContributionLine again = read(line_of(file));
    expect_equal(again.file, file);
    EXPECT_FALSE(again.file.all.at(0).is_report);
    ASSERT_EQ(again.file.all.at(0).diagnostics.list().size(), 1U);
    EXPECT_EQ(again.file.all.at(0).diagnostics.list()[0], file.all[0].diagnostics.list()[0]);
}

TEST(ContributionLine, IsReadForOneRuleOfNamesWithoutWhatTheOtherNeeds) {
    const std::string line = kelp_line();
    const Contribution exact = read(line, {}).file.all.at(0);
    EXPECT_FALSE(exact.names);
    EXPECT_EQ(exact.cases.size(), 3U);
    EXPECT_EQ(compare(exact, contribution_of("a.md", kelp_report)), std::strong_ordering::equal);
    ContributionOptions learned = for_all_names();
    learned.find_terms = false;
    learned.runs = NameRuns::leave;
    const Contribution with_names = read(line, learned).file.all.at(0);
    EXPECT_TRUE(with_names.cases.empty());
    EXPECT_EQ(compare(with_names, contribution_of("a.md", kelp_report, learned)),
              std::strong_ordering::equal);
}

TEST(ContributionLine, ThatLacksWhatIsAskedForIsRefused) {
    const auto line_with = [](const ContributionOptions& options) {
        return line_of(contribute(report_file("a.md", kelp_report), ReportSchema(), options,
                                  std::make_shared<TextStore>()));
    };
    ContributionOptions learned = for_all_names();
    learned.find_terms = false;
    learned.row_texts = false;
    ContributionOptions with_rows;
    with_rows.row_texts = true;
    EXPECT_EQ(fault_of(line_with({}), {}), "");
    EXPECT_EQ(fault_of(line_with(with_rows), {}), "");
    EXPECT_EQ(fault_of(line_with(with_rows), with_rows), "");
    EXPECT_THAT(fault_of(line_with({}), with_rows), HasSubstr("expected 'text'"));
    EXPECT_EQ(fault_of(line_with(learned), learned), "");
    EXPECT_THAT(fault_of(line_with({}), learned), HasSubstr("expected 'with_learned_names'"));
    EXPECT_THAT(fault_of(line_with(learned), {}), HasSubstr("expected 'with_exact_names'"));
}

TEST(ContributionLine, OfAnotherVersionIsRefused) {
    EXPECT_EQ(fault_of(replaced(kelp_line(), "\"contribution\":2", "\"contribution\":1")),
              "17: expected version 2 of contributions, got '1'");
}

TEST(ContributionLine, WithMembersInAnotherOrderIsRefused) {
    EXPECT_THAT(fault_of(R"({"default_relevancy":600000,"contribution":1})"),
                testing::StartsWith("2: expected 'contribution', got 'default_relevancy'"));
    EXPECT_THAT(fault_of(Json::parse(kelp_line()).dump(1)), HasSubstr("expected 'contribution'"));
    EXPECT_EQ(fault_of(Json::parse(kelp_line()).dump()), "") << "nlohmann_json sorts members, too";
}

TEST(ContributionLine, WhoseValuesNoReportHasIsRefused) {
    const std::string line = kelp_line();
    const auto fault = [&](std::string_view what, std::string_view by) {
        const std::string said = fault_of(replaced(line, what, by));
        return said.substr(said.find(": ") + 2);
    };
    EXPECT_EQ(fault("\"date\":20240102", "\"date\":20240230"),
              "expected a day as YYYYMMDD, or 0, got '20240230'");
    EXPECT_EQ(fault("\"relevancy\":800000", "\"relevancy\":1000001"),
              "expected a whole number from 1 to 1000000, got '1000001'");
    EXPECT_EQ(fault("\"relevancy\":800000", "\"relevancy\":0"),
              "expected a whole number from 1 to 1000000, got '0'");
    EXPECT_EQ(fault("\"relevancy\":800000", "\"relevancy\":0.8"),
              "expected a whole number, got '0.8'");
    EXPECT_EQ(fault("\"kind\":\"issue\"", "\"kind\":\"report\""),
              "expected a kind of row, got 'report'");
    EXPECT_EQ(fault("\"key\":\"kelp\"", "\"key\":\"open data\""),
              "expected another key, got one of a second item");
    EXPECT_EQ(fault("\"item\":0,", "\"item\":3,"), "expected a whole number from 0 to 2, got '3'");
    EXPECT_EQ(fault("open DATA\"", "Open data\""),
              "expected another way of writing, got 'Open data'");
    EXPECT_EQ(fault("\"table_rows\":[0,1]", "\"table_rows\":[0,2]"),
              "expected a whole number from 0 to 1, got '2'");
    EXPECT_EQ(fault("\"named\":[[1,2],[]]", "\"named\":[[2,1],[]]"),
              "expected rising numbers, got '1'");
    EXPECT_EQ(fault("\"named\":[[1,2],[]]", "\"named\":[[1,2]]"),
              "expected a list of one for each of 2 rows, got 1");
    EXPECT_EQ(fault("\"named\":[[1,2],[]]", "\"named\":[[1,2],[],[]]"),
              "expected a list of one for each of 2 rows, got 3");
    EXPECT_EQ(fault("\"name_end\":0", "\"name_end\":4"), "expected where a text ends, got '4'");
    EXPECT_EQ(fault("\"surface\":\"kelp\"", "\"surface\":\"help\""),
              "expected the term among keywords and themes: help");
    EXPECT_THAT(fault("\"default_relevancy\":600000", "\"default_relevancy\":1"),
                "expected a whole number from 200000 to 1000000, got '1'");
    EXPECT_EQ(fault("\"text_hash\":\"", "\"text_hash\":\"0"),
              "expected 16 hexadecimal digits, got '0" +
                  Json::parse(line)["text_hash"].get<std::string>() + "'");
    EXPECT_THAT(fault("\"oddity\":\"", "\"oddity\":\"x"),
                HasSubstr("expected the name of an oddity"));
    const std::string long_name(1001, 'x');
    EXPECT_THAT(fault("\"surface\":\"kelp\"", "\"surface\":\"" + long_name + "\""),
                HasSubstr("expected a name of at most 1000 bytes"));
}

TEST(ContributionLine, WithMoreItemsThanAnyReportIsRefused) {
    std::string terms;
    for (int i = 0; i < 2000; ++i) {
        terms += R"({"key":"k)" + std::to_string(i) + R"(","line":1,"surface":"k"},)";
    }
    EXPECT_THAT(fault_of(replaced(kelp_line(), "\"terms\":[", "\"terms\":[" + terms)),
                HasSubstr("expected at most 2000 terms and rows, got more"));
}

TEST(ContributionLine, SaysNothingThatATerminalObeys) {
    std::string line = replaced(kelp_line(), "\"message\":\"", "\"message\":\"\\u001b[2J\\n");
    line = replaced(line, "\"path\":\"a.md\"", "\"path\":\"a\\u001b.md\"");
    const FileContributions file = read(line).file;
    EXPECT_EQ(file.all[0].diagnostics.list()[0].message.find('\x1b'), std::string::npos);
    EXPECT_EQ(file.all[0].diagnostics.list()[0].message.find('\n'), std::string::npos);
}

TEST(ContributionLine, CutAnywhereIsRefused) {
    const std::string line = kelp_line();
    for (std::size_t size = 0; size < line.size(); ++size) {
        EXPECT_NE(fault_of(std::string_view(line).substr(0, size)), "") << size;
    }
}

/// A line with a few random changes: bytes, pieces left out, and pieces of it elsewhere.
std::string damaged(std::string line, Random& random) {
    const auto place = [&] { return random.below(static_cast<std::uint32_t>(line.size())); };
    constexpr std::string_view bytes = "0123456789-{}[]\",:\\ue\x80\xFF z";
    for (std::uint32_t changes = 1 + random.below(3); changes > 0; --changes) {
        const std::size_t at = place();
        const std::string piece = line.substr(place(), 1 + random.below(12));
        switch (random.below(4)) {
            case 0:
                line[at] = bytes[random.below(static_cast<std::uint32_t>(bytes.size()))];
                break;
            case 1:
                line.erase(at, piece.size());
                break;
            case 2:
                line.insert(at, piece);
                break;
            default:
                line.replace(at, piece.size(), piece);
        }
    }
    return line;
}

TEST(ContributionLine, DamagedInAnyWayIsRefusedOrIsThatOfSomeReport) {
    Random random(3);
    const std::string line = kelp_line();
    std::size_t read_nevertheless = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string hostile = damaged(line, random);
        if (!fault_of(hostile).empty()) continue;
        ++read_nevertheless;
        for (const NamesRule names : {NamesRule::exact, NamesRule::learned}) {
            WeaveOptions options{.pairs = PairChoice::all, .report_nodes = ReportNodes::include};
            options.ledger = Ledger::keep;
            options.names = names;
            options.learning.discover = 1;
            Contributions both(read(hostile).file.all);
            both += Contributions(read(line).file.all);
            DiagnosticList diagnostics;
            const BuildResult result = weave(std::move(both), options, diagnostics);
            EXPECT_GT(result.graph.edge_count(), 0U);
        }
    }
    EXPECT_GT(read_nevertheless, 100U) << "changes inside of texts";
}

}  // namespace
}  // namespace sigloom
