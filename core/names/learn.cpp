#include "core/names/learn.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "core/names/merge_rules.hpp"
#include "core/names/name_classes.hpp"
#include "core/names/word_classes.hpp"
#include "core/text/name_key.hpp"
#include "core/text/word_lists.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

constexpr std::uint8_t listed_with_capital = 1;
constexpr std::uint8_t listed_without = 2;

class Learner {
  public:
    Learner(const NameEvidence& evidence, std::span<const ReportWords> reports,
            std::span<const std::string> paths, const NameOptions& options)
        : evidence_(evidence), reports_(reports), paths_(paths), options_(options) {
        for (const auto& [name, type] : options.entities) {
            said_to_be_entities_[name_key(name)] = type;
        }
    }

    NameTable run() {
        abbreviations_ = find_abbreviations(evidence_);
        make_units();
        count_uses();
        part_homonyms();
        judge();
        const std::vector<NameMerge> merges =
            find_merges({units_, abbreviations_, reports_of_units()});
        return make_classes({evidence_, units_, merges, paths_});
    }

  private:
    // Units: the surface forms of one key.

    void make_units() {
        std::map<std::string, NameUnit> by_key;
        std::vector<std::string> keys(evidence_.surfaces().size());
        tbb::parallel_for(std::size_t{0}, keys.size(), [&](std::size_t i) {
            keys[i] = name_key(evidence_.surfaces().text(static_cast<std::uint32_t>(i)));
        });
        for (std::uint32_t surface = 0; surface < keys.size(); ++surface) {
            by_key[std::move(keys[surface])].surfaces.push_back(surface);
        }
        for (const Abbreviation& abbreviation : abbreviations_) {
            // Forms that only texts have become units where the other form is listed.
            const std::string& short_key = abbreviation.short_key;
            const auto is_listed = [&](const std::string& key) { return by_key.contains(key); };
            if (!is_listed(short_key) && !is_listed(short_key + "s") &&
                std::ranges::none_of(abbreviation.long_keys, is_listed)) {
                continue;
            }
            by_key[short_key];
            for (const std::string& key : abbreviation.long_keys) by_key[key];
            label_of_short_[short_key] = abbreviation.short_form;
        }
        if (options_.discover > 0) add_discovered(by_key);
        for (auto& [key, unit] : by_key) {
            unit.key = key;
            // Their numbers depend on which thread met them first.
            std::ranges::sort(unit.surfaces, {}, [this](std::uint32_t surface) {
                return evidence_.surfaces().text(surface);
            });
            describe(unit);
            units_.push_back(std::move(unit));
        }
    }

    /// Names that texts mention and no list has.
    void add_discovered(std::map<std::string, NameUnit>& by_key) {
        std::map<std::string, std::uint32_t> reports;
        for (std::uint32_t run = 0; run < evidence_.runs().size(); ++run) {
            const std::string_view text = evidence_.runs().text(run);
            std::string key = name_key(text);
            if (by_key.contains(key)) continue;
            std::uint32_t& best = reports[key];
            const std::uint32_t count = evidence_.reports_with_run(run);
            std::string& label = label_of_discovered_[key];
            if (label.empty() || is_better_label(count, text, best, label)) {
                label = text;
                best = count;
            }
        }
        for (const auto& [key, count] : reports) {
            if (count >= options_.discover) by_key[key];
        }
    }

    /// What follows from the surfaces of a unit.
    void describe(NameUnit& unit) const {
        unit.label.clear();
        unit.reports = unit.label_reports = unit.stands_out = unit.french = 0;
        unit.has_capital_form = unit.has_small_form = false;
        for (const std::uint32_t surface : unit.surfaces) {
            const NameEvidence::SurfaceUse& use = evidence_.surface_use(surface);
            const std::string_view text = evidence_.surfaces().text(surface);
            unit.reports += use.reports;
            unit.stands_out += use.stands_out;
            unit.french += use.french;
            (looks_like_name(text) ? unit.has_capital_form : unit.has_small_form) = true;
            if (unit.label.empty() ||
                is_better_label(use.reports, text, unit.label_reports, unit.label)) {
                unit.label = text;
                unit.label_reports = use.reports;
            }
        }
        if (unit.surfaces.empty()) {
            const auto short_form = label_of_short_.find(unit.key);
            const auto discovered = label_of_discovered_.find(unit.key);
            unit.label = short_form != label_of_short_.end()        ? short_form->second
                         : discovered != label_of_discovered_.end() ? discovered->second
                                                                    : unit.key;
            unit.has_capital_form = unit.label != unit.key;
        }
        unit.is_acronym = unit.surfaces.empty()
                              ? looks_like_acronym(unit.label)
                              : std::ranges::any_of(unit.surfaces, [&](std::uint32_t surface) {
                                    return looks_like_acronym(evidence_.surfaces().text(surface));
                                });
        unit.words = static_cast<std::size_t>(std::ranges::count(unit.key, ' ')) + 1;
    }

