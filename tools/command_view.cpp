// `sigloom view`: a page to look at a graph in a browser, as a file or served.
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <thread>

#include "core/base/cancelled.hpp"
#include "core/report/find_reports.hpp"
#include "tools/commands.hpp"
#include "tools/drawing.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/row_texts.hpp"
#include "tools/scoring.hpp"
#include "tools/server.hpp"
#ifdef SIGLOOM_HAS_PAGE
#include "exporters/html/writer.hpp"
#endif

extern char** environ;

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    GraphOutputs outputs;
    std::vector<std::string> by{"pagerank", "betweenness"};
    bool open = false;
    bool serve = false;
    std::uint16_t port = 0;
};

constexpr std::string_view page_format = "html";

/// The graph with those measures that it does not have yet, and with the texts of its rows.
KnowledgeGraph with_what_is_shown(const Input& input, const Arguments& arguments,
                                  Messages& messages) {
    const KnowledgeGraph graph =
        input.graph.with_node_columns(row_texts(input, arguments.input.build.schema));
    ScoringOptions options;
    for (const std::string& name : arguments.by) {
        if (find_column(input.graph.nodes().columns, name) == nullptr) options.by.push_back(name);
    }
    if (options.by.empty()) return graph;
    ColumnSet columns;
    for (Scores& scores : Scoring(options).compute(input.graph, {}, arguments.input, messages)) {
        columns.push_back(std::move(scores.values));
    }
    return graph.with_node_columns(columns);
}

