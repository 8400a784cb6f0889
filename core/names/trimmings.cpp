#include "core/names/trimmings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/names/word_classes.hpp"
#include "core/text/accents.hpp"
#include "core/text/word_lists.hpp"

namespace sigloom {
namespace {

constexpr std::array<std::string_view, 10> titles{
    "dr", "mr", "mrs", "ms", "prof", "professor", "sir", "dame", "president", "senator"};

/// Legal forms that are no words besides.
constexpr std::array<std::string_view, 18> legal_forms{
    "ag",  "bv",  "corp", "corporation", "gmbh", "inc", "incorporated", "kk",   "limited",
    "llc", "llp", "ltd",  "nv",          "oyj",  "plc", "pty",          "sarl", "srl"};

bool is_one_word(std::string_view key) {
    return key.find(' ') == std::string_view::npos;
}

bool is_common(std::string_view key) {
    return (lists_of(key) & listed::common_word) != 0;
}

/// Groups that are the same but for their trimmings, by kind and what is left of their keys.
class Trimmed {
  public:
    explicit Trimmed(const NameGroups& groups) : groups_(groups) {}

    template <typename Trim>
    void add_all(Trim trim) {
        for (std::uint32_t i = 0; i < groups_.size(); ++i) {
            const auto rest = trim(groups_[i].key);
            if (rest == groups_[i].key) continue;
            Alike& alike = by_rest_[{groups_[i].is_entity(), std::string(rest)}];
            alike.trimmed.push_back(i);
            alike.keys.insert(groups_[i].key);
        }
    }

    /// Merges those for which may_merge(the rest, how many keys have trimmings, whether they are
    /// entities).
    template <typename MayMerge>
    void merge(const std::string& rule, MayMerge may_merge, std::vector<NameMerge>& merges) const {
        for (const auto& [kind_and_rest, alike] : by_rest_) {
            const auto& [is_entity, rest] = kind_and_rest;
            if (!may_merge(rest, alike.keys, is_entity)) continue;
            std::vector<std::uint32_t> all = alike.trimmed;
            const auto [begin, end] =
                std::ranges::equal_range(groups_, std::string_view(rest), {}, &NameGroup::key);
            for (auto group = begin; group != end; ++group) {
                if (group->is_entity() != is_entity) continue;
                all.push_back(static_cast<std::uint32_t>(group - groups_.begin()));
            }
            for (const std::uint32_t other : all) {
                if (other != all.front()) merges.push_back({all.front(), other, rule});
            }
        }
    }

  private:
    struct Alike {
        std::vector<std::uint32_t> trimmed;  ///< groups with trimmings
        std::set<std::string_view> keys;     ///< of these
    };

    const NameGroups& groups_;
    std::map<std::pair<bool, std::string>, Alike> by_rest_;
};

using Keys = std::set<std::string_view>;

bool may_differ_by_article(std::string_view rest, const Keys&, bool is_entity) {
    return !is_entity || !is_one_word(rest) || !is_common(rest);
}

/// Also of a single word, if nobody else could be meant.
bool may_differ_by_title(std::string_view rest, const Keys& with, bool is_entity) {
    return is_entity && (!is_one_word(rest) || (with.size() == 1 && !is_common(rest)));
}

bool may_differ_by_legal_form(std::string_view, const Keys& with, bool is_entity) {
    return is_entity && with.size() == 1;
}

bool may_differ_by_accents(std::string_view rest, const Keys& with, bool) {
    return with.size() == 1 && !is_common(rest);
}

}  // namespace

std::string_view without_article(std::string_view key) {
    constexpr std::string_view article = "the ";
    if (!key.starts_with(article) || is_function_word(key.substr(article.size()))) return key;
    return key.substr(article.size());
}

std::string_view without_title(std::string_view key) {
    const std::size_t space = std::min(key.find(' '), key.size());
    return space < key.size() && std::ranges::find(titles, key.substr(0, space)) != titles.end()
               ? key.substr(space + 1)
               : key;
}

std::string_view without_legal_form(std::string_view key) {
    const std::size_t word = key.rfind(' ') + 1;  // npos + 1 is 0
    return word > 0 && std::ranges::find(legal_forms, key.substr(word)) != legal_forms.end()
               ? key.substr(0, word - 1)
               : key;
}

std::vector<NameMerge> find_trimmed_merges(const NameGroups& groups) {
    std::vector<NameMerge> merges;
    const auto find = [&](auto trim, const std::string& rule, auto may_merge) {
        Trimmed trimmed(groups);
        trimmed.add_all(trim);
        trimmed.merge(rule, may_merge, merges);
    };
    find(without_article, "article", may_differ_by_article);
    find(without_title, "title of a person", may_differ_by_title);
    find(without_legal_form, "legal form of a company", may_differ_by_legal_form);
    find(without_accents, "accents", may_differ_by_accents);
    return merges;
}

}  // namespace sigloom
