#include "tools/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/analysis/edge_measures.hpp"
#include "core/analysis/measures.hpp"
#include "core/analysis/thinning/filters.hpp"
#include "core/analysis/weights/weight_schemes.hpp"
#include "core/text/fold.hpp"
#include "exporters/formats.hpp"
#include "tools/options.hpp"
#include "tools/text_width.hpp"

namespace sigloom {
namespace {

constexpr std::size_t text_column = 26;

/// The name on the left, the text wrapped in a column on the right.
std::string entry(const OptionHelp& row) {
    const std::string text = wrapped(row.text, text_column);
    const std::string name = "  " + row.names;
    if (display_width(name) + 2 > text_column) return name + '\n' + text;
    return name + text.substr(display_width(name));
}

std::string section(std::string_view title, const std::vector<OptionHelp>& rows) {
    std::string text = fmt::format("\n{}:\n", title);
    for (const OptionHelp& row : rows) text += entry(row);
    return text;
}

std::string names_with_value(const Option& option) {
    std::string names;
    if (option.short_name != 0) names += fmt::format("-{}, ", option.short_name);
    names += option.name;
    const std::string value = option.value_help();
    return value.empty() ? names : names + ' ' + value;
}

/// A default that begins or ends with a space would not be seen.
std::string visible(const std::string& standard) {
    return trim(standard) == standard ? standard : fmt::format("\"{}\"", standard);
}

OptionHelp help_of(const Option& option) {
    std::string text = option.help;
    if (!option.standard.empty()) text += fmt::format(" (default: {})", visible(option.standard));
    return {names_with_value(option), std::move(text)};
}

std::string summary_of(const Format& format) {
    std::string text(format.summary);
    if (!format.cannot_carry.empty()) text += fmt::format("; without {}", format.cannot_carry);
    if (!format.is_read()) text += " (only written)";
    return text;
}

}  // namespace

std::vector<OptionHelp> option_help(const CommandLine& line) {
    std::vector<OptionHelp> rows;
    for (const Option& option : line.options()) {
        if (option.group != OptionGroup::format) rows.push_back(help_of(option));
    }
    // What must be given stands before what may be.
    std::ranges::stable_partition(rows,
                                  [](const OptionHelp& r) { return !r.names.starts_with("-"); });
    return rows;
}

Appendix format_appendix() {
    Appendix appendix{"Formats", {}};
    for (const Format& format : formats()) {
        appendix.rows.push_back(
            {fmt::format("{} ({})", format.name, fmt::join(used(format.suffixes), ", ")),
             summary_of(format)});
    }
    return appendix;
}

Appendix format_option_appendix() {
    Appendix appendix{"Options of formats", {}};
    CommandLine line;
    GraphOutputs outputs;
    add_format_options(line, outputs);
    for (const Option& option : line.options()) {
        if (option.group == OptionGroup::format) appendix.rows.push_back(help_of(option));
    }
    return appendix;
}

Appendix measure_appendix() {
    Appendix appendix{"Measures", {}};
    for (const Measure& measure : measures()) {
        appendix.rows.push_back({std::string(measure.name), std::string(measure.summary)});
    }
    return appendix;
}

Appendix edge_measure_appendix() {
    Appendix appendix{"Measures of edges", {}};
    for (const EdgeMeasure& measure : edge_measures()) {
        appendix.rows.push_back({std::string(measure.name),
                                 fmt::format("{}: {}; {}; {}", measure.summary, measure.formula,
                                             measure.source, measure.cost)});
    }
    return appendix;
}

Appendix filter_appendix() {
    Appendix appendix{"Filters of --thin", {}};
    for (const Filter& filter : filters()) {
        std::string text = fmt::format("Keeps {}", filter.summary);
        if (!filter.formula.empty()) text += fmt::format(": {}", filter.formula);
        if (!filter.source.empty()) text += fmt::format("; {}", filter.source);
        appendix.rows.push_back(
            {fmt::format("{}{}{}", filter.name, filter.value_name.empty() ? "" : ":",
                         filter.value_name),
             std::move(text)});
    }
    return appendix;
}

Appendix weight_appendix() {
    Appendix appendix{"Schemes of --weight", {}};
    for (const WeightScheme& scheme : weight_schemes()) {
        std::string text = fmt::format("Tells {}: {}", scheme.summary, scheme.formula);
        if (!scheme.source.empty()) text += fmt::format("; {}", scheme.source);
        appendix.rows.push_back({std::string(scheme.name), std::move(text)});
    }
    return appendix;
}

Appendix exit_code_appendix() {
    return {"Exit codes",
            {{"0", "All is well"},
             {"1",
              "An input was damaged, an output could not be written, or there is no answer: no "
              "such node, edge or path. Everything else was done"},
             {"2", "The command line makes no sense; nothing was done"},
             {"129, 130, 143",
              "Called off by a closed terminal, Ctrl-C or kill; no file was left half written"}}};
}

namespace {

std::string titled(const Appendix& appendix) {
    return section(appendix.title, appendix.rows);
}

std::vector<OptionHelp> shown_commands() {
    std::vector<OptionHelp> rows;
    for (const Command& command : commands()) {
        if (command.listing == Listing::hidden) continue;
        rows.push_back({std::string(command.name), std::string(command.summary)});
    }
    return rows;
}

constexpr std::string_view about_program =
    "Usage: sigloom COMMAND ...\n\n"
    "Weaves horizon-scanning reports into one weighted knowledge graph.\n";

std::string measures_page() {
    return "The measures of `sigloom rank --by`, and as columns with -o.\n\n" +
           measure_descriptions() + titled(edge_measure_appendix());
}

std::string weights_page() {
    return wrapped(
               "A weight says how strongly two nodes are tied. By default each report adds the "
               "relevancy that the one has in it times that of the other: 1 for a term, "
               "relevancy/5 for a row. --weight SCHEME tells it otherwise, in every command.",
               0) +
           titled(weight_appendix());
}

std::string thinning_page() {
    return wrapped(
               "--thin FILTER[:VALUE] leaves out what hides the rest, in every command. Filters "
               "given one after the other work one after the other; FILTER+FILTER keeps what "
               "either of them keeps, for example --thin tree+disparity:0.05.",
               0) +
           titled(filter_appendix());
}

std::string names_page() {
    return wrapped(
               "Reports call one thing by several names, its surface forms. Which of them are one "
               "node is decided in one of three ways (--names):",
               0) +
           section(
               "Rules",
               {{"exact",
                 "Equal but for case, width, kinds of apostrophe and spaces: \"Open data\" and "
                 "\"open  data\""},
                {"learned",
                 "Also plurals, hyphens, spellings, surnames and abbreviations that the reports "
                 "explain: \"LLMs\" and \"large language models\" (the default)"},
                {"FILE", "As a table says that `sigloom names INPUT -o FILE` wrote"}}) +
           '\n' +
           wrapped(
               "A term that is the name of one particular thing (Nairobi, CERN) is an entity, any "
               "other a theme; running text that writes it with a capital decides. A file of "
               "aliases or of entities overrules both.",
               0) +
           section("To see what was decided, and to change it",
                   {{"sigloom names INPUT", "Every surface form, what it became, and why"},
                    {"sigloom names INPUT --explain NAME", "One of them, in sentences"},
                    {"sigloom names INPUT --suggest > aliases.tsv",
                     "Merges that the rules did not dare, for --aliases FILE"}}) +
           '\n' +
           wrapped(
               "Commands that take the NAME of a node find it by its id, its label, any form "
               "that the reports have, and then by what is left of these when case, hyphens, "
               "plurals and first names are left out.",
               0) +
           '\n' + command_help(*find_command("names"));
}

std::string formats_page() {
    return wrapped("The suffix of a file tells its format, or --format NAME does.", 0) +
           titled(format_appendix()) +
           section("Tables",
                   {{"table (.txt)", "Aligned, for people; on a terminal it fits its width"},
                    {"csv (.csv)", "Values in full, RFC 4180"},
                    {"csv-excel",
                     "The same for spreadsheets: with a byte order mark, and with an apostrophe "
                     "before texts that would be taken for formulas"},
                    {"tsv (.tsv)", "Tabs between the values, and no quotes"},
                    {"json (.json)", "An array of objects"},
                    {"md (.md)", "A table of Markdown; of `why`, a text with links"}}) +
           titled(format_option_appendix());
}

constexpr std::array pages{
    HelpPage{"measures", "What nodes and edges can be measured by", measures_page},
    HelpPage{"weights", "What the weight of an edge may tell", weights_page},
    HelpPage{"thinning", "How a graph becomes thin enough to look at", thinning_page},
    HelpPage{"names", "Which names are one, and which are entities", names_page},
    HelpPage{"formats", "Files of graphs and of tables", formats_page},
};

std::string page_list() {
    std::vector<OptionHelp> rows;
    for (const HelpPage& page : pages) {
        rows.push_back({fmt::format("help {}", page.name), std::string(page.summary)});
    }
    return section("Pages", rows);
}

/// As much of a help text as says what the option is about.
std::string_view first_clause(std::string_view text) {
    constexpr std::size_t shortest = 8;  // in bytes: what is shorter is no clause
    std::size_t end = text.size();
    for (const char* mark : {"; ", ". ", ": ", " ("}) {
        end = std::min(end, text.find(mark, shortest));
    }
    return text.substr(0, end);
}

constexpr std::size_t screen_width = 80;

std::string one_line(const OptionHelp& row, std::size_t column) {
    const std::string name = "  " + row.names;
    const std::size_t width = display_width(name);
    const std::string space(width < column ? column - width : 2, ' ');
    const std::size_t room = screen_width - std::min(width + space.size(), screen_width - 10);
    return name + space + cut_to_width(row.text, room) + '\n';
}

}  // namespace

std::span<const HelpPage> help_pages() {
    return pages;
}

const HelpPage* find_help_page(std::string_view name) {
    const auto* row = std::ranges::find(pages, name, &HelpPage::name);
    return row == pages.end() ? nullptr : row;
}

std::string measure_descriptions() {
    std::string text;
    for (const Measure& measure : measures()) {
        std::string ability;
        if (measure.estimate != nullptr) ability += "; --epsilon";
        if (measure.compute_from != nullptr) ability += "; --from";
        text += fmt::format("{}\n", measure.name);
        text += wrapped(measure.summary, 4);
        text += wrapped(measure.formula, 4);
        text += wrapped(fmt::format("{}; {}; {}{}", measure.source, measure.cost,
                                    name_of(measure.family), ability),
                        4);
    }
    return text;
}

std::string program_help() {
    return std::string(about_program) + section("Commands", shown_commands()) +
           section("Options", option_help(program_options())) + page_list() +
           titled(exit_code_appendix()) +
           "\n`sigloom help COMMAND` explains a command, `sigloom COMMAND -h` on one screen.\n";
}

std::string short_program_help() {
    std::string text = std::string(about_program) + '\n';
    // A screen has room for those that people need first.
    constexpr std::array<std::string_view, 8> only_named{"nodes", "edges", "info",  "ego",
                                                         "path",  "names", "merge", "contribute"};
    std::vector<std::string> others;
    for (const OptionHelp& row : shown_commands()) {
        if (row.names == "help") continue;  // explained below
        if (std::ranges::count(only_named, row.names) == 0) {
            text += one_line(row, 15);
        } else {
            others.push_back(row.names);
        }
    }
    text += fmt::format("  and also     {}\n", fmt::join(others, ", "));
    std::vector<std::string_view> names;
    for (const HelpPage& page : pages) names.push_back(page.name);
    return text + '\n' +
           wrapped(
               fmt::format("`sigloom COMMAND -h` explains a command on one screen, `sigloom help "
                           "COMMAND` in full, and `sigloom help {}` a subject.",
                           fmt::join(names, "|")),
               0);
}

std::string command_help(const Command& command) {
    const DeclaredCommand declared(command);
    std::string text =
        fmt::format("Usage: sigloom {} {}\n\n{}.\n", command.name, command.usage, command.summary);
    text += section("Arguments and options", option_help(declared.line));
    const auto append_if = [&](bool fits, const Appendix& appendix) {
        if (fits) text += titled(appendix);
    };
    const auto has = [&](const char* option) { return declared.line.find(option) != nullptr; };
    const bool writes_graph = std::ranges::any_of(
        declared.line.options(),
        [](const Option& option) { return option.group == OptionGroup::format; });
    append_if(writes_graph, format_appendix());
    append_if(writes_graph, format_option_appendix());
    append_if(has("--list-measures"), measure_appendix());
    append_if(command.name == "edges", edge_measure_appendix());
    append_if(has("--weight"), weight_appendix());
    append_if(has("--thin"), filter_appendix());
    return text;
}

std::string short_command_help(const Command& command) {
    const DeclaredCommand declared(command);
    std::string text = fmt::format("Usage: sigloom {} {}\n\n{}.\n\n", command.name, command.usage,
                                   command.summary);
    std::vector<OptionHelp> rows;
    std::vector<std::string> others;
    for (const Option& option : declared.line.options()) {
        const bool is_shown =
            option.group == OptionGroup::command || option.group == OptionGroup::output;
        if (option.group == OptionGroup::format || option.group == OptionGroup::input) continue;
        if (is_shown) {
            rows.push_back({names_with_value(option), std::string(first_clause(option.help))});
        } else {
            others.push_back(option.name);
        }
    }
    constexpr std::size_t widest = 30;
    std::size_t column = 0;
    for (const OptionHelp& row : rows) column = std::max(column, display_width(row.names) + 4);
    for (const OptionHelp& row : rows) text += one_line(row, std::min(column, widest));
    if (!rows.empty()) text += '\n';
    text += wrapped(fmt::format("Also: {}.", fmt::join(others, ", ")), 0);
    return text + fmt::format("`sigloom help {}` explains all.\n", command.name);
}

}  // namespace sigloom
