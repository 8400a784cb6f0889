#include "core/names/merge_rules.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/base/in_parallel.hpp"
#include "core/names/trimmings.hpp"
#include "core/names/word_classes.hpp"
#include "core/text/grammatical_number.hpp"
#include "core/text/name_key.hpp"
#include "core/text/spelling.hpp"
#include "core/text/word_lists.hpp"

namespace sigloom {
namespace {

/// The last word of a key, and what stands before it.
struct Split {
    std::string_view before;  ///< with the space
    std::string_view last;
};

Split split_last(std::string_view key) {
    const std::size_t begin = key.rfind(' ') + 1;  // npos + 1 is 0
    return {key.substr(0, begin), key.substr(begin)};
}

enum class SmallWords : std::uint8_t { count, skip };

/// The letters that the words of a key begin with; "of" and the like count or not.
std::string initials_of(std::string_view key, SmallWords small_words) {
    std::string initials;
    for (std::size_t begin = 0; begin < key.size();) {
        const std::size_t end = std::min(key.find(' ', begin), key.size());
        const std::string_view word = key.substr(begin, end - begin);
        const bool counts = small_words == SmallWords::count || !is_function_word(word);
        if (counts && !word.empty()) initials += word.front();
        begin = end + 1;
    }
    return initials;
}

/// With each word as Americans spell it.
std::string american_key(std::string_view key, const WordIds& words) {
    std::string american;
    for (std::size_t begin = 0; begin < key.size();) {
        const std::size_t end = std::min(key.find(' ', begin), key.size());
        const std::string_view word = key.substr(begin, end - begin);
        const std::string form = american_form(word, words);
        if (begin > 0) american += ' ';
        american += form.empty() ? word : form;
        begin = end + 1;
    }
    return american;
}

using Merges = std::vector<NameMerge>;

void add_merge(Merges& merges, std::uint32_t a, std::uint32_t b, std::string_view rule) {
    NameMerge& merge = merges.emplace_back();
    merge.a = a;
    merge.b = b;
    merge.rule = rule;
}

class MergeFinder {
  public:
    explicit MergeFinder(const MergeInput& input) : in_(input), groups_(input.groups) {}

    /// What follows from the names alone.
    std::vector<NameMerge> merges_of_forms() const {
        Merges of_forms;
        for (std::uint32_t i = 0; i < groups_.size(); ++i) merge_plural(i, of_forms);
        merge_spellings(of_forms);
        merge_joined(of_forms);
        std::ranges::move(find_trimmed_merges(groups_), std::back_inserter(of_forms));
        return of_forms;
    }

    std::vector<NameMerge> run() const {
        Merges of_forms;
        Merges of_names;
        invoke_together([&] { of_forms = merges_of_forms(); },
                        [&] {
                            for (std::uint32_t i = 0; i < groups_.size(); ++i)
                                merge_country_code(i, of_names);
                            for (const Abbreviation& abbreviation : in_.abbreviations) {
                                merge_abbreviation(abbreviation, of_names);
                            }
                            merge_initials(of_names);
                            merge_surnames(of_names);
                            merge_pages(of_names);
                        });
        std::ranges::move(of_names, std::back_inserter(of_forms));
        return of_forms;
    }

  private:
    static std::string language_of(const NameGroup& group) {
        return 2 * group.french > group.reports && group.reports > 0 ? "fr" : "en";
    }

    void merge_plural(std::uint32_t plural, Merges& merges) const {
        const NameGroup& group = groups_[plural];
        const auto [before, last] = split_last(group.key);
        if (!may_be_plural(last) || is_function_word(last)) return;
        std::uint32_t best = nothing;
        for (const std::string& singular : singulars_of(group, last)) {
            const std::uint32_t found = find_singular(group, std::string(before) + singular);
            if (found == nothing) continue;
            // Of several, the stemmer chooses.
            const bool is_surer =
                best == nothing || (!have_one_stem(last, last_word(best), language_of(group)) &&
                                    have_one_stem(last, singular, language_of(group)));
            if (is_surer) best = found;
        }
        if (best != nothing) add_merge(merges, best, plural, "plural");
    }

    [[nodiscard]] std::uint32_t find_singular(const NameGroup& plural, std::string_view key) const {
        std::uint32_t found = nothing;
        in_.groups_by_key.for_each(key, [&](std::uint32_t index) {
            if (found == nothing && is_same_sort(plural, groups_[index])) found = index;
        });
        return found;
    }

