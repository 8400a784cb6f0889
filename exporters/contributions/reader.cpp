#include "exporters/contributions/reader.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/hash_index.hpp"
#include "core/base/millionths.hpp"
#include "core/report/limits.hpp"
#include "core/report/report.hpp"
#include "core/text/fold.hpp"
#include "exporters/contributions/writer.hpp"

namespace sigloom {
namespace {

/// Reads a list; read() reads each element and may append to `list`.
template <typename Read>
void read_list(LineParser& line, Read read) {
    line.open('[');
    while (!line.at_end(']')) read();
}

std::string_view text_member(LineParser& line, std::string_view name) {
    line.member(name);
    return line.text();
}

std::uint32_t number_member(LineParser& line, std::string_view name, std::uint32_t least = 0,
                            std::uint32_t most = UINT32_MAX) {
    line.member(name);
    return line.number(least, most);
}

Oddity read_oddity(LineParser& line) {
    const std::string_view name = text_member(line, "oddity");
    const auto row = std::ranges::find(oddities(), name, &OddityInfo::name);
    if (row == oddities().end()) line.refuse("the name of an oddity");
    return row->oddity;
}

/// What no terminal obeys: it goes to people.
std::string printable_lines(std::string_view text) {
    std::string lines;
    while (true) {
        const std::size_t end = text.find('\n');
        lines += printable(text.substr(0, end));
        if (end == std::string_view::npos) return lines;
        lines += '\n';
        text.remove_prefix(end + 1);
    }
}

Diagnostic read_diagnostic(LineParser& line) {
    Diagnostic diagnostic{};
    line.open('{');
    diagnostic.column = number_member(line, "column");
    diagnostic.help = printable_lines(text_member(line, "help"));
    diagnostic.line = number_member(line, "line");
    diagnostic.message = printable(text_member(line, "message"));
    diagnostic.oddity = read_oddity(line);
    diagnostic.path = text_member(line, "path");
    line.close('}');
    return diagnostic;
}

/// One report of a line.
class ReportReader {
  public:
    ReportReader(LineParser& line, const ContributionOptions& parts,
                 const std::shared_ptr<TextStore>& store,
                 const std::shared_ptr<TextStore>& store_of_names)
        : line_(line), parts_(parts), store_(store), store_of_names_(store_of_names) {}

    Contribution read() {
        line_.open('{');
        report_.is_report = true;
        read_date();
        read_links();
        read_rows();
        report_.other_surfaces_of_rows = read_surfaces("rows_also_written", report_.rows, *store_);
        read_table_rows();
        read_terms();
        report_.other_surfaces_of_terms =
            read_surfaces("terms_also_written", report_.terms, store_of_terms());
        report_.title = store_->keep(text_member(line_, "title"));
        report_.url = store_->keep(text_member(line_, "url"));
        read_exact();
        read_learned();
        line_.close('}');
        report_.memory = store_;
        return std::move(report_);
    }

  private:
    void read_date() {
        line_.member("date");
        const auto date = Date::from_number(line_.whole_number(0, INT64_MAX));
        if (!date) line_.refuse("a day as YYYYMMDD, or 0");
        report_.date = *date;
    }

    void read_links() {
        std::vector<RelatedReport> links;
        line_.member("links");
        read_list(line_, [&] {
            RelatedReport link{};
            line_.open('{');
            link.column = number_member(line_, "column");
            link.line = number_member(line_, "line");
            link.target = store_->keep(text_member(line_, "target"));
            line_.close('}');
            links.push_back(link);
        });
        report_.related = store_->keep(links);
    }

    /// A name as reports have them: cut where it is too long.
    std::string_view name_member(std::string_view name, TextStore& store) {
        const std::string_view text = text_member(line_, name);
        if (text.size() > limits::name_bytes) {
            line_.refuse("a name of at most " + std::to_string(limits::name_bytes) + " bytes");
        }
        return store.keep(text);
    }

    std::string_view key_member(TextStore& store) {
        const std::string_view key = text_member(line_, "key");
        key_begin_ = line_.value_begin();
        return store.keep(key);
    }

    /// The surface, which mostly is the key, too.
    void read_surface(Item& item, TextStore& store) {
        item.surface = name_member("surface", store);
        if (item.surface == item.key) item.surface = item.key;
    }

