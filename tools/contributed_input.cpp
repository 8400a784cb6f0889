#include "tools/contributed_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <system_error>

#include "core/base/millionths.hpp"
#include "core/base/read_file.hpp"
#include "core/base/text_hash.hpp"
#include "core/base/threads.hpp"
#include "core/graph/contribute_files.hpp"
#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/text_hashes.hpp"
#include "exporters/contributions/cache.hpp"
#include "exporters/contributions/files.hpp"
#include "tools/failure.hpp"
#include "tools/read_files.hpp"
#include "tools/reading.hpp"

namespace sigloom {
namespace {

constexpr std::string_view standard_input = "-";
/// For the first blocks of memory: how many there are is known only once all are read.
constexpr std::size_t files_at_first = 64;

/// The hash of the files of reports, of which some make a graph.
class FileHashes {
  public:
    void add(const FileContributions& file) {
        for (const Contribution& one : file.all) file_of_report_[one.path] = hashes_.size();
        hashes_.push_back(file.text_hash);
    }
    [[nodiscard]] std::string of(std::span<const ReportEntry> reports) const {
        std::set<std::size_t> files;
        for (const ReportEntry& report : reports) files.insert(file_of_report_.at(report.path));
        std::vector<std::uint64_t> hashes;
        for (const std::size_t file : files) hashes.push_back(hashes_[file]);
        return hash_of_text_hashes(std::move(hashes));
    }

  private:
    std::map<std::string, std::size_t> file_of_report_;
    std::vector<std::uint64_t> hashes_;
};

/// Those of two reports of one path stand together.
void add_row_texts(const Contribution& report, RowTexts& texts) {
    if (report.row_texts.empty()) return;
    std::vector<RowTexts::Row>& rows = texts.by_path[report.path];
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
        rows.push_back({report.rows[i].line, report.row_texts[i]});
    }
    std::ranges::stable_sort(rows, {}, &RowTexts::Row::line);
    texts.memory.push_back(report.memory);
}

/// What a report contributes depends on it beside its text and what it is read for.
std::string made_with(const InputOptions& options) {
    std::string headings;
    if (!options.config_file.empty()) {
        const auto config = read_file(options.config_file);
        if (config) headings = std::to_string(text_hash(config->view()));
    }
    return "sigloom " SIGLOOM_VERSION " " + headings;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> options_of_reading(
    std::int32_t default_relevancy) {
    if (default_relevancy == share_of_highest(BuildOptions().default_relevancy)) return {};
    return {{"default-relevancy", fmt::format("{}", 5 * millionths::to_double(default_relevancy))}};
}

Input load_contributions(const InputOptions& options, Messages& messages, NoteCount count,
                         KeepSpellings spellings) {
    for (const std::string& path : options.inputs) {
        if (path != standard_input) note_read_file(path);
    }
    FileHashes hashes;
    RowTexts row_texts;
    std::int32_t default_relevancy = 0;
    const auto contribute = [&](std::span<const ReportFile>, const BuildOptions& build,
                                Reporter& reporter) {
        ContributionOptions parts = contribution_options(build, files_at_first);
        parts.row_texts = spellings == KeepSpellings::yes;
        ContributionFiles read;
        messages.begin_progress("reading contributions");
        run_on_threads(build.threads,
                       [&] { read = read_contribution_files(options.inputs, parts, reporter); });
        messages.end_progress();
        for (const std::string& path : read.contributed_twice) {
            messages.warning(fmt::format(
                "{}: contributed twice, and differently: it counts as two reports", path));
        }
        default_relevancy = read.default_relevancy;
        Contributions contributions;
        for (FileContributions& file : read.files) {
            hashes.add(file);
            for (const Contribution& report : file.all) add_row_texts(report, row_texts);
            contributions += Contributions(std::move(file.all));
        }
        return contributions;
    };
    Input input = load_contributed(contribute, options, messages, count, spellings);
    input.row_texts = std::move(row_texts);
    input.provenance.options = options_of_reading(default_relevancy);
    input.provenance.reports_hash = hashes.of(input.graph.evidence().reports);
    return input;
}

Input load_with_cache(const CacheOptions& cache, const InputOptions& options, Messages& messages,
                      NoteCount count, KeepSpellings spellings) {
    if (cache.folder.empty()) return load_input(options, messages, count, spellings);
    std::error_code failure;
    std::filesystem::create_directories(cache.folder, failure);
    if (failure) throw Failure(fmt::format("{}: {}", printable(cache.folder), failure.message()));
    const auto contribute = [&](std::span<const ReportFile> files, const BuildOptions& build,
                                Reporter&) {
        ContributionCache kept(cache.folder, made_with(options));
        Contributions contributions =
            contributions_of(files, build,
                             [&](const ReportFile& file, const ContributionOptions& parts,
                                 const std::shared_ptr<TextStore>& store) {
                                 return kept.contribute(file, build.schema, parts, store).all;
                             });
        kept.shrink(cache.megabytes * 1'000'000);
        if (const std::string fault = kept.fault(); !fault.empty()) messages.warning(fault);
        if (options.verbosity == Verbosity::verbose) {
            messages.say(fmt::format("{} read, {} found in {}",
                                     counted(kept.files_read(), "report"),
                                     files.size() - kept.files_read(), printable(cache.folder)));
        }
        return contributions;
    };
    return load_input_by(contribute, options, messages, count, spellings);
}

}  // namespace sigloom
