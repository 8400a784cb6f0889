#include "exporters/neo4j/load_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view label_of_all = "Node";

/// A heading taken apart.
struct Field {
    std::string_view heading;
    std::string_view property;  ///< empty: the column is none
    std::string type;           ///< in lower case, or a role such as ID
};

bool is_role(std::string_view type) {
    constexpr std::array roles{"ID"sv, "LABEL"sv, "START_ID"sv, "END_ID"sv, "TYPE"sv, "IGNORE"sv};
    return std::ranges::find(roles, type) != roles.end();
}

/// `born:datetime{timezone:UTC}` is a property and a type, `id:ID(Person)` a property and a role.
Field take_apart(std::string_view heading) {
    std::string_view name = heading;
    if (name.ends_with('}')) name = name.substr(0, name.rfind('{'));
    const std::size_t colon = name.rfind(':');
    if (colon == std::string_view::npos) return {heading, name, "string"};
    std::string_view type = name.substr(colon + 1);
    type = type.substr(0, type.find('('));
    return {heading, name.substr(0, colon), is_role(type) ? std::string(type) : ascii_lower(type)};
}

class Fields {
  public:
    explicit Fields(const std::vector<std::string>& headings) {
        for (const std::string& heading : headings) fields_.push_back(take_apart(heading));
    }

    /// Null if no column has this role.
    [[nodiscard]] const Field* with_role(std::string_view role) const {
        const auto found = std::ranges::find(fields_, role, &Field::type);
        return found == fields_.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::vector<Field> properties() const {
        std::vector<Field> properties = fields_;
        std::erase_if(properties, [](const Field& field) {
            return is_role(field.type) || field.property.empty();
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

std::string value_of(const Field& field) {
    std::string_view type = field.type;
    if (!type.ends_with("[]")) return converted(in_row(field), type);
    type.remove_suffix(2);
    const std::string list = fmt::format("split({}, ';')", in_row(field));
    const std::string element = converted("x", type);
    return element == "x" ? list : fmt::format("[x IN {} | {}]", list, element);
}

/// `SET n.a = ..., n.b = ...`; nothing without properties.
std::string assignments(std::string_view owner, const Fields& fields) {
    std::string text;
    for (const Field& field : fields.properties()) {
        text += fmt::format("{} {}.{} = {}", text.empty() ? "\n  SET" : ",\n   ", owner,
                            name_in_cypher(field.property), value_of(field));
    }
    return text;
}

/// The name of the property that nodes are found by: that of the column of ids or, where it has none, a
/// name that no other column has.
std::string id_property(const Fields& fields) {
    std::string name(fields.with_role("ID")->property);
    if (!name.empty()) return name;
    name = "id";
    const auto is_taken = [&](const Field& field) { return field.property == name; };
    while (std::ranges::any_of(fields.properties(), is_taken)) name += '_';
    return name;
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
    const std::string delimiter = tables.separator == ',' ? ""
                                  : tables.separator == '\t'
                                      ? " --delimiter=TAB"
                                      : fmt::format(" --delimiter='{}'", tables.separator);
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
        delimiter));
}

void write_load_script(Output& output, const Neo4jTables& tables) {
    const Fields nodes(tables.node_headings);
    const Fields edges(tables.edge_headings);
    const std::string id = id_property(nodes);
    const auto node = [&](std::string_view variable, const Field& field) {
        return fmt::format("({}:{} {{{}: {}}})", variable, label_of_all, name_in_cypher(id),
                           in_row(field));
    };
    const std::string this_node = node("n", *nodes.with_role("ID"));
    output.write(
        fmt::format("// For a database that is running: copy nodes.csv and edges.csv into its "
                    "folder `import`, then\n"
                    "//     cypher-shell -f load.cypher\n"
                    "CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:{}) REQUIRE n.{} IS UNIQUE;\n",
                    label_of_all, name_in_cypher(id)));
    output.write(for_rows("nodes.csv", tables.separator, "",
                          fmt::format("MERGE {}{}", this_node, assignments("n", nodes))));
    for (const std::string& label : tables.labels) {
        if (label == label_of_all) continue;
        output.write(for_rows("nodes.csv", tables.separator,
                              fmt::format("{} IN split({}, ';')", text_in_cypher(label),
                                          in_row(*nodes.with_role("LABEL"))),
                              fmt::format("MATCH {} SET n:{}", this_node, name_in_cypher(label))));
    }
    for (const std::string& type : tables.types) {
        output.write(
            for_rows("edges.csv", tables.separator,
                     fmt::format("{} = {}", in_row(*edges.with_role("TYPE")), text_in_cypher(type)),
                     fmt::format("MATCH {}, {}\n  MERGE (a)-[e:{}]->(b){}",
                                 node("a", *edges.with_role("START_ID")),
                                 node("b", *edges.with_role("END_ID")), name_in_cypher(type),
                                 assignments("e", edges))));
    }
}

}  // namespace sigloom
