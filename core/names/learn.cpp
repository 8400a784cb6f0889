#include "core/names/learn.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/base/per_thread.hpp"
#include "core/names/best_label.hpp"
#include "core/names/judge_groups.hpp"
#include "core/names/merge_rules.hpp"
#include "core/names/name_classes.hpp"
#include "core/names/word_classes.hpp"
#include "core/text/name_key.hpp"
#include "core/text/spelling.hpp"
#include "core/text/word_lists.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

constexpr std::uint8_t listed_with_capital = 1;
constexpr std::uint8_t listed_without = 2;

class Learner {
  public:
    Learner(const CorpusEvidence& corpus, std::span<const std::string> paths,
            const NameOptions& options)
        : corpus_(corpus),
          evidence_(corpus.names),
          paths_(paths),
          options_(options),
          texts_(std::make_unique<TextStores>()) {}

    LearnedTable run(Ledger ledger) {
        LearnedTable learned;
        std::vector<std::string_view> key_of_surface;
        invoke_together([&] { key_of_surface = sort_surfaces(); },
                        [this] { abbreviations_ = find_abbreviations(evidence_); });
        make_groups(key_of_surface);
        learned.keys.reserve(groups_.size());
        for (const NameGroup& group : groups_) learned.keys.push_back(group.key);
        add_known_keys(learned.keys);
        learned.mentions = read_texts(learned.keys);
        split_homonyms();
        ReportsOfGroup reports;
        GroupsByKey groups_by_key;
        invoke_together(
            [this] {
                judge_groups({groups_, evidence_, abbreviations_, words_, word_facts_,
                              options_.entities, options_.left_out, *texts_});
            },
            [&] {
                reports = reports_of_groups();
                groups_by_key = GroupsByKey(groups_);
            });
        const std::vector<NameMerge> merges = find_merges(
            {groups_, groups_by_key, abbreviations_, evidence_.page_links(), reports, words_});
        learned.table = make_classes({evidence_, groups_, merges, paths_, ledger});
        learned.texts = std::move(texts_);
        return learned;
    }

  private:
    // Groups: the surface forms of one key.

    /// A key and its surfaces: those from begin to end in by_key_.
    struct KeyRange {
        std::string_view key;
        std::uint32_t begin;
        std::uint32_t end;
    };

    /// By their keys, into by_key_. Returns the keys, by surface.
    std::vector<std::string_view> sort_surfaces() {
        const WordIds& surfaces = evidence_.surfaces();
        const auto count = static_cast<std::uint32_t>(surfaces.size());
        std::vector<std::string_view> keys(count);
        for_each_in_parallel(
            count, [this] { return std::ref(texts_->local()); },
            [&](std::size_t i, TextStore& texts) {
                keys[i] = texts.keep(name_key(surfaces.text(static_cast<std::uint32_t>(i))));
            });
        // By text, too: their numbers depend on which thread met them first.
        by_key_ = sorted_by_text(
            count, [&](std::uint32_t i) { return keys[i]; },
            [&](std::uint32_t a, std::uint32_t b) { return surfaces.text(a) < surfaces.text(b); });
        return keys;
    }

    void make_groups(std::span<const std::string_view> keys) {
        std::vector<KeyRange> key_ranges;
        for (std::uint32_t i = 0; i < by_key_.size(); ++i) {
            const std::string_view key = keys[by_key_[i]];
            if (key_ranges.empty() || key_ranges.back().key != key)
                key_ranges.push_back({key, i, i});
            key_ranges.back().end = i + 1;
        }
        const std::set<std::string, std::less<>> unlisted = unlisted_keys(key_ranges);
        const auto listed = static_cast<std::ptrdiff_t>(key_ranges.size());
        for (const std::string& key : unlisted)
            key_ranges.push_back({texts_->local().keep(key), 0, 0});
        std::ranges::inplace_merge(key_ranges, key_ranges.begin() + listed, {}, &KeyRange::key);
        reserve_large(groups_,
                      key_ranges.size() + key_ranges.size() / 16);  // split_homonyms() adds a few
        groups_.resize(key_ranges.size());
        for_each_in_parallel(key_ranges.size(), [&](std::size_t i) {
            groups_[i].key = key_ranges[i].key;
            groups_[i].surfaces = std::span(by_key_).subspan(
                key_ranges[i].begin, key_ranges[i].end - key_ranges[i].begin);
            describe(groups_[i]);
        });
    }

