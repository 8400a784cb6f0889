#include "core/report/report_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "core/report/blocks.hpp"
#include "core/report/item_text.hpp"
#include "core/report/language.hpp"
#include "core/report/limits.hpp"
#include "core/report/listed_rows.hpp"
#include "core/report/markdown.hpp"
#include "core/report/properties.hpp"
#include "core/report/rows.hpp"
#include "core/report/term_line.hpp"
#include "core/report/term_list.hpp"
#include "core/report/title.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

/// How much prose is looked at to tell the language.
constexpr std::size_t language_sample = 1000;

/// The order of sections in the seed format; a Closest list stands anywhere.
constexpr std::array seed_order{Section::keywords,  Section::themes,       Section::other,
                                Section::summary,   Section::signals,      Section::concerns,
                                Section::behaviors, Section::technologies, Section::issues};

std::string_view trimmed_part(std::string_view text, std::size_t begin, std::size_t count) {
    return trim(text.substr(std::min(begin, text.size()), count));
}

}  // namespace

void ReportReader::add(cmark_node* block) {
    if (const FrontMatterLines* lines = page_.front_matter_of(block)) {
        read_front_matter_lines(*lines);
    } else if (cmark_node_get_type(block) != CMARK_NODE_HEADING) {
        body_.push_back(block);
    } else if (const std::string text = plain_text(block); !is_inside_section(block, text)) {
        finish_section();
        begin_section(block, text);
    }
}

bool ReportReader::found(Section section) const {
    return sections_[static_cast<std::size_t>(section)];
}

bool ReportReader::finish() {
    finish_section();
    if (!found_section()) return false;
    if (!into_.date.is_known()) into_.date = written_date_;
    if (into_.title.empty()) into_.title = title_of_front_matter_;
    leave_out_excess();
    report_what_is_missing();
    tell_language();
    return true;
}

bool ReportReader::is_inside_section(cmark_node* heading, const std::string& text) const {
    if (!section_ ||
        cmark_node_get_heading_level(heading) <= cmark_node_get_heading_level(heading_)) {
        return false;
    }
    if (schema_.section(text)) return false;
    report_(Oddity::subheading, position_of(heading),
            "heading " + quoted(text) + " inside " + quoted(heading_text_) +
                "; what stands below it counts for that section");
    return true;
}

void ReportReader::begin_section(cmark_node* heading, const std::string& text) {
    heading_ = heading;
    heading_text_ = text;
    section_ = schema_.section(text);
    if (!section_) return;
    sections_.set(static_cast<std::size_t>(*section_));
    const Position place = position_of(heading);
    if (cmark_node_get_heading_level(heading) == 1 && !said_level_one_) {
        said_level_one_ = true;
        report_(Oddity::level_one_sections, place, "sections as level-1 headings");
    }
    const auto rank = std::ranges::find(seed_order, *section_) - seed_order.begin();
    if (rank == std::ssize(seed_order)) return;
    if (rank < last_rank_ && !said_order_) {
        said_order_ = true;
        report_(Oddity::section_order, place, "section " + quoted(text) + " after a later one");
    }
    last_rank_ = std::max(last_rank_, rank);
}

void ReportReader::finish_section() {
    const std::vector<cmark_node*> body = std::exchange(body_, {});
    if (heading_ == nullptr) {
        preamble_.read(body);
    } else if (section_) {
        if (body.empty()) {
            report_(Oddity::empty_section, position_of(heading_),
                    "section " + quoted(heading_text_) + " holds nothing");
        }
        read_section(*section_, body);
    } else if (cmark_node_get_heading_level(heading_) == 1 && into_.title.empty() &&
               !found_section()) {
        read_title(heading_, report_, into_);
        preamble_.read(body);
    } else {
        for (cmark_node* const block : body) page_.table_of(block);
        report_(Oddity::unknown_section, position_of(heading_),
                "unknown section " + quoted(heading_text_) + ", not used");
    }
}

