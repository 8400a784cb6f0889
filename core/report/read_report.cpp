#include "core/report/read_report.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/report/file_reporter.hpp"
#include "core/report/language.hpp"
#include "core/report/limits.hpp"
#include "core/report/markdown.hpp"
#include "core/report/rows.hpp"
#include "core/report/table.hpp"
#include "core/report/term_list.hpp"
#include "core/report/title.hpp"
#include "core/text/any_byte.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

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

class ReportReader {
  public:
    ReportReader(std::string_view text, const ReportSchema& schema, const FileReporter& report,
                 Report& into)
        : schema_(schema),
          report_(report),
          into_(into),
          lines_(split_lines(text)),
          tables_(find_tables(lines_)),
          table_was_seen_(tables_.size(), false),
          document_(parse_blocks(lines_, tables_, report)) {}

    /// False if there is no known section.
    bool read() {
        for (cmark_node* block = cmark_node_first_child(document_.root()); block != nullptr;
             block = cmark_node_next(block)) {
            if (cmark_node_get_type(block) != CMARK_NODE_HEADING) {
                body_.push_back(block);
            } else if (!is_inside_section(block)) {
                finish_section();
                begin_section(block);
            }
        }
        finish_section();
        if (!found_section_) return false;
        leave_out_excess();
        complain_of_what_is_missing();
        complain_of_unseen_tables();
        tell_language();
        return true;
    }

  private:
    // Sections.

    /// An unknown heading of a deeper level than that of the section being read; says so.
    bool is_inside_section(cmark_node* heading) const {
        if (!section_ ||
            cmark_node_get_heading_level(heading) <= cmark_node_get_heading_level(heading_)) {
            return false;
        }
        const std::string text = plain_text(heading);
        if (schema_.section(text)) return false;
        report_(Oddity::subheading, position_of(heading),
                "heading " + quoted(text) + " inside " + quoted(plain_text(heading_)) +
                    "; what stands below it counts for that section");
        return true;
    }

    void begin_section(cmark_node* heading) {
        heading_ = heading;
        section_ = schema_.section(plain_text(heading));
        if (!section_) return;
        found_section_ = true;
        const Position place = position_of(heading);
        if (cmark_node_get_heading_level(heading) == 1 && !said_level_one_) {
            said_level_one_ = true;
            report_(Oddity::level_one_sections, place, "sections as level-1 headings");
        }
        const auto rank = std::ranges::find(seed_order, *section_) - seed_order.begin();
        if (rank == std::ssize(seed_order)) return;
        if (rank < last_rank_ && !said_order_) {
            said_order_ = true;
            report_(Oddity::section_order, place,
                    "section " + quoted(plain_text(heading)) + " after a later one");
        }
        last_rank_ = std::max(last_rank_, rank);
    }

    void finish_section() {
        const std::vector<cmark_node*> body = std::exchange(body_, {});
        if (heading_ == nullptr) {
            read_preamble(body);
        } else if (section_) {
            if (body.empty()) {
                report_(Oddity::empty_section, position_of(heading_),
                        "section " + quoted(plain_text(heading_)) + " holds nothing");
            }
            read_section(*section_, body);
        } else if (cmark_node_get_heading_level(heading_) == 1 && into_.title.empty() &&
                   !found_section_) {
            read_title(heading_, report_, into_);
            read_preamble(body);
        } else {
            for (cmark_node* const block : body) find_table(block);
            report_(Oddity::unknown_section, position_of(heading_),
                    "unknown section " + quoted(plain_text(heading_)) + ", not used");
        }
    }

    void read_section(Section section, const std::vector<cmark_node*>& body) {
        if (const std::optional<RowKind> kind = row_kind(section)) {
            read_tables(*kind, body);
            return;
        }
        switch (section) {
            case Section::keywords:
                read_terms(lists_of(body), lines_, report_, *into_.texts, into_.keywords);
                break;
            case Section::themes:
                read_terms(lists_of(body), lines_, report_, *into_.texts, into_.themes);
                break;
            case Section::closest:
                for (cmark_node* const block : body) read_closest_block(block);
                break;
            case Section::other:
                for_each_item(lists_of(body), [this](cmark_node* item) { read_other(item); });
                break;
            default:
                read_summary(body);
        }
    }

    /// Between the title and the first section: the external link.
    void read_preamble(const std::vector<cmark_node*>& body) {
        for (cmark_node* const block : body) {
            if (!into_.url.empty() || find_link(block) == nullptr) {
                complain_of_stray(block);
                continue;
            }
            const std::vector<cmark_node*> links = links_in(block);
            into_.url = cmark_node_get_url(links.front());
            for (std::size_t i = 1; i < links.size(); ++i) complain_of_stray(links[i]);
        }
    }

