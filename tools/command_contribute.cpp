// `sigloom contribute`: reports -> a line each of what they contribute.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "core/base/cancelled.hpp"
#include "core/base/in_parallel.hpp"
#include "core/base/pipeline.hpp"
#include "core/base/threads.hpp"
#include "core/graph/contribute.hpp"
#include "core/report/help_once.hpp"
#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/contributions/line_blocks.hpp"
#include "exporters/contributions/request.hpp"
#include "exporters/contributions/writer.hpp"
#include "tools/commands.hpp"
#include "tools/contribution_options.hpp"
#include "tools/failure.hpp"
#include "tools/reading.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

constexpr std::string_view standard_output = "-";

struct Arguments {
    InputOptions input;
    std::string output{standard_output};
    bool is_filter = false;
};

/// The line of a file, and what was found in it.
struct Answer {
    std::string line;
    std::size_t reports = 0;
    std::vector<Diagnostic> diagnostics;
    bool is_refusal = false;  ///< of what was not even handed over as a report
};

class Contributor {
  public:
    explicit Contributor(const BuildOptions& options)
        : schema_(options.schema), default_relevancy_(options.default_relevancy) {}

    /// Everything that either rule of names may need.
    [[nodiscard]] Answer answer(const ReportFile& file) const {
        ContributionOptions options;
        options.default_relevancy = default_relevancy_;
        options.running_texts = std::make_shared<RunningTexts>();
        options.runs = NameRuns::collect;
        options.row_texts = true;
        return answer(contribute(file, schema_, options, std::make_shared<TextStore>()));
    }

    /// Of what is no report, and why.
    [[nodiscard]] Answer refusal(const ReportFile& file, Diagnostic why) const {
        FileContributions nothing{file.path, file.shown_path(), 0, {}};
        nothing.all.emplace_back().diagnostics.report(std::move(why));
        Answer refusal = answer(nothing);
        refusal.is_refusal = true;
        return refusal;
    }

  private:
    [[nodiscard]] Answer answer(const FileContributions& file) const {
        Answer answer;
        append_contribution_line(answer.line, file, share_of_highest(default_relevancy_));
        answer.reports =
            static_cast<std::size_t>(std::ranges::count(file.all, true, &Contribution::is_report));
        answer.diagnostics = file.all.front().diagnostics.list();
        return answer;
    }

    const ReportSchema& schema_;
    double default_relevancy_;
};

/// Errors and warnings in full, as of every command that reads reports. Returns the exit code.
int say(std::vector<Diagnostic> list, Messages& messages) {
    std::ranges::stable_sort(list, {}, [](const Diagnostic& d) {
        return std::tuple(std::string_view(d.path), d.line, d.column);
    });
    DiagnosticList said;
    HelpOnce help_once(said);
    for (Diagnostic& diagnostic : list) help_once.report(std::move(diagnostic));
    messages.diagnostics(said.list(), NoteCount::say);
    return said.has(Severity::error) ? 1 : 0;
}

/// The files of INPUT, a batch of them at a time.
int contribute_files(const Arguments& arguments) {
    constexpr std::size_t files_of_batch = 16;
    struct Batch {
        std::size_t begin;
        std::size_t end;
        std::vector<Answer> answers;
    };
    Messages messages(arguments.input.verbosity);
    DiagnosticList found;
    const std::vector<ReportFile> files = report_files(arguments.input, found);
    Output output = open_output(arguments.output);
    const Contributor contributor(arguments.input.build);
    std::vector<Diagnostic> diagnostics = found.list();
    std::size_t next = 0;
    std::size_t reports = 0;
    messages.begin_progress("reading reports");
    run_on_threads(arguments.input.build.threads, [&] {
        run_pipeline<Batch>(
            [&] {
                const std::size_t begin = next;
                next = std::min(begin + files_of_batch, files.size());
                return begin == files.size() ? nullptr
                                             : std::make_unique<Batch>(Batch{begin, next, {}});
            },
            [&](Batch& batch) {
                for (std::size_t i = batch.begin; i < batch.end; ++i) {
                    stop_if_cancelled();
                    batch.answers.push_back(contributor.answer(files[i]));
                }
            },
            [&](Batch& batch) {
                for (Answer& answer : batch.answers) {
                    output.write(answer.line);
                    reports += answer.reports;
                    std::ranges::move(answer.diagnostics, std::back_inserter(diagnostics));
                }
                messages.progress(static_cast<double>(batch.end) /
                                  static_cast<double>(files.size()));
            });
    });
    messages.end_progress();
    const int written = finish(output, messages);
    const int said = say(std::move(diagnostics), messages);
    if (reports == 0) {
        throw Failure(
            fmt::format("no report was found in {}", fmt::join(arguments.input.inputs, ", ")));
    }
    if (written == 0 && arguments.output != standard_output) {
        messages.say(fmt::format("{} of {} written to {}", counted(reports, "report"),
                                 counted(files.size(), "file"), printable(arguments.output)));
    }
    return std::max(written, said);
}

