#include "core/names/name_file.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "core/names/suggest.hpp"
#include "tests/names/corpus.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// What a fault says.
template <typename Work>
std::string fault_of(Work work) {
    try {
        work();
    } catch (const std::runtime_error& fault) {
        return fault.what();
    }
    return "no fault";
}

const Corpus corpus =
    corpus_of({{"robot;Kenya;\"quoted\" term;open data", "A robot in Kenya. They use open data."},
               {"robots;kenya;Open Data", "Many robots in Kenya."}});

TEST(NameFile, WhatIsSavedIsReadBack) {
    const std::string saved = save_names(corpus.learn());
    EXPECT_THAT(saved, HasSubstr("\nrobot\trobots\ttheme\t"));
    EXPECT_EQ(save_names(load_names(saved, "names.tsv")), saved);
}

TEST(NameFile, ATabInANameIsKept) {
    const std::string line = "\"open\tdata\"\t\"open\tdata\"\ttheme";
    const std::string saved =
        save_names(load_names("surface\tcanonical\tkind\n" + line + "\n", "names.tsv"));
    EXPECT_THAT(saved, HasSubstr("\n" + line + "\t"));
    EXPECT_EQ(save_names(load_names(saved, "names.tsv")), saved);
}

TEST(NameFile, ALedgerOfThreeColumnsIsEnough) {
    const NameTable table = load_names(
        "kind\tcanonical\tsurface\r\nentity\tKenya\tkenya\r\n"
        "entity\tKenya\tKENYA\r\n",
        "names.tsv");
    EXPECT_TRUE(are_one(table, "kenya", "KENYA"));
    EXPECT_TRUE(class_of(table, "Kenya").is_entity);
}

TEST(NameFile, FaultsTellTheirPlace) {
    const auto load = [](std::string_view text) {
        return fault_of([&] { (void)load_names(text, "n.tsv"); });
    };
    EXPECT_EQ(load(""), "n.tsv:1:1: expected a table of names, got an empty file");
    EXPECT_EQ(load("surface\tkind\n"),
              "n.tsv:1:1: expected a header line with the column canonical");
    EXPECT_EQ(load("surface\tcanonical\tkind\na\tb\tthing\n"),
              "n.tsv:2:5: expected entity, theme or dropped, got thing");
    EXPECT_EQ(load("surface\tcanonical\tkind\na\tb\n"),
              "n.tsv:2:1: expected entity, theme or dropped, got nothing");
    EXPECT_EQ(load("surface\tcanonical\tkind\na\t\ttheme\n"),
              "n.tsv:2:3: expected a canonical name, got nothing");
    EXPECT_EQ(load("surface\tcanonical\tkind\n \tb\ttheme\n"),
              "n.tsv:2:1: expected a surface form, got nothing");
    EXPECT_EQ(load("surface\tcanonical\tkind\tscore\na\tb\ttheme\tx\n"),
              "n.tsv:2:11: expected a number, got x");
    EXPECT_EQ(load("surface\tcanonical\tkind\tscore\na\tb\ttheme\tinf\n"),
              "n.tsv:2:11: expected a number, got inf");
    EXPECT_EQ(load("surface\tcanonical\tkind\n\"a\tb\ttheme\n"),
              "n.tsv:2:1: expected a closing quote");
    EXPECT_EQ(load("surface\tcanonical\tkind\na\tcaf\xE9\ttheme\n"), "n.tsv:2:6: expected UTF-8");
}

TEST(NameFile, OneFormWithTwoNamesIsAFault) {
    const auto load = [](const std::string& lines) {
        return fault_of(
            [&] { (void)load_names("surface\tcanonical\tkind\trule\n" + lines, "n.tsv"); });
    };
    const std::string fault = "n.tsv:4:1: a has another canonical name or kind in line 2";
    EXPECT_EQ(load("a\tb\ttheme\nA\tc\ttheme\na\tc\ttheme\n"), fault);
    EXPECT_EQ(load("a\tb\ttheme\n\na\tb\tentity\n"), fault);
    EXPECT_EQ(load("a\tb\ttheme\n\na\tb\tdropped\n"), fault);
    EXPECT_EQ(load("a\tb\ttheme\n\na\tb\ttheme\n"), "no fault");
    EXPECT_EQ(load("a\tb\ttheme\nb\tb\ttheme\na\tc\ttheme\texplained in the same report; x\n"),
              "no fault");
}

