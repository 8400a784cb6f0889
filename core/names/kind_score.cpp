#include "core/names/kind_score.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/names/label_shape.hpp"
#include "core/names/word_classes.hpp"
#include "core/names/word_kind.hpp"
#include "core/text/name_key.hpp"
#include "core/text/word_lists.hpp"

namespace sigloom {
namespace {

/// From -1 (all in lower case) to 1 (all with a capital), nearer to 0 the fewer they are.
double balance(const CapitalUse& use) {
    const double capitalized = use.capitalized;
    const double lower_case = use.lower_case;
    return (capitalized - lower_case) / (capitalized + lower_case + 0.5);
}

double share(std::uint32_t part, std::uint32_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

/// Points against names of what is no particular thing and yet has capitals in every text: an
/// adjective of a people, a theory with its author's name.
constexpr double always_capitalized = 5.5;

constexpr std::uint16_t known =
    listed::known_person | listed::known_place | listed::known_group | listed::known_other;

constexpr std::uint16_t places = listed::country | listed::subdivision | listed::city;

/// Of what word lists know as one thing.
EntityType type_by(std::uint16_t lists) {
    const bool is_union = (lists & listed::country) != 0 && (lists & listed::known_group) != 0;
    if ((lists & (places | listed::known_place)) != 0 && !is_union) return EntityType::place;
    if ((lists & listed::known_person) != 0) return EntityType::person;
    return (lists & listed::known_group) != 0 ? EntityType::organisation : EntityType::unknown;
}

class Scorer {
  public:
    Scorer(const NameFacts& facts, std::span<const WordFacts> words)
        : facts_(facts), words_(words) {}

    KindScore run() {
        acronym_ = words_.size() == 1 ? is_written_like_an_acronym(facts_.label)
                                      : is_numbered_acronym(facts_.label);
        add_list_form();
        add_text();
        if (words_.empty()) return score_;  // nothing but signs
        if (is_kind_by_letter()) {
            points(KindEvidence::word_lists) = -always_capitalized;
            return score_;
        }
        add_words();
        add_shape();
        add_word_lists();
        add_head();
        add_role();
        if (acronym_) add_acronym_use();
        add_context();
        return score_;
    }

  private:
    double& points(KindEvidence evidence) {
        return score_.points[static_cast<std::size_t>(evidence)];
    }

    /// In the reports that list it.
    [[nodiscard]] CapitalUse own_use() const {
        CapitalUse own = facts_.uses.where_capital;
        own += facts_.uses.where_lower_case;
        return own;
    }

    [[nodiscard]] double share_alone() const {
        return share(facts_.uses.alone, facts_.uses.anywhere.capitalized);
    }

    void add_list_form() {
        double& p = points(KindEvidence::list_form);
        const CapitalUse own = own_use();
        if (facts_.reports == 0) {
            return;
        } else if (!facts_.has_capital_form) {
            p = -1.5;
        } else if (acronym_) {
            p = 0.5;
        } else if (facts_.stands_out > 0) {
            p = own.capitalized + own.lower_case > 0 ? 1 : 2;
            // Civil Defense in one list, civil defense in another, and no text to choose.
            const bool is_shown =
                !facts_.has_lower_case_form || facts_.uses.anywhere.capitalized > 0;
            if (!is_shown && are_common_words()) p = 0;
        } else {
            p = -0.5;
        }
    }

    [[nodiscard]] bool are_common_words() const {
        return std::ranges::all_of(words_, [](const WordFacts& word) {
            return word.is_function || kind_of(word) == WordKind::common;
        });
    }

    /// Mills, wells: there is a Mills and a Wells, but nobody here writes of them.
    [[nodiscard]] bool is_never_capitalized() const {
        return !facts_.has_capital_form && facts_.uses.anywhere.capitalized == 0;
    }

    /// Vitamin D, USB-C: one of a kind that has letters for names. But Malcolm X, and DALL-E.
    [[nodiscard]] bool is_kind_by_letter() const {
        if (words_.size() != 2) return false;
        const WordFacts& first = words_.front();
        const WordFacts& last = words_.back();
        const bool is_letter = last.has_capital && last.text.size() == 1 && !is_number(last);
        const bool is_known = (first.lists & listed::common_word) != 0 ||
                              (first.is_acronym && (first.lists & listed::proper_word) != 0);
        return is_letter && is_known;
    }

    void add_text() {
        if (acronym_) return;  // every acronym has capitals, and in lower case it is another word
        const CapitalUse own = own_use();
        const CapitalUse& all = facts_.uses.anywhere;
        const CapitalUse others{all.capitalized - own.capitalized, all.lower_case - own.lower_case};
        points(KindEvidence::own_text) = 3 * balance(own);
        const bool own_is_silent = own.capitalized + own.lower_case == 0;
        points(KindEvidence::other_text) = (own_is_silent ? 2 : 0.75) * balance(others);
    }

    void add_words() {
        if (words_.size() < 2 || acronym_) return;
        double names = 0;
        double commons = 0;
        bool has_lower_case_word = false;
        for (const WordFacts& word : words_) {
            has_lower_case_word = has_lower_case_word || (word.is_function && !word.has_capital);
            if (word.is_function || is_number(word)) continue;
            const WordKind kind = kind_of(word);
            names += kind == WordKind::name ? 1 : 0;
            commons += kind == WordKind::common ? 1 : 0;
        }
        double& p = points(KindEvidence::words);
        if (is_cut_out_of_a_sentence()) {
            p = -always_capitalized;
            return;
        }
        const bool is_shown = facts_.stands_out > 0 || own_use().capitalized > 0;
        if (names > 0 && !is_shown && kind_of(words_.back()) == WordKind::common &&
            head_word().head == HeadNoun::none) {
            p = -1;  // Arctic Amplification, in a list all in Title Case
        } else if (names > 0) {
            p = 1.5 * names / (names + commons);
        } else if (commons > 0) {
            // A name made of common words is never written in lower case; a topic now and then is.
            const CapitalUse& all = facts_.uses.anywhere;
            p = -1.25 -
                2 * std::min(1.0, 4 * share(all.lower_case, all.lower_case + all.capitalized));
            if (has_lower_case_word) p -= 0.5;
            // Beside an abbreviation, texts give capitals to any words.
            if (facts_.is_long_form && words_.back().head == HeadNoun::none) p -= 2.5;
            points(KindEvidence::own_text) *= 2.0 / 3;
            if (facts_.has_capital_form && is_plural(words_.back())) p -= of_many();
        }
    }

    /// "Other AI" and "Meta could": no list gives them capitals, and a name begins with no such
    /// word but an article, and ends with no such verb. But Will Smith.
    [[nodiscard]] bool is_cut_out_of_a_sentence() const {
        if (facts_.has_capital_form || facts_.reports == 0) return false;
        const WordFacts& first = words_.front();
        const bool begins_like_no_name =
            first.is_function && !is_article(first.text) && (first.lists & listed::first_name) == 0;
        return begins_like_no_name || is_auxiliary(words_.back().text);
    }

    /// Names are of one thing. But Bill Gates; and of Live Near Friends, the last word is no head.
    [[nodiscard]] double of_many() const {
        const bool is_head = std::ranges::none_of(words_, &WordFacts::is_function) &&
                             (words_.front().lists & listed::first_name) == 0;
        return is_head ? 1 : 0.5;
    }

    void add_shape() {
        if (!facts_.has_capital_form) return;
        double& p = points(KindEvidence::shape);
        const bool digit =
            std::ranges::any_of(facts_.label, [](char c) { return c >= '0' && c <= '9'; });
        if (acronym_) {
            p = acronym_shape(digit);
            return;
        }
        const bool hyphenated =
            facts_.label.find('-') != std::string_view::npos && facts_.stands_out > 0 &&
            words_.size() > 1 &&
            std::ranges::all_of(words_, [](const WordFacts& word) { return word.has_capital; });
        if (hyphenated && facts_.label.find(' ') == std::string_view::npos) p += 1.25;
        const bool inner = std::ranges::any_of(words_, [](const WordFacts& word) {
            return word.has_capital && word.lists == 0 && !word.is_acronym;
        });
        const bool numbered = words_.size() > 1 && is_roman_number(words_.back());
        if (digit && words_.size() <= 3) p += 0.75;
        if (numbered) p += 1;
        const CapitalUse& all = facts_.uses.anywhere;
        if (inner && words_.size() == 1 && all.capitalized >= all.lower_case)
            p += is_camel_case(facts_.label)             ? 1.25
                 : is_abstract_noun(words_.front().text) ? -1
                                                         : 0.75;
    }

    [[nodiscard]] double acronym_shape(bool has_digit) const {
        if (facts_.label.ends_with('s')) return -3;
        if (is_numbered_acronym(facts_.label)) return 1;
        const bool has_small_letter =
            std::ranges::any_of(facts_.label, [](char c) { return c >= 'a' && c <= 'z'; });
        if (has_small_letter || is_from_to(facts_.label)) return -1.5;
        return has_digit ? 0.5 : 0;
    }

    [[nodiscard]] std::uint16_t lists_of_name() const {
        const bool is_word = words_.size() == 1 && words_.front().text == facts_.key;
        return is_word ? words_.front().lists : lists_of(facts_.key);
    }

    void add_word_lists() {
        double& p = points(KindEvidence::word_lists);
        const std::uint16_t lists = lists_of_name();
        const bool common = (lists & listed::common_word) != 0;
        if (acronym_ && (lists & listed::country) == 0) {
            if ((lists & listed::known_acronym) != 0) p += 2.5;
            if ((lists & listed::acronym_of_kind) != 0) p -= 2;
            return;
        }
        if ((lists & places) != 0 && !is_direction(lists)) {
            p += common && !acronym_ ? 0.5 : 2.5;
            if (!common || acronym_) score_.type = type_by(lists);
        } else if (words_.size() == 1 && (lists & listed::language) != 0) {
            p -= always_capitalized;  // Chinese: a people's adjective, or a language
        } else if (is_direction(lists) || is_of_a_people() || is_theme_of_a_country() ||
                   is_school_of_thought() ||
                   (words_.size() == 1 && is_taxon(words_.front().text)) || are_all_countries() ||
                   (lists & (listed::calendar | listed::capitalized_kind)) != 0) {
            p -= always_capitalized;
        } else if ((lists & known) != 0 && !(common && is_never_capitalized())) {
            p += 2.5;
            score_.type = type_by(lists);
        } else if (words_.size() == 1 && common && (lists & listed::proper_word) == 0) {
            const CapitalUse own = own_use();
            const CapitalUse& all = facts_.uses.anywhere;
            p -= own.capitalized + own.lower_case > 0   ? 0.75
                 : all.capitalized + all.lower_case > 0 ? 2
                                                        : 1.5;
        } else if (words_.size() == 1 && (lists & listed::proper_word) != 0 && !common) {
            p += 0.75;
        }
        if (words_.size() < 2 || !facts_.has_capital_form) return;
        const WordFacts& first = words_.front();
        const WordFacts& last = words_.back();
        if ((last.lists & listed::company_ending) != 0 && last.has_capital &&
            kind_of(last) != WordKind::common) {
            p += 2;
            score_.type = EntityType::organisation;
        } else if (is_person_like(first, last)) {
            p += 2;
            score_.type = EntityType::person;
        }
    }

    /// Canadian, West African, Europeans: a people, or what belongs to it. Formed from the name of
    /// a country; or in a dictionary with a capital, formed so, and seldom without a noun behind
    /// it.
    [[nodiscard]] bool is_of_a_people() const {
        if (words_.size() <= 2 && is_of_a_country(words_.back())) return true;
        const WordFacts& last = words_.back();
        if (words_.size() > 2 || !last.has_capital) return false;
        if ((last.lists & (listed::first_name | listed::city)) != 0) return false;
        if (words_.size() == 1 && is_plural_of_a_people(last)) return true;
        std::string_view singular = last.text;
        if (singular.ends_with("ans")) {
            singular.remove_suffix(1);
            return is_formed_like_a_people(singular) &&
                   (lists_of(singular) & listed::proper_word) != 0;
        }
        const bool is_known = (last.lists & (listed::proper_word | listed::language)) != 0 ||
                              (words_.size() == 2 && last.text.ends_with("ern"));
        return is_known && is_formed_like_a_people(last.text) &&
               (share_alone() < 0.4 || (last.lists & listed::language) != 0);
    }

    /// Western: the name of a region of some country, and everywhere an adjective.
    [[nodiscard]] bool is_direction(std::uint16_t lists) const {
        return words_.size() == 1 && (lists & places) == listed::subdivision &&
               (lists & listed::common_word) != 0 && words_.front().text.ends_with("ern");
    }

    /// Catholicism: a name's derivation that means a school of thought.
    [[nodiscard]] bool is_school_of_thought() const {
        return words_.size() == 1 && words_.front().text.ends_with("ism");
    }

    [[nodiscard]] bool are_all_countries() const {
        return words_.size() > 1 && std::ranges::all_of(words_, [](const WordFacts& word) {
                   return word.has_capital && (word.lists & listed::country) != 0;
               });
    }

    /// A first name and a capitalized word that is not a common one: Neil Sloane.
    [[nodiscard]] bool is_person_like(const WordFacts& first, const WordFacts& last) const {
        // Of Bill Gates, each word is a common one, too; one such word is enough.
        const bool is_name = (first.lists & listed::common_word) == 0
                                 ? kind_of(last) != WordKind::common
                                 : (last.lists & (listed::common_word | places)) == 0;
        return words_.size() <= 4 && (first.lists & listed::first_name) != 0 &&
               (first.lists & places) == 0 && first.has_capital && last.has_capital &&
               !last.is_acronym && is_name && last.head == HeadNoun::none;
    }

    void add_head() {
        if (words_.size() < 2) return;
        double& p = points(KindEvidence::head);
        const WordFacts& last = words_.back();
        if (is_number(last)) {
            // Industry 4.0: a common thing made new, however many capitals it has.
            const bool is_renewed = last.text.ends_with(".0") && words_.size() == 2 &&
                                    kind_of(words_.front()) == WordKind::common;
            if (is_renewed) p = -always_capitalized;
            return;
        }
        const HeadNoun head = head_word().head;
        const bool has_name =
            std::ranges::any_of(words_.first(words_.size() - 1), [](const WordFacts& word) {
                return !word.is_function && word.has_capital && kind_of(word) == WordKind::name;
            });
        if (!last.has_capital) {
            const bool of_kind = head == HeadNoun::place || head == HeadNoun::product;
            if (has_name) {
                p = of_kind ? 2 : -3;
            } else if (facts_.has_capital_form) {
                p = of_kind ? -1 : -2;
            }
        } else if (head == HeadNoun::concept_ || is_eponym(head)) {
            p = -always_capitalized;
        } else if (head != HeadNoun::none) {
            // Customer Service, in a list all in Title Case: its head proves nothing.
            const bool is_shown = has_name || facts_.stands_out > 0 || own_use().capitalized > 0;
            if (!is_shown) return;
            p = head == HeadNoun::product ? 1 : 2;
            if (score_.type == EntityType::unknown) score_.type = type_of(head);
        }
    }

    /// The word that says what the whole is: the last one; of Department of Justice the first.
    [[nodiscard]] const WordFacts& head_word() const {
        const auto of = std::ranges::find(words_, "of", &WordFacts::text);
        const bool follows = of != words_.begin() && of != words_.end();
        return follows ? *std::prev(of) : words_.back();
    }

    /// Dunbar's Number: what a person found or thought of.
    [[nodiscard]] bool is_eponym(HeadNoun head) const {
        const bool possessive = facts_.label.find("'s ") != std::string_view::npos ||
                                facts_.label.find("\xE2\x80\x99s ") != std::string_view::npos;
        return possessive && head == HeadNoun::none && words_.size() == 2 &&
               kind_of(words_.front()) == WordKind::name &&
               kind_of(words_.back()) == WordKind::common;
    }

    /// Head of Engineering, Prime Minister: whoever holds the office. But Alexander Pope.
    void add_role() {
        if (words_.size() < 2 || (words_.front().lists & listed::first_name) != 0) return;
        const bool of_something = words_.size() > 2 && words_[1].is_function;
        const bool is_role = (of_something && is_title(words_.front().text)) ||
                             (!words_.front().is_function && is_title(words_.back().text));
        if (is_role) points(KindEvidence::head) = -always_capitalized;
    }

    /// American AI: what a country has of a thing that is a theme.
    [[nodiscard]] bool is_theme_of_a_country() const {
        const WordFacts& first = words_.front();
        const bool has_capital = first.has_capital || !facts_.has_capital_form;
        return words_.size() == 2 && words_.back().is_concept && has_capital &&
               ((first.lists & (listed::country | listed::language)) != 0 ||
                is_of_a_country(first) || is_formed_like_a_people(first.text));
    }

    static EntityType type_of(HeadNoun head) {
        switch (head) {
            case HeadNoun::place:
                return EntityType::place;
            case HeadNoun::organisation:
                return EntityType::organisation;
            case HeadNoun::product:
                return EntityType::product;
            case HeadNoun::work:
                return EntityType::work;
            default:
                return EntityType::unknown;
        }
    }

    void add_acronym_use() {
        const NameUses& use = facts_.uses;
        const std::uint32_t uses = use.anywhere.capitalized;
        double& p = points(KindEvidence::acronym_use);
        const bool is_place = (lists_of_name() & listed::country) != 0;
        if (is_place) return;
        p += 3 * std::min(1.0, 2 * share(use.with_the, use.alone)) * (use.alone > 0 ? 1 : 0);
        p += 2 * std::min(1.0, 4 * share(use.possesses + use.acts, uses));
        p -= 3 * std::min(1.0, 4 * share(use.compound, uses));
        p -= 3 * std::min(1.0, 4 * share(use.indefinite, uses));
        if (facts_.has_plural) p -= 2;
        // Texts that use DNA a hundred times never say what "the DNA" did or owns, as of the FBI.
        const double is_known = uses / (uses + 12.0);
        const double acting =
            std::min(1.0, 10 * share(use.with_the + use.possesses + use.acts, uses));
        p -= 2 * is_known * (1 - acting);
        points(KindEvidence::long_form) = 2.5 * facts_.long_form;
    }

    void add_context() {
        const NameUses& use = facts_.uses;
        const std::uint32_t uses = use.anywhere.capitalized;
        if (uses == 0 || acronym_) return;
        constexpr std::uint32_t enough = 3;
        const double alone = share_alone();
        double& p = points(KindEvidence::context);
        p += std::min(1.0, 2 * share(use.acts + use.possesses, uses));
        p += std::min(0.5, 2 * share(use.titled, uses));
        p -= std::min(1.0, 2 * share(use.compound, uses));
        p -= std::min(0.5, 2 * share(use.indefinite, uses));
        // "American companies": an adjective hardly stands without a noun.
        const bool is_adjective = words_.size() == 1 || is_formed_like_a_people(words_.back().text);
        if (uses >= enough && is_adjective)
            p -= 2.5 * std::max(0.0, 1 - alone / 0.3) * (uses / (uses + 5.0));
    }

    const NameFacts& facts_;
    std::span<const WordFacts> words_;
    KindScore score_;
    bool acronym_ = false;
};

void append_points(std::string& text, double points) {
    char buffer[32];
    const double rounded = std::round(points * 100) / 100;
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, rounded);
    if (rounded > 0) text += '+';
    text.append(buffer, result.ptr);
}

}  // namespace

double KindScore::total() const {
    double sum = 0;
    for (const double p : points) sum += p;
    return std::round(sum * 100) / 100;
}

void KindScore::say_entity(EntityType said) {
    constexpr double enough = 10;  // and whatever else speaks against it
    const double without = total();
    points[static_cast<std::size_t>(KindEvidence::user)] = enough + std::max(0.0, -without);
    if (said != EntityType::unknown) type = said;
}

std::string KindScore::parts() const {
    std::string text;
    for (std::size_t i = 0; i < evidence_kinds; ++i) {
        if (std::abs(points[i]) < 0.005) continue;
        if (!text.empty()) text += ", ";
        text += enum_names<KindEvidence>[i].name;
        text += ' ';
        append_points(text, points[i]);
    }
    return text;
}

KindScore score_kind(const NameFacts& facts, std::span<const WordFacts> words,
                     std::uint32_t left_out) {
    KindScore score = Scorer(facts, words).run();
    for (std::size_t i = 0; i < evidence_kinds; ++i) {
        if ((left_out >> i & 1) != 0) score.points[i] = 0;
    }
    return score;
}

}  // namespace sigloom
