#include "core/names/name_table.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <map>
#include <tuple>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/text/name_key.hpp"

namespace sigloom {
namespace {

constexpr char separator = '\x1F';
constexpr char other_separator = '\x1E';

/// Different for every number from 1: as many separators for the first few, and then one more than
/// these and the number in binary, so that all of many are short.
std::string separators(std::size_t number) {
    constexpr std::size_t few = 8;
    if (number <= few) return std::string(number, separator);
    std::string text(few + 1, separator);
    for (int digit = static_cast<int>(std::bit_width(number)) - 1; digit >= 0; --digit) {
        text += (number >> digit & 1) != 0 ? separator : other_separator;
    }
    return text;
}

}  // namespace

NameTable::NameTable(std::vector<NameClass> classes, std::vector<NameRow> rows)
    : classes_(std::move(classes)), rows_(std::move(rows)) {
    set_keys_of_rows();
    sort_rows();
    drop_empty_classes();
    std::vector<WordId> key_of_row;
    invoke_together([this] { find_surfaces(); }, [&] { key_of_row = find_keys(); });
    set_keys_of_classes(key_of_row);
}

void NameTable::set_keys_of_rows() {
    for_each_in_parallel(rows_.size(), [this](std::size_t i) {
        NameRow& row = rows_[i];
        if (!row.key.empty()) return;
        row.key = name_key(row.surface);
        row.has_capital = looks_like_name(row.surface);
    });
}

void NameTable::find_surfaces() {
    surfaces_.reserve(rows_.size());
    row_of_surface_.reserve(rows_.size());
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
        if (surfaces_.add(rows_[i].surface) == row_of_surface_.size()) row_of_surface_.push_back(i);
    }
}

/// Returns the number of each row's key.
std::vector<WordId> NameTable::find_keys() {
    keys_.reserve(rows_.size());
    rows_of_key_.reserve(rows_.size());
    std::vector<WordId> key_of_row(rows_.size());
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
        const WordId key = key_of_row[i] = keys_.add(rows_[i].key);
        if (key == rows_of_key_.size()) rows_of_key_.emplace_back();
        RowsOfKey& here = rows_of_key_[key];
        std::uint32_t& place = rows_[i].has_capital ? here.with_capital : here.without;
        if (place == none || rows_[i].reports > rows_[place].reports) place = i;
    }
    return key_of_row;
}

/// By surface; equal ones, which only a file can have, stay in their order.
void NameTable::sort_rows() {
    if (std::ranges::is_sorted(rows_, {}, &NameRow::surface)) return;
    const std::vector<std::uint32_t> order = sorted_by_text(
        static_cast<std::uint32_t>(rows_.size()),
        [this](std::uint32_t i) { return std::string_view(rows_[i].surface); }, std::less<>());
    std::vector<NameRow> sorted;
    resize_large(sorted, rows_.size());
    for_each_in_parallel(order.size(),
                         [&](std::size_t i) { sorted[i] = std::move(rows_[order[i]]); });
    rows_ = std::move(sorted);
}

/// And numbers the others in the order of their first rows.
void NameTable::drop_empty_classes() {
    std::vector<std::uint32_t> renumbered(classes_.size(), none);
    std::uint32_t count = 0;
    for (NameRow& row : rows_) {
        std::uint32_t& number = renumbered[row.name_class];
        if (number == none) number = count++;
        row.name_class = number;
    }
    if (count == classes_.size() && std::ranges::is_sorted(renumbered)) return;
    std::vector<NameClass> used;
    resize_large(used, count);
    for_each_in_parallel(classes_.size(), [&](std::size_t i) {
        if (renumbered[i] != none) used[renumbered[i]] = std::move(classes_[i]);
    });
    classes_ = std::move(used);
}

