#include "core/report/item_text.hpp"

#include "core/report/markdown.hpp"
#include "core/text/fold.hpp"

namespace sigloom {

std::size_t explanation_mark(std::string_view text) {
    for (const std::string_view mark : {":", "- ", "\u2013", "\u2014"}) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

std::string bold_name(cmark_node* item, std::string_view text) {
    cmark_node* const paragraph = cmark_node_first_child(item);
    cmark_node* const bold = paragraph == nullptr ? nullptr : cmark_node_first_child(paragraph);
    if (bold == nullptr || cmark_node_get_type(bold) != CMARK_NODE_STRONG) return {};
    std::string name = raw_text(bold);
    if (!text.starts_with(name)) return {};
    const std::string_view behind = trim(text.substr(name.size()));
    if (behind.empty()) return {};
    if (name.ends_with(':')) {
        name.pop_back();
        return std::string(trim(name));
    }
    return explanation_mark(behind) > 0 ? name : std::string();
}

std::string_view without_box(std::string_view text) {
    for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {
        if (text.starts_with(box)) return trim(text.substr(box.size()));
    }
    return text;
}

}  // namespace sigloom
