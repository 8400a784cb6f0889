#include "core/report/markdown.hpp"

#include <algorithm>
#include <array>

#include "core/report/limits.hpp"
#include "core/text/any_byte.hpp"
#include "core/text/any_code_point.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

/// How many quotes and list items a line opens, judged by the markers it begins with.
std::size_t opened_blocks(std::string_view line) {
    std::size_t markers = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool item_follows =
            i + 1 < line.size() && (line[i + 1] == ' ' || line[i + 1] == '\t');
        if (c == '>' ||
            ((c == '-' || c == '+' || c == '*' || c == '.' || c == ')') && item_follows)) {
            ++markers;
        } else if (c != ' ' && c != '\t' && (c < '0' || c > '9')) {
            break;
        }
    }
    return markers;
}

void append_prose(std::string& prose, std::span<const std::string_view> lines, std::size_t first,
                  std::size_t end, const FileReporter& report) {
    for (std::size_t line = first; line < end; ++line) {
        if (opened_blocks(lines[line]) > limits::block_nesting) {
            report(Oddity::nesting_too_deep, {static_cast<std::uint32_t>(line + 1), 1},
                   "expected at most " + std::to_string(limits::block_nesting) +
                       " nested quotes and lists; the line was lost");
        } else {
            prose += lines[line];
        }
        prose += '\n';
    }
}

/// Whether a text has a character that can be markup. Nearly no cell has.
bool has_markup(std::string_view text) {
    return any_byte(text, ' ', [](Bytes byte) {
        return (byte - '[' <= ']' - '[') |  // and the backslash between them
               (byte - '_' <= '`' - '_') | (byte == '*') | (byte == '<') | (byte == '&') |
               (byte == '!');
    });
}

/// The cell with \\| as |, after a first character.
std::string with_plain_bars(char first, std::string_view cell) {
    std::string plain(1, first);
    plain.reserve(cell.size());
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell.substr(i, 2) == "\\|") ++i;
        plain += cell[i];
    }
    return plain;
}

bool is_code_or_html(cmark_node_type type) {
    return type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK;
}

/// Whether nodes of a type are left out, beside those of code.
bool leaves_out(Without without, cmark_node_type type) {
    return (type == CMARK_NODE_LIST && without == Without::code_and_lists) ||
           (type == CMARK_NODE_LINK && without == Without::code_and_links);
}

/// Tags of HTML that only say how a text looks, in order.
constexpr std::array<std::string_view, 18> formatting_tags{
    "a",    "b", "code",  "del",  "em",     "font", "i",   "ins", "kbd",
    "mark", "s", "small", "span", "strong", "sub",  "sup", "u",   "wbr"};

/// What a tag is as text: a space for `<br>`, nothing where it only formats, else the tag.
std::string_view text_of_tag(std::string_view tag) {
    const std::size_t begin = tag.starts_with("</") ? 2 : 1;
    const std::size_t end = std::min(tag.find_first_of(" \t\n/>", begin), tag.size());
    constexpr std::size_t longest = 8;  // and what is longer may be a remark of any length
    if (end - begin > longest) return tag;
    const std::string name = fold(tag.substr(begin, end - begin));
    if (name == "br") return " ";
    return std::ranges::binary_search(formatting_tags, name) ? std::string_view() : tag;
}

bool is_block(cmark_node_type type) {
    return type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK;
}

bool ends_word(std::string_view text) {
    return !text.empty() && !text.ends_with(' ');
}

/// Appends what a node says itself, without the nodes inside it.
void append_text(cmark_node* node, cmark_node_type type, std::string& text) {
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
        text += cmark_node_get_literal(node);
    } else if (type == CMARK_NODE_HTML_INLINE) {
        text += text_of_tag(cmark_node_get_literal(node));
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
               (is_block(type) && ends_word(text))) {
        text += ' ';
    }
}

