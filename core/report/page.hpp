// A file of reports as Markdown: its lines, what cmark makes of them, and where its tables and its
// front matter stand among the blocks.
#pragma once

#include <cmark.h>

#include <string_view>
#include <vector>

#include "core/report/cell_text.hpp"
#include "core/report/file_reporter.hpp"
#include "core/report/front_matter.hpp"
#include "core/report/markdown.hpp"
#include "core/report/table.hpp"

namespace sigloom {

class Page {
  public:
    /// Both must outlive this.
    Page(std::string_view text, const FileReporter& report);
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    [[nodiscard]] cmark_node* root() const { return document_.root(); }
    [[nodiscard]] const std::vector<std::string_view>& lines() const { return lines_; }
    LinkLabels& labels() { return labels_; }

    /// The table that a block stands for, or null. O(log tables).
    const TableLines* table_of(cmark_node* block);
    /// Whether a table begins on one of the lines of a block.
    [[nodiscard]] bool has_table(cmark_node* block) const;
    /// The front matter that a block stands for, or null.
    [[nodiscard]] const FrontMatterLines* front_matter_of(cmark_node* block) const;

    /// Says of the tables that no block was found to stand for that they were not used.
    void report_unseen_tables(const FileReporter& report) const;

  private:
    [[nodiscard]] std::vector<LinesApart> lines_apart() const;

    std::vector<std::string_view> lines_;
    std::vector<FrontMatterLines> front_matter_;
    std::vector<TableLines> tables_;
    std::vector<bool> table_was_seen_;
    LinkLabels labels_;
    MarkdownDocument document_;
};

}  // namespace sigloom