    // Uses in running text.

    void count_uses() {
        NamePhrases phrases(evidence_.words());
        for (std::uint32_t i = 0; i < units_.size(); ++i) phrases.add(units_[i].key, i);
        std::vector<std::uint8_t> how(evidence_.surfaces().size());
        std::vector<std::uint32_t> unit_of_surface(evidence_.surfaces().size());
        for (std::uint32_t i = 0; i < units_.size(); ++i) {
            for (const std::uint32_t surface : units_[i].surfaces) {
                unit_of_surface[surface] = i;
                how[surface] = looks_like_name(evidence_.surfaces().text(surface))
                                   ? listed_with_capital
                                   : listed_without;
            }
        }
        struct Local {
            std::vector<NameUses> uses;
            NamePhrases::Listing listing;
        };
        tbb::enumerable_thread_specific<Local> locals([this] {
            return Local{std::vector<NameUses>(units_.size()),
                         {std::vector<std::uint8_t>(units_.size())}};
        });
        tbb::parallel_for(std::size_t{0}, reports_.size(), [&](std::size_t i) {
            Local& local = locals.local();
            for (const auto& [surface, line] : reports_[i].listed) {
                local.listing.how[unit_of_surface[surface]] |= how[surface];
            }
            phrases.count(reports_[i], static_cast<std::uint32_t>(i), local.listing, local.uses);
            for (const auto& [surface, line] : reports_[i].listed) {
                local.listing.how[unit_of_surface[surface]] = 0;
            }
        });
        for (const Local& local : locals) {
            for (std::size_t i = 0; i < units_.size(); ++i) units_[i].uses += local.uses[i];
        }
    }

    /// Signal and signal: where the reports that list a name with a capital write it so, and those
    /// that list it without do not, these are two things.
    void part_homonyms() {
        NameUnits parted;
        for (NameUnit& unit : units_) {
            if (!is_homonym(unit)) {
                parted.push_back(std::move(unit));
                continue;
            }
            NameUnit small = unit;
            const auto is_small = [&](std::uint32_t surface) {
                return !looks_like_name(evidence_.surfaces().text(surface));
            };
            std::erase_if(unit.surfaces, is_small);
            std::erase_if(small.surfaces,
                          [&](std::uint32_t surface) { return !is_small(surface); });
            describe(unit);
            describe(small);
            parted.push_back(std::move(unit));
            parted.push_back(std::move(small));
        }
        units_ = std::move(parted);
    }

    static bool is_homonym(const NameUnit& unit) {
        if (unit.words > 1 || !unit.has_capital_form || !unit.has_small_form) return false;
        CapitalUse with = unit.uses.where_capital;
        const CapitalUse& without = unit.uses.where_small;
        if (unit.is_acronym) with.small = 0;  // another word: IT and it
        return with.capitalized > 2 * with.small && without.small > 2 * without.capitalized;
    }

    // Entities and themes.

    void judge() {
        balance_of_key_.reserve(units_.size());
        for (const NameUnit& unit : units_) balance_of_key_[unit.key] = unit.uses.anywhere;
        for (const Abbreviation& abbreviation : abbreviations_) {
            CapitalUse use;
            for (const std::string& key : abbreviation.long_keys) {
                long_forms_.insert(key);
                if (const auto found = balance_of_key_.find(key); found != balance_of_key_.end()) {
                    use += found->second;
                }
            }
            if (abbreviation.is_clear()) long_form_of_[abbreviation.short_key] = use;
        }
        // Words first: what is made of them depends on what they are.
        for (const bool single : {true, false}) {
            tbb::parallel_for(std::size_t{0}, units_.size(), [&](std::size_t i) {
                if ((units_[i].words == 1) == single) judge(units_[i]);
            });
            for (const NameUnit& unit : units_) {
                if (!single || unit.words != 1) continue;
                if (unit.is_entity()) entities_.insert(unit.key);
                if (unit.is_acronym && !unit.is_entity()) concepts_.insert(unit.key);
            }
        }
    }

