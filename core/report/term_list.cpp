#include "core/report/term_list.hpp"

#include <algorithm>
#include <string>

#include "core/report/item_text.hpp"
#include "core/report/markdown.hpp"
#include "core/report/term_line.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// From this many items on, a list of nothing but single characters is a shredded one.
constexpr std::size_t shredded_items = 8;

struct Item {
    std::string text;  ///< raw (core/report/markdown.hpp)
    Position position;
    std::vector<cmark_node*> left_out;  ///< blocks inside that are no part of its text
};

/// The one character that stands behind the bullet of an item without text, or nothing. cmark
/// takes a lone `-` or `#` for the beginning of a block.
std::string_view lone_character(const Item& item, std::span<const std::string_view> lines) {
    if (item.position.line > lines.size()) return {};
    const std::string_view content = trim(lines[item.position.line - 1]);
    if (content.empty() ||
        std::string_view("*-+").find(content.front()) == std::string_view::npos) {
        return {};
    }
    const std::string_view behind_bullet = trim(content.substr(1));
    const bool alone =
        !behind_bullet.empty() && code_point_at(behind_bullet, 0).size == behind_bullet.size();
    return alone ? behind_bullet : std::string_view();
}

/// Says of what explains a name in bold type that it was not used.
void leave_out_explanation(cmark_node* node, Item& item, const FileReporter& report) {
    std::string name = bold_name(node, item.text);
    if (name.empty()) return;
    std::string_view rest = trim(std::string_view(item.text).substr(name.size()));
    rest = trim(rest.substr(explanation_mark(rest)));
    report(Oddity::stray_text, item.position,
           "text behind the name " + quoted(name) + ", not used: " + quoted(rest));
    item.text = std::move(name);
}

Item read_item(cmark_node* node, const FileReporter& report) {
    Item item;
    item.text = raw_text(node, Without::code_and_lists, &item.left_out);
    cmark_node* const first = cmark_node_first_child(node);
    item.position = position_of(first == nullptr ? node : first);
    leave_out_explanation(node, item, report);
    return item;
}

void read_items(cmark_node* list, const FileReporter& report, std::vector<Item>& items) {
    for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
         item = cmark_node_next(item)) {
        items.push_back(read_item(item, report));
    }
}

bool is_shredded(const std::vector<Item>& items) {
    return items.size() >= shredded_items && std::ranges::all_of(items, [](const Item& item) {
               return item.text.empty() || code_point_at(item.text, 0).size == item.text.size();
           });
}

void restore_lone_characters(std::vector<Item>& items, std::span<const std::string_view> lines) {
    for (Item& item : items) {
        if (item.text.empty()) item.text = lone_character(item, lines);
        item.left_out.clear();
    }
}

std::vector<Item> joined_and_split_at_commas(const std::vector<Item>& items) {
    std::vector<Item> terms(1);
    for (const Item& item : items) {
        if (item.text == ",") {
            terms.emplace_back();
            continue;
        }
        Item& term = terms.back();
        if (item.text.empty()) {
            if (!term.text.empty()) term.text += ' ';
        } else {
            if (term.text.empty()) term.position = item.position;
            term.text += item.text;
        }
    }
    for (Item& term : terms) term.text = trim(term.text);
    return terms;
}

/// Adds an item, and those of the lists inside it behind it.
void add_item(const Item& item, const FileReporter& report, TextStore& texts,
              std::vector<Term>& terms) {
    add_term(item.text, item.position, report, texts, terms);
    report_left_out(item.left_out, report);
    for (cmark_node* const list : item.left_out) {
        if (cmark_node_get_type(list) != CMARK_NODE_LIST) continue;
        const std::size_t terms_before = terms.size();
        std::vector<Item> inner;
        read_items(list, report, inner);
        for (const Item& each : inner) add_item(each, report, texts, terms);
        if (terms.size() == terms_before) continue;
        report(Oddity::nested_item, position_of(list),
               "list inside an item; its items count like the others");
    }
}

}  // namespace

void read_terms(std::span<cmark_node* const> lists, std::span<const std::string_view> lines,
                const FileReporter& report, TextStore& texts, std::vector<Term>& terms) {
    std::vector<Item> items;
    for (cmark_node* const list : lists) read_items(list, report, items);
    if (is_shredded(items)) {
        const Position place = items.front().position;
        const std::size_t characters = items.size();
        restore_lone_characters(items, lines);
        items = joined_and_split_at_commas(items);
        report(Oddity::shredded_list, place,
               "list of " + std::to_string(characters) + " single characters, read as " +
                   std::to_string(std::ranges::count_if(
                       items, [](const Item& item) { return !item.text.empty(); })) +
                   " terms");
    }
    for (const Item& item : items) add_item(item, report, texts, terms);
}

}  // namespace sigloom
