#include "core/foresight/publishers.hpp"

#include <gmock/gmock.h>

namespace sigloom {
namespace {

using testing::ElementsAre;

TEST(Publisher, IsTheHostOfALink) {
    EXPECT_EQ(publisher_of("https://www.Example.org/a/b?c#d"), "example.org");
    EXPECT_EQ(publisher_of("http://user:word@news.example.org:8080"), "news.example.org");
    EXPECT_EQ(publisher_of("https://example.org."), "example.org");
    EXPECT_EQ(publisher_of("https://[2001:db8::1]/x"), "[2001:db8::1]");
    EXPECT_EQ(publisher_of("example.org/a"), "");
    EXPECT_EQ(publisher_of(""), "");
}

TEST(Publishers, AreCountedOnceAndNotWhereTheyAreUnknown) {
    std::vector<ReportEntry> reports;
    for (const char* url : {"https://b.org/1", "https://a.org", "", "https://www.b.org/2"}) {
        reports.push_back({.path = {}, .title = {}, .url = url});
    }
    const Publishers publishers = publishers_of(reports);
    EXPECT_THAT(publishers.hosts, ElementsAre("a.org", "b.org"));
    EXPECT_THAT(publishers.of_report, ElementsAre(1, 0, Publishers::unknown, 1));
    const std::vector<std::uint32_t> all{0, 1, 2, 3};
    EXPECT_EQ(count_publishers(publishers, all), 2);
    EXPECT_EQ(count_publishers(publishers, {}), 0);
}

}  // namespace
}  // namespace sigloom
