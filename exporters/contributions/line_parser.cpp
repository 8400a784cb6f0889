#include "exporters/contributions/line_parser.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"

namespace sigloom {
namespace {

constexpr bool ends_plain_run(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

void append_utf8(std::string& out, std::uint32_t c) {
    const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    const auto add_continued = [&](unsigned shift) { add(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | c >> 6);
        add_continued(0);
    } else if (c < 0x10000) {
        add(0xE0 | c >> 12);
        add_continued(6);
        add_continued(0);
    } else {
        add(0xF0 | c >> 18);
        add_continued(12);
        add_continued(6);
        add_continued(0);
    }
}

std::string bracket_name(char bracket) {
    return std::string{'\'', bracket, '\''};
}

}  // namespace

void LineParser::fail_at(std::size_t offset, std::string message) const {
    throw LineFault{offset, std::move(message)};
}

void LineParser::fail(std::string_view expected) const {
    fail_at(at_, std::string("expected ").append(expected).append(", got ") + shown(at_));
}

void LineParser::refuse(std::string_view expected) const {
    fail_at(value_begin_,
            std::string("expected ").append(expected).append(", got ") + shown(value_begin_));
}

/// The value or the byte that begins there, for people.
std::string LineParser::shown(std::size_t begin) const {
    if (begin >= line_.size()) return "the end of the line";
    constexpr std::size_t most = 200;
    std::string_view token = line_.substr(begin, most);
    if (token.front() == '"') {
        token.remove_prefix(1);
        token = token.substr(0, token.find('"'));
    } else {
        const std::size_t length = token.find_first_of("[]{},:\"");
        token = token.substr(0, std::max<std::size_t>(length, 1));
    }
    return in_quotes(token);
}

void LineParser::pass(char byte) {
    if (at_ >= line_.size() || line_[at_] != byte) fail(bracket_name(byte));
    ++at_;
}

void LineParser::open(char bracket) {
    pass(bracket);
    is_first_ = true;
}

void LineParser::close(char bracket) {
    pass(bracket);
    is_first_ = false;
}

bool LineParser::at_end(char bracket) {
    if (at_ < line_.size() && line_[at_] == bracket) {
        close(bracket);
        return true;
    }
    next();
    return false;
}

void LineParser::next() {
    if (!std::exchange(is_first_, false)) pass(',');
}

void LineParser::member(std::string_view name) {
    if (!optional_member(name)) {
        if (!is_first_ && at_ < line_.size() && line_[at_] == ',') ++at_;
        fail(in_quotes(name));
    }
}

bool LineParser::optional_member(std::string_view name) {
    std::string_view left = rest();
    if (!is_first_) {
        if (!left.starts_with(',')) return false;
        left.remove_prefix(1);
    }
    if (left.size() < name.size() + 3 || left[0] != '"' || left.substr(1, name.size()) != name ||
        left.substr(name.size() + 1, 2) != "\":") {
        return false;
    }
    at_ = line_.size() - left.size() + name.size() + 3;
    is_first_ = false;
    return true;
}

std::string_view LineParser::text() {
    value_begin_ = at_;
    if (at_ >= line_.size() || line_[at_] != '"') fail("a text");
    const std::size_t begin = ++at_;
    const auto* const stop = std::find_if(line_.begin() + begin, line_.end(), ends_plain_run);
    at_ = static_cast<std::size_t>(stop - line_.begin());
    const bool has_escapes = at_ < line_.size() && line_[at_] == '\\';
    if (has_escapes) {
        read_escapes(begin);
    } else if (at_ < line_.size() && line_[at_] != '"') {
        fail("no control character in a text");
    }
    if (at_ >= line_.size()) fail("the end of a text");
    const std::string_view raw = line_.substr(begin, at_ - begin);
    if (const std::size_t bad = find_invalid_utf8(raw); bad < raw.size()) {
        fail_at(begin + bad, "expected UTF-8, got another byte");
    }
    ++at_;
    return has_escapes ? std::string_view(unescaped_) : raw;
}

/// Reads on to the quote that ends the text, from its first backslash.
void LineParser::read_escapes(std::size_t begin) {
    unescaped_.assign(line_, begin, at_ - begin);
    while (at_ < line_.size() && line_[at_] != '"') {
        if (line_[at_] == '\\') {
            append_escaped(at_);
            continue;
        }
        if (static_cast<unsigned char>(line_[at_]) < 0x20) fail("no control character in a text");
        const auto* const stop = std::find_if(line_.begin() + at_, line_.end(), ends_plain_run);
        const auto length = static_cast<std::size_t>(stop - line_.begin()) - at_;
        unescaped_.append(line_, at_, length);
        at_ += length;
    }
}

/// What stands behind a backslash.
void LineParser::append_escaped(std::size_t begin) {
    constexpr std::string_view escaped = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    ++at_;
    if (at_ >= line_.size()) fail("an escape");
    const char c = line_[at_];
    if (const std::size_t which = escaped.find(c); which != std::string_view::npos) {
        unescaped_ += meant[which];
        ++at_;
        return;
    }
    if (c != 'u') fail("an escape");
    std::uint32_t value = hex_digits(++at_);
    if (value >= 0xD800 && value < 0xDC00 && rest().starts_with("\\u")) {
        const std::uint32_t low = hex_digits(at_ + 2);
        if (low < 0xDC00 || low > 0xDFFF) fail_at(begin, "expected both halves of a character");
        value = 0x10000 + (value - 0xD800) * 0x400 + (low - 0xDC00);
    } else if (value >= 0xD800 && value <= 0xDFFF) {
        fail_at(begin, "expected both halves of a character");
    }
    if (value == 0) fail_at(begin, "expected no NUL in a text");
    append_utf8(unescaped_, value);
}

/// Four of them, which are passed.
std::uint32_t LineParser::hex_digits(std::size_t begin) {
    const std::string_view digits = line_.substr(std::min(begin, line_.size())).substr(0, 4);
    std::uint32_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value, 16);
    at_ = begin;
    if (digits.size() != 4 || error != std::errc() || stop != end) fail("four hexadecimal digits");
    at_ += 4;
    return value;
}

std::int64_t LineParser::whole_number(std::int64_t least, std::int64_t most) {
    value_begin_ = at_;
    const std::string_view left = rest();
    std::int64_t value = 0;
    const auto [stop, error] = std::from_chars(left.data(), left.data() + left.size(), value);
    const auto length = static_cast<std::size_t>(stop - left.data());
    const bool has_leading_zero = length > 1 && left.front() == '0';
    const bool goes_on =
        length < left.size() && (left[length] == '.' || (left[length] | 0x20) == 'e');
    if (error == std::errc::invalid_argument || has_leading_zero || goes_on) {
        fail("a whole number");
    }
    if (error != std::errc() || value < least || value > most) {
        fail("a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    at_ += length;
    return value;
}

bool LineParser::truth() {
    value_begin_ = at_;
    for (const bool value : {false, true}) {
        const std::string_view name = value ? "true" : "false";
        if (!rest().starts_with(name)) continue;
        at_ += name.size();
        return value;
    }
    fail("true or false");
}

void LineParser::end() {
    if (at_ < line_.size()) fail("the end of the line");
}

}  // namespace sigloom
