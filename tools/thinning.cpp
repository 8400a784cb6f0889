#include "tools/thinning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "core/base/cancelled.hpp"
#include "core/text/unknown_name.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/failure.hpp"
#include "tools/node_names.hpp"

namespace sigloom {
namespace {

/// Up to the first of `separators`.
std::string_view head(std::string_view text, std::string_view separators) {
    return text.substr(0, text.find_first_of(separators));
}

const Filter& named_filter(std::string_view name) {
    if (const Filter* filter = find_filter(name)) return *filter;
    std::vector<std::string_view> names;
    for (const Filter& filter : filters()) names.push_back(filter.name);
    throw WrongUse(unknown_name("filter", name, names));
}

[[noreturn]] void fail(const Filter& filter, std::string_view expected) {
    if (filter.value == FilterValue::none) {
        throw WrongUse(fmt::format("--thin {} takes no value", filter.name));
    }
    throw WrongUse(
        fmt::format("--thin {}:{} must have {}", filter.name, filter.value_name, expected));
}

double number_of(const Filter& filter, std::string_view text, std::string_view expected,
                 double most) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || !(value >= 0 && value <= most)) {
        fail(filter, expected);
    }
    return value;
}

double whole_number_of(const Filter& filter, std::string_view text, std::string_view expected) {
    const double value = number_of(filter, text, expected, UINT32_MAX);
    if (value != std::floor(value)) fail(filter, expected);
    return value;
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> list;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::string_view word = head(text.substr(begin), ",");
        list.emplace_back(word);
        begin += word.size() + 1;
    }
    return list;
}

FilterChoice filter_choice(std::string_view text) {
    const std::string_view name = head(text, ":");
    const bool has_value = name.size() < text.size();
    const std::string_view value = has_value ? text.substr(name.size() + 1) : std::string_view();
    FilterChoice choice{&named_filter(name), {}, {}};
    const Filter& filter = *choice.filter;
    double& number = choice.argument.number;
    switch (filter.value) {
        case FilterValue::none:
            if (has_value) fail(filter, "");
            break;
        case FilterValue::share:
            number = number_of(filter, value, "a number from 0 to 1", 1);
            break;
        case FilterValue::number:
            number = number_of(filter, value, "a number from 0", HUGE_VAL);
            break;
        case FilterValue::whole:
            number = whole_number_of(filter, value, "a whole number from 0");
            break;
        case FilterValue::kinds:
            if (value.empty()) fail(filter, "one or more kinds");
            choice.argument.kinds = words(value);
            break;
        case FilterValue::node: {
            constexpr std::string_view expected = "a whole number from 0 and the name of a node";
            const std::string_view radius = head(value, ":");
            if (radius.size() + 1 >= value.size()) fail(filter, expected);
            number = whole_number_of(filter, radius, expected);
            choice.node_name = value.substr(radius.size() + 1);
            break;
        }
    }
    return choice;
}

/// Where the next filter begins: after a + that the name of a filter follows.
std::size_t next_filter(std::string_view text) {
    for (std::size_t at = text.find('+'); at != std::string_view::npos;
         at = text.find('+', at + 1)) {
        if (find_filter(head(text.substr(at + 1), ":+")) != nullptr) return at;
    }
    return text.size();
}

/// Of nodes and of edges.
std::vector<std::string> all_kinds(const KnowledgeGraph& graph) {
    std::vector<std::string> kinds = node_kinds(graph);
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const std::string_view kind = graph.edges().kind[edge];
        if (std::ranges::find(kinds, kind) == kinds.end()) kinds.emplace_back(kind);
    }
    return kinds;
}

Kept keep(const KnowledgeGraph& graph, FilterChoice choice, const NameTable& learned,
          Messages& messages) {
    if (choice.filter->value == FilterValue::kinds) {
        const std::vector<std::string> existing = all_kinds(graph);
        for (std::string& kind : choice.argument.kinds) {
            kind = kind_called(kind, existing).value_or(kind);
        }
    }
    if (!choice.node_name.empty()) {
        choice.argument.node = NodeNames(graph, learned).find(choice.node_name, "", messages);
    }
    return choice.filter->keep(graph, choice.argument);
}

Kept keep(const KnowledgeGraph& graph, const ThinStep& step, const NameTable& learned,
          Messages& messages) {
    Kept kept = keep(graph, step.any_of.front(), learned, messages);
    for (const FilterChoice& choice : std::span(step.any_of).subspan(1)) {
        unite(kept, keep(graph, choice, learned, messages));
    }
    return kept;
}

}  // namespace

ThinStep thin_step(const std::string& text) {
    ThinStep step{text, {}};
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::string_view rest = std::string_view(text).substr(begin);
        const std::size_t size = next_filter(rest);
        step.any_of.push_back(filter_choice(rest.substr(0, size)));
        begin += size + 1;
    }
    return step;
}

KnowledgeGraph thin(KnowledgeGraph graph, const NameTable& learned, std::span<const ThinStep> steps,
                    Messages& messages) {
    for (const ThinStep& step : steps) {
        stop_if_cancelled();
        try {
            graph = thinned(graph, keep(graph, step, learned, messages));
        } catch (const std::invalid_argument& error) {
            throw Failure(fmt::format("--thin {}: {}", step.text, error.what()));
        }
        messages.say(fmt::format("--thin {} leaves {}, {}", step.text,
                                 counted(graph.node_count(), "node"),
                                 counted(graph.edge_count(), "edge")));
    }
    return graph;
}

void add_thinning(CommandLine& line, std::vector<ThinStep>& steps) {
    line.add(
        {.name = "--thin",
         .count = Count::one_per_use,
         .value_name = "FILTER[:VALUE]",
         .help =
             "Thin the graph by a filter, for example disparity:0.05; one after the other where "
             "given several times. FILTER+FILTER keeps what either of them keeps",
         .group = OptionGroup::graph,
         .set = [&steps](const std::vector<std::string>& texts) {
             for (const std::string& text : texts) steps.push_back(thin_step(text));
         }});
}

}  // namespace sigloom
