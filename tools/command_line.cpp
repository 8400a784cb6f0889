#include "tools/command_line.hpp"

#include <algorithm>
#include <utility>

namespace sigloom {

std::string Option::value_help() const {
    std::string text = value_name;
    if (text.empty()) {
        for (const std::string& choice : choices) text += (text.empty() ? "" : "|") + choice;
    }
    return count == Count::comma_list ? text + ",..." : text;
}

CommandLine::CommandLine(std::string help_of_help) {
    add({.name = "--help",
         .short_name = 'h',
         .takes = Takes::nothing,
         .help = std::move(help_of_help) + "; -h does so on one screen",
         .group = OptionGroup::program});
}

Option& CommandLine::add(Option option) {
    return options_.emplace_back(std::move(option));
}

Option* CommandLine::find(std::string_view name) {
    const auto found = std::ranges::find(options_, name, &Option::name);
    return found == options_.end() ? nullptr : &*found;
}

const Option* CommandLine::find(std::string_view name) const {
    const auto found = std::ranges::find(options_, name, &Option::name);
    return found == options_.end() ? nullptr : &*found;
}

SetOption pass_to(std::function<void(const std::string&)> use) {
    return [use = std::move(use)](const std::vector<std::string>& values) { use(values.front()); };
}

SetOption store_in(std::string& target) {
    return pass_to([&target](const std::string& value) { target = value; });
}

SetOption store_in(std::optional<std::string>& target) {
    return pass_to([&target](const std::string& value) { target = value; });
}

SetOption store_in(std::vector<std::string>& target) {
    return [&target](const std::vector<std::string>& values) { target = values; };
}

}  // namespace sigloom
