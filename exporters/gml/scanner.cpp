#include "exporters/gml/scanner.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "exporters/common/describe.hpp"

namespace sigloom::gml {
namespace {

constexpr bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

constexpr bool ends_word(char c) {
    return is_space(c) || c == '"' || c == '[' || c == ']' || c == '\0';
}

}  // namespace

Scanner::Scanner(std::string_view bytes)
    : bytes_(bytes), at_(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}

void Scanner::skip_space() {
    for (; at_ < bytes_.size(); ++at_) {
        if (bytes_[at_] == '#') {
            at_ = std::min(bytes_.find('\n', at_), bytes_.size());
            if (at_ == bytes_.size()) return;
        } else if (!is_space(bytes_[at_])) {
            return;
        }
    }
}

Token Scanner::fail(std::size_t offset, std::string expected) {
    damaged_at_ = offset;
    damage_ = std::move(expected);
    return {Token::Type::damage, damaged_at_, {}};
}

Token Scanner::next() {
    if (!damage_.empty()) return {Token::Type::damage, damaged_at_, {}};
    const std::size_t before = at_;
    skip_space();
    const std::size_t begin = at_;
    const auto token = [&](Token::Type type, std::size_t end) {
        check_.after(end - before);
        at_ = end;
        return Token{type, begin, bytes_.substr(begin, end - begin)};
    };
    if (begin == bytes_.size()) {
        if (depth_ > 0) return fail(begin, "expected ], got the end of the file");
        return token(Token::Type::file_end, begin);
    }
    switch (bytes_[begin]) {
        case '[':
            if (++depth_ > deepest) {
                return fail(begin,
                            fmt::format("expected at most {} lists inside each other", deepest));
            }
            return token(Token::Type::open, begin + 1);
        case ']':
            if (depth_ == 0) return fail(begin, "expected a key, got ']'");
            --depth_;
            return token(Token::Type::close, begin + 1);
        case '"': {
            const std::size_t end = bytes_.find('"', begin + 1);
            if (end == std::string_view::npos) {
                return fail(begin, "expected a text that ends in \", got the end of the file");
            }
            Token text = token(Token::Type::text, end + 1);
            text.text = text.text.substr(1, end - begin - 1);
            return text;
        }
        default:
            break;
    }
    std::size_t end = begin;
    while (end < bytes_.size() && !ends_word(bytes_[end])) ++end;
    if (end == begin) {
        return fail(begin, "expected a key or a value, got " + describe(bytes_, begin));
    }
    return token(Token::Type::word, end);
}

std::string_view Scanner::rest_of_words() {
    std::size_t end = at_;
    while (end < bytes_.size() && bytes_[end] != '\n' && bytes_[end] != '\r') {
        if (!is_space(bytes_[end]) && ends_word(bytes_[end])) return {};
        ++end;
    }
    while (end > at_ && is_space(bytes_[end - 1])) --end;
    const std::string_view rest = bytes_.substr(at_, end - at_);
    at_ = end;
    return rest;
}

}  // namespace sigloom::gml
