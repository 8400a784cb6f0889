// The table of names, applied to a report: which of its terms is which, and what its rows name.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "core/names/evidence.hpp"
#include "core/names/learn.hpp"

namespace sigloom {

/// A row of a report names a thing; the summary counts as row TextWords::summary.
struct NamedByRow {
    std::uint32_t row;
    std::uint32_t name_class;
    auto operator<=>(const NamedByRow&) const = default;
};

struct ReportNames {
    /// The class of each of the report's surface forms, in the order of ReportEvidence::listed;
    /// NameTable::none for a form that the table does not know.
    std::vector<std::uint32_t> class_of_listed;
    std::vector<NamedByRow> named;  ///< sorted, each once
};

class NameResolver {
  public:
    /// `learned` and `evidence`, of which the reports' numbers are, must outlive it.
    /// O(surface forms).
    NameResolver(const LearnedTable& learned, const NameEvidence& evidence);

    /// Of the report with a number. Pure, and safe to call from several threads.
    /// O(mentions * log(mentions)).
    [[nodiscard]] ReportNames resolve(const ReportEvidence& report, std::uint32_t number) const;

  private:
    void add_named(std::span<const NameMention> mentions, std::vector<NamedByRow>& named) const;
    void resolve_explained(const ReportEvidence& report, ReportNames& names) const;
    void resolve_surnames(const ReportEvidence& report, ReportNames& names) const;
    [[nodiscard]] std::uint32_t class_of_row(std::uint32_t row) const;
    [[nodiscard]] bool is_decided(std::uint32_t row) const;
    void set_classes_of_keys(std::span<const std::string_view> keys);

    /// The classes that a key stands for.
    struct KeyClasses {
        std::uint32_t with_capital;
        std::uint32_t without;
    };

    const NameTable& table_;
    std::span<const std::vector<NameMention>> mentions_;  ///< by report
    const NameEvidence& evidence_;
    std::vector<std::uint32_t> class_of_surface_;  ///< by number in the evidence
    std::vector<char> is_decided_;     ///< by the same number: whether no report has a say
    std::vector<KeyClasses> keys_;     ///< by number in the mentions
    std::vector<bool> has_long_form_;  ///< of a class: one of its forms has several words
    std::vector<bool> is_listed_;      ///< of a class: some report lists a form of it
};

}  // namespace sigloom
