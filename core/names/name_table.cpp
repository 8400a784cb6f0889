#include "core/names/name_table.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <tuple>

#include "core/text/name_key.hpp"

namespace sigloom {
namespace {

constexpr char separator = '\x1F';

}  // namespace

NameTable::NameTable(std::vector<NameClass> classes, std::vector<NameRow> rows)
    : classes_(std::move(classes)), rows_(std::move(rows)) {
    std::ranges::sort(rows_, {}, &NameRow::surface);
    drop_empty_classes();
    set_keys();
    std::vector<std::string> keys(rows_.size());
    tbb::parallel_for(std::size_t{0}, keys.size(),
                      [&](std::size_t i) { keys[i] = name_key(rows_[i].surface); });
    row_of_surface_.reserve(rows_.size());
    rows_of_key_.reserve(rows_.size());
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
        const std::string& surface = rows_[i].surface;
        row_of_surface_.emplace(surface, i);
        RowsOfKey& rows_here = rows_of_key_[std::move(keys[i])];
        std::uint32_t& place =
            looks_like_name(surface) ? rows_here.with_capital : rows_here.without;
        if (place == none || rows_[i].reports > rows_[place].reports) place = i;
    }
}

void NameTable::drop_empty_classes() {
    std::vector<std::uint32_t> renumbered(classes_.size(), none);
    std::vector<NameClass> used;
    for (NameRow& row : rows_) {
        std::uint32_t& number = renumbered[row.name_class];
        if (number == none) {
            number = static_cast<std::uint32_t>(used.size());
            used.push_back(std::move(classes_[row.name_class]));
        }
        row.name_class = number;
    }
    classes_ = std::move(used);
}

/// The key of a class is that of its label. Where several have one (Signal and signal), a control
/// character, of which no text holds any and no id shows any, tells them apart.
void NameTable::set_keys() {
    std::vector<NameClass*> by_key;
    for (NameClass& name_class : classes_) {
        name_class.key = name_key(name_class.label);
        by_key.push_back(&name_class);
    }
    std::ranges::sort(by_key, {}, [](const NameClass* c) {
        return std::tuple(std::string_view(c->key), !c->is_entity, std::string_view(c->label));
    });
    for (std::size_t i = 1; i < by_key.size(); ++i) {
        const std::string_view before = by_key[i - 1]->key;
        if (before.substr(0, before.find(separator)) == by_key[i]->key) {
            by_key[i]->key = std::string(before) + separator;
        }
    }
}

std::uint32_t NameTable::find(std::string_view surface) const {
    if (const auto found = row_of_surface_.find(surface); found != row_of_surface_.end()) {
        return found->second;
    }
    return find_key(name_key(surface), looks_like_name(surface));
}

std::uint32_t NameTable::find_key(std::string_view key, bool with_capital) const {
    const auto found = rows_of_key_.find(std::string(key));
    if (found == rows_of_key_.end()) return none;
    const RowsOfKey& rows_here = found->second;
    const std::uint32_t wanted = with_capital ? rows_here.with_capital : rows_here.without;
    return wanted != none ? wanted : with_capital ? rows_here.without : rows_here.with_capital;
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
