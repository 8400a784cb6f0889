#include "tools/node_names.hpp"

#include <gmock/gmock.h>

#include "tools/failure.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

struct NamedNode {
    const char* id;
    const char* label;
    const char* kind;
};

KnowledgeGraph graph_of(std::initializer_list<NamedNode> list) {
    NodeTable nodes;
    for (const NamedNode& node : list) {
        nodes.id.push_back(node.id);
        nodes.label.push_back(node.label);
        nodes.kind.push_back(node.kind);
    }
    return {std::move(nodes), {}};
}

/// Of two names of one theme, and of a name that an alias file drops.
NameTable learned_names() {
    const auto row = [](const char* surface, std::uint32_t name_class) {
        NameRow form;
        form.surface = surface;
        form.name_class = name_class;
        form.reports = 1;
        return form;
    };
    const auto theme = [](const char* label, bool is_dropped) {
        NameClass name;
        name.label = label;
        name.is_dropped = is_dropped;
        return name;
    };
    return {{theme("Privacy", false), theme("misc", true), theme("gone", false)},
            {row("Privacy", 0), row("data protection", 0), row("misc", 1), row("gone", 2),
             row("lost", 2)}};
}

class NodeNamesTest : public testing::Test {
  protected:
    [[nodiscard]] std::string failure(std::string_view name, std::string_view kind = "") const {
        try {
            return "found node " + std::to_string(find(name, kind));
        } catch (const Failure& error) {
            return error.what();
        }
    }

    [[nodiscard]] Node find(std::string_view name, std::string_view kind = "") const {
        Messages quiet(Verbosity::errors_only);
        return names_.find(name, kind, quiet);
    }

    KnowledgeGraph graph_ = graph_of({{"theme:ai", "AI", "theme"},
                                      {"technology:ai", "AI", "technology"},
                                      {"theme:ai-safety", "AI safety", "theme"},
                                      {"entity:istanbul", "İstanbul’s port", "entity"},
                                      {"theme:privacy", "Privacy", "theme"},
                                      {"theme:checks", "End-to-end checks", "theme"},
                                      {"technology:checks", "End to end checks", "technology"}});
    NameTable learned_ = learned_names();
    NodeNames names_{graph_, learned_};
};

TEST_F(NodeNamesTest, AnIdWinsOverEverything) {
    EXPECT_EQ(find("theme:ai"), 0U);
}

TEST_F(NodeNamesTest, AnIdIsFoundInAnotherCase) {
    EXPECT_EQ(find("Theme:AI"), 0U);
}

TEST_F(NodeNamesTest, ALabelIsFoundIgnoringCaseAndTypography) {
    EXPECT_EQ(find("PRIVACY"), 4U);
    EXPECT_EQ(find("ai  safety"), 2U);
    EXPECT_EQ(find("İSTANBUL'S port"), 3U);
}

TEST_F(NodeNamesTest, AnOnlyPrefixIsEnough) {
    EXPECT_EQ(find("priv"), 4U);
    EXPECT_EQ(find("entity:"), 3U);
}

TEST_F(NodeNamesTest, ANameThatTheReportsMergedLeadsToItsTerm) {
    EXPECT_EQ(find("data protection"), 4U);
    EXPECT_EQ(find("Data-Protection"), 4U) << "no form of it has the hyphen";
}

TEST_F(NodeNamesTest, AHyphenIsASpace) {
    EXPECT_EQ(find("AI-safety"), 2U);
    EXPECT_EQ(find("end to-end", "theme"), 5U) << "the name begins so";
    EXPECT_THAT(failure("end-to end checks"),
                testing::StartsWith("'end-to end checks' may be any of 2 nodes"));
}

