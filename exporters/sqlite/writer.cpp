#include "exporters/sqlite/writer.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/graph/column_names.hpp"
#include "exporters/common/escape.hpp"
#include "exporters/common/rows.hpp"
#include "exporters/sqlite/database.hpp"

namespace sigloom {
namespace {

using sql::Database;
using sql::Statement;

constexpr std::size_t rows_between_checks = 4096;

/// Most programs take NUL for the end of a text.
constexpr EscapeTable table_of_sqlite = [] {
    EscapeTable table;
    table.ascii[0] = replacement_character;
    return table;
}();

std::size_t escape_text(std::string& out, std::string_view text) {
    return escape(out, text, table_of_sqlite);
}

std::string_view sqlite_type(const ColumnData& data) {
    static constexpr std::array<std::string_view, 5> names{"INTEGER", "INTEGER", "REAL", "INTEGER",
                                                           "TEXT"};
    static_assert(std::variant_size_v<ColumnData> == names.size());
    return names[data.index()];
}

/// A column on its way into a parameter of a statement.
class BoundColumn {
  public:
    explicit BoundColumn(const Column& column) : column_(&column) {
        if (const auto* texts = std::get_if<TextColumn>(&column.data)) {
            texts_.emplace(*texts, escape_text);
        }
    }

    void bind(Statement& statement, int parameter, std::size_t row) const {
        if (!column_->has(row)) return statement.bind_null(parameter);
        std::visit(
            [&](const auto& values) {
                using Values = std::decay_t<decltype(values)>;
                if constexpr (std::is_same_v<Values, TextColumn>) {
                    statement.bind(parameter, (*texts_)[row]);
                } else if constexpr (std::is_same_v<Values, std::vector<double>>) {
                    if (!std::isfinite(values[row])) return statement.bind_null(parameter);
                    statement.bind(parameter, values[row]);
                } else {
                    statement.bind(parameter, static_cast<std::int64_t>(values[row]));
                }
            },
            column_->data);
    }

    [[nodiscard]] std::size_t replaced() const { return texts_ ? texts_->replaced() : 0; }

  private:
    const Column* column_;
    std::optional<EscapedTexts> texts_;
};

std::vector<BoundColumn> bound(const ColumnSet& columns) {
    std::vector<BoundColumn> result;
    for (const Column& column : columns) result.emplace_back(column);
    return result;
}

/// The definitions of columns, each with a comma before it.
std::string definitions(const ColumnSet& columns, const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string name = sql::quoted(names[i]);
        text += fmt::format(",\n  {} {}", name, sqlite_type(columns[i].data));
        if (std::holds_alternative<std::vector<bool>>(columns[i].data)) {
            text += fmt::format(" CHECK ({} IN (0, 1))", name);
        }
    }
    return text;
}

std::string insertion(std::string_view table, std::size_t values) {
    std::string text = fmt::format("INSERT INTO {} VALUES (?", table);
    for (std::size_t i = 1; i < values; ++i) text += ", ?";
    return text += ')';
}

class SqliteWriter {
  public:
    SqliteWriter(const Export& what, OutputPath& path)
        : graph_(what.graph),
          provenance_(what.provenance),
          texts_(what.texts),
          output_(path),
          database_(path.path().string(), Database::Mode::create),
          node_names_(file_names(graph_.nodes().columns,
                                 with_reserved(reserved_node_names(), {"node"}), NameCase::lower)),
          edge_names_(file_names(graph_.edges().columns,
                                 with_reserved(reserved_edge_names(), {"edge"}), NameCase::lower)) {
    }

    ExportNotes write() {
        database_.execute(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
            "PRAGMA application_id = 1399416684;"  // "Sigl"
            "PRAGMA user_version = 1; BEGIN");
        write_build();
        write_columns();
        write_reports();
        write_nodes();
        write_edges();
        write_evidence();
        write_surfaces();
        add_search();
        add_views();
        database_.execute("COMMIT");
        database_.close();
        return notes_;
    }

  private:
    void check(std::size_t row) {
        if (row % rows_between_checks == 0) output_.check();
    }

    /// First, so that it stands at the beginning of the file, where provenance is looked for.
    void write_build() {
        database_.execute(
            "CREATE TABLE build (\n"
            "  pairs TEXT NOT NULL,\n"
            "  is_of_part INTEGER NOT NULL CHECK (is_of_part IN (0, 1)),\n"
            "  provenance TEXT NOT NULL\n"  // as JSON; empty if it is not known
            ") STRICT");
        Statement build(database_, insertion("build", 3));
        build.bind(0, name_of(graph_.evidence().pairs));
        build.bind(1, std::int64_t{graph_.evidence().is_of_part ? 1 : 0});
        build.bind(2, provenance_);
        build.run();
    }

