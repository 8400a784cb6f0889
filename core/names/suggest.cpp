// How: names that could belong together share a signature: without spaces and signs they are equal
// (same letters), or without accents, or without what stands around a name (core/names/trimmings.hpp),
// or with every word in the singular; with one byte left out they are (one letter: every name of
// length n has n such signatures, as in symmetric-delete spelling correction); with one word left out
// of the longer one they are (one word). So only names of one bucket are compared, and large buckets,
// which say nothing, are passed over.
#include "core/names/suggest.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/base/text_hash.hpp"
#include "core/names/name_file.hpp"
#include "core/names/name_lines.hpp"
#include "core/names/trimmings.hpp"
#include "core/text/accents.hpp"
#include "core/text/grammatical_number.hpp"
#include "core/text/name_key.hpp"
#include "core/text/utf8.hpp"
#include "core/text/word_lists.hpp"

namespace sigloom {
namespace {

constexpr std::size_t shortest_for_letters = 7;  // fewer letters differ by chance
constexpr std::size_t longest = 60;
constexpr std::ptrdiff_t largest_bucket = 12;

/// Why two names may be one, the safest reasons first.
enum class Reason : std::uint8_t {
    letters,
    accents,
    trimmings,
    number,
    letter,
    word,
    letter_of_words
};

std::string_view text_of(Reason reason) {
    static constexpr std::array<std::string_view, 7> texts{
        "the same letters",
        "the same but for accents",
        "the same but for an article, a title or a legal form",
        "the same but for the number of a word",
        "one letter differs",
        "one word more",
        "one letter differs, and both are words"};
    return texts[static_cast<std::size_t>(reason)];
}

bool is_common(std::string_view word) {
    return (lists_of(word) & listed::common_word) != 0;
}

/// Words and beginnings of words that turn the meaning round, or part two kinds of a thing.
bool turns_meaning(std::string_view word) {
    static constexpr std::array<std::string_view, 26> words{
        "non",   "not",  "no",    "anti", "un",    "counter", "pre",     "post",  "pro",
        "multi", "mono", "uni",   "bi",   "micro", "macro",   "inter",   "intra", "under",
        "over",  "sub",  "super", "de",   "dis",   "re",      "without", "former"};
    return std::ranges::find(words, word) != words.end();
}

/// Calls visit(word, where it begins) for the words of a key.
template <typename Visit>
void for_each_word(std::string_view key, Visit visit) {
    for (std::size_t begin = 0; begin < key.size();) {
        const std::size_t end = std::min(key.find(' ', begin), key.size());
        visit(key.substr(begin, end - begin), begin);
        begin = end + 1;
    }
}

std::ptrdiff_t words_in(std::string_view key) {
    return std::ranges::count(key, ' ') + 1;
}

/// With every word in the singular that a dictionary has.
std::string in_singular(std::string_view key) {
    std::string singular;
    for_each_word(key, [&](std::string_view word, std::size_t begin) {
        if (begin > 0) singular += ' ';
        const std::vector<std::string> forms = singular_forms(word, "en");
        const auto form = std::ranges::find_if(forms, is_common);
        singular += form == forms.end() ? std::string(word) : *form;
    });
    return singular;
}

/// The first words in which two keys of as many words differ.
std::pair<std::string_view, std::string_view> different_words(std::string_view a,
                                                              std::string_view b) {
    std::vector<std::string_view> words;
    for_each_word(a, [&](std::string_view word, std::size_t) { words.push_back(word); });
    std::pair<std::string_view, std::string_view> found;
    std::size_t i = 0;
    for_each_word(b, [&](std::string_view word, std::size_t) {
        if (i < words.size() && found.first.empty() && words[i] != word) found = {words[i], word};
        ++i;
    });
    return found;
}

/// The word that the longer of two keys has and the other lacks.
std::string_view further_word(std::string_view longer, std::string_view shorter) {
    std::string_view further;
    for_each_word(longer, [&](std::string_view word, std::size_t begin) {
        if (!further.empty()) return;
        const std::size_t end = begin + word.size();
        const bool is_same = end <= shorter.size() && shorter.substr(begin, word.size()) == word &&
                             (end == shorter.size() || shorter[end] == ' ');
        if (!is_same) further = word;
    });
    return further;
}

class Suggester {
  public:
    explicit Suggester(std::vector<MergeCandidate> names) : names_(std::move(names)) {
        std::erase_if(names_, [](const MergeCandidate& name) { return name.key.size() > longest; });
        std::ranges::sort(names_, {},
                          [](const MergeCandidate& name) { return std::tie(name.key, name.kind); });
    }

