#include "core/names/learn.hpp"

#include <gmock/gmock.h>

#include "tests/names/corpus.hpp"

namespace sigloom {
namespace {

TEST(LearnedNames, MergePluralsOfCommonWords) {
    const NameTable table = corpus_of({{"robot;tidal policy", "A robot follows the tidal policy."},
                                       {"robots;tidal policies;news;new",
                                        "All robots follow new tidal policies in the news."}})
                                .learn();
    EXPECT_TRUE(are_one(table, "robot", "robots"));
    EXPECT_TRUE(are_one(table, "tidal policy", "tidal policies"));
    EXPECT_FALSE(are_one(table, "news", "new"));
}

TEST(LearnedNames, MergeIrregularPlurals) {
    const NameTable table = corpus_of({{"tide criteria;sea phenomena;mice;geese", ""},
                                       {"tide criterion;sea phenomenon;mouse;goose", ""}})
                                .learn();
    EXPECT_TRUE(are_one(table, "tide criteria", "tide criterion"));
    EXPECT_TRUE(are_one(table, "sea phenomena", "sea phenomenon"));
    EXPECT_TRUE(are_one(table, "mice", "mouse"));
    EXPECT_TRUE(are_one(table, "geese", "goose"));
}

TEST(LearnedNames, OfTwoSingularsTheStemmerChooses) {
    const NameTable table = corpus_of({{"old axes;old ax", ""}, {"old axe;light", ""}}).learn();
    EXPECT_TRUE(are_one(table, "old axes", "old axe"));
    EXPECT_FALSE(are_one(table, "old axes", "old ax"));
}

TEST(LearnedNames, MergePluralsOfAcronymsWhateverLettersTheyEndIn) {
    const NameTable table = corpus_of({{"QPU;tides", "They use a QPU. A QPU is new."},
                                       {"QPUs;light", "They use QPUs."},
                                       {"TPI;maps", "They use a TPI. A TPI is new."},
                                       {"TPIs;sand", "They use TPIs."}})
                                .learn();
    EXPECT_TRUE(are_one(table, "QPU", "QPUs"));
    EXPECT_TRUE(are_one(table, "TPI", "TPIs"));
}

TEST(LearnedNames, MergeTheSameLettersPartedOrJoined) {
    const NameTable table = corpus_of({{"tide watch;tide-watch;light", "They begin a tide watch."},
                                       {"tidewatch;maps", "The tidewatch is new."},
                                       {"Trink Well;Trinkwell;sand;sea", ""}})
                                .learn();
    EXPECT_TRUE(are_one(table, "tide watch", "tidewatch"));
    EXPECT_TRUE(are_one(table, "tide-watch", "tidewatch"));
    EXPECT_TRUE(are_one(table, "Trink Well", "Trinkwell"));
}

TEST(LearnedNames, MergeLongerNamesWithTwoWordsPartedOrJoined) {
    const NameTable table =
        corpus_of({{"tide-watch boats;blue salt-water lamps;light", "They use tide-watch boats."},
                   {"tidewatch boats;blue saltwater lamps;maps", "The tidewatch boats are new."}})
            .learn();
    EXPECT_TRUE(are_one(table, "tide-watch boats", "tidewatch boats"));
    EXPECT_TRUE(are_one(table, "blue salt-water lamps", "blue saltwater lamps"));
}

TEST(LearnedNames, AnAbbreviationMayStandForWordsPartedOrJoined) {
    const std::string parted = "They use tide-watch boats (TWB) here. ";
    const std::string joined = "They use tidewatch boats (TWB) here. ";
    const NameTable table = corpus_of({{"tide-watch boats;light", parted},
                                       {"tidewatch boats;maps", joined},
                                       {"TWB;sand", "The TWB is new."}})
                                .learn();
    EXPECT_TRUE(are_one(table, "TWB", "tide-watch boats"));
}

TEST(LearnedNames, MergeBritishWithAmericanSpelling) {
    const NameTable table =
        corpus_of({{"tide modelling centres;light;Labour Party", "The Labour Party uses it."},
                   {"tide modeling centers;maps;Labor Party", "The Labor Party uses it."},
                   {"tide modeling centers;four boats;for boats", ""}})
            .learn();
    EXPECT_TRUE(are_one(table, "tide modelling centres", "tide modeling centers"));
    EXPECT_EQ(class_of(table, "tide modelling centres").label, "tide modeling centers");
    EXPECT_FALSE(are_one(table, "Labour Party", "Labor Party"));
    EXPECT_FALSE(are_one(table, "four boats", "for boats"));
}

TEST(LearnedNames, MergeSpellingsInBothNumbersAndMixed) {
    const NameTable table =
        corpus_of({{"data centre;consumer behaviours;tide tokenisation;moor centre", ""},
                   {"data centers;consumer behaviors;tide tokenization;moors center", ""},
                   {"tide modelling centers;bottle refilling;moon", "Some text."},
                   {"tide modeling centres;bottle refiling;moons", "Some text."}})
            .learn();
    EXPECT_TRUE(are_one(table, "data centre", "data centers"));
    EXPECT_TRUE(are_one(table, "consumer behaviours", "consumer behaviors"));
    EXPECT_TRUE(are_one(table, "tide tokenisation", "tide tokenization"));
    EXPECT_TRUE(are_one(table, "tide modelling centers", "tide modeling centres"));
    EXPECT_FALSE(are_one(table, "bottle refilling", "bottle refiling"));
    EXPECT_FALSE(are_one(table, "moor centre", "moors center"));
}

TEST(LearnedNames, AFrenchWordIsNoBritishOne) {
    const std::string french = "Les bateaux sont dans le port, et la mer est calme ce matin.";
    const NameTable table =
        corpus_of({{"utilisation;mer", french}, {"utilization;maps", ""}}).learn();
    EXPECT_FALSE(are_one(table, "utilisation", "utilization"));
}

TEST(LearnedNames, ABritishWordIsACommonOne) {
    const NameTable table = corpus_of({{"centre;light", ""}}).learn();
    EXPECT_FALSE(class_of(table, "centre").is_entity) << "though a region of France is called so";
}

TEST(LearnedNames, AShortFormInTwoWordsIsWhatTheShortFormIs) {
    const std::string text =
        "They like generative tides (GenTI) here. A GenTI is new, as GenTI is.";
    const NameTable table = corpus_of({{"generative tides;light;maps", text},
                                       {"GenTI;sand;sea", text},
                                       {"gen ti;coasts", "They talk of gen ti and of gen ti."}})
                                .learn();
    EXPECT_TRUE(are_one(table, "GenTI", "generative tides"));
    EXPECT_TRUE(are_one(table, "gen ti", "generative tides"));
}

TEST(LearnedNames, AnAbbreviationMayStandForTwoSpellings) {
    const NameTable table = corpus_of({{"tide behaviour;light", "The tide behaviour (TB) is new."},
                                       {"tide behavior;maps", "The tide behavior (TB) is new."},
                                       {"TB;sand", "The TB is new."}})
                                .learn();
    EXPECT_TRUE(are_one(table, "TB", "tide behaviour"));
    EXPECT_TRUE(are_one(table, "TB", "tide behavior"));
}

TEST(LearnedNames, ANameIsNotACommonWordWrittenInTwo) {
    const NameTable table =
        corpus_of({{"TideWatch;light;maps;sand", "They use TideWatch, as TideWatch is new."},
                   {"tide watch;sea;coasts", "They begin a tide watch. The tide watch is old."}})
            .learn();
    EXPECT_FALSE(are_one(table, "TideWatch", "tide watch"));
}

TEST(LearnedNames, NeverMergeANameWithACommonWord) {
    const NameTable table =
        corpus_of({{"Beacon;privacy;phones;maps",
                    "People move to Beacon, as Beacon stores no maps. They "
                    "like Beacon for privacy on phones."},
                   {"beacons;light;coasts", "Old beacons light the coasts. A beacon warns."},
                   {"beacon;light;harbours", "The beacon shows a light above the harbours."}})
            .learn();
    EXPECT_TRUE(class_of(table, "Beacon").is_entity);
    EXPECT_FALSE(class_of(table, "beacons").is_entity);
    EXPECT_FALSE(are_one(table, "Beacon", "beacons"));
    EXPECT_FALSE(are_one(table, "Beacon", "beacon"));
    EXPECT_TRUE(are_one(table, "beacon", "beacons"));
}

TEST(LearnedNames, MergeAbbreviationsThatTextsExplainOften) {
    const NameTable table =
        corpus_of({{"tide power", "We call tidal stream power (TSP) new. It grows."},
                   {"tides", "Some tidal stream power (TSP) was built."},
                   {"TSP", "They like TSP, and TSP grows."},
                   {"tidal stream power", "More tidal stream power is planned."}})
            .learn();
    EXPECT_TRUE(are_one(table, "TSP", "tidal stream power"));
    EXPECT_FALSE(class_of(table, "TSP").is_entity);
}

TEST(LearnedNames, LeaveAbbreviationsAloneThatMeanSeveralThings) {
    const NameTable table = corpus_of({{"tides", "We call tidal stream power (TSP) new."},
                                       {"tides", "Some tidal stream power (TSP) was built."},
                                       {"streets", "The third street pub (TSP) was built."},
                                       {"pubs", "In the third street pub (TSP) they sing."},
                                       {"TSP", "They like TSP."},
                                       {"tidal stream power;third street pub", "Both are here."}})
                                .learn();
    EXPECT_FALSE(are_one(table, "TSP", "tidal stream power"));
    EXPECT_FALSE(are_one(table, "TSP", "third street pub"));
}

TEST(LearnedNames, MergeInitialsOfANameThatIsListedBesideThem) {
    const NameTable table = corpus_of({{"OTA;Orkney Tide Agency;tides;light;maps",
                                        "Now the OTA says that tides are high."}})
                                .learn();
    EXPECT_TRUE(are_one(table, "OTA", "Orkney Tide Agency"));
    EXPECT_TRUE(class_of(table, "OTA").is_entity);
    const NameTable other =
        corpus_of({{"BTO;Bureau of Tides and Oceans;maps", "The BTO draws maps."}}).learn();
    EXPECT_TRUE(are_one(other, "BTO", "Bureau of Tides and Oceans"));
}

TEST(LearnedNames, MergeASurnameWithTheOnlyFullNameThatFits) {
    const NameTable one =
        corpus_of(
            {{"Margaret Ottoboni;Ottoboni;tides;light",
              "The work of Margaret Ottoboni on tides is known. As Ottoboni wrote, light bends."}})
            .learn();
    EXPECT_TRUE(are_one(one, "Ottoboni", "Margaret Ottoboni"));
    EXPECT_EQ(class_of(one, "Ottoboni").type, EntityType::person);
    const NameTable two =
        corpus_of(
            {{"Margaret Ottoboni;Ottoboni;tides;light",
              "The work of Margaret Ottoboni on tides is known. As Ottoboni wrote, light bends."},
             {"Daniel Ottoboni;tides;light", "A brother, Daniel Ottoboni, also studies tides."}})
            .learn();
    EXPECT_FALSE(are_one(two, "Ottoboni", "Margaret Ottoboni"));
}

TEST(LearnedNames, MergeASurnameThatWordListsKnow) {
    const NameTable table = corpus_of({{"William Shakespeare;Shakespeare;tides;light",
                                        "The work of William Shakespeare on light is known. As "
                                        "Shakespeare wrote, light bends."}})
                                .learn();
    EXPECT_EQ(class_of(table, "Shakespeare").type, EntityType::person);
    EXPECT_TRUE(are_one(table, "Shakespeare", "William Shakespeare"));
}

TEST(LearnedNames, TellEntitiesFromThemesInTitleCase) {
    const NameTable table =
        corpus_of(
            {{"Open Data;Kenya;Trinkwell;tide tables",
              "Offices in Kenya publish open data. They buy from Trinkwell, and Trinkwell sells "
              "tide tables."}})
            .learn();
    EXPECT_FALSE(class_of(table, "Open Data").is_entity);
    EXPECT_TRUE(class_of(table, "Kenya").is_entity);
    EXPECT_EQ(class_of(table, "Kenya").type, EntityType::place);
    EXPECT_TRUE(class_of(table, "Trinkwell").is_entity);
}

TEST(LearnedNames, ANameBeforeAnotherNounIsAConcept) {
    const NameTable table = corpus_of({{"Kenya elections;Kenya;tides",
                                        "In Kenya, the Kenya elections were held. People in "
                                        "Kenya like tides."}})
                                .learn();
    EXPECT_TRUE(class_of(table, "Kenya").is_entity);
    EXPECT_FALSE(class_of(table, "Kenya elections").is_entity);
}

TEST(LearnedNames, CapitalsTellInAListThatHasSmallTermsWhateverTheOtherListDoes) {
    const NameTable table =
        corpus_of({{"tides;light;Copper Kettle;Brass Lamp;Tin Whistle|Sand Dunes;Low Water", ""},
                   {"Tidal Pools;Sea Walls", ""}})
            .learn();
    EXPECT_TRUE(class_of(table, "Copper Kettle").is_entity);
    EXPECT_FALSE(class_of(table, "Sand Dunes").is_entity);
    EXPECT_FALSE(class_of(table, "Sea Walls").is_entity);
}

TEST(LearnedNames, APeopleIsNoEntityThoughItsCountryIs) {
    const NameTable table =
        corpus_of({{"Kenya;Kenyans;Icelanders;Omani;West Ghanaian;tides;light;maps;sand",
                    "They like Kenya. They say that Kenyans sing, and that Icelanders, too, sing. "
                    "It was Omani, and West Ghanaian."}})
            .learn();
    EXPECT_TRUE(class_of(table, "Kenya").is_entity);
    for (const char* people : {"Kenyans", "Icelanders", "Omani", "West Ghanaian"}) {
        EXPECT_FALSE(class_of(table, people).is_entity) << people;
    }
}

TEST(LearnedNames, AThemeOfACountryIsATheme) {
    const NameTable table =
        corpus_of({{"Kenyan TSP;Trinkwell TSP;TSP;tides;light;maps;sand",
                    "They build a TSP for TSP-driven tides. The use of Kenyan TSP grows, and "
                    "Kenyan TSP is new. People use Trinkwell TSP, and Trinkwell TSP is new."}})
            .learn();
    EXPECT_FALSE(class_of(table, "TSP").is_entity);
    EXPECT_FALSE(class_of(table, "Kenyan TSP").is_entity);
    EXPECT_TRUE(class_of(table, "Trinkwell TSP").is_entity);
}

TEST(LearnedNames, AnOfficeIsNotThePersonWhoHoldsIt) {
    const NameTable table =
        corpus_of({{"Minister of Tides;Lighthouse Commissioner;Bank of Tides;Daniel "
                    "Singer;tides;light;maps;sand",
                    "They ask the Minister of Tides and the Lighthouse Commissioner. The money of "
                    "the Bank of Tides is new, and the Minister of Tides has it. They like Daniel "
                    "Singer."}})
            .learn();
    EXPECT_FALSE(class_of(table, "Minister of Tides").is_entity);
    EXPECT_FALSE(class_of(table, "Lighthouse Commissioner").is_entity);
    EXPECT_TRUE(class_of(table, "Bank of Tides").is_entity);
    EXPECT_TRUE(class_of(table, "Daniel Singer").is_entity);
}

TEST(LearnedNames, ATheoryIsATheoryWhoeverItIsNamedAfter) {
    const NameTable table =
        corpus_of({{"Ottoboni Hypothesis;tides;light;maps",
                    "They test the Ottoboni Hypothesis. Some doubt the Ottoboni Hypothesis, and "
                    "the Ottoboni Hypothesis is old."}})
            .learn();
    EXPECT_FALSE(class_of(table, "Ottoboni Hypothesis").is_entity);
}

TEST(LearnedNames, ARomanNumberMakesOneOfASeries) {
    const NameTable table = corpus_of({{"Tide War II;Tide War;Sand;Light;Maps",
                                        "It began with the Tide War II in the north."}})
                                .learn();
    EXPECT_TRUE(class_of(table, "Tide War II").is_entity);
}

TEST(LearnedNames, AnAcronymThatNeverActsInManyTextsIsATheme) {
    std::string things;
    std::string body;
    for (int i = 0; i < 30; ++i) {
        things += "They use more QRT at sea. ";
        body += "They ask what the QRT said. ";
    }
    const NameTable of_things = corpus_of({{"QRT;tides;light;maps", things}}).learn();
    EXPECT_FALSE(class_of(of_things, "QRT").is_entity);
    const NameTable of_body = corpus_of({{"QRT;tides;light;maps", body}}).learn();
    EXPECT_TRUE(class_of(of_body, "QRT").is_entity);
}

TEST(LearnedNames, ACapitalInsideAWordIsOfAName) {
    const NameTable table =
        corpus_of({{"TideGlow;Sand;Light", ""}, {"Trinkwell;Maps", ""}}).learn();
    EXPECT_TRUE(class_of(table, "TideGlow").is_entity);
    EXPECT_GT(class_of(table, "TideGlow").score, class_of(table, "Trinkwell").score);
}

TEST(LearnedNames, ASmallLetterBehindADigitIsNoSmallWord) {
    const NameTable table =
        corpus_of({{"TQ-4b;tides;light;maps", "People like TQ-4b at sea. Some sell TQ-4b."}})
            .learn();
    EXPECT_TRUE(class_of(table, "TQ-4b").is_entity);
}

TEST(LearnedNames, SmallParticlesBelongToThePersonsName) {
    const NameTable table = corpus_of({{"Margaret von der Ottoboni;tides;light;maps",
                                        "The work of Margaret von der Ottoboni is known."}})
                                .learn();
    EXPECT_TRUE(class_of(table, "Margaret von der Ottoboni").is_entity);
}

TEST(LearnedNames, ASmallNounBehindATermWithCapitalsMakesATheme) {
    const NameTable table = corpus_of({{"mQRT lamps;tides;light;maps", ""}}).learn();
    EXPECT_FALSE(class_of(table, "mQRT lamps").is_entity);
}

TEST(LearnedNames, AListAllInCapitalsMakesNoAcronymOfAWord) {
    std::vector<std::pair<std::string, std::string>> reports;
    for (int i = 0; i < 3; ++i) {
        reports.emplace_back("robots;kelp " + std::to_string(i), "They use robots, and a robot.");
        reports.emplace_back("robot;dulse " + std::to_string(i), "They use robots, and a robot.");
    }
    reports.emplace_back("ROBOT;KELP;DULSE", "They use a robot.");
    const NameTable table = corpus_of(reports).learn();
    EXPECT_FALSE(class_of(table, "ROBOT").is_entity);
    EXPECT_TRUE(are_one(table, "ROBOT", "robot"));
    EXPECT_TRUE(are_one(table, "robot", "robots"));
}

TEST(LearnedNames, NamesWithinNamesAreBounded) {
    std::string keywords = "kelp";
    std::vector<std::string> names{"tide"};
    for (int words = 2; words < 200; ++words) {
        names.push_back(names.back() + " tide");
        keywords += ';' + names.back();
    }
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "tide ";
    const NameTable table = corpus_of({{keywords, text}}).learn();
    EXPECT_THAT(class_of(table, names[15]).parts, testing::HasSubstr("own text"));
    EXPECT_THAT(class_of(table, names[16]).parts, testing::Not(testing::HasSubstr("own text")));
}

TEST(LearnedNames, TheLedgerNamesTheRuleThatLeadsToTheLabel) {
    const std::string text = "They sail a health care boat (HCB) here. The HCB is new.";
    const NameTable table = corpus_of({{"healthcare boats;light", text},
                                       {"healthcare boats;maps", text},
                                       {"health care boats;sand", ""},
                                       {"health care boat;HCB", ""}})
                                .learn();
    const auto rule = [&](std::string_view surface) {
        return table.rows()[table.find(surface)].rule;
    };
    EXPECT_EQ(class_of(table, "HCB").label, "healthcare boats");
    EXPECT_EQ(rule("healthcare boats"), "");
    EXPECT_EQ(rule("health care boats"), "parted or joined");
    EXPECT_EQ(rule("health care boat"), "plural");
    EXPECT_EQ(rule("HCB"), "abbreviation, explained in reports: 2");
}

TEST(LearnedNames, TheMostFrequentFormIsTheLabelAndTiesGoToTheLonger) {
    const NameTable table =
        corpus_of({{"robot", ""}, {"robots", ""}, {"robots", ""}, {"tide", ""}, {"tides", ""}})
            .learn();
    EXPECT_EQ(class_of(table, "robot").label, "robots");
    EXPECT_EQ(class_of(table, "tide").label, "tides");
}

TEST(LearnedNames, OfAnEmptyCorpusAreNone) {
    EXPECT_TRUE(corpus_of({}).learn().rows().empty());
    EXPECT_EQ(NameTable().find("tide"), NameTable::none);
}

TEST(LearnedNames, AListOfAPersonSaysWhatIsAnEntity) {
    const Corpus corpus = corpus_of({{"tide;light", "The tide is high."}});
    EXPECT_FALSE(class_of(corpus.learn(), "tide").is_entity);
    const NameTable table = corpus.learn({.entities = {{"Tide", EntityType::product}}});
    EXPECT_TRUE(class_of(table, "tide").is_entity);
    EXPECT_EQ(class_of(table, "tide").type, EntityType::product);
}

TEST(LearnedNames, EvidenceAddsUpInAnyOrderAndGrouping) {
    const std::vector<std::pair<std::string, std::string>> reports{
        {"Kenya;tides;TSP", "In Kenya they call it tidal stream power (TSP)."},
        {"tide;kenya", "A tide in Kenya. The tidal stream power (TSP) grows."},
        {"Tide;Trinkwell", "They buy Trinkwell maps at a low tide."}};
    const auto learn = [&](const std::vector<std::vector<std::uint32_t>>& groups) {
        CorpusEvidence all;
        NameSources sources;
        all.reports.resize(reports.size());
        for (const auto& group : groups) {
            NameEvidence part;
            for (const std::uint32_t i : group) {
                const Report report = small_report(reports[i].first, reports[i].second);
                all.reports[i] = part.add(sources.of(report), i);
            }
            const NameEvidence::Renumbering numbers = all.names.add(part);
            for (const std::uint32_t i : group) numbers.apply(all.reports[i]);
        }
        const std::vector<std::string> paths{"a.md", "b.md", "c.md"};
        return save_names(learn_names(all, paths, {}).table);
    };
    const std::string whole = learn({{0, 1, 2}});
    EXPECT_FALSE(whole.empty());
    EXPECT_EQ(learn({{2, 1, 0}}), whole);
    EXPECT_EQ(learn({{2}, {0, 1}}), whole);
    EXPECT_EQ(learn({{1}, {2}, {0}}), whole);
}

TEST(LearnedNames, HostileNamesAreBounded) {
    std::string marks = "e";
    for (int i = 0; i < 300; ++i) marks += "\u0301";
    const std::string many_words(999, '-');
    std::string spaced;
    for (int i = 0; i < 499; ++i) spaced += "a ";
    const NameTable table =
        corpus_of({{marks + ";\u202Eopen data;op\u200Ben data;" + spaced + "a;" + many_words +
                        ";?!;\u200B",
                    "An " + spaced + " text with open data (" + spaced + ") and " + marks + "."}})
            .learn();
    EXPECT_NE(table.find("open data"), NameTable::none) << "without what nobody sees";
    EXPECT_GE(table.rows().size(), 4U);
}

}  // namespace
}  // namespace sigloom
