// What stands between the title of a report and its first section: the external link, and lines such
// as "Date: 10 January 2024".
#pragma once

#include <cmark.h>

#include <string>
#include <vector>

#include "core/report/file_reporter.hpp"
#include "core/report/page.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

class PreambleReader {
  public:
    /// All must outlive this.
    PreambleReader(Page& page, const ReportSchema& schema, const FileReporter& report, Report& into)
        : page_(page), schema_(schema), report_(report), into_(into) {}

    /// Says of what is neither that it was not used.
    void read(const std::vector<cmark_node*>& blocks);

    /// Reads the lines of a paragraph or a list that are keys with values, a date or tags; false if
    /// there is none. Says of the other lines that they were not used.
    bool read_property_lines(cmark_node* block);

  private:
    bool read_property_items(cmark_node* list);
    bool read_property_line(const std::string& line, Position place);
    void read_link(cmark_node* block);

    Page& page_;
    const ReportSchema& schema_;
    const FileReporter& report_;
    Report& into_;
};

}  // namespace sigloom
