#include "exporters/csv/parser.hpp"

#include <algorithm>

namespace sigloom::csv {
namespace {

char separator_of(std::string_view bytes) {
    const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
    char best = ',';
    for (const char separator : {';', '\t'}) {
        if (std::ranges::count(line, separator) > std::ranges::count(line, best)) best = separator;
    }
    return best;
}

}  // namespace

Parser::Parser(std::string_view bytes)
    : bytes_(bytes),
      at_(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0),
      separator_(separator_of(bytes)) {}

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
