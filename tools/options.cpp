#include "tools/options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "tools/config.hpp"
#include "tools/interrupt.hpp"
#include "tools/name_options.hpp"

namespace sigloom {
namespace {

constexpr Choice<TableFormat> table_formats[] = {{"table", TableFormat::table},
                                                 {"csv", TableFormat::csv},
                                                 {"tsv", TableFormat::tsv},
                                                 {"json", TableFormat::json},
                                                 {"md", TableFormat::markdown}};

/// The options that matter only while a graph is built from reports.
std::vector<std::string> add_building_options(CLI::App& app, InputOptions& options) {
    BuildOptions& build = options.build;
    static constexpr Choice<PairChoice> pairs[] = {{"terms", PairChoice::terms},
                                                   {"terms-only", PairChoice::terms_only},
                                                   {"mentions", PairChoice::mentions},
                                                   {"all", PairChoice::all}};
    std::vector<std::string> names = add_name_options(app, options);
    add_choice(
        app, "--pairs", build.pairs, pairs,
        "What a report joins by edges: its terms, and each row with every term (terms, the "
        "default); only its terms (terms-only); its terms, and a row with the terms that its "
        "text names (mentions); every pair (all)");
    app.add_flag_callback(
        "--report-nodes", [&build] { build.report_nodes = ReportNodes::include; },
        "Make every report a node that is joined to what it contains");
    app.add_option_function<double>(
           "--default-relevancy",
           [&build](double value) {
               if (!(value >= 1 && value <= 5)) {
                   throw WrongUse("--default-relevancy must be a number from 1 to 5");
               }
               build.default_relevancy = value;
           },
           "What a row without a usable relevancy counts as, 1 to 5")
        ->type_name("R")
        ->default_str("3");
    for (const char* const name : {"--pairs", "--report-nodes", "--default-relevancy"}) {
        names.emplace_back(name);
    }
    return names;
}

}  // namespace

void add_input_options(CLI::App& app, InputOptions& options) {
    add_report_options(app, options);
    add_weight(app, options.weight);
    add_thinning(app, options.thinning);
}

void add_report_options(CLI::App& app, InputOptions& options) {
    // CLI11 sees one list; the commands know how many of its last members are not INPUT.
    app.add_option("INPUT", options.inputs,
                   "Folders of reports, reports, or one graph file; - is standard input")
        ->type_name("");
    const std::vector<std::string> building = add_building_options(app, options);
    add_whole_number(app, "--threads", options.build.threads, 1024,
                     "How many threads work; 0 is as many as the machine has. The results are the "
                     "same");
    const CLI::Option* config = as_file(
        app.add_option("--config", "Options, and headings of other people's reports, as TOML"));
    app.add_flag_callback(
        "-q,--quiet", [&options] { options.verbosity = Verbosity::errors_only; },
        "Say nothing but errors");

    app.callback([&app, &options, building, config] {
        for (const std::string& option : building) {
            if (app.count(option) > 0) options.for_building.push_back(option);
        }
        if (config->count() > 0) {
            apply_config(config->as<std::string>(), app, options.build.schema);
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

CLI::Option* as_file(CLI::Option* option) {
    const std::string name = option->get_name();
    return option->type_name("FILE")->each([name](const std::string& path) {
        if (path.empty()) throw WrongUse(name + " needs the name of a file");
    });
}

CLI::Option* as_comma_list(CLI::Option* option, const std::string& word) {
    return option->delimiter(',')->allow_extra_args(false)->type_name(word + ",...");
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

void add_top(CLI::App& app, std::size_t& top, const std::string& help) {
    add_whole_number(app, "--top", top, std::numeric_limits<std::uint32_t>::max(),
                     help + "; 0 is all");
}

void add_kind_of_name(CLI::App& app, std::string& kind) {
    app.add_option("--kind", kind, "Of several nodes with the same name, the one of this kind")
        ->type_name("KIND");
}

void add_kind_filter(CLI::App& app, std::vector<std::string>& kinds, const std::string& help) {
    as_comma_list(app.add_option("--kind", kinds, help + ", for example theme,signal"), "KIND");
}

TableFormat table_format(const std::string& name) {
    return find_choice("--format", name, table_formats);
}

void add_table_format(CLI::App& app, TableFormat& format) {
    add_choice(app, "--format", format, table_formats, "How to print the result")
        ->default_str("table");
}

CLI::Option* add_outputs(CLI::App& app, std::vector<std::string>& paths, const std::string& help) {
    return as_file(app.add_option("-o,--output", paths, help))->allow_extra_args(false);
}

void add_outputs_instead(CLI::App& app, std::vector<std::string>& paths, std::string_view columns,
                         std::initializer_list<const char*> of_table) {
    CLI::Option* output =
        add_outputs(app, paths,
                    fmt::format("Write the graph with {} to this file instead; its suffix decides "
                                "the format",
                                columns));
    for (const char* option : of_table) output->excludes(app.get_option(option));
}

void add_graph_format(CLI::App& app, std::string& format_name) {
    app.add_option("--format", format_name,
                   "Format of the graph; without it the suffix of the file decides")
        ->type_name("NAME");
}

}  // namespace sigloom
