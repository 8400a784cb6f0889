#include "core/report/wiki_links.hpp"

#include <algorithm>

#include "core/text/fold.hpp"

namespace sigloom {
namespace {

struct WikiLink {
    std::string_view page;  ///< without a place in it
    std::string_view shown;
    std::size_t end = 0;  ///< behind the link; 0: none
};

/// The link that begins with the two brackets at `begin`.
WikiLink wiki_link_at(std::string_view text, std::size_t begin) {
    const std::size_t inside = begin + 2;
    const std::size_t close = text.find_first_of("[]", inside);
    if (close == std::string_view::npos || text.substr(close, 2) != "]]") return {};
    const std::string_view content = text.substr(inside, close - inside);
    const std::size_t bar = std::min(content.find('|'), content.size());
    const std::string_view target = trim(content.substr(0, bar));
    const std::string_view label = trim(content.substr(std::min(bar + 1, content.size())));
    const std::size_t place = std::min(target.find('#'), target.size());
    const std::string_view page = trim(target.substr(0, place));
    const std::string_view heading = trim(target.substr(std::min(place + 1, target.size())));
    const std::string_view shown = !label.empty() ? label : !page.empty() ? page : heading;
    if (shown.empty()) return {};
    return {page, shown, close + 2};
}

/// Where the mark of a footnote that begins at `begin` ends; 0: none.
std::size_t end_of_footnote(std::string_view text, std::size_t begin) {
    const std::size_t end = text.find_first_of("[] ", begin + 1);
    const bool closed = end != std::string_view::npos && text[end] == ']' && end > begin + 2;
    return closed && text.substr(end + 1, 1) != ":" ? end + 1 : 0;
}

}  // namespace

std::string without_wiki_links(std::string text) {
    const std::string_view source = text;
    std::size_t bracket = source.find('[');
    if (bracket == std::string_view::npos) return text;
    std::string plain;
    std::size_t done = 0;
    for (; bracket != std::string_view::npos; bracket = source.find('[', bracket)) {
        std::string_view shown;
        std::size_t end = 0;
        if (source.substr(bracket, 2) == "[[") {
            const WikiLink link = wiki_link_at(source, bracket);
            shown = link.shown;
            end = link.end;
        } else if (source.substr(bracket, 2) == "[^") {
            end = end_of_footnote(source, bracket);
        }
        if (end == 0) {
            ++bracket;
            continue;
        }
        const bool is_embedded = !shown.empty() && bracket > done && source[bracket - 1] == '!';
        plain += source.substr(done, bracket - done - (is_embedded ? 1 : 0));
        plain += shown;
        done = bracket = end;
    }
    if (done == 0) return text;
    plain += source.substr(done);
    return plain;
}

std::string_view other_name_in_wiki_link(std::string_view text) {
    text = trim(text);
    if (!text.starts_with("[[")) return {};
    const WikiLink link = wiki_link_at(text, 0);
    return link.end == text.size() && link.page != link.shown ? link.page : std::string_view();
}

}  // namespace sigloom
