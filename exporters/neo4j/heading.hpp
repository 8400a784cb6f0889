// The headings of tables for Neo4j's import, taken apart as neo4j-admin 5.26 does it (Neo4j's Operations
// Manual, "CSV header format").
#pragma once

#include <string>
#include <string_view>

namespace sigloom {

/// `born:datetime{timezone:UTC}` is a property, a type and options, `id:ID(Person){label:Person}` a property,
/// a role, a group and options.
struct Neo4jHeading {
    std::string property;  ///< empty: the column is none
    bool has_type = false;
    std::string type;     ///< or the role, as it is written
    std::string group;    ///< with its brackets
    std::string options;  ///< with their brackets

    /// ID, START_ID, END_ID, TYPE, LABEL or IGNORE; empty: the column holds values. All but IGNORE may be written in
    /// any case.
    [[nodiscard]] std::string_view role() const;
    /// The heading with another type.
    [[nodiscard]] std::string with_type(std::string_view other) const;
    /// What the ids of a column are, such as `int`; empty where no option says it.
    [[nodiscard]] std::string_view id_type() const;
};

Neo4jHeading take_heading_apart(std::string_view heading);

}  // namespace sigloom
