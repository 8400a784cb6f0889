#include "core/report/report_schema.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "core/text/fold.hpp"
#include "core/text/nearest.hpp"

namespace sigloom {
namespace {

struct SectionRow {
    std::string_view name;
    Section section;
};

constexpr std::array section_names{SectionRow{"keywords", Section::keywords},
                                   SectionRow{"themes", Section::themes},
                                   SectionRow{"other", Section::other},
                                   SectionRow{"summary", Section::summary},
                                   SectionRow{"closest", Section::closest},
                                   SectionRow{"signals", Section::signals},
                                   SectionRow{"concerns", Section::concerns},
                                   SectionRow{"behaviors", Section::behaviors},
                                   SectionRow{"technologies", Section::technologies},
                                   SectionRow{"issues", Section::issues}};

struct FieldRow {
    std::string_view name;
    Field field;
};

constexpr std::array field_names{FieldRow{"index", Field::index},
                                 FieldRow{"name", Field::name},
                                 FieldRow{"description", Field::description},
                                 FieldRow{"change", Field::change},
                                 FieldRow{"10-year", Field::horizon},
                                 FieldRow{"driving-force", Field::driving_force},
                                 FieldRow{"relevancy", Field::relevancy}};

/// Further spellings, of older reports and of British English.
constexpr std::array other_sections{SectionRow{"behaviours", Section::behaviors}};

constexpr std::array other_fields{
    FieldRow{"signal", Field::name},         FieldRow{"concern", Field::name},
    FieldRow{"behavior", Field::name},       FieldRow{"behaviour", Field::name},
    FieldRow{"technology", Field::name},     FieldRow{"issue", Field::name},
    FieldRow{"10y horizon", Field::horizon}, FieldRow{"driving force", Field::driving_force}};

/// The row with a name; throws when there is none.
template <typename Rows>
auto meaning_of(const Rows& rows, std::string_view what, std::string_view name) {
    const auto row = std::ranges::find(rows, name, [](const auto& r) { return r.name; });
    if (row != rows.end()) return *row;
    std::vector<std::string_view> names;
    for (const auto& each : rows) names.push_back(each.name);
    std::string message = "unknown " + std::string(what) + " \"" + std::string(name) + "\"";
    const auto guesses = nearest(name, names, 1);
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

std::string_view name(Section section) {
    return std::ranges::find(section_names, section, &SectionRow::section)->name;
}

std::string_view name(RowKind kind) {
    static constexpr std::array<std::string_view, 5> names{"signal", "concern", "behavior",
                                                           "technology", "issue"};
    return names[static_cast<std::size_t>(kind)];
}

ReportSchema::ReportSchema() {
    for (const SectionRow& row : section_names) sections_[fold(row.name)] = row.section;
    for (const SectionRow& row : other_sections) sections_[fold(row.name)] = row.section;
    for (const FieldRow& row : field_names) fields_[fold(row.name)] = row.field;
    for (const FieldRow& row : other_fields) fields_[fold(row.name)] = row.field;
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
    sections_[fold(heading)] = meaning_of(section_names, "section", meaning).section;
}

void ReportSchema::add_field(std::string_view column, std::string_view meaning) {
    fields_[fold(column)] = meaning_of(field_names, "column", meaning).field;
}

}  // namespace sigloom
