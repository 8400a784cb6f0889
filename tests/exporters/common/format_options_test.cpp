#include "exporters/common/format_options.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace sigloom {
namespace {

enum class Tone : std::uint8_t { soft, loud };

}  // namespace

template <>
inline constexpr auto enum_names<Tone> = enum_table<Tone>({{Tone::soft, "soft"},
                                                           {Tone::loud, "loud"}});

namespace {

constexpr FormatOption short_form{.name = "short", .type = OptionType::flag, .help = ""};
constexpr FormatOption links{.name = "links",
                             .type = OptionType::whole_number,
                             .help = "",
                             .default_value = "3",
                             .most = 10};
constexpr FormatOption title{.name = "title", .type = OptionType::text, .help = ""};
constexpr FormatOption tone{.name = "tone",
                            .type = OptionType::choice,
                            .help = "",
                            .default_value = "loud",
                            .choices = choices_of<Tone>()};

std::string error_of(const FormatOption& option, std::string_view value) {
    FormatOptions options;
    try {
        options.set(option, value);
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "none";
}

TEST(FormatOptions, WhatIsNotSetHasItsDefault) {
    const FormatOptions options;
    EXPECT_FALSE(options.flag(short_form));
    EXPECT_EQ(options.whole_number(links), 3U);
    EXPECT_EQ(options.text(title), "");
    EXPECT_EQ(options.choice<Tone>(tone), Tone::loud);
}

TEST(FormatOptions, WhatIsSetLastCounts) {
    FormatOptions options;
    options.set(short_form, "true");
    options.set(links, "7");
    options.set(links, "0");
    options.set(title, "A title");
    options.set(tone, "soft");
    EXPECT_TRUE(options.flag(short_form));
    EXPECT_EQ(options.whole_number(links), 0U);
    EXPECT_EQ(options.text(title), "A title");
    EXPECT_EQ(options.choice<Tone>(tone), Tone::soft);
    options.set(short_form, "false");
    EXPECT_FALSE(options.flag(short_form));
}

TEST(FormatOptions, ValuesOfAnotherTypeAreRefused) {
    EXPECT_EQ(error_of(short_form, "yes"), "short must be true or false");
    for (const std::string_view value : {"-1", "11", "1.5", "", "99999999999999999999"}) {
        EXPECT_EQ(error_of(links, value), "links must be a whole number from 0 to 10");
    }
    EXPECT_EQ(error_of(tone, "lout"), "unknown tone 'lout'; it must be soft or loud");
    EXPECT_EQ(error_of(tone, ""), "unknown tone ''; it must be soft or loud");
}

TEST(FormatOptions, MessagesCallAnOptionWhatThePersonCallsIt) {
    FormatOptions options;
    try {
        options.set(links, "x", "--links");
        FAIL();
    } catch (const std::invalid_argument& error) {
        EXPECT_STREQ(error.what(), "--links must be a whole number from 0 to 10");
    }
}

}  // namespace
}  // namespace sigloom
