// The options of commands that read reports in parts, or merge what they contribute.
#pragma once

#include "tools/command_line.hpp"
#include "tools/contributed_input.hpp"
#include "tools/input.hpp"

namespace sigloom {

/// What reading reports alone needs, of which no graph is made: INPUT, --default-relevancy, and
/// --threads, --config, --force, --quiet and --verbose.
void add_reading_options(CommandLine& line, InputOptions& options);

/// The positional FILE of contributions (InputOptions::inputs), and the options that say how they
/// become a graph: as of add_input_options(), but for those of reading.
void add_merging_options(CommandLine& line, InputOptions& options);

/// --memory.
void add_memory_option(CommandLine& line, BuildOptions& build);

/// --cache and --cache-size.
void add_cache_options(CommandLine& line, CacheOptions& cache);

}  // namespace sigloom
