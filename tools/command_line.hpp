// The options of a command as data: what parses them, --help, the manual page and the configuration
// file all walk the same declarations.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sigloom {

/// What an option takes at each use.
enum class Takes : std::uint8_t { nothing, text, file, choice, whole_number, number };

/// How many values it takes.
enum class Count : std::uint8_t {
    one,          ///< given twice, it is an error
    one_per_use,  ///< as often as one likes
    comma_list,   ///< the same, and each time one or more with commas between them
    rest,         ///< of a positional argument: all that are left
};

/// What it is about.
enum class OptionGroup : std::uint8_t {
    command,    ///< what this command does
    input,      ///< what is read
    names,      ///< which surface forms are one name
    pairs,      ///< which edges reports make, and what their rows count
    graph,      ///< what becomes of a graph once it is there
    precision,  ///< error bars and estimates
    output,     ///< where and how results are written
    drawing,    ///< how a graph looks
    format,     ///< what one format of graph files, or a few, can be asked for
    program,    ///< how the program works: threads, configuration, messages, help
};

/// Takes the values of one option from the command line: none for a flag, one for Count::one.
/// Throws WrongUse or Failure for values that make no sense.
using SetOption = std::function<void(const std::vector<std::string>& values)>;

/// An option, or a positional argument where its name does not begin with "--".
struct Option {
    std::string name;     ///< "--top", "INPUT"
    char short_name = 0;  ///< o for -o; 0: it has none
    Takes takes = Takes::text;
    Count count = Count::one;
    std::string value_name;            ///< N, FILE; empty where the choices or nothing stand for it
    std::vector<std::string> choices;  ///< the names of Takes::choice
    std::string standard;              ///< the default as help shows it; empty: none is shown
    std::string help;
    OptionGroup group = OptionGroup::command;
    std::vector<std::string> excludes;  ///< names of options that cannot stand beside it
    std::vector<std::string> needs;     ///< names of options that must stand beside it
    SetOption set;
    bool given = false;  ///< it stands on the command line; parse() says so
    /// What it was set to, on the command line or by the configuration file; "true" of a flag.
    std::vector<std::string> values = {};

    [[nodiscard]] bool is_positional() const { return !name.starts_with("--"); }
    /// What stands behind the name in help: N, KIND,..., table|csv; nothing for a flag.
    [[nodiscard]] std::string value_help() const;
};

/// The options of one command in the order of its help, --help being the first.
class CommandLine {
  public:
    explicit CommandLine(std::string help_of_help = "Explain this command");

    /// The reference stays valid.
    Option& add(Option option);

    [[nodiscard]] std::deque<Option>& options() { return options_; }
    [[nodiscard]] const std::deque<Option>& options() const { return options_; }
    [[nodiscard]] Option* find(std::string_view name);  ///< null if there is none
    [[nodiscard]] const Option* find(std::string_view name) const;

    /// What to do once the command line has set all options.
    void when_parsed(std::function<void(CommandLine&)> then) { when_parsed_ = std::move(then); }
    void finish() {
        if (when_parsed_) when_parsed_(*this);
    }

  private:
    std::deque<Option> options_;
    std::function<void(CommandLine&)> when_parsed_;
};

// Values of Option::set. What they set must outlive the parsing.

SetOption store_in(std::string& target);
SetOption store_in(std::optional<std::string>& target);
SetOption store_in(std::vector<std::string>& target);

/// Passes the only value on.
SetOption pass_to(std::function<void(const std::string&)> use);

/// Of a flag: sets the target to this value.
template <typename T>
SetOption assign(T& target, T value) {
    return [&target, value](const std::vector<std::string>&) { target = value; };
}

}  // namespace sigloom
