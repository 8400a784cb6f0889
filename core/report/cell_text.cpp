#include "core/report/cell_text.hpp"

#include "core/report/markdown.hpp"
#include "core/text/any_byte.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

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

/// Definitions of the links in a cell that are defined elsewhere in the report: where they lead
/// does not matter.
void append_definitions(std::string_view cell, LinkLabels& labels, std::string& markdown) {
    for (std::size_t open = cell.find('['); open != std::string_view::npos;) {
        const std::size_t end = cell.find_first_of("[]", open + 1);
        if (end == std::string_view::npos) return;
        const std::string_view label = cell.substr(open + 1, end - open - 1);
        if (cell[end] == ']' && labels.contain(label)) {
            ((markdown += "\n\n[") += label) += "]: x";
        }
        open = cell[end] == '[' ? end : cell.find('[', end);
    }
}

}  // namespace

bool LinkLabels::contain(std::string_view label) {
    if (!collected_) collect();
    return !labels_.empty() && label.size() <= longest_label && labels_.contains(fold(label));
}

/// A definition is a line `[label]: target`, perhaps in a quote or a list. What only looks like one
/// does no harm: cmark decides.
void LinkLabels::collect() {
    collected_ = true;
    for (const std::string_view line : lines_) {
        const std::size_t open = line.find_first_not_of(" \t>-*+");
        if (open == std::string_view::npos || line[open] != '[') continue;
        const std::size_t close = line.find_first_of("[]", open + 1);
        if (close == std::string_view::npos || line.substr(close, 2) != "]:") continue;
        const std::string_view label = line.substr(open + 1, close - open - 1);
        if (label.size() <= longest_label) labels_.insert(fold(label));
    }
}

std::string_view plain_cell(std::string_view source, LinkLabels& labels, TextStore& texts) {
    if (!has_markup(source)) return source;
    // A cell is inline text, but cmark parses blocks: the full stop in front keeps the cell from
    // looking like a heading, a list or a link definition, and changes no inline markup.
    std::string markdown = with_plain_bars('.', source);
    append_definitions(source, labels, markdown);
    const MarkdownDocument document(markdown);
    return texts.keep(trim(std::string_view(raw_text(document.root())).substr(1)));
}

}  // namespace sigloom
