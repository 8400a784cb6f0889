#include "tools/drawing.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "core/graph/column_names.hpp"
#include "exporters/formats.hpp"
#include "tools/failure.hpp"
#include "tools/options.hpp"
#include "tools/read_files.hpp"

namespace sigloom {
namespace {

KnowledgeGraph read_earlier(const std::string& path) {
    DiagnosticList problems;
    try {
        if (auto graph = read_graph_file(path, problems)) return std::move(*graph);
    } catch (const UnreadableFormat& error) {
        throw WrongUse(fmt::format("--layout-from {}", error.what()));
    }
    // Without a graph there is an error, and it comes last.
    throw Failure(fmt::format("--layout-from {}", to_string(problems.list().back())));
}

}  // namespace

bool is_to_be_drawn(const DrawingOptions& options, const Format& format) {
    if (options.layout) return *options.layout != LayoutChoice::none;
    return !options.earlier.empty() || format.needs.positions || format.needs.colors;
}

KnowledgeGraph draw(const KnowledgeGraph& graph, const DrawingOptions& options,
                    const InputOptions& input, Messages& messages) {
    LookOptions look;
    look.color_by = options.color_by;
    if (input.weight != nullptr) look.weight = DrawnWeight::given;
    if (options.layout) look.existing = Existing::replace;
    std::optional<KnowledgeGraph> earlier;
    if (!options.earlier.empty()) earlier = read_earlier(options.earlier);
    if (earlier) look.earlier = &*earlier;
    look.context = measure_context(input, "layout", messages);
    try {
        const KnowledgeGraph drawn = with_look(graph, look);
        const Column* sizes = find_column(graph.nodes().columns, column_names::size);
        if (options.sizes == GivenSizes::replace || sizes == nullptr) return drawn;
        return drawn.with_node_columns(make_columns(*sizes));
    } catch (const std::invalid_argument& error) {
        throw Failure(fmt::format("--layout-from {}: {}", options.earlier, error.what()));
    }
}

void add_drawing_options(CommandLine& line, DrawingOptions& options,
                         const std::vector<std::string>& needs) {
    line.add({.name = "--layout",
              .takes = Takes::choice,
              .choices = {"force", "none"},
              .standard = "force for formats that draw",
              .help =
                  "Give the nodes positions, sizes and colours, in place of those they have; or "
                  "give them none",
              .group = OptionGroup::drawing,
              .needs = needs,
              .set = pass_to([&options](const std::string& name) {
                  options.layout = find_choice<LayoutChoice>("--layout", name);
              })});
    line.add({.name = "--layout-from",
              .takes = Takes::file,
              .value_name = "FILE",
              .help = "Keep the nodes near to where they are in this graph file, and their colours",
              .group = OptionGroup::drawing,
              .needs = needs,
              .set = pass_to([&options](const std::string& path) {
                  note_read_file(path);
                  options.earlier = path;
              })});
    line.add({.name = "--color-by",
              .takes = Takes::choice,
              .choices = {"community", "kind"},
              .standard = "community",
              .help = "What the colours of nodes tell",
              .group = OptionGroup::drawing,
              .needs = needs,
              .set = pass_to([&options](const std::string& name) {
                  options.color_by = find_choice<ColorBy>("--color-by", name);
              })});
}

}  // namespace sigloom
