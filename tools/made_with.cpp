#include "tools/made_with.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/graph/contribute.hpp"
#include "core/report/find_reports.hpp"
#include "tools/contributed_input.hpp"
#include "tools/report_files.hpp"

namespace sigloom {
namespace {

using Options = std::vector<std::pair<std::string, std::string>>;

bool shows(const Option& option) {
    switch (option.group) {
        case OptionGroup::command:
        case OptionGroup::input:
        case OptionGroup::names:
        case OptionGroup::pairs:
        case OptionGroup::graph:
        case OptionGroup::precision:
        case OptionGroup::drawing:
            return !option.is_positional();
        default:
            return false;
    }
}

std::string without_folder(const std::string& value) {
    return std::filesystem::path(value).filename().string();
}

std::string shown_value(const Option& option) {
    std::vector<std::string> values = option.values;
    if (option.takes == Takes::file || option.name == "--names") {
        std::ranges::transform(values, values.begin(), without_folder);
    }
    return fmt::format("{}", fmt::join(values, option.count == Count::comma_list ? "," : " "));
}

void set(Options& options, const std::string& name, const std::string& value) {
    const auto found = std::ranges::find(options, name, &Options::value_type::first);
    if (found == options.end()) {
        options.emplace_back(name, value);
    } else {
        found->second = value;
    }
}

void set_all(Options& options, const Options& others) {
    for (const auto& [name, value] : others) set(options, name, value);
}

/// Of the files of the reports that the graph was made of.
std::string hash_of_reports(const Input& input) {
    const ReportFiles files(input.files);
    std::set<const ReportFile*> of_graph;
    for (const ReportEntry& report : input.graph.evidence().reports) {
        if (const auto found = files.find(report.path)) of_graph.insert(found->file);
    }
    DiagnosticList known_already;
    std::vector<std::string_view> views;
    std::vector<StoredText> texts;
    for (const ReportFile* file : of_graph) {
        if (auto text = load(*file, known_already)) texts.push_back(std::move(*text));
    }
    for (const StoredText& text : texts) views.push_back(text.text);
    return hash_of_texts(views);
}

}  // namespace

Options options_that_show(const CommandLine& line) {
    Options options;
    for (const Option& option : line.options()) {
        if (!shows(option)) continue;
        if (!option.values.empty()) {
            options.emplace_back(option.name.substr(2), shown_value(option));
        } else if (option.name == "--seed") {
            options.emplace_back("seed", option.standard);
        }
    }
    return options;
}

Provenance provenance_of(const Input& input, const InputOptions& options) {
    Provenance provenance = input.provenance;
    const bool is_known = !provenance.program.empty();  // of a graph file, or one that a host holds
    provenance.program = "sigloom " SIGLOOM_VERSION;
    if (input.kind == InputKind::reports && !is_known) {
        const Options of_reading =
            provenance.reports_hash.empty()
                ? options_of_reading(share_of_highest(options.build.default_relevancy))
                : std::move(provenance.options);
        // Said even where they are the usual ones, which may be others some day.
        provenance.options = {{"names", "learned"}, {"pairs", "terms"}, {"weight", "relevancy"}};
        provenance.reports = input.graph.evidence().reports.size();
        if (provenance.reports_hash.empty()) provenance.reports_hash = hash_of_reports(input);
        set_all(provenance.options, options.made_with);
        // As the number that it was, however it was written and whoever read the reports.
        std::erase_if(provenance.options,
                      [](const auto& option) { return option.first == "default-relevancy"; });
        set_all(provenance.options, of_reading);
    } else {
        set_all(provenance.options, options.made_with);
    }
    return provenance;
}

}  // namespace sigloom
