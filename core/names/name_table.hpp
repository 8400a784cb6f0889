// The canonical name of every surface form of a corpus: learned (core/names/learn.hpp), saved, or
// given again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/names/kind_score.hpp"
#include "core/names/term_kinds.hpp"
#include "core/text/word_ids.hpp"

namespace sigloom {

/// One thing and its canonical name.
struct NameClass {
    std::string label;
    /// Of its node, different for all classes of a kind (entity or theme): the table sets it.
    std::string key;
    bool is_entity = false;
    bool is_dropped = false;  ///< by an alias file: it becomes no node, and has no label
    EntityType type = EntityType::unknown;
    double score = 0;   ///< points for an entity
    std::string parts;  ///< where the points come from
};

constexpr std::string_view kind_of(const NameClass& name_class) {
    if (name_class.is_dropped) return dropped_kind;
    return name_class.is_entity ? entity_kind : theme_kind;
}

/// Rules of a ledger that are not learned: an alias file says so; the report itself says what it
/// means by an abbreviation or a surname.
constexpr std::string_view alias_rule = "alias";
constexpr std::string_view explained_rule = "explained in the same report";

/// One surface form.
struct NameRow {
    std::string surface;
    /// name_key() of the surface form (core/text/name_key.hpp), and whether it looks_like_name();
    /// of a row without a key the table finds both out.
    std::string key;
    bool has_capital = false;
    bool by_alias = false;  ///< an alias file says so, and no report says otherwise
    std::uint32_t name_class = 0;
    std::uint32_t reports = 0;     ///< that list it; 0 for a form that only running text has
    std::uint32_t alias_line = 0;  ///< of the alias file that was given; 0: none speaks of it
    std::string rule;              ///< what joined it to its class; empty for the label
    std::string evidence;          ///< up to two places, path:line, with a space between
};

class NameTable {
  public:
    static constexpr std::uint32_t none = UINT32_MAX;

    NameTable() = default;
    /// Sorts the rows by surface. O(length * log(rows)).
    NameTable(std::vector<NameClass> classes, std::vector<NameRow> rows);

    [[nodiscard]] const std::vector<NameClass>& classes() const { return classes_; }
    [[nodiscard]] const std::vector<NameRow>& rows() const { return rows_; }

    /// The row of a surface form: its own, or that of a form with the same key, preferring one that
    /// is written with capitals like it; `none` if there is neither. O(length).
    [[nodiscard]] std::uint32_t find(std::string_view surface) const;
    /// The row of a form with this key; `none` if there is none.
    [[nodiscard]] std::uint32_t find_key(std::string_view key, bool with_capital) const;

    /// Calls visit(key, row with capitals, row without) for every key; where there is but one row,
    /// both are that one. In the order of their first surface forms.
    template <typename Visit>
    void for_each_key(Visit visit) const {
        for (WordId key = 0; key < keys_.size(); ++key) {
            const auto [with, without] = rows_of_key_[key];
            visit(keys_.text(key), with == none ? without : with, without == none ? with : without);
        }
    }

  private:
    void set_keys_of_rows();
    void sort_rows();
    void drop_empty_classes();
    void find_surfaces();
    std::vector<WordId> find_keys();
    void set_keys_of_classes(const std::vector<WordId>& key_of_row);
    void tell_apart(const std::vector<WordId>& key_of_class, std::size_t keys);

    struct RowsOfKey {
        std::uint32_t with_capital = none;
        std::uint32_t without = none;
    };
    std::vector<NameClass> classes_;
    std::vector<NameRow> rows_;
    WordIds surfaces_;
    std::vector<std::uint32_t> row_of_surface_;  ///< by number in surfaces_
    WordIds keys_;
    std::vector<RowsOfKey> rows_of_key_;  ///< by number in keys_
};

/// What is known, and beside it what was learned of forms that are not known: they join the class
/// of a known form that they were learned to be one with. O(rows).
NameTable extended(const NameTable& known, const NameTable& learned);

}  // namespace sigloom
