#include "exporters/csv/parser.hpp"

#include <algorithm>
#include <array>

namespace sigloom::csv {
namespace {

/// The first is what parts fields where others stand as often.
constexpr std::string_view separators = ",;\t|";

/// Behind the quotation mark that closes the one at `at`; the end where none does.
std::size_t behind_quoted(std::string_view bytes, std::size_t at) {
    do {
        at = bytes.find('"', at + 1);
        if (at == std::string_view::npos) return bytes.size();
        ++at;
    } while (at < bytes.size() && bytes[at] == '"');
    return at;
}

/// What the line of headings has most of outside quotation marks.
char separator_of(std::string_view bytes) {
    std::array<std::size_t, separators.size()> counts{};
    bool begins_field = true;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (begins_field && bytes[at] == '"') at = behind_quoted(bytes, at);
        if (at == bytes.size() || bytes[at] == '\n' || bytes[at] == '\r') break;
        const std::size_t which = separators.find(bytes[at]);
        begins_field = which != std::string_view::npos;
        if (begins_field) ++counts[which];
    }
    return separators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

/// Where the first line begins that is not empty.
std::size_t first_line(std::string_view bytes) {
    const std::size_t begin = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    return std::min(bytes.find_first_not_of("\r\n", begin), bytes.size());
}

}  // namespace

Parser::Parser(std::string_view bytes)
    : bytes_(bytes), at_(first_line(bytes)), separator_(separator_of(bytes.substr(at_))) {}

/// From behind the quotation mark to behind the one that closes it.
void Parser::read_quoted(CsvField& field) {
    field.quoted = true;
    while (true) {
        const std::size_t end = bytes_.find('"', at_);
        field.text += bytes_.substr(at_, std::min(end, bytes_.size()) - at_);
        if (end == std::string_view::npos) {
            at_ = bytes_.size();
            cut_off_ = true;
            return;
        }
        at_ = end + 1;
        if (at_ == bytes_.size() || bytes_[at_] != '"') return;
        field.text += '"';
        ++at_;
    }
}

bool Parser::next(std::vector<CsvField>& row) {
    while (at_ < bytes_.size() && (bytes_[at_] == '\n' || bytes_[at_] == '\r')) ++at_;
    if (at_ >= bytes_.size()) return false;
    constexpr std::size_t steps_of_a_field = 32;  // more or less
    std::size_t count = 0;
    while (true) {
        check_.after(steps_of_a_field);
        if (count == row.size()) row.emplace_back();
        CsvField& field = row[count++];
        field.text.clear();
        field.quoted = false;
        field.offset = at_;
        if (at_ < bytes_.size() && bytes_[at_] == '"') {
            ++at_;
            read_quoted(field);
        }
        std::size_t end = at_;
        while (end < bytes_.size() && bytes_[end] != separator_ && bytes_[end] != '\n' &&
               bytes_[end] != '\r') {
            ++end;
        }
        field.text += bytes_.substr(at_, end - at_);
        at_ = end;
        field.end = end;
        if (at_ == bytes_.size() || bytes_[at_] != separator_) break;
        ++at_;
    }
    row.resize(count);
    return true;
}

}  // namespace sigloom::csv
