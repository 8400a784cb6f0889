// The pairs of one report: which of its terms and rows it joins, and what it adds to each pair.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/base/millionths.hpp"
#include "core/graph/contribution.hpp"
#include "core/graph/evidence.hpp"
#include "core/graph/kinds.hpp"

namespace sigloom {

/// Of two different nodes of these classes.
constexpr EdgeKind edge_kind(ItemClass a, ItemClass b) {
    const bool a_is_report = a == ItemClass::report;
    const bool b_is_report = b == ItemClass::report;
    if (a_is_report && b_is_report) return EdgeKind::related;
    if (a_is_report || b_is_report) return EdgeKind::contains;
    return (a == ItemClass::term) == (b == ItemClass::term) ? EdgeKind::cooccurs
                                                            : EdgeKind::relevance;
}

/// Widens a range of dates (YYYYMMDD) to hold another one. A first date of 0: there is none.
inline void widen(std::int32_t& first_seen, std::int32_t& last_seen, std::int32_t first,
                  std::int32_t last) {
    if (first == 0) return;
    first_seen = first_seen == 0 ? first : std::min(first_seen, first);
    last_seen = std::max(last_seen, last);
}

/// What is added up for one pair.
struct PairSum {
    std::int64_t weight = 0;  ///< in millionths
    std::int32_t count = 0;
    std::int32_t mentions = 0;
    std::int32_t first_seen = 0;  ///< YYYYMMDD; 0 if no report has a date
    std::int32_t last_seen = 0;

    /// Of one report.
    static PairSum of(std::int64_t contributed, bool mentioned, std::int32_t date) {
        return {contributed, 1, mentioned ? 1 : 0, date, date};
    }

    PairSum& operator+=(const PairSum& other) {
        weight += other.weight;
        count += other.count;
        mentions += other.mentions;
        widen(first_seen, last_seen, other.first_seen, other.last_seen);
        return *this;
    }
    bool operator==(const PairSum&) const = default;
};

/// A term or a row of a report, by its number in Contribution::item(), or the report itself.
struct PairEnd {
    static constexpr std::uint32_t the_report = UINT32_MAX;

    std::uint32_t item;
    std::int32_t relevancy;  ///< r in millionths
};

/// Says of each pair of a report whether it is joined. A view of the contribution's memory.
class ReportPairs {
  public:
    ReportPairs(const Contribution& contribution, PairChoice choice)
        : named_(contribution.named),
          terms_(static_cast<std::uint32_t>(contribution.terms.size())),
          date_(contribution.date.number()),
          choice_(choice) {}

    /// Calls visit(PairSum) with what the report adds to a pair of different ends, if it joins
    /// them.
    template <typename Visit>
    void join(const PairEnd& a, const PairEnd& b, Visit visit) const {
        const EdgeKind kind = edge_kind(class_of(a), class_of(b));
        const bool two_rows = kind == EdgeKind::cooccurs && a.item >= terms_;
        if (two_rows && choice_ != PairChoice::all) return;
        bool mentioned = false;
        if (kind == EdgeKind::relevance) {
            if (choice_ == PairChoice::terms_only) return;
            const auto [term, row] = std::minmax(a.item, b.item);
            mentioned = named_.contains(row - terms_, term);
            if (choice_ == PairChoice::mentions && !mentioned) return;
        }
        visit(PairSum::of(millionths::product(a.relevancy, b.relevancy), mentioned, date_));
    }

    /// Asks ahead of time for what join() reads.
    void prefetch() const { named_.prefetch(); }

  private:
    /// All rows are alike.
    [[nodiscard]] ItemClass class_of(const PairEnd& end) const {
        if (end.item == PairEnd::the_report) return ItemClass::report;
        return end.item < terms_ ? ItemClass::term : ItemClass::signal;
    }

    NamedTerms named_;
    std::uint32_t terms_;
    std::int32_t date_;
    PairChoice choice_;
};

/// Calls visit(a, b, PairSum) for every pair of items that a report joins, each once: its pairs
/// follow from its contribution alone. Where reports are nodes, the report is an item, too
/// (report_item()). What its Closest list adds, an edge of two reports, is no pair of one report.
/// O(pairs of items).
template <typename Visit>
void for_each_pair(const Contribution& contribution, PairChoice choice, ReportNodes report_nodes,
                   Visit visit) {
    const ReportPairs pairs(contribution, choice);
    const Item report = report_item(contribution);
    const auto items = static_cast<std::uint32_t>(contribution.size());
    for (std::uint32_t i = 0; i < items; ++i) {
        const Item& a = contribution.item(i);
        const PairEnd end_a{i, a.relevancy};
        for (std::uint32_t j = i + 1; j < items; ++j) {
            const Item& b = contribution.item(j);
            pairs.join(end_a, {j, b.relevancy}, [&](const PairSum& sum) { visit(a, b, sum); });
        }
        if (report_nodes == ReportNodes::leave_out) continue;
        pairs.join(end_a, {PairEnd::the_report, report.relevancy},
                   [&](const PairSum& sum) { visit(a, report, sum); });
    }
}

}  // namespace sigloom
