#include "core/graph/build.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/base/per_thread.hpp"
#include "core/base/threads.hpp"
#include "core/graph/contribute_files.hpp"

namespace sigloom {
namespace {

/// Says how far a run is, from whatever thread.
class Progress {
  public:
    Progress(const std::function<void(std::size_t, std::size_t)>& say, std::size_t total)
        : say_(say), total_(total) {}

    void one_more() {
        if (!say_) return;
        const std::lock_guard lock(mutex_);
        say_(++done_, total_);
    }

  private:
    const std::function<void(std::size_t, std::size_t)>& say_;
    std::size_t total_;
    std::size_t done_ = 0;
    std::mutex mutex_;
};

}  // namespace

ContributionOptions contribution_options(const BuildOptions& options, std::size_t files) {
    ContributionOptions contribution;
    contribution.default_relevancy = options.default_relevancy;
    contribution.find_terms = options.names == NamesRule::exact;
    if (options.names == NamesRule::learned) {
        contribution.running_texts = std::make_shared<RunningTexts>(
            RunningTexts::usual_bytes_in_memory, first_block_for(files), large_memory());
        contribution.runs = options.learning.discover > 0 ? NameRuns::collect : NameRuns::leave;
    }
    return contribution;
}

Contributions contributions_of(std::span<const ReportFile> files, const BuildOptions& options) {
    const auto read = [&options](const ReportFile& file, const ContributionOptions& of_each,
                                 const std::shared_ptr<TextStore>& store) {
        return contributions_of(file, options.schema, of_each, store);
    };
    return contributions_of(files, options, read);
}

Contributions contributions_of(std::span<const ReportFile> files, const BuildOptions& options,
                               ContributeFile of_file) {
    std::vector<std::vector<Contribution>> by_file(files.size());
    const ContributionOptions of_each = contribution_options(options, files.size());
    Progress progress(options.progress, files.size());
    PerThread<std::shared_ptr<TextStore>> stores(
        [&] { return std::make_shared<TextStore>(first_block_for(files.size()), large_memory()); });
    run_on_threads(options.threads, [&] {
        for_each_task_in_parallel(files.size(), [&](std::size_t i) {
            by_file[i] = of_file(files[i], of_each, stores.local());
            progress.one_more();
        });
    });
    std::vector<Contribution> contributions;
    contributions.reserve(files.size());
    for (std::vector<Contribution>& one_file : by_file) {
        std::ranges::move(one_file, std::back_inserter(contributions));
    }
    return Contributions(std::move(contributions));
}

BuildResult build_graph(std::span<const ReportFile> files, const BuildOptions& options,
                        Reporter& reporter) {
    Contributions contributions = contributions_of(files, options);
    BuildResult result;
    run_on_threads(options.threads,
                   [&] { result = weave(std::move(contributions), options, reporter); });
    return result;
}

}  // namespace sigloom
