// Graphs of reports that were read before: from files of contributions, and with a cache of them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tools/input.hpp"
#include "tools/messages.hpp"

namespace sigloom {

/// As load_input(), INPUT being files of contributions: as if what they are of had been read.
Input load_contributions(const InputOptions& options, Messages& messages,
                         NoteCount count = NoteCount::leave_out,
                         KeepSpellings spellings = KeepSpellings::no);

struct CacheOptions {
    std::string folder;              ///< empty: none is used
    std::uint64_t megabytes = 1024;  ///< what it may hold
};

/// As load_input(), but of reports only those are read that the cache does not have. Throws Failure
/// where the cache cannot be made; what cannot be kept there is a warning.
Input load_with_cache(const CacheOptions& cache, const InputOptions& options, Messages& messages,
                      NoteCount count, KeepSpellings spellings = KeepSpellings::no);

/// What a file says of how its reports were read, wherever that was: what a row without a relevancy
/// counts as (share_of_highest()), unless it is the usual.
std::vector<std::pair<std::string, std::string>> options_of_reading(std::int32_t default_relevancy);

}  // namespace sigloom