TEST(NameFile, KeepsWhatAnAliasFileDropsAndThatItSaysSo) {
    const std::string saved =
        save_names(corpus.learn({.aliases = load_aliases("Kenya\t\nrobots\tmachines\n", "a.txt")}));
    EXPECT_THAT(saved, HasSubstr("\nKenya\t\tdropped\t\t1\talias\t0\t\t"));
    const NameTable table = load_names(saved, "n.tsv");
    EXPECT_EQ(save_names(table), saved);
    EXPECT_TRUE(class_of(table, "Kenya").is_dropped);
    EXPECT_TRUE(table.rows()[table.find("robot")].by_alias);
    EXPECT_FALSE(table.rows()[table.find("open data")].by_alias);
}

TEST(NameFile, KnownNamesStayAndNewOnesJoinThem) {
    const NameTable known =
        load_names("surface\tcanonical\tkind\nrobot\tAutomaton\tentity\n", "n.tsv");
    const NameTable table = corpus.learn({.known = &known});
    EXPECT_EQ(class_of(table, "robot").label, "Automaton");
    EXPECT_TRUE(class_of(table, "robot").is_entity);
    EXPECT_TRUE(are_one(table, "robot", "robots"));
    EXPECT_TRUE(class_of(table, "Kenya").is_entity);
}

TEST(AliasFile, WinsOverWhatWasLearned) {
    const NameTable table =
        corpus.learn({.aliases = load_aliases("label\treplace by\nKenya\tRepublic of Kenya\n"
                                              "robot\tmachine\nopen-data\t\n",
                                              "a.txt")});
    EXPECT_EQ(class_of(table, "kenya").label, "Republic of Kenya");
    EXPECT_TRUE(class_of(table, "kenya").is_entity);
    EXPECT_EQ(class_of(table, "robot").label, "machine");
    EXPECT_EQ(class_of(table, "robots").label, "robots");  // the canonical name, not named
    EXPECT_TRUE(class_of(table, "Open Data").is_dropped);
}

TEST(AliasFile, ACanonicalNameStandsForAllItsForms) {
    const NameTable table = corpus.learn({.aliases = load_aliases("robots\tmachine\n", "a.txt")});
    EXPECT_EQ(class_of(table, "robot").label, "machine");
    EXPECT_EQ(class_of(table, "robots").label, "machine");
}

TEST(AliasFile, AFormWithALineOfItsOwnDoesNotFollowItsCanonicalName) {
    for (const char* lines :
         {"robots\tmachine\nrobot\tdroid\n", "robot\tdroid\nrobots\tmachine\n"}) {
        const NameTable table = corpus.learn({.aliases = load_aliases(lines, "a.txt")});
        EXPECT_EQ(class_of(table, "robot").label, "droid") << lines;
        EXPECT_EQ(class_of(table, "robots").label, "machine") << lines;
    }
}

TEST(AliasFile, RowsTellTheirLine) {
    const NameTable table = corpus.learn(
        {.aliases = load_aliases("label\treplace by\nrobots\t\n\nKenya\tK\n", "a.txt")});
    const auto line = [&](const char* surface) {
        return table.rows()[table.find(surface)].alias_line;
    };
    EXPECT_EQ(line("robot"), 2U);
    EXPECT_EQ(line("Kenya"), 4U);
    EXPECT_EQ(line("open data"), 0U);
}

TEST(AliasFile, TakesBackWhatATableDrops) {
    const NameTable known = load_names(
        "surface\tcanonical\tkind\nrobot\t\tdropped\nrobots\t\tdropped\nKenya\t\tdropped\n",
        "n.tsv");
    const NameTable table = corpus.learn(
        {.known = &known, .aliases = load_aliases("open data\trobot\nkenya\tKenya\n", "a.txt")});
    EXPECT_EQ(class_of(table, "open data").label, "robot");
    EXPECT_FALSE(class_of(table, "open data").is_dropped);
    EXPECT_EQ(class_of(table, "Kenya").label, "Kenya");
    EXPECT_FALSE(class_of(table, "Kenya").is_dropped);
    EXPECT_TRUE(class_of(table, "robots").is_dropped);
}

