#include "core/report/preamble.hpp"

#include <utility>

#include "core/report/blocks.hpp"
#include "core/report/clean_text.hpp"
#include "core/report/markdown.hpp"
#include "core/report/properties.hpp"
#include "core/report/term_line.hpp"
#include "core/report/wiki_links.hpp"
#include "core/report/written_date.hpp"
#include "core/text/fold.hpp"

namespace sigloom {

void PreambleReader::read(const std::vector<cmark_node*>& blocks) {
    for (cmark_node* const block : blocks) {
        if (!read_property_lines(block)) read_link(block);
    }
}

bool PreambleReader::read_property_lines(cmark_node* block) {
    const cmark_node_type type = cmark_node_get_type(block);
    if (type == CMARK_NODE_LIST) return read_property_items(block);
    if (type != CMARK_NODE_PARAGRAPH) return false;
    std::vector<std::pair<std::string, Position>> others;
    const std::vector<std::string> lines = raw_lines(block);
    Position place = position_of(block);
    for (const std::string& raw : lines) {
        std::string line = clean_text(without_wiki_links(raw));
        if (!line.empty() && !read_property_line(line, place)) {
            others.emplace_back(std::move(line), place);
        }
        place = {place.line + 1, 1};
    }
    if (others.size() == lines.size()) return false;
    if (into_.url.empty()) {
        if (cmark_node* const link = find_link(block)) into_.url = target_of(link);
    }
    for (const auto& [line, at] : others) {
        report_(Oddity::stray_text, at, "text where none is expected, not used: " + quoted(line));
    }
    return true;
}

bool PreambleReader::read_property_items(cmark_node* list) {
    bool any = false;
    std::vector<cmark_node*> others;
    for_each_item(list, [&](cmark_node* item) {
        for (cmark_node* inner = cmark_node_first_child(item); inner != nullptr;
             inner = cmark_node_next(inner)) {
            const bool is_read = read_property_lines(inner);
            any = any || is_read;
            if (!is_read) others.push_back(inner);
        }
    });
    if (!any) return false;
    for (cmark_node* const other : others) read_link(other);
    return true;
}

bool PreambleReader::read_property_line(const std::string& line, Position place) {
    if (is_tag_line(line)) {
        add_term(line, place, report_, *into_.texts, into_.keywords);
        return true;
    }
    const std::size_t colon = line.find(": ");
    Property property{"date", place, false, {{line, place}}};
    if (colon != std::string::npos && date_from_text(line) == Date()) {
        property.key = line.substr(0, colon);
        property.values.front().text = trim(std::string_view(line).substr(colon + 2));
    }
    const Date before = into_.date;
    if (set_property(property, schema_, report_, into_) != PropertyUse::used) return false;
    if (into_.date != before) {
        report_(Oddity::written_date, place,
                "date " + quoted(line) + ", read as " + into_.date.iso());
    }
    return true;
}

void PreambleReader::read_link(cmark_node* block) {
    if (!into_.url.empty() || find_link(block) == nullptr) {
        report_stray(block, page_, report_);
        return;
    }
    const std::vector<cmark_node*> links = links_in(block, report_);
    into_.url = target_of(links.front());
    for (std::size_t i = 1; i < links.size(); ++i) report_stray(links[i], page_, report_);
}

}  // namespace sigloom
