#include "exporters/graph_faults.hpp"

#include <algorithm>

namespace sigloom {
namespace {

constexpr std::size_t reported_one_by_one = 10;

struct RepairInfo {
    Oddity oddity;
    std::string_view more;  ///< what the sum says after its number
};

/// In the order of Repair.
constexpr std::array<RepairInfo, 11> repair_table{{
    {Oddity::graph_simplified, "more loops were left out"},
    {Oddity::graph_content, "more nodes that stand twice were left out"},
    {Oddity::graph_content, "more nodes without an id were left out"},
    {Oddity::graph_content, "more edges without both ends were left out"},
    {Oddity::graph_content, "more edges without a usable weight were left out"},
    {Oddity::graph_content, "more unusable values were left out"},
    {Oddity::graph_content, "more repeated values were left out"},
    {Oddity::graph_content, "more values of keys that are not declared were left out"},
    {Oddity::graph_content, "more nodes that only edges name were made"},
    {Oddity::graph_content, "more hyperedges and further graphs were left out"},
    {Oddity::graph_leftover, "more things of this sort were left out"},
}};

}  // namespace

Locator::Place Locator::operator()(std::size_t offset) {
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
        std::string message = std::to_string(repairs_[which] - reported_one_by_one);
        message += ' ';
        message += repair_table[which].more;
        report(repair_table[which].oddity, std::move(message));
    }
}

}  // namespace sigloom
