#include "core/report/markdown.hpp"

#include <algorithm>
#include <array>

#include "core/report/clean_text.hpp"
#include "core/report/limits.hpp"
#include "core/report/wiki_links.hpp"
#include "core/text/any_code_point.hpp"
#include "core/text/fold.hpp"
#include "core/text/lines.hpp"

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

bool is_code_or_html(cmark_node_type type) {
    return type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK;
}

/// Whether nodes of a type are left out, beside those of code.
bool leaves_out(Without without, cmark_node_type type) {
    return (type == CMARK_NODE_LIST && without == Without::code_and_lists) ||
           (type == CMARK_NODE_LINK && without == Without::code_and_links);
}

/// Elements of HTML that say how a text looks or what it is, in order.
constexpr std::array<std::string_view, 35> inline_elements{
    "a",   "abbr", "b",    "bdi",   "bdo",  "big",    "cite",   "code", "del",
    "dfn", "em",   "font", "i",     "img",  "ins",    "kbd",    "mark", "nobr",
    "q",   "s",    "samp", "small", "span", "strike", "strong", "sub",  "sup",
    "svg", "time", "tt",   "u",     "var",  "wbr",    "script", "style"};

/// Elements of HTML that stand apart from the text before and behind them, in order.
constexpr std::array<std::string_view, 32> block_elements{
    "article", "aside", "blockquote", "br",      "center", "dd",    "details", "div",
    "dl",      "dt",    "figure",     "footer",  "h1",     "h2",    "h3",      "h4",
    "h5",      "h6",    "header",     "hr",      "li",     "main",  "nav",     "ol",
    "p",       "pre",   "section",    "summary", "table",  "tbody", "td",      "tr"};

/// The name of a tag's element, in lower case; empty for what is longer than any.
std::string element_of(std::string_view tag) {
    const std::size_t begin = tag.starts_with("</") ? 2 : 1;
    const std::size_t end = std::min(tag.find_first_of(" \t\n/>", begin), tag.size());
    constexpr std::size_t longest = 10;
    return end - begin > longest ? std::string() : fold(tag.substr(begin, end - begin));
}

/// What HTML inside a line is as text: nothing where it is a remark, an instruction or CDATA, which
/// no browser shows, or where it only formats, a space for what stands apart (`<br>`), and itself
/// where it is no element of HTML: `List<Item>`.
std::string_view text_of_html(std::string_view html) {
    if (html.starts_with("<!") || html.starts_with("<?")) return {};
    const std::string element = element_of(html);
    if (std::ranges::find(block_elements, element) != block_elements.end()) return " ";
    return std::ranges::find(inline_elements, element) != inline_elements.end() ? std::string_view()
                                                                                : html;
}

/// Whether a node is a tag `<script>` or `<style>`, or with a slash `</script>`.
bool is_code_tag(cmark_node* node, bool closing) {
    if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE) return false;
    const std::string_view tag = cmark_node_get_literal(node);
    if (tag.starts_with("</") != closing) return false;
    const std::string element = element_of(tag);
    return element == "script" || element == "style";
}

/// The tag that closes a script or a style sheet inside a line, or null.
cmark_node* end_of_code(cmark_node* opening) {
    cmark_node* node = cmark_node_next(opening);
    while (node != nullptr && !is_code_tag(node, true)) node = cmark_node_next(node);
    return node;
}

/// A link that is the mark of a footnote: cmark takes [^1] for one where [^1]: is a definition.
bool is_footnote(cmark_node* link) {
    cmark_node* const first = cmark_node_first_child(link);
    return first != nullptr && cmark_node_get_type(first) == CMARK_NODE_TEXT &&
           std::string_view(cmark_node_get_literal(first)).starts_with('^');
}

bool is_block(cmark_node_type type) {
    return type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK;
}

bool ends_word(std::string_view text) {
    return !text.empty() && !text.ends_with(' ');
}

