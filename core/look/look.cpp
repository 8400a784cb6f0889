#include "core/look/look.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "core/analysis/communities/communities.hpp"
#include "core/analysis/communities/typical_terms.hpp"
#include "core/graph/column_names.hpp"
#include "core/layout/backbone.hpp"
#include "core/layout/layout.hpp"
#include "core/look/colors.hpp"

namespace sigloom {
namespace {

constexpr std::size_t terms_of_name = 3;
constexpr std::size_t least_colored = 3;  ///< nodes of a community with a colour of its own

/// The values of a column of numbers; nothing where a row has none, or one that is not finite.
std::optional<std::vector<double>> all_numbers(const ColumnSet& columns, std::string_view name) {
    const Column* column = find_column(columns, name);
    if (column == nullptr) return std::nullopt;
    std::vector<double> numbers;
    for (std::size_t row = 0; row < column->size(); ++row) {
        const std::optional<double> number = column->number(row);
        if (!number || !std::isfinite(*number)) return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<std::vector<Point>> positions_of(const KnowledgeGraph& graph) {
    const auto x = all_numbers(graph.nodes().columns, column_names::x);
    const auto y = all_numbers(graph.nodes().columns, column_names::y);
    if (!x || !y) return std::nullopt;
    std::vector<Point> points;
    for (std::size_t i = 0; i < x->size(); ++i) points.push_back({(*x)[i], (*y)[i]});
    return points;
}

/// As numbers from 0, by falling size.
struct Division {
    std::vector<std::int32_t> community;
    std::vector<std::size_t> size;
};

std::string text_of(const Column& column, std::size_t row) {
    if (!column.has(row)) return {};
    if (const auto* texts = std::get_if<TextColumn>(&column.data)) {
        return std::string((*texts)[row]);
    }
    return fmt::format("{}", column.number(row).value_or(0));
}

/// The groups of rows that have one value.
std::vector<std::int32_t> groups_of(const Column& column) {
    std::unordered_map<std::string, std::int32_t> number;
    std::vector<std::int32_t> group;
    for (std::size_t row = 0; row < column.size(); ++row) {
        const auto next = static_cast<std::int32_t>(number.size());
        group.push_back(number.try_emplace(text_of(column, row), next).first->second);
    }
    return group;
}

Division by_size(std::vector<std::int32_t> group) {
    std::vector<std::size_t> size;
    for (const std::int32_t each : group) {
        const auto place = static_cast<std::size_t>(each);
        if (place >= size.size()) size.resize(place + 1);
        ++size[place];
    }
    std::vector<std::size_t> order(size.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return size[i]; });
    std::vector<std::int32_t> number(size.size());
    for (std::size_t i = 0; i < order.size(); ++i) number[order[i]] = static_cast<std::int32_t>(i);
    for (std::int32_t& each : group) each = number[static_cast<std::size_t>(each)];
    std::ranges::sort(size, std::greater());
    return {std::move(group), std::move(size)};
}

Division divide(const KnowledgeGraph& graph, const MeasureContext& context) {
    if (const Column* given = find_column(graph.nodes().columns, column_names::community)) {
        return by_size(groups_of(*given));
    }
    return by_size(shared_communities(graph, context)->community);
}

/// Up to three of its typical terms, separated by commas.
TextColumn community_names(const KnowledgeGraph& graph, const Division& division) {
    const auto terms = typical_terms(
        graph, division.community, static_cast<std::int32_t>(division.size.size()), terms_of_name);
    std::vector<std::string> name(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
        for (const Node node : terms[i]) {
            if (!name[i].empty()) name[i] += ", ";
            name[i] += graph.nodes().label[node];
        }
    }
    TextColumn names;
    names.reserve(graph.node_count());
    for (const std::int32_t community : division.community) {
        names.push_back(name[static_cast<std::size_t>(community)]);
    }
    return names;
}

std::vector<Point> centers_of(const Division& division, std::span<const Point> positions) {
    std::vector<Point> centers(division.size.size());
    for (std::size_t node = 0; node < positions.size(); ++node) {
        Point& center = centers[static_cast<std::size_t>(division.community[node])];
        center = {center.x + positions[node].x, center.y + positions[node].y};
    }
    for (std::size_t i = 0; i < centers.size(); ++i) {
        const auto size = static_cast<double>(division.size[i]);
        centers[i] = {centers[i].x / size, centers[i].y / size};
    }
    return centers;
}

/// Of each community the number of its colour in the palette, or palette_size for none.
class CommunityColors {
  public:
    CommunityColors(const Division& division, std::span<const Point> positions)
        : division_(division),
          centers_(centers_of(division, positions)),
          color_(division.size.size(), palette_size) {}

    /// Each community takes the colour that most of its nodes had, unless a larger one has it.
    void inherit(std::span<const std::optional<Color>> earlier) {
        std::vector<std::array<std::size_t, palette_size>> votes(color_.size());
        for (std::size_t node = 0; node < earlier.size(); ++node) {
            if (!earlier[node]) continue;
            const auto* found = std::ranges::find(palette, *earlier[node], &ColorPair::on_light);
            if (found == palette.end()) continue;
            ++votes[static_cast<std::size_t>(division_.community[node])]
                   [static_cast<std::size_t>(found - palette.begin())];
        }
        for (std::size_t i = 0; i < color_.size() && is_colored(i); ++i) {
            const auto most = std::ranges::max_element(votes[i]);
            if (*most * 2 <= division_.size[i]) continue;
            const auto color = static_cast<std::size_t>(most - votes[i].begin());
            if (bearers_[color].empty()) give(i, color);
        }
    }

    /// The largest communities have a colour each; the others that whose nearest bearer is farthest
    /// away.
    std::vector<std::size_t> find() {
        for (std::size_t i = 0; i < color_.size() && is_colored(i); ++i) {
            if (color_[i] == palette_size) give(i, best_for(i));
        }
        return color_;
    }

  private:
    [[nodiscard]] bool is_colored(std::size_t community) const {
        return division_.size[community] >= least_colored;
    }
    void give(std::size_t community, std::size_t color) {
        color_[community] = color;
        bearers_[color].push_back(centers_[community]);
    }
    [[nodiscard]] std::size_t best_for(std::size_t community) const {
        std::size_t best = 0;
        double farthest = -1;
        for (std::size_t color = 0; color < palette_size; ++color) {
            double nearest = std::numeric_limits<double>::infinity();
            for (const Point& bearer : bearers_[color]) {
                const double dx = bearer.x - centers_[community].x;
                const double dy = bearer.y - centers_[community].y;
                nearest = std::min(nearest, dx * dx + dy * dy);
            }
            if (nearest <= farthest) continue;
            farthest = nearest;
            best = color;
        }
        return best;
    }

    const Division& division_;
    std::vector<Point> centers_;
    std::vector<std::size_t> color_;
    std::array<std::vector<Point>, palette_size> bearers_;
};

/// What an earlier graph has of each node of this one.
struct Earlier {
    std::vector<std::optional<Point>> position;
    std::vector<std::optional<Color>> color;
};

Earlier look_up(const KnowledgeGraph& graph, const KnowledgeGraph* earlier) {
    Earlier found;
    if (earlier == nullptr) return found;
    const auto positions = positions_of(*earlier);
    if (!positions) throw std::invalid_argument("the earlier graph has no positions");
    const Column* color = find_column(earlier->nodes().columns, column_names::color);
    std::unordered_map<std::string_view, Node> by_id;
    for (Node node = 0; node < earlier->node_count(); ++node) {
        by_id.emplace(earlier->nodes().id[node], node);
    }
    found.position.resize(graph.node_count());
    found.color.resize(graph.node_count());
    for (Node node = 0; node < graph.node_count(); ++node) {
        const auto same = by_id.find(graph.nodes().id[node]);
        if (same == by_id.end()) continue;
        found.position[node] = (*positions)[same->second];
        if (color != nullptr) found.color[node] = parse_color(text_of(*color, same->second));
    }
    return found;
}

TextColumn color_column(const KnowledgeGraph& graph, const Division& division,
                        std::span<const Point> positions, const Earlier& earlier,
                        ColorBy color_by) {
    TextColumn column;
    column.reserve(graph.node_count());
    if (color_by == ColorBy::kind) {
        for (Node node = 0; node < graph.node_count(); ++node) {
            column.push_back(hex(color_of_kind(graph.nodes().kind[node]).on_light));
        }
        return column;
    }
    CommunityColors colors(division, positions);
    colors.inherit(earlier.color);
    const std::vector<std::size_t> color = colors.find();
    for (const std::int32_t community : division.community) {
        const std::size_t number = color[static_cast<std::size_t>(community)];
        column.push_back(hex((number == palette_size ? neutral_color : palette[number]).on_light));
    }
    return column;
}

/// Radii for positions of an unknown unit: so that the discs cover a seventh of the circle that
/// holds them all.
void fit_to(std::span<const Point> positions, std::vector<double>& radius) {
    constexpr double share_covered = 1.0 / 7;
    if (positions.empty()) return;
    Point middle{0, 0};
    for (const Point& point : positions) middle = {middle.x + point.x, middle.y + point.y};
    const auto n = static_cast<double>(positions.size());
    double farthest = 0;
    double discs = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const double dx = positions[i].x - middle.x / n;
        const double dy = positions[i].y - middle.y / n;
        farthest = std::max(farthest, dx * dx + dy * dy);
        discs += radius[i] * radius[i];
    }
    if (farthest == 0) return;
    const double factor = std::sqrt(share_covered * farthest / discs);
    for (double& each : radius) each *= factor;
}

double rounded(double value) {
    return std::max(std::round(value * 100) / 100, 0.01);
}

}  // namespace

std::vector<double> node_radii(const KnowledgeGraph& graph, std::span<const double> weight) {
    const std::size_t n = graph.node_count();
    std::vector<double> strength(n, 0);
    const double unit = weight.empty() ? 1 : std::ranges::max(weight);
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        strength[source] += weight[edge] / unit;
        strength[target] += weight[edge] / unit;
    }
    const double most = strength.empty() ? 0 : std::ranges::max(strength);
    // To a thousandth: the last bits of logarithms differ between machines.
    const double magnitude =
        std::round(std::log10(std::max(static_cast<double>(n), 1.0) / 20) * 1000) / 1000;
    const double scale = std::clamp(1.25 - 0.2 * magnitude, 0.35, 1.0);
    for (double& each : strength) {
        each = rounded((2.2 + (most > 0 ? 15 * std::sqrt(each / most) : 0)) * scale);
    }
    return strength;
}