    /// All links in a block. What else says something there is reported.
    std::vector<cmark_node*> links_in(cmark_node* block) {
        std::vector<cmark_node*> links;
        const std::string text = plain_text(block, Without::code_and_links, &links);
        report_left_out(links, report_);
        std::erase_if(
            links, [](cmark_node* node) { return cmark_node_get_type(node) != CMARK_NODE_LINK; });
        if (has_word(text)) {
            report_(Oddity::stray_text, position_of(block),
                    "text beside a link, not used: " + quoted(text));
        }
        return links;
    }

    std::vector<cmark_node*> lists_of(const std::vector<cmark_node*>& body) {
        for (cmark_node* const block : body) {
            if (cmark_node_get_type(block) != CMARK_NODE_LIST) complain_of_stray(block);
        }
        return lists_among(body);
    }

    static std::vector<cmark_node*> lists_among(std::vector<cmark_node*> blocks) {
        std::erase_if(blocks, [](cmark_node* block) {
            return cmark_node_get_type(block) != CMARK_NODE_LIST;
        });
        return blocks;
    }

    template <typename Read>
    static void for_each_item(const std::vector<cmark_node*>& lists, Read read) {
        for (cmark_node* const list : lists) {
            for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
                 item = cmark_node_next(item)) {
                read(item);
            }
        }
    }

    void read_closest_block(cmark_node* block) {
        if (cmark_node_get_type(block) == CMARK_NODE_LIST) {
            for_each_item({block}, [this](cmark_node* item) { read_closest(item); });
        } else {
            read_closest(block);
        }
    }

    /// Every link names a report.
    void read_closest(cmark_node* block) {
        if (find_link(block) == nullptr) {
            complain_of_stray(block);
            return;
        }
        for (cmark_node* const link : links_in(block)) {
            into_.closest.push_back(
                {plain_text(link), cmark_node_get_url(link), position_of(link)});
        }
    }

    void read_other(cmark_node* item) {
        std::vector<cmark_node*> left_out;
        const std::string text = plain_text(item, Without::code_and_lists, &left_out);
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
        for_each_item(lists_among(left_out), [this](cmark_node* inner) { read_other(inner); });
    }

    void read_summary(const std::vector<cmark_node*>& body) {
        for (cmark_node* const block : body) {
            if (find_table(block) != nullptr) {
                complain_of_stray(block);
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

    void read_tables(RowKind kind, const std::vector<cmark_node*>& body) {
        for (cmark_node* const block : body) {
            if (const TableLines* table = find_table(block)) {
                read_rows(lines_, *table, kind, schema_, report_, into_);
            } else {
                complain_of_stray(block);
            }
        }
    }

    /// The table that a block stands for, or null.
    const TableLines* find_table(cmark_node* block) {
        if (cmark_node_get_type(block) != CMARK_NODE_THEMATIC_BREAK) return nullptr;
        const std::uint32_t line = position_of(block).line - 1;
        const auto found = std::ranges::lower_bound(tables_, line, {}, &TableLines::first);
        if (found == tables_.end() || found->first != line) return nullptr;
        table_was_seen_[static_cast<std::size_t>(found - tables_.begin())] = true;
        return &*found;
    }

    void complain_of_stray(cmark_node* block) {
        if (const TableLines* table = find_table(block)) {
            report_(Oddity::stray_text, position_of(block),
                    "table of " + std::to_string(table->end - table->first - 2) +
                        " rows where none is expected, not used");
            return;
        }
        const cmark_node_type type = cmark_node_get_type(block);
        if (type == CMARK_NODE_THEMATIC_BREAK) return;  // a line across the page says nothing
        std::vector<cmark_node*> left_out;
        const std::string text = plain_text(block, Without::code, &left_out);
        report_left_out(left_out, report_);
        if (text.empty()) return;
        report_(Oddity::stray_text, position_of(block),
                "text where none is expected, not used: " + quoted(text));
    }

    // The report as a whole.

    void leave_out_excess() {
        std::size_t room = limits::report_items;
        leave_out_beyond(room, into_.keywords, "keywords");
        leave_out_beyond(room, into_.themes, "themes");
        leave_out_beyond(room, into_.rows, "rows");
    }

    /// Leaves out what there is no room for, and takes up room for the rest.
    template <typename Item>
    void leave_out_beyond(std::size_t& room, std::vector<Item>& items, std::string_view what) {
        const std::size_t kept = std::min(room, items.size());
        room -= kept;
        if (kept == items.size()) return;
        report_(Oddity::too_many_items, items[kept].position,
                "expected at most " + std::to_string(limits::report_items) +
                    " keywords, themes and rows, got more; " + std::to_string(items.size() - kept) +
                    ' ' + std::string(what) + " lost");
        items.resize(kept);
    }

    void complain_of_what_is_missing() const {
        if (into_.title.empty()) report_(Oddity::no_title, {1, 1}, "no title");
        if (into_.keywords.empty() && into_.themes.empty()) {
            report_(Oddity::missing_section, {1, 1}, "no keywords and no themes");
        }
    }

    /// A table that cmark does not see at the top level of the document.
    void complain_of_unseen_tables() const {
        for (std::size_t i = 0; i < tables_.size(); ++i) {
            if (table_was_seen_[i]) continue;
            report_(Oddity::stray_text, {tables_[i].first + 1, 1},
                    "table inside a list, a quote, code or a comment, not used");
        }
    }

    void tell_language() {
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

    const ReportSchema& schema_;
    const FileReporter& report_;
    Report& into_;
    std::vector<std::string_view> lines_;
    std::vector<TableLines> tables_;
    std::vector<bool> table_was_seen_;
    MarkdownDocument document_;

    cmark_node* heading_ = nullptr;   ///< of the section being read
    std::optional<Section> section_;  ///< its meaning; nothing for an unknown heading
    std::vector<cmark_node*> body_;   ///< its blocks
    bool found_section_ = false;
    bool said_level_one_ = false;
    bool said_order_ = false;
    std::ptrdiff_t last_rank_ = -1;
};

Position position_at(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto lines = static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    return {lines + 1, static_cast<std::uint32_t>(offset - line_begin) + 1};
}

/// Combining diacritical marks U+0300 to U+036F are CC 80 to CD AF in UTF-8.
std::size_t find_combining_mark(std::string_view text) {
    const std::size_t first_half = text.find('\xCC');
    std::size_t second_half = text.find('\xCD');
    while (second_half < text.size() && text[second_half + 1] > '\xAF') {
        second_half = text.find('\xCD', second_half + 1);
    }
    return std::min(first_half, second_half);
}

/// CommonMark has no NUL: tables, which are no part of it, are to say the same.
std::string without_nul(std::string_view text) {
    std::string replaced;
    replaced.reserve(text.size());
    for (const char c : text) {
        if (c == '\0') {
            replaced += replacement_character;
        } else {
            replaced += c;
        }
    }
    return replaced;
}

/// Returns the text to be read: without NUL.
std::string_view checked_text(std::string_view text, TextStore& texts, const FileReporter& report) {
    const bool plain = !any_byte(text, ' ', [](Bytes byte) {
        return (byte == '\0') | (byte == '\r') | (byte == 0xCC) | (byte == 0xCD);
    });
    if (plain) return text;
    if (const std::size_t at = text.find('\r'); at != std::string_view::npos) {
        report(Oddity::carriage_returns, position_at(text, at), "lines end in a carriage return");
    }
    if (const std::size_t at = find_combining_mark(text); at != std::string_view::npos) {
        report(Oddity::decomposed_text, position_at(text, at), "decomposed accents (NFD)");
    }
    const std::size_t nul = text.find('\0');
    if (nul == std::string_view::npos) return text;
    const std::ptrdiff_t count = std::ranges::count(text, '\0');
    report(Oddity::nul_character, position_at(text, nul),
           "NUL character, read as U+FFFD" +
               (count == 1 ? "" : "; the first of " + std::to_string(count)));
    return texts.keep(without_nul(text));
}

}  // namespace

std::optional<Report> read_report(StoredText stored, std::string path, const ReportSchema& schema,
                                  Reporter& reporter) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string_view text = stored.text;
    Report report;
    report.texts = std::move(stored.store);
    report.path = std::move(path);
    const FileReporter say(report.path, reporter);
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
        say(Oddity::byte_order_mark, {1, 1}, "byte order mark");
    }
    if (const std::size_t bad = find_invalid_utf8(text); bad != text.size()) {
        say(Oddity::invalid_utf8, position_at(text, bad),
            "expected UTF-8; what is none of it was replaced by U+FFFD");
        text = report.texts->keep(repair_utf8(text));
    }
    text = checked_text(text, *report.texts, say);
    if (!ReportReader(text, schema, say, report).read()) return std::nullopt;
    return report;
}

}  // namespace sigloom
