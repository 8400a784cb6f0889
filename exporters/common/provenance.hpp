// What a file says of where it comes from: the program, the options that made it, and the reports.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sigloom {

/// The version of what files hold and what it means (docs/schema.md). It rises when a reader of an
/// older one would go wrong.
inline constexpr int schema_version = 1;

struct Provenance {
    std::string program;  ///< "sigloom 0.1.0"; empty: nothing is known
    /// By name, in a fixed order; without what does not show in the result, such as threads.
    std::vector<std::pair<std::string, std::string>> options;
    std::size_t reports = 0;
    std::string reports_hash;  ///< see hash_of_texts(); empty if it is not known
    bool operator==(const Provenance&) const = default;
};

/// Of texts in any order: 32 hexadecimal digits, equal for the same texts, and in all likelihood
/// different for others. FNV-1a of each text, and of the sorted list of these. No protection against
/// texts that are made to collide. O(length).
std::string hash_of_texts(const std::vector<std::string_view>& texts);

/// As one line of JSON, an object without "--", so that it may stand in any comment.
std::string provenance_json(const Provenance& provenance);

/// Finds such a line in the beginning of a file. O(bytes).
std::optional<Provenance> find_provenance(std::string_view bytes);

}  // namespace sigloom
