#include "core/names/resolve.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/base/in_parallel.hpp"
#include "core/names/merge_rules.hpp"
#include "core/text/name_key.hpp"

namespace sigloom {

NameResolver::NameResolver(const LearnedTable& learned, const NameEvidence& evidence)
    : table_(learned.table),
      mentions_(learned.mentions),
      evidence_(evidence),
      class_of_surface_(evidence.surfaces().size()),
      is_decided_(evidence.surfaces().size()),
      keys_(learned.keys.size()),
      has_long_form_(table_.classes().size()),
      is_listed_(table_.classes().size()) {
    for_each_in_parallel(class_of_surface_.size(), [&](std::size_t i) {
        const std::string_view surface = evidence.surfaces().text(static_cast<std::uint32_t>(i));
        const std::uint32_t row = table_.find(surface);
        class_of_surface_[i] = class_of_row(row);
        is_decided_[i] = is_decided(row) ? 1 : 0;
    });
    for (const NameRow& row : table_.rows()) {
        if (row.reports > 0) is_listed_[row.name_class] = true;
    }
    set_classes_of_keys(learned.keys);
}

void NameResolver::set_classes_of_keys(std::span<const std::string_view> keys) {
    for_each_in_parallel(keys.size(), [&](std::size_t i) {
        keys_[i] = {class_of_row(table_.find_key(keys[i], true)),
                    class_of_row(table_.find_key(keys[i], false))};
    });
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].find(' ') == std::string_view::npos) continue;
        for (const std::uint32_t name_class : {keys_[i].with_capital, keys_[i].without}) {
            if (name_class != NameTable::none) has_long_form_[name_class] = true;
        }
    }
}

std::uint32_t NameResolver::class_of_row(std::uint32_t row) const {
    return row == NameTable::none ? NameTable::none : table_.rows()[row].name_class;
}

/// A person has said what becomes of it, in each report.
bool NameResolver::is_decided(std::uint32_t row) const {
    if (row == NameTable::none) return false;
    const NameRow& found = table_.rows()[row];
    return found.by_alias || table_.classes()[found.name_class].is_dropped;
}

ReportNames NameResolver::resolve(const ReportEvidence& report, std::uint32_t number) const {
    ReportNames names;
    names.class_of_listed.reserve(report.listed.size());
    for (const auto& [surface, line] : report.listed) {
        names.class_of_listed.push_back(class_of_surface_[surface]);
    }
    resolve_explained(report, names);
    resolve_surnames(report, names);
    const std::vector<NameMention>& mentions = mentions_[number];
    names.named.reserve(mentions.size());
    // They come row by row, but the summary, which counts as the last one, in front.
    const auto behind_summary = std::ranges::find_if(
        mentions, [](const NameMention& mention) { return mention.row != TextWords::summary; });
    add_named({behind_summary, mentions.end()}, names.named);
    add_named({mentions.begin(), behind_summary}, names.named);
    return names;
}

/// Adds what rows name, row by row, each class once.
void NameResolver::add_named(std::span<const NameMention> mentions,
                             std::vector<NamedByRow>& named) const {
    for (auto mention = mentions.begin(); mention != mentions.end();) {
        const std::uint32_t row = mention->row;
        const auto of_row = static_cast<std::ptrdiff_t>(named.size());
        for (; mention != mentions.end() && mention->row == row; ++mention) {
            const KeyClasses& key = keys_[mention->name];
            const std::uint32_t name_class = mention->has_capital ? key.with_capital : key.without;
            if (name_class != NameTable::none) named.push_back({row, name_class});
        }
        std::sort(named.begin() + of_row, named.end());
        named.erase(std::unique(named.begin() + of_row, named.end()), named.end());
    }
}

/// An abbreviation that is not clear everywhere is what this report explains it to be.
void NameResolver::resolve_explained(const ReportEvidence& report, ReportNames& names) const {
    if (report.explained.empty()) return;
    std::unordered_map<std::string, std::vector<std::size_t>> acronyms;  // listed ones, by key
    for (std::size_t i = 0; i < report.listed.size(); ++i) {
        const std::uint32_t number = report.listed[i].surface;
        if (names.class_of_listed[i] == NameTable::none || is_decided_[number] != 0) continue;
        const std::string_view surface = evidence_.surfaces().text(number);
        if (looks_like_acronym(surface)) acronyms[name_key(surface)].push_back(i);
    }
    for (const auto& [short_form, long_form] : report.explained) {
        const std::string short_key = name_key(evidence_.forms().text(short_form));
        const std::string_view long_key = evidence_.forms().text(long_form);
        std::uint32_t meant = class_of_row(table_.find_key(long_key, false));
        if (meant == NameTable::none) {
            const std::string singular = singular_key(long_key, evidence_.words(), report.language);
            meant = class_of_row(table_.find_key(singular, false));
        }
        if (meant == NameTable::none || !is_listed_[meant]) continue;
        for (const std::string& key : {short_key, short_key + "s"}) {
            const auto found = acronyms.find(key);
            if (found == acronyms.end()) continue;
            for (const std::size_t i : found->second) {
                std::uint32_t& name_class = names.class_of_listed[i];
                if (!has_long_form_[name_class]) name_class = meant;
            }
        }
    }
}

/// A surname that several persons have is the one whom this report lists.
void NameResolver::resolve_surnames(const ReportEvidence& report, ReportNames& names) const {
    const auto& classes = table_.classes();
    for (std::size_t i = 0; i < report.listed.size(); ++i) {
        std::uint32_t& name_class = names.class_of_listed[i];
        if (name_class == NameTable::none || is_decided_[report.listed[i].surface] != 0) continue;
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