    void add(const Item& item, std::vector<Item>& items) {
        const auto is_it = [&](std::uint32_t i) {
            return items[i].item_class == item.item_class && items[i].key == item.key;
        };
        const auto next = static_cast<std::uint32_t>(items.size());
        if (!index_.find_or_add(item.hash, next, is_it).is_new) {
            line_.fail_at(key_begin_, "expected another key, got one of a second item");
        }
        items.push_back(item);
        if (++items_ > limits::report_items) {
            line_.fail_at(key_begin_, "expected at most " + std::to_string(limits::report_items) +
                                          " terms and rows, got more");
        }
    }

    void read_rows() {
        std::vector<Item> rows;
        std::vector<std::string_view> texts;
        line_.member("rows");
        read_list(line_, [&] {
            Item row;
            line_.open('{');
            row.description = store_->keep(text_member(line_, "description"));
            row.key = key_member(*store_);
            const auto kind = value_named<RowKind>(text_member(line_, "kind"));
            if (!kind) line_.refuse("a kind of row");
            row.item_class = static_cast<ItemClass>(static_cast<int>(ItemClass::signal) +
                                                    static_cast<int>(*kind));
            row.hash = item_hash(row.item_class, row.key);
            row.line = number_member(line_, "line");
            line_.member("relevancy");
            row.relevancy = static_cast<std::int32_t>(line_.whole_number(1, millionths::one));
            line_.member("relevancy_known");
            row.relevancy_known = line_.truth();
            read_surface(row, *store_);
            read_text_of_row(texts);
            line_.close('}');
            add(row, rows);
        });
        report_.rows = store_->keep(rows);
        report_.row_texts = store_->keep(texts);
    }

    /// The text must come if it is wanted.
    void read_text_of_row(std::vector<std::string_view>& texts) {
        constexpr std::string_view name = "text";
        if (parts_.row_texts) {
            texts.push_back(store_->keep(text_member(line_, name)));
        } else if (line_.optional_member(name)) {
            line_.text();
        }
    }

    void read_terms() {
        std::vector<Item> terms;
        TextStore& store = store_of_terms();
        index_ = HashIndex();
        line_.member("terms");
        read_list(line_, [&] {
            line_.open('{');
            const std::string_view key = key_member(store);
            Item term = term_item(key, {}, number_member(line_, "line"));
            read_surface(term, store);
            line_.close('}');
            add(term, terms);
        });
        report_.terms = store.keep(terms);
    }

    /// A number of one of these.
    template <typename List>
    std::uint32_t number_of(const List& list) {
        if (list.empty())
            line_.fail_at(line_.position(), "expected none, as there is nothing to refer to");
        return line_.number(0, static_cast<std::uint32_t>(list.size() - 1));
    }

    std::span<const OtherSurface> read_surfaces(std::string_view name, std::span<const Item> items,
                                                TextStore& store) {
        std::vector<OtherSurface> others;
        line_.member(name);
        read_list(line_, [&] {
            OtherSurface other{};
            line_.open('{');
            line_.member("item");
            other.item = number_of(items);
            other.surface = name_member("surface", store);
            line_.close('}');
            if (other.surface == items[other.item].surface ||
                std::ranges::find(others, other) != others.end()) {
                line_.refuse("another way of writing");
            }
            others.push_back(other);
        });
        return store.keep(others);
    }

    void read_table_rows() {
        std::vector<std::uint32_t> rows;
        line_.member("table_rows");
        read_list(line_, [&] { rows.push_back(number_of(report_.rows)); });
        report_.row_of_line = store_->keep(rows);
    }

    /// True if the member comes, which it must if it is wanted.
    bool begin_part(std::string_view name, bool is_wanted) {
        if (is_wanted) {
            line_.member(name);
        } else if (!line_.optional_member(name)) {
            return false;
        }
        line_.open('{');
        return true;
    }

    void read_exact() {
        if (!begin_part("with_exact_names", parts_.find_terms)) return;
        std::vector<CaseEvidence> cases;
        line_.member("cases");
        read_list(line_, [&] {
            CaseEvidence of_term;
            line_.open('[');
            for (std::uint32_t* const count :
                 {&of_term.capitalized, &of_term.lower, &of_term.compounds, &of_term.listed,
                  &of_term.stands_out, &of_term.modifies}) {
                line_.next();
                *count = line_.number(0, limits::file_bytes);
            }
            line_.close(']');
            cases.push_back(of_term);
        });
        require_count(cases.size(), report_.terms.size(), "terms");
        NamedTerms::Builder named(report_.rows.size(), report_.terms.size(), *store_);
        std::size_t row = 0;
        line_.member("named");
        read_list(line_, [&] {
            if (row == report_.rows.size()) require_count(row + 1, row, "rows");
            std::uint32_t least = 0;
            read_list(line_, [&] {
                const std::uint32_t term = number_of(report_.terms);
                if (term < least) line_.refuse("rising numbers");
                least = term + 1;
                named.add(row, term);
            });
            ++row;
        });
        require_count(row, report_.rows.size(), "rows");
        line_.close('}');
        if (!parts_.find_terms) return;
        report_.cases = store_->keep(cases);
        report_.named = named.finish();
    }

