#include "core/graph/contribute.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/hash_index.hpp"
#include "core/base/millionths.hpp"
#include "core/base/text_hash.hpp"
#include "core/report/passages.hpp"
#include "core/report/read_report.hpp"
#include "core/text/cased_text.hpp"
#include "core/text/fold.hpp"
#include "core/text/term_finder.hpp"

namespace sigloom {
namespace {

ItemClass class_of(RowKind kind) {
    return static_cast<ItemClass>(static_cast<int>(ItemClass::signal) + static_cast<int>(kind));
}

/// Collects items, each once: first terms, then rows. At most as many as are announced.
class Items {
  public:
    Items(TextStore& texts, std::size_t at_most)
        : texts_(texts), room_(texts.make_array<Item>(at_most)), index_(at_most) {}

    void add_term(const Term& term) {
        const auto [index, is_new] = find_or_add(ItemClass::term, term.text);
        if (!is_new) return;
        room_[index].relevancy = millionths::one;
        room_[index].line = term.position.line;
        terms_ = count_;
    }

    /// Returns the number of the row's item among the rows.
    std::uint32_t add_row(const Row& row, double default_relevancy) {
        const std::uint32_t index = find_or_add(class_of(row.kind), row.name).number;
        Item& item = room_[index];
        const std::int32_t r = share_of_highest(row.relevancy.value_or(default_relevancy));
        if (r > item.relevancy) {
            item.relevancy = r;
            item.line = row.position.line;
        }
        item.relevancy_known = item.relevancy_known || row.relevancy.has_value();
        if (item.description.empty()) {
            item.description = texts_.keep(row.description.empty() ? row.change : row.description);
        }
        return index - terms_;
    }

    void finish(Contribution& into) {
        into.terms = room_.first(terms_);
        into.rows = room_.first(count_).subspan(terms_);
        into.other_surfaces_of_terms = texts_.keep(others_of_terms_);
        into.other_surfaces_of_rows = texts_.keep(others_of_rows_);
    }

  private:
    HashIndex::Found find_or_add(ItemClass item_class, std::string_view surface) {
        fold(surface, folded_);
        const std::uint64_t hash = item_hash(item_class, folded_);
        const HashIndex::Found found = index_.find_or_add(hash, count_, [&](std::uint32_t i) {
            return room_[i].item_class == item_class && room_[i].key == folded_;
        });
        if (found.is_new) {
            Item& item = room_[count_++];
            item.item_class = item_class;
            item.hash = hash;
            item.surface = texts_.keep(surface);
            item.key = folded_ == surface ? item.surface : texts_.keep(folded_);
        } else if (item_class == ItemClass::term) {
            remember_surface(found.number, found.number, surface, others_of_terms_);
        } else {
            remember_surface(found.number, found.number - terms_, surface, others_of_rows_);
        }
        return found;
    }

    void remember_surface(std::uint32_t index, std::uint32_t number, std::string_view surface,
                          std::vector<OtherSurface>& others) {
        const auto same = [&](const OtherSurface& other) {
            return other.item == number && other.surface == surface;
        };
        if (room_[index].surface == surface || std::ranges::any_of(others, same)) return;
        others.push_back({number, texts_.keep(surface)});
    }

    TextStore& texts_;
    std::span<Item> room_;
    std::uint32_t count_ = 0;
    std::uint32_t terms_ = 0;
    std::vector<OtherSurface> others_of_terms_;
    std::vector<OtherSurface> others_of_rows_;
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

/// Finds the terms of a report in its running text.
class TermSearch {
  public:
    TermSearch(Contribution& into, TextStore& texts)
        : into_(into),
          cases_(texts.make_array<CaseEvidence>(into.terms.size())),
          named_(into.rows.size(), into.terms.size(), texts),
          finder_(keys_of(into)) {}

    void run(const Report& report) {
        read_list();
        read_prose(report.summary);
        for (std::size_t i = 0; i < report.rows.size(); ++i) {
            read_row(report.rows[i], into_.row_of_line[i]);
        }
        into_.cases = cases_;
        into_.named = named_.finish();
    }

  private:
    static std::vector<std::string_view> keys_of(const Contribution& contribution) {
        std::vector<std::string_view> keys;
        for (const Item& term : contribution.terms) keys.push_back(term.key);
        return keys;
    }

