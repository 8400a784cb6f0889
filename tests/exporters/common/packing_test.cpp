#include "exporters/common/packing.hpp"

#include <gmock/gmock.h>

#include <string>

namespace sigloom {
namespace {

constexpr std::size_t no_limit = SIZE_MAX;

std::string packed(Packing packing, std::string_view bytes) {
    std::string out;
    const auto packer = Packer::make(packing);
    const auto sink = [&](std::string_view block) { out += block; };
    // In parts, as a writer hands them over.
    packer->pack(bytes.substr(0, bytes.size() / 2), sink);
    packer->pack(bytes.substr(bytes.size() / 2), sink);
    packer->finish(sink);
    return out;
}

class Packed : public ::testing::TestWithParam<Packing> {};

TEST_P(Packed, BytesComeBackAsTheyWere) {
    std::string bytes;
    for (int i = 0; i < 200'000; ++i) bytes += std::to_string(i * 7919 % 10007);
    for (const std::string_view each :
         {std::string_view(bytes), std::string_view("x"), std::string_view("")}) {
        const std::string small = packed(GetParam(), each);
        EXPECT_EQ(packing_of_content(small), GetParam());
        const Unpacked unpacked = unpack(small, no_limit);
        EXPECT_EQ(unpacked.error, "");
        EXPECT_EQ(unpacked.bytes, each);
        EXPECT_EQ(packed(GetParam(), each), small);
    }
}

TEST_P(Packed, PartsBehindEachOtherAreOneFile) {
    EXPECT_EQ(unpack(packed(GetParam(), "one ") + packed(GetParam(), "two"), no_limit).bytes,
              "one two");
}

TEST_P(Packed, DamagedAndCutOffFilesAreErrors) {
    const std::string whole = packed(GetParam(), std::string(1000, 'a') + "b");
    for (std::size_t length = 4; length < whole.size(); ++length) {
        EXPECT_THAT(unpack(whole.substr(0, length), no_limit).error,
                    ::testing::HasSubstr("ends too early"))
            << length;
    }
    EXPECT_NE(unpack(whole + "garbage", no_limit).error, "");
    std::string damaged = whole;
    damaged[whole.size() - 6] ^= 0x55;
    EXPECT_NE(unpack(damaged, no_limit).error, "");
}

TEST_P(Packed, BombIsRefused) {
    const std::string bomb = packed(GetParam(), std::string(std::size_t{80} << 20, '\0'));
    const Unpacked unpacked = unpack(bomb, most_unpacked(bomb.size()));
    EXPECT_THAT(unpacked.error, ::testing::HasSubstr("holds more than"));
    EXPECT_LE(unpacked.bytes.size(), most_unpacked(bomb.size()));
}

TEST_P(Packed, BeginningIsKnownWithoutTheRest) {
    const std::string whole = packed(GetParam(), std::string(1000, 'a') + std::string(1000, 'b'));
    EXPECT_EQ(unpack_start(whole, 3), "aaa");
    unpack_start(whole.substr(0, whole.size() / 2), 1'000'000);
}

TEST(Packing, NothingBeginsInWhatIsNotPacked) {
    for (const std::string_view bytes : {"", "\x1f", "plain"}) {
        EXPECT_EQ(unpack_start(bytes, 3), "");
        EXPECT_EQ(unpack(bytes, 100).bytes, bytes);
    }
}

INSTANTIATE_TEST_SUITE_P(Packing, Packed, ::testing::Values(Packing::gzip, Packing::zstd));

TEST(Packing, IsToldByTheSuffix) {
    EXPECT_EQ(packing_of_path("a.graphml.gz"), Packing::gzip);
    EXPECT_EQ(packing_of_path("a.json.ZST"), Packing::zstd);
    EXPECT_EQ(packing_of_path("a.gz.json"), Packing::none);
    EXPECT_EQ(packing_suffix("a.json.Gz"), ".Gz");
    EXPECT_EQ(packing_suffix("gz"), "");
    EXPECT_EQ(Packer::make(Packing::none), nullptr);
    EXPECT_EQ(unpack("plain", no_limit).bytes, "plain");
}

}  // namespace
}  // namespace sigloom
