#include "core/text/base64.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace sigloom {
namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t none = 64;

constexpr std::array<std::uint8_t, 256> values = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(none);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        table[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
    }
    return table;
}();

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    std::size_t count = 0;    // of digits and =
    std::size_t padding = 0;  // of =
    for (const char c : text) {
        if (c == '\r' || c == '\n') continue;
        const std::uint8_t value = values[static_cast<unsigned char>(c)];
        if (c == '=') {
            ++padding;
        } else if (value == none || padding > 0) {
            return std::nullopt;
        }
        bits = bits << 6 | (c == '=' ? 0 : value);
        if (++count % 4 != 0) continue;
        for (const unsigned shift : {16U, 8U, 0U}) bytes += static_cast<char>(bits >> shift & 0xFF);
        bits = 0;
    }
    if (count % 4 != 0 || padding > 2 || padding > count) return std::nullopt;
    bytes.erase(bytes.size() - padding);
    return bytes;
}

}  // namespace sigloom
