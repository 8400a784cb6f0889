#include "core/base/spilled_memory.hpp"

#include <gmock/gmock.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

#include "core/base/large_memory.hpp"

namespace sigloom {
namespace {

using testing::HasSubstr;

constexpr std::size_t count = 12'000'000;

/// How the system calls the file that an address is mapped from.
std::string mapping_of(const void* address) {
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0;
        std::uintptr_t end = 0;
        char dash = 0;
        std::istringstream(line) >> std::hex >> begin >> dash >> end;
        const auto at = reinterpret_cast<std::uintptr_t>(address);
        if (at >= begin && at < end) return line;
    }
    return {};
}

TEST(SpilledMemory, HoldsWhatIsWrittenLikeAnyOther) {
    std::vector<std::uint32_t> numbers;
    reserve_large(numbers, count);
    {
        SpilledMemory spilled;
        const std::size_t room =
            spilled.add({reinterpret_cast<std::uint8_t*>(numbers.data()), numbers.capacity() * 4});
        for (std::uint32_t i = 0; i < count; ++i) {
            if (i % 1000 == 0) spilled.fill(room, std::min<std::size_t>(i + 1000, count) * 4);
            numbers.push_back(i * 7);
        }
    }
    EXPECT_THAT(mapping_of(&numbers[count / 2]), HasSubstr("sigloom-"));
    std::size_t wrong = 0;
    for (std::uint32_t i = 0; i < count; ++i) wrong += numbers[i] == i * 7 ? 0 : 1;
    EXPECT_EQ(wrong, 0U);
    numbers = {};
    std::vector<std::uint32_t> again(count, 1);
    EXPECT_EQ(std::accumulate(again.begin(), again.end(), std::size_t{0}), count);
}

TEST(SpilledMemory, LeavesASmallRoomWhereItIs) {
    std::vector<std::uint8_t> bytes(1 << 20);
    SpilledMemory spilled;
    const std::size_t room = spilled.add(bytes);
    spilled.fill(room, bytes.size());
    bytes.back() = 3;
    EXPECT_EQ(mapping_of(&bytes[bytes.size() / 2]).find("sigloom-"), std::string::npos);
}

TEST(SpilledMemory, FailsWhereThereIsNoPlaceForAFile) {
    ::setenv("TMPDIR", "/nonexistent", 1);
    EXPECT_THROW(SpilledMemory(), std::system_error);
    ::unsetenv("TMPDIR");
    EXPECT_NO_THROW(SpilledMemory());
}

}  // namespace
}  // namespace sigloom
