#include "exporters/picture/scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "core/graph/column_names.hpp"
#include "core/look/drawn_links.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/picture/labels.hpp"
#include "exporters/picture/region_names.hpp"
#include "exporters/picture/text_width.hpp"

namespace sigloom {
namespace {

constexpr double usual_width = 1600;
constexpr double margin = 24;
constexpr double ink_share = 0.2;  ///< of the area, for links
constexpr std::size_t most_label_characters = 34;
constexpr std::size_t most_entries = 14;  ///< of the legend
constexpr std::size_t most_alone = 100;   ///< nodes without links that are drawn
constexpr double most_radius = 26;
constexpr double least_radius = 1.2;  ///< so that the colour can be seen
constexpr double title_size = 24;
constexpr double legend_size = 13;
constexpr double legend_line = 22;

/// What colours tell, for the legend.
struct Group {
    std::string name;
    Color color{};
    std::size_t nodes = 0;
};

double number_at(const Column* column, std::size_t row, double otherwise) {
    if (column == nullptr) return otherwise;
    const double value = column->number(row).value_or(otherwise);
    return std::isfinite(value) ? value : otherwise;
}

std::string_view text_at(const Column* column, std::size_t row) {
    if (column == nullptr || !column->has(row)) return {};
    const auto* texts = std::get_if<TextColumn>(&column->data);
    return texts == nullptr ? std::string_view() : (*texts)[row];
}

class Scene {
  public:
    Scene(const KnowledgeGraph& graph, const SceneOptions& options)
        : graph_(graph),
          options_(options),
          ground_(options.dark ? dark_ground : light_ground),
          unit_(std::max(1.0, options.width / usual_width)) {}

    Picture draw() {
        picture_.width = options_.width;
        picture_.background = ground_.background;
        picture_.title = options_.title;
        picture_.description =
            fmt::format("A graph of {} and {}.", counted(graph_.node_count(), "node"),
                        counted(graph_.edge_count(), "edge"));
        read_nodes();
        leave_out_many_alone();
        find_groups();
        place_nodes();
        draw_links();
        draw_texts();
        return std::move(picture_);
    }

  private:
    void read_nodes();
    void leave_out_many_alone();
    void find_groups();
    void place_nodes();
    void draw_links();
    void draw_texts();
    void draw_legend(double top);
    [[nodiscard]] std::vector<std::size_t> labels_in_order() const;
    [[nodiscard]] std::vector<Region> regions() const;
    void draw_labels(std::span<const std::size_t> nodes, LabelPlacer& placer);
    void draw_names(LabelPlacer& placer);

    [[nodiscard]] TextShape text(std::string words, double size, Weight weight, Color color,
                                 bool has_halo) const {
        constexpr double bold = 1.08;  // as much wider
        const double width = text_width(words) * size * unit_ * (weight == Weight::bold ? bold : 1);
        return {{}, Align::left, size * unit_, width, weight, color, has_halo, std::move(words)};
    }
    struct LegendShape {
        std::size_t entries, columns, lines;
    };
    [[nodiscard]] LegendShape legend_shape() const {
        const std::size_t entries =
            std::min(groups_.size(), most_entries) + (left_out_ > 0 ? 1 : 0);
        const std::size_t columns = options_.width >= 1000 ? 3 : options_.width >= 600 ? 2 : 1;
        return {entries, columns, (entries + columns - 1) / columns};
    }
    [[nodiscard]] double legend_height() const;

