#include "exporters/document/markdown.hpp"

#include <fmt/format.h>

#include "exporters/common/escape.hpp"

namespace sigloom {
namespace {

/// Every sign that could mean something: also those that do so at the beginning of a line only, or in
/// tables, since labels stand anywhere.
constexpr EscapeTable markdown_signs = [] {
    EscapeTable table;
    table.ascii['\\'] = "\\\\";
    table.ascii['`'] = "\\`";
    table.ascii['*'] = "\\*";
    table.ascii['_'] = "\\_";
    table.ascii['~'] = "\\~";
    table.ascii['['] = "\\[";
    table.ascii[']'] = "\\]";
    table.ascii['|'] = "\\|";
    table.ascii['#'] = "\\#";
    table.ascii['!'] = "\\!";
    table.ascii['$'] = "\\$";  // formulas of GitHub and pandoc
    table.ascii['^'] = "\\^";
    table.ascii['<'] = "&lt;";
    table.ascii['>'] = "&gt;";
    table.ascii['&'] = "&amp;";
    for (const char space : {'\t', '\n', '\r', '\v', '\f'}) {
        table.ascii[static_cast<std::size_t>(space)] = " ";
    }
    for (std::size_t control = 0; control < 0x20; ++control) {
        if (table.ascii[control].empty()) table.ascii[control] = "\uFFFD";
    }
    table.ascii[0x7F] = "\uFFFD";
    return table;
}();

/// In an address in angle brackets.
constexpr EscapeTable address_signs = [] {
    EscapeTable table;
    table.ascii['<'] = "%3C";
    table.ascii['>'] = "%3E";
    table.ascii['\\'] = "%5C";
    table.ascii['|'] = "%7C";
    table.ascii['`'] = "%60";
    table.ascii['&'] = "&amp;";
    return table;
}();

std::string escaped(std::string_view text, const EscapeTable& table) {
    std::string out;
    escape(out, text, table);
    return out;
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/// The beginning of a block, where a hyphen, a plus or a number with a point would begin a list.
std::string not_a_list(std::string text) {
    if (text.empty()) return text;
    if (text[0] == '-' || text[0] == '+' || text[0] == '=') return '\\' + text;
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) {
        text.insert(digits, 1, '\\');
    }
    return text;
}

std::string link(std::string_view text, std::string_view target) {
    return fmt::format("[{}](<{}>)", markdown_text(text), escaped(target, address_signs));
}

std::string piece(const Inline& each) {
    switch (each.kind) {
        case Inline::Kind::strong:
            return each.text.empty() ? "" : fmt::format("**{}**", markdown_text(each.text));
        case Inline::Kind::code:
            return fmt::format("<code>{}</code>", markdown_text(each.text));
        case Inline::Kind::link:
            if (is_web_address(each.target)) return link(each.text, each.target);
            break;
        case Inline::Kind::cite:
            return fmt::format("[{0}](#report-{0})", each.number);
        case Inline::Kind::text:
            break;
    }
    return markdown_text(each.text);
}

std::string text_of(const Line& line) {
    std::string text;
    for (const Inline& each : line) text += piece(each);
    return text;
}

class MarkdownWriter {
  public:
    MarkdownWriter(const std::map<std::string, std::string>& pictures, Output& output)
        : pictures_(pictures), output_(output) {}

    void write(const Document& document) {
        output_.write(fmt::format("# {}\n", markdown_text(document.title)));
        for (const Block& block : document.blocks) {
            std::visit([this](const auto& each) { write(each); }, block);
        }
    }

  private:
    void write(const Heading& heading) {
        output_.write(fmt::format("\n{} {}\n",
                                  std::string(static_cast<std::size_t>(heading.level), '#'),
                                  markdown_text(heading.text)));
    }
    void write(const Paragraph& paragraph) {
        output_.write('\n' + not_a_list(text_of(paragraph.line)) + '\n');
    }
    void write(const List& list) {
        output_.write('\n');
        std::size_t number = 0;
        for (const Line& item : list.items) {
            const std::string mark = list.is_numbered ? fmt::format("{}.", ++number) : "-";
            output_.write(mark + ' ' + not_a_list(text_of(item)) + '\n');
        }
    }
    void write(const DocumentTable& table) {
        output_.write("\n|");
        for (const std::string& name : table.header)
            output_.write(' ' + markdown_text(name) + " |");
        output_.write("\n|");
        for (const bool is_number : table.is_number) output_.write(is_number ? "---:|" : ":--|");
        output_.write('\n');
        for (const auto& row : table.rows) {
            output_.write('|');
            for (const Line& cell : row) {
                const std::string text = text_of(cell);
                output_.write(text.empty() ? " |" : ' ' + text + " |");
            }
            output_.write('\n');
        }
    }
    void write(const Figure& figure) {
        const auto picture = pictures_.find(figure.name);
        if (picture == pictures_.end()) return;
        output_.write(fmt::format("\n![{}](<{}>)\n", markdown_text(figure.text),
                                  escaped(picture->second, address_signs)));
        if (!figure.caption.empty())
            output_.write('\n' + not_a_list(markdown_text(figure.caption)) + '\n');
    }
    void write(const References& references) {
        output_.write('\n');
        for (std::size_t i = 0; i < references.list.size(); ++i) {
            const Reference& report = references.list[i];
            output_.write(fmt::format("{0}. <a id=\"report-{0}\"></a>{1}{2} – {3}\n", i + 1,
                                      is_web_address(report.url) ? link(report.title, report.url)
                                                                 : markdown_text(report.title),
                                      report.date.empty() ? "" : ", " + report.date,
                                      markdown_text(report.path)));
        }
    }

    const std::map<std::string, std::string>& pictures_;
    Output& output_;
};

}  // namespace

std::string markdown_text(std::string_view text) {
    return escaped(text, markdown_signs);
}

void write_markdown(const Document& document, const std::map<std::string, std::string>& pictures,
                    Output& output) {
    MarkdownWriter(pictures, output).write(document);
}

}  // namespace sigloom