    /// Keys of names that no list has: forms of which another is listed, pages that links lead to,
    /// and what is discovered.
    std::set<std::string, std::less<>> unlisted_keys(const std::vector<KeyRange>& listed) {
        std::set<std::string, std::less<>> unlisted;
        const auto is_listed = [&](const std::string& key) {
            return unlisted.contains(key) ||
                   std::ranges::binary_search(listed, std::string_view(key), {}, &KeyRange::key);
        };
        const auto add = [&](const std::string& key) {
            if (!is_listed(key)) unlisted.insert(key);
        };
        for (const Abbreviation& abbreviation : abbreviations_) {
            const std::string& short_key = abbreviation.short_key;
            if (!is_listed(short_key) && !is_listed(short_key + "s") &&
                std::ranges::none_of(abbreviation.long_keys, is_listed)) {
                continue;
            }
            add(short_key);
            for (const std::string& key : abbreviation.long_keys) add(key);
            label_of_short_[short_key] = abbreviation.short_form;
        }
        for (const auto& [names, reports] : evidence_.page_links()) {
            const std::string& page = names.second;
            const std::string key = name_key(page);
            if (!is_listed(key)) label_of_page_[key] = page;
            add(key);
        }
        if (options_.discover > 0) add_discovered(is_listed, unlisted);
        return unlisted;
    }

    /// Names that texts mention and no list has.
    template <typename IsListed>
    void add_discovered(IsListed is_listed, std::set<std::string, std::less<>>& unlisted) {
        std::map<std::string, std::uint32_t> reports;
        for (std::uint32_t run = 0; run < evidence_.runs().size(); ++run) {
            const std::string_view text = evidence_.runs().text(run);
            std::string key = name_key(text);
            if (is_listed(key)) continue;
            std::uint32_t& best = reports[key];
            const std::uint32_t count = evidence_.reports_with_run(run);
            std::string& label = label_of_discovered_[key];
            if (label.empty() || is_better_label(count, text, best, label)) {
                label = text;
                best = count;
            }
        }
        for (const auto& [key, count] : reports) {
            if (count >= options_.discover) unlisted.insert(key);
        }
    }

    /// Behind the keys of the groups, those that are known from elsewhere and new here.
    void add_known_keys(std::vector<std::string_view>& keys) const {
        if (options_.known == nullptr) return;
        std::vector<std::string_view> known;
        options_.known->for_each_key([&](std::string_view key, std::uint32_t, std::uint32_t) {
            if (!std::ranges::binary_search(keys, key)) known.push_back(key);
        });
        std::ranges::sort(known);
        keys.insert(keys.end(), known.begin(), known.end());
    }

    /// What follows from the surfaces of a group.
    void describe(NameGroup& group) const {
        group.label = {};
        group.reports = group.label_reports = group.stands_out = group.french = 0;
        group.has_capital_form = group.has_lower_case_form = false;
        std::vector<FormUse> uses;
        for (const std::uint32_t surface : group.surfaces) {
            const NameEvidence::SurfaceUse& use = evidence_.surface_use(surface);
            const std::string_view text = evidence_.surfaces().text(surface);
            group.reports += use.reports;
            group.stands_out += use.stands_out;
            group.french += use.french;
            (use.has_capital ? group.has_capital_form : group.has_lower_case_form) = true;
            uses.push_back({text, use.reports});
        }
        if (!uses.empty()) {
            const FormUse best = best_label(uses);
            group.label = best.form;
            group.label_reports = best.reports;
        } else {
            group.label = group.key;
            for (const TextOfKey* labels :
                 {&label_of_discovered_, &label_of_page_, &label_of_short_}) {
                if (const auto found = labels->find(group.key); found != labels->end()) {
                    group.label = found->second;
                }
            }
            group.has_capital_form = group.label != group.key;
        }
        group.is_acronym =
            group.surfaces.empty() ? looks_like_acronym(group.label) : is_listed_as_acronym(group);
        group.words = static_cast<std::size_t>(std::ranges::count(group.key, ' ')) + 1;
    }