    [[nodiscard]] std::string_view last_word(std::uint32_t group) const {
        return split_last(groups_[group].key).last;
    }

    /// Of an acronym, also where the s stands behind letters that end no plural: CPUs, APIs.
    static std::vector<std::string> singulars_of(const NameGroup& group, std::string_view last) {
        if (group.is_acronym && last.ends_with('s')) {
            return {std::string(last.substr(0, last.size() - 1))};
        }
        return singular_forms(last, language_of(group));
    }

    /// Both common words, or both acronyms of which one has the s of the plural.
    static bool is_same_sort(const NameGroup& plural, const NameGroup& singular) {
        if (plural.is_acronym || singular.is_acronym) {
            return plural.is_acronym && singular.is_acronym && plural.label.ends_with('s') &&
                   !singular.label.ends_with('s');
        }
        return !plural.is_entity() && !singular.is_entity();
    }

    /// Data centres and data center, tide modelling centers and tide modeling centres. But names
    /// are written in one way: the Labour Party.
    void merge_spellings(Merges& merges) const {
        struct Spelled {
            std::vector<std::uint32_t> groups;
            std::vector<std::string> american;  ///< the key of each
        };
        std::map<std::string, Spelled> by_singular;
        for (std::uint32_t i = 0; i < groups_.size(); ++i) {
            const NameGroup& group = groups_[i];
            if (!group.is_british || group.is_entity() || language_of(group) != "en") continue;
            std::string american = american_key(group.key, in_.words);
            if (american == group.key) continue;
            Spelled& spelled = by_singular[singular_of(american)];
            spelled.groups.push_back(i);
            spelled.american.push_back(std::move(american));
        }
        for (const auto& [singular, british] : by_singular) {
            std::vector<std::uint32_t> all = british.groups;
            const auto add = [&](std::uint32_t index) {
                if (!groups_[index].is_entity()) all.push_back(index);
            };
            in_.groups_by_key.for_each(singular, add);
            for (const std::string& key : british.american) in_.groups_by_key.for_each(key, add);
            const std::string plural = singular + "s";
            if (singular_of(plural) == singular) in_.groups_by_key.for_each(plural, add);
            for (const std::uint32_t group : all) {
                if (group != all.front()) add_merge(merges, all.front(), group, "spelling");
            }
        }
    }

    /// The last word of a key is a noun, or nothing is done to it.
    [[nodiscard]] std::string singular_of(std::string_view key) const {
        return is_function_word(split_last(key).last) ? std::string(key)
                                                      : singular_key(key, in_.words, "en");
    }

    void merge_abbreviation(const Abbreviation& abbreviation, Merges& merges) const {
        const std::uint32_t short_group = find_acronym(abbreviation.short_key);
        if (short_group == nothing || !abbreviation.is_clear()) return;
        const auto is_confirmed = [&](std::uint32_t index) {
            return abbreviation.is_frequent() || listed_together(index, short_group);
        };
        for (const std::string& key : abbreviation.long_keys) {
            in_.groups_by_key.for_each(key, [&](std::uint32_t index) {
                if (!is_confirmed(index)) return;
                add_merge(
                    merges, index, short_group,
                    "abbreviation, explained in reports: " + std::to_string(abbreviation.reports));
            });
        }
    }

    /// The group of a short form that is written with its capitals.
    [[nodiscard]] std::uint32_t find_acronym(std::string_view short_key) const {
        std::uint32_t found = nothing;
        in_.groups_by_key.for_each(short_key, [&](std::uint32_t index) {
            if (found == nothing && groups_[index].has_capital_form) found = index;
        });
        return found;
    }

    void merge_country_code(std::uint32_t index, Merges& merges) const {
        const std::string_view code = code_of_country(groups_[index].key);
        if (code.empty() || !groups_[index].is_entity()) return;
        in_.groups_by_key.for_each(code, [&](std::uint32_t of_code) {
            if (groups_[of_code].is_acronym && groups_[of_code].is_entity()) {
                add_merge(merges, index, of_code, "code of a country or a group of countries");
            }
        });
    }

