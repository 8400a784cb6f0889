#include "exporters/common/numbers.hpp"

#include <array>
#include <charconv>

#include "core/text/utf8.hpp"
#include "exporters/common/escape.hpp"

namespace sigloom {
namespace {

template <typename Number>
std::string_view to_text(std::array<char, 32>& buffer, Number value) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

}  // namespace

void append_number(std::string& out, std::int32_t value) {
    std::array<char, 32> buffer;
    out += to_text(buffer, value);
}

void append_number(std::string& out, std::int64_t value) {
    std::array<char, 32> buffer;
    out += to_text(buffer, value);
}

void append_number(std::string& out, double value) {
    std::array<char, 32> buffer;
    out += to_text(buffer, value);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    std::string text = std::to_string(count) + ' ';
    if (count == 1) return text += one;
    return many.empty() ? (text += one) += 's' : text += many;
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 80;
    const std::string_view shown = cut_at_character(text, longest);
    return "'" + xml_legal(shown) + (shown.size() < text.size() ? "...'" : "'");
}

}  // namespace sigloom