    std::vector<SuggestedMerge> run(std::size_t at_most) {
        collect(Reason::letters, [](std::string_view key, auto add) {
            std::string letters;
            for (const char c : key) {
                if (is_ascii_word(c) || !is_ascii(static_cast<unsigned char>(c))) letters += c;
            }
            add(std::move(letters));
        });
        collect(Reason::accents, [](std::string_view key, auto add) { add(without_accents(key)); });
        collect(Reason::trimmings, [](std::string_view key, auto add) {
            add(std::string(without_legal_form(without_title(without_article(key)))));
        });
        collect(Reason::number, [](std::string_view key, auto add) { add(in_singular(key)); });
        collect(Reason::letter, [](std::string_view key, auto add) {
            if (key.size() < shortest_for_letters) return;
            add(std::string(key));
            for (std::size_t i = 0; i < key.size(); ++i) {
                if (is_ascii_digit(key[i])) continue;  // GPT-3 and GPT-4
                std::string shorter(key);
                shorter.erase(i, 1);
                add(std::move(shorter));
            }
        });
        collect(Reason::word, [](std::string_view key, auto add) {
            const std::ptrdiff_t words = words_in(key);
            if (words >= 2) add(std::string(key));
            if (words < 3) return;
            for_each_word(key, [&](std::string_view word, std::size_t begin) {
                const std::size_t end = begin + word.size();
                std::string shorter(key.substr(0, begin));
                shorter += key.substr(std::min(end + 1, key.size()));
                if (shorter.ends_with(' ')) shorter.pop_back();
                add(std::move(shorter));
            });
        });
        std::ranges::stable_sort(found_, {}, [](const Found& found) {
            return std::tuple(found.reason, -std::int64_t{found.reports},
                              std::string_view(found.merge.label),
                              std::string_view(found.merge.replacement));
        });
        std::vector<SuggestedMerge> merges;
        for (Found& found : found_) {
            if (merges.size() == at_most) break;
            if (may_be_line(found.merge)) merges.push_back(std::move(found.merge));
        }
        return merges;
    }

  private:
    struct Found {
        SuggestedMerge merge;
        Reason reason;
        std::uint32_t reports;
    };

    /// Whether an alias file can have it beside those before: its label is not replaced yet, and
    /// the replacement does not lead back to it. Notes it, if so.
    bool may_be_line(const SuggestedMerge& merge) {
        const std::string key = name_key(merge.label);
        std::string end = name_key(merge.replacement);
        for (auto next = replaced_by_.find(end); next != replaced_by_.end();) {
            end = next->second;
            next = replaced_by_.find(end);
        }
        return end != key && replaced_by_.emplace(key, std::move(end)).second;
    }

