#include "core/graph/contribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/hash_index.hpp"
#include "core/text/cased_text.hpp"
#include "core/text/fold.hpp"
#include "core/text/term_finder.hpp"

namespace sigloom {
namespace {

constexpr std::int32_t one = 1'000'000;  // r is counted in millionths
constexpr double highest_relevancy = 5;

std::int32_t in_millionths(double relevancy) {
    return static_cast<std::int32_t>(std::lround(relevancy / highest_relevancy * one));
}

ItemClass class_of(RowKind kind) {
    return static_cast<ItemClass>(static_cast<int>(ItemClass::signal) + static_cast<int>(kind));
}

std::size_t hash_of(ItemClass item_class, std::string_view key) {
    return std::hash<std::string_view>{}(key)*31 + static_cast<std::size_t>(item_class);
}

/// Collects items, each once. At most as many as are announced.
class Items {
  public:
    Items(Contribution& into, TextStore& texts, std::size_t at_most)
        : into_(into), texts_(texts), room_(texts.make_array<Item>(at_most)), index_(at_most) {}

    void add_term(const Term& term) {
        const auto [index, is_new] = find_or_add(ItemClass::term, term.text);
        if (!is_new) return;
        into_.items[index].relevancy = one;
        into_.items[index].line = term.position.line;
    }

    /// Returns the index of the row's item.
    std::uint32_t add_row(const Row& row, double default_relevancy) {
        const std::uint32_t index = find_or_add(class_of(row.kind), row.name).number;
        Item& item = into_.items[index];
        const std::int32_t r = in_millionths(row.relevancy.value_or(default_relevancy));
        if (r > item.relevancy) {
            item.relevancy = r;
            item.line = row.position.line;
        }
        item.relevancy_known = item.relevancy_known || row.relevancy.has_value();
        return index;
    }

    void finish() { into_.other_surfaces = texts_.keep(other_surfaces_); }

  private:
    HashIndex::Found find_or_add(ItemClass item_class, std::string_view surface) {
        fold(surface, folded_);
        const std::size_t hash = hash_of(item_class, folded_);
        const auto next = static_cast<std::uint32_t>(into_.items.size());
        const HashIndex::Found found = index_.find_or_add(hash, next, [&](std::uint32_t i) {
            const Item& item = into_.items[i];
            return item.item_class == item_class && item.key == folded_;
        });
        if (found.is_new) {
            into_.items = room_.first(next + 1);
            Item& item = into_.items.back();
            item.item_class = item_class;
            item.hash = hash;
            item.surface = texts_.keep(surface);
            item.key = folded_ == surface ? item.surface : texts_.keep(folded_);
        } else {
            remember_surface(found.number, surface);
        }
        return found;
    }

    void remember_surface(std::uint32_t index, std::string_view surface) {
        const auto same = [&](const OtherSurface& other) {
            return other.item == index && other.surface == surface;
        };
        if (into_.items[index].surface == surface || std::ranges::any_of(other_surfaces_, same)) {
            return;
        }
        other_surfaces_.push_back({index, texts_.keep(surface)});
    }

    Contribution& into_;
    TextStore& texts_;
    std::span<Item> room_;
    std::vector<OtherSurface> other_surfaces_;
    std::string folded_;  ///< of the name at hand
    HashIndex index_;     ///< of the items
};

/// How the words from `begin` to `end` are written. A capital at the start of a sentence says
/// nothing, nor do few capitals among many words.
CaseEvidence cases_of(const CasedText& text, std::size_t begin, std::size_t end) {
    std::size_t words = 0;
    std::size_t with_capital = 0;
    bool in_word = false;
    bool capital_seen = false;  // in the present word
    for (std::size_t at = begin; at < end; ++at) {
        const bool is_word = (text.folded[at] & 0x80) != 0 || is_word_at(text.folded, at);
        if (is_word && !in_word) {
            ++words;
            capital_seen = false;
        }
        if (text.upper[at] != 0 && !capital_seen) {
            ++with_capital;
            capital_seen = true;
        }
        in_word = is_word;
    }
    CaseEvidence cases;
    if (with_capital == 0) {
        cases.lower = 1;
    } else if (2 * with_capital > words && !is_sentence_start(text.folded, begin)) {
        cases.capitalized = 1;
        const bool hyphen_follows = end < text.folded.size() && text.folded[end] == '-';
        cases.compounds = hyphen_follows && is_word_at(text.folded, end + 1) ? 1 : 0;
    }
    return cases;
}

/// Looks for the terms of a report in its running text.
class TextReader {
  public:
    explicit TextReader(Contribution& into) : into_(into), keys_(keys_of(into)), finder_(keys_) {}

