#include "core/graph/spellings.hpp"

#include <string_view>
#include <unordered_map>

namespace sigloom {

Spellings spellings_of_part(const Spellings& all, const Evidence& whole, const Evidence& part) {
    std::unordered_map<std::string_view, std::uint32_t> number_of;
    for (std::uint32_t i = 0; i < part.reports.size(); ++i) {
        number_of.emplace(part.reports[i].path, i);
    }
    Spellings left;
    left.id = all.id;
    for (std::size_t i = 0; i < all.at.size(); ++i) {
        const auto found = number_of.find(whole.reports[all.at[i].report].path);
        if (found == number_of.end()) continue;
        left.at.push_back({all.at[i].node, found->second});
        left.text.push_back(all.text[i]);
    }
    return left;
}

}  // namespace sigloom
