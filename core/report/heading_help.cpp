#include "core/report/heading_help.hpp"

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/report/report_schema.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

/// Longer lists of headings are cut, and so are longer headings left out.
constexpr std::size_t most_headings = 12;
constexpr std::size_t longest_heading = 100;

struct Guess {
    std::string heading;
    Section section;
};

/// What a section could be whose first block is this: a list of keywords, or of themes if the page
/// has those already; a table of signals; a summary.
Section section_of(cmark_node* block, Page& page, bool has_keywords) {
    if (page.table_of(block) != nullptr) return Section::signals;
    if (cmark_node_get_type(block) != CMARK_NODE_LIST) return Section::summary;
    return has_keywords ? Section::themes : Section::keywords;
}

std::vector<Guess> guesses_of(Page& page) {
    std::vector<Guess> guesses;
    std::set<std::string> seen;
    bool has_keywords = false;
    for (cmark_node* block = cmark_node_first_child(page.root()); block != nullptr;
         block = cmark_node_next(block)) {
        cmark_node* const below = cmark_node_next(block);
        if (cmark_node_get_type(block) != CMARK_NODE_HEADING || below == nullptr) continue;
        if (cmark_node_get_type(below) == CMARK_NODE_HEADING) continue;  // a title
        std::string heading = printable(plain_text(block));
        if (heading.empty() || heading.size() > longest_heading) continue;
        if (!seen.insert(fold(heading)).second) continue;
        const Section section = section_of(below, page, has_keywords);
        has_keywords = has_keywords || section == Section::keywords;
        guesses.push_back({std::move(heading), section});
        if (guesses.size() == most_headings) break;
    }
    return guesses;
}

/// A basic string of TOML 1.0. The heading has no control characters.
std::string toml_string(std::string_view text) {
    std::string quoted(1, '"');
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted += '"';
}

/// In lines that fit a terminal.
std::string all_sections() {
    std::string list;
    for (const std::string_view name : all_names<Section>()) {
        if (!list.empty()) list += name == name_of(Section::signals) ? ",\n  " : ", ";
        list += name;
    }
    return list;
}

}  // namespace

std::string help_with_headings(Page& page) {
    const std::vector<Guess> guesses = guesses_of(page);
    if (guesses.empty()) {
        return "  A report has headings such as these, or --config says which of its own mean\n"
               "  them: " +
               all_sections();
    }
    std::string help =
        "  If its headings mean sections, put this into a file, correct it, and give it\n"
        "  by --config FILE:\n\n    [sections]\n";
    for (const auto& [heading, section] : guesses) {
        help += "    " + toml_string(heading) + " = \"" + std::string(name_of(section)) + "\"\n";
    }
    return help + "\n  The sections are " + all_sections() + ".";
}

}  // namespace sigloom