/// Lines from standard input, each of which is answered by a line before more are waited for.
class RequestFilter {
  public:
    explicit RequestFilter(const Arguments& arguments)
        : arguments_(arguments),
          contributor_(arguments.input.build),
          messages_(arguments.input.verbosity) {}

    int run() {
        std::optional<Output> file;
        if (arguments_.output != standard_output) file = open_output(arguments_.output);
        LineBlocks blocks(STDIN_FILENO, longest_contribution_line);
        int written = 0;
        while (written == 0) {
            const auto block = blocks.next();
            if (!block) break;
            const std::vector<Answer> answers = answers_to(*block);
            if (file) {
                write(answers, *file);
            } else {
                Output output = open_output(arguments_.output);
                write(answers, output);
                written = finish(output, messages_);
                if (output.broken_pipe()) break;  // nobody waits for the others
            }
        }
        if (file) written = finish(*file, messages_);
        if (blocks.failed()) messages_.error("standard input: " + blocks.error());
        return blocks.failed() || has_fault_ ? 1 : written;
    }

  private:
    std::vector<Answer> answers_to(const LineBlocks::Block& block) {
        if (block.is_too_long) {
            return {refuse({}, lines_++, 0,
                           fmt::format("expected a line of at most {} bytes, got a longer one",
                                       longest_contribution_line))};
        }
        const std::vector<std::string_view> lines = split(block.lines);
        std::vector<Answer> answers(lines.size());
        run_on_threads(arguments_.input.build.threads, [&] {
            for_each_task_in_parallel(lines.size(), [&](std::size_t i) {
                ReportFile report;
                try {
                    read_request(lines[i], report);
                    answers[i] = contributor_.answer(report);
                } catch (const LineFault& fault) {
                    answers[i] = refuse(report, lines_ + i, fault.offset, fault.message);
                }
            });
        });
        lines_ += lines.size();
        return answers;
    }

    static std::vector<std::string_view> split(std::string_view text) {
        std::vector<std::string_view> lines;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            lines.push_back(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return lines;
    }

    [[nodiscard]] Answer refuse(ReportFile report, std::size_t line, std::size_t offset,
                                std::string what) const {
        constexpr std::string_view standard_input = "standard input";
        if (report.path.empty()) report.path = standard_input;
        return contributor_.refusal(
            report, {Oddity::unreadable_input, std::string(standard_input),
                     static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(offset + 1),
                     std::move(what)});
    }

    void write(const std::vector<Answer>& answers, Output& output) {
        for (const Answer& answer : answers) {
            output.write(answer.line);
            if (!answer.is_refusal) continue;
            messages_.diagnostics(answer.diagnostics, NoteCount::leave_out);
            has_fault_ = true;
        }
    }

    const Arguments& arguments_;
    Contributor contributor_;
    Messages messages_;
    std::size_t lines_ = 0;  ///< answered so far
    bool has_fault_ = false;
};

}  // namespace

Run add_contribute(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "--stdin",
              .takes = Takes::nothing,
              .help = "Read reports from standard input, one a line as JSON: {\"path\": ..., "
                      "\"content\": base64}; answer each by one line",
              .set = assign(arguments->is_filter, true)});
    line.add(
        {.name = "--output",
         .short_name = 'o',
         .takes = Takes::file,
         .value_name = "FILE",
         .help = "File to write to, instead of standard output; .gz or .zst at its end packs it",
         .group = OptionGroup::output,
         .set = store_in(arguments->output)});
    add_reading_options(line, arguments->input);
    return [arguments] {
        if (!arguments->is_filter) return contribute_files(*arguments);
        if (!arguments->input.inputs.empty()) throw WrongUse("--stdin takes no INPUT");
        return RequestFilter(*arguments).run();
    };
}

}  // namespace sigloom
