#include "core/names/evidence.hpp"

#include <algorithm>

#include "core/base/in_parallel.hpp"
#include "core/names/word_classes.hpp"
#include "core/text/abbreviation.hpp"
#include "core/text/name_key.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

constexpr std::size_t longest_run = 1000;  ///< bytes; a longer one is no name

/// LLM of LLMs.
std::string_view without_plural(std::string_view short_form) {
    if (short_form.size() > 2 && short_form.ends_with('s')) short_form.remove_suffix(1);
    return short_form;
}

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
        use.has_small_word = use.has_small_word || (!is_first && !capital &&
                                                    (reader.flags() & word_is::after_hyphen) == 0 &&
                                                    !is_function_word(reader.folded()));
        is_first = false;
    }
    use.is_small = !is_first && !has_any_capital;
    use.has_capital = looks_like_name(surface);
    return use;
}

}  // namespace

ReportEvidence NameEvidence::add(const Report& report, std::uint32_t number, RunningTexts& texts) {
    ReportEvidence into;
    into.language = report.language;
    into.text = texts.keep(report);
    const RunningText text = texts.read(into.text, text_);
    add_explanations(text, into);
    if (collects_runs_) add_runs(text, number);
    // Keywords may be written as in a sentence, and the themes beside them all in Title Case.
    add_list(report.keywords, report, number, into);
    add_list(report.themes, report, number, into);
    std::ranges::sort(into.explained, {}, [](const ReportEvidence::Explained& e) {
        return std::pair(e.short_form, e.long_form);
    });
    const auto repeated = std::ranges::unique(
        into.explained, {}, [](const auto& e) { return std::pair(e.short_form, e.long_form); });
    into.explained.erase(repeated.begin(), repeated.end());
    for (const auto& [short_form, long_form] : into.explained) {
        ++explanations_[{std::string(forms_.text(short_form)),
                         std::string(forms_.text(long_form))}];
    }
    return into;
}

/// Looks at those texts only that have a bracket.
void NameEvidence::add_explanations(const RunningText& text, ReportEvidence& into) {
    const std::string_view all = text.text;
    for (std::size_t open = all.find('('); open != std::string_view::npos;) {
        const std::size_t begin = all.rfind(RunningText::end_of_text, open) + 1;
        const std::size_t end = all.find(RunningText::end_of_text, open);
        add_explanations(all.substr(begin, end - begin), into);
        open = all.find('(', end);
    }
}

void NameEvidence::add_explanations(std::string_view text, ReportEvidence& into) {
    for (const auto& [short_form, long_form] : find_explanations(text)) {
        const std::string_view form = without_plural(short_form);
        const std::string key = name_key(long_form);
        add_words(key, words_);
        into.explained.push_back({forms_.add(form), forms_.add(key)});
    }
}

std::uint32_t NameEvidence::add_run(std::string_view run) {
    const std::uint32_t id = runs_.add(run);
    if (id == run_reports_.size()) {
        run_reports_.push_back(0);
        last_run_in_.push_back(UINT32_MAX);
    }
    return id;
}

void NameEvidence::add_runs(const RunningText& text, std::uint32_t number) {
    for (const auto& [name_end, end, line] : text.rows) {
        add_runs(text.text.substr(0, end).substr(name_end), number);
    }
}

/// A run has capitals where they tell something, and only spaces, hyphens and "of" between.
void NameEvidence::add_runs(std::string_view text, std::uint32_t number) {
    std::size_t begin = 0;
    std::size_t end = 0;
    const auto finish = [&] {
        if (end > begin && end - begin <= longest_run) {
            const std::uint32_t run = add_run(text.substr(begin, end - begin));
            if (std::exchange(last_run_in_[run], number) != number) ++run_reports_[run];
        }
        begin = end = 0;
    };
    WordReader reader(text);
    while (reader.next()) {
        const std::uint16_t flags = reader.flags();
        const bool capital = capital_tells(flags);
        if ((flags & word_is::after_break) != 0 || (!capital && reader.folded() != "of")) finish();
        if (!capital) continue;
        if (end == 0) begin = reader.begin();
        end = reader.end();
    }
    finish();
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
    std::size_t small = 0;
    bool has_small_word = false;
    for (const std::uint32_t surface : listed_) {
        small += surface_uses_[surface].is_small ? 1 : 0;
        has_small_word = has_small_word || surface_uses_[surface].has_small_word;
    }
    if (enough * small > listed_.size()) return ListStyle::sentence;
    return has_small_word ? ListStyle::first_capitals : ListStyle::all_capitals;
}

void NameEvidence::add_list(const std::vector<Term>& list, const Report& report,
                            std::uint32_t number, ReportEvidence& into) {
    listed_.clear();
    for (const Term& term : list) listed_.push_back(add_surface(term.text));
    const ListStyle style = style_of_listed();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto& [text, position] = list[i];
        const std::uint32_t surface = listed_[i];
        if (std::exchange(last_listed_in_[surface], number) == number) continue;
        into.listed.push_back({surface, position.line});
        add_explanations(text, into);
        SurfaceUse& use = surface_uses_[surface];
        const bool capital_tells =
            style == ListStyle::sentence ||
            (style == ListStyle::first_capitals && text.find(' ') != std::string_view::npos);
        ++use.reports;
        use.french += report.language == "fr" ? 1 : 0;
        use.stands_out += use.has_capital && capital_tells ? 1 : 0;
        keep_smallest(use.first, use.second, {number, position.line});
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
