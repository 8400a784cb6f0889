// `sigloom check`: everything odd in the input, with the lines it stands in.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "core/text/fold.hpp"
#include "core/text/lines.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/excerpt.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/text_width.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    TableOptions output;
};

/// The texts of the files that diagnostics point into; it keeps the last one, as the diagnostics
/// are sorted by file.
class Sources {
  public:
    explicit Sources(const std::vector<ReportFile>& files) {
        for (const ReportFile& file : files) files_.emplace(file.shown_path(), &file);
    }

    /// Empty beyond the last line.
    std::string_view line(const std::string& path, std::uint32_t number) {
        if (path != path_) {
            path_ = path;
            const auto file = files_.find(path);
            DiagnosticList known_already;
            const auto loaded =
                file == files_.end() ? std::nullopt : load(*file->second, known_already);
            text_ = loaded.value_or(StoredText());
            lines_ = split_lines(text_.text);
        }
        return number <= lines_.size() ? lines_[number - 1] : std::string_view();
    }

  private:
    std::map<std::string, const ReportFile*> files_;
    std::string path_;
    StoredText text_;
    std::vector<std::string_view> lines_;
};

Cell place(std::uint32_t number) {
    return number == 0 ? Cell() : Cell(std::int64_t{number});
}

Table diagnostic_table(const std::vector<Diagnostic>& diagnostics) {
    Table table{{"path", "line", "column", "severity", "oddity", "message"}, {}};
    for (const Diagnostic& d : diagnostics) {
        table.rows.push_back({d.path, place(d.line), place(d.column),
                              std::string(name_of(d.severity())), std::string(info(d.oddity).name),
                              d.message});
    }
    return table;
}

/// How often each kind of oddity occurs, the most frequent first.
Table summary_table(const std::vector<Diagnostic>& diagnostics) {
    struct Tally {
        Oddity oddity;
        std::int64_t count = 0;
        std::set<std::string_view> files;
    };
    std::map<Oddity, Tally> by_oddity;
    for (const Diagnostic& d : diagnostics) {
        Tally& tally = by_oddity.try_emplace(d.oddity, Tally{d.oddity, 0, {}}).first->second;
        ++tally.count;
        tally.files.insert(d.path);
    }
    std::vector<Tally> tallies;
    for (auto& [oddity, tally] : by_oddity) tallies.push_back(std::move(tally));
    std::ranges::stable_sort(tallies, std::greater(), &Tally::count);
    Table table{{"oddity", "severity", "count", "files", "meaning"}, {}};
    for (const Tally& tally : tallies) {
        const OddityInfo& row = info(tally.oddity);
        table.rows.push_back({std::string(row.name), std::string(name_of(row.severity)),
                              tally.count, static_cast<std::int64_t>(tally.files.size()),
                              std::string(row.meaning)});
    }
    return table;
}

/// The message in lines that fit; those of its help are to be pasted, and stay as they are.
void write_diagnostic(const Diagnostic& diagnostic, std::size_t room, Output& output) {
    constexpr std::size_t indent = 4;
    const std::string said = to_string(diagnostic);
    const std::size_t end = std::min(said.find('\n'), said.size());
    const std::string message = printable(std::string_view(said).substr(0, end));
    output.write(std::string_view(wrapped(message, indent, room)).substr(indent));
    if (end == said.size()) return;
    for (const std::string_view line : split_lines(std::string_view(said).substr(end + 1))) {
        output.write(printable(line) + '\n');
    }
}

void write_for_people(const Input& input, std::size_t room, Output& output) {
    if (input.diagnostics.empty()) {
        output.write(fmt::format("nothing odd in {}\n", counted(input.files.size(), "file")));
        return;
    }
    Sources sources(input.files);
    constexpr std::size_t usual = 100;
    const std::size_t width = room == any_width ? usual : room;
    for (const Diagnostic& d : input.diagnostics) {
        write_diagnostic(d, room, output);
        if (d.line == 0) continue;
        output.write(excerpt(sources.line(d.path, d.line), d.line, d.column, width));
    }
    output.write('\n');
    write_table(summary_table(input.diagnostics), TableFormat::table, output, room);
}

int check(const Arguments& arguments) {
    const TableFormat format = format_of(arguments.output);
    const ResultPlace& place = arguments.output.place;
    Messages messages(arguments.input.verbosity);
    const Input input = read_input(arguments.input, messages);
    const int printed = print_results(place, messages, [&](Output& output) {
        if (format == TableFormat::table) {
            write_for_people(input, place.room(), output);
        } else {
            write_table(diagnostic_table(input.diagnostics), format, output);
        }
    });
    require_usable(input, arguments.input);
    return std::max(printed, input.exit_code());
}

}  // namespace

Run add_check(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_table_options(line, arguments->output);
    add_report_options(line, arguments->input);
    return [arguments] { return check(*arguments); };
}

}  // namespace sigloom
