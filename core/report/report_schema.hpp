// Which heading means which section, and which column means which field. Other people's reports
// have other headings: a configuration file adds rows to these tables.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/enum_names.hpp"
#include "core/report/report.hpp"

namespace sigloom {

enum class Section : std::uint8_t {
    keywords,
    themes,
    other,
    summary,
    closest,
    signals,
    concerns,
    behaviors,
    technologies,
    issues
};

template <>
inline constexpr auto enum_names<Section> = enum_table<Section>({{Section::keywords, "keywords"},
                                                                 {Section::themes, "themes"},
                                                                 {Section::other, "other"},
                                                                 {Section::summary, "summary"},
                                                                 {Section::closest, "closest"},
                                                                 {Section::signals, "signals"},
                                                                 {Section::concerns, "concerns"},
                                                                 {Section::behaviors, "behaviors"},
                                                                 {Section::technologies,
                                                                  "technologies"},
                                                                 {Section::issues, "issues"}});

enum class Field : std::uint8_t {
    index,  ///< a running number, not used
    name,
    description,
    change,
    horizon,
    driving_force,
    relevancy
};
inline constexpr std::size_t field_count = 7;

template <>
inline constexpr auto enum_names<Field> = enum_table<Field>({{Field::index, "index"},
                                                             {Field::name, "name"},
                                                             {Field::description, "description"},
                                                             {Field::change, "change"},
                                                             {Field::horizon, "10-year"},
                                                             {Field::driving_force,
                                                              "driving-force"},
                                                             {Field::relevancy, "relevancy"}});

/// The kind of the rows in a section's table; nothing for a section without one.
std::optional<RowKind> row_kind(Section section);

class ReportSchema {
  public:
    /// The headings and columns of the seed format and its older variants.
    ReportSchema();

    /// A number, an emoji or another sign before the heading does not count, nor a colon or a
    /// bracket behind it: `1. Keywords:`, `Signals (5)`. Of columns, neither does the word for the
    /// row before the field's: `Issue Name`.
    [[nodiscard]] std::optional<Section> section(std::string_view heading) const;
    [[nodiscard]] std::optional<Field> field(std::string_view column) const;

    /// Adds a heading or a column, or gives it a new meaning. Case, width and spacing do not count.
    /// The meaning is a name of a section, or of a field. Throws std::invalid_argument for another
    /// one, naming the nearest.
    void add_section(std::string_view heading, std::string_view meaning);
    void add_field(std::string_view column, std::string_view meaning);

  private:
    std::map<std::string, Section, std::less<>> sections_;  ///< by folded heading
    std::map<std::string, Field, std::less<>> fields_;      ///< by folded column name
};

}  // namespace sigloom