TEST(AliasFile, JoinsTheNameThatIsThereAlready) {
    const NameTable table =
        corpus.learn({.aliases = load_aliases("\"quoted\"\trobots\nkenya\trobots\r\n", "a.txt")});
    EXPECT_TRUE(are_one(table, "Kenya", "robots"));
    EXPECT_TRUE(are_one(table, "Kenya", "robot"));
    EXPECT_EQ(class_of(table, "Kenya").label, "robots");
}

TEST(AliasFile, WaysToWriteOneReplacementAreOneName) {
    const NameTable table =
        corpus.learn({.aliases = load_aliases(
                          "robot\tsea-machine\nkenya\tSea Machine\n\"open data\"\t\n", "a.txt")});
    EXPECT_TRUE(are_one(table, "robot", "Kenya"));
    EXPECT_EQ(class_of(table, "Kenya").label, "sea-machine");
    EXPECT_FALSE(class_of(table, "Kenya").is_dropped);
    EXPECT_TRUE(class_of(table, "open data").is_dropped);
}

TEST(AliasFile, FollowsChainsToTheirEnd) {
    const auto aliases = load_aliases("a\tb\nb\tc\nc\td\n", "a.txt");
    for (const Alias& alias : aliases) EXPECT_EQ(alias.replacement, "d");
    const auto ends = load_aliases("b\tc\na\tb\nc\td-e\nx\tA\nD E\tD E\ny\tz\nz\t\n", "a.txt");
    std::vector<std::string> replacements;
    for (const Alias& alias : ends) replacements.push_back(alias.replacement);
    EXPECT_THAT(replacements, ElementsAre("D E", "D E", "D E", "D E", "D E", "", ""));
}

TEST(AliasFile, ALongChainTakesLinearTime) {
    constexpr int links = 50'000;
    std::string chain;
    for (int i = 0; i < links; ++i) {
        chain += 'n' + std::to_string(i) + "\tn" + std::to_string(i + 1) + '\n';
    }
    const auto aliases = load_aliases(chain, "a.txt");
    ASSERT_EQ(aliases.size(), links);
    const std::string last = 'n' + std::to_string(links);
    EXPECT_TRUE(std::ranges::all_of(aliases,
                                    [&](const Alias& alias) { return alias.replacement == last; }));
    EXPECT_THROW((void)load_aliases(chain + last + "\tn7\n", "a.txt"), std::runtime_error);
}

TEST(AliasFile, LoopsAndClashesAreFaultsWithTheirLine) {
    const auto load = [](std::string_view text) {
        return fault_of([&] { (void)load_aliases(text, "a.txt"); });
    };
    EXPECT_EQ(load("a\tb\nb\ta\n"), "a.txt:1:1: a is replaced by itself in a loop");
    EXPECT_EQ(load("x\ta\na\tb\nb\tc\nc\ta\n"), "a.txt:1:1: x is replaced by itself in a loop");
    EXPECT_EQ(load("a\tb\n\nA\tc\n"), "a.txt:3:1: A is replaced in another way in line 1");
    EXPECT_EQ(load("a\tb\tc\n"), "a.txt:1:5: expected two columns, got more");
    EXPECT_EQ(load("\tb\n"), "a.txt:1:1: expected a name, got nothing");
    EXPECT_EQ(load("\"a\tb\n"), "a.txt:1:1: expected a closing quote");
    EXPECT_EQ(load("a\tb\nc\xE9\td\n"), "a.txt:2:2: expected UTF-8");
    EXPECT_EQ(load("a\tb\na\tb\nA\ta\n"), "a.txt:3:1: A is replaced in another way in line 1");
}

