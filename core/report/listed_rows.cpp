#include "core/report/listed_rows.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/report/clean_text.hpp"
#include "core/report/item_text.hpp"
#include "core/report/markdown.hpp"
#include "core/report/relevancy.hpp"
#include "core/report/row_maker.hpp"
#include "core/report/wiki_links.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

/// A text of more words is no name but a description.
constexpr std::ptrdiff_t most_words_of_a_name = 10;

/// What is no number by itself, but says that it is a relevancy: 4/5, relevancy 4, \u2605\u2605\u2605.
std::optional<double> marked_relevancy(std::string_view text, const ReportSchema& schema) {
    const std::size_t word_end = std::min(text.find_first_of(": 0123456789"), text.size());
    if (schema.field(text.substr(0, word_end)) == Field::relevancy) {
        return relevancy_of(
            text.substr(std::min(text.find_first_not_of(": ", word_end), text.size())));
    }
    const bool is_plain = text.find_first_not_of("0123456789.") == std::string_view::npos;
    return is_plain ? std::nullopt : relevancy_of(text);
}

class ListReader {
  public:
    ListReader(RowKind kind, const ReportSchema& schema, const FileReporter& report, Report& into)
        : schema_(schema), report_(report), maker_(report, kind, into), texts_(*into.texts) {}

    void read(cmark_node* list) {
        std::size_t added = 0;
        for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
             item = cmark_node_next(item)) {
            RawRow row(position_of(item));
            read_item(item, row);
            added += maker_.add(row) ? 1 : 0;
        }
        report_(Oddity::listed_rows, position_of(list),
                "list where a table is expected, read as " + std::to_string(added) +
                    (added == 1 ? " row" : " rows"));
    }

  private:
    void read_item(cmark_node* item, RawRow& row) {
        std::vector<cmark_node*> inner;
        const std::string whole = plain_text(item, Without::code_and_lists, &inner);
        std::string_view text = without_box(whole);
        const std::string bold = bold_name(item, text);
        text = take_relevancy(text, item, row);
        if (!bold.empty()) {
            add(Field::name, bold, item, row);
            text = behind_name(text, bold);
        } else if (const std::size_t colon = end_of_name(text); colon != std::string_view::npos) {
            add(Field::name, text.substr(0, colon), item, row);
            text = behind_name(text, text.substr(0, colon));
        } else if (words_in(text) <= most_words_of_a_name) {
            add(Field::name, text, item, row);
            text = {};
        }
        add(Field::description, text, item, row);
        report_left_out(inner, report_);
        for (cmark_node* const list : inner) {
            if (cmark_node_get_type(list) == CMARK_NODE_LIST) read_fields(list, row);
        }
    }

    /// The items of a list inside the item of a row.
    void read_fields(cmark_node* list, RawRow& row) {
        for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
             item = cmark_node_next(item)) {
            std::vector<cmark_node*> inner;
            const std::string text = plain_text(item, Without::code_and_lists, &inner);
            const std::size_t colon = text.find(':');
            std::optional<Field> field;
            if (colon != std::string::npos) field = schema_.field(text.substr(0, colon));
            if (field && *field != Field::index) {
                add(*field, trim(std::string_view(text).substr(colon + 1)), item, row);
            } else {
                add(Field::description, text, item, row);
            }
            report_left_out(inner, report_);
            for (cmark_node* const deeper : inner) {
                if (cmark_node_get_type(deeper) == CMARK_NODE_LIST) read_fields(deeper, row);
            }
        }
    }

    /// Takes the relevancy in brackets off the end of a text.
    std::string_view take_relevancy(std::string_view text, cmark_node* item, RawRow& row) {
        std::string_view rest = text;
        if (rest.ends_with('.')) rest.remove_suffix(1);
        if (!rest.ends_with(')') && !rest.ends_with(']')) return text;
        const std::size_t open = rest.find_last_of("([");
        if (open == std::string_view::npos || open == 0) return text;
        const std::string_view inside = trim(rest.substr(open + 1, rest.size() - open - 2));
        if (!marked_relevancy(inside, schema_)) return text;
        add(Field::relevancy, inside, item, row);
        return trim(text.substr(0, open));
    }

    void add(Field field, std::string_view text, cmark_node* item, RawRow& row) {
        if (!text.empty()) row.add(field, texts_.keep(text), position_of(item));
    }

    static std::ptrdiff_t words_in(std::string_view text) {
        return std::ranges::count(text, ' ') + 1;
    }

    /// Where a short name ends that a colon or a dash parts from its description.
    static std::size_t end_of_name(std::string_view text) {
        std::size_t end = std::string_view::npos;
        for (const std::string_view mark : {": ", " - ", " \u2013 ", " \u2014 "}) {
            end = std::min(end, text.find(mark));
        }
        const bool is_short = end != std::string_view::npos && end > 0 &&
                              words_in(text.substr(0, end)) <= most_words_of_a_name;
        return is_short ? end : std::string_view::npos;
    }

    static std::string_view behind_name(std::string_view text, std::string_view name) {
        std::string_view rest = trim(text.substr(std::min(name.size(), text.size())));
        return trim(rest.substr(explanation_mark(rest)));
    }

    const ReportSchema& schema_;
    const FileReporter& report_;
    RowMaker maker_;
    TextStore& texts_;
};

}  // namespace

void read_listed_rows(cmark_node* list, RowKind kind, const ReportSchema& schema,
                      const FileReporter& report, Report& into) {
    ListReader(kind, schema, report, into).read(list);
}

}  // namespace sigloom