    void read_prose(std::string_view text) {
        text_.clear();
        append_folded(text, text_);
        for_each_match([this](const TermFinder::Match& match) { count_case(match); });
    }

    void read_row(const Row& row, std::size_t item) {
        // Row names are in Title Case: their capitals say nothing.
        text_.folded = into_.items[item].key;
        text_.upper.assign(text_.folded.size(), 0);
        const std::size_t end_of_name = text_.folded.size();
        for (const std::string_view text : row.texts()) {
            if (!text.empty()) append_folded(text, text_);
        }
        for_each_match([&](const TermFinder::Match& match) {
            into_.name_term(item, match.term);
            if (match.begin >= end_of_name) count_case(match);
        });
    }

  private:
    static std::vector<std::string_view> keys_of(const Contribution& contribution) {
        std::vector<std::string_view> keys;
        for (std::size_t i = 0; i < contribution.terms; ++i) {
            keys.push_back(contribution.items[i].key);
        }
        return keys;
    }

    template <typename Visit>
    void for_each_match(Visit visit) {
        finder_.find_all(text_.folded, matches_);
        for (const TermFinder::Match& match : matches_) visit(match);
    }

    void count_case(const TermFinder::Match& match) {
        into_.cases[match.term] += cases_of(text_, match.begin, match.end);
    }

    Contribution& into_;
    std::vector<std::string_view> keys_;
    TermFinder finder_;
    std::vector<TermFinder::Match> matches_;  ///< in the text at hand
    CasedText text_;
};

/// What the list itself says of its terms: which have capitals where most have none, and which are
/// the beginning of others.
void read_list(Contribution& contribution) {
    const std::span<const Item> terms = contribution.items.first(contribution.terms);
    std::vector<bool> capitalized(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
        capitalized[i] = is_capitalized(terms[i].surface);
    }
    const bool few_are = 2 * std::ranges::count(capitalized, true) < std::ssize(terms);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const Item& term = terms[i];
        CaseEvidence& cases = contribution.cases[i];
        cases.listed = 1;
        if (!capitalized[i]) continue;
        cases.stands_out = few_are ? 1 : 0;
        cases.modifies = std::ranges::any_of(terms, [&](const Item& other) {
            return other.key.size() > term.key.size() && other.key.starts_with(term.key) &&
                   other.key[term.key.size()] == ' ' && !capitalized[&other - terms.data()];
        });
    }
}

}  // namespace

Item term_item(std::string_view key, std::string_view surface, std::uint32_t line) {
    Item item;
    item.relevancy = one;
    item.line = line;
    item.hash = hash_of(ItemClass::term, key);
    item.key = key;
    item.surface = surface;
    return item;
}

Contribution contribution_of(const Report& report, double default_relevancy, TextStore& texts,
                             TextSearch search) {
    Contribution result;
    result.title = texts.keep(report.title);
    result.url = texts.keep(report.url);
    result.date = report.date.number();
    result.related = texts.make_array<RelatedReport>(report.closest.size());
    std::ranges::transform(report.closest, result.related.begin(), [&](const ReportLink& link) {
        return RelatedReport{texts.keep(link.target), link.position};
    });
    Items items(result, texts, report.keywords.size() + report.themes.size() + report.rows.size());
    for (const Term& term : report.keywords) items.add_term(term);
    for (const Term& term : report.themes) items.add_term(term);
    result.terms = static_cast<std::uint32_t>(result.items.size());
    result.item_of_row = texts.make_array<std::uint32_t>(report.rows.size());
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
        const Row& row = report.rows[i];
        const std::uint32_t item = items.add_row(row, default_relevancy);
        result.item_of_row[i] = item;
        std::string_view& description = result.items[item].description;
        if (description.empty()) {
            description = texts.keep(row.description.empty() ? row.change : row.description);
        }
    }
    items.finish();
    result.name_no_terms(texts);
    if (search == TextSearch::none) return result;

    result.cases = texts.make_array<CaseEvidence>(result.terms);
    read_list(result);
    TextReader reader(result);
    reader.read_prose(report.summary);
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
        reader.read_row(report.rows[i], result.item_of_row[i]);
    }
    return result;
}

}  // namespace sigloom
