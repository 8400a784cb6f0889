#include "core/graph/contribution.hpp"

#include <algorithm>
#include <initializer_list>
#include <tuple>
#include <vector>

#include "core/base/millionths.hpp"
#include "core/base/text_hash.hpp"

namespace sigloom {
namespace {

template <typename T>
std::strong_ordering compare(std::span<const T> a, std::span<const T> b) {
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end());
}

std::strong_ordering first_difference(std::initializer_list<std::strong_ordering> orders) {
    const auto* const found = std::ranges::find_if(orders, [](auto order) { return order != 0; });
    return found == orders.end() ? std::strong_ordering::equal : *found;
}

std::strong_ordering compare(const NameSource& a, const NameSource& b) {
    std::vector<char> buffer_a;
    std::vector<char> buffer_b;
    const RunningText text_a = a.running_text(buffer_a);
    const RunningText text_b = b.running_text(buffer_b);
    return first_difference({a.language <=> b.language, compare(a.keywords, b.keywords),
                             compare(a.themes, b.themes), compare(a.explained, b.explained),
                             compare(a.runs, b.runs), text_a.text <=> text_b.text,
                             compare(text_a.rows, text_b.rows)});
}

std::strong_ordering compare(const std::optional<NameSource>& a,
                             const std::optional<NameSource>& b) {
    if (!a || !b) return a.has_value() <=> b.has_value();
    return compare(*a, *b);
}

std::strong_ordering compare(const DiagnosticList& a, const DiagnosticList& b) {
    const auto one = [](const Diagnostic& x, const Diagnostic& y) {
        return std::tie(x.oddity, x.path, x.line, x.column, x.message) <=>
               std::tie(y.oddity, y.path, y.line, y.column, y.message);
    };
    return std::lexicographical_compare_three_way(a.list().begin(), a.list().end(),
                                                  b.list().begin(), b.list().end(), one);
}

}  // namespace

std::uint64_t item_hash(ItemClass item_class, std::string_view key) {
    return text_hash(key) * 31 + static_cast<std::uint64_t>(item_class);
}

Item term_item(std::string_view key, std::string_view surface, std::uint32_t line) {
    Item item;
    item.key = key;
    item.surface = surface;
    item.hash = item_hash(ItemClass::term, key);
    item.line = line;
    item.relevancy = millionths::one;
    return item;
}

Item report_item(const Contribution& contribution) {
    Item item;
    item.item_class = ItemClass::report;
    item.key = contribution.path;
    item.surface = contribution.title.empty() ? item.key : contribution.title;
    item.line = 1;
    item.relevancy = millionths::one;
    return item;
}

std::strong_ordering compare(const Contribution& a, const Contribution& b) {
    const auto single = [](const Contribution& c) {
        return std::tie(c.path, c.shown_path, c.is_report, c.date, c.title, c.url, c.named);
    };
    if (const auto order = single(a) <=> single(b); order != 0) return order;
    return first_difference({compare(a.terms, b.terms), compare(a.rows, b.rows),
                             compare(a.other_surfaces_of_terms, b.other_surfaces_of_terms),
                             compare(a.other_surfaces_of_rows, b.other_surfaces_of_rows),
                             compare(a.row_of_line, b.row_of_line), compare(a.related, b.related),
                             compare(a.cases, b.cases), compare(a.name_classes, b.name_classes),
                             compare(a.names, b.names), compare(a.row_texts, b.row_texts),
                             compare(a.diagnostics, b.diagnostics)});
}

}  // namespace sigloom