/// Has the system open a file or an address with the program that it keeps for it.
void open_in_browser(const std::string& place, Messages& messages) {
#ifdef __APPLE__
    std::string opener = "open";
#else
    std::string opener = "xdg-open";
#endif
    std::string argument = place;
    std::array<char*, 3> arguments{opener.data(), argument.data(), nullptr};
    pid_t process = 0;
    int status =
        posix_spawnp(&process, opener.c_str(), nullptr, nullptr, arguments.data(), environ);
    if (status == 0) {
        while (waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
    }
    if (status != 0) messages.warning(fmt::format("{} could not open {}", opener, place));
}

int write_pages(const Arguments& arguments) {
    const auto targets = graph_targets(arguments.outputs);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const KnowledgeGraph graph = with_what_is_shown(input, arguments, messages);
    const int written = write_graph(graph, targets, input, arguments.input, messages);
    if (written == 0) {
        messages.say(fmt::format("written to {}", fmt::join(arguments.outputs.paths, ", ")));
        for (const std::string& path : arguments.outputs.paths) {
            if (arguments.open) open_in_browser(path, messages);
        }
    }
    return std::max(written, input.exit_code());
}

#ifdef SIGLOOM_HAS_PAGE

std::shared_ptr<const PageAnswers> make_answers(const Arguments& arguments, std::uint64_t version,
                                                Messages& messages) {
    Input input = load_input(arguments.input, messages);
    input.graph = draw(with_what_is_shown(input, arguments, messages), arguments.outputs.drawing,
                       arguments.input, messages);
    messages.end_progress();
    std::string page;
    Output output = Output::to_string(page);
    write_served_page({input.graph, arguments.outputs.options}, version, output);
    output.close();
    return std::make_shared<const PageAnswers>(std::move(input), std::move(page), version);
}

/// What tells that an input is another one: the names, sizes and times of its files.
std::string fingerprint(const std::vector<std::string>& inputs) {
    std::vector<std::filesystem::path> paths(inputs.begin(), inputs.end());
    DiagnosticList ignored;
    std::string print;
    for (const ReportFile& report : find_reports(paths, ignored)) paths.emplace_back(report.file);
    for (const std::filesystem::path& path : paths) {
        std::error_code gone;
        const auto time = std::filesystem::last_write_time(path, gone).time_since_epoch().count();
        const bool is_file = std::filesystem::is_regular_file(path, gone);
        if (!is_file) continue;
        print +=
            fmt::format("{}|{}|{}\n", path.string(), time, std::filesystem::file_size(path, gone));
    }
    return print;
}

/// Builds the graph anew whenever its input changed, in a thread of its own.
class Watcher {
  public:
    Watcher(const Arguments& arguments, Messages& messages)
        : arguments_(arguments),
          messages_(messages),
          print_(fingerprint(arguments.input.inputs)),
          answers_(make_answers(arguments, 1, messages)) {}

    /// The answers of the last build that succeeded.
    [[nodiscard]] std::shared_ptr<const PageAnswers> answers() const {
        return std::atomic_load(&answers_);
    }

    /// Until it is asked to stop, or Ctrl-C.
    void watch(const std::stop_token& stop) {
        constexpr std::chrono::milliseconds pause{250};
        try {
            for (std::uint64_t version = 2; !stop.stop_requested();) {
                std::this_thread::sleep_for(pause);
                std::string print = fingerprint(arguments_.input.inputs);
                if (print == print_) continue;
                print_ = std::move(print);
                if (rebuild(version)) ++version;
            }
        } catch (const Cancelled&) {
            return;
        }
    }

  private:
    bool rebuild(std::uint64_t version) {
        try {
            std::atomic_store(&answers_, make_answers(arguments_, version, messages_));
            messages_.say("built anew");
            return true;
        } catch (const std::exception& error) {
            messages_.error(error.what());  // the build before is still served
            return false;
        }
    }

    const Arguments& arguments_;
    Messages& messages_;
    std::string print_;
    std::shared_ptr<const PageAnswers> answers_;
};

int serve_pages(const Arguments& arguments) {
    const auto& inputs = arguments.input.inputs;
    if (std::ranges::count(inputs, "-") > 0) throw WrongUse("--serve reads no standard input");
    Messages messages(arguments.input.verbosity);
    Watcher watcher(arguments, messages);
    std::jthread watching;
    const auto started = [&](std::uint16_t port) {
        const std::string address = fmt::format("http://127.0.0.1:{}/", port);
        messages.say(fmt::format("serving {} until Ctrl-C", address));
        if (arguments.open) open_in_browser(address, messages);
        watching = std::jthread([&](const std::stop_token& stop) { watcher.watch(stop); });
    };
    try {
        serve(arguments.port, started,
              [&](std::string_view target) { return watcher.answers()->answer(target); });
    } catch (const Cancelled&) {
        return 0;  // Ctrl-C is how it ends
    }
    return 0;
}

#endif

int view(const Arguments& arguments) {
    if (find_format(page_format) == nullptr) {
        throw Failure(
            "this sigloom was built without its page, for want of Node (see cmake/page.cmake)");
    }
#ifdef SIGLOOM_HAS_PAGE
    if (arguments.serve) return serve_pages(arguments);
#endif
    if (arguments.outputs.paths.empty()) {
        throw WrongUse("nothing to do: give -o FILE, or --serve");
    }
    return write_pages(arguments);
}

}  // namespace

Run add_view(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    arguments->outputs.format = page_format;
    line.add({.name = "--open",
              .takes = Takes::nothing,
              .help = "Open the page in the browser",
              .set = assign(arguments->open, true)});
    line.add({.name = "--serve",
              .takes = Takes::nothing,
              .help = "Serve the page to this machine, with the whole graph behind it, and build "
                      "it anew when the input changes",
              .excludes = {"--output"},
              .set = assign(arguments->serve, true)});
    add_whole_number(line, "--port", arguments->port, UINT16_MAX,
                     "With --serve, the port; 0 is any that is free")
        .needs = {"--serve"};
    line.add(
        {.name = "--by",
         .count = Count::comma_list,
         .value_name = "MEASURE",
         .standard = "pagerank,betweenness",
         .help = "The measures that the page shows beside degree and strength",
         .set = [arguments](const std::vector<std::string>& names) { arguments->by = names; }});
    line.add({.name = "--output",
              .short_name = 'o',
              .takes = Takes::file,
              .count = Count::one_per_use,
              .value_name = "FILE",
              .help = "The page to write; - is standard output",
              .group = OptionGroup::output,
              .set = store_in(arguments->outputs.paths)});
    add_format_options(line, arguments->outputs);  // of a page that is served, too
    add_input_options(line, arguments->input);
    return [arguments] { return view(*arguments); };
}

}  // namespace sigloom
