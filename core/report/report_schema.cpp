#include "core/report/report_schema.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/report/limits.hpp"
#include "core/text/fold.hpp"
#include "core/text/nearest.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// Further spellings: of older reports, of British English, in the singular, and of people who
/// write reports by hand.
constexpr std::array other_sections{EnumName<Section>{Section::keywords, "keyword"},
                                    EnumName<Section>{Section::keywords, "key words"},
                                    EnumName<Section>{Section::keywords, "tags"},
                                    EnumName<Section>{Section::keywords, "tag"},
                                    EnumName<Section>{Section::themes, "theme"},
                                    EnumName<Section>{Section::signals, "signal"},
                                    EnumName<Section>{Section::signals, "weak signals"},
                                    EnumName<Section>{Section::signals, "weak signal"},
                                    EnumName<Section>{Section::concerns, "concern"},
                                    EnumName<Section>{Section::behaviors, "behavior"},
                                    EnumName<Section>{Section::behaviors, "behaviour"},
                                    EnumName<Section>{Section::behaviors, "behaviours"},
                                    EnumName<Section>{Section::technologies, "technology"},
                                    EnumName<Section>{Section::issues, "issue"}};

constexpr std::array other_fields{EnumName<Field>{Field::name, "signal"},
                                  EnumName<Field>{Field::name, "concern"},
                                  EnumName<Field>{Field::name, "behavior"},
                                  EnumName<Field>{Field::name, "behaviour"},
                                  EnumName<Field>{Field::name, "technology"},
                                  EnumName<Field>{Field::name, "issue"},
                                  EnumName<Field>{Field::name, "signals"},
                                  EnumName<Field>{Field::name, "concerns"},
                                  EnumName<Field>{Field::name, "behaviors"},
                                  EnumName<Field>{Field::name, "behaviours"},
                                  EnumName<Field>{Field::name, "technologies"},
                                  EnumName<Field>{Field::name, "issues"},
                                  EnumName<Field>{Field::name, "weak signal"},
                                  EnumName<Field>{Field::name, "title"},
                                  EnumName<Field>{Field::description, "descriptions"},
                                  EnumName<Field>{Field::description, "details"},
                                  EnumName<Field>{Field::change, "changes"},
                                  EnumName<Field>{Field::horizon, "10 year"},
                                  EnumName<Field>{Field::horizon, "10 years"},
                                  EnumName<Field>{Field::horizon, "10-years"},
                                  EnumName<Field>{Field::horizon, "10y"},
                                  EnumName<Field>{Field::horizon, "10y horizon"},
                                  EnumName<Field>{Field::horizon, "10 year horizon"},
                                  EnumName<Field>{Field::horizon, "10-year horizon"},
                                  EnumName<Field>{Field::driving_force, "driving force"},
                                  EnumName<Field>{Field::driving_force, "driving forces"},
                                  EnumName<Field>{Field::driving_force, "driver"},
                                  EnumName<Field>{Field::driving_force, "drivers"},
                                  EnumName<Field>{Field::relevancy, "relevance"},
                                  EnumName<Field>{Field::relevancy, "score"},
                                  EnumName<Field>{Field::relevancy, "rating"},
                                  EnumName<Field>{Field::relevancy, "relevance score"},
                                  EnumName<Field>{Field::relevancy, "relevancy score"},
                                  EnumName<Field>{Field::index, "no"},
                                  EnumName<Field>{Field::index, "nr"},
                                  EnumName<Field>{Field::index, "number"}};

/// What may stand before the name of a field: Issue Name.
constexpr std::array<std::string_view, 6> row_words{"signal",    "concern",    "behavior",
                                                    "behaviour", "technology", "issue"};

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
                               std::string_view folded) {
    const auto found = table.find(folded);
    if (found == table.end()) return std::nullopt;
    return found->second;
}

/// A letter or a digit; the marks that make an emoji of a digit are none.
bool begins_with_word(std::string_view text) {
    if (text.empty()) return false;
    const std::int32_t c = code_point_at(text, 0).value;
    return is_word_character(c) && c != 0xFE0F && c != 0x20E3;
}

/// Without what stands before the first letter or digit and behind the last one: emoji, signs.
std::string_view without_signs(std::string_view text) {
    while (!text.empty() && !begins_with_word(text)) {
        text.remove_prefix(code_point_at(text, 0).size);
    }
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (text[last] & 0xC0) == 0x80) --last;
        if (begins_with_word(text.substr(last))) break;
        text = text.substr(0, last);
    }
    return text;
}

/// Without a number in front, of digits or Roman, that a sign or a space parts from the rest: 1.,
/// 2.3, 4), IV:
std::string_view without_number(std::string_view text) {
    std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    const bool is_roman = end == 0;
    if (is_roman) end = std::min(text.find_first_not_of("ivx"), text.size());
    if (end == 0 || end == text.size()) return text;
    const bool is_parted = is_roman ? std::string_view(".):-").find(text[end]) != text.npos
                                    : !begins_with_word(text.substr(end));
    return is_parted ? without_signs(text.substr(end)) : text;
}

/// Without brackets at the end: (1-5), [optional].
std::string_view without_bracket(std::string_view text) {
    if (!text.ends_with(')') && !text.ends_with(']')) return text;
    const std::size_t open = text.find_last_of("([");
    return open == std::string_view::npos || open == 0 ? text : trim(text.substr(0, open));
}

/// Without a number or a range at the end: 1-5, /5.
std::string_view without_range(std::string_view text) {
    for (std::size_t before = text.size() + 1; text.size() < before;) {
        before = text.size();
        text = without_signs(text.substr(0, text.find_last_not_of("0123456789") + 1));
    }
    return text;
}

/// The meaning of a heading or a column, or of what it says beside its bracket, its signs and its
/// number; nothing is left out that need not be.
template <typename Meaning>
std::optional<Meaning> meaning_of_heading(const std::map<std::string, Meaning, std::less<>>& table,
                                          std::string_view folded) {
    if (const auto meaning = look_up(table, folded)) return meaning;
    for (const auto shortened : {&without_bracket, &without_signs, &without_number}) {
        folded = shortened(folded);
        if (const auto meaning = look_up(table, folded)) return meaning;
    }
    return std::nullopt;
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
    if (heading.size() > limits::name_bytes) return std::nullopt;
    return meaning_of_heading(sections_, fold(heading));
}

std::optional<Field> ReportSchema::field(std::string_view column) const {
    if (column.size() > limits::name_bytes) return std::nullopt;
    const std::string folded = fold(column);
    if (folded == "#") return Field::index;
    if (const auto field = meaning_of_heading(fields_, folded)) return field;
    const std::string_view words = without_range(without_signs(without_bracket(folded)));
    if (const auto field = look_up(fields_, words)) return field;
    for (const std::string_view row : row_words) {
        if (!words.starts_with(row) || words.substr(row.size(), 1) != " ") continue;
        return look_up(fields_, words.substr(row.size() + 1));
    }
    return std::nullopt;
}

void ReportSchema::add_section(std::string_view heading, std::string_view meaning) {
    sections_[fold(heading)] = meaning_of<Section>("section", meaning);
}

void ReportSchema::add_field(std::string_view column, std::string_view meaning) {
    fields_[fold(column)] = meaning_of<Field>("column", meaning);
}

}  // namespace sigloom
