#include "tools/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <set>
#include <stdexcept>
#include <utility>

#include "core/base/cancelled.hpp"
#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/config.hpp"
#include "tools/contribution_options.hpp"
#include "tools/drawing.hpp"
#include "tools/host.hpp"
#include "tools/made_with.hpp"
#include "tools/name_options.hpp"
#include "tools/program_options.hpp"

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
    constexpr std::uint64_t most_min_count = std::numeric_limits<std::int32_t>::max();
    add_whole_number(line, "--min-count", build.min_count, most_min_count,
                     "Leave out edges that fewer than N reports speak for, while they are added "
                     "up: they take no memory (but with --since or --until), and nodes stay",
                     1)
        .group = OptionGroup::pairs;
}

void add_default_relevancy(CommandLine& line, BuildOptions& build) {
    Option& relevancy = add_number(
        line, "--default-relevancy", "R", "What a row without a usable relevancy counts as, 1 to 5",
        "a number from 1 to 5", [](double value) { return value >= 1 && value <= 5; },
        [&build](double value) { build.default_relevancy = value; });
    relevancy.standard = "3";
    relevancy.group = OptionGroup::pairs;
}

void add_role_options(CommandLine& line, InputOptions& options) {
    const auto add = [&](const char* name, std::string& role, const std::string& help) {
        line.add({.name = name,
                  .value_name = "NAME",
                  .help = help,
                  .group = OptionGroup::input,
                  .set = store_in(role)});
    };
    add("--weight-column", options.roles.weight,
        "Of a graph file: the column of the edges that is their weight; without it the one called "
        "weight, value or strength");
    add("--label-column", options.roles.label,
        "Of a graph file: the column of the nodes that is their label; without it the one called "
        "label, name or title");
    add("--kind-column", options.roles.kind,
        "Of a graph file: the column of the nodes that is their kind; without it the one called "
        "kind, entity_type or labels");
}

/// An option whose value is a day, a month or a year; `set` is given its days.
Option& add_days(CommandLine& line, const char* name, const std::string& help,
                 std::function<void(const DateRange&)> set) {
    return line.add(
        {.name = name,
         .value_name = "DATE",
         .help = help,
         .group = OptionGroup::input,
         .set = pass_to([name, set = std::move(set)](const std::string& text) {
             const auto days = days_called(text);
             if (!days) {
                 throw WrongUse(fmt::format(
                     "{} takes a day, a month or a year, such as 2024-05-31, 2024-05 or 2024, "
                     "and no {}",
                     name, in_quotes(text)));
             }
             set(*days);
         })});
}

void add_as_of(CommandLine& line, InputOptions& options) {
    add_days(line, "--as-of",
             "As if it were then: later reports are not read, and names are learned without them",
             [&options](const DateRange& days) { options.as_of = days.last; });
}

void add_time_options(CommandLine& line, InputOptions& options) {
    Option& since = add_days(
        line, "--since",
        "Only reports dated then or later count, with the names that all have; DATE is a day, a "
        "month or a year (2024-05-31, 2024-05, 2024)",
        [&options](const DateRange& days) { options.time.first = days.first; });
    Option& until = add_days(
        line, "--until", "Only reports dated then or earlier count, with the names that all have",
        [&options](const DateRange& days) { options.time.last = days.last; });
    since.group = OptionGroup::graph;
    until.group = OptionGroup::graph;
}

/// It matters only while a graph file is read.
bool is_for_reading(const Option& option) {
    return option.name.ends_with("-column");
}

/// It matters only while a graph is built from reports.
bool is_for_building(const Option& option) {
    constexpr std::string_view of_memory[] = {"--memory", "--cache", "--cache-size"};
    return option.group == OptionGroup::names || option.group == OptionGroup::pairs ||
           std::ranges::count(of_memory, option.name) > 0;
}

/// --threads and --config, and how the program works.
void add_common_options(CommandLine& line, InputOptions& options) {
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
    add_program_options(line, options.verbosity);
    line.when_parsed([&options](CommandLine& parsed) {
        for (const Option& option : parsed.options()) {
            if (option.given && is_for_building(option)) {
                options.for_building.push_back(option.name);
            }
            if (option.given && is_for_reading(option)) options.for_reading.push_back(option.name);
        }
        if (const Host* host = current_host(); host != nullptr && host->held != nullptr) {
            options.build.schema = host->held->schema;
        }
        if (!options.config_file.empty()) {
            apply_config(options.config_file, parsed, options.build.schema);
        }
        options.made_with = options_that_show(parsed);
    });
}

constexpr std::string_view standard_output = "-";

struct TableSuffix {
    std::string_view suffix;
    TableFormat format;
};

/// What tells a table where a command has one to give; a graph is a pair of .csv files elsewhere.
constexpr std::array table_suffixes{
    TableSuffix{".csv", TableFormat::csv}, TableSuffix{".tsv", TableFormat::tsv},
    TableSuffix{".md", TableFormat::markdown}, TableSuffix{".txt", TableFormat::table}};