TEST(AliasFile, WhatIsNoSuchFileIsAFaultWithItsLine) {
    const auto load = [](std::string_view text) {
        return fault_of([&] { (void)load_aliases(text, "a.txt"); });
    };
    EXPECT_EQ(
        load("tide\tsea\nkelp, weed\n"),
        "a.txt:2:11: expected a tab and what replaces \"kelp, weed\"; behind the tab, nothing "
        "drops the name");
    EXPECT_EQ(load("label\treplace by\nkelp\n"), "no fault") << "an editor took the tab away";
    for (const char* line :
         {"# Tides", "### Tides", "* tides", "- tides", "> tides", "| a | b |", "```", "---"}) {
        EXPECT_EQ(load("a\tb\n" + std::string(line) + "\n"),
                  "a.txt:2:1: expected a name, got Markdown: \"" + std::string(line) + "\"");
    }
    for (const char* name : {"#tides", "-tides", "C#"}) {
        EXPECT_EQ(load(std::string(name) + "\tb\n"), "no fault") << name;
    }
    const std::string prose = "a b c d e f g h i j k l m n o p";
    EXPECT_EQ(load(prose + "\tb\n"), "no fault") << "16 words";
    EXPECT_EQ(load(prose + " q\tb\n"),
              "a.txt:1:1: expected a name, got prose: \"" + prose + " q\"");
    EXPECT_EQ(load("label\treplace by\treason\na\tb\tbecause\n"), "no fault");
    EXPECT_EQ(load("label\treplace by\na\tb\tbecause\n"),
              "a.txt:2:5: expected two columns, got more");
}

TEST(AliasFile, QuotesAndLineEndsOfOtherSystemsAreRead) {
    const auto aliases = load_aliases("\xEF\xBB\xBF\"a \"\"b\"\"\"\t\"c\"\r\n", "a.txt");
    ASSERT_EQ(aliases.size(), 1U);
    EXPECT_EQ(aliases[0].label, "a \"b\"");
    EXPECT_EQ(aliases[0].replacement, "c");
}

TEST(AliasFile, WhiteSpaceAtTheEndsIsNoPartOfAName) {
    const auto aliases = load_aliases("a \t b\xC2\xA0\nc\t  \n", "a.txt");
    ASSERT_EQ(aliases.size(), 2U);
    EXPECT_EQ(aliases[0].label, "a");
    EXPECT_EQ(aliases[0].replacement, "b");
    EXPECT_EQ(aliases[1].replacement, "");
}

TEST(EntityFile, HoldsNamesAndTypes) {
    const auto entities = load_entities("Kenya\tplace\n\nTrinkwell\nKENYA\tplace\n", "e.txt");
    ASSERT_EQ(entities.size(), 2U);
    EXPECT_EQ(entities[0].entity.type, EntityType::place);
    EXPECT_EQ(entities[1].entity.type, EntityType::unknown);
    EXPECT_EQ(entities[1].number, 3U);
    const auto load = [](std::string_view text) {
        return fault_of([&] { (void)load_entities(text, "e.txt"); });
    };
    EXPECT_EQ(load("Kenya\tland\n"),
              "e.txt:1:7: expected person, organisation, place, product or work, got land");
    EXPECT_EQ(load("Kenya\tplace\nkenya\n"), "e.txt:2:1: kenya has another type in line 1");
    EXPECT_EQ(load("\tplace\n"), "e.txt:1:1: expected a name, got nothing");
    EXPECT_EQ(load("Kenya\n# Towns\n"), "e.txt:2:1: expected a name, got Markdown: \"# Towns\"");
}

TEST(SuggestedMerges, AreWhatTheRulesDidNotDare) {
    const NameTable table = corpus_of({{"health care data base;tidal energy plant;tide barier", ""},
                                       {"healthcare database;tidal energy;tide barrier;tide", ""}})
                                .learn();
    std::vector<std::string> found;
    for (const SuggestedMerge& merge : suggest_merges(merge_candidates(table), 10)) {
        found.push_back(merge.label + " > " + merge.replacement + ": " + merge.reason);
    }
    EXPECT_THAT(found, testing::UnorderedElementsAre(
                           "healthcare database > health care data base: the same letters",
                           "tide barier > tide barrier: one letter differs",
                           "tidal energy > tidal energy plant: one word more"));
    EXPECT_EQ(suggest_merges(merge_candidates(table), 1).size(), 1U);
    EXPECT_EQ(
        load_aliases(as_alias_file(suggest_merges(merge_candidates(table), 10)), "s.txt").size(),
        3U);
}