KnowledgeGraph with_look(const KnowledgeGraph& graph, const LookOptions& options) {
    const ColumnSet& given = graph.nodes().columns;
    const bool keep = options.existing == Existing::keep;
    const Earlier earlier = look_up(graph, options.earlier);
    const std::vector<double> weight = options.weight == DrawnWeight::fractional
                                           ? drawing_weights(graph, options.context)
                                           : graph.edges().weight.read();
    const std::vector<std::int32_t> backbone = backbone_ranks(graph, weight);
    const Division division = divide(graph, options.context);

    std::optional<std::vector<Point>> positions;
    if (keep && options.earlier == nullptr) positions = positions_of(graph);
    std::optional<std::vector<double>> radius;
    if (keep) radius = all_numbers(given, column_names::size);
    if (radius && std::ranges::any_of(*radius, [](double r) { return r <= 0; })) radius.reset();
    ColumnSet columns;
    if (!radius) {
        radius = node_radii(graph, weight);
        if (positions) fit_to(*positions, *radius);
        columns.push_back({column_names::size, *radius, {}});
    }
    if (!positions) {
        positions = lay_out(graph,
                            {.weight = weight,
                             .backbone = backbone,
                             .community = division.community,
                             .radius = *radius,
                             .earlier = earlier.position},
                            {.context = options.context});
        std::vector<double> x;
        std::vector<double> y;
        for (const Point& point : *positions) {
            x.push_back(point.x);
            y.push_back(point.y);
        }
        columns.push_back({column_names::x, std::move(x), {}});
        columns.push_back({column_names::y, std::move(y), {}});
    }
    if (!keep || options.color_by || find_column(given, column_names::color) == nullptr) {
        columns.push_back({column_names::color,
                           color_column(graph, division, *positions, earlier,
                                        options.color_by.value_or(ColorBy::community)),
                           {}});
    }
    if (find_column(given, column_names::community) == nullptr) {
        columns.push_back({column_names::community, division.community, {}});
    }
    columns.push_back({column_names::community_name, community_names(graph, division), {}});
    return graph.with_node_columns(columns).with_edge_columns(
        {{column_names::backbone, backbone, {}}});
}

}  // namespace sigloom