    const KnowledgeGraph& graph_;
    const SceneOptions& options_;
    const Ground& ground_;
    double unit_;
    Picture picture_;
    std::vector<Spot> at_;
    std::vector<double> radius_;
    std::vector<Color> color_;
    std::vector<bool> is_drawn_;       ///< nodes without links are not where they are many
    std::vector<std::int32_t> group_;  ///< of each node; -1: of none that is named
    std::vector<Group> groups_;        ///< by falling number of nodes
    bool by_kind_ = false;             ///< groups are kinds, not communities
    std::size_t left_out_ = 0;
    std::size_t labels_ = 0;  ///< drawn so far
    double head_ = 0;         ///< height of the title
    double body_ = 0;         ///< height of the graph
};

void Scene::read_nodes() {
    const ColumnSet& columns = graph_.nodes().columns;
    const Column* x = find_column(columns, column_names::x);
    const Column* y = find_column(columns, column_names::y);
    const Column* size = find_column(columns, column_names::size);
    const Column* color = find_column(columns, column_names::color);
    for (Node node = 0; node < graph_.node_count(); ++node) {
        at_.push_back({number_at(x, node, 0), -number_at(y, node, 0)});
        radius_.push_back(std::max(number_at(size, node, 1), 0.0));
        const Color given = parse_color(text_at(color, node)).value_or(neutral_color.on_light);
        color_.push_back(options_.dark ? on_dark(given) : given);
    }
}

void Scene::leave_out_many_alone() {
    is_drawn_.assign(graph_.node_count(), true);
    std::size_t alone = 0;
    for (Node node = 0; node < graph_.node_count(); ++node) alone += graph_.degree(node) == 0;
    if (alone <= most_alone || graph_.edge_count() == 0) return;
    for (Node node = 0; node < graph_.node_count(); ++node) {
        is_drawn_[node] = graph_.degree(node) > 0;
    }
    left_out_ = alone;
    picture_.description += fmt::format(" {} without links are not drawn.", counted(alone, "node"));
}

/// Colours tell kinds where each has one of its own; else communities.
void Scene::find_groups() {
    const auto key = [](Color color) { return color.red << 16 | color.green << 8 | color.blue; };
    std::map<std::string_view, std::map<int, std::size_t>> colors_of_kind;
    std::map<int, std::map<std::string_view, std::size_t>> kinds_of_color;
    for (Node node = 0; node < graph_.node_count(); ++node) {
        ++colors_of_kind[graph_.nodes().kind[node]][key(color_[node])];
        ++kinds_of_color[key(color_[node])][graph_.nodes().kind[node]];
    }
    const auto is_one = [](const auto& each) { return each.second.size() == 1; };
    by_kind_ = colors_of_kind.size() > 1 && std::ranges::all_of(colors_of_kind, is_one) &&
               std::ranges::all_of(kinds_of_color, is_one);
    const Column* names = find_column(graph_.nodes().columns, column_names::community_name);
    const Color neutral = options_.dark ? neutral_color.on_dark : neutral_color.on_light;

    std::map<std::string_view, std::int32_t> number;
    group_.assign(graph_.node_count(), -1);
    std::vector<double> largest;
    for (Node node = 0; node < graph_.node_count(); ++node) {
        const std::string_view name = by_kind_ ? graph_.nodes().kind[node] : text_at(names, node);
        if (name.empty() || (!by_kind_ && color_[node] == neutral)) continue;
        const auto [found, is_new] =
            number.try_emplace(name, static_cast<std::int32_t>(groups_.size()));
        if (is_new) {
            groups_.push_back({std::string(name), color_[node], 0});
            largest.push_back(0);
        }
        const auto place = static_cast<std::size_t>(found->second);
        group_[node] = found->second;
        ++groups_[place].nodes;
        if (radius_[node] > largest[place]) {
            largest[place] = radius_[node];
            groups_[place].color = color_[node];
        }
    }
    std::vector<std::int32_t> order(groups_.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater(), [&](std::int32_t i) {
        return groups_[static_cast<std::size_t>(i)].nodes;
    });
    std::vector<Group> sorted;
    std::vector<std::int32_t> place(groups_.size());
    for (const std::int32_t i : order) {
        place[static_cast<std::size_t>(i)] = static_cast<std::int32_t>(sorted.size());
        sorted.push_back(std::move(groups_[static_cast<std::size_t>(i)]));
    }
    groups_ = std::move(sorted);
    for (std::int32_t& each : group_) {
        if (each >= 0) each = place[static_cast<std::size_t>(each)];
    }
}

double Scene::legend_height() const {
    if (!options_.legend || legend_shape().entries == 0) return 0;
    return (legend_line * static_cast<double>(legend_shape().lines) + margin) * unit_;
}

/// Fits the positions into the picture, whose height follows from them within bounds.
void Scene::place_nodes() {
    head_ = options_.title.empty() ? 0 : (title_size + margin) * unit_;
    Box bounds{0, 0, 1, 1};
    bool is_first = true;
    for (std::size_t i = 0; i < at_.size(); ++i) {
        if (!is_drawn_[i]) continue;
        const Box disc{at_[i].x - radius_[i], at_[i].y - radius_[i], at_[i].x + radius_[i],
                       at_[i].y + radius_[i]};
        if (std::exchange(is_first, false)) bounds = disc;
        bounds = {std::min(bounds.left, disc.left), std::min(bounds.top, disc.top),
                  std::max(bounds.right, disc.right), std::max(bounds.bottom, disc.bottom)};
    }
    const double edge = margin * unit_;
    const double inner = options_.width - 2 * edge;
    const double width = std::max(bounds.right - bounds.left, 1e-9);
    const double height = std::max(bounds.bottom - bounds.top, 1e-9);
    // Of a graph of few nodes the discs do not grow with the room that they have, which is not all
    // used then.
    const double largest = radius_.empty() ? 1 : std::max(std::ranges::max(radius_), 1e-9);
    const double disc_scale = most_radius * unit_ / largest;
    const double scale = std::min({inner / width, 0.75 * inner / height, 2.5 * disc_scale});
    const double inner_height = std::clamp(scale * height, 0.25 * inner, 0.75 * inner);
    body_ = inner_height + 2 * edge;
    picture_.height = std::ceil(head_ + body_ + legend_height());
    const Spot middle{(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2};
    const bool has_titles = at_.size() <= 5000;
    for (std::size_t i = 0; i < at_.size(); ++i) {
        at_[i] = {options_.width / 2 + (at_[i].x - middle.x) * scale,
                  head_ + body_ / 2 + (at_[i].y - middle.y) * scale};
        radius_[i] = std::max(radius_[i] * std::min(scale, disc_scale), least_radius * unit_);
        if (!is_drawn_[i]) continue;
        constexpr std::size_t most_title_characters = 200;
        picture_.discs.push_back(
            {at_[i], radius_[i], color_[i], std::min(1.0 * unit_, 0.25 * radius_[i]),
             has_titles ? shortened(graph_.nodes().label[i], most_title_characters)
                        : std::string()});
    }
    // Small ones upon large ones.
    std::ranges::stable_sort(picture_.discs, std::greater(), &DiscShape::radius);
}

void Scene::draw_links() {
    std::vector<Edge> drawn = drawn_links(graph_);
    const std::vector<double>& weight = graph_.edges().weight;
    std::ranges::stable_sort(drawn, {}, [&](Edge edge) { return weight[edge]; });
    if (drawn.empty()) return;
    const double heavy = weight[drawn[(drawn.size() - 1) * 97 / 100]];
    double ink = 0;
    std::vector<LineShape> inside;
    for (const Edge edge : drawn) {
        const auto [a, b] = graph_.edges().ends[edge];
        // In steps: many links then look the same, and a file need say it only once.
        constexpr double steps = 16;
        const double strength =
            std::min(1.0, std::ceil(std::sqrt(weight[edge] / heavy) * steps) / steps);
        const bool is_inside = color_[a] == color_[b] && group_[a] == group_[b];
        const LineShape line{at_[a], at_[b], (0.5 + 2.6 * strength) * unit_,
                             is_inside ? color_[a] : ground_.link,
                             is_inside ? 0.22 + 0.5 * strength : 0.14 + 0.3 * strength};
        ink += std::hypot(line.to.x - line.from.x, line.to.y - line.from.y) * line.width *
               line.opacity;
        (is_inside ? inside : picture_.lines).push_back(line);
    }
    std::ranges::stable_sort(inside, {}, [](const LineShape& line) {
        return std::tuple(line.width, line.color.red, line.color.green, line.color.blue);
    });
    picture_.lines.insert(picture_.lines.end(), inside.begin(), inside.end());
    const double budget = ink_share * options_.width * body_;
    if (ink <= budget) return;
    for (LineShape& line : picture_.lines) line.opacity *= budget / ink;
}

/// Of each large group the largest node first, so that no region is without a label; then all by
/// their sizes.
std::vector<std::size_t> Scene::labels_in_order() const {
    std::vector<std::size_t> order(at_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t i) { return !is_drawn_[i]; });
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return radius_[i]; });
    std::vector<bool> has_label(std::min(groups_.size(), most_entries));
    std::vector<std::size_t> first;
    for (const std::size_t i : order) {
        const std::int32_t group = group_[i];
        if (group < 0 || static_cast<std::size_t>(group) >= has_label.size()) continue;
        if (has_label[static_cast<std::size_t>(group)]) continue;
        has_label[static_cast<std::size_t>(group)] = true;
        first.push_back(i);
    }
    std::ranges::stable_partition(
        order, [&](std::size_t i) { return std::ranges::find(first, i) != first.end(); });
    return order;
}

