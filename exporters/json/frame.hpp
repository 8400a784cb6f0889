// What a JSON file says of its graph outside the lists of nodes and edges: the types of columns, the
// reports, how the graph was made.
#pragma once

#include <string_view>
#include <vector>

#include "exporters/common/graph_assembly.hpp"
#include "exporters/json/lists.hpp"

namespace sigloom::json {

struct Frame {
    bool has_nodes = false;
    bool has_edges = false;
    bool directed = false;
    bool multigraph = false;
    std::vector<ReportEntry> reports;
    PairChoice pairs = PairChoice::terms;
    bool is_part = false;
};

/// Declares the columns in the assembly and reads the rest into `frame`. False if the file is
/// damaged outside the lists.
bool read_frame(Frame& frame, std::string_view bytes, const Layout& layout,
                const std::vector<List>& lists, GraphAssembly& assembly);

}  // namespace sigloom::json
