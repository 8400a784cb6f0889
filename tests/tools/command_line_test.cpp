#include "tools/command_line.hpp"

#include <gmock/gmock.h>

#include "tools/commands.hpp"
#include "tools/failure.hpp"
#include "tools/help.hpp"
#include "tools/parser.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// What the options of the command below were set to.
struct Settings {
    std::vector<std::string> inputs;
    std::vector<std::string> columns;
    std::vector<std::string> from;
    std::string format;
    bool quiet = false;
    std::vector<std::string> given;
};

Settings settings;

Run add_options(CommandLine& line) {
    settings = {};
    // As rows of a table known only when the program runs would declare them.
    for (const char* const format : {"gexf", "json"}) {
        line.add({.name = std::string("--") + format + "-key",
                  .value_name = "NAME",
                  .standard = "id",
                  .help = "What stands for a node",
                  .set = store_in(settings.format)});
    }
    line.add({.name = "--columns",
              .count = Count::comma_list,
              .value_name = "NAME",
              .help = "What to show",
              .needs = {"INPUT"},
              .set = store_in(settings.columns)});
    line.add({.name = "--from",
              .short_name = 'f',
              .takes = Takes::file,
              .count = Count::one_per_use,
              .value_name = "FILE",
              .help = "Where from",
              .set = store_in(settings.from)});
    line.add({.name = "--quiet",
              .takes = Takes::nothing,
              .help = "Say nothing",
              .excludes = {"--from"},
              .set = assign(settings.quiet, true)});
    line.add({.name = "INPUT",
              .count = Count::rest,
              .help = "What to read",
              .set = store_in(settings.inputs)});
    line.when_parsed([](CommandLine& parsed) {
        for (const Option& option : parsed.options()) {
            if (option.given) settings.given.push_back(option.name);
        }
    });
    return [] { return 0; };
}

constexpr Command show{"show", "INPUT...", "Show it", add_options};

Request parse_show(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), {"sigloom", "show"});
    std::vector<DeclaredCommand> commands;
    commands.emplace_back(show);
    return parse(static_cast<int>(arguments.size()), arguments.data(), commands).request;
}

std::string wrong_use(const std::vector<const char*>& arguments) {
    try {
        parse_show(arguments);
    } catch (const WrongUse& error) {
        return error.what();
    }
    return "";
}

TEST(CommandLine, SetsWhatItsOptionsSay) {
    EXPECT_EQ(parse_show({"a", "--columns", "id,label", "b", "--columns=kind", "--json-key", "x"}),
              Request::run);
    EXPECT_THAT(settings.inputs, ElementsAre("a", "b"));
    EXPECT_THAT(settings.columns, ElementsAre("id", "label", "kind"));
    EXPECT_EQ(settings.format, "x");
    EXPECT_FALSE(settings.quiet);
}

TEST(CommandLine, AnEmptyValueIsAValue) {
    EXPECT_EQ(parse_show({"--json-key=", "--columns=", "--", "a", "--from="}), Request::run);
    EXPECT_THAT(settings.inputs, ElementsAre("a", "--from="));
    EXPECT_THAT(settings.given, ElementsAre("--json-key", "--columns", "INPUT"));
    EXPECT_EQ(wrong_use({"--from=", "a"}), "--from needs the name of a file");
}

TEST(CommandLine, KnowsWhichOptionsWereGiven) {
    parse_show({"-f", "one", "a", "-f", "two"});
    EXPECT_THAT(settings.from, ElementsAre("one", "two"));
    EXPECT_THAT(settings.given, ElementsAre("--from", "INPUT"));
}

TEST(CommandLine, HelpSetsNothing) {
    EXPECT_EQ(parse_show({"--help"}), Request::help);
    EXPECT_EQ(parse_show({"-h"}), Request::short_help);
    EXPECT_THAT(settings.given, IsEmpty());
}

TEST(CommandLine, RefusesOptionsThatDoNotGoTogether) {
    EXPECT_EQ(wrong_use({"--quiet", "--from", "x"}), "--from excludes --quiet");
    EXPECT_EQ(wrong_use({"--columns", "id"}), "--columns requires INPUT");
}

TEST(CommandLine, RefusesAFileWithoutAName) {
    EXPECT_EQ(wrong_use({"--from", ""}), "--from needs the name of a file");
}

TEST(CommandLine, RefusesASecondValueWhereOneIsAll) {
    EXPECT_EQ(wrong_use({"--json-key", "a", "--json-key", "b"}),
              "--json-key: At Most 1 required but received 2");
}

TEST(CommandLine, SuggestsTheOptionThatWasMeant) {
    EXPECT_EQ(wrong_use({"--colums", "id"}), "unknown option '--colums'; did you mean --columns?");
}

TEST(CommandLine, ValuesFromElsewhereAreReadLikeThoseOfTheCommandLine) {
    DeclaredCommand command(show);
    set_option(*command.line.find("--columns"), {"id,label", "kind"});
    EXPECT_THAT(settings.columns, ElementsAre("id", "label", "kind"));
    set_option(*command.line.find("--quiet"), {"false"});
    EXPECT_FALSE(settings.quiet);
    EXPECT_THROW(set_option(*command.line.find("--json-key"), {"a", "b"}), std::runtime_error);
}

TEST(CommandLine, IsWhatHelpIsMadeOf) {
    std::vector<std::string> names;
    for (const OptionHelp& row : option_help(DeclaredCommand(show).line)) {
        names.push_back(row.names + ": " + row.text);
    }
    EXPECT_THAT(names, ElementsAre("INPUT: What to read",
                                   "-h, --help: Explain this command; -h does so on one screen",
                                   "--gexf-key NAME: What stands for a node (default: id)",
                                   "--json-key NAME: What stands for a node (default: id)",
                                   "--columns NAME,...: What to show",
                                   "-f, --from FILE: Where from", "--quiet: Say nothing"));
}

TEST(CommandLine, EveryOptionOfEveryCommandIsDeclaredInFull) {
    for (const DeclaredCommand& command : declared_commands()) {
        for (const Option& option : command.line.options()) {
            const std::string what = std::string(command.command->name) + " " + option.name;
            EXPECT_NE(option.help, "") << what;
            EXPECT_EQ(option.value_help().empty(),
                      option.takes == Takes::nothing || option.is_positional())
                << what;
            EXPECT_EQ(option.choices.empty(), option.takes != Takes::choice) << what;
            EXPECT_TRUE(option.set != nullptr || option.name == "--help") << what;
        }
    }
}

}  // namespace
}  // namespace sigloom
