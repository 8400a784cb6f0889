// One report of a page, from its blocks.
#pragma once

#include <cmark.h>

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/file_reporter.hpp"
#include "core/report/front_matter.hpp"
#include "core/report/page.hpp"
#include "core/report/preamble.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

class ReportReader {
  public:
    /// All must outlive this.
    ReportReader(Page& page, const ReportSchema& schema, const FileReporter& report, Report& into)
        : page_(page),
          schema_(schema),
          report_(report),
          into_(into),
          preamble_(page, schema, report, into) {}

    /// Takes the next block of the page.
    void add(cmark_node* block);

    /// Whether there was a known section, with which a report begins to be one.
    [[nodiscard]] bool found_section() const { return sections_.any(); }
    [[nodiscard]] bool found(Section section) const;
    /// Whether there was a heading.
    [[nodiscard]] bool has_begun() const { return heading_ != nullptr; }

    /// Ends the report; false if it is none.
    bool finish();

  private:
    // Sections.

    /// An unknown heading of a deeper level than that of the section being read; says so.
    bool is_inside_section(cmark_node* heading, const std::string& text) const;
    void begin_section(cmark_node* heading, const std::string& text);
    void finish_section();
    void read_section(Section section, const std::vector<cmark_node*>& body);
    void read_front_matter_lines(FrontMatterLines lines);

    // Lists.

    /// Terms stand in lists; in a line, parted by commas, where there is no list; and as tags.
    void read_term_blocks(const std::vector<cmark_node*>& body, std::vector<Term>& terms);

    /// The blocks, quotes being what stands in them.
    static std::vector<cmark_node*> outside_quotes(const std::vector<cmark_node*>& body);
    static std::vector<cmark_node*> lists_among(std::vector<cmark_node*> blocks);
    void read_closest_block(cmark_node* block);

    /// Every link names a report.
    void read_closest(cmark_node* block);
    void read_other_block(cmark_node* block);
    void read_other(cmark_node* item);
    void read_summary(const std::vector<cmark_node*>& body);

    /// Rows stand in tables, in lists and quotes too, or are the items of a list.
    void read_row_block(RowKind kind, cmark_node* block);

    // The report as a whole.

    void leave_out_excess();

    /// Leaves out what there is no room for, and takes up room for the rest.
    template <typename Item>
    void leave_out_beyond(std::size_t& room, std::vector<Item>& items, std::string_view what);
    void report_what_is_missing() const;
    void tell_language();

    Page& page_;
    const ReportSchema& schema_;
    const FileReporter& report_;
    Report& into_;
    PreambleReader preamble_;

    cmark_node* heading_ = nullptr;  ///< of the section being read
    std::string heading_text_;
    std::optional<Section> section_;  ///< its meaning; nothing for an unknown heading
    std::vector<cmark_node*> body_;   ///< its blocks
    std::bitset<enum_names<Section>.size()> sections_;  ///< that were found
    std::string title_of_front_matter_;
    Date written_date_;  ///< in the front matter
    bool said_level_one_ = false;
    bool said_order_ = false;
    std::ptrdiff_t last_rank_ = -1;
};

}  // namespace sigloom