    /// The reason, or a lesser one, that is left when the words are looked at; nothing for a pair that
    /// differs in meaning.
    [[nodiscard]] static std::optional<Reason> checked(Reason reason, const MergeCandidate& a,
                                                       const MergeCandidate& b) {
        const std::ptrdiff_t words_of_a = words_in(a.key);
        const std::ptrdiff_t words_of_b = words_in(b.key);
        if (reason == Reason::letter && words_of_a == words_of_b) {
            const auto [one, other] = different_words(a.key, b.key);
            if (is_common(one) && is_common(other)) {
                // Disinformation and misinformation: no slip of the hand.
                if (one.front() != other.front()) return std::nullopt;
                return Reason::letter_of_words;
            }
        }
        if (reason != Reason::word) return reason;
        // Of two with as many words, each has another one more.
        if (words_of_a == words_of_b) return std::nullopt;
        const bool a_is_longer = words_of_a > words_of_b;
        const std::string_view further =
            further_word(a_is_longer ? a.key : b.key, a_is_longer ? b.key : a.key);
        return turns_meaning(further) ? std::nullopt : std::optional(reason);
    }

    template <typename Signatures>
    void collect(Reason reason, Signatures signatures) {
        // There are millions of signatures, so that only their hashes are kept; two with one hash by chance would
        // make a suggestion that a person laughs at.
        std::vector<std::pair<std::uint64_t, std::uint32_t>> signed_names;
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            signatures(names_[i].key, [&](const std::string& signature) {
                signed_names.emplace_back(text_hash(signature), i);
            });
        }
        std::ranges::sort(signed_names);
        const auto repeated = std::ranges::unique(signed_names);
        signed_names.erase(repeated.begin(), repeated.end());
        for (auto begin = signed_names.begin(); begin != signed_names.end();) {
            const auto end = std::find_if(begin, signed_names.end(), [&](const auto& name) {
                return name.first != begin->first;
            });
            if (end - begin <= largest_bucket) compare_all(reason, {begin, end});
            begin = end;
        }
    }

    void compare_all(Reason reason,
                     std::span<const std::pair<std::uint64_t, std::uint32_t>> bucket) {
        for (std::size_t a = 0; a < bucket.size(); ++a) {
            for (std::size_t b = a + 1; b < bucket.size(); ++b) {
                const std::uint32_t one = bucket[a].second;
                const std::uint32_t other = bucket[b].second;
                const auto left = checked(reason, names_[one], names_[other]);
                if (left) add(one, other, *left);
            }
        }
    }

    void add(std::uint32_t a, std::uint32_t b, Reason reason) {
        if (names_[a].kind != names_[b].kind || !seen_.insert({a, b}).second) return;
        const auto rank = [this](std::uint32_t i) {
            return std::tuple(names_[i].reports, names_[i].label.size(), names_[i].label);
        };
        const bool a_is_rarer = rank(a) < rank(b);
        const MergeCandidate& rarer = names_[a_is_rarer ? a : b];
        const MergeCandidate& other = names_[a_is_rarer ? b : a];
        found_.push_back(
            {{std::string(rarer.label), std::string(other.label), std::string(text_of(reason))},
             reason,
             names_[a].reports + names_[b].reports});
    }

    std::vector<MergeCandidate> names_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;
    std::vector<Found> found_;
    std::unordered_map<std::string, std::string> replaced_by_;  ///< by keys
};

}  // namespace

std::vector<MergeCandidate> merge_candidates(const NameTable& table) {
    std::vector<std::uint32_t> reports(table.classes().size());
    for (const NameRow& row : table.rows()) reports[row.name_class] += row.reports;
    std::vector<MergeCandidate> names;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const NameClass& c = table.classes()[i];
        if (reports[i] > 0 && !c.is_dropped) {
            names.push_back({c.key, c.label, kind_of(c), reports[i]});
        }
    }
    return names;
}

std::vector<SuggestedMerge> suggest_merges(std::vector<MergeCandidate> names, std::size_t at_most) {
    return Suggester(std::move(names)).run(at_most);
}

std::string as_alias_file(const std::vector<SuggestedMerge>& merges) {
    std::string text = "label\treplace by\t" + std::string(reason_column) + '\n';
    for (const SuggestedMerge& merge : merges) {
        text += as_name_field(merge.label) + '\t' + as_name_field(merge.replacement) + '\t' +
                merge.reason + '\n';
    }
    return text;
}

}  // namespace sigloom
