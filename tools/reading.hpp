// The steps of load_input(), for commands that come by contributions in another way.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "tools/input.hpp"

namespace sigloom {

/// The reports of INPUT, yet to be read but for standard input; what is no report is reported. Throws
/// WrongUse where there is no INPUT.
std::vector<ReportFile> report_files(const InputOptions& options, Reporter& reporter);

/// Whether a path of INPUT is read as a graph file, and not as reports. Standard input is not asked.
bool is_graph_file(const std::string& path);

/// How what the reports contribute is come by.
using Contribute = std::function<Contributions(std::span<const ReportFile> files,
                                               const BuildOptions& options, Reporter& reporter)>;

/// As load_input(), with what the reports contribute so.
Input load_input_by(const Contribute& contribute, const InputOptions& options, Messages& messages,
                    NoteCount count, KeepSpellings spellings);

/// The same without looking for reports: `contribute` is given none.
Input load_contributed(const Contribute& contribute, const InputOptions& options,
                       Messages& messages, NoteCount count, KeepSpellings spellings);

}  // namespace sigloom