    /// What the tables alone do not tell: which of their columns are columns of the graph, in which
    /// order, and of which type.
    void write_columns() {
        database_.execute(
            "CREATE TABLE columns (\n"
            "  owner TEXT NOT NULL CHECK (owner IN ('node', 'edge')),\n"
            "  position INTEGER NOT NULL,\n"
            "  name TEXT NOT NULL,\n"
            "  type TEXT NOT NULL CHECK (type IN ('int', 'long', 'double', 'boolean', 'string')),\n"
            "  title TEXT NOT NULL,\n"  // its name in the graph
            "  PRIMARY KEY (owner, position)\n"
            ") STRICT, WITHOUT ROWID");
        Statement insert(database_, insertion("columns", 5));
        std::string title;
        const auto write = [&](std::string_view owner, const ColumnSet& columns,
                               const std::vector<std::string>& names) {
            for (std::size_t i = 0; i < columns.size(); ++i) {
                insert.bind(0, owner);
                insert.bind(1, static_cast<std::int64_t>(i));
                insert.bind(2, names[i]);
                insert.bind(3, type_name(columns[i].data));
                title.clear();
                notes_.replaced_characters += escape_text(title, columns[i].name);
                insert.bind(4, title);
                insert.run();
            }
        };
        write("node", graph_.nodes().columns, node_names_);
        write("edge", graph_.edges().columns, edge_names_);
    }

    void write_reports() {
        database_.execute(
            "CREATE TABLE reports (\n"
            "  report INTEGER PRIMARY KEY,\n"
            "  path TEXT NOT NULL,\n"
            "  title TEXT NOT NULL,\n"
            "  url TEXT NOT NULL,\n"
            "  date INTEGER\n"  // YYYYMMDD
            ") STRICT");
        Statement insert(database_, insertion("reports", 5));
        const auto& reports = graph_.evidence().reports;
        std::array<std::string, 3> texts;
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const ReportEntry& report = reports[i];
            insert.bind(0, static_cast<std::int64_t>(i));
            const std::array<std::string_view, 3> given{report.path, report.title, report.url};
            for (std::size_t text = 0; text < texts.size(); ++text) {
                texts[text].clear();
                notes_.replaced_characters += escape_text(texts[text], given[text]);
                insert.bind(static_cast<int>(text + 1), texts[text]);
            }
            if (report.date == 0) {
                insert.bind_null(4);
            } else {
                insert.bind(4, std::int64_t{report.date});
            }
            insert.run();
        }
    }

    void bind_columns(Statement& insert, const std::vector<BoundColumn>& columns, int first,
                      std::size_t row) {
        for (const BoundColumn& column : columns) column.bind(insert, first++, row);
    }

    void count(const std::vector<BoundColumn>& bound_columns, const ColumnSet& columns) {
        for (const BoundColumn& column : bound_columns) {
            notes_.replaced_characters += column.replaced();
        }
        notes_.left_out_numbers += count_not_finite(columns);
    }

    void write_nodes() {
        const NodeTable& nodes = graph_.nodes();
        database_.execute(
            "CREATE TABLE nodes (\n"
            "  node INTEGER PRIMARY KEY,\n"
            "  id TEXT NOT NULL,\n"
            "  label TEXT NOT NULL,\n"
            "  kind TEXT NOT NULL" +
            definitions(nodes.columns, node_names_) + "\n) STRICT");
        const EscapedTexts ids = EscapedTexts::unique(nodes.id, escape_text);
        const EscapedTexts labels(nodes.label, escape_text);
        const EscapedTexts kinds(nodes.kind, escape_text);
        const std::vector<BoundColumn> columns = bound(nodes.columns);
        Statement insert(database_, insertion("nodes", 4 + columns.size()));
        for (std::size_t row = 0; row < nodes.size(); ++row) {
            check(row);
            insert.bind(0, static_cast<std::int64_t>(row));
            insert.bind(1, ids[row]);
            insert.bind(2, labels[row]);
            insert.bind(3, kinds[row]);
            bind_columns(insert, columns, 4, row);
            insert.run();
        }
        notes_.replaced_characters += ids.replaced() + labels.replaced() + kinds.replaced();
        count(columns, nodes.columns);
        database_.execute(
            "CREATE UNIQUE INDEX nodes_id ON nodes (id);"
            "CREATE INDEX nodes_kind ON nodes (kind)");
    }

