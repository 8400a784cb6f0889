#include "core/text/simple_text.hpp"

#include <cstring>

#include "core/text/any_byte.hpp"

namespace sigloom {
namespace {

constexpr auto is_odd = [](auto byte) { return (byte < 0x20) | (byte >= 0x80); };

/// Calls fold(bytes, offset) for all of a text, which must not be empty: sixteen bytes at a time,
/// the last ones twice, or one by one if there are fewer. False if the text is not simple.
template <typename Fold>
bool fold_all(std::string_view text, Fold fold) {
    const std::size_t last = text.size() - 1;
    if (text.front() == ' ' || text.back() == ' ') return false;
    if (is_odd(static_cast<unsigned char>(text.back()))) return false;
    constexpr std::size_t step = sizeof(Bytes);
    if (last < step) {
        bool odd = false;
        for (std::size_t at = 0; at < last; ++at) {
            const auto byte = static_cast<unsigned char>(text[at]);
            odd |= is_odd(byte) | (byte == ' ' && text[at + 1] == ' ');
            fold(byte, at);
        }
        fold(static_cast<unsigned char>(text.back()), last);
        return !odd;
    }
    Bytes odd{};
    const auto fold_at = [&](std::size_t at) {
        const Bytes bytes = bytes_at(text.data() + at);
        const Bytes next = bytes_at(text.data() + at + 1);
        odd |= Bytes(is_odd(bytes) | ((bytes == ' ') & (next == ' ')));
        fold(bytes, at);
    };
    for (std::size_t at = 0; at + step < last; at += step) fold_at(at);
    fold_at(last - step);
    fold(bytes_at(text.data() + last + 1 - step), last + 1 - step);
    return !is_any_set(odd);
}

/// 1 for a capital; for one byte or many.
template <typename T>
T capitals(T bytes) {
    const T letter = T(bytes - 'A');
    return T((letter <= 'Z' - 'A') & 1);
}

template <typename T>
void store(T bytes, char* to) {
    std::memcpy(to, &bytes, sizeof bytes);
}

}  // namespace

bool fold_simple(std::string_view text, char* folded) {
    return text.empty() || fold_all(text, [folded](auto bytes, std::size_t at) {
               const auto upper = capitals(bytes);
               store(decltype(bytes)(bytes | upper << 5), folded + at);
           });
}

bool fold_simple(std::string_view text, char* folded, char* upper) {
    return text.empty() || fold_all(text, [folded, upper](auto bytes, std::size_t at) {
               const auto is_upper = capitals(bytes);
               store(decltype(bytes)(bytes | is_upper << 5), folded + at);
               store(is_upper, upper + at);
           });
}

}  // namespace sigloom
