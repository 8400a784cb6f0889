// Tables of names as files: learned ones, to be given again, and what a person says of names.
//
// All of them are lines of texts with tabs between, in UTF-8, with LF or CRLF at the ends; a field
// may stand in double quotes, with "" for a quote in it (core/names/name_lines.hpp). A fault is a
// std::runtime_error whose text is `path:line:column: what`, columns in bytes from 1.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/names/name_table.hpp"

namespace sigloom {

/// A learned table as a file: a header line, then a line per surface form, with the columns of the
/// ledger of names.
std::string save_names(const NameTable& table);

/// What save_names wrote, or a ledger that a person edited. The columns surface, canonical and kind
/// are needed, in any order; others may be left out. A line needs a surface form and, unless its
/// kind is dropped, a canonical name. A form with two canonical names or kinds is a fault, save
/// where the rule says that some report explains it: such a line is passed over.
NameTable load_names(std::string_view text, std::string_view path);

/// A line of an alias file: a name, and what stands for it; empty: the name is dropped. Without
/// white space at the ends.
struct Alias {
    std::string label;
    std::string replacement;
    std::size_t line;
};

/// A third column of alias files that a program suggested: why. It is passed over.
inline constexpr std::string_view reason_column = "reason";

/// A VOSviewer thesaurus: `label` and `replace by`, with or without that header line; without it,
/// every line needs a tab. Chains are followed to their end. Two replacements of one label (equal but
/// for case and signs), a chain that leads back to itself, and lines of Markdown or of prose are
/// faults.
std::vector<Alias> load_aliases(std::string_view text, std::string_view path);

/// Names that are entities: one a line, and after a tab, where it is known, their type (person,
/// organisation, place, product, work).
struct KnownEntity {
    std::string name;
    EntityType type = EntityType::unknown;
};

/// Such a name, and where it stands.
struct EntityLine {
    KnownEntity entity;
    std::size_t number;  ///< of the line
};
/// Each name (equal but for case and signs) once. Two types of one, and lines of Markdown or of prose
/// are faults.
std::vector<EntityLine> load_entities(std::string_view text, std::string_view path);

/// A table in which the aliases are done, whatever else it says. The alias of a canonical name is
/// that of all its forms that have none themselves. O(rows * log(rows) + aliases * rows).
NameTable with_aliases(const NameTable& table, std::span<const Alias> aliases);

}  // namespace sigloom
