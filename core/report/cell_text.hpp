// The text of a table's cell, of which CommonMark knows nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/base/text_store.hpp"

namespace sigloom {

/// The labels of a text's link reference definitions: a table's cells are parsed by themselves.
class LinkLabels {
  public:
    /// The lines are looked at when a label is first asked for. They must outlive this.
    explicit LinkLabels(std::span<const std::string_view> lines) : lines_(lines) {}
    [[nodiscard]] bool contain(std::string_view label);

  private:
    static constexpr std::size_t longest_label = 999;  // CommonMark 0.30, section 4.7
    void collect();

    std::span<const std::string_view> lines_;
    bool collected_ = false;
    std::unordered_set<std::string> labels_;  ///< folded
};

/// The raw text of a table cell: the source itself if it has no markup, else a text that the store
/// keeps.
std::string_view plain_cell(std::string_view source, LinkLabels& labels, TextStore& texts);

}  // namespace sigloom
