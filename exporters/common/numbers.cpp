#include "exporters/common/numbers.hpp"

#include <array>
#include <charconv>

#include "core/base/millionths.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/escape.hpp"

namespace sigloom {
namespace {

template <typename Number>
std::string_view to_text(std::array<char, 32>& buffer, Number value) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

/// Whether a number of at most six decimals, as weights are, was written: quicker than a search for the
/// shortest text that reads back, and with the same result. Not for numbers that are shorter with an
/// exponent.
bool append_millionths(std::string& out, double value) {
    if (!(value >= 0.001 && value < 100'000)) return false;
    const std::int64_t count = millionths::nearest(value);
    if (millionths::to_double(count) != value) return false;
    std::array<char, 32> buffer;
    out += to_text(buffer, count / millionths::one);
    auto decimals = count % millionths::one;
    if (decimals == 0) return true;
    std::array<char, 7> digits{'.'};
    for (std::size_t place = digits.size() - 1; place > 0; --place) {
        digits[place] = static_cast<char>('0' + decimals % 10);
        decimals /= 10;
    }
    const std::string_view text(digits.data(), digits.size());
    out += text.substr(0, text.find_last_not_of('0') + 1);
    return true;
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
    if (append_millionths(out, value)) return;
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
