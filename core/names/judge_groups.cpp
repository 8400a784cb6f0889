#include "core/names/judge_groups.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/base/in_parallel.hpp"
#include "core/names/word_classes.hpp"
#include "core/text/name_key.hpp"
#include "core/text/utf8.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

class GroupJudge {
  public:
    explicit GroupJudge(const JudgeInput& input) : in_(input) {
        for (const auto& [name, type] : in_.entities) said_to_be_entities_[name_key(name)] = type;
        for (const Abbreviation& abbreviation : in_.abbreviations) {
            CapitalUse use;
            for (const std::string& key : abbreviation.long_keys) {
                long_forms_.insert(key);
                const auto group = std::ranges::lower_bound(in_.groups, key, {}, &NameGroup::key);
                if (group != in_.groups.end() && group->key == key) use += group->uses->anywhere;
            }
            if (abbreviation.is_clear()) long_form_of_[abbreviation.short_key] = use;
        }
    }

    void run() {
        std::vector<std::uint32_t> words;
        std::vector<std::uint32_t> others;
        for (std::uint32_t i = 0; i < in_.groups.size(); ++i) {
            (in_.groups[i].words == 1 ? words : others).push_back(i);
        }
        judge(words);
        for (const std::uint32_t i : words) {
            const NameGroup& group = in_.groups[i];
            const WordId word = in_.words.find(group.key);
            if (word == WordIds::none) continue;  // there are signs in it
            if (group.is_entity()) in_.word_facts[word].is_entity = true;
            if (group.is_acronym && !group.is_entity()) in_.word_facts[word].is_concept = true;
        }
        judge(others);  // what is made of words depends on what these are
    }

  private:
    void judge(std::span<const std::uint32_t> groups) {
        for_each_in_parallel(
            groups.size(), [] { return std::vector<WordFacts>(); },
            [&](std::size_t i, std::vector<WordFacts>& words) {
                judge(in_.groups[groups[i]], words);
            });
    }

    /// The memory of `words` is used again.
    void judge(NameGroup& group, std::vector<WordFacts>& words) const {
        if (!group.is_listed() && !group.has_capital_form &&
            group.uses->anywhere.capitalized > group.uses->anywhere.lower_case) {
            group.label = in_.texts.local().keep(in_title_case(group.key));
            group.has_capital_form = true;
        }
        NameFacts facts;
        facts.key = group.key;
        facts.label = group.label;
        for (const std::uint32_t surface :
             group.surfaces) {  // the most frequent form with capitals
            const std::string_view text = in_.evidence.surfaces().text(surface);
            if (!in_.evidence.surface_use(surface).has_capital || looks_like_name(facts.label))
                continue;
            if (group.is_acronym || !looks_like_acronym(text)) facts.label = text;
        }
        facts.has_capital_form = group.has_capital_form;
        facts.has_lower_case_form = group.has_lower_case_form;
        facts.reports = group.reports;
        facts.stands_out = group.stands_out;
        facts.uses = *group.uses;
        facts.is_long_form = long_forms_.contains(group.key);
        if (group.is_acronym) {
            if (const WordId plural = in_.words.find(std::string(group.key) + "s");
                plural != WordIds::none) {
                const WordUse& use = in_.word_facts[plural].use;
                facts.has_plural = use.capitalized > use.lower_case;
            }
            facts.long_form = long_form_of(group.key);
        }
        find_words(facts.label, group, words);
        group.is_british = std::ranges::any_of(words, &WordFacts::is_british);
        group.kind = score_kind(facts, words, in_.left_out);
        if (const auto said = said_to_be_entities_.find(group.key);
            said != said_to_be_entities_.end()) {
            group.kind.say_entity(said->second);
        }
    }

    [[nodiscard]] std::int32_t long_form_of(std::string_view key) const {
        auto found = long_form_of_.find(key);
        if (found == long_form_of_.end() && key.ends_with('s')) {
            found = long_form_of_.find(key.substr(0, key.size() - 1));
        }
        if (found == long_form_of_.end()) return 0;
        const CapitalUse& use = found->second;
        if (use.capitalized > 2 * use.lower_case) return 1;
        return use.lower_case > use.capitalized ? -1 : 0;
    }

    void find_words(std::string_view label, const NameGroup& group,
                    std::vector<WordFacts>& words) const {
        words.clear();
        WordReader reader(label);
        while (reader.next()) {
            WordFacts& word =
                words.emplace_back(in_.word_facts.at(in_.words.find(reader.folded())));
            word.has_capital = has_capital(reader.flags());
            word.is_acronym =
                looks_like_acronym(label.substr(reader.begin(), reader.end() - reader.begin()));
            // What the name itself adds says nothing of its words.
            word.use.capitalized -=
                std::min(word.use.capitalized, group.uses->anywhere.capitalized);
            word.use.lower_case -= std::min(word.use.lower_case, group.uses->anywhere.lower_case);
        }
    }

    /// Of a name that no list has, the way that texts write it.
    static std::string in_title_case(std::string_view key) {
        std::string label(key);
        WordReader reader(key);
        while (reader.next()) {
            char& first = label[reader.begin()];
            if (!is_function_word(reader.folded())) first = ascii_upper(first);
        }
        return label;
    }

    const JudgeInput& in_;
    std::map<std::string, EntityType, std::less<>> said_to_be_entities_;  ///< by key
    std::unordered_map<std::string_view, CapitalUse> long_form_of_;  ///< by key of the short form
    std::unordered_set<std::string_view> long_forms_;
};

}  // namespace

void judge_groups(const JudgeInput& input) {
    GroupJudge(input).run();
}

}  // namespace sigloom
