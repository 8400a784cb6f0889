#include "exporters/neo4j/load_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/text/utf8.hpp"
#include "exporters/neo4j/heading.hpp"

namespace sigloom {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view label_of_all = "Node";

/// A heading taken apart.
struct Field {
    std::string_view heading;
    std::string property;   ///< empty: the column is none
    std::string type;       ///< in lower case
    std::string_view role;  ///< empty: the column holds values
    std::string id_type;    ///< of a column of ids
};

Field field_of(std::string_view heading) {
    const Neo4jHeading parts = take_heading_apart(heading);
    return {heading, parts.property, ascii_lower(parts.type), parts.role(),
            ascii_lower(parts.id_type())};
}

class Fields {
  public:
    explicit Fields(const std::vector<std::string>& headings) {
        for (const std::string& heading : headings) fields_.push_back(field_of(heading));
    }

    /// Null if no column has this role.
    [[nodiscard]] const Field* with_role(std::string_view role) const {
        const auto found = std::ranges::find(fields_, role, &Field::role);
        return found == fields_.end() ? nullptr : &*found;
    }
    /// Several are one id together.
    [[nodiscard]] std::vector<Field> ids() const {
        std::vector<Field> ids = fields_;
        std::erase_if(ids, [](const Field& field) { return field.role != "ID"; });
        return ids;
    }
    [[nodiscard]] std::vector<Field> properties() const {
        std::vector<Field> properties = fields_;
        const bool is_whole_id = ids().size() == 1;
        std::erase_if(properties, [&](const Field& field) {
            const bool has_value = field.role.empty() || (field.role == "ID" && !is_whole_id);
            return !has_value || field.property.empty();
        });
        return properties;
    }

  private:
    std::vector<Field> fields_;
};

/// A name between backticks.
std::string name_in_cypher(std::string_view name) {
    std::string quoted = "`";
    for (const char c : name) quoted += c == '`' ? "``" : std::string(1, c);
    return quoted += '`';
}

std::string text_in_cypher(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted += '\'';
}

std::string in_row(const Field& field) {
    return "row." + name_in_cypher(field.heading);
}

/// What turns a text into a value of a type.
std::string converted(const std::string& text, std::string_view type) {
    constexpr std::array whole{"int"sv, "long"sv, "short"sv, "byte"sv};
    constexpr std::array of_time{"date"sv,          "localtime"sv, "time"sv,
                                 "localdatetime"sv, "datetime"sv,  "duration"sv};
    const auto is_one_of = [&](const auto& types) {
        return std::ranges::find(types, type) != types.end();
    };
    if (is_one_of(whole)) return fmt::format("toInteger({})", text);
    if (type == "double" || type == "float") return fmt::format("toFloat({})", text);
    if (type == "boolean") return fmt::format("toBoolean({})", text);
    return is_one_of(of_time) ? fmt::format("{}({})", type, text) : text;
}

std::string value_of(const Field& field, char array_separator) {
    if (!field.role.empty()) return in_row(field);
    std::string_view type = field.type;
    if (!type.ends_with("[]")) return converted(in_row(field), type);
    type.remove_suffix(2);
    const std::string list = fmt::format("split({}, '{}')", in_row(field), array_separator);
    const std::string element = converted("x", type);
    return element == "x" ? list : fmt::format("[x IN {} | {}]", list, element);
}

/// `SET n.a = ..., n.b = ...`; nothing without properties.
std::string assignments(std::string_view owner, const Fields& fields, char array_separator) {
    std::string text;
    for (const Field& field : fields.properties()) {
        text += fmt::format("{} {}.{} = {}", text.empty() ? "\n  SET" : ",\n   ", owner,
                            name_in_cypher(field.property), value_of(field, array_separator));
    }
    return text;
}

/// The name of the property that nodes are found by: that of the column of ids or, where there are several or it
/// has no name, a name that no other column has.
std::string id_property(const Fields& fields) {
    const std::vector<Field> ids = fields.ids();
    if (ids.size() == 1 && !ids.front().property.empty()) return ids.front().property;
    std::string name = "id";
    const std::vector<Field> properties = fields.properties();
    const auto is_taken = [&](const Field& field) { return field.property == name; };
    while (std::ranges::any_of(properties, is_taken)) name += '_';
    return name;
}

/// The id of a row: of several columns what they hold, one behind the other.
std::string id_of(const Fields& fields) {
    const std::vector<Field> ids = fields.ids();
    if (ids.size() == 1) return converted(in_row(ids.front()), ids.front().id_type);
    std::string id;
    for (const Field& field : ids) {
        id += fmt::format("{}coalesce({}, '')", id.empty() ? "" : " + ", in_row(field));
    }
    return id;
}

/// A statement that reads a table and does something with each of its rows, or with those of a condition.
std::string for_rows(std::string_view table, char separator, const std::string& condition,
                     const std::string& body) {
    std::string terminator;
    if (separator != ',') {
        terminator = fmt::format(" FIELDTERMINATOR '{}'",
                                 separator == '\t' ? "\\t" : std::string(1, separator));
    }
    const std::string where =
        condition.empty() ? "" : fmt::format("WITH row WHERE {}\n", condition);
    return fmt::format(
        ":auto LOAD CSV WITH HEADERS FROM 'file:///{}' AS row{}\n{}"
        "CALL {{ WITH row\n  {}\n}} IN TRANSACTIONS OF 1000 ROWS;\n",
        table, terminator, where, body);
}

}  // namespace

