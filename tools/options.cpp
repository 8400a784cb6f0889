#include "tools/options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <utility>

#include "tools/config.hpp"
#include "tools/drawing.hpp"
#include "tools/interrupt.hpp"
#include "tools/name_options.hpp"

namespace sigloom {
namespace {

void add_pair_options(CommandLine& line, BuildOptions& build) {
    add_choice(
        line, "--pairs", build.pairs,
        "What a report joins by edges: its terms, and each row with every term (terms, the "
        "default); only its terms (terms-only); its terms, and a row with the terms that its "
        "text names (mentions); every pair (all)")
        .group = OptionGroup::pairs;
    line.add({.name = "--report-nodes",
              .takes = Takes::nothing,
              .help = "Make every report a node that is joined to what it contains",
              .group = OptionGroup::pairs,
              .set = assign(build.report_nodes, ReportNodes::include)});
    Option& relevancy = add_number(
        line, "--default-relevancy", "R", "What a row without a usable relevancy counts as, 1 to 5",
        "a number from 1 to 5", [](double value) { return value >= 1 && value <= 5; },
        [&build](double value) { build.default_relevancy = value; });
    relevancy.standard = "3";
    relevancy.group = OptionGroup::pairs;
}

/// It matters only while a graph is built from reports.
bool is_for_building(const Option& option) {
    return option.group == OptionGroup::names || option.group == OptionGroup::pairs;
}

}  // namespace

void add_input_options(CommandLine& line, InputOptions& options) {
    add_report_options(line, options);
    add_weight(line, options.weight);
    add_thinning(line, options.thinning);
}

void add_report_options(CommandLine& line, InputOptions& options) {
    // One list; the commands know how many of its last members are not INPUT.
    line.add({.name = "INPUT",
              .count = Count::rest,
              .help = "Folders of reports, reports, or one graph file; - is standard input",
              .group = OptionGroup::input,
              .set = store_in(options.inputs)});
    add_name_options(line, options);
    add_pair_options(line, options.build);
    add_whole_number(line, "--threads", options.build.threads, 1024,
                     "How many threads work; 0 is as many as the machine has. The results are the "
                     "same")
        .group = OptionGroup::program;
    line.add({.name = "--config",
              .takes = Takes::file,
              .value_name = "FILE",
              .help = "Options, and headings of other people's reports, as TOML",
              .group = OptionGroup::program,
              .set = store_in(options.config_file)});
    line.add({.name = "--quiet",
              .short_name = 'q',
              .takes = Takes::nothing,
              .help = "Say nothing but errors",
              .group = OptionGroup::program,
              .set = assign(options.verbosity, Verbosity::errors_only)});
    line.add({.name = "--verbose",
              .takes = Takes::nothing,
              .help = "Say also how many oddities of the input were read as meant",
              .group = OptionGroup::program,
              .excludes = {"--quiet"},
              .set = assign(options.verbosity, Verbosity::verbose)});

    line.when_parsed([&options](CommandLine& parsed) {
        for (const Option& option : parsed.options()) {
            if (option.given && is_for_building(option)) {
                options.for_building.push_back(option.name);
            }
        }
        if (!options.config_file.empty()) {
            apply_config(options.config_file, parsed, options.build.schema);
        }
    });
}

std::vector<std::string> take_last(InputOptions& options, std::size_t count,
                                   std::string_view what) {
    if (options.inputs.size() <= count) {
        throw WrongUse(fmt::format("give INPUT, and after it {}", what));
    }
    const auto begin = options.inputs.end() - static_cast<std::ptrdiff_t>(count);
    std::vector<std::string> last(begin, options.inputs.end());
    options.inputs.erase(begin, options.inputs.end());
    return last;
}

std::uint64_t whole_number(std::string_view option, std::string_view text, std::uint64_t most) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || value > most) {
        throw WrongUse(fmt::format("{} must be a whole number from 0 to {}", option, most));
    }
    return value;
}

