// What a served page can ask about the whole graph behind it: addresses in, JSON out. No network.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tools/input.hpp"
#include "tools/node_names.hpp"

namespace sigloom {

struct HttpAnswer {
    unsigned status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::string body;
};

/// The answers to one build of the graph, which is `version`; it never changes, and may be asked
/// by several threads.
///
///     /                   the page
///     /api/version        {"version"}
///     /api/search?q=      the 20 best nodes: {"id", "label", "kind"}
///     /api/node?id=       the node with its columns, its 200 strongest neighbours and its reports
///     /api/why?a=&b=      the edge of two nodes with the reports behind it
///     /api/path?a=&b=     the nodes of a path with the fewest edges; [] if there is none
///
/// Nodes are named by their ids. 404 for other addresses and for nodes and edges that are not there.
class PageAnswers {
  public:
    PageAnswers(Input input, std::string page, std::uint64_t version);

    [[nodiscard]] HttpAnswer answer(std::string_view target) const;

  private:
    Input input_;
    std::string page_;
    std::uint64_t version_;
    std::vector<std::string> folded_labels_;
};

}  // namespace sigloom