void ReportReader::read_section(Section section, const std::vector<cmark_node*>& body) {
    if (const std::optional<RowKind> kind = row_kind(section)) {
        for (cmark_node* const block : body) read_row_block(*kind, block);
        return;
    }
    switch (section) {
        case Section::keywords:
            read_term_blocks(body, into_.keywords);
            break;
        case Section::themes:
            read_term_blocks(body, into_.themes);
            break;
        case Section::closest:
            for (cmark_node* const block : body) read_closest_block(block);
            break;
        case Section::other:
            for (cmark_node* const block : outside_quotes(body)) read_other_block(block);
            break;
        default:
            read_summary(body);
    }
}

void ReportReader::read_front_matter_lines(FrontMatterLines lines) {
    report_(Oddity::front_matter, {lines.first + 1, 1}, "front matter in YAML");
    Report header;  // what the page itself says wins
    header.texts = into_.texts;
    for (const Property& property : read_front_matter(page_.lines(), lines)) {
        const PropertyUse use = set_property(property, schema_, report_, header);
        if (use == PropertyUse::unknown_key) {
            report_(Oddity::unknown_property, property.position,
                    "key " + quoted(property.key) + " of the front matter, not used");
        } else if (use == PropertyUse::no_value_for_key) {
            report_(Oddity::unknown_field, property.position,
                    "no value for " + quoted(property.key) +
                        ", not used: " + quoted(property.values.front().text));
        }
    }
    std::ranges::move(header.keywords, std::back_inserter(into_.keywords));
    std::ranges::move(header.themes, std::back_inserter(into_.themes));
    title_of_front_matter_ = header.title;
    written_date_ = header.date;
    into_.url = header.url;
    into_.category = header.category;
    into_.type = header.type;
}

void ReportReader::read_term_blocks(const std::vector<cmark_node*>& body,
                                    std::vector<Term>& terms) {
    const std::vector<cmark_node*> blocks = outside_quotes(body);
    const std::vector<cmark_node*> lists = lists_among(blocks);
    for (cmark_node* const block : blocks) {
        const cmark_node_type type = cmark_node_get_type(block);
        if (type == CMARK_NODE_LIST) continue;
        const bool may_be_terms =
            type == CMARK_NODE_PARAGRAPH && (lists.empty() || is_tag_line(raw_text(block)));
        if (may_be_terms && read_term_lines(block, report_, *into_.texts, terms)) continue;
        report_stray(block, page_, report_);
    }
    read_terms(lists, page_.lines(), report_, *into_.texts, terms);
}

std::vector<cmark_node*> ReportReader::outside_quotes(const std::vector<cmark_node*>& body) {
    std::vector<cmark_node*> blocks;
    for (cmark_node* block : body) {
        if (cmark_node_get_type(block) != CMARK_NODE_BLOCK_QUOTE) {
            blocks.push_back(block);
            continue;
        }
        std::vector<cmark_node*> inner;
        for (block = cmark_node_first_child(block); block != nullptr;
             block = cmark_node_next(block)) {
            inner.push_back(block);
        }
        std::ranges::move(outside_quotes(inner), std::back_inserter(blocks));
    }
    return blocks;
}

std::vector<cmark_node*> ReportReader::lists_among(std::vector<cmark_node*> blocks) {
    std::erase_if(blocks,
                  [](cmark_node* block) { return cmark_node_get_type(block) != CMARK_NODE_LIST; });
    return blocks;
}

void ReportReader::read_closest_block(cmark_node* block) {
    if (cmark_node_get_type(block) == CMARK_NODE_LIST) {
        for_each_item(block, [this](cmark_node* item) { read_closest(item); });
    } else {
        read_closest(block);
    }
}

void ReportReader::read_closest(cmark_node* block) {
    if (find_link(block) == nullptr) {
        report_stray(block, page_, report_);
        return;
    }
    for (cmark_node* const link : links_in(block, report_)) {
        into_.closest.push_back({plain_text(link), target_of(link), position_of(link)});
    }
}

void ReportReader::read_other_block(cmark_node* block) {
    if (cmark_node_get_type(block) == CMARK_NODE_LIST) {
        for_each_item(block, [this](cmark_node* item) { read_other(item); });
    } else if (!preamble_.read_property_lines(block)) {
        report_stray(block, page_, report_);
    }
}