/// The communities of the legend, where they lie.
std::vector<Region> Scene::regions() const {
    std::vector<Region> regions;
    if (by_kind_) return regions;
    const std::size_t count = std::min(groups_.size(), most_entries);
    std::vector<double> area(count);
    for (std::size_t i = 0; i < count; ++i) {
        regions.push_back({groups_[i].name, groups_[i].color, groups_[i].nodes, {0, 0}, 0});
    }
    const auto for_each_disc = [&](const auto& use) {
        for (std::size_t node = 0; node < at_.size(); ++node) {
            const auto group = static_cast<std::size_t>(group_[node]);
            if (group_[node] < 0 || group >= count || !is_drawn_[node]) continue;
            const double share = radius_[node] * radius_[node] + 1e-9;
            use(regions[group], at_[node], share);
            area[group] += share;
        }
    };
    for_each_disc([](Region& region, Spot at, double share) {
        region.center = {region.center.x + share * at.x, region.center.y + share * at.y};
    });
    for (std::size_t i = 0; i < count; ++i) {
        regions[i].center = {regions[i].center.x / area[i], regions[i].center.y / area[i]};
        area[i] = 0;
    }
    for_each_disc([](Region& region, Spot at, double share) {
        region.reach += share * std::hypot(at.x - region.center.x, at.y - region.center.y);
    });
    for (std::size_t i = 0; i < count; ++i) regions[i].reach /= area[i];
    std::erase_if(regions, [](const Region& region) { return !std::isfinite(region.reach); });
    return regions;
}

