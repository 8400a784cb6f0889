#include "core/names/resolve.hpp"

#include <algorithm>

#include "core/names/merge_rules.hpp"
#include "core/text/name_key.hpp"

namespace sigloom {

NameResolver::NameResolver(const NameTable& table, const NameEvidence& evidence)
    : table_(table),
      evidence_(evidence),
      has_long_form_(table.classes().size()),
      is_listed_(table.classes().size()),
      phrases_(evidence.words()) {
    for (std::uint32_t i = 0; i < evidence.surfaces().size(); ++i) {
        class_of_surface_.push_back(class_of_row(table.find(evidence.surfaces().text(i))));
    }
    for (const NameRow& row : table.rows()) {
        if (row.reports > 0) is_listed_[row.name_class] = true;
    }
    table.for_each_key([&](const std::string& key, std::uint32_t with, std::uint32_t without) {
        phrases_.add(key, static_cast<NamePhrases::Name>(keys_.size()));
        keys_.push_back({class_of_row(with), class_of_row(without)});
        if (key.find(' ') == std::string::npos) return;
        for (const std::uint32_t row : {with, without}) has_long_form_[class_of_row(row)] = true;
    });
}

std::uint32_t NameResolver::class_of_row(std::uint32_t row) const {
    return row == NameTable::none ? NameTable::none : table_.rows()[row].name_class;
}

std::uint32_t NameResolver::class_of_found(const NamePhrases::Found& found) const {
    const KeyClasses& key = keys_[found.name];
    return found.has_capital ? key.with_capital : key.without;
}

ReportNames NameResolver::resolve(const ReportWords& report) const {
    ReportNames names;
    for (const auto& [surface, line] : report.listed) {
        names.class_of_listed.push_back(class_of_surface_[surface]);
    }
    resolve_explained(report, names);
    resolve_surnames(names);
    for (const NamePhrases::Found& found : phrases_.find(report)) {
        names.named.push_back({report.parts[found.part].row, class_of_found(found)});
    }
    std::ranges::sort(names.named);
    const auto repeated = std::ranges::unique(names.named);
    names.named.erase(repeated.begin(), repeated.end());
    return names;
}

/// An abbreviation that is not clear everywhere is what this report explains it to be.
void NameResolver::resolve_explained(const ReportWords& report, ReportNames& names) const {
    for (const auto& [short_form, long_form] : report.explained) {
        const std::string short_key = name_key(evidence_.forms().text(short_form));
        const std::string_view long_key = evidence_.forms().text(long_form);
        std::uint32_t meant = class_of_row(table_.find_key(long_key, false));
        if (meant == NameTable::none) {
            const std::string singular = singular_key(long_key, evidence_.words(), report.language);
            meant = class_of_row(table_.find_key(singular, false));
        }
        if (meant == NameTable::none || !is_listed_[meant]) continue;
        for (std::size_t i = 0; i < report.listed.size(); ++i) {
            std::uint32_t& name_class = names.class_of_listed[i];
            if (name_class == NameTable::none || has_long_form_[name_class]) continue;
            const std::string_view surface = evidence_.surfaces().text(report.listed[i].surface);
            if (!looks_like_acronym(surface)) continue;
            const std::string key = name_key(surface);
            if (key == short_key || key == short_key + "s") name_class = meant;
        }
    }
}

/// A surname that several persons have is the one whom this report lists.
void NameResolver::resolve_surnames(ReportNames& names) const {
    const auto& classes = table_.classes();
    for (std::uint32_t& name_class : names.class_of_listed) {
        if (name_class == NameTable::none) continue;
        const NameClass& surname = classes[name_class];
        if (!surname.is_entity || surname.type != EntityType::unknown ||
            surname.label.find(' ') != std::string::npos) {
            continue;
        }
        std::uint32_t person = NameTable::none;
        bool is_only = true;
        for (const std::uint32_t other : names.class_of_listed) {
            if (other == NameTable::none || other == person) continue;
            if (classes[other].type != EntityType::person ||
                !classes[other].label.ends_with(' ' + surname.label)) {
                continue;
            }
            is_only = person == NameTable::none;
            person = other;
        }
        if (person != NameTable::none && is_only) name_class = person;
    }
}

}  // namespace sigloom
