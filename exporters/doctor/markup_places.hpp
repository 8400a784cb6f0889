// Where things stand in markup: tags, their attributes and contents.
#pragma once

#include <cstddef>
#include <string_view>

#include "exporters/doctor/document.hpp"

namespace sigloom::doctor {

/// Behind the `>` of the tag that begins at `at`.
std::size_t tag_end(std::string_view markup, std::size_t at);

/// Behind the whole element whose tag begins at `at`.
std::size_t element_end(std::string_view markup, std::size_t at);

/// Between the tags of an element; where it has one tag, no bytes behind it.
Span content_of(std::string_view markup, std::size_t at);

/// An attribute of the tag that begins at `at`, by its name without a prefix; texts that differ from the
/// markup are kept in the document.
Token attribute_of(Document& document, std::size_t at, std::string_view name);

}  // namespace sigloom::doctor
