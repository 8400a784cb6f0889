// What one report contributes to the graph: a pure function of that report. Contributions carry
// canonical keys, not node numbers, and integers, not floats, so that they can be computed anywhere
// and added up in any order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/text_store.hpp"
#include "core/graph/evidence.hpp"
#include "core/report/report.hpp"
#include "core/text/term_kind.hpp"

namespace sigloom {

/// What a node is before it is known whether a term is an entity or a theme. The kinds of rows
/// follow in the order of RowKind.
enum class ItemClass : std::uint8_t { term, signal, concern, behavior, technology, issue, report };
inline constexpr std::size_t item_class_count = 7;

/// A term or a row of one report, however often it stands there.
struct Item {
    ItemClass item_class = ItemClass::term;
    bool relevancy_known = false;  ///< a usable relevancy is given
    std::int32_t relevancy = 0;    ///< r in millionths
    std::uint32_t line = 0;        ///< where it stands first, or with its highest relevancy
    std::uint32_t name_class = no_name_class;  ///< of a term, in the table of learned names
    std::size_t hash = 0;                      ///< of class and key
    std::string_view key;                      ///< folded name
    std::string_view surface;                  ///< the name as written there
    std::string_view description;              ///< of a row

    static constexpr std::uint32_t no_name_class = UINT32_MAX;
};

/// A term, whose relevancy is 1.
Item term_item(std::string_view key, std::string_view surface, std::uint32_t line);

/// A further way in which a report writes one of its items.
struct OtherSurface {
    std::uint32_t item;
    std::string_view surface;
};

/// A report names another one as close to it.
struct RelatedReport {
    std::string_view target;  ///< where the link leads, as written
    Position position;
};

/// All texts and lists are views into a TextStore.
struct Contribution {
    std::string_view title;
    std::string_view url;
    std::int32_t date = 0;
    std::uint32_t terms = 0;        ///< the first items are terms, the others rows
    std::span<Item> items;          ///< different in class and key
    std::span<CaseEvidence> cases;  ///< of each term; none where the running text is not searched
    std::span<OtherSurface> other_surfaces;
    std::span<std::uint32_t> item_of_row;  ///< by place in the report's rows
    std::span<RelatedReport> related;

    /// Makes room to say which rows name which terms; so far none does.
    void name_no_terms(TextStore& texts) {
        names_ = texts.make_array<std::uint64_t>((items.size() - terms) * terms / 64 + 1);
    }
    void name_term(std::size_t row_item, std::size_t term) {
        const std::size_t bit = bit_of(row_item, term);
        names_[bit / 64] |= std::uint64_t{1} << bit % 64;
    }
    [[nodiscard]] bool row_names_term(std::size_t row_item, std::size_t term) const {
        const std::size_t bit = bit_of(row_item, term);
        return (names_[bit / 64] >> bit % 64 & 1) != 0;
    }

    /// Asks for what row_names_term() reads ahead of time, first for where that is.
    void prefetch() const { __builtin_prefetch(&names_); }
    void prefetch_names() const { __builtin_prefetch(names_.data()); }

  private:
    [[nodiscard]] std::size_t bit_of(std::size_t row_item, std::size_t term) const {
        return (row_item - terms) * terms + term;
    }

    std::span<std::uint64_t> names_;  ///< a bit for every row and term
};

/// Whether a report's running text is searched for its own terms, as they are folded.
enum class TextSearch : std::uint8_t { own_terms, none };

/// `default_relevancy` (1 to 5) is that of a row without a usable one. Names longer than
/// limits::name_bytes were cut by the reader. What the contribution's views are views into is kept
/// in `texts`, which must outlive it; the report need not. O(text of the report).
Contribution contribution_of(const Report& report, double default_relevancy, TextStore& texts,
                             TextSearch search);

}  // namespace sigloom