void ReportReader::read_other(cmark_node* item) {
    std::vector<cmark_node*> left_out;
    const std::string whole = plain_text(item, Without::code_and_lists, &left_out);
    const std::string_view text = without_box(whole);
    report_left_out(left_out, report_);
    const std::size_t colon = std::min(text.find(':'), text.size());
    const std::string key = fold(text.substr(0, colon));
    const std::string_view value = trimmed_part(text, colon + 1, std::string::npos);
    std::string* const field = key == "category" ? &into_.category
                               : key == "type"   ? &into_.type
                                                 : nullptr;
    if (field == nullptr) {
        if (!text.empty()) {
            report_(Oddity::unknown_field, position_of(item),
                    "expected Category or Type, got " + quoted(text));
        }
    } else if (field->empty()) {
        *field = value;
    } else if (*field != value) {
        report_(Oddity::unknown_field, position_of(item),
                "expected one " + key + ", got " + quoted(*field) + " and " + quoted(value) +
                    "; the second was not used");
    }
    for (cmark_node* const list : lists_among(left_out)) {
        for_each_item(list, [this](cmark_node* inner) { read_other(inner); });
    }
}

void ReportReader::read_summary(const std::vector<cmark_node*>& body) {
    for (cmark_node* const block : body) {
        if (page_.table_of(block) != nullptr) {
            report_stray(block, page_, report_);
            continue;
        }
        std::vector<cmark_node*> left_out;
        const std::string text = plain_text(block, Without::code, &left_out);
        report_left_out(left_out, report_);
        if (text.empty()) continue;
        if (into_.summary.empty()) into_.summary_position = position_of(block);
        if (!into_.summary.empty()) into_.summary += '\n';
        into_.summary += text;
    }
}

void ReportReader::read_row_block(RowKind kind, cmark_node* block) {
    if (const TableLines* table = page_.table_of(block)) {
        read_rows({page_.lines(), schema_, page_.labels(), report_}, *table, kind, into_);
        return;
    }
    const cmark_node_type type = cmark_node_get_type(block);
    if (type == CMARK_NODE_LIST && !page_.has_table(block)) {
        read_listed_rows(block, kind, schema_, report_, into_);
    } else if (type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM ||
               type == CMARK_NODE_BLOCK_QUOTE) {
        for (cmark_node* inner = cmark_node_first_child(block); inner != nullptr;
             inner = cmark_node_next(inner)) {
            read_row_block(kind, inner);
        }
    } else {
        report_stray(block, page_, report_);
    }
}

void ReportReader::leave_out_excess() {
    std::size_t room = limits::report_items;
    leave_out_beyond(room, into_.keywords, "keywords");
    leave_out_beyond(room, into_.themes, "themes");
    leave_out_beyond(room, into_.rows, "rows");
}

template <typename Item>
void ReportReader::leave_out_beyond(std::size_t& room, std::vector<Item>& items,
                                    std::string_view what) {
    const std::size_t kept = std::min(room, items.size());
    room -= kept;
    if (kept == items.size()) return;
    report_(Oddity::too_many_items, items[kept].position,
            "expected at most " + std::to_string(limits::report_items) +
                " keywords, themes and rows, got more; " + std::to_string(items.size() - kept) +
                ' ' + std::string(what) + " lost");
    items.resize(kept);
}

void ReportReader::report_what_is_missing() const {
    if (into_.title.empty()) report_(Oddity::no_title, {1, 1}, "no title");
    if (into_.keywords.empty() && into_.themes.empty()) {
        report_(Oddity::missing_section, {1, 1}, "no keywords and no themes");
    }
}

void ReportReader::tell_language() {
    std::string sample = into_.summary.substr(0, language_sample);
    for (const Row& row : into_.rows) {
        if (sample.size() >= language_sample) break;
        sample += ' ';
        sample += row.description.empty() ? row.change : row.description;
    }
    into_.language = language_of(sample);
    if (into_.language.empty() || into_.language == "en") return;
    report_(Oddity::foreign_language, {1, 1},
            "written in " + language_name(into_.language) + " (" + into_.language + ")");
}

}  // namespace sigloom