    void judge(NameUnit& unit) const {
        if (!unit.is_listed() && !unit.has_capital_form &&
            unit.uses.anywhere.capitalized > unit.uses.anywhere.small) {
            unit.label = in_title_case(unit.key);
            unit.has_capital_form = true;
        }
        NameFacts facts;
        facts.key = unit.key;
        facts.label = unit.label;
        for (const std::uint32_t surface : unit.surfaces) {  // the most frequent form with capitals
            const std::string_view text = evidence_.surfaces().text(surface);
            if (looks_like_name(text) && !looks_like_name(facts.label)) facts.label = text;
        }
        facts.has_capital_form = unit.has_capital_form;
        facts.has_small_form = unit.has_small_form;
        facts.reports = unit.reports;
        facts.stands_out = unit.stands_out;
        facts.uses = unit.uses;
        facts.is_long_form = long_forms_.contains(unit.key);
        if (unit.is_acronym) {
            const WordId plural = evidence_.words().find(unit.key + "s");
            if (plural != WordIds::none) {
                const NameEvidence::WordUse& use = evidence_.word_use(plural);
                facts.has_plural = use.capitalized > use.small;
            }
            facts.long_form = long_form_of(unit.key);
        }
        unit.kind = score_kind(facts, words_of(facts.label, unit), options_.left_out);
        if (const auto said = said_to_be_entities_.find(unit.key);
            said != said_to_be_entities_.end()) {
            unit.kind.say_entity(said->second);
        }
    }

    [[nodiscard]] std::int32_t long_form_of(const std::string& key) const {
        auto found = long_form_of_.find(key);
        if (found == long_form_of_.end() && key.ends_with('s')) {
            found = long_form_of_.find(key.substr(0, key.size() - 1));
        }
        if (found == long_form_of_.end()) return 0;
        const CapitalUse& use = found->second;
        if (use.capitalized > 2 * use.small) return 1;
        return use.small > use.capitalized ? -1 : 0;
    }

    [[nodiscard]] std::vector<WordFacts> words_of(std::string_view label,
                                                  const NameUnit& unit) const {
        std::vector<WordFacts> words;
        WordReader reader(label);
        while (reader.next()) {
            WordFacts& word = words.emplace_back();
            word.has_capital = has_capital(reader.flags());
            word.is_acronym =
                looks_like_acronym(label.substr(reader.begin(), reader.end() - reader.begin()));
            word.lists = lists_of(reader.folded());
            word.text = reader.folded();
            const WordId id = evidence_.words().find(word.text);
            if (id != WordIds::none) {
                word.use = evidence_.word_use(id);
                // What the name itself adds says nothing of its words.
                word.use.capitalized -=
                    std::min(word.use.capitalized, unit.uses.anywhere.capitalized);
                word.use.small -= std::min(word.use.small, unit.uses.anywhere.small);
            }
            word.is_function = is_function_word(word.text);
            word.is_concept = concepts_.contains(word.text);
            word.is_entity = entities_.contains(word.text);
        }
        return words;
    }

    /// Of a name that no list has, the way that texts write it.
    static std::string in_title_case(const std::string& key) {
        std::string label = key;
        WordReader reader(key);
        while (reader.next()) {
            char& first = label[reader.begin()];
            if (!is_function_word(reader.folded()) && first >= 'a' && first <= 'z') {
                first = static_cast<char>(first - ('a' - 'A'));
            }
        }
        return label;
    }

    [[nodiscard]] ReportsOfUnit reports_of_units() const {
        std::vector<std::uint32_t> unit_of_surface(evidence_.surfaces().size());
        for (std::uint32_t i = 0; i < units_.size(); ++i) {
            for (const std::uint32_t surface : units_[i].surfaces) unit_of_surface[surface] = i;
        }
        ReportsOfUnit reports(units_.size());
        for (std::uint32_t i = 0; i < reports_.size(); ++i) {
            for (const auto& [surface, line] : reports_[i].listed) {
                std::vector<std::uint32_t>& list = reports[unit_of_surface[surface]];
                if (list.empty() || list.back() != i) list.push_back(i);
            }
        }
        return reports;
    }

    const NameEvidence& evidence_;
    std::span<const ReportWords> reports_;
    std::span<const std::string> paths_;
    const NameOptions& options_;
    std::vector<Abbreviation> abbreviations_;
    std::map<std::string, std::string> label_of_short_;       ///< by key, of forms that no list has
    std::map<std::string, std::string> label_of_discovered_;  ///< by key
    std::unordered_map<std::string, EntityType> said_to_be_entities_;  ///< by key
    NameUnits units_;
    std::unordered_map<std::string_view, CapitalUse> balance_of_key_;
    std::unordered_map<std::string, CapitalUse> long_form_of_;  ///< by key of the short form
    std::unordered_set<std::string_view> long_forms_;
    std::unordered_set<std::string_view> concepts_;  ///< keys of acronyms that are themes
    std::unordered_set<std::string_view> entities_;  ///< keys of single words that are entities
};

}  // namespace

NameTable learn_names(const NameEvidence& evidence, std::span<const ReportWords> reports,
                      std::span<const std::string> paths, const NameOptions& options) {
    NameTable table = Learner(evidence, reports, paths, options).run();
    if (options.known != nullptr) table = extended(*options.known, table);
    if (!options.aliases.empty()) table = with_aliases(table, options.aliases);
    return table;
}

}  // namespace sigloom
