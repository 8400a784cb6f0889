#include "core/text/nearest.hpp"

#include <algorithm>
#include <cstdint>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// Bytes. What is longer is no misspelt name, and the time grows with the square.
constexpr std::size_t longest = 300;

std::vector<std::int32_t> code_points(std::string_view text) {
    std::vector<std::int32_t> points;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        points.push_back(point.value);
        at += point.size;
    }
    return points;
}

/// Optimal string alignment (Boytsov 2011, section 2.2), three rows of the table at a time.
std::size_t distance(std::span<const std::int32_t> a, std::span<const std::int32_t> b) {
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, substituted});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        before.swap(above);
        above.swap(row);
    }
    return above[b.size()];
}

}  // namespace

std::vector<std::string_view> nearest(std::string_view name,
                                      std::span<const std::string_view> candidates,
                                      std::size_t count) {
    struct Match {
        std::size_t distance;
        std::string_view candidate;
    };
    if (name.size() > longest) return {};
    const std::vector<std::int32_t> wanted = code_points(name);
    std::vector<Match> matches;
    for (const std::string_view candidate : candidates) {
        if (candidate.size() > longest) continue;
        const std::vector<std::int32_t> offered = code_points(candidate);
        const std::size_t apart = distance(wanted, offered);
        const bool begins_so = wanted.size() >= 3 && candidate.starts_with(name);
        const bool is_near = 3 * apart <= std::max(wanted.size(), offered.size());
        if (is_near || begins_so) matches.push_back({apart, candidate});
    }
    std::ranges::stable_sort(matches, {}, &Match::distance);
    if (matches.size() > count) matches.resize(count);

    std::vector<std::string_view> found;
    for (const Match& match : matches) found.push_back(match.candidate);
    return found;
}

}  // namespace sigloom
