#include "tools/contributed_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
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

/// What the files of the reports say of where a graph comes from.
class ReadingRecord {
  public:
    void add(const FileContributions& file) {
        if (!file.all.front().is_report) return;
        hashes_.push_back(file.text_hash);
    }
    void keep(std::int32_t default_relevancy, Input& input) && {
        input.provenance.options = options_of_reading(default_relevancy);
        input.provenance.reports_hash = hash_of_text_hashes(std::move(hashes_));
    }

  private:
    std::vector<std::uint64_t> hashes_;
};

BuildResult weave_on_threads(Contributions contributions, const BuildOptions& options,
                             Reporter& reporter) {
    BuildResult result;
    run_on_threads(options.threads,
                   [&] { result = weave(std::move(contributions), options, reporter); });
    return result;
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

Input load_contributions(const InputOptions& options, Messages& messages, NoteCount count) {
    for (const std::string& path : options.inputs) {
        if (path != standard_input) note_read_file(path);
    }
    const auto build = [&](Input& input, const BuildOptions& build_options, Reporter& reporter) {
        const ContributionOptions parts = contribution_options(build_options, files_at_first);
        ContributionFiles read;
        messages.begin_progress("reading contributions");
        run_on_threads(build_options.threads,
                       [&] { read = read_contribution_files(options.inputs, parts, reporter); });
        messages.end_progress();
        for (const std::string& path : read.contributed_twice) {
            messages.warning(fmt::format(
                "{}: contributed twice, and differently: it counts as two reports", path));
        }
        Contributions contributions;
        ReadingRecord record;
        for (FileContributions& file : read.files) {
            record.add(file);
            contributions += Contributions(std::move(file.all));
        }
        std::move(record).keep(read.default_relevancy, input);
        return weave_on_threads(std::move(contributions), build_options, reporter);
    };
    return load_built(build, options, messages, count);
}

Input load_with_cache(const CacheOptions& cache, const InputOptions& options, Messages& messages,
                      NoteCount count) {
    if (cache.folder.empty()) return load_input(options, messages, count);
    std::error_code failure;
    std::filesystem::create_directories(cache.folder, failure);
    if (failure) throw Failure(fmt::format("{}: {}", printable(cache.folder), failure.message()));
    const auto build = [&](Input& input, const BuildOptions& build_options, Reporter& reporter) {
        ContributionCache kept(cache.folder, made_with(options));
        std::vector<std::uint64_t> hashes(input.files.size());
        Contributions contributions = contributions_of(
            input.files, build_options,
            [&](const ReportFile& file, const ContributionOptions& parts,
                const std::shared_ptr<TextStore>& store) {
                FileContributions found = kept.contribute(file, build_options.schema, parts, store);
                if (found.all.front().is_report) {
                    hashes[static_cast<std::size_t>(&file - input.files.data())] = found.text_hash;
                }
                return std::move(found.all);
            });
        kept.shrink(cache.megabytes * 1'000'000);
        if (const std::string fault = kept.fault(); !fault.empty()) messages.warning(fault);
        if (options.verbosity == Verbosity::verbose) {
            messages.say(
                fmt::format("{} read, {} found in {}", counted(kept.files_read(), "report"),
                            input.files.size() - kept.files_read(), printable(cache.folder)));
        }
        std::erase(hashes, 0);
        input.provenance.options =
            options_of_reading(share_of_highest(build_options.default_relevancy));
        input.provenance.reports_hash = hash_of_text_hashes(std::move(hashes));
        return weave_on_threads(std::move(contributions), build_options, reporter);
    };
    return load_input_by(build, options, messages, count);
}

}  // namespace sigloom
