#include "core/layout/repulsion.hpp"

#include <algorithm>
#include <array>

#include "core/base/in_parallel.hpp"

namespace sigloom {
namespace {

constexpr std::uint32_t bodies_of_leaf = 8;
constexpr std::size_t lanes = 8;
constexpr unsigned levels = 16;  ///< bits of a Morton code for each axis

/// A number of 16 bits with a 0 before each bit.
std::uint32_t spread(std::uint32_t bits) {
    bits = (bits | bits << 8) & 0x00FF00FF;
    bits = (bits | bits << 4) & 0x0F0F0F0F;
    bits = (bits | bits << 2) & 0x33333333;
    return (bits | bits << 1) & 0x55555555;
}

std::uint32_t code_of(std::uint64_t key) {
    return static_cast<std::uint32_t>(key >> 32);
}

}  // namespace

/// What a group of bodies sees: bodies, and cells far away.
struct Repulsion::Seen {
    std::vector<float> x, y, m;

    void clear() {
        for (auto* list : {&x, &y, &m}) list->clear();
    }
    void add(float at_x, float at_y, float mass) {
        x.push_back(at_x);
        y.push_back(at_y);
        m.push_back(mass);
    }
};

void Repulsion::sort_bodies(const Points& positions) {
    const auto [min_x, max_x] = std::ranges::minmax(positions.x);
    const auto [min_y, max_y] = std::ranges::minmax(positions.y);
    const float side = std::max({max_x - min_x, max_y - min_y, 1e-6F});
    constexpr auto most = static_cast<float>((1U << levels) - 1);
    const float scale = most / side;
    const auto coordinate = [&](float value, float least) {
        return static_cast<std::uint32_t>(std::clamp((value - least) * scale, 0.0F, most));
    };
    const std::size_t n = positions.size();
    keys_.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t code = spread(coordinate(positions.x[i], min_x)) |
                                   spread(coordinate(positions.y[i], min_y)) << 1;
        keys_[i] = std::uint64_t{code} << 32 | i;
    }
    std::ranges::sort(keys_);
    for (auto* list : {&x_, &y_, &m_}) list->resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto body = static_cast<std::uint32_t>(keys_[i]);
        x_[i] = positions.x[body];
        y_[i] = positions.y[body];
        m_[i] = mass_[body];
    }
}

/// Of the bodies from begin to end, whose codes agree in all bits above those of the level.
Repulsion::Box Repulsion::add_cell(std::uint32_t begin, std::uint32_t end, unsigned level) {
    const std::size_t place = cells_.size();
    cells_.emplace_back();
    Box box{x_[begin], y_[begin], x_[begin], y_[begin]};
    const auto take_in = [&box](const Box& other) {
        box = {std::min(box.min_x, other.min_x), std::min(box.min_y, other.min_y),
               std::max(box.max_x, other.max_x), std::max(box.max_y, other.max_y)};
    };
    float mass = 0;
    float moment_x = 0;
    float moment_y = 0;
    const auto weigh = [&](float x, float y, float m) {
        mass += m;
        moment_x += m * x;
        moment_y += m * y;
    };
    const bool is_leaf = end - begin <= bodies_of_leaf || level == 0;
    if (is_leaf) {
        for (std::uint32_t body = begin; body < end; ++body) {
            take_in({x_[body], y_[body], x_[body], y_[body]});
            weigh(x_[body], y_[body], m_[body]);
        }
    } else {
        const unsigned shift = 2 * (level - 1);
        for (std::uint32_t first = begin; first < end;) {
            const std::uint32_t quarter = code_of(keys_[first]) >> shift;
            const auto last = std::partition_point(
                keys_.begin() + first, keys_.begin() + end,
                [&](std::uint64_t key) { return code_of(key) >> shift == quarter; });
            const auto next = static_cast<std::uint32_t>(last - keys_.begin());
            const std::size_t child = cells_.size();
            take_in(add_cell(first, next, level - 1));
            weigh(cells_[child].x, cells_[child].y, cells_[child].mass);
            first = next;
        }
    }
    cells_[place] = {moment_x / mass,
                     moment_y / mass,
                     mass,
                     std::max(box.max_x - box.min_x, box.max_y - box.min_y),
                     static_cast<std::uint32_t>(cells_.size()),
                     begin,
                     is_leaf ? end - begin : 0};
    return box;
}

void Repulsion::look_around(const Box& group, Seen& seen) const {
    seen.clear();
    for (std::size_t place = 0; place < cells_.size();) {
        const Cell& cell = cells_[place];
        const float dx = std::max({group.min_x - cell.x, cell.x - group.max_x, 0.0F});
        const float dy = std::max({group.min_y - cell.y, cell.y - group.max_y, 0.0F});
        const bool is_small = cell.side * cell.side < theta_ * theta_ * (dx * dx + dy * dy);
        if (is_small) {
            seen.add(cell.x, cell.y, cell.mass);
        } else {
            for (std::uint32_t i = 0; i < cell.body_count; ++i) {
                const std::uint32_t body = cell.first_body + i;
                seen.add(x_[body], y_[body], m_[body]);
            }
        }
        place = is_small ? cell.end : place + 1;
    }
}

void Repulsion::forces(const Points& positions, float scaling, Points& force) {
    const std::size_t n = positions.size();
    if (n == 0) return;
    sort_bodies(positions);
    cells_.clear();
    add_cell(0, static_cast<std::uint32_t>(n), levels);

    using Lanes [[gnu::vector_size(lanes * sizeof(float))]] = float;
    constexpr std::size_t groups_of_task = 8;
    const std::size_t groups = (n + lanes - 1) / lanes;
    for_each_range_in_parallel(groups, groups_of_task, [&](std::size_t first, std::size_t last) {
        Seen seen;
        for (std::size_t group = first; group < last; ++group) {
            const std::size_t begin = group * lanes;
            const std::size_t count = std::min(lanes, n - begin);
            Lanes x{};
            Lanes y{};
            Box box{x_[begin], y_[begin], x_[begin], y_[begin]};
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                const std::size_t body = begin + std::min(lane, count - 1);
                x[lane] = x_[body];
                y[lane] = y_[body];
                box = {std::min(box.min_x, x_[body]), std::min(box.min_y, y_[body]),
                       std::max(box.max_x, x_[body]), std::max(box.max_y, y_[body])};
            }
            look_around(box, seen);
            Lanes sum_x{};
            Lanes sum_y{};
            for (std::size_t i = 0; i < seen.m.size(); ++i) {
                const Lanes dx = x - seen.x[i];
                const Lanes dy = y - seen.y[i];
                const Lanes push = seen.m[i] / (dx * dx + dy * dy + 1.0F);
                sum_x += dx * push;
                sum_y += dy * push;
            }
            for (std::size_t lane = 0; lane < count; ++lane) {
                const auto body = static_cast<std::uint32_t>(keys_[begin + lane]);
                const float own = scaling * m_[begin + lane];
                force.x[body] = own * sum_x[lane];
                force.y[body] = own * sum_y[lane];
            }
        }
    });
}

}  // namespace sigloom
