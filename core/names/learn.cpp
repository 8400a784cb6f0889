#include "core/names/learn.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/base/per_thread.hpp"
#include "core/names/judge_units.hpp"
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
        make_units(key_of_surface);
        learned.keys.reserve(units_.size());
        for (const NameUnit& unit : units_) learned.keys.push_back(unit.key);
        add_known_keys(learned.keys);
        learned.mentions = read_texts(learned.keys);
        part_homonyms();
        ReportsOfUnit reports;
        UnitsOfKeys units_of_keys;
        invoke_together(
            [this] {
                judge_units({units_, evidence_, abbreviations_, words_, word_facts_,
                             options_.entities, options_.left_out, *texts_});
            },
            [&] {
                reports = reports_of_units();
                units_of_keys = UnitsOfKeys(units_);
            });
        const std::vector<NameMerge> merges =
            find_merges({units_, units_of_keys, abbreviations_, reports, words_});
        learned.table = make_classes({evidence_, units_, merges, paths_, ledger});
        learned.texts = std::move(texts_);
        return learned;
    }

  private:
    // Units: the surface forms of one key.

    /// A key and its surfaces, a part of a list of them.
    struct Group {
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

    void make_units(std::span<const std::string_view> keys) {
        std::vector<Group> groups;
        for (std::uint32_t i = 0; i < by_key_.size(); ++i) {
            const std::string_view key = keys[by_key_[i]];
            if (groups.empty() || groups.back().key != key) groups.push_back({key, i, i});
            groups.back().end = i + 1;
        }
        const std::set<std::string, std::less<>> unlisted = unlisted_keys(groups);
        const auto listed = static_cast<std::ptrdiff_t>(groups.size());
        for (const std::string& key : unlisted) groups.push_back({texts_->local().keep(key), 0, 0});
        std::ranges::inplace_merge(groups, groups.begin() + listed, {}, &Group::key);
        reserve_large(units_, groups.size() + groups.size() / 16);  // part_homonyms() adds a few
        units_.resize(groups.size());
        for_each_in_parallel(groups.size(), [&](std::size_t i) {
            units_[i].key = groups[i].key;
            units_[i].surfaces =
                std::span(by_key_).subspan(groups[i].begin, groups[i].end - groups[i].begin);
            describe(units_[i]);
        });
    }

    /// Keys of names that only texts have: forms of which another is listed, and what is
    /// discovered.
    std::set<std::string, std::less<>> unlisted_keys(const std::vector<Group>& listed) {
        std::set<std::string, std::less<>> unlisted;
        const auto is_listed = [&](const std::string& key) {
            return unlisted.contains(key) ||
                   std::ranges::binary_search(listed, std::string_view(key), {}, &Group::key);
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

    /// Behind the keys of the units, those that are known from elsewhere and new here.
    void add_known_keys(std::vector<std::string_view>& keys) const {
        if (options_.known == nullptr) return;
        std::vector<std::string_view> known;
        options_.known->for_each_key([&](std::string_view key, std::uint32_t, std::uint32_t) {
            if (!std::ranges::binary_search(keys, key)) known.push_back(key);
        });
        std::ranges::sort(known);
        keys.insert(keys.end(), known.begin(), known.end());
    }

    /// What follows from the surfaces of a unit.
    void describe(NameUnit& unit) const {
        unit.label = {};
        unit.reports = unit.label_reports = unit.stands_out = unit.french = 0;
        unit.has_capital_form = unit.has_small_form = false;
        for (const std::uint32_t surface : unit.surfaces) {
            const NameEvidence::SurfaceUse& use = evidence_.surface_use(surface);
            const std::string_view text = evidence_.surfaces().text(surface);
            unit.reports += use.reports;
            unit.stands_out += use.stands_out;
            unit.french += use.french;
            (use.has_capital ? unit.has_capital_form : unit.has_small_form) = true;
            if (unit.label.empty() ||
                is_better_label(use.reports, text, unit.label_reports, unit.label)) {
                unit.label = text;
                unit.label_reports = use.reports;
            }
        }
        if (unit.surfaces.empty()) {
            unit.label = unit.key;
            for (const TextOfKey* labels : {&label_of_discovered_, &label_of_short_}) {
                if (const auto found = labels->find(unit.key); found != labels->end()) {
                    unit.label = found->second;
                }
            }
            unit.has_capital_form = unit.label != unit.key;
        }
        unit.is_acronym =
            unit.surfaces.empty() ? looks_like_acronym(unit.label) : is_listed_as_acronym(unit);
        unit.words = static_cast<std::size_t>(std::ranges::count(unit.key, ' ')) + 1;
    }

    /// Some list writes it as an acronym; of a common word (PRIVACY), most lists do.
    [[nodiscard]] bool is_listed_as_acronym(const NameUnit& unit) const {
        constexpr std::size_t shortest_word = 5;  // AIDS and LED are words, too
        std::uint32_t reports = 0;
        for (const std::uint32_t surface : unit.surfaces) {
            if (!looks_like_acronym(evidence_.surfaces().text(surface))) continue;
            reports += evidence_.surface_use(surface).reports;
        }
        if (reports == 0 || 2 * reports > unit.reports) return reports > 0;
        return unit.key.size() < shortest_word || (lists_of(unit.key) & listed::common_word) == 0;
    }

    // Uses in running text.

    /// Counts the uses of the units and of their words, and finds what the reports mention.
    std::vector<std::vector<NameMention>> read_texts(std::span<const std::string_view> keys) {
        const WordIds words = words_to_count();
        std::optional<NamePhrases> made;
        invoke_together([&] { made.emplace(words, keys); }, [&] { describe_words(words, 0); });
        const NamePhrases& phrases = *made;
        const std::vector<std::uint32_t> unit_of_surface = units_of_surfaces();
        Readings readings([&] { return NamePhrases::Reading(phrases); });
        std::vector<std::vector<NameMention>> mentions(corpus_.reports.size());
        for_each_task_in_parallel(mentions.size(), [&](std::size_t i) {
            const ReportEvidence& report = corpus_.reports[i];
            NamePhrases::Reading& reading = readings.local();
            for (const auto& [surface, line] : report.listed) {
                reading.listed[unit_of_surface[surface]] |=
                    evidence_.surface_use(surface).has_capital ? listed_with_capital
                                                               : listed_without;
            }
            const bool is_last = i + 1 == mentions.size();
            mentions[i] = phrases.read(
                report.running_text(reading.text),
                is_last ? std::string_view() : RunningTexts::in_memory(corpus_.reports[i + 1].text),
                static_cast<std::uint32_t>(i), reading);
            for (const auto& [surface, line] : report.listed) {
                reading.listed[unit_of_surface[surface]] = 0;
            }
        });
        add_name_uses(readings);
        add_word_uses(phrases.words(), readings);
        return mentions;
    }

    /// Besides the words of the names: how texts write LLMs tells what LLM is.
    [[nodiscard]] WordIds words_to_count() const {
        WordIds words = evidence_.words();
        for (const NameUnit& unit : units_) {
            if (unit.is_acronym && unit.words == 1) words.add(std::string(unit.key) + "s");
            if (unit.surfaces.empty()) add_words(unit.label, words);
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
                for_each_in_parallel(units_.size(),
                                     [&](std::size_t i) { uses_[i] += reading->uses[i]; });
            }
        }
        uses_.resize(units_.size());  // there may be no report, and known keys behind these
        for (std::size_t i = 0; i < units_.size(); ++i) units_[i].uses = &uses_[i];
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

    [[nodiscard]] std::vector<std::uint32_t> units_of_surfaces() const {
        std::vector<std::uint32_t> unit_of_surface(evidence_.surfaces().size());
        for (std::uint32_t i = 0; i < units_.size(); ++i) {
            for (const std::uint32_t surface : units_[i].surfaces) unit_of_surface[surface] = i;
        }
        return unit_of_surface;
    }

    /// Signal and signal: where the reports that list a name with a capital write it so, and those
    /// that list it without do not, these are two things.
    void part_homonyms() {
        const auto homonyms = static_cast<std::size_t>(std::ranges::count_if(units_, is_homonym));
        if (homonyms == 0) return;
        std::size_t from = units_.size();
        units_.resize(from + homonyms);
        // From the back, so that each moves into a place that is free.
        for (std::size_t to = units_.size(); to > from;) {
            NameUnit unit = units_[--from];
            if (is_homonym(unit)) {
                NameUnit small = unit;
                const auto without_capital =
                    std::ranges::stable_partition(unit.surfaces, [&](std::uint32_t surface) {
                        return evidence_.surface_use(surface).has_capital;
                    });
                small.surfaces = without_capital;
                unit.surfaces = {unit.surfaces.begin(), without_capital.begin()};
                describe(unit);
                describe(small);
                units_[--to] = small;
            }
            units_[--to] = unit;
        }
    }

    static bool is_homonym(const NameUnit& unit) {
        if (unit.words > 1 || !unit.has_capital_form || !unit.has_small_form) return false;
        CapitalUse with = unit.uses->where_capital;
        const CapitalUse& without = unit.uses->where_small;
        if (unit.is_acronym) with.small = 0;  // another word: IT and it
        return with.capitalized > 2 * with.small && without.small > 2 * without.capitalized;
    }

    // Merging.

    [[nodiscard]] ReportsOfUnit reports_of_units() const {
        const std::vector<std::uint32_t> unit_of_surface = units_of_surfaces();
        ReportsOfUnit of_units;
        of_units.begin.resize(units_.size() + 1);
        for (const ReportEvidence& report : corpus_.reports) {
            for (const auto& [surface, line] : report.listed) {
                ++of_units.begin[unit_of_surface[surface] + 1];
            }
        }
        std::partial_sum(of_units.begin.begin(), of_units.begin.end(), of_units.begin.begin());
        std::vector<std::uint32_t> next(of_units.begin.begin(), of_units.begin.end() - 1);
        of_units.reports.resize(of_units.begin.back());
        for (std::uint32_t i = 0; i < corpus_.reports.size(); ++i) {
            for (const auto& [surface, line] : corpus_.reports[i].listed) {
                of_units.reports[next[unit_of_surface[surface]]++] = i;
            }
        }
        return of_units;
    }

    const CorpusEvidence& corpus_;
    const NameEvidence& evidence_;  ///< of the corpus
    std::span<const std::string> paths_;
    const NameOptions& options_;
    std::vector<Abbreviation> abbreviations_;
    using TextOfKey = std::map<std::string, std::string, std::less<>>;
    TextOfKey label_of_short_;  ///< of forms that no list has
    TextOfKey label_of_discovered_;
    std::unique_ptr<TextStores> texts_;
    std::vector<std::uint32_t> by_key_;  ///< the surfaces of all units
    std::vector<NameUses> uses_;         ///< by unit, as long as no homonyms are parted
    NameUnits units_;
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
