#include "core/report/row_maker.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "core/report/checked_name.hpp"
#include "core/report/clean_text.hpp"
#include "core/report/relevancy.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// How many words of its description a row without a name is called by.
constexpr std::size_t words_of_a_name = 8;

std::string_view first_words(std::string_view text) {
    std::size_t words = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = code_point_at(text, at);
        if (is_white_space(point.value) && ++words == words_of_a_name) break;
        at += point.size;
    }
    return text.substr(0, at);
}

std::string shortest(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

}  // namespace

std::string_view RawRow::joined(Field field, TextStore& texts) const {
    const std::string_view first = text_of(field);
    const auto is_meant = [field](const Piece& piece) { return piece.field == field; };
    if (std::ranges::none_of(more_, is_meant)) return first;
    std::string all(first);
    for (const Piece& piece : more_) {
        if (is_meant(piece)) (all += ' ') += piece.text;
    }
    return texts.keep(all);
}

bool RowMaker::add(const RawRow& raw) {
    const auto text_of = [&](Field field) { return clean_text(raw.joined(field, texts_), texts_); };
    Row row;
    row.kind = kind_;
    row.position = raw.position();
    row.description = text_of(Field::description);
    row.change = text_of(Field::change);
    row.horizon = text_of(Field::horizon);
    row.driving_force = text_of(Field::driving_force);
    row.name = checked_name(raw.joined(Field::name, texts_), row.position, report_, texts_);
    if (row.name.empty()) name_by_text(row);
    if (row.name.empty()) return false;
    const std::string_view relevancy = text_of(Field::relevancy);
    row.relevancy = relevancy_of(relevancy);
    report_relevancy(row, relevancy, raw.relevancy_position());
    rows_.push_back(row);
    return true;
}

void RowMaker::name_by_text(Row& row) {
    const auto texts = row.texts();
    const auto text = std::ranges::find_if_not(texts, &std::string_view::empty);
    if (text == texts.end()) return;
    row.name = checked_name(first_words(*text), row.position, report_, texts_);
    if (!expects_name) return;
    report_(Oddity::unnamed_row, row.position, "row without a name, called " + quoted(row.name));
}

void RowMaker::report_relevancy(const Row& row, std::string_view text, Position place) const {
    if (says_nothing(text)) {
        if (!expects_relevancy) return;
        report_(Oddity::missing_relevancy, row.position,
                "expected a relevancy from 1 to 5, got none; counts as the default");
    } else if (!row.relevancy) {
        report_(
            Oddity::unusable_relevancy, place,
            "expected a relevancy from 1 to 5, got " + quoted(text) + "; counts as the default");
    } else if (text.find_first_not_of("+0123456789.") != std::string_view::npos) {
        report_(Oddity::written_relevancy, place,
                "relevancy " + quoted(text) + ", read as " + shortest(*row.relevancy));
    }
}

}  // namespace sigloom
