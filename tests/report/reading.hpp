// Reports as texts for tests, and what is said while they are read.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/report/read_report.hpp"

namespace sigloom {

struct Reading {
    Report report;
    std::vector<std::string> said;
};

struct ReadingOfSeveral {
    std::vector<Report> reports;
    std::vector<std::string> said;
};

inline ReadingOfSeveral read_all(std::string_view text) {
    DiagnosticList diagnostics;
    ReadingOfSeveral reading;
    reading.reports = read_reports(stored(text), "r.md", ReportSchema(), diagnostics).reports;
    for (const Diagnostic& diagnostic : diagnostics.list()) {
        reading.said.push_back(to_string(diagnostic));
    }
    return reading;
}

/// A text that is one report.
inline Reading read(std::string_view text) {
    ReadingOfSeveral all = read_all(text);
    EXPECT_EQ(all.reports.size(), 1U);
    Reading reading;
    if (!all.reports.empty()) reading.report = std::move(all.reports.front());
    reading.said = std::move(all.said);
    return reading;
}

inline std::vector<std::string> texts(const std::vector<Term>& terms) {
    std::vector<std::string> all;
    for (const Term& term : terms) all.emplace_back(term.text);
    return all;
}

/// A report whose one section is given; nothing else about it is odd.
inline std::string with_keywords(const std::string& rest) {
    return "# __T__, (from page [20240102](p).)\n\n## Keywords\n\n* tide\n\n" + rest;
}

}  // namespace sigloom
