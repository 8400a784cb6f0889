#include "core/report/report_schema.hpp"

#include <array>
#include <stdexcept>

#include "core/text/fold.hpp"
#include "core/text/nearest.hpp"

namespace sigloom {
namespace {

/// Further spellings, of older reports and of British English.
constexpr std::array other_sections{EnumName{Section::behaviors, "behaviours"}};

constexpr std::array other_fields{
    EnumName{Field::name, "signal"},         EnumName{Field::name, "concern"},
    EnumName{Field::name, "behavior"},       EnumName{Field::name, "behaviour"},
    EnumName{Field::name, "technology"},     EnumName{Field::name, "issue"},
    EnumName{Field::horizon, "10y horizon"}, EnumName{Field::driving_force, "driving force"}};

/// The value that has this name; throws when none has.
template <typename Meaning>
Meaning meaning_of(std::string_view what, std::string_view name) {
    if (const std::optional<Meaning> meaning = value_named<Meaning>(name)) return *meaning;
    std::string message = "unknown " + std::string(what) + " \"" + std::string(name) + "\"";
    const auto guesses = nearest(name, all_names<Meaning>(), 1);
    if (!guesses.empty()) message += ", did you mean \"" + std::string(guesses.front()) + "\"?";
    throw std::invalid_argument(message);
}

template <typename Meaning>
std::optional<Meaning> look_up(const std::map<std::string, Meaning, std::less<>>& table,
                               std::string_view written) {
    const auto found = table.find(fold(written));
    if (found == table.end()) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<RowKind> row_kind(Section section) {
    switch (section) {
        case Section::signals:
            return RowKind::signal;
        case Section::concerns:
            return RowKind::concern;
        case Section::behaviors:
            return RowKind::behavior;
        case Section::technologies:
            return RowKind::technology;
        case Section::issues:
            return RowKind::issue;
        default:
            return std::nullopt;
    }
}

ReportSchema::ReportSchema() {
    const auto add_all = [](auto& meanings, const auto& rows) {
        for (const auto& row : rows) meanings[fold(row.name)] = row.value;
    };
    add_all(sections_, enum_names<Section>);
    add_all(sections_, other_sections);
    add_all(fields_, enum_names<Field>);
    add_all(fields_, other_fields);
}

std::optional<Section> ReportSchema::section(std::string_view heading) const {
    if (const auto section = look_up(sections_, heading)) return section;
    if (!heading.ends_with(':')) return std::nullopt;
    heading.remove_suffix(1);
    return look_up(sections_, heading);
}

std::optional<Field> ReportSchema::field(std::string_view column) const {
    return look_up(fields_, column);
}

void ReportSchema::add_section(std::string_view heading, std::string_view meaning) {
    sections_[fold(heading)] = meaning_of<Section>("section", meaning);
}

void ReportSchema::add_field(std::string_view column, std::string_view meaning) {
    fields_[fold(column)] = meaning_of<Field>("column", meaning);
}

}  // namespace sigloom
