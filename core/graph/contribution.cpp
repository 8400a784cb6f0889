#include "core/graph/contribution.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <span>
#include <utility>

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
    Items(Contribution& into, std::size_t at_most)
        : into_(into), slots_(std::bit_ceil(2 * at_most + 1), nothing) {
        into_.items.reserve(at_most);
    }

    void add_term(Term term) {
        const auto [index, is_new] = find_or_add(ItemClass::term, std::move(term.text));
        if (!is_new) return;
        into_.items[index].relevancy = one;
        into_.items[index].line = term.position.line;
    }

    /// Takes the row's name and returns the index of its item.
    std::uint32_t add_row(Row& row, double default_relevancy) {
        const std::uint32_t index = find_or_add(class_of(row.kind), std::move(row.name)).index;
        Item& item = into_.items[index];
        const std::int32_t r = in_millionths(row.relevancy.value_or(default_relevancy));
        if (r > item.relevancy) {
            item.relevancy = r;
            item.line = row.position.line;
        }
        item.relevancy_known = item.relevancy_known || row.relevancy.has_value();
        return index;
    }

  private:
    struct Found {
        std::uint32_t index;
        bool is_new;
    };
    static constexpr std::uint32_t nothing = UINT32_MAX;

    Found find_or_add(ItemClass item_class, std::string surface) {
        std::string key = fold(surface);
        const std::size_t hash = hash_of(item_class, key);
        std::size_t slot = hash & (slots_.size() - 1);
        for (; slots_[slot] != nothing; slot = (slot + 1) & (slots_.size() - 1)) {
            const Item& item = into_.items[slots_[slot]];
            if (item.hash != hash || item.item_class != item_class || item.key != key) continue;
            remember_surface(slots_[slot], std::move(surface));
            return {slots_[slot], false};
        }
        slots_[slot] = static_cast<std::uint32_t>(into_.items.size());
        Item& item = into_.items.emplace_back();
        item.item_class = item_class;
        item.hash = hash;
        item.key = std::move(key);
        item.surface = std::move(surface);
        return {slots_[slot], true};
    }

    void remember_surface(std::uint32_t index, std::string surface) {
        const auto same = [&](const OtherSurface& other) {
            return other.item == index && other.surface == surface;
        };
        if (into_.items[index].surface == surface ||
            std::ranges::any_of(into_.other_surfaces, same)) {
            return;
        }
        into_.other_surfaces.push_back({index, std::move(surface)});
    }

    Contribution& into_;
    std::vector<std::uint32_t> slots_;  ///< items by hash, open addressing with linear probing
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
        for (const std::string* text :
             {&row.description, &row.change, &row.horizon, &row.driving_force}) {
            if (!text->empty()) append_folded(*text, text_);
        }
        for_each_match([&](const TermFinder::Match& match) {
            into_.names[(item - into_.terms) * into_.terms + match.term] = true;
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
        for (auto match = finder_.find(text_.folded, 0); match;
             match = finder_.find(text_.folded, match->end)) {
            visit(*match);
        }
    }

    void count_case(const TermFinder::Match& match) {
        into_.items[match.term].cases += cases_of(text_, match.begin, match.end);
    }

    Contribution& into_;
    std::vector<std::string_view> keys_;
    TermFinder finder_;
    CasedText text_;
};

/// What the list itself says of its terms: which have capitals where most have none, and which are
/// the beginning of others.
void read_list(Contribution& contribution) {
    const std::span<Item> terms(contribution.items.data(), contribution.terms);
    const auto capitalized =
        std::ranges::count_if(terms, [](const Item& term) { return is_capitalized(term.surface); });
    for (Item& term : terms) {
        term.cases.listed = 1;
        if (!is_capitalized(term.surface)) continue;
        term.cases.stands_out = 2 * capitalized < std::ssize(terms) ? 1 : 0;
        const std::string beginning = term.key + ' ';
        term.cases.modifies = std::ranges::any_of(terms, [&](const Item& other) {
            return other.key.starts_with(beginning) && !is_capitalized(other.surface);
        });
    }
}

}  // namespace

Contribution contribution_of(Report report, double default_relevancy) {
    Contribution result;
    result.title = std::move(report.title);
    result.url = std::move(report.url);
    result.date = report.date;
    for (ReportLink& link : report.closest) {
        result.related.push_back({std::move(link.target), link.position});
    }
    Items items(result, report.keywords.size() + report.themes.size() + report.rows.size());
    for (Term& term : report.keywords) items.add_term(std::move(term));
    for (Term& term : report.themes) items.add_term(std::move(term));
    result.terms = static_cast<std::uint32_t>(result.items.size());
    std::vector<std::uint32_t> item_of_row;
    item_of_row.reserve(report.rows.size());
    for (Row& row : report.rows) item_of_row.push_back(items.add_row(row, default_relevancy));
    result.names.resize((result.items.size() - result.terms) * result.terms);

    read_list(result);
    TextReader reader(result);
    reader.read_prose(report.summary);
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
        Row& row = report.rows[i];
        reader.read_row(row, item_of_row[i]);
        std::string& description = result.items[item_of_row[i]].description;
        if (!description.empty()) continue;
        description = std::move(row.description.empty() ? row.change : row.description);
    }
    return result;
}

}  // namespace sigloom
