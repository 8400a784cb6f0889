// The commands inside another program, such as a Python interpreter: INPUT may be a graph that this program
// holds, and what would go to standard output and to standard error goes to it, tables and graphs as they are.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/report_schema.hpp"
#include "tools/input.hpp"
#include "tools/table.hpp"

namespace sigloom {

/// A graph that a program holds, with what commands ask for beside it.
struct HeldGraph {
    Input
        input;  ///< usable; its provenance says how it was made, its diagnostics are those of reading
    ReportSchema schema;  ///< by which its reports are read again
};

/// The files that were read, which no output replaces by mistake (tools/read_files.hpp).
struct ReadFiles {
    std::vector<std::string> paths;
    bool may_be_replaced = false;
};

/// What a command is given, and what it gives.
struct Host {
    const HeldGraph* held = nullptr;  ///< stands for INPUT, whatever that is; null: INPUT is read
    /// May be empty. Called with what is being done, and the share done from 0 to 1, by any thread, one call at a
    /// time.
    std::function<void(std::string_view what, double share_done)> progress = {};

    std::vector<Table> tables = {};            ///< written to standard output
    std::string text = {};                     ///< the same
    std::optional<HeldGraph> graph = {};       ///< the same, in whatever format
    std::vector<Diagnostic> diagnostics = {};  ///< of all that was read
    std::vector<std::string> notes = {};       ///< what the command says
    std::vector<std::string> warnings = {};
    std::vector<std::string> errors = {};  ///< what it could not do, beside what it throws

    // While it runs:
    std::string doing = {};     ///< what progress is of
    bool takes_tables = false;  ///< a table that is written now goes to standard output
    ReadFiles read_files = {};
};

/// The host of the command that runs; null in the program itself. Of the whole process, as are cancellation and
/// the files that may not be replaced.
Host* current_host();

/// Runs a command as the program would: its name, then options and positional arguments. Returns the exit code;
/// throws WrongUse, Failure, Cancelled and std::exception, which the program turns into messages. For one
/// thread at a time.
int run_hosted(std::span<const std::string> arguments, Host& host);

}  // namespace sigloom
