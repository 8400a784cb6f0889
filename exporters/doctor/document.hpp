// A graph file as it stands: what it declares, its nodes, edges and values, each with the bytes that it
// stands in. Nothing is mended and nothing is left out, so that rules can tell what programs will make of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sigloom::doctor {

enum class Kind : std::uint8_t {
    graphml,
    gexf,
    node_link,
    graphology,
    cytoscape,
    vosviewer,
    jgf,
    csv,
    neo4j,  ///< tables with the headings of Neo4j's import
    gml,
    dot,
    pajek,
};

/// Bytes of a document.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] bool empty() const { return begin == end; }
    bool operator==(const Span&) const = default;
};

/// What a value is written as; in XML and in tables everything is a text.
enum class Sort : std::uint8_t { text, whole, real, truth, null, not_finite, nested };

/// Something that the file says, and where. A span of no bytes: it does not say it.
struct Token {
    std::string_view text;  ///< decoded
    Span at;  ///< as it is written: between the quotes of XML, with those of JSON and tables
    Sort sort = Sort::text;

    [[nodiscard]] bool is_there() const { return at.begin != 0 || at.end != 0; }
};

enum class Owner : std::uint8_t { node, edge, all, graph, other };

/// A `<key>`, an `<attribute>`, the name of a member, a heading.
struct Column {
    std::string_view id;
    std::string_view name;
    std::string_view type;
    Owner owner = Owner::all;
    std::size_t at = 0;  ///< where it is declared or, of a name that nothing declares, first used
    bool is_declared = true;  ///< in GraphML and GEXF
    bool has_type = false;
    bool has_name = false;
    std::optional<std::string> standard = {};  ///< its `<default>`
    std::size_t place = 0;                     ///< of a table: which field of a row
    std::size_t on_nodes = 0;                  ///< how many values it has
    std::size_t on_edges = 0;
};

struct ValueOf {
    std::uint32_t column;
    Token token;
    std::size_t at;  ///< of the tag, the member or the field
};

/// A node or an edge.
struct Element {
    bool is_edge = false;
    std::size_t at = 0;   ///< of its tag, object or row
    std::size_t end = 0;  ///< behind all of it
    Token id;
    Token source;
    Token target;
    Token label;  ///< the attribute of GEXF, and the one that Gephi adds to an `<edge>` of GraphML
    Token weight;
    Token direction;     ///< `directed`, `type` or `undirected` of an edge
    Token sort;          ///< what tells parallel edges apart: `kind` of GEXF and of tables
    Span values_object;  ///< JSON: of the object that holds its values
    std::size_t first_value = 0;
    std::size_t last_value = 0;  ///< the one behind it
    std::size_t list = 0;        ///< JSON: which list it stands in
    std::size_t row = 0;         ///< its number in the list or the table
};

/// Anything else that rules look for.
struct Odd {
    enum class Sort : std::uint8_t {
        hyperedge,
        nested_graph,
        second_graph,
        yed_drawing,
        stray_member,  ///< outside `data` or `attributes`
        repeated_member,
        spell,  ///< a start and an end
        viz_color,
        viz_size,
        parent,
        undeclared_prefix,
        late_columns,  ///< declared behind what uses them
    } sort;
    std::size_t at;
    std::string text = {};
    Span span = {};
};

struct XmlFacts {
    std::size_t root = 0;   ///< where its tag begins
    std::size_t graph = 0;  ///< the same of the first graph
    Token name_space;       ///< xmlns of the root
    bool has_prefix = false;
    bool root_is_bare = false;  ///< it has no attribute at all
    Token version;
    Token direction;  ///< edgedefault, defaultedgetype
    Token mode;
    Token time_format;
    std::size_t node_columns_end =
        0;  ///< GEXF: before the end tag of the attributes of nodes; 0: none
    std::size_t edge_columns_end = 0;
    std::size_t nodes_end = 0;    ///< GEXF: before the end tag of the nodes; 0: none
    std::size_t nodes_begin = 0;  ///< GEXF: where the tag of the nodes begins
    std::size_t edges_begin = 0;
    std::size_t column_blocks = 0;  ///< GEXF: how many `<attributes>` of nodes there are
};