    /// What the list itself says of its terms: which have capitals where most have none, and which
    /// are the beginning of others.
    void read_list() {
        const std::span<const Item> terms = into_.terms;
        std::vector<bool> capitalized(terms.size());
        for (std::size_t i = 0; i < terms.size(); ++i) {
            capitalized[i] = is_capitalized(terms[i].surface);
        }
        const bool few_are = 2 * std::ranges::count(capitalized, true) < std::ssize(terms);
        for (std::size_t i = 0; i < terms.size(); ++i) {
            const Item& term = terms[i];
            cases_[i].listed = 1;
            if (!capitalized[i]) continue;
            cases_[i].stands_out = few_are ? 1 : 0;
            cases_[i].modifies = std::ranges::any_of(terms, [&](const Item& other) {
                return other.key.size() > term.key.size() && other.key.starts_with(term.key) &&
                       other.key[term.key.size()] == ' ' && !capitalized[&other - terms.data()];
            });
        }
    }

    void read_prose(std::string_view text) {
        text_.clear();
        append_folded(text, text_);
        for_each_match([this](const TermFinder::Match& match) { count_case(match); });
    }

    void read_row(const Row& row, std::uint32_t number) {
        // Row names are in Title Case: their capitals say nothing.
        text_.folded = into_.rows[number].key;
        text_.upper.assign(text_.folded.size(), 0);
        const std::size_t end_of_name = text_.folded.size();
        for (const std::string_view text : row.texts()) {
            if (!text.empty()) append_folded(text, text_);
        }
        for_each_match([&](const TermFinder::Match& match) {
            named_.add(number, match.term);
            if (match.begin >= end_of_name) count_case(match);
        });
    }

    template <typename Visit>
    void for_each_match(Visit visit) {
        finder_.find_all(text_.folded, matches_);
        for (const TermFinder::Match& match : matches_) visit(match);
    }

    void count_case(const TermFinder::Match& match) {
        cases_[match.term] += cases_of(text_, match.begin, match.end);
    }