/// Appends what a node says itself, without the nodes inside it.
void append_text(cmark_node* node, cmark_node_type type, char line_break, std::string& text) {
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
        text += cmark_node_get_literal(node);
    } else if (type == CMARK_NODE_HTML_INLINE) {
        text += text_of_html(cmark_node_get_literal(node));
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
        text += line_break;
    } else if (is_block(type) && ends_word(text)) {
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

std::string text_with_breaks(cmark_node* node, Without without, std::vector<cmark_node*>* left_out,
                             char line_break);

/// HTML without what no browser shows: remarks, instructions, CDATA, scripts and style sheets. Without
/// its end, one of these takes the rest. O(length).
std::string without_unseen(std::string_view html) {
    struct Unseen {
        std::string_view begin, end;
    };
    static constexpr std::array<Unseen, 6> all{{{"<!--", "-->"},
                                                {"<![CDATA[", "]]>"},
                                                {"<?", "?>"},
                                                {"<!", ">"},
                                                {"<script", "</script>"},
                                                {"<style", "</style>"}}};
    std::string seen;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<')) {
        seen += html.substr(0, at);
        html.remove_prefix(at);
        const auto unseen = std::ranges::find_if(
            all, [&](const Unseen& one) { return html.starts_with(one.begin); });
        if (unseen == all.end()) {
            seen += '<';
            html.remove_prefix(1);
            continue;
        }
        const std::size_t end = html.find(unseen->end, unseen->begin.size());
        if (end == std::string_view::npos) return seen;
        html.remove_prefix(end + unseen->end.size());
    }
    return seen += html;
}

/// What a block of HTML says beside its tags, as HTML in a line would: an item that begins with a
/// remark or a tag is such a block.
std::string text_of_html_block(cmark_node* block) {
    std::string html = without_unseen(cmark_node_get_literal(block));
    std::ranges::replace(html, '\n', ' ');
    if (trim(html).empty()) return {};
    const MarkdownDocument line('.' + html);  // which begins no block of HTML
    const std::string text =
        text_with_breaks(cmark_node_first_child(line.root()), Without::code, nullptr, ' ');
    return std::string(trim(std::string_view(text).substr(1)));
}

/// The text inside a node; `line_break` stands for one.
std::string text_with_breaks(cmark_node* node, Without without, std::vector<cmark_node*>* left_out,
                             char line_break) {
    std::string text;
    cmark_node* without_end = nullptr;  // the parent of a script that nothing closes
    for (cmark_node* inner = node; inner != nullptr;) {
        const cmark_node_type type = cmark_node_get_type(inner);
        if (type == CMARK_NODE_HTML_INLINE && is_code_tag(inner, false) &&
            cmark_node_parent(inner) != without_end) {
            if (cmark_node* const end = end_of_code(inner)) {
                inner = node_behind(end, node);
                continue;
            }
            without_end = cmark_node_parent(inner);
        }
        std::string of_html;
        if (type == CMARK_NODE_HTML_BLOCK && inner != node) of_html = text_of_html_block(inner);
        const bool says_nothing_else = is_code_or_html(type) && of_html.empty();
        const bool skipped = says_nothing_else || (inner != node && leaves_out(without, type));
        const bool footnote = type == CMARK_NODE_LINK && is_footnote(inner);
        if (skipped) {
            if (left_out != nullptr) left_out->push_back(inner);
        } else if (!footnote) {
            append_text(inner, type, line_break, text);
            text += of_html;
        }
        inner = skipped || footnote ? node_behind(inner, node) : next_node(inner, node);
    }
    return text;
}

/// A thematic break that stands for what is no CommonMark. Behind a bullet, three asterisks would be
/// one line across the page.
constexpr std::string_view stand_in = "___";

constexpr std::string_view image_begin = "![";

std::size_t count_images(std::string_view markdown) {
    std::size_t count = 0;
    for (std::size_t at = markdown.find(image_begin); at != std::string_view::npos;
         at = markdown.find(image_begin, at + image_begin.size())) {
        ++count;
    }
    return count;
}

/// Whether a line surely goes on with no paragraph from above: it is blank, a heading or an item.
bool begins_paragraph(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t>");
    if (begin == std::string_view::npos) return true;
    constexpr std::size_t code_indentation = 4;
    const std::size_t blanks = begin - (line.substr(0, begin).find_last_of('>') + 1);
    if (blanks >= code_indentation || line.find('\t') < begin) return false;
    const bool space_behind = line.substr(begin + 1, 1) == " ";
    const bool text_behind = line.find_first_not_of(' ', begin + 1) != std::string_view::npos;
    return line[begin] == '#' ||
           (std::string_view("-+*").find(line[begin]) != std::string_view::npos && space_behind &&
            text_behind);
}

