// The block structure and the inline markup of a report, by cmark.
#pragma once

#include <cmark.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text_store.hpp"
#include "core/report/file_reporter.hpp"
#include "core/report/parser_memory.hpp"
#include "core/report/table.hpp"

namespace sigloom {

/// The tree that cmark makes of a text, to be read only. Its nodes live as long as it.
class MarkdownDocument {
  public:
    explicit MarkdownDocument(std::string_view markdown);
    [[nodiscard]] cmark_node* root() const { return root_; }

  private:
    std::unique_ptr<ParserMemory> memory_;
    cmark_node* root_;
};

/// Parses the lines with each table replaced by a thematic break and blank lines. Where cmark then
/// sees a thematic break that begins on a table's first line, a table may stand; a table inside a
/// code block or a comment is just text there. Line numbers stay what they are in the file.
MarkdownDocument parse_blocks(std::span<const std::string_view> lines,
                              std::span<const TableLines> tables, const FileReporter& report);

Position position_of(cmark_node* node);

/// What is left out of the text of a node. Code means blocks of code and of HTML.
enum class Without : std::uint8_t { code, code_and_lists, code_and_links };

/// The text of a node without its markup, trimmed; line breaks as spaces. HTML tags that only say
/// how a text looks are markup, others are text. The nodes that are left out are collected in
/// `left_out` if that is given.
std::string plain_text(cmark_node* node, Without without = Without::code_and_lists,
                       std::vector<cmark_node*>* left_out = nullptr);

/// Reports the code and HTML blocks among these as not used.
void report_left_out(std::span<cmark_node* const> blocks, const FileReporter& report);

/// The text of a table cell without its markup: the source itself if it has none, else a text that
/// the store keeps.
std::string_view plain_cell(std::string_view source, TextStore& texts);

/// Whether a text has a letter or a digit of any script.
bool has_word(std::string_view text);

/// The first link inside a node, or null.
cmark_node* find_link(cmark_node* node);

}  // namespace sigloom
