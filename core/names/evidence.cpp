#include "core/names/evidence.hpp"

#include <algorithm>

#include "core/names/word_classes.hpp"
#include "core/text/abbreviation.hpp"
#include "core/text/name_key.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

/// Keeps the two smallest of the places, equal ones once.
void add_place(TextPlace& first, TextPlace& second, TextPlace place) {
    if (place < first) {
        second = first;
        first = place;
    } else if (first < place && place < second) {
        second = place;
    }
}

/// LLM of LLMs.
std::string_view without_plural(std::string_view short_form) {
    if (short_form.size() > 2 && short_form.ends_with('s')) short_form.remove_suffix(1);
    return short_form;
}

/// Has a capital where that tells something.
bool capital_tells(std::uint16_t flags) {
    return has_capital(flags) && (flags & word_is::sentence_start) == 0;
}

/// What the words of a surface form tell of the list that it stands in.
void describe(std::string_view surface, NameEvidence::SurfaceUse& use) {
    WordReader reader(surface);
    use.is_small = reader.next() && !has_capital(reader.flags());
    while (reader.next()) {
        const bool capital = has_capital(reader.flags());
        use.is_small = use.is_small && !capital;
        use.has_small_word =
            use.has_small_word || (!capital && (reader.flags() & word_is::after_hyphen) == 0 &&
                                   !is_function_word(reader.folded()));
    }
    use.has_capital = looks_like_name(surface);
}

}  // namespace

void ReportWords::unpack(WordStream& into) const {
    words.unpack(numbers == nullptr ? std::span<const WordId>() : *numbers, into);
}

ReportWords NameEvidence::add(const Report& report, std::uint32_t number) {
    ReportWords into;
    into.language = report.language;
    into.parts.reserve(2 * report.rows.size() + 1);
    stream_.clear();
    const std::uint32_t summary_line = report.summary_position.line;
    begin_part(into, ReportWords::summary, summary_line, false);
    add_part(report.summary, false);
    add_explanations(report.summary, {number, summary_line}, into);
    if (collects_runs_) add_runs(report.summary, number);
    for (std::uint32_t i = 0; i < report.rows.size(); ++i) {
        const Row& row = report.rows[i];
        begin_part(into, i, row.position.line, true);
        add_part(row.name, true);
        add_explanations(row.name, {number, row.position.line}, into);
        begin_part(into, i, row.position.line, false);
        for (const auto& text :
             {std::string_view(row.description), std::string_view(row.change),
              std::string_view(row.horizon), std::string_view(row.driving_force)}) {
            if (text.empty()) continue;
            add_part(text, false);
            add_explanations(text, {number, row.position.line}, into);
            if (collects_runs_) add_runs(text, number);
        }
    }
    into.words = PackedWords(stream_);
    // Keywords may be written as in a sentence, and the themes beside them all in Title Case.
    add_list(report.keywords, report, number, into);
    add_list(report.themes, report, number, into);
    std::ranges::sort(into.explained, {}, [](const ReportWords::Explained& e) {
        return std::pair(e.short_form, e.long_form);
    });
    const auto repeated = std::ranges::unique(
        into.explained, {}, [](const auto& e) { return std::pair(e.short_form, e.long_form); });
    into.explained.erase(repeated.begin(), repeated.end());
    for (const auto& [short_form, long_form] : into.explained) {
        ++explanations_[{std::string(forms_.text(short_form)), std::string(forms_.text(long_form))}]
              .reports;
    }
    return into;
}

void NameEvidence::begin_part(ReportWords& into, std::uint32_t row, std::uint32_t line,
                              bool is_heading) {
    into.parts.push_back({static_cast<std::uint32_t>(stream_.words.size()), row, line, is_heading});
}

/// Reading, looking up and counting take turns: where a word ends cannot be foreseen, and the
/// processor would wait for memory at each of them.
void NameEvidence::add_part(std::string_view text, bool is_heading) {
    unknown_.clear();
    WordReader reader(text);
    while (reader.next()) {
        const bool is_long = reader.folded().size() > WordHead::bytes;
        unknown_.push_back({reader.head(),
                            is_long ? words_.add(reader.folded(), reader.head()) : WordIds::none,
                            reader.flags()});
    }
    const std::size_t begin = stream_.words.size();
    const std::size_t end = begin + unknown_.size();
    stream_.words.resize(end);
    stream_.flags.resize(end);
    for (std::size_t i = 0; i < unknown_.size(); ++i) {
        const auto& [head, long_word, flags] = unknown_[i];
        stream_.words[begin + i] = long_word != WordIds::none ? long_word : words_.add_short(head);
        stream_.flags[begin + i] = flags;
    }
    word_uses_.resize(words_.size());
    if (is_heading) {
        for (std::size_t i = begin; i < end; ++i) stream_.flags[i] |= word_is::sentence_start;
    } else {
        distrust_title_case(begin);
    }
    for (std::size_t i = begin; i < end; ++i) {
        WordUse& use = word_uses_[stream_.words[i]];
        use.small += has_capital(stream_.flags[i]) ? 0 : 1;
        use.capitalized += capital_tells(stream_.flags[i]) ? 1 : 0;
    }
}