std::string table_suffix_list() {
    std::string list;
    for (const TableSuffix& row : table_suffixes) {
        if (!list.empty()) list += ' ';
        list += row.suffix;
    }
    return list;
}

std::string lower_suffix(const std::string& path) {
    std::string suffix = std::filesystem::path(path).extension().string();
    for (char& byte : suffix)
        byte = static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
    return suffix;
}

/// As the suffix of a path tells it, unless a longer one is that of a graph.
std::optional<TableFormat> table_format_of_path(const std::string& path) {
    const std::string suffix = lower_suffix(path);
    const auto* row = std::ranges::find(table_suffixes, suffix, &TableSuffix::suffix);
    if (row == table_suffixes.end()) return std::nullopt;
    const Format* graph = format_of_path(path);
    if (graph != nullptr && fitting_suffix(*graph, path).size() > suffix.size()) {
        return std::nullopt;
    }
    return row->format;
}

std::vector<std::string_view> names_of_graph_formats() {
    std::vector<std::string_view> names;
    for (const Format& format : formats()) names.push_back(format.name);
    return names;
}

/// Throws WrongUse, with suggestions, for a name that is neither empty nor that of a format.
void require_table_or_graph_format(const std::string& name) {
    if (name.empty() || value_named<TableFormat>(name) || find_format(name) != nullptr) return;
    std::vector<std::string_view> names = all_names<TableFormat>();
    for (const std::string_view each : names_of_graph_formats()) {
        if (std::ranges::find(names, each) == names.end()) names.push_back(each);
    }
    throw WrongUse(unknown_name("--format", name, names));
}

/// Throws WrongUse for a table where another table or a graph is written, too.
void require_different_places(const ResultTargets& targets) {
    std::set<std::filesystem::path> taken;
    const auto take = [&](const std::string& path) {
        if (taken.insert(place_of(path)).second) return;
        throw WrongUse(fmt::format("{} is to be written twice", printable(path)));
    };
    for (const GraphTarget& target : targets.graphs) take(target.path);
    for (const TableTarget& target : targets.tables) take(target.place.path);
}

}  // namespace

void add_input_options(CommandLine& line, InputOptions& options) {
    add_report_options(line, options);
    add_time_options(line, options);
    add_role_options(line, options);
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
    add_as_of(line, options);
    add_name_options(line, options);
    add_pair_options(line, options.build);
    add_default_relevancy(line, options.build);
    add_common_options(line, options);
}

void add_reading_options(CommandLine& line, InputOptions& options) {
    line.add({.name = "INPUT",
              .count = Count::rest,
              .help = "Folders of reports, or reports; - is standard input",
              .group = OptionGroup::input,
              .set = store_in(options.inputs)});
    add_default_relevancy(line, options.build);
    add_common_options(line, options);
}

void add_memory_option(CommandLine& line, BuildOptions& build) {
    constexpr std::uint64_t most = std::uint64_t{1} << 40;
    line.add({.name = "--memory",
              .takes = Takes::whole_number,
              .value_name = "N",
              .help =
                  "Keep edges that take more than N megabytes in a temporary file (in TMPDIR), of "
                  "which the system holds in memory what it has room for",
              .group = OptionGroup::program,
              .set = pass_to([&build](const std::string& text) {
                  build.edge_bytes_in_memory = whole_number("--memory", text, most) * 1'000'000;
              })});
}

void add_cache_options(CommandLine& line, CacheOptions& cache) {
    line.add({.name = "--cache",
              .takes = Takes::file,
              .value_name = "DIR",
              .help = "Keep there what reports contribute, and read only those that are new",
              .group = OptionGroup::program,
              .set = store_in(cache.folder)});
    Option& size = add_whole_number(
        line, "--cache-size", cache.megabytes, std::uint64_t{1} << 40,
        "How many megabytes it may hold; what was not used for longest goes first");
    size.group = OptionGroup::program;
    size.needs = {"--cache"};
}

void add_merging_options(CommandLine& line, InputOptions& options) {
    line.add({.name = "FILE",
              .count = Count::rest,
              .help = "Files that `sigloom contribute` wrote; - is standard input",
              .group = OptionGroup::input,
              .set = store_in(options.inputs)});
    add_as_of(line, options);
    add_name_options(line, options);
    add_pair_options(line, options.build);
    add_common_options(line, options);
    add_time_options(line, options);
    add_weight(line, options.weight);
    add_thinning(line, options.thinning);
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

std::uint64_t whole_number(std::string_view option, std::string_view text, std::uint64_t most,
                           std::uint64_t least) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || value < least || value > most) {
        throw WrongUse(fmt::format("{} must be a whole number from {} to {}", option, least, most));
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
                    stop_if_cancelled();
                    messages.progress(share_done);
                },
            .note =
                [&messages, name = std::string(what)](const std::string& what_is_lacking) {
                    messages.warning(fmt::format("{}: {}", name, what_is_lacking));
                }};
}

