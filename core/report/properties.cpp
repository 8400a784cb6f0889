#include "core/report/properties.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/report/clean_text.hpp"
#include "core/report/limits.hpp"
#include "core/report/term_line.hpp"
#include "core/report/written_date.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

enum class Meaning : std::uint8_t { title, date, source, category, type };

struct Key {
    std::string_view name;
    Meaning meaning;
};

constexpr std::array keys{Key{"title", Meaning::title},
                          Key{"date", Meaning::date},
                          Key{"page", Meaning::date},
                          Key{"day", Meaning::date},
                          Key{"published", Meaning::date},
                          Key{"publication date", Meaning::date},
                          Key{"created", Meaning::date},
                          Key{"url", Meaning::source},
                          Key{"link", Meaning::source},
                          Key{"source", Meaning::source},
                          Key{"external link", Meaning::source},
                          Key{"category", Meaning::category},
                          Key{"type", Meaning::type}};

/// Sets what is empty; what is said twice need not be said again.
PropertyUse set(std::string& target, std::string_view value) {
    if (target.empty()) target = value;
    return target == value ? PropertyUse::used : PropertyUse::no_value_for_key;
}

PropertyUse set_date(std::string_view value, Report& into) {
    const Date date = date_from_text(value);
    if (!date.is_known()) return PropertyUse::no_value_for_key;
    if (!into.date.is_known()) into.date = date;
    return into.date == date ? PropertyUse::used : PropertyUse::no_value_for_key;
}

bool is_address(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.starts_with("www.");
}

/// A tag of a header has no sign in front and no space inside.
std::string as_term(std::string_view key, std::string_view value) {
    const bool is_tag = key.starts_with("tag") && !value.starts_with('#') &&
                        value.find('_') != std::string_view::npos &&
                        value.find(' ') == std::string_view::npos;
    return is_tag ? '#' + std::string(value) : std::string(value);
}

PropertyUse add_terms(std::string_view key, const Property& property, const FileReporter& report,
                      TextStore& texts, std::vector<Term>& terms) {
    for (const auto& [text, position] : property.values) {
        if (!property.is_list) {
            const bool read = read_term_line(text, position, report, texts, terms);
            return read ? PropertyUse::used : PropertyUse::no_value_for_key;
        }
        add_term(as_term(key, text), position, report, texts, terms);
    }
    return PropertyUse::used;
}

}  // namespace

PropertyUse set_property(const Property& property, const ReportSchema& schema,
                         const FileReporter& report, Report& into) {
    if (property.key.size() > limits::name_bytes) return PropertyUse::unknown_key;
    const std::string key = fold(property.key);
    const auto section = schema.section(property.key);
    if (section == Section::keywords || section == Section::themes) {
        return add_terms(key, property, report, *into.texts,
                         section == Section::keywords ? into.keywords : into.themes);
    }
    const auto known = std::ranges::find(keys, key, &Key::name);
    if (known == keys.end()) return PropertyUse::unknown_key;
    if (property.values.empty()) return PropertyUse::used;
    const std::string value = clean_text(property.values.front().text);
    switch (known->meaning) {
        case Meaning::title:
            return set(into.title, value);
        case Meaning::date:
            return set_date(value, into);
        case Meaning::source:
            return is_address(value) ? set(into.url, value) : PropertyUse::no_value_for_key;
        case Meaning::category:
            return set(into.category, value);
        case Meaning::type:
            return set(into.type, value);
    }
    return PropertyUse::unknown_key;
}

}  // namespace sigloom
