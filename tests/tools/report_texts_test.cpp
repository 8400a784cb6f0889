// What reports say, in files that have a place for it.
#include "exporters/sqlite/database.hpp"
#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::ProgramTest;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ReportTextsTest : public ProgramTest {
  protected:
    std::vector<std::string> rows_of(const std::string& query) {
        sql::Database database((folder_.path() / "g.sqlite").string(),
                               sql::Database::Mode::read_only);
        sql::Statement rows(database, query);
        std::vector<std::string> result;
        while (rows.step()) result.emplace_back(rows.text(0));
        return result;
    }
    void make(const std::vector<std::string>& arguments) {
        const test::Outcome outcome = sigloom(arguments);
        ASSERT_EQ(outcome.exit_code, 0) << outcome.errors;
    }

    const std::string texts_ =
        "SELECT id || ' ' || path || ':' || line || ' ' || coalesce(text, '-') FROM evidence"
        " JOIN nodes USING (node) JOIN reports USING (report) WHERE id LIKE '%:r%' OR kind = "
        "'signal'"
        " ORDER BY id, path";
    const std::string surfaces_ =
        "SELECT id || ' ' || path || ' ' || surface FROM surfaces JOIN nodes USING (node)"
        " JOIN reports USING (report) WHERE id LIKE '%:r%' OR kind = 'signal' ORDER BY id, path";
    const std::string row_ =
        "Crewless ferries | Ferries run by robots. | From crews to none. | "
        "Common. | Cost.";
};

TEST_F(ReportTextsTest, ADatabaseHoldsTheRowsAndTheSpellingsOfReports) {
    make({"build", "reports", "-o", "g.sqlite"});
    EXPECT_THAT(rows_of(texts_),
                ElementsAre("signal:crewless-ferries ferries.md:30 " + row_,
                            "theme:robots ferries.md:7 -", "theme:robots harbours.md:7 -"));
    EXPECT_THAT(rows_of(surfaces_),
                ElementsAre("signal:crewless-ferries ferries.md Crewless ferries",
                            "theme:robots ferries.md robots", "theme:robots harbours.md Robots"));
}

TEST_F(ReportTextsTest, APartOfTheGraphHasThoseOfItsNodes) {
    make({"ego", "reports", "harbours", "-o", "g.sqlite"});
    EXPECT_THAT(rows_of("SELECT surface FROM surfaces ORDER BY surface"),
                ElementsAre("Robots", "automation", "automation", "harbours", "robots"));
    EXPECT_THAT(rows_of("SELECT text FROM evidence WHERE text IS NOT NULL"), IsEmpty());
    make({"rank", "reports", "--kind", "signal", "-o", "g.sqlite"});
    EXPECT_THAT(rows_of("SELECT text FROM evidence WHERE text IS NOT NULL"), ElementsAre(row_));
}

TEST_F(ReportTextsTest, OfTwoReportsInOneFileEachHasItsOwn) {
    folder_.write("two/both.md", std::string(test::harbours) + "\n" + test::ferries);
    make({"build", "two", "-o", "g.sqlite"});
    EXPECT_THAT(rows_of(texts_),
                ElementsAre(HasSubstr("both.md#2:57 " + row_), "theme:robots both.md:7 -",
                            HasSubstr("both.md#2:34 -")));
}

TEST_F(ReportTextsTest, EvidenceOfAnEdgeHasTheTextsOfBothEnds) {
    make({"build", "reports", "-o", "g.sqlite"});
    EXPECT_THAT(rows_of("SELECT coalesce(source_text, '-') || '; ' || coalesce(target_text, '-')"
                        " FROM edge_evidence WHERE 'signal:crewless-ferries' IN (source, target)"
                        " AND 'theme:robots' IN (source, target)"),
                ElementsAre(row_ + "; -"));
}

TEST_F(ReportTextsTest, AGraphFileHasNone) {
    make({"build", "reports", "-o", "g.json"});
    make({"convert", "g.json", "g.sqlite"});
    EXPECT_THAT(rows_of("SELECT surface FROM surfaces"), IsEmpty());
    EXPECT_THAT(rows_of("SELECT line FROM evidence WHERE text IS NOT NULL"), IsEmpty());
}

TEST_F(ReportTextsTest, CommandsReadTheDatabaseAsTheyReadTheReports) {
    make({"build", "reports", "-o", "g.sqlite"});
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"rank", "--by", "pagerank"},
          {"edges"},
          {"nodes"},
          {"reports"}}) {
        std::vector<std::string> of_reports = command;
        std::vector<std::string> of_database = command;
        of_reports.insert(of_reports.end(), {"--format", "csv", "reports"});
        of_database.insert(of_database.end(), {"--format", "csv", "g.sqlite"});
        EXPECT_EQ(output_of(of_database), output_of(of_reports)) << command.front();
    }
    EXPECT_THAT(output_of({"why", "g.sqlite", "robots", "automation"}), HasSubstr("harbours.md"));
    make({"convert", "g.sqlite", "again.json", "--with", "pagerank"});
    EXPECT_THAT(folder_.read("again.json"), HasSubstr("\"pagerank\":"));
    EXPECT_THAT(folder_.read("again.json"), HasSubstr("\"reports_hash\""));
}

}  // namespace
}  // namespace sigloom
