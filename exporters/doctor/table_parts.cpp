// Tables of nodes and of edges, as Gephi and as Neo4j's import name their columns.
#include <algorithm>

#include "core/text/utf8.hpp"
#include "exporters/csv/parser.hpp"
#include "exporters/doctor/document.hpp"

namespace sigloom::doctor {
namespace {

using csv::CsvField;
using Row = std::vector<CsvField>;

/// The part of a heading that is a role for Neo4j: "ID" of "id:ID(Node)".
std::string_view role_of(std::string_view heading) {
    const std::size_t colon = heading.rfind(':');
    if (colon == std::string_view::npos) return {};
    const std::string_view role = heading.substr(colon + 1);
    return role.substr(0, role.find('('));
}

bool is_role(std::string_view role) {
    return role == "ID" || role == "START_ID" || role == "END_ID" || role == "TYPE" ||
           role == "LABEL";
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
            const std::string_view role = role_of(heading.text);
            if (is_role(role)) document_.kind = Kind::neo4j;
            Column& column = document_.columns.emplace_back();
            column.id = column.name = heading.text;
            column.at = heading.at.begin;
            column.place = i;
            column.has_name = !heading.text.empty();
        }
        const bool is_neo4j = document_.kind == Kind::neo4j;
        const auto find = [&](std::string_view name) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::string_view text = row[i].text;
                const bool fits = is_neo4j ? role_of(text) == name : ascii_lower(text) == name;
                if (fits) return i;
            }
            return row.size();
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
            const std::size_t colon = column.name.rfind(':');
            if (colon == std::string_view::npos) continue;
            column.type = column.name.substr(colon + 1);
            column.has_type = true;
            column.id = column.name.substr(0, colon);
        }
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
    std::size_t source_ = 0;
    std::size_t target_ = 0;
    std::size_t type_ = 0;
    std::size_t label_ = 0;
    std::size_t weight_ = 0;
    std::size_t sort_ = 0;
};

}  // namespace

void take_tables_apart(Document& document) {
    document.tables.reserve(document.sources.size());
    for (const Source& source : document.sources) {
        TableParts(document, source)
            .read(std::string_view(document.clean).substr(source.begin, source.end - source.begin));
        if (document.damage) return;
    }
}

}  // namespace sigloom::doctor