/// A table of themes that are one form each, with their numbers of reports.
NameTable themes(const std::vector<std::pair<std::string, std::uint32_t>>& forms) {
    std::vector<NameClass> classes;
    std::vector<NameRow> rows;
    for (const auto& [form, reports] : forms) {
        rows.emplace_back().surface = form;
        rows.back().reports = reports;
        rows.back().name_class = static_cast<std::uint32_t>(classes.size());
        classes.emplace_back().label = form;
    }
    return NameTable(std::move(classes), std::move(rows));
}

std::string suggested(const NameTable& table, std::size_t at_most) {
    const std::string file = as_alias_file(suggest_merges(merge_candidates(table), at_most));
    EXPECT_EQ(fault_of([&] { (void)load_aliases(file, "s.txt"); }), "no fault");
    return file;
}

TEST(SuggestedMerges, CanStandInOneFile) {
    const NameTable plants =
        themes({{"tidal energy", 1}, {"tidal energy plant", 2}, {"tidal energy parks", 3}});
    EXPECT_EQ(suggested(plants, 10),
              "label\treplace by\treason\ntidal energy\ttidal energy parks\tone word more\n");
    const NameTable loop = themes({{"barrier", 1}, {"barriers", 2}, {"Barrier", 3}});
    EXPECT_EQ(suggested(loop, 10),
              "label\treplace by\treason\nbarriers\tBarrier\tthe same but for the number of a "
              "word\n");
    EXPECT_EQ(suggested(loop, 0), "label\treplace by\treason\n");
}

TEST(SuggestedMerges, AreOfOneKind) {
    const std::vector<MergeCandidate> names{{"skill gap", "Skill gap", "issue", 2},
                                            {"skills gap", "Skills gap", "issue", 1},
                                            {"skill gap", "skill gap", "theme", 1},
                                            {"skills gap", "Skills Gap", "signal", 1}};
    EXPECT_EQ(as_alias_file(suggest_merges(names, 10)),
              "label\treplace by\treason\nSkills gap\tSkill gap\tthe same but for the number of a "
              "word\n");
}

TEST(SuggestedMerges, TheSafestReasonsComeFirstAndNoneTurnsTheMeaningRound) {
    const NameTable table = themes({{"state actors", 9},
                                    {"non-state actors", 9},
                                    {"tide power", 1},
                                    {"tidepower", 1},
                                    {"résumé of tides", 1},
                                    {"resume of tides", 1},
                                    {"skill gap", 2},
                                    {"skills gap", 1},
                                    {"tide barrier", 5},
                                    {"tide barier", 1},
                                    {"mental health", 5},
                                    {"metal health", 1},
                                    {"disinformation", 3},
                                    {"misinformation", 3},
                                    {"sea wall", 7},
                                    {"high sea wall", 7}});
    EXPECT_EQ(suggested(table, 100),
              "label\treplace by\treason\n"
              "tidepower\ttide power\tthe same letters\n"
              "resume of tides\trésumé of tides\tthe same but for accents\n"
              "skills gap\tskill gap\tthe same but for the number of a word\n"
              "tide barier\ttide barrier\tone letter differs\n"
              "sea wall\thigh sea wall\tone word more\n"
              "metal health\tmental health\tone letter differs, and both are words\n");
}

TEST(SuggestedMerges, AreReadBackWhateverSignsTheyHave) {
    const auto aliases =
        load_aliases(as_alias_file({{"\"open\" data", "open\tdata", "the same letters"}}), "s.txt");
    ASSERT_EQ(aliases.size(), 1U);
    EXPECT_EQ(aliases[0].label, "\"open\" data");
    EXPECT_EQ(aliases[0].replacement, "open\tdata");
}

}  // namespace
}  // namespace sigloom
