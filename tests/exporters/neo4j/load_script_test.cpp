// The scripts beside the tables for Neo4j. That Neo4j and ladybug run them is what tests/clients/ shows.
#include "exporters/neo4j/load_script.hpp"

#include <gmock/gmock.h>

#include <string>

namespace sigloom {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Neo4jTables of_people{{"number:ID(Person)", "name", "born:date", "scores:int[]", ":LABEL"},
                            {":START_ID(Person)", ":END_ID(Person)", ":TYPE"},
                            {"Person"},
                            {"KNOWS"}};

std::string load_script(const Neo4jTables& tables) {
    std::string text;
    Output output = Output::to_string(text);
    write_load_script(output, tables);
    EXPECT_EQ(output.close(), "");
    return text;
}

std::string import_script(const Neo4jTables& tables) {
    std::string text;
    Output output = Output::to_string(text);
    write_import_script(output, tables);
    EXPECT_EQ(output.close(), "");
    return text;
}

TEST(LoadScript, FollowsFromTheHeadings) {
    EXPECT_EQ(
        load_script(of_people),
        R"(// For a database that is running: copy nodes.csv and edges.csv into its folder `import`, then
//     cypher-shell -f load.cypher
CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.`number` IS UNIQUE;
:auto LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
CALL { WITH row
  MERGE (n:Node {`number`: row.`number:ID(Person)`})
  SET n.`name` = row.`name`,
    n.`born` = date(row.`born:date`),
    n.`scores` = [x IN split(row.`scores:int[]`, ';') | toInteger(x)]
} IN TRANSACTIONS OF 1000 ROWS;
:auto LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE 'Person' IN split(row.`:LABEL`, ';')
CALL { WITH row
  MATCH (n:Node {`number`: row.`number:ID(Person)`}) SET n:`Person`
} IN TRANSACTIONS OF 1000 ROWS;
:auto LOAD CSV WITH HEADERS FROM 'file:///edges.csv' AS row
WITH row WHERE row.`:TYPE` = 'KNOWS'
CALL { WITH row
  MATCH (a:Node {`number`: row.`:START_ID(Person)`}), (b:Node {`number`: row.`:END_ID(Person)`})
  MERGE (a)-[e:`KNOWS`]->(b)
} IN TRANSACTIONS OF 1000 ROWS;
)");
}

TEST(LoadScript, TakesTypesInAnyCaseWithTheirOptionsAndLeavesOutWhatIsIgnored) {
    Neo4jTables tables = of_people;
    tables.node_headings = {":ID",
                            "met:datetime{timezone:+02:00}",
                            "place:point{crs:WGS-84}",
                            "large:LONG",
                            "share:Float",
                            "is_known:Boolean",
                            "rest:IGNORE",
                            "flags:boolean[]",
                            "tags:string[]"};
    tables.labels.clear();
    const std::string script = load_script(tables);
    EXPECT_THAT(script, HasSubstr("n.`met` = datetime(row.`met:datetime{timezone:+02:00}`),"));
    EXPECT_THAT(script, HasSubstr("n.`place` = row.`place:point{crs:WGS-84}`,"));
    EXPECT_THAT(script, HasSubstr("n.`large` = toInteger(row.`large:LONG`),"));
    EXPECT_THAT(script, HasSubstr("n.`share` = toFloat(row.`share:Float`),"));
    EXPECT_THAT(script, HasSubstr("n.`is_known` = toBoolean(row.`is_known:Boolean`),"));
    EXPECT_THAT(script, HasSubstr("[x IN split(row.`flags:boolean[]`, ';') | toBoolean(x)]"));
    EXPECT_THAT(script, HasSubstr("n.`tags` = split(row.`tags:string[]`, ';')\n"));
    EXPECT_THAT(script, Not(HasSubstr("rest")));
}

TEST(LoadScript, FindsNodesByAPropertyOfItsOwnWhereTheIdsHaveNoName) {
    Neo4jTables tables = of_people;
    tables.node_headings = {":ID", ":LABEL"};
    EXPECT_THAT(load_script(tables), HasSubstr("MERGE (n:Node {`id`: row.`:ID`})\n}"));
    tables.node_headings = {":ID", "id:int", ":LABEL"};
    EXPECT_THAT(load_script(tables),
                HasSubstr("MERGE (n:Node {`id_`: row.`:ID`})\n  SET n.`id` ="));
}

TEST(LoadScript, JoinsTheColumnsOfOneIdAsTheImportDoes) {
    Neo4jTables tables = of_people;
    tables.node_headings = {"id:ID(P){label:Person}", "part:Id(P)", ":LABEL"};
    EXPECT_THAT(load_script(tables),
                HasSubstr("MERGE (n:Node {`id_`: coalesce(row.`id:ID(P){label:Person}`, '') + "
                          "coalesce(row.`part:Id(P)`, '')})\n"
                          "  SET n.`id` = row.`id:ID(P){label:Person}`,\n"
                          "    n.`part` = row.`part:Id(P)`\n"));
}

TEST(LoadScript, GivesIdsTheTypeThatTheirHeadingSays) {
    Neo4jTables tables = of_people;
    tables.node_headings = {"id:ID(Person){id-type:long}", ":LABEL"};
    const std::string script = load_script(tables);
    EXPECT_THAT(script,
                HasSubstr("MERGE (n:Node {`id`: toInteger(row.`id:ID(Person){id-type:long}`)})\n"));
    EXPECT_THAT(script, HasSubstr("(b:Node {`id`: toInteger(row.`:END_ID(Person)`)})\n"));
}

TEST(LoadScript, QuotesNamesAndTexts) {
    Neo4jTables tables = of_people;
    tables.labels = {"it's", "Node", "a`b"};
    tables.types = {"c\\d"};
    const std::string script = load_script(tables);
    EXPECT_THAT(script, HasSubstr("WHERE 'it\\'s' IN split"));
    EXPECT_THAT(script, HasSubstr("SET n:`a``b`\n"));
    EXPECT_THAT(script, HasSubstr("row.`:TYPE` = 'c\\\\d'\n"));
    EXPECT_THAT(script, Not(HasSubstr("SET n:`Node`")));
}

TEST(LoadScript, NamesTheSeparatorThatIsNoComma) {
    Neo4jTables tables = of_people;
    EXPECT_THAT(import_script(tables), Not(HasSubstr("--delimiter")));
    tables.separator = ';';
    EXPECT_THAT(load_script(tables), HasSubstr("nodes.csv' AS row FIELDTERMINATOR ';'\n"));
    EXPECT_THAT(import_script(tables), HasSubstr(" --delimiter=';' \\\n"));
    tables.separator = '\t';
    EXPECT_THAT(load_script(tables), HasSubstr("edges.csv' AS row FIELDTERMINATOR '\\t'\n"));
    EXPECT_THAT(import_script(tables), HasSubstr(" --delimiter=TAB \\\n"));
}

TEST(LoadScript, NamesTheSeparatorOfArraysThatIsNoSemicolon) {
    Neo4jTables tables = of_people;
    EXPECT_THAT(import_script(tables), Not(HasSubstr("--array-delimiter")));
    tables.array_separator = '|';
    EXPECT_THAT(import_script(tables), HasSubstr(" --array-delimiter='|' \\\n"));
    EXPECT_THAT(load_script(tables), HasSubstr("split(row.`scores:int[]`, '|')"));
    EXPECT_THAT(load_script(tables), HasSubstr("'Person' IN split(row.`:LABEL`, '|')"));
}

TEST(LoadScript, NeedsWhatJoinsTheTables) {
    EXPECT_TRUE(can_be_loaded(of_people));
    for (const std::size_t missing : {0U, 1U, 2U}) {
        Neo4jTables tables = of_people;
        tables.edge_headings[missing] = "other";
        EXPECT_FALSE(can_be_loaded(tables)) << of_people.edge_headings[missing];
    }
    Neo4jTables tables = of_people;
    tables.node_headings[0] = "number";
    EXPECT_FALSE(can_be_loaded(tables));
    tables = of_people;
    tables.node_headings.pop_back();
    EXPECT_FALSE(can_be_loaded(tables));  // nothing tells the labels
    tables.labels.clear();
    EXPECT_TRUE(can_be_loaded(tables));
}

}  // namespace
}  // namespace sigloom
