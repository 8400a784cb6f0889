#include "core/report/blocks.hpp"

#include <string>
#include <string_view>

#include "core/report/markdown.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

/// Whether a text that is no table has the form of a table's row: lines between it and its table cut it off.
bool is_row(std::string_view text) {
    return text.starts_with('|') && text.ends_with('|') && has_word(text);
}

}  // namespace

std::vector<cmark_node*> links_in(cmark_node* block, const FileReporter& report) {
    std::vector<cmark_node*> links;
    const std::string text = plain_text(block, Without::code_and_links, &links);
    report_left_out(links, report);
    std::erase_if(links,
                  [](cmark_node* node) { return cmark_node_get_type(node) != CMARK_NODE_LINK; });
    if (has_word(text)) {
        report(Oddity::stray_text, position_of(block),
               "text beside a link, not used: " + quoted(text));
    }
    return links;
}

void report_stray(cmark_node* block, Page& page, const FileReporter& report) {
    if (const TableLines* table = page.table_of(block)) {
        report(Oddity::stray_text, position_of(block),
               "table of " + std::to_string(table->end - table->first - 2) +
                   " rows where none is expected, not used");
        return;
    }
    const cmark_node_type type = cmark_node_get_type(block);
    if (type == CMARK_NODE_THEMATIC_BREAK) return;  // a line across the page says nothing
    std::vector<cmark_node*> left_out;
    const std::string text = plain_text(block, Without::code, &left_out);
    report_left_out(left_out, report);
    if (text.empty()) return;
    if (is_row(text)) {
        report(Oddity::lost_row, position_of(block),
               "expected a row inside a table, got one outside of any: " + quoted(text));
        return;
    }
    report(Oddity::stray_text, position_of(block),
           "text where none is expected, not used: " + quoted(text));
}

}  // namespace sigloom
