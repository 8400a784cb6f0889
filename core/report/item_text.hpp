// What the texts of list items have in common, whatever they are items of.
#pragma once

#include <cmark.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace sigloom {

/// The name in bold type that an item begins with, if what follows only explains it, as in
/// `**Tides**: what moves the sea`; else an empty text. `text` is that of the item.
std::string bold_name(cmark_node* item, std::string_view text);

/// How long the colon or the dash is that a text begins with; 0 if there is none.
std::size_t explanation_mark(std::string_view text);

/// Without the box of a task list in front.
std::string_view without_box(std::string_view text);

}  // namespace sigloom
