// Tables of nodes and of edges, as Gephi and as Neo4j's import name their columns.
#include <algorithm>

#include "core/text/utf8.hpp"
#include "exporters/csv/parser.hpp"
#include "exporters/doctor/document.hpp"
#include "exporters/doctor/table_separators.hpp"
#include "exporters/neo4j/heading.hpp"

namespace sigloom::doctor {
namespace {

using csv::CsvField;
using Row = std::vector<CsvField>;

/// Whether a heading is one of Neo4j's import beyond doubt: `xml:id` stands in tables of other programs.
bool is_of_neo4j(std::string_view text) {
    const Neo4jHeading heading = take_heading_apart(text);
    const std::string_view role = heading.role();
    if (role.empty() || role == "IGNORE") return false;
    return role == heading.type || role == "START_ID" || role == "END_ID" ||
           heading.property.empty() || ascii_lower(heading.property) == "id";
}

class TableParts {
  public:
    TableParts(Document& document, const Source& source)
        : document_(document), base_(source.begin), table_(document.tables.emplace_back()) {
        table_.begin = source.begin;
        table_.end = source.end;
        table_.first_column = document.columns.size();
    }

    void read(std::string_view bytes) {
        csv::Parser parser(bytes);
        table_.separator = parser.separator();
        Row row;
        if (!parser.next(row)) {
            document_.damage = {base_, "expected a line of headings, got the end of the file"};
            return;
        }
        read_headings(row);
        const std::size_t fields = row.size();
        while (parser.next(row)) {
            if (row.size() != fields) {
                const std::size_t kept = std::min(row.size(), fields);
                table_.ragged.push_back({base_ + row.front().offset, base_ + row.back().end,
                                         row.size(), base_ + row[kept - 1].end});
            }
            read_row(row);
        }
        if (parser.is_cut_off()) {
            document_.damage = {base_ + bytes.size(), "expected '\"', got the end of the file"};
        }
    }

  private:
    Token token(const CsvField& field) {
        const Span span{base_ + field.offset, base_ + field.end};
        const std::string_view there =
            std::string_view(document_.clean).substr(span.begin, span.end - span.begin);
        return {there == field.text ? there : document_.keep(field.text), span};
    }

    void read_headings(const Row& row) {
        table_.columns = row.size();
        table_.headings_end = base_ + row.back().end;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Token heading = token(row[i]);
            Column& column = document_.columns.emplace_back();
            column.id = column.name = heading.text;
            column.at = heading.at.begin;
            column.place = i;
            column.has_name = !heading.text.empty();
        }
        const bool is_neo4j = document_.kind == Kind::neo4j;
        const auto has = [&](std::size_t place, std::string_view name) {
            const std::string& text = row[place].text;
            return is_neo4j ? take_heading_apart(text).role() == name : ascii_lower(text) == name;
        };
        const auto find = [&](std::string_view name) {
            std::size_t place = 0;
            while (place < row.size() && !has(place, name)) ++place;
            return place;
        };
        const auto take = [&](std::string_view name, std::size_t& place, Token& heading) {
            place = find(name);
            if (place < row.size()) heading = token(row[place]);
        };
        take(is_neo4j ? "ID" : "id", id_, table_.id_heading);
        take(is_neo4j ? "START_ID" : "source", source_, table_.source_heading);
        take(is_neo4j ? "END_ID" : "target", target_, table_.target_heading);
        if (!is_neo4j && !table_.source_heading.is_there() && !table_.target_heading.is_there()) {
            take("from", source_, table_.source_heading);
            take("to", target_, table_.target_heading);
            table_.ends_have_other_names =
                table_.source_heading.is_there() && table_.target_heading.is_there();
        }
        table_.of_edges = table_.source_heading.is_there() && table_.target_heading.is_there();
        take(is_neo4j ? "TYPE" : "type", type_, table_.type_heading);
        take(is_neo4j ? "LABEL" : "label", label_, table_.label_heading);
        weight_ = is_neo4j ? row.size() : find("weight");
        sort_ = is_neo4j ? row.size() : find("kind");
        for (std::size_t i = 0; i < row.size(); ++i) {
            Column& column = document_.columns[table_.first_column + i];
            column.owner = table_.of_edges ? Owner::edge : Owner::node;
            if (!is_neo4j) continue;
            Neo4jHeading heading = take_heading_apart(column.name);
            if (heading.role() == "ID" && i != id_) further_ids_.push_back(i);
            column.id = document_.keep(std::move(heading.property));
            column.has_type = heading.has_type;
            column.type = document_.keep(std::move(heading.type));
        }
    }

    /// An id of several columns is what they hold, one behind the other.
    std::string_view whole_id(const Row& row) {
        std::string id = row[id_].text;
        for (const std::size_t place : further_ids_) {
            if (place < row.size()) id += row[place].text;
        }
        return document_.keep(std::move(id));
    }

    void read_row(const Row& row) {
        Element& element = document_.elements.emplace_back();
        element.is_edge = table_.of_edges;
        element.at = base_ + row.front().offset;
        element.end = base_ + row.back().end;
        element.list = document_.tables.size() - 1;
        element.row = ++rows_;
        element.first_value = document_.values.size();
        for (std::size_t i = 0; i < row.size() && i < table_.columns; ++i) {
            const Token field = token(row[i]);
            if (i == id_) element.id = field;
            if (i == id_ && !further_ids_.empty()) element.id.text = whole_id(row);
            if (i == source_ && table_.of_edges) element.source = field;
            if (i == target_ && table_.of_edges) element.target = field;
            if (i == type_) element.direction = field;
            if (i == label_) element.label = field;
            if (i == weight_) element.weight = field;
            if (i == sort_ && table_.of_edges) element.sort = field;
            const bool is_structure = i == id_ || i == type_ || i == label_ ||
                                      (table_.of_edges && (i == source_ || i == target_));
            if (is_structure) continue;
            const std::size_t number = table_.first_column + i;
            document_.values.push_back({static_cast<std::uint32_t>(number), field, field.at.begin});
            Column& column = document_.columns[number];
            ++(table_.of_edges ? column.on_edges : column.on_nodes);
        }
        element.last_value = document_.values.size();
    }

    Document& document_;
    std::size_t base_;
    Table& table_;
    std::size_t rows_ = 0;
    std::size_t id_ = 0;
    std::vector<std::size_t> further_ids_;
    std::size_t source_ = 0;
    std::size_t target_ = 0;
    std::size_t type_ = 0;
    std::size_t label_ = 0;
    std::size_t weight_ = 0;
    std::size_t sort_ = 0;
};

}  // namespace

void take_tables_apart(Document& document) {
    const auto text_of = [&](const Source& source) {
        return std::string_view(document.clean).substr(source.begin, source.end - source.begin);
    };
    for (const Source& source : document.sources) {
        Row headings;
        csv::Parser(text_of(source)).next(headings);
        const bool has_one = std::ranges::any_of(
            headings, [](const CsvField& heading) { return is_of_neo4j(heading.text); });
        if (has_one) document.kind = Kind::neo4j;
    }
    document.tables.reserve(document.sources.size());
    for (const Source& source : document.sources) {
        TableParts(document, source).read(text_of(source));
        if (document.damage) return;
    }
    share_separator(document);
}

}  // namespace sigloom::doctor
