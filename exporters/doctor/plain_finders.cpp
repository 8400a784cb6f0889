#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/doctor/finders.hpp"

namespace sigloom::doctor {
namespace {

/// Calls `use` with each text in quotes, where it begins, and the word before it.
template <typename Use>
void for_each_text(std::string_view bytes, const Use& use) {
    std::string_view word;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (bytes[at] == '"') {
            const std::size_t end = std::min(bytes.find('"', at + 1), bytes.size());
            use(word, bytes.substr(at + 1, end - at - 1), at + 1);
            at = end;
        } else if (is_ascii_word(bytes[at])) {
            const std::size_t begin = at;
            while (at < bytes.size() && is_ascii_word(bytes[at])) ++at;
            word = bytes.substr(begin, at - begin);
            --at;
        }
    }
}

}  // namespace

void find_gml_entities(Document& document, Hits& hits) {
    for_each_text(document.clean, [&](std::string_view, std::string_view text, std::size_t at) {
        const std::size_t begin = text.find('&');
        const std::size_t end = text.find(';', std::min(begin, text.size()));
        if (end == std::string_view::npos) return;
        hits.add(at + begin, fmt::format("{} stands in a text",
                                         in_quotes(text.substr(begin, end + 1 - begin))));
    });
}

void find_repeated_gml_labels(Document& document, Hits& hits) {
    // Edges, which stand behind the nodes, may have labels, too.
    const std::string_view nodes =
        std::string_view(document.clean).substr(0, document.clean.find("edge ["));
    std::set<std::string_view> seen;
    for_each_text(nodes, [&](std::string_view word, std::string_view text, std::size_t at) {
        if (word != "label" || seen.insert(text).second) return;
        hits.add(at, fmt::format("another node is labelled {}, too", in_quotes(text)));
    });
}

void find_dot_colors(Document& document, Hits& hits) {
    bool found = false;
    for_each_text(document.clean, [&](std::string_view word, std::string_view, std::size_t at) {
        if (found || (word != "fillcolor" && word != "color")) return;
        found = true;
        hits.add(at, "nodes have colours");
    });
}

void find_pajek_edges(Document& document, Hits& hits) {
    const std::string lower = ascii_lower(document.clean);
    const std::size_t at = lower.find("*edges");
    if (at != std::string::npos) hits.add(at, "the edges have no direction");
}

}  // namespace sigloom::doctor
