#include "core/base/hash_index.hpp"

#include <gtest/gtest.h>

#include <random>
#include <unordered_map>
#include <vector>

namespace sigloom {
namespace {

/// Keys of which many have the same hash.
std::uint64_t hash_of(std::uint32_t key) {
    return std::uint64_t{key % 16} << 32;
}

TEST(HashIndex, FindsWhatAMapFindsOnRandomKeys) {
    std::mt19937 random(7);
    for (const std::size_t announced : {0U, 1U, 1000U}) {
        HashIndex index(announced);
        std::vector<std::uint32_t> keys;
        std::unordered_map<std::uint32_t, std::uint32_t> known;
        for (int i = 0; i < 1000; ++i) {
            const auto key = static_cast<std::uint32_t>(random() % 300);
            const auto matches = [&](std::uint32_t number) { return keys[number] == key; };
            const auto expected = known.find(key);
            EXPECT_EQ(index.find(hash_of(key), matches),
                      expected == known.end() ? HashIndex::none : expected->second);
            const auto next = static_cast<std::uint32_t>(keys.size());
            const auto [number, is_new] = index.find_or_add(hash_of(key), next, matches);
            EXPECT_EQ(is_new, expected == known.end());
            EXPECT_EQ(number, expected == known.end() ? next : expected->second);
            if (is_new) {
                known.emplace(key, next);
                keys.push_back(key);
            }
            if (i == 500) index.reserve(5000);
        }
    }
}

TEST(HashIndex, AnEmptyOneFindsNothing) {
    EXPECT_EQ(HashIndex().find(0, [](std::uint32_t) { return true; }), HashIndex::none);
}

}  // namespace
}  // namespace sigloom
