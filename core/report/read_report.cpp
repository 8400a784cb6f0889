#include "core/report/read_report.hpp"

#include <algorithm>

#include "core/report/file_reporter.hpp"
#include "core/report/heading_help.hpp"
#include "core/report/markdown.hpp"
#include "core/report/page.hpp"
#include "core/report/report_reader.hpp"
#include "core/report/title.hpp"
#include "core/text/any_byte.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// The reports of a page, which may be several, one after the other.
class PageReader {
  public:
    PageReader(std::string_view text, const ReportSchema& schema, const FileReporter& report)
        : page_(text, report), schema_(schema), report_(report) {}

    std::vector<Report> read(const std::shared_ptr<TextStore>& texts, const std::string& path) {
        std::vector<Report> reports;
        Position beginning;
        cmark_node* block = cmark_node_first_child(page_.root());
        while (block != nullptr) {
            Report report;
            report.texts = texts;
            report.path = path;
            report.number = static_cast<std::uint32_t>(reports.size()) + 1;
            if (!reports.empty()) {
                report_(Oddity::several_reports, position_of(block),
                        "another report begins in the same file");
            }
            beginning = position_of(block);
            ReportReader reader(page_, schema_, report_, report);
            do {
                reader.add(block);
                block = cmark_node_next(block);
            } while (block != nullptr && !begins_report(block, reader));
            if (reader.finish()) {
                reports.push_back(std::move(report));
            } else if (block != nullptr || !reports.empty()) {
                report_(Oddity::unknown_section, beginning,
                        "title without a section of a report, not used");
            }
        }
        if (!reports.empty()) page_.report_unseen_tables(report_);
        return reports;
    }

    Page& page() { return page_; }

  private:
    /// Whether a block begins another report: front matter, a title of the report's form, or any
    /// other title before a section that the report has already.
    bool begins_report(cmark_node* block, const ReportReader& so_far) {
        if (!so_far.has_begun()) return false;
        if (page_.front_matter_of(block) != nullptr) return true;
        if (!is_top_heading(block) || schema_.section(plain_text(block))) return false;
        return is_report_title(block) || repeats_section(block, so_far);
    }

    static bool is_top_heading(cmark_node* block) {
        return cmark_node_get_type(block) == CMARK_NODE_HEADING &&
               cmark_node_get_heading_level(block) == 1;
    }

    bool repeats_section(cmark_node* block, const ReportReader& so_far) const {
        for (block = cmark_node_next(block); block != nullptr && !is_top_heading(block);
             block = cmark_node_next(block)) {
            if (cmark_node_get_type(block) != CMARK_NODE_HEADING) continue;
            const auto section = schema_.section(plain_text(block));
            if (section && so_far.found(*section)) return true;
        }
        return false;
    }

    Page page_;
    const ReportSchema& schema_;
    const FileReporter& report_;
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

ReadReports read_reports(StoredText stored, const std::string& path, const ReportSchema& schema,
                         Reporter& reporter) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string_view text = stored.text;
    const FileReporter say(path, reporter);
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
        say(Oddity::byte_order_mark, {1, 1}, "byte order mark");
    }
    if (const std::size_t bad = find_invalid_utf8(text); bad != text.size()) {
        say(Oddity::invalid_utf8, position_at(text, bad),
            "expected UTF-8; what is none of it was replaced by U+FFFD");
        text = stored.store->keep(repair_utf8(text));
    }
    text = checked_text(text, *stored.store, say);
    PageReader reader(text, schema, say);
    ReadReports read{reader.read(stored.store, path), {}};
    if (read.reports.empty()) read.help = help_with_headings(reader.page());
    return read;
}

}  // namespace sigloom
