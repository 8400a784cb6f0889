#include "core/report/page.hpp"

#include <algorithm>

#include "core/text/lines.hpp"

namespace sigloom {
namespace {

/// Tables that begin in none of the places, which are in order.
std::vector<TableLines> tables_outside(std::vector<TableLines> tables,
                                       const std::vector<FrontMatterLines>& places) {
    if (places.empty()) return tables;
    std::erase_if(tables, [&](const TableLines& table) {
        const auto behind =
            std::ranges::upper_bound(places, table.first, {}, &FrontMatterLines::first);
        return behind != places.begin() && table.first < std::prev(behind)->end;
    });
    return tables;
}

std::uint32_t first_line(cmark_node* block) {
    return position_of(block).line - 1;
}

/// What begins on a line, or null. `all` is in order.
template <typename Lines>
const Lines* find_at(const std::vector<Lines>& all, std::uint32_t line) {
    const auto found = std::ranges::lower_bound(all, line, {}, &Lines::first);
    return found != all.end() && found->first == line ? &*found : nullptr;
}

}  // namespace

Page::Page(std::string_view text, const FileReporter& report)
    : lines_(split_lines(text)),
      front_matter_(find_front_matter(lines_)),
      tables_(tables_outside(find_tables(lines_), front_matter_)),
      table_was_seen_(tables_.size(), false),
      labels_(lines_),
      document_(parse_blocks(lines_, lines_apart(), report)) {}

std::vector<LinesApart> Page::lines_apart() const {
    std::vector<LinesApart> apart;
    apart.reserve(tables_.size() + front_matter_.size());
    for (const TableLines& table : tables_) {
        const std::string_view header = lines_[table.first];
        const std::size_t row = header.find_first_not_of(" \t", header_begin(header));
        apart.push_back({table.first, table.end, table.quotes, header.substr(0, row)});
    }
    for (const FrontMatterLines& lines : front_matter_) {
        apart.push_back({lines.first, lines.end, 0, {}});
    }
    if (!front_matter_.empty()) std::ranges::sort(apart, {}, &LinesApart::first);
    return apart;
}

const TableLines* Page::table_of(cmark_node* block) {
    if (cmark_node_get_type(block) != CMARK_NODE_THEMATIC_BREAK) return nullptr;
    const TableLines* const table = find_at(tables_, first_line(block));
    if (table != nullptr) table_was_seen_[static_cast<std::size_t>(table - tables_.data())] = true;
    return table;
}

bool Page::has_table(cmark_node* block) const {
    const auto next = std::ranges::lower_bound(tables_, first_line(block), {}, &TableLines::first);
    const auto end = static_cast<std::uint32_t>(std::max(0, cmark_node_get_end_line(block)));
    return next != tables_.end() && next->first < end;
}

const FrontMatterLines* Page::front_matter_of(cmark_node* block) const {
    if (cmark_node_get_type(block) != CMARK_NODE_THEMATIC_BREAK) return nullptr;
    return find_at(front_matter_, first_line(block));
}

void Page::report_unseen_tables(const FileReporter& report) const {
    for (std::size_t i = 0; i < tables_.size(); ++i) {
        if (table_was_seen_[i]) continue;
        report(Oddity::stray_text, {tables_[i].first + 1, 1},
               "table inside other text, code or a comment, not used");
    }
}

}  // namespace sigloom
