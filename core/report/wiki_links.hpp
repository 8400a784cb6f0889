// What other dialects of Markdown write in brackets, and CommonMark leaves as text: links of wikis,
// [[page]] and [[page|text]], as Obsidian and MediaWiki have them, and footnotes, [^1].
#pragma once

#include <string>
#include <string_view>

namespace sigloom {

/// The text with each wiki link as what it shows, and without marks of footnotes. O(length).
std::string without_wiki_links(std::string text);

/// The page that a wiki link leads to, if the text is nothing but that link and shows another name;
/// else empty. O(length).
std::string_view other_name_in_wiki_link(std::string_view text);

}  // namespace sigloom