    /// Some list writes it as an acronym; of a common word (PRIVACY), most lists do.
    [[nodiscard]] bool is_listed_as_acronym(const NameGroup& group) const {
        constexpr std::size_t shortest_word = 5;  // AIDS and LED are words, too
        std::uint32_t reports = 0;
        for (const std::uint32_t surface : group.surfaces) {
            if (!looks_like_acronym(evidence_.surfaces().text(surface))) continue;
            reports += evidence_.surface_use(surface).reports;
        }
        if (reports == 0 || 2 * reports > group.reports) return reports > 0;
        return group.key.size() < shortest_word || (lists_of(group.key) & listed::common_word) == 0;
    }

    // Uses in running text.

    /// Counts the uses of the groups and of their words, and finds what the reports mention.
    std::vector<std::vector<NameMention>> read_texts(std::span<const std::string_view> keys) {
        const WordIds words = words_to_count();
        std::optional<NamePhrases> made;
        invoke_together([&] { made.emplace(words, keys); }, [&] { describe_words(words, 0); });
        const NamePhrases& phrases = *made;
        const std::vector<std::uint32_t> group_of_surface = groups_of_surfaces();
        Readings readings([&] { return NamePhrases::Reading(phrases); });
        std::vector<std::vector<NameMention>> mentions(corpus_.reports.size());
        for_each_task_in_parallel(mentions.size(), [&](std::size_t i) {
            const ReportEvidence& report = corpus_.reports[i];
            NamePhrases::Reading& reading = readings.local();
            for (const auto& [surface, line] : report.listed) {
                reading.listed[group_of_surface[surface]] |=
                    evidence_.surface_use(surface).has_capital ? listed_with_capital
                                                               : listed_without;
            }
            mentions[i] = phrases.read(report.running_text(reading.text),
                                       static_cast<std::uint32_t>(i), reading);
            for (const auto& [surface, line] : report.listed) {
                reading.listed[group_of_surface[surface]] = 0;
            }
        });
        add_name_uses(readings);
        add_word_uses(phrases.words(), readings);
        return mentions;
    }

    /// Besides the words of the names: how texts write LLMs tells what LLM is.
    [[nodiscard]] WordIds words_to_count() const {
        WordIds words = evidence_.words();
        for (const NameGroup& group : groups_) {
            if (group.is_acronym && group.words == 1) words.add(std::string(group.key) + "s");
            if (group.surfaces.empty()) add_words(group.label, words);
        }
        return words;
    }

    /// What words are, whatever name they stand in; from the one with number `first` on.
    void describe_words(const WordIds& words, std::size_t first) {
        word_facts_.resize(words.size());
        for (std::size_t i = first; i < words.size(); ++i) {
            WordFacts& word = word_facts_[i];
            const std::string_view text = words.text(static_cast<WordId>(i));
            word.is_british = !american_form(text, words).empty();
            word.lists = lists_of(text) | (word.is_british ? listed::common_word : 0);
            word.head = head_noun(text);
            word.is_function = is_function_word(text);
        }
    }

    using Readings = PerThread<NamePhrases::Reading>;

    /// Adds the others to the first one, and takes it.
    void add_name_uses(Readings& readings) {
        for (const std::unique_ptr<NamePhrases::Reading>& reading : readings.all()) {
            if (reading == readings.all().front()) {
                uses_ = std::move(reading->uses);
            } else {
                for_each_in_parallel(groups_.size(),
                                     [&](std::size_t i) { uses_[i] += reading->uses[i]; });
            }
        }
        uses_.resize(groups_.size());  // there may be no report, and known keys behind these
        for (std::size_t i = 0; i < groups_.size(); ++i) groups_[i].uses = &uses_[i];
    }

