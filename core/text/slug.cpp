#include "core/text/slug.hpp"

#include <array>
#include <cstdint>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::size_t longest_slug = 80;

}  // namespace

void slug(std::string_view folded, std::string& text) {
    std::array<char, longest_slug> buffer;
    std::size_t size = 0;
    bool hyphen_due = false;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = code_point_at(folded, at);
        if (is_word_character(point.value)) {
            if (size + point.size + (hyphen_due ? 1 : 0) > longest_slug) break;
            if (hyphen_due) buffer[size++] = '-';
            hyphen_due = false;
            buffer[size++] = folded[at];
            for (std::size_t i = 1; i < point.size; ++i) buffer[size++] = folded[at + i];
        } else {
            hyphen_due = size != 0;
        }
        at += point.size;
    }
    text.assign(buffer.data(), size);
    if (text.empty()) text = "unnamed";
}

std::string slug(std::string_view folded) {
    std::string text;
    slug(folded, text);
    return text;
}

std::string short_hash(std::string_view text, std::size_t digits) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3;
    }
    std::string hexadecimal;
    for (std::size_t i = 0; i < digits; ++i) {
        hexadecimal += "0123456789abcdef"[hash >> 60];
        hash <<= 4;
    }
    return hexadecimal;
}

}  // namespace sigloom
