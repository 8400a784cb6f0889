// Graph files made to cost much.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <functional>
#include <string>

#include "tests/support/expect_linear.hpp"
#include "tests/support/graph_files.hpp"

namespace sigloom {
namespace {

using test::expect_linear;
using Piece = std::function<std::string(std::size_t number)>;

std::string numbered(std::size_t count, const Piece& piece) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece(i);
    return text;
}

void read_graphml(const std::string& bytes) {
    (void)test::read_as("graphml", bytes);
}

/// Reads and writes: columns times rows would show in either.
void copy_json(const std::string& bytes) {
    const test::Reading reading = test::read_as("json", bytes);
    ASSERT_TRUE(reading.graph);
    (void)test::write_as("graphml", *reading.graph);
    (void)test::write_as("json", *reading.graph);
}

TEST(LinearReading, SparseColumns) {
    expect_linear(
        "a column for each node", 4'000,
        [](std::size_t n) {
            const std::string nodes = numbered(n, [](std::size_t i) {
                return fmt::format("{}{{\"id\":\"n{}\",\"c{}\":1}}", i == 0 ? "" : ",", i, i);
            });
            return "{\"nodes\":[" + nodes + "],\"links\":[]}";
        },
        copy_json);
}

TEST(LinearReading, Defaults) {
    expect_linear(
        "a default for each node", 4'000,
        [](std::size_t n) {
            const std::string keys = numbered(n, [](std::size_t i) {
                return fmt::format(
                    "<key id=\"k{}\" for=\"node\" attr.name=\"c{}\" "
                    "attr.type=\"int\"><default>1</default></key>\n",
                    i, i);
            });
            const std::string nodes =
                numbered(n, [](std::size_t i) { return fmt::format("<node id=\"n{}\"/>\n", i); });
            return "<graphml>" + keys + "<graph edgedefault=\"undirected\">" + nodes +
                   "</graph></graphml>";
        },
        read_graphml);
}

TEST(LinearReading, KeysOfOneName) {
    expect_linear(
        "keys of one name", 8'000,
        [](std::size_t n) {
            const std::string keys = numbered(n, [](std::size_t i) {
                return fmt::format(
                    "<key id=\"k{}\" for=\"node\" attr.name=\"same\" attr.type=\"int\"/>\n", i);
            });
            return "<graphml>" + keys +
                   "<graph edgedefault=\"undirected\"><node id=\"a\"/></graph></graphml>";
        },
        read_graphml);
}

TEST(LinearReading, UndeclaredKeys) {
    expect_linear(
        "keys that nothing declares", 8'000,
        [](std::size_t n) {
            const std::string nodes = numbered(n, [](std::size_t i) {
                return fmt::format("<node id=\"n{}\"><data key=\"k{}\">1</data></node>\n", i, i);
            });
            return "<graphml><graph edgedefault=\"undirected\">" + nodes + "</graph></graphml>";
        },
        read_graphml);
}

}  // namespace
}  // namespace sigloom
