// The reading half of a build for many files at once.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/base/function_ref.hpp"
#include "core/base/text_store.hpp"
#include "core/graph/build.hpp"
#include "core/graph/contribute.hpp"

namespace sigloom {

/// What contributions need to serve the rule of names that the options have.
ContributionOptions contribution_options(const BuildOptions& options, std::size_t files);

/// How what a file contributes is come by; called from several threads.
using ContributeFile = FunctionRef<std::vector<Contribution>(
    const ReportFile&, const ContributionOptions&, const std::shared_ptr<TextStore>&)>;

/// As contributions_of() of core/graph/build.hpp, by what `of_file` gives for each.
Contributions contributions_of(std::span<const ReportFile> files, const BuildOptions& options,
                               ContributeFile of_file);

}  // namespace sigloom
