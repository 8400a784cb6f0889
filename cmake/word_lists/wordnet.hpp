// What WordNet (C. Fellbaum, 1998) knows of names: nouns that it writes with capitals.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

namespace sigloom {

/// Calls add(name, list) for each noun that WordNet writes with a capital and whose meanings agree
/// on what it names; the lists are those of core/text/word_lists.hpp. `folder` has the files of
/// wndb(5WN). Throws std::runtime_error if they cannot be read, or are other ones.
void read_wordnet(const std::filesystem::path& folder,
                  const std::function<void(std::string_view, std::uint16_t)>& add);

}  // namespace sigloom
