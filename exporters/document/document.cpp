#include "exporters/document/document.hpp"

#include <algorithm>

namespace sigloom {

bool is_web_address(std::string_view address) {
    const auto begins_with = [&](std::string_view scheme) {
        return address.size() > scheme.size() &&
               std::ranges::equal(address.substr(0, scheme.size()), scheme, [](char a, char b) {
                   return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
               });
    };
    const auto is_odd = [](char byte) {
        const auto value = static_cast<unsigned char>(byte);
        return value <= ' ' || value == 0x7F;
    };
    return (begins_with("http://") || begins_with("https://") || begins_with("mailto:")) &&
           std::ranges::none_of(address, is_odd);
}

}  // namespace sigloom
