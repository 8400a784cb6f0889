#include "tools/two_inputs.hpp"

#include <algorithm>

#include "tools/failure.hpp"
#include "tools/options.hpp"
#include "tools/reading.hpp"

namespace sigloom {
namespace {

constexpr std::string_view standard_input = "-";

/// Nothing is learned twice, and standard input cannot be read twice.
bool can_share_names(const InputOptions& options) {
    return options.build.names == NamesRule::learned && options.known_names == nullptr &&
           std::ranges::none_of(options.inputs, [](const std::string& path) {
               return path == standard_input || is_graph_file(path);
           });
}

}  // namespace

TwoInputs load_two_inputs(const InputOptions& options, Messages& messages) {
    if (options.inputs.size() != 2) throw WrongUse("give OLD and NEW, two inputs to compare");
    if (std::ranges::count(options.inputs, standard_input) > 1) {
        throw WrongUse("standard input can be read only once");
    }
    InputOptions one = options;
    if (can_share_names(options)) {
        InputOptions both = options;
        both.build.edges = Edges::leave_out;
        one.known_names = std::make_shared<NameTable>(read_input(both, messages).name_table);
        one.build.learning.known = one.known_names.get();
    }
    const auto load = [&](const std::string& path) {
        one.inputs = {path};
        return load_input(one, messages);
    };
    return {load(options.inputs.front()), load(options.inputs.back())};
}

}  // namespace sigloom
