// What is odd in an input, said as `path:line:column: what`.
//
// Damage in one input never stops a run: it is reported, the rest is still read, and the exit code
// tells. Wrong use of an interface throws instead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_names.hpp"

namespace sigloom {

enum class Severity : std::uint8_t {
    note,     ///< read completely, though not written in the usual way
    warning,  ///< something that is no part of a report or a graph was left out
    error     ///< content was lost or could not be read; the exit code becomes 1
};

template <>
inline constexpr auto enum_names<Severity> = enum_table<Severity>({{Severity::note, "note"},
                                                                   {Severity::warning, "warning"},
                                                                   {Severity::error, "error"}});

/// Every kind of oddity; the name, severity and meaning of each is a row of `oddities()`.
enum class Oddity : std::uint8_t {
    // reading a folder
    unreadable_input,
    skipped_entry,
    not_a_report,
    repeated_input,
    file_too_large,
    // the text of a report
    invalid_utf8,
    nul_character,
    byte_order_mark,
    carriage_returns,
    decomposed_text,
    control_character,
    foreign_language,
    nesting_too_deep,
    too_many_images,
    // its title and sections
    no_title,
    old_title,
    undated_origin,
    written_date,
    distant_date,
    date_suffix,
    section_order,
    level_one_sections,
    several_reports,
    front_matter,
    unknown_property,
    unknown_section,
    subheading,
    stray_text,
    empty_section,
    missing_section,
    unknown_field,
    // its lists and tables
    shredded_list,
    keyword_line,
    nested_item,
    too_many_columns,
    unknown_column,
    repeated_column,
    no_name_column,
    index_column,
    no_relevancy_column,
    missing_relevancy,
    written_relevancy,
    unusable_relevancy,
    listed_rows,
    repeated_header,
    continuation_row,
    unnamed_row,
    lost_row,
    truncated_row,
    excess_cells,
    name_too_long,
    too_many_items,
    // a graph
    unresolved_link,
    ambiguous_link,
    graph_syntax,
    graph_content,
    graph_leftover,
    graph_unusual,
    graph_simplified,
};

struct OddityInfo {
    Oddity oddity;
    std::string_view name;  ///< as `sigloom check` prints it
    Severity severity;
    std::string_view meaning;  ///< one line for people
};

/// All rows, in the order of the enumeration.
std::span<const OddityInfo> oddities();
const OddityInfo& info(Oddity oddity);

struct Diagnostic {
    Oddity oddity;
    std::string path;
    std::uint32_t line = 0;    ///< from 1; 0 where the whole file is meant
    std::uint32_t column = 0;  ///< in bytes, from 1; 0 where the whole line is meant
    std::string message;       ///< one line
    std::string help{};        ///< lines that say what to do about it; mostly none

    [[nodiscard]] Severity severity() const { return info(oddity).severity; }
    bool operator==(const Diagnostic&) const = default;
};

/// `path:line:column: severity: what [name]`, without what is 0, and the lines of help below it.
/// Nothing in the path is obeyed by a terminal.
std::string to_string(const Diagnostic& diagnostic);

/// Where diagnostics go. Implementations need not be safe for several threads: parallel code
/// collects into a `DiagnosticList` of its own and hands it on in a fixed order.
class Reporter {
  public:
    virtual ~Reporter() = default;
    virtual void report(Diagnostic diagnostic) = 0;
};

/// Keeps everything, in the order of arrival.
class DiagnosticList final : public Reporter {
  public:
    void report(Diagnostic diagnostic) override { list_.push_back(std::move(diagnostic)); }
    [[nodiscard]] const std::vector<Diagnostic>& list() const { return list_; }
    [[nodiscard]] bool has(Severity severity) const;
    void move_to(Reporter& to);  ///< moves everything to another reporter and is empty then

  private:
    std::vector<Diagnostic> list_;
};

}  // namespace sigloom
