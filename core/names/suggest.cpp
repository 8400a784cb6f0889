// How: names that could belong together share a signature. Without spaces and signs they are equal
// (same letters); with one byte left out they are (one letter: every name of length n has n such
// signatures, as in symmetric-delete spelling correction); with one word left out of the longer one
// they are (one word). So only names of one bucket are compared, and large buckets, which say
// nothing, are passed over.
#include "core/names/suggest.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "core/names/name_lines.hpp"
#include "core/text/name_key.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::size_t shortest_for_letters = 7;  // fewer letters differ by chance
constexpr std::size_t longest = 60;
constexpr std::size_t largest_bucket = 12;

struct Candidate {
    std::string_view key;
    std::string_view label;
    std::uint32_t reports = 0;
    bool is_entity = false;
    std::ptrdiff_t words = 1;
};

class Suggester {
  public:
    explicit Suggester(const NameTable& table) {
        std::vector<std::uint32_t> reports(table.classes().size());
        for (const NameRow& row : table.rows()) reports[row.name_class] += row.reports;
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const NameClass& c = table.classes()[i];
            if (reports[i] == 0 || c.is_dropped || c.key.size() > longest) continue;
            names_.push_back(
                {c.key, c.label, reports[i], c.is_entity, std::ranges::count(c.key, ' ') + 1});
        }
        std::ranges::sort(names_, {}, &Candidate::key);
    }

    std::vector<SuggestedMerge> run(std::size_t at_most) {
        collect("the same letters", any_pair, [](std::string_view key, auto add) {
            std::string letters;
            for (const char c : key) {
                if (is_ascii_word(c) || !is_ascii(static_cast<unsigned char>(c))) letters += c;
            }
            add(std::move(letters));
        });
        collect("one letter differs", any_pair, [](std::string_view key, auto add) {
            if (key.size() < shortest_for_letters) return;
            add(std::string(key));
            for (std::size_t i = 0; i < key.size(); ++i) {
                if (is_ascii_digit(key[i])) continue;  // GPT-3 and GPT-4
                std::string shorter(key);
                shorter.erase(i, 1);
                add(std::move(shorter));
            }
        });
        // Of two with as many words, each has another one more.
        const auto is_longer = [](const Candidate& a, const Candidate& b) {
            return a.words != b.words;
        };
        collect("one word more", is_longer, [](std::string_view key, auto add) {
            const std::ptrdiff_t words = std::ranges::count(key, ' ') + 1;
            if (words >= 2) add(std::string(key));
            if (words < 3) return;
            for (std::size_t begin = 0; begin < key.size();) {
                const std::size_t end = std::min(key.find(' ', begin), key.size());
                std::string shorter(key.substr(0, begin));
                shorter += key.substr(std::min(end + 1, key.size()));
                if (shorter.ends_with(' ')) shorter.pop_back();
                add(std::move(shorter));
                begin = end + 1;
            }
        });
        std::ranges::stable_sort(found_, std::greater{}, [](const Found& f) { return f.reports; });
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

    static bool any_pair(const Candidate&, const Candidate&) { return true; }

    template <typename Fits, typename Signatures>
    void collect(const std::string& reason, Fits fits, Signatures signatures) {
        std::map<std::string, std::vector<std::uint32_t>> buckets;
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            signatures(names_[i].key, [&](std::string signature) {
                std::vector<std::uint32_t>& bucket = buckets[std::move(signature)];
                if (bucket.empty() || bucket.back() != i) bucket.push_back(i);
            });
        }
        for (const auto& [signature, bucket] : buckets) {
            if (bucket.size() > largest_bucket) continue;
            for (std::size_t a = 0; a < bucket.size(); ++a) {
                for (std::size_t b = a + 1; b < bucket.size(); ++b) {
                    if (fits(names_[bucket[a]], names_[bucket[b]])) {
                        add(bucket[a], bucket[b], reason);
                    }
                }
            }
        }
    }

    void add(std::uint32_t a, std::uint32_t b, const std::string& reason) {
        if (names_[a].is_entity != names_[b].is_entity || !seen_.insert({a, b}).second) return;
        const auto rank = [this](std::uint32_t i) {
            return std::tuple(names_[i].reports, names_[i].label.size(), names_[i].label);
        };
        const bool a_is_rarer = rank(a) < rank(b);
        const Candidate& rarer = names_[a_is_rarer ? a : b];
        const Candidate& other = names_[a_is_rarer ? b : a];
        found_.push_back({{std::string(rarer.label), std::string(other.label), reason},
                          names_[a].reports + names_[b].reports});
    }

    std::vector<Candidate> names_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;
    std::vector<Found> found_;
    std::unordered_map<std::string, std::string> replaced_by_;  ///< by keys
};

}  // namespace

std::vector<SuggestedMerge> suggest_merges(const NameTable& table, std::size_t at_most) {
    return Suggester(table).run(at_most);
}

std::string as_alias_file(const std::vector<SuggestedMerge>& merges) {
    std::string text = "label\treplace by\n";
    for (const SuggestedMerge& merge : merges) {
        text += as_name_field(merge.label) + '\t' + as_name_field(merge.replacement) + '\n';
    }
    return text;
}

}  // namespace sigloom
