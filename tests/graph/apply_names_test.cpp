#include "core/graph/apply_names.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/names/text_words.hpp"
#include "tests/graph/contributing.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::uint32_t tide = 0;
constexpr std::uint32_t kenya = 1;
constexpr std::uint32_t dropped = 2;
constexpr std::uint32_t orkney = 3;

/// Classes that are made of one form each: tides, Kenya, one that is dropped, and Orkney, which is
/// discovered.
NameTable table() {
    std::vector<NameClass> classes(4);
    std::vector<NameRow> rows(4);
    const std::vector<std::string> labels{"tides", "Kenya", "sand", "Orkney"};
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
        classes[i].label = labels[i];
        classes[i].is_dropped = i == dropped;
        rows[i].surface = labels[i];
        rows[i].name_class = i;
    }
    return {classes, rows};
}

/// The table numbers its classes by surface.
std::uint32_t number_of(const NameTable& names, std::uint32_t name_class) {
    const std::vector<std::string> labels{"tides", "Kenya", "sand", "Orkney"};
    return names.rows()[names.find(labels[name_class])].name_class;
}

/// A report that lists "tide", "Kenya", "Tides" and "sand", with the rows Seals, Noise and seals.
class Named {
  public:
    /// `listed` are the classes of the four; `named` which rows of its table name which.
    Named(const std::vector<std::uint32_t>& listed,
          const std::vector<std::pair<std::uint32_t, std::uint32_t>>& named)
        : table_(table()),
          before(contribution_of(
              "a.md",
              markdown_of("", {"tide", "Kenya", "Tides", "sand"},
                          {{"Seals", "3", ""}, {"Noise", "3", ""}, {"seals", "4", ""}}),
              for_all_names())),
          after(before) {
        EvidenceCollector collector(1);
        collector.add(before.names.value(), 0);
        const CorpusEvidence corpus = collector.finish();
        ReportNames names;
        for (const std::uint32_t name_class : listed) {
            names.class_of_listed.push_back(number_of(table_, name_class));
        }
        for (const auto& [row, name_class] : named) {
            names.named.push_back({row, number_of(table_, name_class)});
        }
        std::vector<bool> discovered(4);
        discovered[number_of(table_, orkney)] = true;
        NameApplier applier({corpus, table_, discovered});
        applier.apply(after, corpus.reports[0], names, std::make_shared<TextStore>());
    }

    /// "key surface line" of the terms.
    [[nodiscard]] std::vector<std::string> terms() const {
        std::vector<std::string> all;
        for (const Item& term : after.terms) {
            all.push_back(std::string(term.key) + ' ' + std::string(term.surface) + ' ' +
                          std::to_string(term.line));
        }
        return all;
    }

  private:
    NameTable table_;

  public:
    Contribution before;
    Contribution after;
};

TEST(NameApplier, TermsOfOneClassAreOneWithFurtherSurfaces) {
    const Named names({tide, kenya, tide, tide}, {});
    EXPECT_THAT(names.terms(), ElementsAre("tides tide 3", "kenya Kenya 4"));
    EXPECT_THAT(names.after.other_surfaces_of_terms,
                ElementsAre(OtherSurface{0, "Tides"}, OtherSurface{0, "sand"}));
    EXPECT_THAT(names.after.name_classes, testing::SizeIs(2));
    EXPECT_THAT(names.after.cases, IsEmpty());
}

TEST(NameApplier, LeavesOutWhatIsDropped) {
    const Named names({dropped, kenya, tide, dropped}, {{0, dropped}});
    EXPECT_THAT(names.terms(), ElementsAre("kenya Kenya 4", "tides Tides 5"));
    EXPECT_FALSE(names.after.named.contains(0, 0));
}

TEST(NameApplier, RowsNameWhatTheirLinesName) {
    const Named names({tide, kenya, tide, tide}, {{1, kenya}, {2, tide}, {0, orkney}});
    ASSERT_EQ(names.after.rows.size(), 2U);
    EXPECT_TRUE(names.after.named.contains(0, 0)) << "by its second line";
    EXPECT_FALSE(names.after.named.contains(0, 1));
    EXPECT_TRUE(names.after.named.contains(1, 1));
    EXPECT_FALSE(names.after.named.contains(1, 0));
}

TEST(NameApplier, WhatIsDiscoveredBecomesATermWhereTheTextNamesIt) {
    const Named in_row({tide, kenya, tide, tide}, {{1, orkney}, {2, orkney}});
    EXPECT_THAT(in_row.terms(), ElementsAre("tides tide 3", "kenya Kenya 4", "orkney Orkney 11"));
    EXPECT_TRUE(in_row.after.named.contains(0, 2));
    EXPECT_TRUE(in_row.after.named.contains(1, 2));
    const Named in_summary({tide, kenya, tide, tide}, {{TextWords::summary, orkney}});
    EXPECT_THAT(in_summary.terms(),
                ElementsAre("tides tide 3", "kenya Kenya 4", "orkney Orkney 1"));
    EXPECT_FALSE(in_summary.after.named.contains(0, 2));
}

TEST(NameApplier, LeavesTheContributionItsCopyCameFrom) {
    const Named names({tide, kenya, tide, tide}, {{0, tide}});
    EXPECT_EQ(names.before.terms.size(), 4U);
    EXPECT_EQ(names.before.terms[0].key, "tide");
    EXPECT_THAT(names.before.name_classes, IsEmpty());
    EXPECT_TRUE(std::ranges::equal(names.before.rows, names.after.rows));
}

}  // namespace
}  // namespace sigloom
