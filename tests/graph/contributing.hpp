// Contributions of small reports, for tests.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/graph/contribute.hpp"
#include "core/report/find_reports.hpp"

namespace sigloom {

/// What a contribution needs to serve both rules of names.
inline ContributionOptions for_all_names() {
    ContributionOptions options;
    options.running_texts = std::make_shared<RunningTexts>();
    options.runs = NameRuns::collect;
    options.row_texts = true;
    return options;
}

inline ReportFile report_file(std::string path, std::string text) {
    return {"", std::move(path), std::move(text), true};
}

inline Contribution contribution_of(const std::string& path, const std::string& markdown,
                                    const ContributionOptions& options = {}) {
    return contributions_of(report_file(path, markdown), ReportSchema(), options,
                            std::make_shared<TextStore>())
        .at(0);
}

/// A row of the table of issues.
struct IssueRow {
    std::string name;
    std::string relevancy;
    std::string description;
};

/// A report of a day (YYYYMMDD, or empty) with these keywords and issues. Its first row is in line
/// 6 + number of terms.
inline std::string markdown_of(const std::string& date, const std::vector<std::string>& terms,
                               const std::vector<IssueRow>& rows = {}) {
    std::string text = "# __Title__" + (date.empty() ? "" : ", (from page [" + date + "](p).)");
    text += "\n## Keywords\n";
    for (const std::string& term : terms) text += "* " + term + "\n";
    text += "## Issues\n| name | description | relevancy |\n|---|---|---|\n";
    for (const auto& [name, relevancy, description] : rows) {
        text += "| " + name + " | " + description + " | " + relevancy + " |\n";
    }
    return text;
}

}  // namespace sigloom
