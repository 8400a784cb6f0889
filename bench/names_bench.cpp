// names_bench FOLDER [THREADS]: how long it takes to read and parse the reports below a folder, and
// how much longer names, kinds and mentions take; and how much memory the words of all reports
// need.
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <optional>

#include "bench/timing.hpp"
#include "core/graph/threads.hpp"
#include "core/names/learn.hpp"
#include "core/names/resolve.hpp"
#include "core/report/read_report.hpp"

namespace {

using namespace sigloom;

std::vector<std::optional<Report>> read_all(const std::vector<ReportFile>& files) {
    std::vector<std::optional<Report>> reports(files.size());
    const Vocabulary vocabulary;
    tbb::parallel_for(std::size_t{0}, files.size(), [&](std::size_t i) {
        DiagnosticList oddities;
        auto text = load(files[i], oddities);
        if (!text) return;
        reports[i] = read_report(std::move(*text), files[i].shown_path(), vocabulary, oddities);
    });
    return reports;
}

struct Evidence {
    NameEvidence all;
    std::vector<ReportWords> words;
};

Evidence collect(const std::vector<std::optional<Report>>& reports) {
    Evidence evidence;
    evidence.words.resize(reports.size());
    std::vector<NameEvidence*> whose(reports.size());
    tbb::enumerable_thread_specific<NameEvidence> by_thread;
    tbb::parallel_for(std::size_t{0}, reports.size(), [&](std::size_t i) {
        if (!reports[i]) return;
        whose[i] = &by_thread.local();
        evidence.words[i] = whose[i]->add(*reports[i], static_cast<std::uint32_t>(i));
    });
    std::map<const NameEvidence*, NameEvidence::Renumbering> numbers;
    for (const NameEvidence& part : by_thread) numbers[&part] = evidence.all.add(part);
    tbb::parallel_for(std::size_t{0}, reports.size(), [&](std::size_t i) {
        if (whose[i] != nullptr) numbers.at(whose[i]).apply(evidence.words[i]);
    });
    return evidence;
}

std::size_t resolve(const LearnedTable& learned, const Evidence& evidence) {
    const NameResolver resolver(learned, evidence.all);
    std::vector<std::size_t> named(evidence.words.size());
    tbb::parallel_for(std::size_t{0}, named.size(), [&](std::size_t i) {
        named[i] = resolver.resolve(evidence.words[i], static_cast<std::uint32_t>(i)).named.size();
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
    Evidence evidence;
    LearnedTable learned;
    std::size_t named = 0;
    bench::print("read_seconds", bench::seconds([&] { reports = read_all(files); }));
    bench::print("evidence_seconds", bench::seconds([&] { evidence = collect(reports); }));
    bench::print("learn_seconds", bench::seconds([&] {
                     learned =
                         learn_names(evidence.all, evidence.words, paths, {}, Ledger::leave_out);
                 }));
    bench::print("mentions_seconds", bench::seconds([&] { named = resolve(learned, evidence); }));
    std::size_t words = 0;
    std::size_t bytes = 0;
    for (const ReportWords& report : evidence.words) {
        words += report.words.size();
        bytes += report.words.bytes();
    }
    bench::print("reports", static_cast<double>(files.size()));
    bench::print("words", static_cast<double>(words));
    bench::print("bytes_of_words", static_cast<double>(bytes));
    bench::print("different_words", static_cast<double>(evidence.all.words().size()));
    bench::print("surface_forms", static_cast<double>(evidence.all.surfaces().size()));
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
