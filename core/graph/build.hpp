// Reports -> KnowledgeGraph.
//
// Two halves. What a report contributes (core/graph/contribute.hpp) is a pure function of that report
// and is computed in parallel. The contributions are then added up by canonical key, as integers
// (core/graph/weave.hpp), so that neither order nor threads nor machines show in the result.
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "core/graph/contributions.hpp"
#include "core/graph/weave.hpp"
#include "core/report/diagnostic.hpp"
#include "core/report/find_reports.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

struct BuildOptions : WeaveOptions {
    double default_relevancy = 3;  ///< of a row without a usable one, 1 to 5
    unsigned threads = 0;          ///< 0: as many as the machine has
    ReportSchema schema;
    /// Called now and then, from any thread, one call at a time: reports done, reports in all. May
    /// throw, which ends the building; the caller gets what it threw.
    std::function<void(std::size_t, std::size_t)> progress;
};

/// What the files contribute; of a file that is no report, what is odd in it. It serves the rule of
/// names that the options have. O(text).
Contributions contributions_of(std::span<const ReportFile> files, const BuildOptions& options);

/// Reads the files and builds the graph. The same reports give the same result, whatever their
/// order in the list and the number of threads. O(text + sum over reports of joined pairs).
BuildResult build_graph(std::span<const ReportFile> files, const BuildOptions& options,
                        Reporter& reporter);

}  // namespace sigloom
