// `sigloom brief`: what a scan found, as one document that can be sent.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/foresight/standing.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/subgraph.hpp"
#include "core/look/look.hpp"
#include "exporters/common/output_files.hpp"
#include "exporters/document/html.hpp"
#include "exporters/document/markdown.hpp"
#include "exporters/picture/scene.hpp"
#include "exporters/picture/svg.hpp"
#include "tools/brief_document.hpp"
#include "tools/commands.hpp"
#include "tools/made_with.hpp"
#include "tools/options.hpp"
#include "tools/read_files.hpp"
#include "tools/results.hpp"
#include "tools/strategic_picture.hpp"

namespace sigloom {
namespace {

enum class BriefFormat : std::uint8_t { markdown, html };

}  // namespace

template <>
inline constexpr auto enum_names<BriefFormat> =
    enum_table<BriefFormat>({{BriefFormat::markdown, "md"}, {BriefFormat::html, "html"}});

namespace {

struct Arguments {
    InputOptions input;
    BriefOptions brief;
    std::string title;
    std::string output = "-";
    std::optional<BriefFormat> format;
    const CommandLine* line = nullptr;
};

constexpr std::size_t most_drawn = 120;  ///< nodes of the picture
constexpr std::string_view standard_output = "-";

BriefFormat format_of_brief(const Arguments& arguments) {
    if (arguments.format) return *arguments.format;
    const std::string suffix = std::filesystem::path(arguments.output).extension().string();
    if (suffix == ".md" || suffix == ".markdown") return BriefFormat::markdown;
    if (suffix == ".html" || suffix == ".htm") return BriefFormat::html;
    if (arguments.output == standard_output) return BriefFormat::markdown;
    throw WrongUse(fmt::format("{}: a brief is .md or .html; or say --format", arguments.output));
}

/// The strongest terms and their ties, in the colours of their communities.
std::string picture_of_terms(const FoundCommunities& communities, std::vector<Node> nodes,
                             const MeasureContext& context) {
    TextColumn names;
    const auto all_names = community_names(communities, 3);
    for (const std::int32_t each : communities.found.community) {
        names.push_back(all_names[static_cast<std::size_t>(each)]);
    }
    const Column name_column{column_names::community_name, std::move(names), {}};
    const KnowledgeGraph whole = communities.part.graph.with_node_columns(
        make_columns(Column{column_names::community, WholeNumbers(communities.found.community), {}},
                     name_column));
    std::ranges::sort(nodes);
    const KnowledgeGraph part = induced_subgraph(whole, nodes);
    KnowledgeGraph drawn = with_look(part, {.existing = Existing::replace, .context = context});
    // By the terms of the whole community, not by those in the picture.
    drawn = drawn.with_node_columns(
        make_columns(*find_column(part.nodes().columns, column_names::community_name)));
    std::string svg;
    Output output = Output::to_string(svg);
    write_svg(scene(drawn, {.width = 1200, .labels = 40}), SvgText::fonts, {}, output, "graph-");
    output.close();
    return svg;
}

/// The strategic diagram in the words of a language.
std::string picture_of_map(const BriefFacts& facts, const BriefTexts& texts) {
    std::vector<std::string> names;
    for (const StrategicTheme& theme : facts.map->themes) {
        names.push_back(facts.topics[static_cast<std::size_t>(theme.community)].name);
    }
    const StrategicWords words{
        std::string(texts.map_alt),           std::string(texts.quadrant_motor),
        std::string(texts.quadrant_basic),    std::string(texts.quadrant_niche),
        std::string(texts.quadrant_emerging), std::string(texts.axis_centrality),
        std::string(texts.axis_density)};
    std::string svg;
    Output output = Output::to_string(svg);
    write_svg(strategic_picture(*facts.map, names, words), SvgText::fonts, {}, output, "map-");
    output.close();
    return svg;
}

BriefPictures pictures_of(const BriefFacts& facts, const Arguments& arguments, Messages& messages) {
    BriefPictures pictures;
    const KnowledgeGraph& terms = facts.communities.part.graph;
    pictures.terms = terms.node_count();
    if (facts.topics.empty() || terms.edge_count() == 0) return pictures;
    const auto drawn = leading_nodes(terms, strengths(terms), most_drawn);
    pictures.shown_terms = drawn.size();
    if (facts.map) pictures.map = picture_of_map(facts, english_brief);
    pictures.graph = picture_of_terms(facts.communities, drawn,
                                      measure_context(arguments.input, "layout", messages));
    return pictures;
}

/// Where the picture of a figure stands beside a document.
std::filesystem::path picture_path(const std::filesystem::path& document,
                                   const std::string& figure) {
    return document.parent_path() / fmt::format("{}-{}.svg", document.stem().string(), figure);
}

int finish(OutputFiles& files, Messages& messages) {
    const std::string& error = files.close();
    if (error.empty()) return 0;
    messages.error(error);
    return 1;
}

/// The document, and its pictures beside it.
int write_markdown_files(const Document& document, const std::filesystem::path& path,
                         Messages& messages) {
    std::vector<std::filesystem::path> targets{path};
    std::map<std::string, std::string> names;
    std::vector<const Figure*> figures;
    for (const Block& block : document.blocks) {
        const auto* figure = std::get_if<Figure>(&block);
        if (figure == nullptr) continue;
        figures.push_back(figure);
        targets.push_back(picture_path(path, figure->name));
        names.emplace(figure->name, targets.back().filename().string());
    }
    for (const auto& target : targets) require_not_read(target.string());
    OutputFiles files(targets);
    write_markdown(document, names, files[0]);
    for (std::size_t i = 0; i < figures.size(); ++i) files[i + 1].write(figures[i]->svg);
    return finish(files, messages);
}

int write_brief(const Document& document, BriefFormat format, const std::string& path,
                Messages& messages) {
    messages.end_progress();
    if (format == BriefFormat::markdown && path != standard_output) {
        return write_markdown_files(document, path, messages);
    }
    Output output = open_output(path);
    if (format == BriefFormat::html) {
        write_html(document, output);
    } else {
        write_markdown(document, {}, output);
    }
    return finish(output, messages);
}

int make_brief(Arguments& arguments) {
    const BriefFormat format = format_of_brief(arguments);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const BriefFacts facts = brief_facts(input, arguments.input, arguments.brief, messages);
    // Markdown that is printed has no place for them.
    const bool has_pictures = format == BriefFormat::html || arguments.output != standard_output;
    const BriefPictures pictures =
        has_pictures ? pictures_of(facts, arguments, messages) : BriefPictures();
    const Document document =
        brief_document(input, facts, pictures, provenance_of(input, arguments.input),
                       arguments.title, english_brief);
    return std::max(write_brief(document, format, arguments.output, messages), input.exit_code());
}

}  // namespace

Run add_brief(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "--output",
              .short_name = 'o',
              .takes = Takes::file,
              .value_name = "FILE",
              .standard = "-",
              .help = "File to write: .html, or .md with its pictures beside it",
              .group = OptionGroup::output,
              .set = store_in(arguments->output)});
    add_choice(line, "--format", arguments->format, "Format of the document").group =
        OptionGroup::output;
    line.add({.name = "--previous",
              .takes = Takes::file,
              .value_name = "GRAPH",
              .help = "Say what changed since this earlier scan: a graph file, or reports",
              .set = store_in(arguments->brief.previous)});
    line.add({.name = "--title",
              .value_name = "TEXT",
              .help = "What stands above the brief",
              .set = store_in(arguments->title)});
    add_whole_number(line, "--seed", arguments->brief.seed, UINT64_MAX,
                     "Of the random choices; the same seed gives the same brief")
        .group = OptionGroup::precision;
    add_input_options(line, arguments->input);
    return [arguments] { return make_brief(*arguments); };
}

}  // namespace sigloom
