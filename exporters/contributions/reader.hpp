// A line of contributions, back as the value that it was written from.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "core/base/text_store.hpp"
#include "core/graph/contribute.hpp"
#include "exporters/contributions/line_parser.hpp"

namespace sigloom {

struct ContributionLine {
    FileContributions file;
    std::int32_t default_relevancy = 0;  ///< r of its rows without one, in millionths
};

/// Reads a line without its end. Whatever a line says, the result is what some report could
/// contribute: numbers are in range, what refers to something refers to what is there, and nothing
/// stands there twice that a report has once. `parts` says what is kept of what only exact names need
/// (find_terms) and what only learned ones need (running_texts, runs); a line that lacks it is a fault.
/// The texts are copied into `store`, but for those that only learned names need: these, terms among
/// them where exact names are not asked for, into `store_of_names`, which is freed with the names
/// (Contribution::names) once they are applied; null: into the same. Throws LineFault. O(line).
ContributionLine read_contribution_line(std::string_view line, const ContributionOptions& parts,
                                        const std::shared_ptr<TextStore>& store,
                                        const std::shared_ptr<TextStore>& store_of_names = nullptr);

}  // namespace sigloom
