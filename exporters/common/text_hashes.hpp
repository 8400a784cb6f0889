// The hash of texts of which only their own hashes are known.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sigloom {

/// As hash_of_texts() (exporters/common/provenance.hpp), of what text_hash() gave for each.
/// O(n * log(n)).
std::string hash_of_text_hashes(std::vector<std::uint64_t> hashes);

}  // namespace sigloom
