#include "core/report/title.hpp"

#include <algorithm>

#include "core/report/markdown.hpp"
#include "core/report/written_date.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::size_t date_digits = 8;

/// The date that a page is named by, with or without a suffix; unknown if there is none.
Date date_of(std::string_view origin) {
    const auto page = Date::from_digits(origin.substr(0, date_digits));
    if (!page) return date_from_text(origin);
    const bool more_digits = origin.size() > date_digits && is_ascii_digit(origin[date_digits]);
    return more_digits ? Date() : *page;
}

void complain_of_suffix(Position place, const FileReporter& report, const Report& read) {
    if (!read.date.is_known() || read.origin.size() <= date_digits) return;
    if (!Date::from_digits(std::string_view(read.origin).substr(0, date_digits))) return;
    report(Oddity::date_suffix, place,
           "page date with a suffix, " + quoted(read.origin) + ", read as " +
               std::to_string(read.date.number()));
}

void read_origin(cmark_node* link, Position place, const FileReporter& report, Report& into) {
    into.origin = plain_text(link);
    into.origin_url = target_of(link);
    into.date = date_of(into.origin);
    if (!into.date.is_known()) {
        report(Oddity::undated_origin, place,
               "expected a page date YYYYMMDD, got " + quoted(into.origin));
    }
}

/// The first link behind a part of the heading.
cmark_node* find_link_behind(cmark_node* part) {
    for (cmark_node* inner = cmark_node_next(part); inner != nullptr;
         inner = cmark_node_next(inner)) {
        if (cmark_node* const link = find_link(inner); link != nullptr) return link;
    }
    return nullptr;
}

/// What a heading says beside its title, its links and the words that join them.
std::string text_beside(cmark_node* title, cmark_node* heading) {
    std::string text = plain_text(heading, Without::code_and_links);
    text.erase(0, plain_text(title, Without::code_and_links).size());
    for (const std::string_view joining : {"from", "page"}) {
        const std::size_t at = text.find(joining);
        if (at != std::string::npos) text.erase(at, joining.size());
    }
    return std::string(trim(text));
}

/// A title without the marks of the seed format, as in "Title, (from page 20240131.)". False if it
/// names no page with a date.
bool read_bare_title(cmark_node* heading, std::string_view whole, Report& into) {
    const std::size_t from = whole.rfind("from ");
    if (from == std::string_view::npos) return false;
    std::string_view origin = whole.substr(from);
    origin.remove_prefix(std::min(origin.find_first_of("0123456789"), origin.size()));
    origin = origin.substr(0, origin.find_first_of(".)( "));
    into.date = date_of(origin);
    if (!into.date.is_known()) return false;
    into.origin = origin;
    for (cmark_node* part = cmark_node_first_child(heading); part != nullptr;
         part = cmark_node_next(part)) {
        cmark_node* const link = find_link(part);
        if (link != nullptr && plain_text(link) == origin) {
            into.origin_url = target_of(link);
        }
    }
    std::string_view title = whole.substr(0, from);
    title = title.substr(0, title.find_last_not_of(" ,(_") + 1);  // npos + 1 is 0
    title.remove_prefix(std::min(title.find_first_not_of(" _"), title.size()));
    into.title = title;
    return true;
}

}  // namespace

void read_title(cmark_node* heading, const FileReporter& report, Report& into) {
    const Position place = position_of(heading);
    const std::string whole = plain_text(heading);
    cmark_node* const first = cmark_node_first_child(heading);
    const bool is_strong = first != nullptr && cmark_node_get_type(first) == CMARK_NODE_STRONG;
    cmark_node* const link = is_strong ? find_link_behind(first) : nullptr;
    const std::string beside = link == nullptr ? whole : text_beside(first, heading);
    if (has_word(beside) && read_bare_title(heading, whole, into)) {
        report(Oddity::old_title, place,
               "title in another form than __Title__, (from page [YYYYMMDD](url).)");
        complain_of_suffix(place, report, into);
        return;
    }
    if (link == nullptr) {
        into.title = whole;
        return;
    }
    into.title = plain_text(first);
    if (has_word(beside)) {
        report(Oddity::stray_text, place, "text beside the title, not used: " + quoted(beside));
    }
    if (whole.find("from (") != std::string::npos) {
        report(Oddity::old_title, place, "title in the older form, from ([page](url).)");
    }
    read_origin(link, place, report, into);
    complain_of_suffix(place, report, into);
}

bool is_report_title(cmark_node* heading) {
    DiagnosticList unheard;
    const std::string no_path;
    Report title;
    read_title(heading, FileReporter(no_path, unheard), title);
    return !title.origin.empty();
}

}  // namespace sigloom