TEST_F(NodeNamesTest, SaysWhichNodeItIsWhereTheNameIsNotItsOwn) {
    const auto said_of = [&](std::string_view name) {
        testing::internal::CaptureStderr();
        Messages messages;
        (void)names_.find(name, "", messages);
        return testing::internal::GetCapturedStderr();
    };
    EXPECT_EQ(said_of("data protection"), "'data protection' means theme:privacy (Privacy)\n");
    EXPECT_EQ(said_of("AI-safety"), "'AI-safety' means theme:ai-safety (AI safety)\n");
    EXPECT_EQ(said_of("İstan"), "'İstan' means entity:istanbul (İstanbul’s port)\n");
    EXPECT_EQ(said_of("THEME:privacy") + said_of("theme:privacy") + said_of("privacy"), "");
}

TEST_F(NodeNamesTest, SaysWhatBecameOfANameWithoutANode) {
    EXPECT_THAT(failure("misc"),
                testing::StartsWith("no node is called 'misc', which the alias file drops"));
    EXPECT_THAT(failure("lost"),
                testing::StartsWith("no node is called 'lost', which the reports call 'gone'"));
    EXPECT_THAT(failure("gone"), testing::StartsWith("no node is called 'gone'"));
}

TEST_F(NodeNamesTest, SeveralWithOneLabelAreListed) {
    EXPECT_EQ(failure("ai"),
              "'ai' may be any of 2 nodes; say which by its id:\n"
              "  theme:ai  AI\n"
              "  technology:ai  AI");
}

TEST_F(NodeNamesTest, TheKindDecidesBetweenSeveral) {
    EXPECT_EQ(find("ai", "technology"), 1U);
    EXPECT_EQ(find("privacy", "technology"), 4U) << "there is only one";
    EXPECT_EQ(find("end-to end checks", "technology"), 6U);
}