Option& add_period(CommandLine& line, std::optional<PeriodLength>& period) {
    Option& added = add_choice(line, "--period", period, "By what reports are counted");
    added.standard = "the longest of which 8 have reports";
    return added;
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

void add_width(CommandLine& line, ResultPlace& place) {
    line.add({.name = "--wide",
              .takes = Takes::nothing,
              .help = "Print a table as wide as it is; without it, one on a terminal fits there",
              .group = OptionGroup::output,
              .set = assign(place.width, Width::any)});
}

void add_paging(CommandLine& line, ResultPlace& place) {
    line.add({.name = "--no-pager",
              .takes = Takes::nothing,
              .help = "Do not show long results page by page on a terminal (SIGLOOM_PAGER or PAGER "
                      "names the program that does)",
              .group = OptionGroup::program,
              .set = assign(place.paging, Paging::never)});
}

void add_table_options(CommandLine& line, TableOptions& options) {
    line.add({.name = "--output",
              .short_name = 'o',
              .takes = Takes::file,
              .value_name = "FILE",
              .help = "File to write the result to; its suffix tells the format",
              .group = OptionGroup::output,
              .set = store_in(options.place.path)});
    Option& format = line.add({.name = "--format",
                               .takes = Takes::choice,
                               .standard = "table",
                               .help = "How to print the result",
                               .group = OptionGroup::output,
                               .set = pass_to([&options](const std::string& name) {
                                   options.format = find_choice<TableFormat>("--format", name);
                               })});
    for (const std::string_view name : all_names<TableFormat>()) format.choices.emplace_back(name);
    add_width(line, options.place);
    add_paging(line, options.place);
}

TableFormat format_of(const TableOptions& options) {
    if (options.format) return *options.format;
    if (options.place.path == standard_output) return TableFormat::table;
    if (const auto format = table_format_of_path(options.place.path)) return *format;
    if (lower_suffix(options.place.path) == ".json") return TableFormat::json;
    throw WrongUse(fmt::format("{}: no table has this suffix; use one of {} .json, or --format",
                               options.place.path, table_suffix_list()));
}

void add_table_or_graph_options(CommandLine& line, TableOrGraphOptions& options,
                                std::string_view columns,
                                const std::vector<std::string>& of_table) {
    add_outputs(line, options.graphs,
                fmt::format("File to write; its suffix decides what: the table ({}), or else the "
                            "graph with {}",
                            table_suffix_list(), columns));
    line.add({.name = "--format",
              .value_name = "NAME",
              .standard = "table",
              .help = fmt::format("Format of the table: {}; with -o also that of a graph: {}",
                                  fmt::join(all_names<TableFormat>(), ", "),
                                  fmt::join(names_of_graph_formats(), ", ")),
              .group = OptionGroup::output,
              .set = store_in(options.graphs.format)});
    add_width(line, options.place);
    add_paging(line, options.place);
    for (const std::string& name : of_table) options.of_table.push_back(line.find(name));
}

ResultTargets result_targets(const TableOrGraphOptions& options) {
    const std::string& format = options.graphs.format;
    require_table_or_graph_format(format);
    const auto table_format = value_named<TableFormat>(format);
    ResultTargets targets;
    if (options.graphs.paths.empty()) {
        if (!format.empty() && !table_format) {
            throw WrongUse(fmt::format("--format {} is that of a graph, and needs -o", format));
        }
        targets.tables.push_back({table_format.value_or(TableFormat::table), options.place});
    }
    GraphOutputs graphs = options.graphs;
    graphs.paths.clear();
    for (const std::string& path : options.graphs.paths) {
        std::optional<TableFormat> of_table;
        if (format.empty()) {
            of_table = table_format_of_path(path);
        } else if (find_format(format) == nullptr || table_format != TableFormat::json) {
            of_table = table_format;  // of names that both have, a graph is only meant by json
        }
        if (!of_table) {
            graphs.paths.push_back(path);
            continue;
        }
        ResultPlace place = options.place;
        place.path = path;
        targets.tables.push_back({*of_table, place});
    }
    targets.graphs = graph_targets(graphs);
    require_different_places(targets);
    if (!targets.tables.empty()) return targets;
    for (const Option* option : options.of_table) {
        if (option->given) {
            throw WrongUse(fmt::format("{} shapes the table, and only a graph is to be written",
                                       option->name));
        }
    }
    return targets;
}

int write_tables(const Table& table, std::span<const TableTarget> targets, Messages& messages) {
    int exit_code = 0;
    for (const auto& [format, place] : targets) {
        exit_code = std::max(exit_code, print_table(table, format, place, messages));
    }
    return exit_code;
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
