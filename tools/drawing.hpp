// --layout, --layout-from and --color-by: how a graph looks in the files that are written of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/enum_names.hpp"
#include "core/look/look.hpp"
#include "exporters/common/format.hpp"
#include "tools/command_line.hpp"
#include "tools/input.hpp"
#include "tools/messages.hpp"

namespace sigloom {

enum class LayoutChoice : std::uint8_t { force, none };
/// As --layout has them.
template <>
inline constexpr auto enum_names<LayoutChoice> =
    enum_table<LayoutChoice>({{LayoutChoice::force, "force"}, {LayoutChoice::none, "none"}});

/// What becomes of the sizes that nodes have when they get new positions.
enum class GivenSizes : std::uint8_t { replace, keep };

struct DrawingOptions {
    std::optional<LayoutChoice> layout;  ///< nothing: as the format needs
    std::string earlier;                 ///< a graph file; empty: none
    std::optional<ColorBy> color_by;
    GivenSizes sizes = GivenSizes::replace;
};

/// Whether a graph that is written in this format is to have positions and colours.
bool is_to_be_drawn(const DrawingOptions& options, const Format& format);

/// The graph with the columns of core/look/look.hpp. Throws Failure when the file of --layout-from
/// cannot be read or holds no positions.
KnowledgeGraph draw(const KnowledgeGraph& graph, const DrawingOptions& options,
                    const InputOptions& input, Messages& messages);

/// `needs` are options that these make no sense without.
void add_drawing_options(CommandLine& line, DrawingOptions& options,
                         const std::vector<std::string>& needs);

}  // namespace sigloom