void Scene::draw_labels(std::span<const std::size_t> nodes, LabelPlacer& placer) {
    const double largest = radius_.empty() ? 1 : std::max(std::ranges::max(radius_), 1e-9);
    for (const std::size_t i : nodes) {
        if (labels_ == options_.labels) return;
        const double size = 10.5 + 6.5 * radius_[i] / largest;
        TextShape label = text(shortened(graph_.nodes().label[i], most_label_characters), size,
                               Weight::regular, ground_.text, true);
        if (label.text.empty()) continue;
        if (!placer.place(at_[i], radius_[i], label)) continue;
        picture_.texts.push_back(std::move(label));
        ++labels_;
    }
}

void Scene::draw_names(LabelPlacer& placer) {
    if (options_.labels == 0) return;
    std::ranges::move(place_region_names(regions(), ground_, unit_, placer),
                      std::back_inserter(picture_.texts));
}

void Scene::draw_legend(double top) {
    const auto [entries, columns, lines] = legend_shape();
    const Group alone{"without links, not drawn", ground_.link, left_out_};
    const double width = (options_.width - 2 * margin * unit_) / static_cast<double>(columns);
    for (std::size_t i = 0; i < entries; ++i) {
        const bool is_last = left_out_ > 0 && i + 1 == entries;
        const Group& group = is_last ? alone : groups_[i];
        const double left = margin * unit_ + width * static_cast<double>(i / lines);
        const double middle = top + (static_cast<double>(i % lines) + 0.5) * legend_line * unit_;
        const double dot = 0.42 * legend_size * unit_;
        picture_.discs.push_back({{left + dot, middle}, dot, group.color, 0, {}});
        const std::string count = fmt::format(" ({})", group.nodes);
        const double room = width - (3 * dot + margin * unit_);
        std::string words;
        for (std::size_t most = 80; most > 4; most -= 4) {
            words = shortened(group.name, most) + count;
            if (text_width(words) * legend_size * unit_ <= room) break;
        }
        TextShape entry = text(words, legend_size, Weight::regular, ground_.text, false);
        entry.at = {left + 3 * dot, middle + 0.36 * legend_size * unit_};
        picture_.texts.push_back(std::move(entry));
    }
}

void Scene::draw_texts() {
    if (!options_.title.empty()) {
        constexpr std::size_t most_title_characters = 100;
        TextShape title = text(shortened(options_.title, most_title_characters), title_size,
                               Weight::bold, ground_.text, false);
        const double room = options_.width - 2 * margin * unit_;
        if (title.width > room) {
            title.size *= room / title.width;
            title.width = room;
        }
        title.at = {margin * unit_, margin * unit_ + 0.74 * title_size * unit_};
        picture_.texts.push_back(std::move(title));
    }
    const double edge = 4 * unit_;
    LabelPlacer placer({edge, head_ + edge, options_.width - edge, head_ + body_ - edge},
                       picture_.discs);
    // The names of communities take the room that the most telling labels leave.
    constexpr std::size_t most_telling = 20;
    std::vector<std::size_t> order = labels_in_order();
    order.resize(std::min(order.size(), 8 * options_.labels));
    const std::size_t first = std::min(most_telling, order.size());
    draw_labels(std::span(order).first(first), placer);
    draw_names(placer);
    draw_labels(std::span(order).subspan(first), placer);
    if (options_.legend) draw_legend(head_ + body_);
}

}  // namespace

Picture scene(const KnowledgeGraph& graph, const SceneOptions& options) {
    return Scene(graph, options).draw();
}

}  // namespace sigloom
