// What several parts of a report's reader do with the blocks of its page.
#pragma once

#include <cmark.h>

#include <vector>

#include "core/report/file_reporter.hpp"
#include "core/report/page.hpp"

namespace sigloom {

/// Calls read(item) for the items of a list.
template <typename Read>
void for_each_item(cmark_node* list, Read read) {
    for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
         item = cmark_node_next(item)) {
        read(item);
    }
}

/// All links in a block. Says of what else says something there that it was not used.
std::vector<cmark_node*> links_in(cmark_node* block, const FileReporter& report);

/// Says of a block that stands where none of its sort is expected that it was not used.
void report_stray(cmark_node* block, Page& page, const FileReporter& report);

}  // namespace sigloom