/// The first node inside `root` that comes after a node and all that is in it, or null.
cmark_node* node_behind(cmark_node* node, cmark_node* root) {
    for (; node != root; node = cmark_node_parent(node)) {
        if (cmark_node* const next = cmark_node_next(node)) return next;
    }
    return nullptr;
}

/// The next node inside `root` as they begin in the text, or null.
cmark_node* next_node(cmark_node* node, cmark_node* root) {
    cmark_node* const child = cmark_node_first_child(node);
    return child != nullptr ? child : node_behind(node, root);
}

/// What cmark needs for most texts of this length: a node of a list takes far more than its text.
std::size_t expected_memory(std::size_t text_bytes) {
    constexpr std::size_t parser = 4096;
    constexpr std::size_t per_byte = 16;
    constexpr std::size_t at_most = 64 * 1024;  // long texts are mostly prose
    return std::min(parser + per_byte * text_bytes, at_most);
}

}  // namespace

MarkdownDocument::MarkdownDocument(std::string_view markdown)
    : memory_(std::make_unique<ParserMemory>(expected_memory(markdown.size()))) {
    const ParserMemory::Use use(*memory_);
    cmark_parser* const parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, use.functions());
    cmark_parser_feed(parser, markdown.data(), markdown.size());
    root_ = cmark_parser_finish(parser);
    cmark_parser_free(parser);
}

MarkdownDocument parse_blocks(std::span<const std::string_view> lines,
                              std::span<const TableLines> tables, const FileReporter& report) {
    std::string prose;
    std::size_t line = 0;
    for (const TableLines& table : tables) {
        append_prose(prose, lines, line, table.first, report);
        prose += "***";
        prose.append(table.end - table.first, '\n');
        line = table.end;
    }
    append_prose(prose, lines, line, lines.size(), report);
    return MarkdownDocument(prose);
}

Position position_of(cmark_node* node) {
    return {static_cast<std::uint32_t>(cmark_node_get_start_line(node)),
            static_cast<std::uint32_t>(std::max(1, cmark_node_get_start_column(node)))};
}

std::string plain_text(cmark_node* node, Without without, std::vector<cmark_node*>* left_out) {
    std::string text;
    for (cmark_node* inner = node; inner != nullptr;) {
        const cmark_node_type type = cmark_node_get_type(inner);
        const bool skipped = is_code_or_html(type) || (inner != node && leaves_out(without, type));
        if (skipped) {
            if (left_out != nullptr) left_out->push_back(inner);
        } else {
            append_text(inner, type, text);
        }
        inner = skipped ? node_behind(inner, node) : next_node(inner, node);
    }
    return std::string(trim(text));
}

void report_left_out(std::span<cmark_node* const> blocks, const FileReporter& report) {
    for (cmark_node* const block : blocks) {
        const cmark_node_type type = cmark_node_get_type(block);
        if (!is_code_or_html(type)) continue;
        const std::string_view text = trim(cmark_node_get_literal(block));
        if (text.empty()) continue;
        report(Oddity::stray_text, position_of(block),
               (type == CMARK_NODE_CODE_BLOCK ? "code, not used: " : "HTML, not used: ") +
                   quoted(text));
    }
}

std::string_view plain_cell(std::string_view source, TextStore& texts) {
    if (!has_markup(source)) return source;
    // A cell is inline text, but cmark parses blocks: the full stop in front keeps the cell from
    // looking like a heading, a list or a link definition, and changes no inline markup.
    const std::string paragraph = with_plain_bars('.', source);
    const MarkdownDocument document(paragraph);
    return texts.keep(trim(std::string_view(plain_text(document.root())).substr(1)));
}

bool has_word(std::string_view text) {
    return any_code_point(text, is_word_character);
}

cmark_node* find_link(cmark_node* node) {
    for (cmark_node* inner = node; inner != nullptr; inner = next_node(inner, node)) {
        if (cmark_node_get_type(inner) == CMARK_NODE_LINK) return inner;
    }
    return nullptr;
}

}  // namespace sigloom
