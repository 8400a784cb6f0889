#include "exporters/common/encoding.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <type_traits>

#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"

namespace sigloom {
namespace {

using namespace std::string_view_literals;

struct Beginning {
    std::string_view bytes;
    const char* encoding;
};

/// Byte order marks, the longer ones first.
constexpr std::array<Beginning, 4> marks{{
    {"\xFF\xFE\0\0"sv, "UTF-32LE"},
    {"\0\0\xFE\xFF"sv, "UTF-32BE"},
    {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},
}};

/// The encoding that the declaration of an XML text names, as it stands there.
std::string_view declared_encoding(std::string_view bytes) {
    constexpr std::size_t longest_declaration = 512;
    const std::string_view head = bytes.substr(0, longest_declaration);
    const std::size_t end = head.find("?>");
    if (!head.starts_with("<?xml") || end == std::string_view::npos) return {};
    const std::size_t found = head.substr(0, end).find("encoding");
    if (found == std::string_view::npos) return {};
    const std::size_t begin = head.find_first_of("\"'", found);
    if (begin >= end) return {};
    const std::size_t length = std::min(head.find(head[begin], begin + 1), end) - begin - 1;
    return head.substr(begin + 1, length);
}

/// Whether the bytes of such a text are those of UTF-8 after all: the declaration itself could be read.
bool is_read_as_utf8(std::string_view encoding) {
    const std::string name = ascii_lower(encoding);
    constexpr std::array needless{"utf-8"sv, "utf8"sv, "us-ascii"sv, "ascii"sv};
    constexpr std::array impossible{"utf-16"sv, "utf16"sv, "utf-32"sv,   "utf32"sv,
                                    "ucs-2"sv,  "ucs-4"sv, "iso-10646"sv};
    return std::ranges::find(needless, name) != needless.end() ||
           std::ranges::any_of(impossible, [&](auto each) { return name.starts_with(each); });
}

bool is_name(std::string_view encoding) {
    return !encoding.empty() && std::ranges::all_of(encoding, [](char c) {
        return is_ascii_word(c) || c == '-' || c == '_' || c == '.' || c == ':';
    });
}

/// Where the widest units of an encoding are, a damaged one is passed over as a whole.
std::size_t unit_size(std::string_view encoding) {
    return encoding.starts_with("UTF-16") ? 2 : encoding.starts_with("UTF-32") ? 4 : 1;
}

void convert(std::string_view bytes, Decoded& decoded) {
    const iconv_t descriptor = ::iconv_open("UTF-8", decoded.encoding.c_str());
    if (descriptor == reinterpret_cast<iconv_t>(-1)) {
        decoded.error = fmt::format("encoding {} is not known", in_quotes(decoded.encoding));
        return;
    }
    const std::unique_ptr<std::remove_pointer_t<iconv_t>, int (*)(iconv_t)> closer(descriptor,
                                                                                   ::iconv_close);
    std::string& text = decoded.text.emplace();
    std::array<char, 1 << 14> block;
    char* in = const_cast<char*>(bytes.data());  // iconv does not write to its input
    std::size_t left = bytes.size();
    while (left > 0) {
        char* out = block.data();
        std::size_t room = block.size();
        const std::size_t result = ::iconv(descriptor, &in, &left, &out, &room);
        const int code = errno;
        text.append(block.data(), block.size() - room);
        if (result != static_cast<std::size_t>(-1) || code == E2BIG) continue;
        // A sequence that is none, or that ends too early.
        text += replacement_character;
        decoded.is_damaged = true;
        const std::size_t skipped = std::min(left, unit_size(decoded.encoding));
        in += skipped;
        left -= skipped;
        ::iconv(descriptor, nullptr, nullptr, nullptr, nullptr);
    }
}

}  // namespace

Decoded to_utf8(std::string_view bytes) {
    Decoded decoded;
    if (bytes.starts_with("\xEF\xBB\xBF")) return decoded;
    for (const Beginning& mark : marks) {
        if (!bytes.starts_with(mark.bytes)) continue;
        decoded.encoding = mark.encoding;
        bytes.remove_prefix(mark.bytes.size());
        convert(bytes, decoded);
        return decoded;
    }
    // Without a mark: a character of ASCII, and zeros beside it.
    if (bytes.size() >= 4 && (bytes[0] == '\0') != (bytes[1] == '\0') &&
        (bytes[0] == '\0') == (bytes[2] == '\0') && (bytes[1] == '\0') == (bytes[3] == '\0')) {
        decoded.encoding = bytes[0] == '\0' ? "UTF-16BE" : "UTF-16LE";
        convert(bytes, decoded);
        return decoded;
    }
    const std::string_view declared = declared_encoding(bytes);
    if (declared.empty() || is_read_as_utf8(declared)) return decoded;
    decoded.encoding = declared;
    decoded.error_at = static_cast<std::size_t>(declared.data() - bytes.data());
    if (is_name(declared)) {
        convert(bytes, decoded);
    } else {
        decoded.error = fmt::format("encoding {} is not known", in_quotes(declared));
    }
    return decoded;
}

}  // namespace sigloom