    [[nodiscard]] bool listed_together(std::uint32_t a, std::uint32_t b) const {
        const std::span of_a = in_.reports[a];
        const std::span of_b = in_.reports[b];
        auto i = of_a.begin();
        auto j = of_b.begin();
        while (i != of_a.end() && j != of_b.end()) {
            if (*i == *j) return true;
            *i < *j ? ++i : ++j;
        }
        return false;
    }

    /// FAA and Federal Aviation Administration, where a report lists both and no other name in the
    /// corpus has these initials.
    void merge_initials(Merges& merges) const {
        constexpr std::size_t fewest_letters = 3;
        std::map<std::string, std::vector<std::uint32_t>, std::less<>> groups_of_initials;
        for (std::uint32_t i = 0; i < groups_.size(); ++i) {
            if (groups_[i].words < fewest_letters) continue;
            const std::string all = initials_of(groups_[i].key, SmallWords::count);
            const std::string some = initials_of(groups_[i].key, SmallWords::skip);
            groups_of_initials[all].push_back(i);
            if (some != all) groups_of_initials[some].push_back(i);
        }
        for (std::uint32_t i = 0; i < groups_.size(); ++i) {
            const NameGroup& group = groups_[i];
            if (!group.is_acronym || group.key.size() < fewest_letters) continue;
            const auto found = groups_of_initials.find(group.key);
            if (found == groups_of_initials.end() || found->second.size() != 1) continue;
            const std::uint32_t name = found->second.front();
            if (listed_together(i, name)) {
                add_merge(merges, name, i, "initials of a name beside it");
            }
        }
    }

    /// Health care and healthcare, role-playing games and roleplaying games: the same letters, two
    /// words parted or joined.
    void merge_joined(Merges& merges) const {
        constexpr std::size_t most_words = 6;
        for (std::uint32_t i = 0; i < groups_.size(); ++i) {
            if (groups_[i].words > most_words) continue;
            const std::string_view key = groups_[i].key;
            for (std::size_t space = key.find(' '); space != std::string_view::npos;
                 space = key.find(' ', space + 1)) {
                merge_joined_at(i, space, merges);
            }
        }
    }

    void merge_joined_at(std::uint32_t parted, std::size_t space, Merges& merges) const {
        constexpr std::size_t fewest_letters = 5;
        std::string joined(groups_[parted].key);
        const std::size_t begin = joined.rfind(' ', space - 1) + 1;  // npos + 1 is 0
        const std::size_t end = std::min(joined.find(' ', space + 1), joined.size());
        if (end - begin - 1 < fewest_letters) return;
        joined.erase(space, 1);
        in_.groups_by_key.for_each(joined, [&](std::uint32_t index) {
            if (is_entity(index) != is_entity(parted)) return;
            add_merge(merges, parted, index, "parted or joined");
        });
    }

    /// Also when it is spelled out: GenAI by itself looks like an entity.
    [[nodiscard]] bool is_entity(std::uint32_t index) const {
        const NameGroup& group = groups_[index];
        if (!group.is_entity()) return false;
        const auto found =
            std::ranges::lower_bound(in_.abbreviations, group.key, {}, &Abbreviation::short_key);
        if (found == in_.abbreviations.end() || found->short_key != group.key) return true;
        if (!found->is_clear() || !found->is_frequent()) return true;
        bool are_entities = true;
        for (const std::string& key : found->long_keys) {
            in_.groups_by_key.for_each(key, [&](std::uint32_t spelled) {
                are_entities = are_entities && groups_[spelled].is_entity();
            });
        }
        return are_entities;
    }

    void merge_surnames(Merges& merges) const {
        std::map<std::string_view, std::vector<std::uint32_t>> persons_of_surname;
        for (std::uint32_t i = 0; i < groups_.size(); ++i) {
            const NameGroup& group = groups_[i];
            if (group.words < 2 || !group.is_entity() || group.kind.type != EntityType::person)
                continue;
            persons_of_surname[split_last(group.key).last].push_back(i);
        }
        for (std::uint32_t i = 0; i < groups_.size(); ++i) {
            const NameGroup& group = groups_[i];
            const bool may_be_person =
                group.is_entity() &&
                (group.kind.type == EntityType::unknown || group.kind.type == EntityType::person);
            if (group.words != 1 || !may_be_person) continue;
            const auto found = persons_of_surname.find(group.key);
            if (found == persons_of_surname.end() || found->second.size() != 1) continue;
            const std::uint32_t person = found->second.front();
            // A surname that no list has stands in texts for the person whom some list has.
            if (group.is_listed() && !listed_together(i, person) && group.uses->titled == 0) {
                continue;
            }
            add_merge(merges, person, i, "surname of the only full name that fits");
        }
    }

