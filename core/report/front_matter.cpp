#include "core/report/front_matter.hpp"

#include <algorithm>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// Longer front matter is none, but text between two lines across the page.
constexpr std::size_t most_lines = 500;

bool is_blank(std::string_view line) {
    return trim(line).empty();
}

bool is_opening(std::string_view line) {
    return line.starts_with("---") && is_blank(line.substr(3));
}

bool is_closing(std::string_view line) {
    return is_opening(line) || (line.starts_with("...") && is_blank(line.substr(3)));
}

bool is_indented(std::string_view line) {
    return line.starts_with(' ') || line.starts_with('\t');
}

/// How long the key of a line `key: value` at the left edge is; 0 for another line.
std::size_t key_size(std::string_view line) {
    constexpr std::size_t longest_key = 60;
    if (line.empty() || is_indented(line)) return 0;
    const std::size_t colon = line.substr(0, longest_key).find(':');
    if (colon == std::string_view::npos || colon == 0) return 0;
    if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') return 0;
    return std::string_view("#-\"'[{|>*&!%@`").find(line.front()) == std::string_view::npos ? colon
                                                                                            : 0;
}

bool is_comment(std::string_view line) {
    return trim(line).starts_with('#');
}

/// The line behind the closing one; 0 if the lines behind `first` are no front matter.
std::size_t end_of(std::span<const std::string_view> lines, std::size_t first, bool may_be_blank) {
    bool has_key = false;
    const std::size_t last = std::min(lines.size(), first + most_lines);
    for (std::size_t line = first + 1; line < last; ++line) {
        const std::string_view text = lines[line];
        if (is_closing(text)) return has_key ? line + 1 : 0;
        if (is_blank(text)) {
            if (!may_be_blank) return 0;
        } else if (key_size(text) > 0) {
            has_key = true;
        } else if (!has_key && !is_comment(text)) {
            return 0;
        }
    }
    return 0;
}

/// Reads the value of one key from the lines that belong to it.
class ValueReader {
  public:
    explicit ValueReader(Property& into) : into_(into) {}

    /// What stands behind the colon.
    void first(std::string_view text, Position at) {
        text = skip_blanks(text, at);
        if (text.starts_with('|') || text.starts_with('>')) {
            is_block_ = true;
        } else if (text.starts_with('[')) {
            into_.is_list = true;
            flow_depth_ = 1;
            at.column += 1;
            flow(text.substr(1), at);
        } else {
            append(text, at);
        }
    }

    /// A further line, without its end.
    void more(std::string_view line, Position at) {
        const std::string_view text = skip_blanks(line, at);
        if (text.empty()) return;
        if (is_block_) {
            append_words(text, at);
        } else if (flow_depth_ > 0) {
            flow(text, at);
        } else if (is_comment(text)) {
            return;
        } else if (text == "-" || text.starts_with("- ")) {
            into_.is_list = true;
            at.column += 1;
            const std::string_view item = skip_blanks(text.substr(1), at);
            if (!item.empty()) add(item, at);
        } else if (!into_.is_list && key_size(text) == 0) {
            append(text, at);  // a scalar goes on
        }
    }

  private:
    static std::string_view skip_blanks(std::string_view text, Position& at) {
        const std::string_view trimmed = trim(text);
        if (!trimmed.empty()) {
            at.column += static_cast<std::uint32_t>(trimmed.data() - text.data());
        }
        return trimmed;
    }

    /// The items of a list in brackets, as far as this line has them.
    void flow(std::string_view text, Position at) {
        std::size_t begin = 0;
        char quote = 0;
        const auto end_item = [&](std::size_t end) {
            Position place = at;
            place.column += static_cast<std::uint32_t>(begin);
            const std::string_view item = skip_blanks(text.substr(begin, end - begin), place);
            if (!item.empty()) add(item, place);
            begin = end + 1;
        };
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (quote != 0) {
                if (c == '\\' && quote == '"')
                    ++i;
                else if (c == quote)
                    quote = 0;
            } else if ((c == '"' || c == '\'') && trim(text.substr(begin, i - begin)).empty()) {
                quote = c;
            } else if (c == ',' || c == ']') {
                end_item(i);
                if (c == ']') {
                    flow_depth_ = 0;
                    return;
                }
            }
        }
        end_item(text.size());
    }

    void add(std::string_view text, Position at) {
        std::string value = scalar(text);
        if (!value.empty()) into_.values.push_back({std::move(value), at});
    }

    void append(std::string_view text, Position at) {
        const std::string value = scalar(text);
        if (!value.empty()) append_words(value, at);
    }

    void append_words(std::string_view words, Position at) {
        if (into_.values.empty()) {
            into_.values.push_back({std::string(words), at});
        } else {
            (into_.values.front().text += ' ') += words;
        }
    }

    /// Without its quotes, or without the comment behind it.
    static std::string scalar(std::string_view text) {
        const char quote = text.empty() ? '\0' : text.front();
        if (quote != '"' && quote != '\'') {
            for (std::size_t hash = text.find('#'); hash != std::string_view::npos;
                 hash = text.find('#', hash + 1)) {
                if (hash == 0 ? text.substr(1).starts_with(' ') : text[hash - 1] == ' ') {
                    return std::string(trim(text.substr(0, hash)));
                }
            }
            return text == "~" || text == "null" ? std::string() : std::string(text);
        }
        std::string value;
        for (std::size_t i = 1; i < text.size(); ++i) {
            const char c = text[i];
            if (c == quote) {
                if (quote == '"' || text.substr(i + 1, 1) != "'") break;
                ++i;  // '' is an apostrophe
            } else if (c == '\\' && quote == '"' && i + 1 < text.size()) {
                ++i;
                value += text[i] == 'n' || text[i] == 't' ? ' ' : text[i];
                continue;
            }
            value += c;
        }
        return value;
    }

    Property& into_;
    bool is_block_ = false;  ///< a scalar of the lines below
    int flow_depth_ = 0;     ///< inside a list in brackets
};

}  // namespace

std::vector<FrontMatterLines> find_front_matter(std::span<const std::string_view> lines) {
    std::vector<FrontMatterLines> found;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (!is_opening(lines[line]) || (line > 0 && !is_blank(lines[line - 1]))) continue;
        const std::size_t end = end_of(lines, line, line == 0);
        if (end == 0) continue;
        found.push_back({static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(end)});
        line = end - 1;
    }
    return found;
}

std::vector<Property> read_front_matter(std::span<const std::string_view> lines,
                                        FrontMatterLines where) {
    std::vector<Property> properties;
    for (std::uint32_t line = where.first + 1; line + 1 < where.end;) {
        const std::string_view text = lines[line];
        const std::size_t size = key_size(text);
        const Position place{line + 1, 1};
        ++line;
        if (size == 0) continue;
        Property& property = properties.emplace_back();
        property.key = trim(text.substr(0, size));
        property.position = place;
        ValueReader reader(property);
        reader.first(text.substr(size + 1), {place.line, static_cast<std::uint32_t>(size) + 2});
        for (; line + 1 < where.end && key_size(lines[line]) == 0; ++line) {
            reader.more(lines[line], {line + 1, 1});
        }
    }
    return properties;
}

}  // namespace sigloom
