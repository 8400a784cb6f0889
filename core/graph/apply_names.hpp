// Canonical names for a report's contribution: terms that are one become one item, and the rows
// name what their text names.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/graph/contribution.hpp"
#include "core/names/resolve.hpp"

namespace sigloom {

struct LearnedNames {
    const CorpusEvidence& corpus;
    const NameTable& table;
    const std::vector<bool>& discovered;  ///< classes that become terms where a text names them
};

/// Applies names to one report after the other. Each thread has its own: its memory is used again.
class NameApplier {
  public:
    /// O(classes).
    explicit NameApplier(const LearnedNames& learned)
        : learned_(learned), item_of_class_(learned.table.classes().size(), none) {}

    /// Gives the contribution other terms: of those that are one name the first, with the others as
    /// its surfaces, without those that an alias file drops, and with those that are discovered;
    /// and says anew which rows name which. `evidence` and `names` are the report's. The new lists
    /// are kept in `store`, of which the contribution becomes one of the owners.
    /// O(terms + named).
    void apply(Contribution& contribution, const ReportEvidence& evidence, const ReportNames& names,
               const std::shared_ptr<TextStore>& store);

  private:
    static constexpr std::uint32_t none = UINT32_MAX;

    void add_term(std::string_view surface, std::uint32_t line, std::uint32_t name_class);
    void add_terms(const Contribution& contribution, const ReportEvidence& evidence,
                   const ReportNames& names);
    [[nodiscard]] std::uint32_t line_of(const ReportEvidence& evidence, std::uint32_t row);
    void add_discovered(const ReportEvidence& evidence, const ReportNames& names);

    LearnedNames learned_;
    std::vector<std::uint32_t> item_of_class_;  ///< of the report at hand; or `none`
    // Of the report at hand:
    std::vector<Item> terms_;
    std::vector<std::uint32_t> classes_;  ///< of the terms
    std::vector<OtherSurface> others_;
    std::vector<char> text_;  ///< if it is in a file
};

}  // namespace sigloom