bool can_be_loaded(const Neo4jTables& tables) {
    const Fields nodes(tables.node_headings);
    const Fields edges(tables.edge_headings);
    const bool has_labels = tables.labels.empty() || nodes.with_role("LABEL") != nullptr;
    return has_labels && nodes.with_role("ID") != nullptr &&
           edges.with_role("START_ID") != nullptr && edges.with_role("END_ID") != nullptr &&
           edges.with_role("TYPE") != nullptr;
}

void write_import_script(Output& output, const Neo4jTables& tables) {
    std::string delimiters;
    if (tables.separator == '\t') {
        delimiters = " --delimiter=TAB";
    } else if (tables.separator != ',') {
        delimiters = fmt::format(" --delimiter='{}'", tables.separator);
    }
    if (tables.array_separator != ';') {
        delimiters += fmt::format(" --array-delimiter='{}'", tables.array_separator);
    }
    output.write(fmt::format(
        "#!/bin/sh\n"
        "# Makes a new Neo4j database of the tables beside this file, while Neo4j is stopped:\n"
        "#\n"
        "#     sh import.sh [DATABASE [OPTION...]]\n"
        "#\n"
        "# OPTION is one of neo4j-admin, such as --overwrite-destination=true.\n"
        "set -eu\n"
        "here=$(CDPATH= cd -- \"$(dirname -- \"$0\")\" && pwd)\n"
        "database=${{1:-neo4j}}\n"
        "[ $# = 0 ] || shift\n"
        "exec neo4j-admin database import full \"$database\" --multiline-fields=true{} \\\n"
        "    --nodes=\"$here/nodes.csv\" --relationships=\"$here/edges.csv\" \"$@\"\n",
        delimiters));
}

void write_load_script(Output& output, const Neo4jTables& tables) {
    const Fields nodes(tables.node_headings);
    const Fields edges(tables.edge_headings);
    const std::string id = id_property(nodes);
    const auto node = [&](std::string_view variable, const std::string& value) {
        return fmt::format("({}:{} {{{}: {}}})", variable, label_of_all, name_in_cypher(id), value);
    };
    const std::string this_node = node("n", id_of(nodes));
    const std::vector<Field> ids = nodes.ids();
    const auto end = [&](std::string_view variable, std::string_view role) {
        const std::string text = in_row(*edges.with_role(role));
        return node(variable, ids.size() == 1 ? converted(text, ids.front().id_type) : text);
    };
    output.write(
        fmt::format("// For a database that is running: copy nodes.csv and edges.csv into its "
                    "folder `import`, then\n"
                    "//     cypher-shell -f load.cypher\n"
                    "CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:{}) REQUIRE n.{} IS UNIQUE;\n",
                    label_of_all, name_in_cypher(id)));
    output.write(for_rows(
        "nodes.csv", tables.separator, "",
        fmt::format("MERGE {}{}", this_node, assignments("n", nodes, tables.array_separator))));
    for (const std::string& label : tables.labels) {
        if (label == label_of_all) continue;
        output.write(
            for_rows("nodes.csv", tables.separator,
                     fmt::format("{} IN split({}, '{}')", text_in_cypher(label),
                                 in_row(*nodes.with_role("LABEL")), tables.array_separator),
                     fmt::format("MATCH {} SET n:{}", this_node, name_in_cypher(label))));
    }
    for (const std::string& type : tables.types) {
        output.write(
            for_rows("edges.csv", tables.separator,
                     fmt::format("{} = {}", in_row(*edges.with_role("TYPE")), text_in_cypher(type)),
                     fmt::format("MATCH {}, {}\n  MERGE (a)-[e:{}]->(b){}", end("a", "START_ID"),
                                 end("b", "END_ID"), name_in_cypher(type),
                                 assignments("e", edges, tables.array_separator))));
    }
}

}  // namespace sigloom