    void require_count(std::size_t count, std::size_t expected, std::string_view of) {
        if (count == expected) return;
        line_.fail_at(line_.position(), "expected a list of one for each of " +
                                            std::to_string(expected) + " " + std::string(of) +
                                            ", got " + std::to_string(count));
    }

    void read_learned() {
        const bool is_wanted = parts_.running_texts != nullptr;
        if (!begin_part("with_learned_names", is_wanted)) return;
        // What is read without being wanted is soon forgotten.
        TextStore forgotten;
        TextStore& store = is_wanted ? *store_of_names_ : forgotten;
        NameSource names;
        names.explained = read_explained(store);
        names.keywords = read_listed("keywords", store);
        names.language = store.keep(text_member(line_, "language"));
        names.runs = read_runs(store);
        read_running_text(names);
        names.themes = read_listed("themes", store);
        require_listed(names);
        line_.close('}');
        if (is_wanted) report_.names = with_memory(std::move(names));
    }

    /// Learned names are done with where the texts are, and so is the memory of what they are from.
    NameSource with_memory(NameSource names) const {
        if (store_of_names_ == store_) return names;
        using Owners = std::pair<std::shared_ptr<const RunningTexts>, std::shared_ptr<TextStore>>;
        const auto owners = std::make_shared<const Owners>(names.texts, store_of_names_);
        names.texts = {owners, owners->first.get()};
        return names;
    }

    /// Where terms go: with learned names alone, which make others of them, with these.
    TextStore& store_of_terms() {
        const bool are_replaced = parts_.running_texts != nullptr && !parts_.find_terms;
        return are_replaced ? *store_of_names_ : *store_;
    }

    std::span<const ExplainedName> read_explained(TextStore& store) {
        std::vector<ExplainedName> all;
        line_.member("explained");
        read_list(line_, [&] {
            line_.open('{');
            const std::string_view long_key = store.keep(text_member(line_, "long"));
            const std::string_view short_form = store.keep(text_member(line_, "short"));
            line_.close('}');
            add_rising(ExplainedName{short_form, long_key}, all);
        });
        return store.keep(all);
    }

    std::span<const std::string_view> read_runs(TextStore& store) {
        std::vector<std::string_view> runs;
        line_.member("runs");
        TextStore forgotten;
        TextStore& texts = parts_.runs == NameRuns::leave ? forgotten : store;
        read_list(line_, [&] { add_rising(texts.keep(line_.text()), runs); });
        if (parts_.runs == NameRuns::leave) return {};
        return store.keep(runs);
    }

    template <typename T>
    void add_rising(const T& value, std::vector<T>& all) {
        if (!all.empty() && !(all.back() < value)) line_.refuse("rising texts");
        all.push_back(value);
    }

    std::span<const ListedName> read_listed(std::string_view name, TextStore& store) {
        std::vector<ListedName> names;
        line_.member(name);
        read_list(line_, [&] {
            ListedName listed{};
            line_.open('{');
            listed.line = number_member(line_, "line");
            listed.page = store.keep(text_member(line_, "page"));
            listed.surface = name_member("surface", store);
            line_.close('}');
            names.push_back(listed);
        });
        return store.keep(names);
    }

    void read_running_text(NameSource& names) {
        const std::string_view text = text_member(line_, "text");
        std::vector<RunningText::Row> rows;
        std::uint32_t begin = 0;
        line_.member("text_rows");
        read_list(line_, [&] {
            RunningText::Row row{};
            line_.open('{');
            row.end = place_in(text, begin, "end");
            row.line = number_member(line_, "line");
            row.name_end = place_in(text, begin, "name_end");
            if (row.name_end > row.end) line_.refuse("the end of a name in its row");
            if (rows.empty() && row.name_end > 0) line_.refuse("a summary without a name");
            line_.close('}');
            begin = row.end;
            rows.push_back(row);
        });
        require_count(rows.size(), report_.row_of_line.size() + 1, "rows and the summary");
        if (begin != text.size())
            line_.fail_at(line_.position(), "expected rows to the end of the text");
        if (parts_.running_texts == nullptr) return;
        names.text = parts_.running_texts->keep(report_with(text, rows));
        names.texts = parts_.running_texts;
    }

