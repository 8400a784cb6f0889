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

/// The tree that cmark makes of a text, to be read only. Its nodes live as long as it. Of more than
/// limits::images images that begin in one paragraph, the others are text: cmark looks at all that
/// are open wherever a link ends (until 0.31).
class MarkdownDocument {
  public:
    explicit MarkdownDocument(std::string_view markdown);
    [[nodiscard]] cmark_node* root() const { return root_; }
    /// Where in the text the first image begins that was left as text; none: its size.
    [[nodiscard]] std::size_t first_image_left() const { return first_image_left_; }

  private:
    std::unique_ptr<ParserMemory> memory_;
    std::size_t first_image_left_;
    cmark_node* root_;
};

/// Lines `first` (from 0) to before `end` that are no CommonMark: a table or front matter.
struct LinesApart {
    std::uint32_t first;
    std::uint32_t end;
    std::uint32_t quotes;     ///< marks `>` before each line
    std::string_view before;  ///< what begins the quotes and lists in which the first line stands
};

/// Parses the lines with those that stand apart, in order, replaced by a thematic break and blank
/// lines. Where cmark then sees a thematic break that begins on the first of these lines, they may
/// stand; a table inside a code block or a comment is just text there. Line numbers stay what they
/// are in the file.
MarkdownDocument parse_blocks(std::span<const std::string_view> lines,
                              std::span<const LinesApart> apart, const FileReporter& report);

Position position_of(cmark_node* node);

/// What is left out of the text of a node. Code means blocks of code and of HTML.
enum class Without : std::uint8_t { code, code_and_lists, code_and_links };

/// The text of a node without its markup, trimmed; line breaks as spaces. Remarks, scripts and tags
/// of HTML are markup, tags of no element of HTML are text. Links of wikis are what they show. The
/// nodes that are left out are collected in `left_out` if that is given.
std::string plain_text(cmark_node* node, Without without = Without::code_and_lists,
                       std::vector<cmark_node*>* left_out = nullptr);

/// The same before links of wikis are read and the text is cleaned (core/report/clean_text.hpp).
std::string raw_text(cmark_node* node, Without without = Without::code_and_lists,
                     std::vector<cmark_node*>* left_out = nullptr);

/// The lines of a paragraph as raw texts, trimmed.
std::vector<std::string> raw_lines(cmark_node* paragraph);

/// Reports the code and HTML blocks among these as not used.
void report_left_out(std::span<cmark_node* const> blocks, const FileReporter& report);

/// Whether a text has a letter or a digit of any script.
bool has_word(std::string_view text);

/// Where a link leads, as written; control characters are percent-encoded.
std::string target_of(cmark_node* link);

/// The first link inside a node, or null.
cmark_node* find_link(cmark_node* node);

}  // namespace sigloom