struct JsonFacts {
    std::size_t root = 0;   ///< behind the bracket that opens the file
    std::size_t graph = 0;  ///< behind the bracket of what holds the lists
    Token edges_name;       ///< what the list of edges is called
    bool has_both_names = false;
    Token directed;
    Token multigraph;
    std::size_t nodes_end = 0;  ///< before the bracket that closes the list of nodes
    std::size_t node_count = 0;
    bool nodes_are_list = true;
    bool lists_are_one = false;  ///< nodes and edges stand in one list
    Span options;                ///< of graphology: the object
    Token option_type;
    Token option_multi;
    Token option_loops;
    bool options_are_empty = true;
};

/// A table of CSV.
struct Table {
    bool of_edges = false;
    char separator = ',';
    std::size_t headings_end = 0;  ///< behind the last heading, before the line break
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t first_column = 0;
    std::size_t columns = 0;
    Token id_heading;
    Token source_heading;
    Token target_heading;
    Token type_heading;   ///< Type of Gephi, :TYPE of Neo4j
    Token label_heading;  ///< :LABEL of Neo4j
    bool ends_have_other_names = false;
    struct Ragged {
        std::size_t at;
        std::size_t end;
        std::size_t fields;
        std::size_t
            surplus_begin;  ///< of a row that is too long: behind the last field that has a heading
    };
    std::vector<Ragged> ragged;
};

/// One file of a document; a pair of tables has two.
struct Source {
    std::string path;
    std::size_t begin;
    std::size_t end;
};

/// Text that no parser takes and that is mended for the reading, and how.
struct Mended {
    enum class Sort : std::uint8_t {
        encoding,
        byte_order_mark,
        invalid_utf8,
        control_character,
        control_reference,
        half_character,
        last_comma,  ///< with nothing behind it
    } sort;
    Span span;
};

struct Document {
    Document() = default;
    Document(Document&&) noexcept = default;
    Document& operator=(Document&&) noexcept = default;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    Kind kind = Kind::graphml;
    std::vector<Source> sources;
    std::string bytes;                 ///< of all sources, in UTF-8
    std::string clean;                 ///< as long, and fit to be parsed
    std::string encoding;              ///< if it was another one
    bool encoding_is_damaged = false;  ///< bytes that mean nothing in it became U+FFFD
    std::vector<Mended> mended;

    /// What is wrong with it so that nothing more is known of it.
    struct Damage {
        std::size_t at;
        std::string message;
    };
    std::optional<Damage> damage;

    std::vector<Column> columns;
    std::vector<Element> elements;
    std::vector<ValueOf> values;
    std::vector<Odd> odd;
    XmlFacts xml;
    JsonFacts json;
    std::vector<Table> tables;
    std::deque<std::string> texts;

    [[nodiscard]] bool is_xml() const { return kind == Kind::graphml || kind == Kind::gexf; }
    [[nodiscard]] bool is_json() const { return kind >= Kind::node_link && kind <= Kind::jgf; }
    [[nodiscard]] bool is_table() const { return kind == Kind::csv || kind == Kind::neo4j; }
    /// The numbers of the values that a column has. O(values) when it is asked first.
    [[nodiscard]] std::span<const std::uint32_t> values_of(std::size_t column) const;
    /// `name`, or with a number behind it, so that no other column of the owner has it in any case of its
    /// letters. It is taken from then on.
    std::string free_name(Owner owner, std::string_view name);
    std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }
    [[nodiscard]] const Source& source_of(std::size_t offset) const;

  private:
    mutable std::vector<std::uint32_t> values_by_column_;
    mutable std::vector<std::size_t> column_begin_;
    std::set<std::pair<Owner, std::string>> names_;
};

/// Finds what the format of a text is, makes it clean and takes it apart. The bytes are those of the sources,
/// one behind the other.
Document take_apart(Kind kind, std::vector<Source> sources, std::string bytes);

// Each adds to a document, whose text is clean, what a file of its syntax says.
void take_graphml_apart(Document& document);
void take_gexf_apart(Document& document);
void take_json_apart(Document& document);
void take_tables_apart(Document& document);

}  // namespace sigloom::doctor
