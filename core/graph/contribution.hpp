// What one report contributes to the graph: a pure function of that report
// (core/graph/contribute.hpp). Contributions carry canonical keys as text and integers, not node
// numbers and floats, so that they can be computed anywhere and added up in any order
// (core/graph/contributions.hpp).
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/text_store.hpp"
#include "core/names/name_source.hpp"
#include "core/report/diagnostic.hpp"
#include "core/text/term_kind.hpp"

namespace sigloom {

/// What a node is before it is known whether a term is an entity or a theme. The kinds of rows
/// follow in the order of RowKind.
enum class ItemClass : std::uint8_t { term, signal, concern, behavior, technology, issue, report };
inline constexpr std::size_t item_class_count = 7;

/// Whether reports become nodes, too.
enum class ReportNodes : std::uint8_t { leave_out, include };

/// A term or a row of one report, however often it stands there.
struct Item {
    std::string_view key;          ///< canonical name; with exact names the folded one
    std::string_view surface;      ///< the name as written where it stands first
    std::string_view description;  ///< of a row
    std::uint64_t hash = 0;        ///< item_hash() of class and key
    std::uint32_t line = 0;        ///< where it stands first, or with its highest relevancy
    std::int32_t relevancy = 0;    ///< r in millionths, above 0
    ItemClass item_class = ItemClass::term;
    bool relevancy_known = false;  ///< a usable relevancy is given
    auto operator<=>(const Item&) const = default;
};

/// The same everywhere.
std::uint64_t item_hash(ItemClass item_class, std::string_view key);

/// A term, whose relevancy is 1.
Item term_item(std::string_view key, std::string_view surface, std::uint32_t line);

/// A further way in which a report writes one of its items.
struct OtherSurface {
    std::uint32_t item;  ///< number among the terms, or among the rows
    std::string_view surface;
    auto operator<=>(const OtherSurface&) const = default;
};

/// A report names another one as close to it.
struct RelatedReport {
    std::string_view target;  ///< where the link leads, as written
    std::uint32_t line;
    std::uint32_t column;
    auto operator<=>(const RelatedReport&) const = default;
};

/// Which rows of a report name which terms, a bit for each.
class NamedTerms {
  public:
    /// Says so, row by row, before the whole is taken.
    class Builder {
      public:
        /// So far no row names a term. The bits are kept in `store`.
        Builder(std::size_t rows, std::size_t terms, TextStore& store)
            : bits_(store.make_array<std::uint64_t>(rows * terms / 64 + 1)), terms_(terms) {}

        void add(std::size_t row, std::size_t term) {
            const std::size_t bit = row * terms_ + term;
            bits_[bit / 64] |= std::uint64_t{1} << bit % 64;
        }
        [[nodiscard]] NamedTerms finish() const { return {bits_, terms_}; }

      private:
        std::span<std::uint64_t> bits_;
        std::size_t terms_;
    };

    NamedTerms() = default;

    [[nodiscard]] bool contains(std::size_t row, std::size_t term) const {
        const std::size_t bit = row * terms_ + term;
        return (bits_[bit / 64] >> bit % 64 & 1) != 0;
    }
    /// Asks ahead of time for what contains() reads.
    void prefetch() const { __builtin_prefetch(bits_.data()); }

    friend std::strong_ordering operator<=>(const NamedTerms& a, const NamedTerms& b) {
        return std::lexicographical_compare_three_way(a.bits_.begin(), a.bits_.end(),
                                                      b.bits_.begin(), b.bits_.end());
    }
    friend bool operator==(const NamedTerms& a, const NamedTerms& b) { return a <=> b == 0; }

  private:
    NamedTerms(std::span<const std::uint64_t> bits, std::size_t terms)
        : bits_(bits), terms_(terms) {}

    std::span<const std::uint64_t> bits_;
    std::size_t terms_ = 0;
};

/// A value: what its views show never changes, and copies share it. Beside the terms, which
/// `--names exact` takes as they are, it can carry what learned names need.
struct Contribution {
    std::string path;        ///< names the report in results: relative, with forward slashes
    std::string shown_path;  ///< names it in messages and for links: where it is found from here
    /// What was odd in the file, in order. Of one that is no report it is all that there is.
    DiagnosticList diagnostics;
    bool is_report = false;

    std::string_view title;
    std::string_view url;
    Date date;
    std::span<const Item> terms;  ///< different in key
    std::span<const Item> rows;   ///< different in class and key
    std::span<const OtherSurface> other_surfaces_of_terms;
    std::span<const OtherSurface> other_surfaces_of_rows;
    /// Of each line of the report's tables, in the order of the file: number among the rows.
    std::span<const std::uint32_t> row_of_line;
    std::span<const RelatedReport> related;
    NamedTerms named;  ///< by number of row and term
    /// Of each row, the whole text of the line of the file that it stands in; empty if they were not
    /// asked for.
    std::span<const std::string_view> row_texts;
    /// How the running text writes each term; empty if it was not searched for them, as it need
    /// not be for learned names.
    std::span<const CaseEvidence> cases;
    std::optional<NameSource> names;  ///< for learned names

    /// Of each term in the table of names that was applied (core/graph/apply_names.hpp); empty
    /// with exact names.
    std::span<const std::uint32_t> name_classes;

    std::shared_ptr<const void> memory;  ///< what the views are views into

    [[nodiscard]] std::size_t size() const { return terms.size() + rows.size(); }
    /// Terms come first, then rows.
    [[nodiscard]] const Item& item(std::size_t number) const {
        return number < terms.size() ? terms[number] : rows[number - terms.size()];
    }
};

/// The report itself as an item of its own, where reports are nodes. Its views are into the
/// contribution.
Item report_item(const Contribution& contribution);

/// By path, and where paths are equal by everything else, running text included. Equal
/// contributions say the same. O(size) where paths are equal.
std::strong_ordering compare(const Contribution& a, const Contribution& b);

}  // namespace sigloom
