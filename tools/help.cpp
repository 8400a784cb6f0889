#include "tools/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/analysis/edge_measures.hpp"
#include "core/analysis/measures.hpp"
#include "core/analysis/thinning/filters.hpp"
#include "core/analysis/weights/weight_schemes.hpp"
#include "core/text/fold.hpp"
#include "exporters/formats.hpp"
#include "tools/options.hpp"

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

OptionHelp help_of(const Option& option) {
    std::string names;
    if (option.short_name != 0) names += fmt::format("-{}, ", option.short_name);
    names += option.name;
    const std::string value = option.value_help();
    if (!value.empty()) names += ' ' + value;
    std::string text = option.help;
    if (!option.standard.empty()) text += fmt::format(" (default: {})", option.standard);
    return {std::move(names), std::move(text)};
}

std::string summary_of(const Format& format) {
    std::string text(format.summary);
    if (!format.cannot_carry.empty()) text += fmt::format("; without {}", format.cannot_carry);
    if (!format.is_read()) text += " (only written)";
    return text;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string lines;
    std::string line(indent, ' ');
    bool empty = true;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        if (!empty && display_width(line) + 1 + display_width(word) > width) {
            lines += line + '\n';
            line.assign(indent, ' ');
            empty = true;
        }
        if (!empty) line += ' ';
        line += word;
        empty = false;
        begin = end + 1;
    }
    return lines + line + '\n';
}

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

std::string program_help() {
    std::string text =
        "Usage: sigloom COMMAND ...\n\n"
        "Weaves horizon-scanning reports into one weighted knowledge graph, measures it,\n"
        "and writes it for the tools that people use to look at graphs.\n";
    std::vector<OptionHelp> rows;
    for (const Command& command : commands()) {
        if (command.listing == Listing::hidden) continue;
        rows.push_back({std::string(command.name), std::string(command.summary)});
    }
    text += section("Commands", rows);
    text += section("Options", option_help(program_options()));
    const Appendix exit_codes = exit_code_appendix();
    text += section(exit_codes.title, exit_codes.rows);
    return text + "\n`sigloom help COMMAND` explains a command.\n";
}

std::string command_help(const Command& command) {
    const DeclaredCommand declared(command);
    std::string text =
        fmt::format("Usage: sigloom {} {}\n\n{}.\n", command.name, command.usage, command.summary);
    text += section("Arguments and options", option_help(declared.line));
    const auto append_if = [&](bool fits, const Appendix& appendix) {
        if (fits) text += section(appendix.title, appendix.rows);
    };
    const auto has = [&](const char* option) { return declared.line.find(option) != nullptr; };
    const bool writes_graph = has("--output") ? command.name != "names" && command.name != "man"
                                              : command.name == "convert";
    append_if(writes_graph, format_appendix());
    append_if(writes_graph, format_option_appendix());
    append_if(has("--list-measures"), measure_appendix());
    append_if(command.name == "edges", edge_measure_appendix());
    append_if(has("--weight"), weight_appendix());
    append_if(has("--thin"), filter_appendix());
    return text;
}

}  // namespace sigloom
