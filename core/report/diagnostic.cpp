#include "core/report/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/fold.hpp"

namespace sigloom {
namespace {

using enum Severity;

constexpr std::array table{
    OddityInfo{Oddity::unreadable_input, "unreadable-input", error,
               "an input cannot be opened or read"},
    OddityInfo{Oddity::skipped_entry, "skipped-entry", note,
               "an entry of a folder that cannot be a report was not opened"},
    OddityInfo{Oddity::not_a_report, "not-a-report", warning,
               "a Markdown file of a folder has none of a report's sections"},
    OddityInfo{Oddity::repeated_input, "repeated-input", note,
               "a report was given more than once and counts once"},
    OddityInfo{Oddity::file_too_large, "file-too-large", error, "a file is larger than any report"},

    OddityInfo{Oddity::invalid_utf8, "invalid-utf8", error,
               "bytes that are no UTF-8 were replaced by U+FFFD"},
    OddityInfo{Oddity::nul_character, "nul-character", note,
               "NUL characters were replaced by U+FFFD"},
    OddityInfo{Oddity::byte_order_mark, "byte-order-mark", note,
               "the file begins with a byte order mark"},
    OddityInfo{Oddity::carriage_returns, "carriage-returns", note, "lines end in CR or CRLF"},
    OddityInfo{Oddity::decomposed_text, "decomposed-text", note,
               "accents are separate characters (NFD)"},
    OddityInfo{Oddity::control_character, "control-character", note,
               "a name holds control, bidirectional or invisible characters"},
    OddityInfo{Oddity::foreign_language, "foreign-language", note, "the report is not in English"},
    OddityInfo{Oddity::nesting_too_deep, "nesting-too-deep", error,
               "quotes or lists are nested deeper than in any report"},
    OddityInfo{Oddity::too_many_images, "too-many-images", warning,
               "a paragraph has more images than any; the others were read as text"},

    OddityInfo{Oddity::no_title, "no-title", note, "the report has no title"},
    OddityInfo{Oddity::old_title, "old-title", note,
               "the title names its page in the older way or in another one"},
    OddityInfo{Oddity::undated_origin, "undated-origin", note,
               "the page named in the title is no date"},
    OddityInfo{Oddity::written_date, "written-date", note,
               "the date was read from a line below the title"},
    OddityInfo{Oddity::distant_date, "distant-date", note,
               "a date is far from those of all other reports"},
    OddityInfo{Oddity::date_suffix, "date-suffix", note, "the page date has a suffix"},
    OddityInfo{Oddity::section_order, "section-order", note, "sections stand in another order"},
    OddityInfo{Oddity::level_one_sections, "level-one-sections", note,
               "sections are level-1 headings, as on topic pages"},
    OddityInfo{Oddity::several_reports, "several-reports", note,
               "a further title begins another report in the same file"},
    OddityInfo{Oddity::front_matter, "front-matter", note,
               "the report begins with YAML front matter"},
    OddityInfo{Oddity::unknown_property, "unknown-property", note,
               "a key of the front matter is none that reports use"},
    OddityInfo{Oddity::unknown_section, "unknown-section", warning,
               "a section with an unknown heading was not used"},
    OddityInfo{Oddity::subheading, "subheading", note,
               "what stands below an unknown heading inside a section counts for the section"},
    OddityInfo{Oddity::stray_text, "stray-text", warning,
               "text where none is expected was not used"},
    OddityInfo{Oddity::empty_section, "empty-section", note, "a section holds nothing"},
    OddityInfo{Oddity::missing_section, "missing-section", note,
               "a report lists no keywords and no themes"},
    OddityInfo{Oddity::unknown_field, "unknown-field", warning,
               "an item of Other or a value of the front matter was not used"},

    OddityInfo{Oddity::shredded_list, "shredded-list", note,
               "a list of single characters was joined and split at commas"},
    OddityInfo{Oddity::keyword_line, "keyword-line", note,
               "keywords or themes stand in a line, parted by commas or semicolons"},
    OddityInfo{Oddity::nested_item, "nested-item", note,
               "items inside another item count like the others"},
    OddityInfo{Oddity::too_many_columns, "too-many-columns", error,
               "a table has more columns than any report; the others were lost"},
    OddityInfo{Oddity::unknown_column, "unknown-column", warning,
               "a table column with an unknown heading was not used"},
    OddityInfo{Oddity::repeated_column, "repeated-column", note,
               "two columns of a table have one meaning; their texts were joined"},
    OddityInfo{Oddity::no_name_column, "no-name-column", note,
               "a table has no name column; rows are named by another one"},
    OddityInfo{Oddity::index_column, "index-column", note,
               "a table begins with a column of running numbers"},
    OddityInfo{Oddity::no_relevancy_column, "no-relevancy-column", note,
               "a table has no relevancy column; its rows count as the default"},
    OddityInfo{Oddity::missing_relevancy, "missing-relevancy", note,
               "a row gives no relevancy; it counts as the default"},
    OddityInfo{Oddity::written_relevancy, "written-relevancy", note,
               "a relevancy is written in another way than as a number"},
    OddityInfo{Oddity::unusable_relevancy, "unusable-relevancy", warning,
               "a relevancy is no number from 1 to 5; the row counts as the default"},
    OddityInfo{Oddity::listed_rows, "listed-rows", note,
               "the rows of a section stand in a list, not in a table"},
    OddityInfo{Oddity::repeated_header, "repeated-header", note,
               "a table repeats its header or the line below it; that is no row"},
    OddityInfo{Oddity::continuation_row, "continuation-row", note,
               "a row with an empty first cell was joined to the row above"},
    OddityInfo{Oddity::unnamed_row, "unnamed-row", note,
               "a row without a name was named by its description"},
    OddityInfo{
        Oddity::lost_row, "lost-row", error,
        "a row was lost: none of its texts stands in a known column, or no table is around it"},
    OddityInfo{Oddity::truncated_row, "truncated-row", note,
               "a row has fewer cells than its table has columns"},
    OddityInfo{Oddity::excess_cells, "excess-cells", error,
               "cells beyond the last column, or further relevancies, were lost"},
    OddityInfo{Oddity::name_too_long, "name-too-long", error,
               "a name longer than any name was cut"},
    OddityInfo{Oddity::too_many_items, "too-many-items", error,
               "a report has more keywords, themes and rows than any; the others were lost"},

    OddityInfo{Oddity::unresolved_link, "unresolved-link", note,
               "a Closest link names a report that is not among the inputs"},
    OddityInfo{Oddity::ambiguous_link, "ambiguous-link", note,
               "a Closest link names one of several reports; the first was taken"},
    OddityInfo{Oddity::graph_syntax, "graph-syntax", error, "a graph file is damaged"},
    OddityInfo{Oddity::graph_content, "graph-content", error,
               "a node, edge or value of a graph file was lost"},
    OddityInfo{Oddity::graph_leftover, "graph-leftover", warning,
               "something that is no part of a graph of nodes, edges and columns was left out"},
    OddityInfo{Oddity::graph_unusual, "graph-unusual", note,
               "a graph file is written in an unusual way, but was read"},
    OddityInfo{Oddity::graph_simplified, "graph-simplified", note,
               "a graph file was made undirected and simple"},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].oddity) != i) return false;
    }
    return table.back().oddity == Oddity::graph_simplified;
}
static_assert(in_order(), "one row per oddity, in the order of the enumeration");

}  // namespace

std::span<const OddityInfo> oddities() {
    return table;
}

const OddityInfo& info(Oddity oddity) {
    return table[static_cast<std::size_t>(oddity)];
}

std::string to_string(const Diagnostic& diagnostic) {
    std::string text = printable(diagnostic.path);
    if (diagnostic.line != 0) text += ':' + std::to_string(diagnostic.line);
    if (diagnostic.column != 0) text += ':' + std::to_string(diagnostic.column);
    text += ": ";
    text += name_of(diagnostic.severity());
    text += ": " + diagnostic.message + " [";
    text += info(diagnostic.oddity).name;
    text += ']';
    if (!diagnostic.help.empty()) (text += '\n') += diagnostic.help;
    return text;
}

bool DiagnosticList::has(Severity severity) const {
    return std::ranges::find(list_, severity, &Diagnostic::severity) != list_.end();
}

void DiagnosticList::move_to(Reporter& to) {
    for (Diagnostic& diagnostic : std::exchange(list_, {})) to.report(std::move(diagnostic));
}

}  // namespace sigloom
