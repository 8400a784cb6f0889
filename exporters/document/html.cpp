#include "exporters/document/html.hpp"

#include <fmt/format.h>

#include "exporters/xml/syntax.hpp"

namespace sigloom {
namespace {

/// Nothing is loaded and nothing runs.
constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="{}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="{}">
<title>{}</title>
<style>
)";

constexpr std::string_view style = R"(:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem 4rem; background: #fff; color: #1d2330;
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.35rem; margin: 2.75rem 0 .75rem; padding-top: .75rem; border-top: 1px solid #d5dae3; line-height: 1.3; }
h3 { font-size: 1.08rem; margin: 1.75rem 0 .4rem; line-height: 1.35; }
p { margin: .6rem 0; }
a { color: #0b57a4; text-decoration-thickness: .06em; text-underline-offset: .15em; }
a.cite { font-size: .82em; text-decoration: none; white-space: nowrap; }
a.cite:hover, a.cite:focus { text-decoration: underline; }
code { font: .9em/1.5 ui-monospace, "DejaVu Sans Mono", monospace; background: #f2f4f8; padding: .05em .3em; border-radius: .2em; }
ul, ol { padding-left: 1.6rem; }
li { margin: .45rem 0; }
nav { background: #f5f7fa; padding: .75rem 1rem; border-radius: .4rem; margin: 1.5rem 0; }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
nav li { margin: 0; }
.table { overflow-x: auto; margin: .75rem 0 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #e3e7ee; }
th { font-weight: 600; border-bottom-color: #aab3c2; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td:first-child { min-width: 8rem; }
figure { margin: 1.25rem 0; }
figure svg { display: block; width: 100%; height: auto; border: 1px solid #e3e7ee; border-radius: .4rem; }
figcaption { color: #4a5366; font-size: .92rem; margin-top: .5rem; }
.references { font-size: .92rem; }
.references li:target { background: #fff6d6; }
.references .where { color: #4a5366; }
@media (max-width: 30rem) { body { padding: 1.25rem 1rem 3rem; } h1 { font-size: 1.6rem; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  .references a[href]::after { content: " <" attr(href) ">"; font-size: .85em; }
  h2, h3 { break-after: avoid; }
  tr, li, figure { break-inside: avoid; }
  .table { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding-right: .4rem; }
  td.number, th.number { white-space: normal; }
  td:first-child { min-width: 0; }
  @page { margin: 18mm 16mm; }
}
)";

std::string escaped(std::string_view text) {
    std::string out;
    xml_escape(out, text);
    return out;
}

/// A text that runs from right to left does not turn what stands beside it.
std::string isolated(std::string_view text) {
    return fmt::format("<bdi>{}</bdi>", escaped(text));
}

std::string link(std::string_view text, std::string_view target) {
    return fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped(target), isolated(text));
}

std::string piece(const Inline& each) {
    switch (each.kind) {
        case Inline::Kind::strong:
            return fmt::format("<strong>{}</strong>", isolated(each.text));
        case Inline::Kind::code:
            return fmt::format("<code>{}</code>", escaped(each.text));
        case Inline::Kind::link:
            return is_web_address(each.target) ? link(each.text, each.target) : isolated(each.text);
        case Inline::Kind::cite:
            return fmt::format("<a class=\"cite\" href=\"#report-{0}\">{0}</a>", each.number);
        case Inline::Kind::text:
            break;
    }
    return escaped(each.text);
}

std::string text_of(const Line& line) {
    std::string text;
    for (const Inline& each : line) text += piece(each);
    return text;
}

class HtmlWriter {
  public:
    explicit HtmlWriter(Output& output) : output_(output) {}

    void write(const Document& document) {
        output_.write(fmt::format(fmt::runtime(head), escaped(document.language),
                                  escaped(document.generator), escaped(document.title)));
        output_.write(style);
        output_.write(fmt::format("</style>\n</head>\n<body>\n<header>\n<h1>{}</h1>\n</header>\n",
                                  escaped(document.title)));
        write_contents(document);
        output_.write("<main>\n");
        for (const Block& block : document.blocks) {
            std::visit([this](const auto& each) { write(each); }, block);
        }
        output_.write("</main>\n</body>\n</html>\n");
    }

  private:
    void write_contents(const Document& document) {
        output_.write("<nav>\n<ul>\n");
        for (const Block& block : document.blocks) {
            const auto* heading = std::get_if<Heading>(&block);
            if (heading == nullptr || heading->level != 2) continue;
            output_.write(fmt::format("<li><a href=\"#{}\">{}</a></li>\n", escaped(heading->anchor),
                                      escaped(heading->text)));
        }
        output_.write("</ul>\n</nav>\n");
    }
    void write(const Heading& heading) {
        output_.write(fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", heading.level,
                                  escaped(heading.anchor), isolated(heading.text)));
    }
    void write(const Paragraph& paragraph) {
        output_.write(fmt::format("<p>{}</p>\n", text_of(paragraph.line)));
    }
    void write(const List& list) {
        const std::string_view tag = list.is_numbered ? "ol" : "ul";
        output_.write(fmt::format("<{}>\n", tag));
        for (const Line& item : list.items) {
            output_.write(fmt::format("<li>{}</li>\n", text_of(item)));
        }
        output_.write(fmt::format("</{}>\n", tag));
    }
    void write(const DocumentTable& table) {
        const auto class_of = [&](std::size_t column) {
            return table.is_number[column] ? " class=\"number\"" : "";
        };
        output_.write("<div class=\"table\" tabindex=\"0\">\n<table>\n<thead><tr>");
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            output_.write(
                fmt::format("<th scope=\"col\"{}>{}</th>", class_of(i), escaped(table.header[i])));
        }
        output_.write("</tr></thead>\n<tbody>\n");
        for (const auto& row : table.rows) {
            output_.write("<tr>");
            for (std::size_t i = 0; i < row.size(); ++i) {
                output_.write(fmt::format("<td{}>{}</td>", class_of(i), text_of(row[i])));
            }
            output_.write("</tr>\n");
        }
        output_.write("</tbody>\n</table>\n</div>\n");
    }
    void write(const Figure& figure) {
        output_.write("<figure>\n");
        output_.write(figure.svg);
        if (!figure.caption.empty()) {
            output_.write(fmt::format("<figcaption>{}</figcaption>\n", escaped(figure.caption)));
        }
        output_.write("</figure>\n");
    }
    void write(const References& references) {
        output_.write("<ol class=\"references\">\n");
        for (std::size_t i = 0; i < references.list.size(); ++i) {
            const auto& [title, url, date, path] = references.list[i];
            output_.write(fmt::format(
                "<li id=\"report-{}\">{}{} <span class=\"where\">{}</span></li>\n", i + 1,
                is_web_address(url) ? link(title, url) : isolated(title),
                date.empty() ? ""
                             : fmt::format(", <time datetime=\"{0}\">{0}</time>", escaped(date)),
                isolated(path)));
        }
        output_.write("</ol>\n");
    }

    Output& output_;
};

}  // namespace

void write_html(const Document& document, Output& output) {
    HtmlWriter(output).write(document);
}

}  // namespace sigloom
