#include "tools/completions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "core/analysis/edge_measures.hpp"
#include "core/analysis/measures.hpp"
#include "core/analysis/thinning/filters.hpp"
#include "core/analysis/weights/weight_schemes.hpp"
#include "exporters/formats.hpp"
#include "tools/commands.hpp"
#include "tools/help.hpp"

namespace sigloom {
namespace {

using Words = std::vector<std::string>;

template <typename Rows>
void add_names(const Rows& rows, Words& words) {
    for (const auto& row : rows) words.emplace_back(row.name);
}

/// What an option can be set to; empty where that is no matter of a list.
Words values_of(const Command& command, const Option& option) {
    Words words = option.choices;
    if (!words.empty()) return words;
    if (option.name == "--thin") {
        for (const Filter& filter : filters()) {
            words.push_back(std::string(filter.name) + (filter.value_name.empty() ? "" : ":"));
        }
    } else if (option.name == "--weight") {
        add_names(weight_schemes(), words);
    } else if (option.name == "--format") {
        add_names(formats(), words);
    } else if (option.name == "--by" && command.name == "edges") {
        words.emplace_back("weight");
        add_names(edge_measures(), words);
    } else if (option.value_name == "MEASURE") {
        add_names(measures(), words);
        if (option.name == "--with") add_names(edge_measures(), words);
    }
    return words;
}

bool is_of_files(const Option& option) {
    return option.takes == Takes::file;
}

std::string joined(const Words& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

std::vector<DeclaredCommand> shown_commands() {
    std::vector<DeclaredCommand> shown;
    for (const Command& command : commands()) {
        if (command.listing == Listing::shown) shown.emplace_back(command);
    }
    return shown;
}

/// The arguments of `help`.
Words help_words() {
    Words words;
    for (const Command& command : commands()) {
        if (command.listing == Listing::shown) words.emplace_back(command.name);
    }
    add_names(help_pages(), words);
    return words;
}

/// The first sentence of a help text, on one line.
std::string beginning(std::string_view help) {
    const std::size_t end = std::min({help.find(';'), help.find(". "), help.find(": ")});
    return std::string(help.substr(0, end));
}

/// With a backslash before each of these characters.
std::string escaped(std::string_view text, std::string_view characters) {
    std::string result;
    for (const char byte : text) {
        if (characters.find(byte) != std::string_view::npos) result += '\\';
        result += byte;
    }
    return result;
}

// Bash.

std::string bash_values(std::span<const DeclaredCommand> commands) {
    std::string text;
    for (const DeclaredCommand& each : commands) {
        for (const Option& option : each.line.options()) {
            const Words values = values_of(*each.command, option);
            if (!values.empty()) {
                text += fmt::format("        {}:{}) values='{}' ;;\n", each.command->name,
                                    option.name, joined(values));
            } else if (is_of_files(option) && !option.is_positional()) {
                text += fmt::format("        {}:{}) return ;;\n", each.command->name, option.name);
                if (option.short_name != 0) {
                    text += fmt::format("        {}:-{}) return ;;\n", each.command->name,
                                        option.short_name);
                }
            }
        }
    }
    return text;
}

std::string bash_options(std::span<const DeclaredCommand> commands) {
    std::string text;
    for (const DeclaredCommand& each : commands) {
        Words names;
        for (const Option& option : each.line.options()) {
            if (!option.is_positional()) names.push_back(option.name);
        }
        text += fmt::format("        {}) options='{}' ;;\n", each.command->name, joined(names));
    }
    return text;
}

std::string for_bash() {
    const std::vector<DeclaredCommand> commands = shown_commands();
    Words names;
    for (const DeclaredCommand& each : commands) names.emplace_back(each.command->name);
    // Where nothing is in COMPREPLY, bash completes names of files.
    return fmt::format(R"(# bash completion for sigloom
_sigloom() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
    local command=${{COMP_WORDS[1]}} values= options= before=
    COMPREPLY=()
    if [ "$current" = = ]; then
        current=
    elif [ "$previous" = = ]; then
        previous=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    if [ "$COMP_CWORD" = 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W '{} --help --version' -- "$current")
        return
    fi
    case $command:$previous in
        help:*) values='{}' ;;
{}    esac
    if [ -n "$values" ]; then
        case $current in *,*) before=${{current%,*}}, ;; esac
        mapfile -t COMPREPLY < <(compgen -P "$before" -W "$values" -- "${{current##*,}}")
        return
    fi
    case $current in -*) ;; *) return ;; esac
    case $command in
{}    esac
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
}}
complete -o default -F _sigloom sigloom
)",
                       joined(names), joined(help_words()), bash_values(commands),
                       bash_options(commands));
}