    void write_edges() {
        const EdgeTable& edges = graph_.edges();
        database_.execute(
            "CREATE TABLE edges (\n"
            "  edge INTEGER PRIMARY KEY,\n"
            "  source INTEGER NOT NULL REFERENCES nodes,\n"
            "  target INTEGER NOT NULL REFERENCES nodes,\n"
            "  weight REAL NOT NULL CHECK (weight > 0),\n"
            "  kind TEXT NOT NULL" +
            definitions(edges.columns, edge_names_) + "\n) STRICT");
        const EscapedTexts kinds(edges.kind, escape_text);
        const std::vector<BoundColumn> columns = bound(edges.columns);
        Statement insert(database_, insertion("edges", 5 + columns.size()));
        for (std::size_t row = 0; row < edges.size(); ++row) {
            check(row);
            insert.bind(0, static_cast<std::int64_t>(row));
            insert.bind(1, std::int64_t{edges.ends[row].source});
            insert.bind(2, std::int64_t{edges.ends[row].target});
            insert.bind(3, edges.weight[row]);
            insert.bind(4, kinds[row]);
            bind_columns(insert, columns, 5, row);
            insert.run();
        }
        notes_.replaced_characters += kinds.replaced();
        count(columns, edges.columns);
        database_.execute(
            "CREATE UNIQUE INDEX edges_ends ON edges (source, target);"
            "CREATE INDEX edges_target ON edges (target)");
    }

    void write_evidence() {
        database_.execute(
            "CREATE TABLE evidence (\n"
            "  node INTEGER NOT NULL REFERENCES nodes,\n"
            "  report INTEGER NOT NULL REFERENCES reports,\n"
            "  line INTEGER NOT NULL,\n"
            "  relevancy INTEGER NOT NULL,\n"  // in millionths
            "  text TEXT,\n"                   // of a row
            "  PRIMARY KEY (node, report)\n"
            ") STRICT, WITHOUT ROWID;"
            "CREATE TABLE mentions (\n"
            "  node INTEGER NOT NULL REFERENCES nodes,\n"
            "  report INTEGER NOT NULL REFERENCES reports,\n"
            "  named INTEGER NOT NULL REFERENCES nodes,\n"
            "  PRIMARY KEY (node, report, named)\n"
            ") STRICT, WITHOUT ROWID");
        const Evidence& evidence = graph_.evidence();
        if (evidence.empty()) return;
        Statement place(database_, insertion("evidence", 5));
        Statement mention(database_, insertion("mentions", 3));
        const Place* first = evidence.places.items.data();
        for (Node node = 0; node < graph_.node_count(); ++node) {
            check(node);
            for (const Place& at : evidence.places[node]) {
                place.bind(0, std::int64_t{node});
                place.bind(1, std::int64_t{at.report});
                place.bind(2, std::int64_t{at.line});
                place.bind(3, std::int64_t{at.relevancy});
                bind_row_text(place, 4, static_cast<std::size_t>(&at - first));
                place.run();
            }
            for (const Mention& at : evidence.mentions[node]) {
                mention.bind(0, std::int64_t{node});
                mention.bind(1, std::int64_t{at.report});
                mention.bind(2, std::int64_t{at.term});
                mention.run();
            }
        }
        database_.execute(
            "CREATE INDEX evidence_report ON evidence (report);"
            "CREATE INDEX mentions_named ON mentions (named)");
    }

    /// Of the place with a number among all places.
    void bind_row_text(Statement& insert, int parameter, std::size_t place) {
        const std::string_view text = texts_ == nullptr ? std::string_view() : texts_->rows[place];
        if (text.empty()) return insert.bind_null(parameter);
        row_text_.clear();
        notes_.replaced_characters += escape_text(row_text_, text);
        insert.bind(parameter, row_text_);
    }

    void write_surfaces() {
        database_.execute(
            "CREATE TABLE surfaces (\n"
            "  node INTEGER NOT NULL REFERENCES nodes,\n"
            "  report INTEGER NOT NULL REFERENCES reports,\n"
            "  surface TEXT NOT NULL,\n"
            "  PRIMARY KEY (node, report, surface)\n"
            ") STRICT, WITHOUT ROWID");
        if (texts_ == nullptr) return;
        const auto& [ids, at, texts] = texts_->spellings;
        const EscapedTexts surfaces(texts, escape_text);
        // Two spellings can become one by that.
        Statement insert(database_, "INSERT OR IGNORE INTO surfaces VALUES (?, ?, ?)");
        for (std::size_t row = 0; row < at.size(); ++row) {
            check(row);
            insert.bind(0, std::int64_t{at[row].node});
            insert.bind(1, std::int64_t{at[row].report});
            insert.bind(2, surfaces[row]);
            insert.run();
        }
        notes_.replaced_characters += surfaces.replaced();
        database_.execute(
            "CREATE INDEX surfaces_report ON surfaces (report);"
            "CREATE INDEX surfaces_surface ON surfaces (surface)");
    }

