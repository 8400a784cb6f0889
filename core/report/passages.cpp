#include "core/report/passages.hpp"

#include <algorithm>
#include <iterator>

#include "core/text/fold.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char byte : trim(text)) {
        const bool is_space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
        if (!is_space) {
            line += byte;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    return line;
}

/// Whether a sentence ends in what stands between two words.
bool ends_sentence(std::string_view separators) {
    constexpr std::string_view marks[] = {".",      "!",      "?",      "\n",
                                          "\u2026", "\u3002", "\uFF01", "\uFF1F"};
    return std::ranges::any_of(marks, [&](std::string_view mark) {
        return separators.find(mark) != std::string_view::npos;
    });
}

/// Where the sentences of a text begin; opening quotes and brackets belong to what follows.
std::vector<std::size_t> sentence_begins(std::string_view text) {
    std::vector<std::size_t> begins;
    WordReader reader(text);
    std::size_t before = 0;  // the end of the word before
    while (reader.next()) {
        std::size_t begin = reader.begin();
        const std::string_view between = text.substr(before, begin - before);
        const bool is_start = (reader.flags() & word_is::sentence_start) != 0;
        if (begins.empty() || (is_start && ends_sentence(between))) {
            const std::size_t space = between.find_last_of(" \n");
            if (space != std::string_view::npos) begin = before + space + 1;
            begins.push_back(begins.empty() ? 0 : begin);
        }
        before = reader.end();
    }
    return begins;
}

/// Finds the lines of texts that stand one after the other in a file.
class LineFinder {
  public:
    LineFinder(std::string_view markdown, std::uint32_t first_line)
        : markdown_(markdown), line_(first_line) {
        for (std::uint32_t line = 1; line < first_line && at_ < markdown_.size(); ++line) {
            at_ = std::min(markdown_.find('\n', at_), markdown_.size() - 1) + 1;
        }
    }

    /// The line of the next text, by its first words; that of the one before, if markup or the end
    /// of a line stands between them.
    std::uint32_t line_of(std::string_view text) {
        constexpr std::size_t shortest = 4;  // in bytes: what is shorter stands anywhere
        for (const std::size_t words : {6, 3, 2, 1}) {
            const std::string_view beginning = first_words(text, words);
            const std::size_t found = markdown_.find(beginning, at_);
            if (found == std::string_view::npos || beginning.size() < shortest) continue;
            line_ += static_cast<std::uint32_t>(
                std::ranges::count(markdown_.substr(at_, found - at_), '\n'));
            at_ = found;
            break;
        }
        return line_;
    }

  private:
    static std::string_view first_words(std::string_view text, std::size_t count) {
        std::size_t end = 0;
        for (; count > 0 && end < text.size(); --count) {
            end = std::min(text.find(' ', end + 1), text.size());
        }
        return text.substr(0, end);
    }

    std::string_view markdown_;
    std::size_t at_ = 0;
    std::uint32_t line_;
};

void add_sentences(const Report& report, std::string_view markdown, std::vector<Passage>& all) {
    const std::string_view summary = report.summary;
    const std::vector<std::size_t> begins = sentence_begins(summary);
    LineFinder lines(markdown, report.summary_position.line);
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : summary.size();
        std::string text = on_one_line(summary.substr(begins[i], end - begins[i]));
        const std::uint32_t line = lines.line_of(text);
        all.push_back({std::move(text), line, false});
    }
}

std::string row_text(const Row& row) {
    std::string text = on_one_line(row.name);
    for (const std::string_view cell : row.texts()) {
        if (cell.empty()) continue;
        if (!text.empty()) text += " | ";
        text += on_one_line(cell);
    }
    return text;
}

}  // namespace

std::vector<Passage> passages(const Report& report, std::string_view markdown) {
    std::vector<Passage> all;
    add_sentences(report, markdown, all);
    std::ranges::move(row_passages(report), std::back_inserter(all));
    return all;
}

std::vector<Passage> row_passages(const Report& report) {
    std::vector<Passage> rows;
    for (const Row& row : report.rows) rows.push_back({row_text(row), row.position.line, true});
    return rows;
}

}  // namespace sigloom
