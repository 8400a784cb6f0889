// The part of a node's id that tells it from other nodes of its kind: readable, and a function of
// the node's key alone, whatever other keys there are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sigloom {

/// How many digits of its hash a slug carries, where it carries one: enough to tell keys apart that
/// are spelled alike, of which there are a few at most.
inline constexpr std::size_t usual_hash_digits = 8;

/// Writes the slug of a folded name to `slug`: its letters and digits (of any script), with `-` for
/// a space and for the apostrophe of a possessive 's, and `--` for a hyphen: `data--driven-policy`,
/// `women-s-rights`. Those names can be read back from their slugs. All others (with further
/// punctuation, or longer than 80 bytes; without a letter they are `unnamed`) are spelled by what
/// can be spelled, with `-` for the rest, cut to 80 bytes, and then followed by `-` and the first
/// digits of short_hash(name): `c-f6d0cc19` is c++. So are names that end like a hash, so that no
/// two names have one slug unless both spelling and hash are equal. The name must not be a view of
/// `slug`. O(length).
void name_slug(std::string_view folded, std::string& slug,
               std::size_t hash_digits = usual_hash_digits);

/// The same for the path of a report, of which it is the usual one that can be read back: small
/// letters and digits with hyphens, and .md at the end. `open-data-md` is open-data.md.
void path_slug(std::string_view path, std::string& slug,
               std::size_t hash_digits = usual_hash_digits);

/// text_hash() as hexadecimal digits: the first `digits` of 16.
std::string short_hash(std::string_view text, std::size_t digits);

}  // namespace sigloom
