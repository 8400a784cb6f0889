#include "exporters/contributions/writer.hpp"

#include <fmt/format.h>

#include <vector>

#include "core/report/report.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/json/syntax.hpp"

namespace sigloom {
namespace {

/// Appends to a line, with the commas that have to stand between.
class LineWriter {
  public:
    explicit LineWriter(std::string& out) : out_(out), begin_(out.size()) {}

    void open(char bracket) {
        separate();
        out_ += bracket;
    }
    void close(char bracket) { out_ += bracket; }
    void member(std::string_view name) {
        text(name);
        out_ += ':';
    }
    void text(std::string_view value) {
        separate();
        append_json_string(out_, value);
    }
    void number(std::int64_t value) {
        separate();
        append_number(out_, value);
    }
    void truth(bool value) {
        separate();
        out_ += value ? "true" : "false";
    }
    void end() { out_ += '\n'; }

    void text_member(std::string_view name, std::string_view value) {
        member(name);
        text(value);
    }
    void number_member(std::string_view name, std::int64_t value) {
        member(name);
        number(value);
    }

    /// A list, of which write(element) writes each.
    template <typename List, typename Write>
    void list(const List& elements, Write write) {
        open('[');
        for (const auto& element : elements) write(element);
        close(']');
    }

  private:
    void separate() {
        if (out_.size() == begin_) return;
        const char last = out_.back();
        if (last != '{' && last != '[' && last != ':') out_ += ',';
    }

    std::string& out_;
    std::size_t begin_;
};

void write_diagnostic(LineWriter& line, const Diagnostic& diagnostic) {
    line.open('{');
    line.number_member("column", diagnostic.column);
    line.text_member("help", diagnostic.help);
    line.number_member("line", diagnostic.line);
    line.text_member("message", diagnostic.message);
    line.text_member("oddity", info(diagnostic.oddity).name);
    line.text_member("path", diagnostic.path);
    line.close('}');
}

/// As core/text/term_kind.hpp has them: capitalized, lower, compounds, listed, stands out, modifies.
void write_cases(LineWriter& line, const CaseEvidence& cases) {
    line.open('[');
    for (const std::uint32_t count : {cases.capitalized, cases.lower, cases.compounds, cases.listed,
                                      cases.stands_out, cases.modifies}) {
        line.number(count);
    }
    line.close(']');
}

void write_terms_of_row(LineWriter& line, const Contribution& report, std::size_t row) {
    line.open('[');
    for (std::size_t term = 0; term < report.terms.size(); ++term) {
        if (report.named.contains(row, term)) line.number(static_cast<std::int64_t>(term));
    }
    line.close(']');
}

void write_exact(LineWriter& line, const Contribution& report) {
    line.member("with_exact_names");
    line.open('{');
    line.member("cases");
    line.list(report.cases, [&](const CaseEvidence& cases) { write_cases(line, cases); });
    line.member("named");
    line.open('[');
    for (std::size_t row = 0; row < report.rows.size(); ++row) {
        write_terms_of_row(line, report, row);
    }
    line.close(']');
    line.close('}');
}

void write_listed(LineWriter& line, std::string_view name, std::span<const ListedName> names) {
    line.member(name);
    line.list(names, [&](const ListedName& listed) {
        line.open('{');
        line.number_member("line", listed.line);
        line.text_member("page", listed.page);
        line.text_member("surface", listed.surface);
        line.close('}');
    });
}

void write_learned(LineWriter& line, const NameSource& names, std::vector<char>& buffer) {
    const RunningText running = names.running_text(buffer);
    line.member("with_learned_names");
    line.open('{');
    line.member("explained");
    line.list(names.explained, [&](const ExplainedName& explained) {
        line.open('{');
        line.text_member("long", explained.long_key);
        line.text_member("short", explained.short_form);
        line.close('}');
    });
    write_listed(line, "keywords", names.keywords);
    line.text_member("language", names.language);
    line.member("runs");
    line.list(names.runs, [&](std::string_view run) { line.text(run); });
    line.text_member("text", running.text);
    line.member("text_rows");
    line.list(running.rows, [&](const RunningText::Row& row) {
        line.open('{');
        line.number_member("end", row.end);
        line.number_member("line", row.line);
        line.number_member("name_end", row.name_end);
        line.close('}');
    });
    write_listed(line, "themes", names.themes);
    line.close('}');
}

void write_links(LineWriter& line, std::span<const RelatedReport> links) {
    line.member("links");
    line.list(links, [&](const RelatedReport& link) {
        line.open('{');
        line.number_member("column", link.column);
        line.number_member("line", link.line);
        line.text_member("target", link.target);
        line.close('}');
    });
}

void write_surfaces(LineWriter& line, std::string_view name, std::span<const OtherSurface> others) {
    line.member(name);
    line.list(others, [&](const OtherSurface& other) {
        line.open('{');
        line.number_member("item", other.item);
        line.text_member("surface", other.surface);
        line.close('}');
    });
}

/// `text` is that of its line in the file.
void write_row(LineWriter& line, const Item& row, const std::string_view* text) {
    const auto kind = static_cast<RowKind>(static_cast<int>(row.item_class) -
                                           static_cast<int>(ItemClass::signal));
    line.open('{');
    line.text_member("description", row.description);
    line.text_member("key", row.key);
    line.text_member("kind", name_of(kind));
    line.number_member("line", row.line);
    line.number_member("relevancy", row.relevancy);
    line.member("relevancy_known");
    line.truth(row.relevancy_known);
    line.text_member("surface", row.surface);
    if (text != nullptr) line.text_member("text", *text);
    line.close('}');
}

void write_term(LineWriter& line, const Item& term) {
    line.open('{');
    line.text_member("key", term.key);
    line.number_member("line", term.line);
    line.text_member("surface", term.surface);
    line.close('}');
}

void write_report(LineWriter& line, const Contribution& report, std::vector<char>& buffer) {
    line.open('{');
    line.number_member("date", report.date.number());
    write_links(line, report.related);
    line.member("rows");
    const std::string_view* text = report.row_texts.data();
    line.list(report.rows, [&](const Item& row) {
        write_row(line, row, report.row_texts.empty() ? nullptr : text++);
    });
    write_surfaces(line, "rows_also_written", report.other_surfaces_of_rows);
    line.member("table_rows");
    line.list(report.row_of_line, [&](std::uint32_t row) { line.number(row); });
    line.member("terms");
    line.list(report.terms, [&](const Item& term) { write_term(line, term); });
    write_surfaces(line, "terms_also_written", report.other_surfaces_of_terms);
    line.text_member("title", report.title);
    line.text_member("url", report.url);
    if (report.cases.size() == report.terms.size()) write_exact(line, report);
    if (report.names) write_learned(line, *report.names, buffer);
    line.close('}');
}

}  // namespace

void append_contribution_line(std::string& out, const FileContributions& file,
                              std::int32_t default_relevancy) {
    LineWriter line(out);
    line.open('{');
    line.number_member("contribution", contribution_version);
    line.number_member("default_relevancy", default_relevancy);
    line.member("diagnostics");
    line.list(file.all.front().diagnostics.list(),
              [&](const Diagnostic& diagnostic) { write_diagnostic(line, diagnostic); });
    line.text_member("path", file.path);
    line.member("reports");
    line.open('[');
    std::vector<char> buffer;
    for (const Contribution& report : file.all) {
        if (report.is_report) write_report(line, report, buffer);
    }
    line.close(']');
    line.text_member("shown_path", file.shown_path);
    line.text_member("text_hash", fmt::format("{:016x}", file.text_hash));
    line.close('}');
    line.end();
}

}  // namespace sigloom