TEST_F(NodeNamesTest, AMissSuggestsTheNearestNames) {
    EXPECT_EQ(failure("privcay"),
              "no node is called 'privcay'; did you mean:\n"
              "  theme:privacy  Privacy");
    EXPECT_EQ(failure("öü"), "no node is called 'öü'");
    EXPECT_THAT(failure("ai", "entity"),
                testing::StartsWith("no node is called 'ai' among those of kind entity"));
    EXPECT_EQ(failure(std::string(100'000, 'a')),
              "no node is called '" + std::string(80, 'a') + "...'");
}

TEST_F(NodeNamesTest, AKindThatNoNodeHasIsAMistake) {
    EXPECT_EQ(failure("privacy", "topic"),
              "no node is of kind 'topic'; the kinds in this graph: entity, technology, theme");
}

TEST_F(NodeNamesTest, AMissSuggestsLabelsThatHoldTheName) {
    EXPECT_EQ(failure("safety"),
              "no node is called 'safety'; did you mean:\n  theme:ai-safety  AI safety");
}

TEST_F(NodeNamesTest, NoNameBeginsALineOfAMessage) {
    const KnowledgeGraph graph =
        graph_of({{"a\nb", "x\ny\u202e", "theme"}, {"c", "x\ny\u202e", "theme"}});
    const NodeNames names(graph, learned_);
    Messages quiet(Verbosity::errors_only);
    try {
        (void)names.find("x\ny\u202e", "", quiet);
        FAIL() << "there are two";
    } catch (const Failure& error) {
        EXPECT_STREQ(error.what(),
                     "'x\ufffdy\ufffd' may be any of 2 nodes; say which by its id:\n"
                     "  a\ufffdb  x\ufffdy\ufffd\n  c  x\ufffdy\ufffd");
    }
}

TEST_F(NodeNamesTest, AnEmptyNameIsNoPrefix) {
    EXPECT_THAT(failure(""), testing::StartsWith("no node is called ''"));
}

TEST_F(NodeNamesTest, KindsAreThoseOfTheGraph) {
    EXPECT_THAT(node_kinds(graph_), ElementsAre("entity", "technology", "theme"));
    EXPECT_THAT(kinds_called(graph_, {"theme", "Entities"}), ElementsAre("theme", "entity"));
    EXPECT_THAT(kinds_called(graph_, {"TECHNOLOGIES"}), ElementsAre("technology"));
    try {
        (void)kinds_called(graph_, {"theme", "topic"});
        FAIL() << "topic is no kind";
    } catch (const Failure& error) {
        EXPECT_STREQ(error.what(),
                     "no node is of kind 'topic'; the kinds in this graph: entity, technology, "
                     "theme");
    }
}

TEST_F(NodeNamesTest, AKindIsFoundInBritishSpelling) {
    const std::vector<std::string> kinds{"behavior", "signal"};
    EXPECT_EQ(kind_called("Behaviours", kinds), "behavior");
    EXPECT_EQ(kind_called("Signals", kinds), "signal");
    EXPECT_EQ(kind_called("planet", kinds), std::nullopt);
}

/// Names of people, plurals and hyphens, as they are typed.
class TypedNamesTest : public testing::Test {
  protected:
    [[nodiscard]] std::string find(std::string_view name) const {
        Messages quiet(Verbosity::errors_only);
        return std::string(graph_.nodes().id[names_.find(name, "", quiet)]);
    }

    KnowledgeGraph graph_ = graph_of({{"entity:mark-zuckerberg", "Mark Zuckerberg", "entity"},
                                      {"signal:zuckerberg-bets", "Zuckerberg bets again", "signal"},
                                      {"theme:deep-fake", "deepfakes", "theme"},
                                      {"theme:co-working", "co-working space", "theme"},
                                      {"theme:data-centre", "data centre", "theme"},
                                      {"entity:sao-paulo", "São Paulo", "entity"},
                                      {"theme:war-a", "war and peace", "theme"},
                                      {"theme:war-b", "war reporting", "theme"},
                                      {"theme:war", "wars", "theme"}});
    NameTable none_;
    NodeNames names_{graph_, none_};
};

TEST_F(TypedNamesTest, ASurnameIsEnough) {
    EXPECT_EQ(find("Zuckerberg"), "entity:mark-zuckerberg");
    EXPECT_EQ(find("zuckerberg"), "entity:mark-zuckerberg");
}

TEST_F(TypedNamesTest, PluralsHyphensSpellingAndAccentsDoNotMatter) {
    EXPECT_EQ(find("deepfake"), "theme:deep-fake");
    EXPECT_EQ(find("Deep-Fakes"), "theme:deep-fake");
    EXPECT_EQ(find("coworking spaces"), "theme:co-working");
    EXPECT_EQ(find("Data Centers"), "theme:data-centre");
    EXPECT_EQ(find("sao paulo"), "entity:sao-paulo");
    EXPECT_EQ(find("war"), "theme:war") << "and not what begins so";
}

TEST_F(TypedNamesTest, WhatATableCutIsFoundByItsBeginning) {
    EXPECT_EQ(find("signal:zuckerb\u2026"), "signal:zuckerberg-bets");
    EXPECT_EQ(find("data c\u2026"), "theme:data-centre");
}

TEST_F(TypedNamesTest, OfSeveralThoseThatBearTheNameComeFirst) {
    const KnowledgeGraph graph = graph_of({{"theme:a", "tidal power plant", "theme"},
                                           {"signal:b", "Tidal power", "signal"},
                                           {"theme:c", "tidal power", "theme"},
                                           {"theme:d", "tidal powers of the sea", "theme"}});
    const NodeNames names(graph, none_);
    Messages quiet(Verbosity::errors_only);
    EXPECT_THAT(names.find_all("tidal power", "", quiet), ElementsAre(1, 2));
    EXPECT_THAT(names.find_all("tidal", "", quiet), testing::IsEmpty()) << "it may be any";
    try {
        (void)names.find("tidal p", "", quiet);
        FAIL();
    } catch (const Failure& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("may be any of 4 nodes"));
    }
}

}  // namespace
}  // namespace sigloom
