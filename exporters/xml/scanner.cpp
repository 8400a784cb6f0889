#include "exporters/xml/scanner.hpp"

#include <fmt/format.h>
#include <array>

#include "exporters/common/describe.hpp"
#include "exporters/common/escape.hpp"

namespace sigloom {
namespace {

constexpr bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Bytes that end the name of an element.
constexpr std::array<bool, 256> ends_name = [] {
    std::array<bool, 256> table{};
    for (const char c : {' ', '\n', '\t', '\r', '/', '>', '<', '"', '\'', '=', '\0'}) {
        table[static_cast<unsigned char>(c)] = true;
    }
    return table;
}();

/// Bytes that matter between the name and the end of a tag.
constexpr std::array<bool, 256> stops_tag = [] {
    std::array<bool, 256> table{};
    for (const char c : {'>', '<', '"', '\''}) table[static_cast<unsigned char>(c)] = true;
    return table;
}();

std::size_t skip_to(const std::array<bool, 256>& stop, std::string_view bytes, std::size_t at) {
    while (at < bytes.size() && !stop[static_cast<unsigned char>(bytes[at])]) ++at;
    return at;
}

std::string tag(std::string_view opening, std::string_view name) {
    std::string text(opening);
    text += xml_legal(name.substr(0, 60));
    text += '>';
    return text;
}

}  // namespace

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view root_name(std::string_view bytes) {
    XmlScanner scanner(bytes);
    while (const auto token = scanner.next()) {
        if (token->type == XmlToken::Type::file_end) break;
        if (!token->name.empty()) return local_name(token->name);
    }
    return {};
}

std::optional<XmlToken> XmlScanner::fail(std::size_t offset, std::string_view expected) {
    error_ =
        XmlError{offset, fmt::format("expected {}, got {}", expected, describe(bytes_, offset))};
    return std::nullopt;
}

std::optional<XmlToken> XmlScanner::token(XmlToken::Type type, std::size_t end,
                                          std::string_view name) {
    const XmlToken found{type, at_, end, name};
    at_ = end;
    return found;
}

std::optional<XmlToken> XmlScanner::next() {
    using enum XmlToken::Type;
    constexpr std::size_t steps_of_a_token = 64;  // more or less
    check_.after(steps_of_a_token);
    if (error_) return std::nullopt;
    if (at_ == bytes_.size()) {
        if (!open_.empty()) return fail(at_, tag("</", open_.back()));
        return token(file_end, at_);
    }
    const std::string_view rest = bytes_.substr(at_);
    if (rest[0] != '<') {
        const std::size_t end = std::min(bytes_.find('<', at_), bytes_.size());
        if (open_.empty()) {
            for (std::size_t i = at_; i < end; ++i) {
                if (!is_space(bytes_[i])) return fail(i, "<");
            }
        }
        return token(text, end);
    }
    if (rest.starts_with("</")) return read_end_tag();
    if (rest.starts_with("<!--")) return read_until("-->", 4, skipped, "--> after <!--");
    if (rest.starts_with("<![CDATA[")) {
        if (open_.empty()) return fail(at_, "an element");
        return read_until("]]>", 9, text, "]]> after <![CDATA[");
    }
    if (rest.starts_with("<?")) return read_until("?>", 2, skipped, "?> after <?");
    if (rest.starts_with("<!")) return read_doctype();
    return read_tag();
}

std::optional<XmlToken> XmlScanner::read_tag() {
    const std::size_t name_end = skip_to(ends_name, bytes_, at_ + 1);
    if (name_end == at_ + 1) return fail(name_end, "the name of an element");
    const std::string_view name = bytes_.substr(at_ + 1, name_end - at_ - 1);
    std::size_t end = name_end;
    while ((end = skip_to(stops_tag, bytes_, end)) < bytes_.size() && bytes_[end] != '>') {
        if (bytes_[end] == '<') return fail(end, tag("> at the end of <", name));
        const std::size_t closing = bytes_.find(bytes_[end], end + 1);
        if (closing == std::string_view::npos) {
            return fail(bytes_.size(), bytes_[end] == '"' ? "\"" : "'");
        }
        end = closing + 1;
    }
    if (end == bytes_.size()) return fail(end, tag("> at the end of <", name));
    if (bytes_[end - 1] == '/') return token(XmlToken::Type::empty, end + 1, name);
    if (open_.size() == deepest) {
        error_ = XmlError{at_, fmt::format("elements are nested deeper than {}", deepest)};
        return std::nullopt;
    }
    open_.push_back(name);
    return token(XmlToken::Type::start, end + 1, name);
}

std::optional<XmlToken> XmlScanner::read_end_tag() {
    const std::size_t name_end = skip_to(ends_name, bytes_, at_ + 2);
    const std::string_view name = bytes_.substr(at_ + 2, name_end - at_ - 2);
    std::size_t end = name_end;
    while (end < bytes_.size() && is_space(bytes_[end])) ++end;
    if (end == bytes_.size() || bytes_[end] != '>')
        return fail(end, tag("> at the end of </", name));
    if (open_.empty()) return fail(at_, "no closing tag");
    if (open_.back() != name) return fail(at_, tag("</", open_.back()));
    open_.pop_back();
    return token(XmlToken::Type::end, end + 1, name);
}

std::optional<XmlToken> XmlScanner::read_until(std::string_view closing, std::size_t skip,
                                               XmlToken::Type type, const char* what) {
    const std::size_t found = bytes_.find(closing, at_ + skip);
    if (found == std::string_view::npos) return fail(bytes_.size(), what);
    return token(type, found + closing.size());
}

std::optional<XmlToken> XmlScanner::read_doctype() {
    std::size_t brackets = 0;
    for (std::size_t at = at_ + 2; at < bytes_.size(); ++at) {
        const char c = bytes_[at];
        if (c == '[') ++brackets;
        if (c == ']' && brackets > 0) --brackets;
        if (c == '>' && brackets == 0) return token(XmlToken::Type::skipped, at + 1);
        std::size_t closing = at;
        if (c == '"' || c == '\'') {
            closing = bytes_.find(c, at + 1);
        } else if (bytes_.substr(at).starts_with("<!--")) {
            closing = bytes_.find("-->", at + 4);
        }
        if (closing == std::string_view::npos) break;
        at = closing;
    }
    return fail(bytes_.size(), "> at the end of <!");
}

}  // namespace sigloom
