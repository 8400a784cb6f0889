#include "core/names/name_lines.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// Reads one field and steps over it.
NameField read_field(std::string_view line, std::size_t& at, std::string_view path,
                     std::size_t number) {
    NameField field{{}, at + 1};
    if (at >= line.size() || line[at] != '"') {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        field.text = line.substr(at, end - at);
        at = end;
        return field;
    }
    for (++at; at < line.size(); ++at) {
        if (line[at] != '"') {
            field.text += line[at];
        } else if (at + 1 < line.size() && line[at + 1] == '"') {
            field.text += line[at++];
        } else {
            break;
        }
    }
    if (at >= line.size()) fail_in_names(path, number, field.column, "expected a closing quote");
    ++at;
    if (at < line.size() && line[at] != '\t') {
        fail_in_names(path, number, at + 1, "expected a tab behind the closing quote");
    }
    return field;
}

}  // namespace

void fail_in_names(std::string_view path, std::size_t line, std::size_t column,
                   const std::string& what) {
    throw std::runtime_error(printable(path) + ':' + std::to_string(line) + ':' +
                             std::to_string(column) + ": " + what);
}

std::string as_name_field(std::string_view text) {
    std::string safe;
    const bool needs_quotes = text.starts_with('"') || text.find('\t') != std::string_view::npos;
    if (needs_quotes) safe += '"';
    for (const char c : text) {
        if (needs_quotes && c == '"') safe += '"';
        safe += c == '\n' || c == '\r' ? ' ' : c;
    }
    if (needs_quotes) safe += '"';
    return safe;
}

std::vector<NameLine> read_name_lines(std::string_view text, std::string_view path) {
    std::vector<NameLine> lines;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        if (const std::size_t bad = find_invalid_utf8(line); bad != line.size()) {
            fail_in_names(path, number, bad + 1, "expected UTF-8");
        }
        NameLine& read = lines.emplace_back();
        read.number = number;
        for (std::size_t at = 0;; ++at) {
            read.fields.push_back(read_field(line, at, path, number));
            if (at >= line.size()) break;
        }
    }
    return lines;
}

}  // namespace sigloom
