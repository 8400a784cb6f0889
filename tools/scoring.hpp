// What `rank` computes: which measures, as seen from where, on which part of the graph, in full or
// from a sample.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/analysis/bootstrap/bootstrap.hpp"
#include "core/analysis/measures.hpp"
#include "tools/command_line.hpp"
#include "tools/input.hpp"
#include "tools/messages.hpp"

namespace sigloom {

struct ScoringOptions {
    std::vector<std::string> by;         ///< empty: what is usual with the other options
    std::vector<std::string> from;       ///< names of nodes
    std::optional<double> without_hubs;  ///< a share of the reports
    std::optional<double> epsilon;       ///< estimate where none fits the time limit
    std::optional<double> time_limit;    ///< seconds for each measure that can be estimated
    double delta = 0.1;
    std::uint64_t seed = 1;
};

/// --by, --from, --without-hubs, --epsilon, --delta and --time-limit. The seed is left to others.
void add_scoring(CommandLine& line, ScoringOptions& options);

/// What one measure says of the nodes.
struct Scores {
    Column values;       ///< one without a value is a hub that was left out
    ColumnSet margins;   ///< of an estimate: the ends of the intervals
    std::string remark;  ///< of an estimate: how good it is; else empty
};

class Scoring {
  public:
    /// Throws WrongUse for unknown measures and for options that a measure does not have.
    explicit Scoring(ScoringOptions options);

    [[nodiscard]] std::span<const Measure* const> measures() const { return measures_; }

    /// The nodes of --from. Throws Failure where a name is none of a node.
    [[nodiscard]] std::vector<Node> origins(const Input& input, Messages& messages) const;

    /// One for each measure. Throws Failure where the graph does not tell its hubs.
    [[nodiscard]] std::vector<Scores> compute(const KnowledgeGraph& graph,
                                              std::span<const Node> origins,
                                              const InputOptions& input, Messages& messages) const;

    /// Throws WrongUse for options that do not go with error bars.
    void require_error_bars(const InputOptions& input) const;

    /// What error bars are computed with.
    [[nodiscard]] std::vector<Scorer> scorers(const std::vector<Node>& origins) const;

  private:
    ScoringOptions options_;
    std::vector<const Measure*> measures_;
};

}  // namespace sigloom
