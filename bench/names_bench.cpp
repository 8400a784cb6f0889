// names_bench FOLDER [THREADS]: how long it takes to read and parse the reports below a folder, and
// how much longer names, kinds and mentions take.

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>

#include "bench/timing.hpp"
#include "core/base/in_parallel.hpp"
#include "core/base/threads.hpp"
#include "core/names/learn.hpp"
#include "core/names/resolve.hpp"
#include "core/report/read_report.hpp"

namespace {

using namespace sigloom;

std::vector<std::optional<Report>> read_all(const std::vector<ReportFile>& files) {
    std::vector<std::optional<Report>> reports(files.size());
    const ReportSchema schema;
    for_each_task_in_parallel(files.size(), [&](std::size_t i) {
        DiagnosticList oddities;
        auto text = load(files[i], oddities);
        if (!text) return;
        ReadReports read = read_reports(std::move(*text), files[i].shown_path(), schema, oddities);
        if (!read.reports.empty()) reports[i] = std::move(read.reports.front());
    });
    return reports;
}

/// What they say of names is kept in `sources`.
CorpusEvidence collect(const std::vector<std::optional<Report>>& reports,
                       std::vector<NameSource>& sources, TextStores& stores) {
    EvidenceCollector collector(reports.size());
    const auto texts = std::make_shared<RunningTexts>();
    sources.resize(reports.size());
    for_each_task_in_parallel(reports.size(), [&](std::size_t i) {
        if (!reports[i]) return;
        sources[i] = name_source_of(*reports[i], NameRuns::leave, texts, stores.local());
        collector.add(sources[i], static_cast<std::uint32_t>(i));
    });
    return collector.finish();
}

std::size_t resolve(const LearnedTable& learned, const CorpusEvidence& corpus) {
    const NameResolver resolver(learned, corpus.names);
    std::vector<std::size_t> named(corpus.reports.size());
    for_each_task_in_parallel(named.size(), [&](std::size_t i) {
        named[i] = resolver.resolve(corpus.reports[i], static_cast<std::uint32_t>(i)).named.size();
    });
    std::size_t sum = 0;
    for (const std::size_t n : named) sum += n;
    return sum;
}

void measure(const char* folder) {
    const auto files = bench::reports_below(folder);
    std::vector<std::string> paths;
    for (const ReportFile& file : files) paths.push_back(file.shown_path());
    std::vector<std::optional<Report>> reports;
    TextStores stores;
    std::vector<NameSource> sources;
    CorpusEvidence corpus;
    LearnedTable learned;
    std::size_t named = 0;
    bench::print("read_seconds", bench::seconds([&] { reports = read_all(files); }));
    bench::print("evidence_seconds",
                 bench::seconds([&] { corpus = collect(reports, sources, stores); }));
    bench::print("learn_seconds", bench::seconds([&] {
                     learned = learn_names(corpus, paths, {}, Ledger::leave_out);
                 }));
    bench::print("mentions_seconds", bench::seconds([&] { named = resolve(learned, corpus); }));
    std::size_t bytes = 0;
    for (const ReportEvidence& report : corpus.reports) bytes += report.text.bytes;
    bench::print("reports", static_cast<double>(files.size()));
    bench::print("bytes_of_text", static_cast<double>(bytes));
    bench::print("surface_forms", static_cast<double>(corpus.names.surfaces().size()));
    bench::print("names", static_cast<double>(learned.table.classes().size()));
    bench::print("mentions", static_cast<double>(named));
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 2 || argc > 3) throw std::runtime_error("usage: names_bench FOLDER [THREADS]");
    const unsigned threads = argc == 3 ? static_cast<unsigned>(std::atoi(argv[2])) : 0;
    run_on_threads(threads, [&] { measure(argv[1]); });
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
