#include "tools/config.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "core/base/read_file.hpp"
#include "core/text/fold.hpp"
#include "core/text/unknown_name.hpp"
#include "tools/commands.hpp"
#include "tools/failure.hpp"
#include "tools/parser.hpp"
#include "tools/read_files.hpp"

namespace sigloom {
namespace {

/// What belongs to one call only, --format, whose names differ between commands, and --columns, which
/// is called like a table of the file.
constexpr std::array<std::string_view, 12> not_configurable{
    "help",          "version", "config",  "output",  "force", "format",
    "list-measures", "explain", "suggest", "columns", "from",  "stdin"};

[[noreturn]] void fail_at(const std::string& path, const toml::source_region& source,
                          std::string_view what) {
    throw WrongUse(
        fmt::format("{}:{}:{}: {}", printable(path), source.begin.line, source.begin.column, what));
}

/// Steps over a text in TOML that begins at `at`.
std::size_t end_of_text(std::string_view toml, std::size_t at) {
    const std::string_view quote = toml.substr(at, 1);
    std::string_view delimiter = toml.substr(at, 3);
    const bool is_long = delimiter == "\"\"\"" || delimiter == "'''";
    if (!is_long) delimiter = quote;
    for (at += delimiter.size(); at < toml.size(); ++at) {
        if (quote == "\"" && toml[at] == '\\') {
            ++at;
        } else if (toml.substr(at).starts_with(delimiter)) {
            return at + delimiter.size();
        } else if (!is_long && toml[at] == '\n') {
            return at;  // a fault, which the parser tells
        }
    }
    return toml.size();
}

/// The parser makes a table of every part of a dotted key, one in the other, and calls itself for
/// each. Throws WrongUse for keys of more parts than anybody writes.
void require_short_keys(const std::string& path, std::string_view toml) {
    constexpr std::size_t most_parts = 16;
    std::size_t parts = 1;
    for (std::size_t at = 0; at < toml.size();) {
        const char c = toml[at];
        if (c == '#') {
            at = std::min(toml.find('\n', at), toml.size());
        } else if (c == '"' || c == '\'') {
            at = end_of_text(toml, at);
        } else {
            if (std::string_view("=,[]{}\n").find(c) != std::string_view::npos) parts = 1;
            if (c == '.' && ++parts > most_parts) {
                const std::string_view before = toml.substr(0, at);
                throw WrongUse(fmt::format("{}:{}:{}: expected at most {} parts of a key",
                                           printable(path), std::ranges::count(before, '\n') + 1,
                                           at - (before.rfind('\n') + 1) + 1, most_parts));
            }
            ++at;
        }
    }
}

/// The value as it would stand on the command line; several of an array.
std::vector<std::string> values_of(const toml::node& node, const std::string& path) {
    if (const auto* text = node.as_string()) return {text->get()};
    if (const auto* whole = node.as_integer()) return {fmt::format("{}", whole->get())};
    if (const auto* number = node.as_floating_point()) return {fmt::format("{}", number->get())};
    if (const auto* truth = node.as_boolean()) return {truth->get() ? "true" : "false"};
    if (const auto* array = node.as_array()) {
        std::vector<std::string> values;
        for (const toml::node& element : *array) {
            if (element.is_array()) fail_at(path, element.source(), "a list inside a list");
            std::ranges::move(values_of(element, path), std::back_inserter(values));
        }
        return values;
    }
    fail_at(path, node.source(), "expected a text, a number, true, false or a list of them");
}

/// Of all commands; sorted.
std::vector<std::string> configurable_options() {
    std::vector<std::string> names;
    for (const DeclaredCommand& command : declared_commands()) {
        for (const Option& option : command.line.options()) {
            if (option.is_positional()) continue;
            const std::string name = option.name.substr(2);
            if (std::ranges::find(not_configurable, name) == not_configurable.end()) {
                names.push_back(name);
            }
        }
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

void set_configured(const std::string& path, const std::string& name, const toml::node& value,
                    CommandLine& line) {
    Option* option = line.find("--" + name);
    if (option == nullptr || option->given) return;
    const std::vector<std::string> values = values_of(value, path);
    if (values.empty()) fail_at(path, value.source(), "an empty list");
    if (option->takes == Takes::nothing) {
        if (!value.is_boolean()) fail_at(path, value.source(), "expected true or false");
        if (values.front() == "false") return;
    }
    try {
        set_option(*option, values);
    } catch (const std::runtime_error& error) {
        fail_at(path, value.source(), error.what());
    }
}

/// One of the two tables of the schema.
void add_words(const std::string& path, const std::string& table_name, const toml::node& node,
               ReportSchema& schema,
               void (ReportSchema::*add)(std::string_view, std::string_view)) {
    const toml::table* table = node.as_table();
    if (table == nullptr)
        fail_at(path, node.source(), fmt::format("expected a table [{}]", table_name));
    for (const auto& [word, meaning] : *table) {
        const auto* text = meaning.as_string();
        if (text == nullptr) fail_at(path, meaning.source(), "expected a text");
        try {
            (schema.*add)(word.str(), text->get());
        } catch (const std::invalid_argument& error) {
            fail_at(path, meaning.source(), error.what());
        }
    }
}

}  // namespace

void apply_config(const std::string& path, CommandLine& line, ReportSchema& schema) {
    constexpr std::size_t most_bytes = std::size_t{1} << 20;
    note_read_file(path);
    const std::optional<FileBytes> text = read_whole_file(path, most_bytes);
    if (!text) throw Failure(fmt::format("{}: {}", printable(path), reading_error(most_bytes)));
    require_short_keys(path, text->view());
    toml::table config;
    try {
        config = toml::parse(text->view(), path);
    } catch (const toml::parse_error& error) {
        fail_at(path, error.source(), error.description());
    }
    const std::vector<std::string> names = configurable_options();
    for (const auto& [key, value] : config) {
        const std::string name(key.str());
        if (name == "sections") {
            add_words(path, name, value, schema, &ReportSchema::add_section);
        } else if (name == "columns") {
            add_words(path, name, value, schema, &ReportSchema::add_field);
        } else if (std::ranges::binary_search(names, name)) {
            set_configured(path, name, value, line);
        } else {
            std::vector<std::string_view> known(names.begin(), names.end());
            known.insert(known.end(), {"sections", "columns"});
            fail_at(path, key.source(), unknown_name("key", name, known));
        }
    }
}

}  // namespace sigloom
