#include "core/report/parser_memory.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/report/markdown.hpp"

namespace sigloom {
namespace {

TEST(ParserMemory, GivesZeroedPiecesThatKeepWhatIsWrittenInThem) {
    ParserMemory memory(64);
    std::mt19937 random(3);
    std::vector<std::pair<unsigned char*, std::vector<unsigned char>>> pieces;
    for (int i = 0; i < 500; ++i) {
        const std::size_t size = random() % 200;
        const auto fill = static_cast<unsigned char>(i);
        if (i % 3 != 0 && !pieces.empty()) {  // another size for any of them, as often the last one
            auto& [piece, content] = i % 3 == 1 ? pieces.back() : pieces[random() % pieces.size()];
            piece = static_cast<unsigned char*>(memory.resize(piece, size));
            const std::size_t kept = std::min(size, content.size());
            std::memset(piece + kept, fill, size - kept);
            content.resize(size, fill);
        } else {
            memory.release(memory.allocate(size));  // what it leaves behind is zeroed again
            auto* const piece = static_cast<unsigned char*>(memory.allocate(size));
            EXPECT_EQ(reinterpret_cast<std::uintptr_t>(piece) % alignof(std::max_align_t), 0U);
            EXPECT_EQ(std::count(piece, piece + size, 0), static_cast<std::ptrdiff_t>(size));
            std::memset(piece, fill, size);
            pieces.push_back({piece, std::vector<unsigned char>(size, fill)});
        }
    }
    for (const auto& [piece, content] : pieces) {
        EXPECT_EQ(std::memcmp(piece, content.data(), content.size()), 0);
    }
}

TEST(ParserMemory, DocumentsMayBeMadeAndEndInAnyOrder) {
    const auto paragraph = [](const std::string& word) {
        std::string text;
        for (int i = 0; i < 3000; ++i) text += word + " *" + word + "*\n\n";
        return text;
    };
    auto first = std::make_unique<MarkdownDocument>(paragraph("one"));
    const MarkdownDocument second(paragraph("two"));
    const std::string seen = plain_text(first->root());
    first.reset();
    const MarkdownDocument third(paragraph("three"));
    EXPECT_THAT(seen, testing::StartsWith("one one one one"));
    EXPECT_THAT(plain_text(second.root()), testing::EndsWith("two two two two"));
    EXPECT_THAT(plain_text(third.root()), testing::StartsWith("three three three three"));
}

}  // namespace
}  // namespace sigloom