/// The key of a class is that of its label.
void NameTable::set_keys_of_classes(const std::vector<WordId>& key_of_row) {
    std::vector<WordId> key_of_class(classes_.size());
    for_each_in_parallel(classes_.size(), [&](std::size_t i) {
        NameClass& name_class = classes_[i];
        const WordId surface = surfaces_.find(name_class.label);
        if (surface == WordIds::none) {
            name_class.key = name_key(name_class.label);
            key_of_class[i] = keys_.find(name_class.key);
        } else {
            const std::uint32_t row = row_of_surface_[surface];
            name_class.key = rows_[row].key;
            key_of_class[i] = key_of_row[row];
        }
    });
    WordIds other_keys;  // that no row has: of labels that an alias file gives
    for (std::uint32_t i = 0; i < classes_.size(); ++i) {
        if (key_of_class[i] != WordIds::none) continue;
        key_of_class[i] = static_cast<WordId>(keys_.size()) + other_keys.add(classes_[i].key);
    }
    tell_apart(key_of_class, keys_.size() + other_keys.size());
}

/// Where several classes of one kind have one key, control characters, of which no text holds any,
/// tell them apart. An entity and a theme are told apart by their kind.
void NameTable::tell_apart(const std::vector<WordId>& key_of_class, std::size_t keys) {
    std::vector<std::uint32_t> first_class(keys, none);
    std::map<WordId, std::vector<std::uint32_t>> shared;
    for (std::uint32_t i = 0; i < classes_.size(); ++i) {
        std::uint32_t& first = first_class[key_of_class[i]];
        if (first == none) {
            first = i;
            continue;
        }
        std::vector<std::uint32_t>& sharers = shared[key_of_class[i]];
        if (sharers.empty()) sharers.push_back(first);
        sharers.push_back(i);
    }
    for (auto& [key, sharers] : shared) {
        std::ranges::sort(sharers, {}, [this](std::uint32_t i) {
            return std::tuple(!classes_[i].is_entity, std::string_view(classes_[i].label), i);
        });
        std::size_t number = 0;  // within its kind
        for (std::size_t i = 1; i < sharers.size(); ++i) {
            const bool same_kind =
                classes_[sharers[i]].is_entity == classes_[sharers[i - 1]].is_entity;
            number = same_kind ? number + 1 : 0;
            if (number != 0) classes_[sharers[i]].key += separators(number);
        }
    }
}

std::uint32_t NameTable::find(std::string_view surface) const {
    const WordId found = surfaces_.find(surface);
    if (found != WordIds::none) return row_of_surface_[found];
    return find_key(name_key(surface), looks_like_name(surface));
}

std::uint32_t NameTable::find_key(std::string_view key, bool with_capital) const {
    const WordId found = keys_.find(key);
    if (found == WordIds::none) return none;
    const RowsOfKey& here = rows_of_key_[found];
    const std::uint32_t wanted = with_capital ? here.with_capital : here.without;
    return wanted != none ? wanted : with_capital ? here.without : here.with_capital;
}

NameTable extended(const NameTable& known, const NameTable& learned) {
    std::vector<NameClass> classes = known.classes();
    std::vector<NameRow> rows = known.rows();
    // A learned class is the known one of its first form that is known, in the order of the forms.
    std::vector<std::uint32_t> known_class(learned.classes().size(), NameTable::none);
    for (const NameRow& row : learned.rows()) {
        const std::uint32_t found = known.find(row.surface);
        std::uint32_t& target = known_class[row.name_class];
        if (found != NameTable::none && target == NameTable::none) {
            target = known.rows()[found].name_class;
        }
    }
    for (const NameRow& row : learned.rows()) {
        const std::uint32_t found = known.find(row.surface);
        if (found != NameTable::none && known.rows()[found].surface == row.surface) continue;
        std::uint32_t target = known_class[row.name_class];
        if (found != NameTable::none) {
            target = known.rows()[found].name_class;
        } else if (target == NameTable::none) {
            target = known_class[row.name_class] = static_cast<std::uint32_t>(classes.size());
            classes.push_back(learned.classes()[row.name_class]);
        }
        rows.push_back(row);
        rows.back().name_class = target;
    }
    return NameTable(std::move(classes), std::move(rows));
}

}  // namespace sigloom
