// What the programs of bench/ measure with.
#pragma once

#include <malloc.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/build.hpp"

namespace sigloom::bench {

/// Seconds of wall clock that a call takes.
template <typename Call>
double seconds(Call&& call) {
    const auto begin = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Seconds of processor time that this process has had so far, on all its threads.
inline double processor_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// The most memory that this process has had so far, in MiB.
inline double peak_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// A line of /proc/self/status, such as VmRSS, in MiB.
inline double status_mib(std::string_view name) {
    std::ifstream status("/proc/self/status");
    std::string word;
    double kib = 0;
    while (status >> word) {
        if (word.ends_with(':') && word.substr(0, word.size() - 1) == name && status >> kib) break;
    }
    return kib / 1024;
}

/// By how many MiB the memory of this process grows at most during a call.
template <typename Call>
double peak_growth_mib(Call&& call) {
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << 5;  // the peak begins anew: proc(5)
    const double before = status_mib("VmRSS");
    call();
    return status_mib("VmHWM") - before;
}

/// `name value`, one to a line, is what the scripts read.
inline void print(const char* name, double value) {
    std::printf("%s %.9g\n", name, value);
}

inline std::vector<ReportFile> reports_below(const char* folder) {
    DiagnosticList oddities;
    const std::filesystem::path path = folder;
    auto reports = find_reports(std::span(&path, 1), oddities);
    if (reports.empty()) throw std::runtime_error(std::string(folder) + ": no reports");
    return reports;
}

inline std::string slurp(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    return bytes;
}

}  // namespace sigloom::bench