/// With a backslash before the bracket of every image that is too many in its paragraph.
std::string with_few_images(std::string_view markdown, std::size_t& first_left) {
    std::string limited;
    std::size_t images = 0;
    for (std::size_t begin = 0; begin < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', begin), markdown.size() - 1) + 1;
        const std::string_view line = markdown.substr(begin, end - begin);
        if (begins_paragraph(line.substr(0, line.find('\n')))) images = 0;
        for (std::size_t at = 0; at < line.size(); ++at) {
            limited += line[at];
            if (line.substr(at, image_begin.size()) != image_begin) continue;
            if (++images <= limits::images) continue;
            limited += '\\';
            first_left = std::min(first_left, begin + at);
        }
        begin = end;
    }
    return limited;
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
    : memory_(std::make_unique<ParserMemory>(expected_memory(markdown.size()))),
      first_image_left_(markdown.size()) {
    std::string limited;
    if (count_images(markdown) > limits::images) {
        limited = with_few_images(markdown, first_image_left_);
        markdown = limited;
    }
    const ParserMemory::Use use(*memory_);
    cmark_parser* const parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, use.functions());
    cmark_parser_feed(parser, markdown.data(), markdown.size());
    root_ = cmark_parser_finish(parser);
    cmark_parser_free(parser);
}

MarkdownDocument parse_blocks(std::span<const std::string_view> lines,
                              std::span<const LinesApart> apart, const FileReporter& report) {
    std::string prose;
    std::size_t line = 0;
    for (const LinesApart& piece : apart) {
        append_prose(prose, lines, line, piece.first, report);
        if (opened_blocks(piece.before) <= limits::block_nesting) prose += piece.before;
        (prose += stand_in) += '\n';
        for (line = piece.first + 1; line < piece.end; ++line) {
            prose += lines[line].substr(0, row_begin(lines[line], piece.quotes));
            prose += '\n';
        }
    }
    append_prose(prose, lines, line, lines.size(), report);
    MarkdownDocument document(prose);
    if (const std::size_t image = document.first_image_left(); image < prose.size()) {
        const auto lines_before = std::ranges::count(prose.substr(0, image), '\n');
        report(Oddity::too_many_images, {static_cast<std::uint32_t>(lines_before) + 1, 1},
               "more than " + std::to_string(limits::images) +
                   " images in one paragraph; the others were read as text");
    }
    return document;
}

Position position_of(cmark_node* node) {
    return {static_cast<std::uint32_t>(cmark_node_get_start_line(node)),
            static_cast<std::uint32_t>(std::max(1, cmark_node_get_start_column(node)))};
}

std::string raw_text(cmark_node* node, Without without, std::vector<cmark_node*>* left_out) {
    return std::string(trim(text_with_breaks(node, without, left_out, ' ')));
}

std::vector<std::string> raw_lines(cmark_node* paragraph) {
    const std::string text = text_with_breaks(paragraph, Without::code, nullptr, '\n');
    std::vector<std::string> lines;
    for (const std::string_view line : split_lines(text)) lines.emplace_back(trim(line));
    return lines;
}

std::string plain_text(cmark_node* node, Without without, std::vector<cmark_node*>* left_out) {
    return clean_text(without_wiki_links(raw_text(node, without, left_out)));
}

void report_left_out(std::span<cmark_node* const> blocks, const FileReporter& report) {
    for (cmark_node* const block : blocks) {
        const cmark_node_type type = cmark_node_get_type(block);
        if (!is_code_or_html(type)) continue;
        const std::string_view text = trim(cmark_node_get_literal(block));
        if (text.empty() || text == stand_in) continue;  // of tables in code it is said elsewhere
        report(Oddity::stray_text, position_of(block),
               (type == CMARK_NODE_CODE_BLOCK ? "code, not used: " : "HTML, not used: ") +
                   quoted(text));
    }
}

bool has_word(std::string_view text) {
    return any_code_point(text, is_word_character);
}

std::string target_of(cmark_node* link) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string target;
    for (const char c : std::string_view(cmark_node_get_url(link))) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= ' ' && byte != 0x7F) {
            target += c;
        } else {
            ((target += '%') += digits[byte / 16]) += digits[byte % 16];
        }
    }
    return target;
}

cmark_node* find_link(cmark_node* node) {
    for (cmark_node* inner = node; inner != nullptr; inner = next_node(inner, node)) {
        if (cmark_node_get_type(inner) == CMARK_NODE_LINK) return inner;
    }
    return nullptr;
}

}  // namespace sigloom
