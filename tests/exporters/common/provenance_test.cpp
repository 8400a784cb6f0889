#include "exporters/common/provenance.hpp"

#include <gmock/gmock.h>

namespace sigloom {
namespace {

using testing::HasSubstr;
using testing::Not;

Provenance sample() {
    return {"sigloom 0.1.0",
            {{"names", "learned"}, {"thin", "ego:1:a -- \"b\" }{ \\"}},
            64,
            hash_of_texts({"a", "b"})};
}

TEST(ProvenanceInFiles, IsFoundAgainInAnyText) {
    const std::string json = provenance_json(sample());
    EXPECT_EQ(find_provenance(json), sample());
    EXPECT_EQ(find_provenance("<graphml>\n<!-- " + json + " -->\n<graph>{}"), sample());
    EXPECT_EQ(find_provenance(R"({"graph":{"provenance":)" + json + R"(,"x":"}"}})"), sample());
}

TEST(ProvenanceInFiles, MayStandInAComment) {
    EXPECT_THAT(provenance_json(sample()), Not(HasSubstr("--")));
    EXPECT_THAT(provenance_json(sample()), Not(HasSubstr("\n")));
    EXPECT_THAT(provenance_json(sample()), HasSubstr("\"schema\":1,"));
}

TEST(ProvenanceInFiles, IsNothingWhereItIsDamagedOrMissing) {
    const std::string json = provenance_json(sample());
    EXPECT_EQ(find_provenance(""), std::nullopt);
    EXPECT_EQ(find_provenance(json.substr(0, json.size() - 1)), std::nullopt);
    EXPECT_EQ(find_provenance(R"({"program":"x","reports":"many","options":[1]})"),
              (Provenance{"x", {}, 0, ""}));
}

TEST(HashOfTexts, DoesNotDependOnTheirOrder) {
    EXPECT_EQ(hash_of_texts({"a", "b", "c"}), hash_of_texts({"c", "a", "b"}));
    EXPECT_NE(hash_of_texts({"a", "b"}), hash_of_texts({"ab"}));
    EXPECT_NE(hash_of_texts({"a", "a"}), hash_of_texts({"a"}));
    EXPECT_EQ(hash_of_texts({}).size(), 32U);
}

}  // namespace
}  // namespace sigloom