/// Sentences in Title Case: their capitals prove nothing when most words have one. Of all sentences
/// from `begin` on.
void NameEvidence::distrust_title_case(std::size_t begin) {
    constexpr std::uint32_t enough_words = 4;
    std::vector<std::uint16_t>& flags = stream_.flags;
    const auto is = [](std::uint16_t word, std::uint16_t what) {
        return (word & what) != 0 ? 1U : 0U;
    };
    while (begin < flags.size()) {
        std::uint32_t long_words = 0;
        std::uint32_t capitalized = 0;
        std::size_t end = begin + 1;
        for (; end < flags.size() && (flags[end] & word_is::sentence_start) == 0; ++end) {
            const std::uint32_t is_long = is(flags[end], word_is::small);
            long_words += is_long;  // acronyms and numbers are no sign
            capitalized += is_long & is(flags[end], word_is::capitalized);
        }
        if (long_words >= enough_words && 3 * capitalized >= 2 * long_words) {
            for (std::size_t i = begin; i < end; ++i) flags[i] |= word_is::sentence_start;
        }
        begin = end;
    }
}

void NameEvidence::add_explanations(std::string_view text, TextPlace place, ReportWords& into) {
    for (const auto& [short_form, long_form] : find_explanations(text)) {
        const std::string_view form = without_plural(short_form);
        std::string key = name_key(long_form);
        into.explained.push_back({forms_.add(form), forms_.add(key)});
        ExplanationUse& use = explanations_[{std::string(form), std::move(key)}];
        add_place(use.first, use.second, place);
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

/// A run has capitals where they tell something, and only spaces, hyphens and "of" between.
void NameEvidence::add_runs(std::string_view text, std::uint32_t number) {
    std::size_t begin = 0;
    std::size_t end = 0;
    const auto finish = [&] {
        if (end > begin) {
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
        describe(surface, surface_uses_.emplace_back());
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
                            std::uint32_t number, ReportWords& into) {
    listed_.clear();
    for (const Term& term : list) listed_.push_back(add_surface(term.text));
    const ListStyle style = style_of_listed();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto& [text, position] = list[i];
        const std::uint32_t surface = listed_[i];
        if (std::exchange(last_listed_in_[surface], number) == number) continue;
        into.listed.push_back({surface, position.line});
        add_explanations(text, {number, position.line}, into);
        SurfaceUse& use = surface_uses_[surface];
        const bool capital_tells =
            style == ListStyle::sentence ||
            (style == ListStyle::first_capitals && text.find(' ') != std::string_view::npos);
        ++use.reports;
        use.french += report.language == "fr" ? 1 : 0;
        use.stands_out += use.has_capital && capital_tells ? 1 : 0;
        add_place(use.first, use.second, {number, position.line});
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
    std::vector<WordId> words;
    for (WordId word = 0; word < others.words_.size(); ++word) {
        const WordId id = words_.add(others.words_.text(word));
        if (id == word_uses_.size()) word_uses_.emplace_back();
        word_uses_[id].capitalized += others.word_uses_[word].capitalized;
        word_uses_[id].small += others.word_uses_[word].small;
        words.push_back(id);
    }
    to.words = std::make_shared<const std::vector<WordId>>(std::move(words));
    for (std::uint32_t surface = 0; surface < others.surfaces_.size(); ++surface) {
        const std::uint32_t id = add_surface(others.surfaces_.text(surface));
        SurfaceUse& use = surface_uses_[id];
        const SurfaceUse& other = others.surface_uses_[surface];
        use.reports += other.reports;
        use.stands_out += other.stands_out;
        use.french += other.french;
        for (const TextPlace place : {other.first, other.second}) {
            add_place(use.first, use.second, place);
        }
        to.surfaces.push_back(id);
    }
    for (std::uint32_t run = 0; run < others.runs_.size(); ++run) {
        run_reports_[add_run(others.runs_.text(run))] += others.run_reports_[run];
    }
    for (std::uint32_t form = 0; form < others.forms_.size(); ++form) {
        to.forms.push_back(forms_.add(others.forms_.text(form)));
    }
    for (const auto& [pair, other] : others.explanations_) {
        ExplanationUse& use = explanations_[pair];
        use.reports += other.reports;
        for (const TextPlace place : {other.first, other.second}) {
            add_place(use.first, use.second, place);
        }
    }
    return to;
}

void NameEvidence::Renumbering::apply(ReportWords& report) const {
    if (words == nullptr) return;
    if (report.numbers == nullptr) {
        report.numbers = words;
    } else {
        std::vector<WordId> both = *report.numbers;
        for (WordId& word : both) word = (*words)[word];
        report.numbers = std::make_shared<const std::vector<WordId>>(std::move(both));
    }
    for (ReportWords::Listed& listed : report.listed) listed.surface = surfaces[listed.surface];
    for (ReportWords::Explained& explained : report.explained) {
        explained.short_form = forms[explained.short_form];
        explained.long_form = forms[explained.long_form];
    }
}

}  // namespace sigloom
