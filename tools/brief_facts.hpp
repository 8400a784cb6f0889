// What a brief has to say, before it is put into words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/foresight/gaps.hpp"
#include "core/foresight/signals.hpp"
#include "core/foresight/strategic_map.hpp"
#include "core/foresight/trends.hpp"
#include "tools/graph_differences.hpp"
#include "tools/input.hpp"
#include "tools/notable_reports.hpp"

namespace sigloom {

struct BriefOptions {
    std::string previous;  ///< INPUT of an earlier scan; empty: none
    std::uint64_t seed = 1;
};

/// Why nothing is said of what changes over time.
struct NoTime {
    enum class Reason : std::uint8_t { no_dates, too_few, too_long };
    Reason reason = Reason::no_dates;
    std::size_t dated = 0;
    std::size_t periods = 0;  ///< that have reports
};

/// A term, or a row, that may be a weak signal.
struct WeakSignal {
    Node node = 0;
    Sighting seen;
    SignalScore score;
};

struct Topic {
    std::string name;                    ///< its three most typical terms
    std::vector<Node> terms;             ///< all of them, the most typical first
    std::vector<std::uint32_t> typical;  ///< reports
    std::size_t reports = 0;             ///< that name two of its terms or more
};

struct Previous {
    std::string file;  ///< its name
    Input input;
    Differences differences;
};

/// Nodes are those of the whole graph.
struct BriefFacts {
    static constexpr std::size_t fewest_reports = 5;  ///< for what needs time
    static constexpr std::size_t fewest_periods = 3;
    static constexpr std::uint32_t draws = 200;

    std::vector<std::string> publishers;  ///< hosts, the most frequent first
    std::vector<std::size_t> publisher_reports;
    Date first, last;  ///< of the dated reports
    std::size_t dated = 0;

    FoundCommunities communities;
    std::vector<std::int32_t> topic_of;  ///< of each node: the number of its community, or -1
    std::vector<Topic>
        topics;  ///< of the communities that have at least three terms, the largest first
    std::vector<Node> central;  ///< the leading ones
    std::vector<Node> bridging;

    std::optional<Timeline> timeline;
    NoTime no_time;
    std::vector<Node> looked_at;   ///< of trends: terms that three or more dated reports name
    std::vector<Trend> trends;     ///< of each of them
    std::vector<WeakSignal> weak;  ///< what stands out first, then by falling score
    std::size_t judged = 0;
    std::vector<WeakSignal> rows;  ///< of kind signal, by falling score
    std::vector<NotableReport> across;
    std::vector<NotableReport> rare;  ///< pairs of nodes of the whole graph
    Gaps gaps;
    std::optional<StrategicMap> map;  ///< nothing where there are too few topics
    std::optional<Previous> previous;
};

/// Throws Failure where the graph does not carry its evidence, and as load_input() does for the previous one.
BriefFacts brief_facts(const Input& input, const InputOptions& input_options,
                       const BriefOptions& options, Messages& messages);

}  // namespace sigloom
