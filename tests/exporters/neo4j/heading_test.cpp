// Each heading is imported by neo4j-admin 5.26 as it is taken apart here.
#include "exporters/neo4j/heading.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(Neo4jHeading, IsAPropertyATypeAGroupAndOptions) {
    const Neo4jHeading id = take_heading_apart("a:b:ID(P:Q){label:Person, id-type:int}");
    EXPECT_EQ(id.property, "a:b");
    EXPECT_TRUE(id.has_type);
    EXPECT_EQ(id.role(), "ID");
    EXPECT_EQ(id.group, "(P:Q)");
    EXPECT_EQ(id.options, "{label:Person, id-type:int}");
    EXPECT_EQ(id.id_type(), "int");

    const Neo4jHeading met = take_heading_apart("met:DateTime{timezone:+02:00}");
    EXPECT_EQ(met.property, "met");
    EXPECT_EQ(met.type, "DateTime");
    EXPECT_EQ(met.role(), "");
    EXPECT_EQ(met.id_type(), "");

    const Neo4jHeading name = take_heading_apart("name");
    EXPECT_EQ(name.property, "name");
    EXPECT_FALSE(name.has_type);
    EXPECT_EQ(take_heading_apart("share (EUR):float").property, "share ");
    EXPECT_EQ(take_heading_apart("open:ID(P").role(), "");
}

TEST(Neo4jHeading, HasItsRoleInAnyCaseButForIgnore) {
    EXPECT_EQ(take_heading_apart(":start_id").role(), "START_ID");
    EXPECT_EQ(take_heading_apart(":End_ID(P)").role(), "END_ID");
    EXPECT_EQ(take_heading_apart("id:Id").role(), "ID");
    EXPECT_EQ(take_heading_apart(":Type").role(), "TYPE");
    EXPECT_EQ(take_heading_apart(":label").role(), "LABEL");
    EXPECT_EQ(take_heading_apart("x:IGNORE").role(), "IGNORE");
    EXPECT_EQ(take_heading_apart("x:ignore").role(), "");
}

TEST(Neo4jHeading, KeepsEverythingElseWithAnotherType) {
    EXPECT_EQ(take_heading_apart("met:whenever{timezone:UTC}").with_type("string"),
              "met:string{timezone:UTC}");
    EXPECT_EQ(take_heading_apart("name").with_type("ID"), "name:ID");
}

}  // namespace
}  // namespace sigloom
