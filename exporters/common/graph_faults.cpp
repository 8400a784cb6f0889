#include "exporters/common/graph_faults.hpp"

#include <algorithm>

#include "exporters/common/numbers.hpp"

namespace sigloom {
namespace {

constexpr std::size_t reported_one_by_one = 10;

struct RepairInfo {
    Oddity oddity;
    std::string_view one_more;  ///< what the sum says after its number, 1
    std::string_view more;      ///< and after any other
};

/// In the order of Repair.
constexpr std::array<RepairInfo, 13> repair_table{{
    {Oddity::graph_simplified, "more loop was left out", "more loops were left out"},
    {Oddity::graph_content, "more node that stands twice was left out",
     "more nodes that stand twice were left out"},
    {Oddity::graph_content, "more node without an id was left out",
     "more nodes without an id were left out"},
    {Oddity::graph_content, "more edge without both ends was left out",
     "more edges without both ends were left out"},
    {Oddity::graph_content, "more edge without a usable weight was left out",
     "more edges without a usable weight were left out"},
    {Oddity::graph_content, "more unusable value was left out",
     "more unusable values were left out"},
    {Oddity::graph_content, "more repeated value was left out",
     "more repeated values were left out"},
    {Oddity::graph_content, "more value of a key that is not declared was left out",
     "more values of keys that are not declared were left out"},
    {Oddity::graph_content, "more node that only edges name was made",
     "more nodes that only edges name were made"},
    {Oddity::graph_content, "more hyperedge or further graph was left out",
     "more hyperedges and further graphs were left out"},
    {Oddity::graph_leftover, "more thing of this sort was left out",
     "more things of this sort were left out"},
    {Oddity::graph_unusual, "more thing of this sort is written so",
     "more things of this sort are written so"},
    {Oddity::graph_content, "more name has control characters",
     "more names have control characters"},
}};

}  // namespace

Locator::Place Locator::operator()(std::size_t offset) {
    if (locates_rows_) return {static_cast<std::uint32_t>(offset), 0};
    offset = std::min(offset, bytes_.size());
    if (offset < line_begin_) *this = Locator(bytes_);
    for (std::size_t end; (end = bytes_.find('\n', line_begin_)) < offset;) {
        line_begin_ = end + 1;
        ++line_;
    }
    return {line_, static_cast<std::uint32_t>(offset - line_begin_ + 1)};
}

void GraphFaults::report(Oddity oddity, std::size_t offset, std::string message) {
    const auto [line, column] = locator_(offset);
    reporter_.report({oddity, path_, line, column, std::move(message)});
}

void GraphFaults::report(Oddity oddity, std::string message) {
    reporter_.report({oddity, path_, 0, 0, std::move(message)});
}

void GraphFaults::report(Repair repair, std::size_t offset, std::string message) {
    const auto which = static_cast<std::size_t>(repair);
    if (++repairs_[which] <= reported_one_by_one) {
        report(repair_table[which].oddity, offset, std::move(message));
    }
}

void GraphFaults::report_sums() {
    for (std::size_t which = 0; which < repairs_.size(); ++which) {
        if (repairs_[which] <= reported_one_by_one) continue;
        const auto& [oddity, one_more, more] = repair_table[which];
        report(oddity, counted(repairs_[which] - reported_one_by_one, one_more, more));
    }
}

}  // namespace sigloom