    /// [[water mills|mills]]: the page and what is shown for it, unless the same is shown for
    /// another page, too.
    void merge_pages(Merges& merges) const {
        std::map<std::string_view, std::set<std::string>> pages_of_shown;
        for (const auto& [names, reports] : in_.page_links) {
            pages_of_shown[names.first].insert(name_key(names.second));
        }
        for (const auto& [shown, pages] : pages_of_shown) {
            if (pages.size() != 1) continue;
            in_.groups_by_key.for_each(*pages.begin(), [&](std::uint32_t page) {
                in_.groups_by_key.for_each(shown, [&](std::uint32_t group) {
                    if (group != page) add_merge(merges, page, group, "page of a wiki link");
                });
            });
        }
    }

    static constexpr std::uint32_t nothing = UINT32_MAX;
    const MergeInput& in_;
    const NameGroups& groups_;
};

}  // namespace

bool is_better_label(std::uint32_t reports_a, std::string_view a, std::uint32_t reports_b,
                     std::string_view b) {
    if (reports_a != reports_b) return reports_a > reports_b;
    if (a.size() != b.size()) return a.size() > b.size();
    return a < b;
}

std::string singular_key(std::string_view key, const WordIds& words, std::string_view language) {
    const auto [before, last] = split_last(key);
    for (const std::string& singular : singular_forms(last, language)) {
        const bool is_common = (lists_of(singular) & listed::common_word) != 0;
        if (is_common || words.find(singular) != WordIds::none) {
            return std::string(before) + singular;
        }
    }
    return std::string(key);
}

std::vector<Abbreviation> find_abbreviations(const NameEvidence& evidence) {
    struct Meaning {
        std::uint32_t reports = 0;
        std::vector<std::string> keys;  ///< as written, and in the singular
    };
    struct Short {
        std::string label;  ///< the form that most reports explain
        std::uint32_t label_reports = 0;
        /// By key in the singular, in American spelling and without spaces.
        std::map<std::string, Meaning> meanings;
    };
    std::map<std::string, Short> shorts;
    for (const auto& [pair, reports] : evidence.explanations()) {
        const auto& [short_form, long_key] = pair;
        Short& of_short = shorts[name_key(short_form)];
        if (of_short.label.empty() ||
            is_better_label(reports, short_form, of_short.label_reports, of_short.label)) {
            of_short.label = short_form;
            of_short.label_reports = reports;
        }
        std::string singular = singular_key(long_key, evidence.words(), "en");
        // Role-playing games and roleplaying games mean the same, and so do two spellings.
        std::string letters = american_key(singular, evidence.words());
        std::erase(letters, ' ');
        Meaning& meaning = of_short.meanings[letters];
        meaning.reports += reports;
        meaning.keys.push_back(long_key);
        meaning.keys.push_back(std::move(singular));
    }
    std::vector<Abbreviation> found;
    for (auto& [key, of_short] : shorts) {
        const auto fewer = [](const auto& a, const auto& b) {
            return a.second.reports < b.second.reports;
        };
        const auto best = std::ranges::max_element(of_short.meanings, fewer);
        std::uint32_t next = 0;
        for (const auto& [letters, meaning] : of_short.meanings) {
            if (letters != best->first) next = std::max(next, meaning.reports);
        }
        Meaning& meaning = best->second;
        std::ranges::sort(meaning.keys);
        const auto repeated = std::ranges::unique(meaning.keys);
        meaning.keys.erase(repeated.begin(), repeated.end());
        found.push_back({key, of_short.label, std::move(meaning.keys), meaning.reports, next});
    }
    return found;
}

std::vector<NameMerge> find_merges_of_forms(const NameGroups& groups, const WordIds& words) {
    const GroupsByKey groups_by_key(groups);
    const ReportsOfGroup no_reports;
    return MergeFinder({groups, groups_by_key, {}, {}, no_reports, words}).merges_of_forms();
}

std::vector<NameMerge> find_merges(const MergeInput& input) {
    return MergeFinder(input).run();
}

}  // namespace sigloom
