// What is said of the weights of a graph file that does not tell them.
#include <gmock/gmock.h>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using testing::HasSubstr;
using WeightNotesTest = test::ProgramTest;

constexpr const char* roads =
    R"({"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b","km":4}]})";

TEST_F(WeightNotesTest, EveryCommandNamesTheNumbersThatCouldBeWeights) {
    folder_.write("roads.json", roads);
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"rank", "roads.json"}, {"convert", "roads.json", "new.json"}}) {
        EXPECT_THAT(sigloom(arguments).errors,
                    HasSubstr("roads.json: note: no edge has a weight, so that each weighs 1; a "
                              "column that can be the weight (--weight-column): 'km'"));
    }
    EXPECT_EQ(sigloom({"rank", "roads.json", "-q"}).errors, "");
    EXPECT_EQ(sigloom({"rank", "roads.json", "--weight-column", "km"}).errors, "");
}

TEST_F(WeightNotesTest, EveryCommandNamesTheColumnThatWasTakenForTheWeight) {
    std::string flows = roads;
    flows.replace(flows.find("km"), 2, "value");
    folder_.write("flows.json", flows);
    EXPECT_THAT(sigloom({"rank", "flows.json"}).errors,
                HasSubstr("flows.json: note: the weights are those of column 'value'"));
}

}  // namespace
}  // namespace sigloom
