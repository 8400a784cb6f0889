#include "core/names/evidence.hpp"

#include <algorithm>

#include "core/base/in_parallel.hpp"
#include "core/names/word_classes.hpp"
#include "core/text/name_key.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

/// What the words of a surface form, which are added to `words`, tell of the list that it stands
/// in.
NameEvidence::SurfaceUse describe(std::string_view surface, WordIds& words) {
    NameEvidence::SurfaceUse use;
    bool is_first = true;
    bool has_any_capital = false;
    WordReader reader(surface);
    while (reader.next()) {
        words.add(reader.folded(), reader.head());
        const bool capital = has_capital(reader.flags());
        has_any_capital = has_any_capital || capital;
        use.has_lower_case_word =
            use.has_lower_case_word ||
            (!is_first && !capital && (reader.flags() & word_is::after_hyphen) == 0 &&
             !is_function_word(reader.folded()));
        is_first = false;
    }
    use.is_lower_case = !is_first && !has_any_capital;
    use.has_capital = looks_like_name(surface);
    return use;
}

}  // namespace

ReportEvidence NameEvidence::add(const NameSource& source, std::uint32_t number) {
    ReportEvidence into;
    into.language = source.language;
    into.text = source.text;
    into.texts = source.texts.get();
    for (const auto& [short_form, long_key] : source.explained) {
        add_words(long_key, words_);
        into.explained.push_back({forms_.add(short_form), forms_.add(long_key)});
        ++explanations_[{std::string(short_form), std::string(long_key)}];
    }
    for (const std::string_view run : source.runs) ++run_reports_[add_run(run)];
    // Keywords may be written as in a sentence, and the themes beside them all in Title Case.
    add_list(source.keywords, number, into);
    add_list(source.themes, number, into);
    return into;
}

std::uint32_t NameEvidence::add_run(std::string_view run) {
    const std::uint32_t id = runs_.add(run);
    if (id == run_reports_.size()) run_reports_.push_back(0);
    return id;
}

std::uint32_t NameEvidence::add_surface(std::string_view surface) {
    const std::uint32_t id = surfaces_.add(surface);
    if (id == surface_uses_.size()) {
        surface_uses_.push_back(describe(surface, words_));
        last_listed_in_.push_back(UINT32_MAX);
    }
    return id;
}

NameEvidence::ListStyle NameEvidence::style_of_listed() const {
    constexpr std::size_t enough = 10;  // one term of so many may be a slip
    std::size_t lower_case = 0;
    bool has_lower_case_word = false;
    for (const std::uint32_t surface : listed_) {
        lower_case += surface_uses_[surface].is_lower_case ? 1 : 0;
        has_lower_case_word = has_lower_case_word || surface_uses_[surface].has_lower_case_word;
    }
    if (enough * lower_case > listed_.size()) return ListStyle::sentence;
    return has_lower_case_word ? ListStyle::first_capitals : ListStyle::all_capitals;
}

void NameEvidence::add_list(std::span<const ListedName> list, std::uint32_t number,
                            ReportEvidence& into) {
    listed_.clear();
    for (const ListedName& name : list) listed_.push_back(add_surface(name.surface));
    const ListStyle style = style_of_listed();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto& [text, line, page] = list[i];
        const std::uint32_t surface = listed_[i];
        if (std::exchange(last_listed_in_[surface], number) == number) continue;
        into.listed.push_back({surface, line});
        if (!page.empty()) {
            add_words(name_key(page), words_);
            ++page_links_[{name_key(text), std::string(page)}];
        }
        SurfaceUse& use = surface_uses_[surface];
        const bool capital_tells =
            style == ListStyle::sentence ||
            (style == ListStyle::first_capitals && text.find(' ') != std::string_view::npos);
        ++use.reports;
        use.french += into.language == "fr" ? 1 : 0;
        use.stands_out += use.has_capital && capital_tells ? 1 : 0;
        keep_smallest(use.first, use.second, {number, line});
    }
}

bool NameEvidence::is_empty() const {
    return words_.size() + surfaces_.size() + forms_.size() + runs_.size() == 0;
}

NameEvidence::Renumbering NameEvidence::add(NameEvidence others) {
    if (!is_empty()) return add_to_known(others);
    *this = std::move(others);
    return {};
}

NameEvidence::Renumbering NameEvidence::add_to_known(const NameEvidence& others) {
    Renumbering to;
    to.keeps_all = false;
    invoke_together([&] { to.surfaces = add_surfaces(others); },
                    [&] {
                        for (WordId word = 0; word < others.words_.size(); ++word) {
                            words_.add(others.words_.text(word));
                        }
                        for (std::uint32_t run = 0; run < others.runs_.size(); ++run) {
                            run_reports_[add_run(others.runs_.text(run))] +=
                                others.run_reports_[run];
                        }
                        to.forms = add_explanations(others);
                        for (const auto& [names, reports] : others.page_links_) {
                            page_links_[names] += reports;
                        }
                    });
    return to;
}

/// Returns the numbers that they have here.
std::vector<std::uint32_t> NameEvidence::add_surfaces(const NameEvidence& others) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t surface = 0; surface < others.surfaces_.size(); ++surface) {
        const SurfaceUse& other = others.surface_uses_[surface];
        const std::uint32_t id = surfaces_.add(others.surfaces_.text(surface));
        numbers.push_back(id);
        if (id == surface_uses_.size()) {
            surface_uses_.push_back(other);
            last_listed_in_.push_back(UINT32_MAX);
            continue;
        }
        SurfaceUse& use = surface_uses_[id];
        use.reports += other.reports;
        use.stands_out += other.stands_out;
        use.french += other.french;
        for (const TextPlace place : {other.first, other.second}) {
            keep_smallest(use.first, use.second, place);
        }
    }
    return numbers;
}

/// Returns the numbers that their forms have here.
std::vector<std::uint32_t> NameEvidence::add_explanations(const NameEvidence& others) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t form = 0; form < others.forms_.size(); ++form) {
        numbers.push_back(forms_.add(others.forms_.text(form)));
    }
    for (const auto& [pair, reports] : others.explanations_) explanations_[pair] += reports;
    return numbers;
}

void NameEvidence::Renumbering::apply(ReportEvidence& report) const {
    if (keeps_all) return;
    for (ReportEvidence::Listed& listed : report.listed) listed.surface = surfaces[listed.surface];
    for (ReportEvidence::Explained& explained : report.explained) {
        explained.short_form = forms[explained.short_form];
        explained.long_form = forms[explained.long_form];
    }
}

}  // namespace sigloom