    Contribution& into_;
    std::span<CaseEvidence> cases_;
    NamedTerms::Builder named_;
    TermFinder finder_;
    std::vector<TermFinder::Match> matches_;  ///< in the text at hand
    CasedText text_;
};

std::span<const RelatedReport> related_reports(const std::vector<ReportLink>& links,
                                               TextStore& texts) {
    const std::span<RelatedReport> related = texts.make_array<RelatedReport>(links.size());
    std::ranges::transform(links, related.begin(), [&](const ReportLink& link) {
        return RelatedReport{texts.keep(link.target), link.position.line, link.position.column};
    });
    return related;
}

void complain_of_no_report(const ReportFile& file, bool is_utf16, std::string help,
                           DiagnosticList& diagnostics) {
    const Oddity oddity =
        file.is_given || is_utf16 ? Oddity::unreadable_input : Oddity::not_a_report;
    diagnostics.report(
        {oddity, file.shown_path(), 0, 0,
         is_utf16 ? "expected UTF-8, got UTF-16" : "expected a report, found none of its sections",
         is_utf16 ? std::string() : std::move(help)});
}

/// The reports in a text; none, and a diagnostic, where there is none.
std::vector<Report> reports_in(StoredText text, const ReportFile& file, const ReportSchema& schema,
                               DiagnosticList& diagnostics) {
    const bool is_utf16 = text.text.starts_with("\xFF\xFE") || text.text.starts_with("\xFE\xFF");
    DiagnosticList of_reports;
    ReadReports read = read_reports(std::move(text), file.shown_path(), schema, of_reports);
    if (read.reports.empty()) {  // what is odd in it as a report is of no interest
        complain_of_no_report(file, is_utf16, std::move(read.help), diagnostics);
    } else {
        of_reports.move_to(diagnostics);
    }
    return std::move(read.reports);
}

/// Of each row the text of the first line of a table that stands where it does, which is the one that
/// whoever looks for that line in the file finds.
std::span<const std::string_view> texts_of_rows(const Report& report, std::span<const Item> rows,
                                                TextStore& texts) {
    std::vector<Passage> lines = row_passages(report);
    std::ranges::stable_sort(lines, {}, &Passage::line);
    const std::span<std::string_view> found = texts.make_array<std::string_view>(rows.size());
    std::ranges::transform(rows, found.begin(), [&](const Item& row) {
        return texts.keep(std::ranges::lower_bound(lines, row.line, {}, &Passage::line)->text);
    });
    return found;
}

/// Of a file that was read, or could not be.
std::vector<Contribution> contributions_of(const ReportFile& file, std::optional<StoredText> text,
                                           DiagnosticList diagnostics, const ReportSchema& schema,
                                           const ContributionOptions& options,
                                           const std::shared_ptr<TextStore>& store) {
    std::vector<Report> reports;
    if (text) reports = reports_in(std::move(*text), file, schema, diagnostics);
    std::vector<Contribution> all;
    for (const Report& report : reports) {
        all.push_back(contribution_of(report, options, store));
        all.back().path = path_of_report(file.path, report.number);
    }
    if (all.empty()) all.emplace_back().path = file.path;
    for (Contribution& one : all) one.shown_path = file.shown_path();
    all.front().diagnostics = std::move(diagnostics);
    return all;
}

}  // namespace

std::int32_t share_of_highest(double relevancy) {
    constexpr double highest = 5;
    return static_cast<std::int32_t>(millionths::nearest(relevancy / highest));
}

Contribution contribution_of(const Report& report, const ContributionOptions& options,
                             const std::shared_ptr<TextStore>& store) {
    Contribution result;
    result.is_report = true;
    result.title = store->keep(report.title);
    result.url = store->keep(report.url);
    result.date = report.date;
    result.related = related_reports(report.closest, *store);
    Items items(*store, report.keywords.size() + report.themes.size() + report.rows.size());
    for (const Term& term : report.keywords) items.add_term(term);
    for (const Term& term : report.themes) items.add_term(term);
    const std::span<std::uint32_t> row_of_line =
        store->make_array<std::uint32_t>(report.rows.size());
    std::ranges::transform(report.rows, row_of_line.begin(), [&](const Row& row) {
        return items.add_row(row, options.default_relevancy);
    });
    result.row_of_line = row_of_line;
    items.finish(result);
    if (options.row_texts) result.row_texts = texts_of_rows(report, result.rows, *store);
    if (options.find_terms) TermSearch(result, *store).run(report);
    if (options.running_texts != nullptr) {
        result.names = name_source_of(report, options.runs, options.running_texts, *store);
    }
    result.memory = store;
    return result;
}

std::string path_of_report(const std::string& file, std::size_t number) {
    return number == 1 ? file : file + '#' + std::to_string(number);
}

std::vector<Contribution> contributions_of(const ReportFile& file, const ReportSchema& schema,
                                           const ContributionOptions& options,
                                           const std::shared_ptr<TextStore>& store) {
    DiagnosticList diagnostics;
    std::optional<StoredText> text = load(file, diagnostics);
    return contributions_of(file, std::move(text), std::move(diagnostics), schema, options, store);
}

void rename(FileContributions& contributions, std::string path, std::string shown_path) {
    contributions.path = std::move(path);
    const std::string before = std::exchange(contributions.shown_path, std::move(shown_path));
    DiagnosticList renamed;
    for (Diagnostic diagnostic : contributions.all.front().diagnostics.list()) {
        if (diagnostic.path == before) diagnostic.path = contributions.shown_path;
        renamed.report(std::move(diagnostic));
    }
    contributions.all.front().diagnostics = std::move(renamed);
    for (std::size_t i = 0; i < contributions.all.size(); ++i) {
        contributions.all[i].path = path_of_report(contributions.path, i + 1);
        contributions.all[i].shown_path = contributions.shown_path;
    }
}

FileContributions contribute(const ReportFile& file, const ReportSchema& schema,
                             const ContributionOptions& options,
                             const std::shared_ptr<TextStore>& store) {
    DiagnosticList diagnostics;
    std::optional<StoredText> text = load(file, diagnostics);
    FileContributions result{file.path, file.shown_path(), text ? text_hash(text->text) : 0, {}};
    result.all =
        contributions_of(file, std::move(text), std::move(diagnostics), schema, options, store);
    return result;
}

}  // namespace sigloom
