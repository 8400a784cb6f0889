// Canonical names for a report's contribution: terms that are one become one item, and the rows
// name what their text names.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/graph/contribution.hpp"
#include "core/names/resolve.hpp"

namespace sigloom {

struct LearnedNames {
    const CorpusEvidence& corpus;
    const NameTable& table;               ///< must outlive the contributions
    const std::vector<bool>& discovered;  ///< classes that become terms where a text names them
};

/// Applies names to one report after the other. Each thread has its own: its memory is used again.
class NameApplier {
  public:
    /// O(classes).
    explicit NameApplier(const LearnedNames& learned)
        : learned_(learned), item_of_class_(learned.table.classes().size(), none) {}

    /// `evidence` and `names` are the report's. A term that an alias file drops is left out. The
    /// new lists are kept in `texts`, which must outlive the contribution. O(items + named).
    void apply(Contribution& contribution, const ReportEvidence& evidence, const ReportNames& names,
               TextStore& texts);

  private:
    static constexpr std::uint32_t none = UINT32_MAX;

    void add_term(std::string_view surface, std::uint32_t line, std::uint32_t name_class);
    void add_terms(const Contribution& contribution, const ReportEvidence& evidence,
                   const ReportNames& names);
    [[nodiscard]] std::uint32_t line_of(const ReportEvidence& evidence, std::uint32_t row);
    void add_discovered(const ReportEvidence& evidence, const ReportNames& names);
    void replace_terms(Contribution& contribution, TextStore& texts);

    LearnedNames learned_;
    std::vector<std::uint32_t> item_of_class_;  ///< of the report at hand; or `none`
    std::vector<Item> terms_;
    std::vector<OtherSurface> others_;
    std::vector<char> text_;  ///< of the report at hand, if it is in a file
};

}  // namespace sigloom