// Zsh.

/// In single quotes.
std::string zsh_quoted(std::string_view text) {
    std::string result = "'";
    for (const char byte : text) {
        if (byte == '\'') {
            result += "'\\''";
        } else {
            result += byte;
        }
    }
    return result + "'";
}

std::string zsh_option(const Command& command, const Option& option) {
    const std::string help = escaped(beginning(option.help), "[]:\\");
    const bool is_flag = option.takes == Takes::nothing;
    std::string value;
    if (!is_flag) {
        const std::string name = option.value_name.empty() ? "value" : option.value_name;
        const Words values = values_of(command, option);
        std::string action = " ";
        if (is_of_files(option)) action = "_files";
        if (!values.empty()) {
            action = option.count == Count::comma_list
                         ? fmt::format("_values -s , {} {}", name, joined(values))
                         : fmt::format("({})", joined(values));
        }
        value = fmt::format(":{}:{}", escaped(name, ":"), escaped(action, ":"));
    }
    const std::string repeated = option.count == Count::one ? "" : "*";
    return zsh_quoted(
        fmt::format("{}{}{}[{}]{}", repeated, option.name, is_flag ? "" : "=", help, value));
}

std::string for_zsh() {
    std::string names;
    std::string cases;
    for (const DeclaredCommand& each : shown_commands()) {
        const std::string described =
            fmt::format("{}:{}", each.command->name, escaped(each.command->summary, ":"));
        names += fmt::format("        {}\n", zsh_quoted(described));
        cases += fmt::format("        {})\n            _arguments -s", each.command->name);
        for (const Option& option : each.line.options()) {
            if (option.is_positional()) continue;
            cases += fmt::format(" \\\n                {}", zsh_option(*each.command, option));
        }
        const std::string rest = each.command->name == "help"
                                     ? fmt::format("*:subject:({})", joined(help_words()))
                                     : "*:input:_files";
        cases += fmt::format(" \\\n                {} ;;\n", zsh_quoted(rest));
    }
    return fmt::format(R"(#compdef sigloom
_sigloom() {{
    local -a commands=(
{}    )
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
{}    esac
}}
_sigloom "$@"
)",
                       names, cases);
}

// Fish.

std::string fish_quoted(std::string_view text) {
    return "'" + escaped(text, "'\\") + "'";
}

std::string fish_option(const Command& command, const Option& option) {
    std::string line = fmt::format("complete -c sigloom -n '__fish_seen_subcommand_from {}' -l {}",
                                   command.name, option.name.substr(2));
    if (option.short_name != 0) line += fmt::format(" -s {}", option.short_name);
    const Words values = values_of(command, option);
    if (!values.empty()) {
        const bool is_list = option.count == Count::comma_list;
        line +=
            " -x -a " + fish_quoted(is_list ? fmt::format("(__fish_append , {})", joined(values))
                                            : joined(values));
    } else if (is_of_files(option)) {
        line += " -r -F";
    } else if (option.takes != Takes::nothing) {
        line += " -x";
    }
    return line + fmt::format(" -d {}\n", fish_quoted(beginning(option.help)));
}

std::string for_fish() {
    std::string text = "# fish completion for sigloom\n";
    for (const DeclaredCommand& each : shown_commands()) {
        text += fmt::format("complete -c sigloom -f -n __fish_use_subcommand -a {} -d {}\n",
                            each.command->name, fish_quoted(each.command->summary));
        for (const Option& option : each.line.options()) {
            if (!option.is_positional()) text += fish_option(*each.command, option);
        }
    }
    return text +
           fmt::format("complete -c sigloom -f -n '__fish_seen_subcommand_from help' -a {}\n",
                       fish_quoted(joined(help_words())));
}

}  // namespace

std::string completions(Shell shell) {
    switch (shell) {
        case Shell::bash:
            return for_bash();
        case Shell::zsh:
            return for_zsh();
        case Shell::fish:
            return for_fish();
    }
    return {};
}

}  // namespace sigloom