Option& add_number(CommandLine& line, const std::string& option, const std::string& value_name,
                   const std::string& help, const std::string& range, bool (*fits)(double),
                   std::function<void(double)> set) {
    const auto check_and_set = [=](const std::string& text) {
        char* end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        if (text.empty() || end != text.c_str() + text.size()) {
            throw WrongUse(fmt::format("Could not convert: {} = {}", option, text));
        }
        if (!fits(value)) throw WrongUse(fmt::format("{} must be {}", option, range));
        set(value);
    };
    return line.add({.name = option,
                     .takes = Takes::number,
                     .value_name = value_name,
                     .help = help,
                     .set = pass_to(check_and_set)});
}

MeasureContext measure_context(const InputOptions& options, std::string_view what,
                               Messages& messages) {
    messages.begin_progress(fmt::format("computing {}", what));
    return {.threads = options.build.threads,
            .progress =
                [&messages](double share_done) {
                    stop_if_interrupted();
                    messages.progress(share_done);
                },
            .cancel = &interrupted()};
}

Option& add_top(CommandLine& line, std::size_t& top, const std::string& help) {
    return add_whole_number(line, "--top", top, std::numeric_limits<std::uint32_t>::max(),
                            help + "; 0 is all");
}

void add_kind_of_name(CommandLine& line, std::string& kind) {
    line.add({.name = "--kind",
              .value_name = "KIND",
              .help = "Of several nodes with the same name, the one of this kind",
              .set = store_in(kind)});
}

Option& add_kind_filter(CommandLine& line, std::vector<std::string>& kinds,
                        const std::string& help) {
    return line.add({.name = "--kind",
                     .count = Count::comma_list,
                     .value_name = "KIND",
                     .help = help + ", for example theme,signal",
                     .set = store_in(kinds)});
}

TableFormat table_format(const std::string& name) {
    return find_choice<TableFormat>("--format", name);
}

void add_table_format(CommandLine& line, TableFormat& format) {
    Option& option = add_choice(line, "--format", format, "How to print the result");
    option.standard = "table";
    option.group = OptionGroup::output;
}

Option& add_outputs(CommandLine& line, GraphOutputs& outputs, const std::string& help) {
    Option& output = line.add({.name = "--output",
                               .short_name = 'o',
                               .takes = Takes::file,
                               .count = Count::one_per_use,
                               .value_name = "FILE",
                               .help = help,
                               .group = OptionGroup::output,
                               .set = store_in(outputs.paths)});
    add_format_options(line, outputs, {output.name});
    return output;
}

void add_outputs_instead(CommandLine& line, GraphOutputs& outputs, std::string_view columns,
                         const std::vector<std::string>& of_table) {
    add_outputs(line, outputs,
                fmt::format("Write the graph with {} to this file instead; its suffix decides "
                            "the format",
                            columns))
        .excludes = of_table;
}

void add_graph_format(CommandLine& line, std::string& format_name) {
    line.add({.name = "--format",
              .value_name = "NAME",
              .help = "Format of the graph; without it the suffix of the file decides",
              .group = OptionGroup::output,
              .set = store_in(format_name)});
}

void add_format_options(CommandLine& line, GraphOutputs& outputs,
                        const std::vector<std::string>& needs) {
    add_drawing_options(line, outputs.drawing, needs);
    for (const FormatOption* option : format_options()) {
        Option& added = line.add({.name = "--" + std::string(option->name),
                                  .help = fmt::format("{} ({} only)", option->help,
                                                      fmt::join(formats_with(*option), ", ")),
                                  .group = OptionGroup::format,
                                  .needs = needs});
        if (option->type != OptionType::flag) added.standard = option->default_value;
        switch (option->type) {
            case OptionType::flag:
                added.takes = Takes::nothing;
                break;
            case OptionType::whole_number:
                added.takes = Takes::whole_number;
                added.value_name = "N";
                break;
            case OptionType::text:
                added.value_name = "TEXT";
                break;
            case OptionType::choice:
                added.takes = Takes::choice;
                for (const std::string_view choice : used(option->choices)) {
                    added.choices.emplace_back(choice);
                }
                break;
        }
        added.set = [option, &outputs, name = added.name](const std::vector<std::string>& values) {
            try {
                outputs.options.set(*option, values.empty() ? "true" : values.front(), name);
            } catch (const std::invalid_argument& error) {
                throw WrongUse(error.what());
            }
        };
        outputs.declared.push_back({option, &added});
    }
}

}  // namespace sigloom