    void add_search() {
        output_.check();
        const Column* description = find_column(graph_.nodes().columns, column_names::description);
        const bool has_description =
            description != nullptr && std::holds_alternative<TextColumn>(description->data);
        database_.execute(
            fmt::format("CREATE VIRTUAL TABLE search USING fts5(label{}, content = 'nodes',"
                        " content_rowid = 'node', tokenize = 'unicode61 remove_diacritics 2');"
                        "INSERT INTO search (search) VALUES ('rebuild')",
                        has_description ? ", description" : ""));
    }

    /// As edge_evidence() of core/graph/edge_evidence.hpp has it.
    void add_views() {
        const bool by_mention = graph_.evidence().pairs == PairChoice::mentions;
        database_.execute(fmt::format(
            "CREATE VIEW edge_evidence AS\n"
            "SELECT edges.edge, source.id AS source, target.id AS target, edges.kind,\n"
            "  reports.path, reports.title, reports.url, reports.date,\n"
            "  a.line AS source_line, b.line AS target_line,\n"
            "  a.text AS source_text, b.text AS target_text,\n"
            "  (a.relevancy * b.relevancy + 500000) / 1000000 / 1e6 AS contribution\n"
            "FROM edges\n"
            "JOIN nodes AS source ON source.node = edges.source\n"
            "JOIN nodes AS target ON target.node = edges.target\n"
            "JOIN evidence AS a ON a.node = edges.source\n"
            "JOIN evidence AS b ON b.node = edges.target AND b.report = a.report\n"
            "JOIN reports ON reports.report = a.report\n"
            "WHERE edges.kind <> 'related'{}\n"
            // A link between reports stands in one of the two.
            "UNION ALL\n"
            "SELECT edges.edge, source.id, target.id, edges.kind,\n"
            "  reports.path, reports.title, reports.url, reports.date, a.line, a.line,\n"
            "  NULL, NULL,\n"
            "  (a.relevancy * (SELECT relevancy FROM evidence WHERE node = mentions.named\n"
            "    ORDER BY report LIMIT 1) + 500000) / 1000000 / 1e6\n"
            "FROM edges\n"
            "JOIN nodes AS source ON source.node = edges.source\n"
            "JOIN nodes AS target ON target.node = edges.target\n"
            "JOIN mentions ON (mentions.node, mentions.named) IN\n"
            "  (VALUES (edges.source, edges.target), (edges.target, edges.source))\n"
            "JOIN evidence AS a ON a.node = mentions.node AND a.report = mentions.report\n"
            "JOIN reports ON reports.report = a.report\n"
            "WHERE edges.kind = 'related';\n"
            "CREATE VIEW top_nodes AS\n"
            "SELECT nodes.id, nodes.label, nodes.kind, count(*) AS degree,\n"
            "  sum(ends.weight) AS strength\n"
            "FROM (SELECT source AS node, weight FROM edges\n"
            "  UNION ALL SELECT target, weight FROM edges) AS ends\n"
            "JOIN nodes USING (node)\n"
            "GROUP BY nodes.node ORDER BY strength DESC, nodes.id",
            by_mention ? " AND (edges.kind <> 'relevance' OR EXISTS (\n"
                         "  SELECT 1 FROM mentions WHERE mentions.report = a.report AND\n"
                         "    (mentions.node, mentions.named) IN\n"
                         "      (VALUES (edges.source, edges.target), "
                         "(edges.target, edges.source))))"
                       : ""));
    }

    const KnowledgeGraph& graph_;
    std::string_view provenance_;
    const ReportTexts* texts_;  ///< null: there are none
    OutputPath& output_;
    Database database_;
    std::vector<std::string> node_names_;
    std::vector<std::string> edge_names_;
    ExportNotes notes_;
    std::string row_text_;
};

}  // namespace

ExportNotes write_sqlite(const Export& what, OutputPath& path) {
    if (!path.error().empty()) return {};
    try {
        return SqliteWriter(what, path).write();
    } catch (const sql::Error& error) {
        path.fail(error.what());
        return {};
    }
}

}  // namespace sigloom
