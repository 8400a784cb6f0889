#include "core/names/name_source.hpp"

#include <algorithm>

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

template <typename T>
void sort_each_once(std::vector<T>& list) {
    std::ranges::sort(list);
    const auto repeated = std::ranges::unique(list);
    list.erase(repeated.begin(), repeated.end());
}

std::span<const ListedName> names_of(const std::vector<Term>& list, TextStore& store) {
    const std::span<ListedName> names = store.make_array<ListedName>(list.size());
    std::ranges::transform(list, names.begin(), [&](const Term& term) {
        return ListedName{store.keep(term.text), term.position.line, store.keep(term.other_name)};
    });
    return names;
}

void add_explanations(std::string_view text, TextStore& store, std::vector<ExplainedName>& all) {
    for (const auto& [short_form, long_form] : find_explanations(text)) {
        all.push_back({store.keep(without_plural(short_form)), store.keep(name_key(long_form))});
    }
}

/// Looks at those texts only that have a bracket.
void add_explanations_of_texts(std::string_view texts, TextStore& store,
                               std::vector<ExplainedName>& all) {
    for (std::size_t open = texts.find('('); open != std::string_view::npos;) {
        const std::size_t begin = texts.rfind(RunningText::end_of_text, open) + 1;
        const std::size_t end = texts.find(RunningText::end_of_text, open);
        add_explanations(texts.substr(begin, end - begin), store, all);
        open = texts.find('(', end);
    }
}

/// A run has capitals where they tell something, and only spaces, hyphens and "of" between.
void add_runs(std::string_view text, std::vector<std::string_view>& runs) {
    std::size_t begin = 0;
    std::size_t end = 0;
    const auto finish = [&] {
        if (end > begin && end - begin <= longest_run) {
            runs.push_back(text.substr(begin, end - begin));
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

}  // namespace

NameSource name_source_of(const Report& report, NameRuns runs,
                          const std::shared_ptr<RunningTexts>& texts, TextStore& store) {
    NameSource source;
    source.language = store.keep(report.language);
    source.keywords = names_of(report.keywords, store);
    source.themes = names_of(report.themes, store);
    source.text = texts->keep(report);
    source.texts = texts;
    std::vector<char> buffer;
    const RunningText running = source.running_text(buffer);
    std::vector<ExplainedName> explained;
    add_explanations_of_texts(running.text, store, explained);
    for (const std::vector<Term>* const list : {&report.keywords, &report.themes}) {
        for (const Term& term : *list) add_explanations(term.text, store, explained);
    }
    sort_each_once(explained);
    source.explained = store.keep(explained);
    if (runs == NameRuns::leave) return source;

    std::vector<std::string_view> found;
    for (const auto& [name_end, end, line] : running.rows) {
        add_runs(running.text.substr(0, end).substr(name_end), found);
    }
    sort_each_once(found);
    for (std::string_view& run : found) run = store.keep(run);
    source.runs = store.keep(found);
    return source;
}

}  // namespace sigloom
