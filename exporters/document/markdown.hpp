// A document (document.hpp) as Markdown: CommonMark with pipe tables, as GitHub, pandoc and Obsidian read them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "exporters/common/output.hpp"
#include "exporters/document/document.hpp"

namespace sigloom {

/// `pictures`: of each figure by its name, where its picture is, as seen from the document. Figures without
/// one are left out. O(document).
void write_markdown(const Document& document, const std::map<std::string, std::string>& pictures,
                    Output& output);

/// A text on one line that Markdown shows as it is, wherever in a line it stands.
std::string markdown_text(std::string_view text);

}  // namespace sigloom
