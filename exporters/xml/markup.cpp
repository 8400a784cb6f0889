#include "exporters/xml/markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <unordered_set>
#include <utility>

#include "core/text/utf8.hpp"
#include "exporters/common/describe.hpp"

namespace sigloom::xml {
namespace {

constexpr std::string_view space = " \t\r\n";
constexpr std::string_view opening = "<_>";
constexpr std::string_view closing = "</_>";

constexpr bool is_legal(std::uint32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
           (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
}

constexpr bool is_illegal_byte(char c) {
    return c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// How long the character reference at `at` is if it names a character that XML does not allow; 0 for
/// anything else.
std::size_t illegal_reference(std::string_view markup, std::size_t at) {
    if (!markup.substr(at).starts_with("&#")) return 0;
    const std::size_t end = markup.find(';', at);
    constexpr std::size_t longest = 32;
    if (end == std::string_view::npos || end - at > longest) return 0;
    std::string_view digits = markup.substr(at + 2, end - at - 2);
    const int base = digits.starts_with('x') ? 16 : 10;
    if (base == 16) digits.remove_prefix(1);
    std::uint32_t value = 0;
    const char* last = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), last, value, base);
    if (digits.empty() || stop != last || error == std::errc::invalid_argument) return 0;
    const bool is_fine = error == std::errc{} && is_legal(value);
    return is_fine ? 0 : end + 1 - at;
}

/// Where the comment or the CDATA section at `at` ends, in which nothing is a reference; `at` if there
/// is none.
std::size_t section_end(std::string_view markup, std::size_t at) {
    for (const auto& [begin, end] :
         {std::pair<std::string_view, std::string_view>("<![CDATA[", "]]>"),
          std::pair<std::string_view, std::string_view>("<!--", "-->")}) {
        if (!markup.substr(at).starts_with(begin)) continue;
        return std::min(markup.find(end, at + begin.size()), markup.size());
    }
    return at;
}

bool may_be_illegal(std::string_view markup) {
    // Without branches, so that the compiler takes many bytes at once.
    unsigned char any = 0;
    for (const char c : markup) {
        const auto byte = static_cast<unsigned char>(c);
        any |= static_cast<unsigned char>((byte < 0x20) & (byte != '\t') & (byte != '\n') &
                                          (byte != '\r'));
    }
    return any != 0 || markup.find("&#") != std::string_view::npos;
}

/// The markup with U+FFFD for what XML does not allow.
std::string with_legal_characters(std::string_view markup, std::size_t begin,
                                  std::vector<std::size_t>& illegal) {
    std::string legal;
    std::size_t done = 0;
    for (const IllegalCharacter& character : find_illegal_characters(markup)) {
        legal += markup.substr(done, character.begin - done);
        legal += replacement_character;
        illegal.push_back(begin + character.begin);
        done = character.begin + character.size;
    }
    legal += markup.substr(done);
    return legal;
}

}  // namespace

std::vector<IllegalCharacter> find_illegal_characters(std::string_view markup) {
    std::vector<IllegalCharacter> found;
    std::size_t no_reference_before = 0;
    for (std::size_t at = 0; at < markup.size(); ++at) {
        const char c = markup[at];
        if (c == '<') no_reference_before = std::max(no_reference_before, section_end(markup, at));
        std::size_t size = is_illegal_byte(c) ? 1 : 0;
        if (c == '&' && at >= no_reference_before) size = illegal_reference(markup, at);
        if (size == 0) continue;
        found.push_back({at, size});
        at += size - 1;
    }
    return found;
}

std::string_view name_of(const Element& element) {
    return local_name({element.name(), element.name_size()});
}

std::optional<std::string_view> attribute(const Element& element, std::string_view name) {
    for (const auto* at = element.first_attribute(); at != nullptr; at = at->next_attribute()) {
        if (std::string_view(at->name(), at->name_size()) == name) {
            return std::string_view(at->value(), at->value_size());
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> repeated_attribute(const Element& element) {
    // Few are compared with each other, which is quicker than any set; of many only the first so.
    constexpr std::size_t few = 8;
    std::array<std::string_view, few> first;
    std::size_t count = 0;
    std::unordered_set<std::string_view> further;
    for (const auto* at = element.first_attribute(); at != nullptr; at = at->next_attribute()) {
        const std::string_view name(at->name(), at->name_size());
        const auto end = first.begin() + static_cast<std::ptrdiff_t>(count);
        if (std::find(first.begin(), end, name) != end) return name;
        if (count < few) {
            first[count++] = name;
        } else if (!further.insert(name).second) {
            return name;
        }
    }
    return std::nullopt;
}

std::string closed_tag(std::string_view tag) {
    if (tag.ends_with("/>")) return std::string(tag);
    tag.remove_suffix(1);
    return std::string(tag) + "/>";
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

void Piece::parse(std::string_view bytes, std::size_t from, std::size_t to) {
    begin = from;
    markup_ = bytes.substr(from, to - from);
    if (const std::size_t zero = markup_.find('\0'); zero != std::string_view::npos) {
        error = XmlError{from + zero, "expected a character that XML allows, got a zero byte"};
        return;
    }
    invalid_utf8 = find_invalid_utf8(markup_) != markup_.size();
    buffer.reserve(opening.size() + markup_.size() + closing.size());
    buffer += opening;
    if (invalid_utf8) {
        buffer += with_legal_characters(repair_utf8(markup_), from, illegal_characters);
    } else if (may_be_illegal(markup_)) {
        buffer += with_legal_characters(markup_, from, illegal_characters);
    } else {
        buffer += markup_;
    }
    if (invalid_utf8 || !illegal_characters.empty()) markup_ = {};
    buffer += closing;
    try {
        document.parse<rapidxml::parse_no_string_terminators>(buffer.data());
    } catch (const rapidxml::parse_error& damage) {
        const std::ptrdiff_t inside = damage.where<char>() - buffer.data();
        const auto at = from + static_cast<std::size_t>(std::max<std::ptrdiff_t>(
                                   inside - static_cast<std::ptrdiff_t>(opening.size()), 0));
        std::string message = damage.what();
        if (message.starts_with("expected")) {
            message += ", got ";
            message += describe(bytes, at);
        }
        error = XmlError{at, std::move(message)};
    }
}

std::size_t Piece::offset(const Element& node) const {
    // An element is known by its name, behind its <, and a text by its first byte.
    const char* place = is_element(node) ? node.name() - 1 : node.value();
    return begin + static_cast<std::size_t>(place - buffer.data()) - opening.size();
}

std::string_view Piece::trimmed_text(const Element& text) const {
    const std::string_view value(text.value(), text.value_size());
    if (text.type() != rapidxml::node_data) return value;
    if (markup_.empty())
        return value.substr(std::min(value.find_first_not_of(space), value.size()),
                            trimmed(value).size());
    // References are expanded in place: the value begins where it does in the file.
    const std::size_t from = offset(text) - begin;
    const std::string_view raw = markup_.substr(from, markup_.find('<', from) - from);
    const std::size_t before = std::min(raw.find_first_not_of(space), raw.size());
    if (before == raw.size()) return value.substr(0, 0);
    const std::size_t behind = raw.size() - 1 - raw.find_last_not_of(space);
    return value.substr(before, value.size() - before - behind);
}

}  // namespace sigloom::xml