    void add_word_uses(const WordIds& words, const Readings& readings) {
        describe_words(words, word_facts_.size());  // those that the index of phrases has added
        words_ = words;
        for (std::size_t i = 0; i < word_facts_.size(); ++i) {
            word_facts_[i].text = words_.text(static_cast<WordId>(i));
            for (const std::unique_ptr<NamePhrases::Reading>& reading : readings.all()) {
                word_facts_[i].use += reading->word_uses[i];
            }
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> groups_of_surfaces() const {
        std::vector<std::uint32_t> group_of_surface(evidence_.surfaces().size());
        for (std::uint32_t i = 0; i < groups_.size(); ++i) {
            for (const std::uint32_t surface : groups_[i].surfaces) group_of_surface[surface] = i;
        }
        return group_of_surface;
    }

    /// Signal and signal: where the reports that list a name with a capital write it so, and those
    /// that list it without do not, these are two things.
    void split_homonyms() {
        const auto homonyms = static_cast<std::size_t>(std::ranges::count_if(groups_, is_homonym));
        if (homonyms == 0) return;
        std::size_t from = groups_.size();
        groups_.resize(from + homonyms);
        // From the back, so that each moves into a place that is free.
        for (std::size_t to = groups_.size(); to > from;) {
            NameGroup group = groups_[--from];
            if (is_homonym(group)) {
                NameGroup without_capitals = group;
                const auto without_capital =
                    std::ranges::stable_partition(group.surfaces, [&](std::uint32_t surface) {
                        return evidence_.surface_use(surface).has_capital;
                    });
                without_capitals.surfaces = without_capital;
                group.surfaces = {group.surfaces.begin(), without_capital.begin()};
                describe(group);
                describe(without_capitals);
                groups_[--to] = without_capitals;
            }
            groups_[--to] = group;
        }
    }

    static bool is_homonym(const NameGroup& group) {
        if (group.words > 1 || !group.has_capital_form || !group.has_lower_case_form) return false;
        CapitalUse with = group.uses->where_capital;
        const CapitalUse& without = group.uses->where_lower_case;
        if (group.is_acronym) with.lower_case = 0;  // another word: IT and it
        return with.capitalized > 2 * with.lower_case &&
               without.lower_case > 2 * without.capitalized;
    }

    // Merging.

    [[nodiscard]] ReportsOfGroup reports_of_groups() const {
        const std::vector<std::uint32_t> group_of_surface = groups_of_surfaces();
        ReportsOfGroup of_groups;
        of_groups.begin.resize(groups_.size() + 1);
        for (const ReportEvidence& report : corpus_.reports) {
            for (const auto& [surface, line] : report.listed) {
                ++of_groups.begin[group_of_surface[surface] + 1];
            }
        }
        std::partial_sum(of_groups.begin.begin(), of_groups.begin.end(), of_groups.begin.begin());
        std::vector<std::uint32_t> next(of_groups.begin.begin(), of_groups.begin.end() - 1);
        of_groups.reports.resize(of_groups.begin.back());
        for (std::uint32_t i = 0; i < corpus_.reports.size(); ++i) {
            for (const auto& [surface, line] : corpus_.reports[i].listed) {
                of_groups.reports[next[group_of_surface[surface]]++] = i;
            }
        }
        return of_groups;
    }

    const CorpusEvidence& corpus_;
    const NameEvidence& evidence_;  ///< of the corpus
    std::span<const std::string> paths_;
    const NameOptions& options_;
    std::vector<Abbreviation> abbreviations_;
    using TextOfKey = std::map<std::string, std::string, std::less<>>;
    TextOfKey label_of_short_;  ///< of forms that no list has
    TextOfKey label_of_page_;
    TextOfKey label_of_discovered_;
    std::unique_ptr<TextStores> texts_;
    std::vector<std::uint32_t> by_key_;  ///< the surfaces of all groups
    std::vector<NameUses> uses_;         ///< by group, as long as no homonyms are parted
    NameGroups groups_;
    WordIds words_;                      ///< whose use is counted
    std::vector<WordFacts> word_facts_;  ///< by word
};

}  // namespace

LearnedTable learn_names(const CorpusEvidence& corpus, std::span<const std::string> paths,
                         const NameOptions& options, Ledger ledger) {
    LearnedTable learned = Learner(corpus, paths, options).run(ledger);
    if (options.known != nullptr) learned.table = extended(*options.known, learned.table);
    if (!options.aliases.empty()) learned.table = with_aliases(learned.table, options.aliases);
    return learned;
}

}  // namespace sigloom
