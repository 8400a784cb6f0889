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

class NodeNamesTest : public testing::Test {
  protected:
    [[nodiscard]] std::string failure(std::string_view name, std::string_view kind = "") const {
        try {
            return "found node " + std::to_string(names_.find(name, kind));
        } catch (const Failure& error) {
            return error.what();
        }
    }

    KnowledgeGraph graph_ = graph_of({{"theme:ai", "AI", "theme"},
                                      {"technology:ai", "AI", "technology"},
                                      {"theme:ai-safety", "AI safety", "theme"},
                                      {"entity:istanbul", "İstanbul’s port", "entity"},
                                      {"theme:privacy", "Privacy", "theme"}});
    NodeNames names_{graph_};
};

TEST_F(NodeNamesTest, AnIdWinsOverEverything) {
    EXPECT_EQ(names_.find("theme:ai", ""), 0U);
}

TEST_F(NodeNamesTest, AnIdIsFoundInAnotherCase) {
    EXPECT_EQ(names_.find("Theme:AI", ""), 0U);
}

TEST_F(NodeNamesTest, ALabelIsFoundIgnoringCaseAndTypography) {
    EXPECT_EQ(names_.find("PRIVACY", ""), 4U);
    EXPECT_EQ(names_.find("ai  safety", ""), 2U);
    EXPECT_EQ(names_.find("İSTANBUL'S port", ""), 3U);
}

TEST_F(NodeNamesTest, AnOnlyPrefixIsEnough) {
    EXPECT_EQ(names_.find("priv", ""), 4U);
    EXPECT_EQ(names_.find("entity:", ""), 3U);
}

TEST_F(NodeNamesTest, SeveralWithOneLabelAreListed) {
    EXPECT_EQ(failure("ai"),
              "'ai' may be any of 2 nodes; say which by its id:\n"
              "  theme:ai  AI\n"
              "  technology:ai  AI");
}

TEST_F(NodeNamesTest, TheKindDecidesBetweenSeveral) {
    EXPECT_EQ(names_.find("ai", "technology"), 1U);
    EXPECT_EQ(names_.find("privacy", "technology"), 4U) << "there is only one";
}

TEST_F(NodeNamesTest, AMissSuggestsTheNearestNames) {
    EXPECT_EQ(failure("privcay"),
              "no node is called 'privcay'; did you mean:\n"
              "  theme:privacy  Privacy\n"
              "  theme:ai  AI\n"
              "  technology:ai  AI");
    EXPECT_EQ(failure("öü"), "no node is called 'öü'");
    EXPECT_THAT(failure("ai", "issue"),
                testing::StartsWith("no node is called 'ai' among those of kind issue; did"));
}

TEST_F(NodeNamesTest, AnEmptyNameIsNoPrefix) {
    EXPECT_THAT(failure(""), testing::StartsWith("no node is called ''"));
}

TEST_F(NodeNamesTest, KindsAreThoseOfTheGraph) {
    EXPECT_THAT(node_kinds(graph_), ElementsAre("entity", "technology", "theme"));
    EXPECT_NO_THROW(require_kinds(graph_, {"theme", "entity"}));
    try {
        require_kinds(graph_, {"theme", "themes"});
        FAIL() << "themes is no kind";
    } catch (const Failure& error) {
        EXPECT_STREQ(error.what(),
                     "no node is of kind 'themes'; the kinds in this graph: entity, technology, "
                     "theme");
    }
}

}  // namespace
}  // namespace sigloom
