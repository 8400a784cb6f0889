#include "tools/config.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "core/base/read_file.hpp"
#include "core/text/unknown_name.hpp"
#include "tools/commands.hpp"
#include "tools/failure.hpp"
#include "tools/parser.hpp"

namespace sigloom {
namespace {

/// What belongs to one call only, --format, whose names differ between commands, and --columns, which
/// is called like a table of the file.
constexpr std::array<std::string_view, 9> not_configurable{"help",    "version", "config",
                                                           "output",  "format",  "list-measures",
                                                           "explain", "suggest", "columns"};

[[noreturn]] void fail_at(const std::string& path, const toml::source_region& source,
                          std::string_view what) {
    throw WrongUse(fmt::format("{}:{}:{}: {}", path, source.begin.line, source.begin.column, what));
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
    const std::optional<FileBytes> text = read_file(path);
    if (!text) throw Failure(fmt::format("{}: {}", path, std::strerror(errno)));
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