    /// A report whose running text it is: each text without its end, which is put behind it again.
    static Report report_with(std::string_view text, const std::vector<RunningText::Row>& rows) {
        const auto between = [text](std::size_t begin, std::size_t end) {
            return begin == end ? std::string_view() : text.substr(begin, end - begin - 1);
        };
        Report report;
        report.summary = between(0, rows.front().end);
        report.summary_position.line = rows.front().line;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            Row& row = report.rows.emplace_back();
            row.name = between(rows[i - 1].end, rows[i].name_end);
            row.description = between(rows[i].name_end, rows[i].end);
            row.position.line = rows[i].line;
        }
        return report;
    }

    /// Where a piece of a text ends: at its beginning, or behind the mark that ends a text.
    std::uint32_t place_in(std::string_view text, std::uint32_t begin, std::string_view name) {
        const std::uint32_t place =
            number_member(line_, name, begin, static_cast<std::uint32_t>(text.size()));
        if (place > begin && text[place - 1] != RunningText::end_of_text) {
            line_.refuse("where a text ends");
        }
        return place;
    }

    /// Each way of writing a term is that of a keyword or a theme.
    void require_listed(const NameSource& names) {
        std::unordered_set<std::string_view> listed;
        for (const auto list : {names.keywords, names.themes}) {
            for (const ListedName& name : list) listed.insert(name.surface);
        }
        const auto require = [&](std::string_view surface) {
            if (listed.contains(surface)) return;
            line_.fail_at(line_.position(),
                          "expected the term among keywords and themes: " + std::string(surface));
        };
        for (const Item& term : report_.terms) require(term.surface);
        for (const OtherSurface& other : report_.other_surfaces_of_terms) require(other.surface);
    }

    LineParser& line_;
    const ContributionOptions& parts_;
    const std::shared_ptr<TextStore>& store_;
    const std::shared_ptr<TextStore>& store_of_names_;
    Contribution report_;
    std::size_t key_begin_ = 0;  ///< of the item that was read last
    std::size_t items_ = 0;
    HashIndex index_;  ///< of the rows, then of the terms
};

std::uint64_t read_hash(LineParser& line) {
    const std::string_view text = text_member(line, "text_hash");
    std::uint64_t hash = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, hash, 16);
    if (text.size() != 16 || error != std::errc() || stop != end) {
        line.refuse("16 hexadecimal digits");
    }
    return hash;
}

void read_version(LineParser& line) {
    line.open('{');
    line.member("contribution");
    if (line.whole_number(0, INT64_MAX) != contribution_version) {
        line.refuse("version " + std::to_string(contribution_version) + " of contributions");
    }
}

}  // namespace

ContributionLine read_contribution_line(std::string_view text, const ContributionOptions& parts,
                                        const std::shared_ptr<TextStore>& store,
                                        const std::shared_ptr<TextStore>& store_of_names) {
    LineParser line(text);
    ContributionLine result;
    read_version(line);
    line.member("default_relevancy");
    result.default_relevancy =
        static_cast<std::int32_t>(line.whole_number(share_of_highest(1), share_of_highest(5)));
    DiagnosticList diagnostics;
    line.member("diagnostics");
    read_list(line, [&] { diagnostics.report(read_diagnostic(line)); });
    FileContributions& file = result.file;
    file.path = path_as_text(text_member(line, "path"));
    line.member("reports");
    read_list(line, [&] {
        file.all.push_back(
            ReportReader(line, parts, store, store_of_names ? store_of_names : store).read());
    });
    file.shown_path = path_as_text(text_member(line, "shown_path"));
    file.text_hash = read_hash(line);
    line.close('}');
    line.end();
    if (file.all.empty()) file.all.emplace_back();
    file.all.front().diagnostics = std::move(diagnostics);
    for (std::size_t i = 0; i < file.all.size(); ++i) {
        file.all[i].path = path_of_report(file.path, i + 1);
        file.all[i].shown_path = file.shown_path;
    }
    return result;
}

}  // namespace sigloom
