// Adds up the items of one class (terms, signals, ...). Classes have no keys in common, so each has
// a merger of its own, and they work side by side.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/hash_index.hpp"
#include "core/base/text_store.hpp"
#include "core/graph/contribution.hpp"
#include "core/graph/draft.hpp"
#include "core/names/name_table.hpp"
#include "core/text/term_kind.hpp"

namespace sigloom {

/// An item among all reports' items, end to end.
struct ItemPlace {
    std::uint32_t report;
    std::uint32_t item;    ///< in its report: a number for Contribution::item()
    std::uint32_t global;  ///< in all
};

class ClassMerger {
  public:
    /// Takes runs of items and writes to draft_of_item[global] which draft each item became.
    void merge(std::span<const Contribution> reports, std::span<const std::vector<ItemPlace>> runs,
               std::vector<std::uint32_t>& draft_of_item);

    /// Makes a report a node, unless the one before it has the same path, and returns the number of
    /// its draft.
    std::uint32_t add_report(const Contribution& report);

    void count_surface(std::uint32_t draft, std::string_view text);

    /// When all reports are in: labels, slugs, and entities told from themes; as the table of
    /// learned names says, if there is one.
    void decide(const NameTable* table);

    /// A copy of a slug that lives as long as this. May be called by several threads.
    std::string_view keep_slug(std::string_view slug) { return slugs_.local().keep(slug); }

    [[nodiscard]] std::vector<Draft>& drafts() { return drafts_; }
    [[nodiscard]] const std::vector<Draft>& drafts() const { return drafts_; }
    /// Whether a term is an entity, and why.
    [[nodiscard]] const KindDecision& decision_of(std::uint32_t draft) const {
        return decisions_[draft];
    }
    /// All surface forms of a draft, in the order of their first reports.
    [[nodiscard]] std::vector<Surface> surfaces_of(std::uint32_t draft) const;

  private:
    /// Returns the number of the item's draft.
    std::uint32_t add(const Contribution& contribution, std::uint32_t in_report, HashIndex& index);
    void decide_about(std::uint32_t number, const NameTable* table);

    std::vector<Draft> drafts_;
    // Of each draft, where they are terms:
    std::vector<CaseEvidence> cases_;
    std::vector<KindDecision> decisions_;
    TextStores slugs_;
    std::unordered_map<std::uint32_t, std::vector<Surface>> more_surfaces_;  ///< by draft
};

}  // namespace sigloom
