// The reading half of a build: from a report to what it contributes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/text_store.hpp"
#include "core/graph/contribution.hpp"
#include "core/names/name_source.hpp"
#include "core/report/find_reports.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

struct ContributionOptions {
    double default_relevancy = 3;  ///< of a row without a usable one, 1 to 5
    /// For exact names: the running text is searched for the report's own terms.
    bool find_terms = true;
    /// For learned names: where the running text is kept; null: they are not asked for.
    std::shared_ptr<RunningTexts> running_texts;
    NameRuns runs = NameRuns::leave;  ///< for learned names that are discovered in running text
    bool row_texts = false;           ///< the whole text of each row is kept, too
};

/// A pure function of the report, but for paths and diagnostics, which are left empty. Its texts
/// are kept in `store`, of which the contribution is one of the owners; the report need not outlive
/// it. Names longer than limits::name_bytes were cut by the reader. O(text of the report).
Contribution contribution_of(const Report& report, const ContributionOptions& options,
                             const std::shared_ptr<TextStore>& store);

/// r of a row of this relevancy (1 to 5), in millionths.
std::int32_t share_of_highest(double relevancy);

/// What a report is called, by its number in its file: the path of the file, for the second with #2
/// behind it, and so on.
std::string path_of_report(const std::string& file, std::size_t number);

/// Of the reports of a file. What cannot be read, and what is no report, contributes diagnostics only.
std::vector<Contribution> contributions_of(const ReportFile& file, const ReportSchema& schema,
                                           const ContributionOptions& options,
                                           const std::shared_ptr<TextStore>& store);

/// What a file contributes, with what tells the file again.
struct FileContributions {
    std::string path;               ///< of the file, as ReportFile has it
    std::string shown_path;         ///< the same
    std::uint64_t text_hash = 0;    ///< text_hash() of its bytes; 0 where they could not be read
    std::vector<Contribution> all;  ///< as contributions_of() gives them: at least one
};

/// The same contributions of a file of the same content with other names.
void rename(FileContributions& contributions, std::string path, std::string shown_path);

FileContributions contribute(const ReportFile& file, const ReportSchema& schema,
                             const ContributionOptions& options,
                             const std::shared_ptr<TextStore>& store);

}  // namespace sigloom
