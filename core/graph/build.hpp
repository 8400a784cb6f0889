// Reports -> KnowledgeGraph.
//
// Two halves. What a report contributes (core/graph/contribution.hpp) is a pure function of that
// report and is computed in parallel. The contributions are then added up by canonical key, as
// integers, so that neither order nor threads nor machines show in the result.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "core/names/learn.hpp"
#include "core/report/diagnostic.hpp"
#include "core/report/find_reports.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

enum class ReportNodes : std::uint8_t { leave_out, include };
/// What makes two surface forms one name.
enum class NamesRule : std::uint8_t {
    exact,   ///< equal folded texts (core/text/fold.hpp)
    learned  ///< and what the reports' own text tells (core/names/learn.hpp)
};

enum class Edges : std::uint8_t {
    build,
    leave_out  ///< nodes and their names are all that is asked for
};

struct BuildOptions {
    PairChoice pairs = PairChoice::terms;
    Edges edges = Edges::build;
    ReportNodes report_nodes = ReportNodes::leave_out;
    Ledger ledger = Ledger::leave_out;
    NamesRule names = NamesRule::learned;
    NameOptions learning;          ///< for learned names
    double default_relevancy = 3;  ///< of a row without a usable one, 1 to 5
    unsigned threads = 0;          ///< 0: as many as the machine has
    ReportSchema schema;
    /// Called now and then, from any thread, one call at a time: reports done, reports in all. May
    /// throw, which ends the building; the caller gets what it threw.
    std::function<void(std::size_t, std::size_t)> progress;
};

/// A line of the ledger of names: what became of one surface form of a term.
struct NameEntry {
    std::string surface;      ///< as it stands in reports
    std::string canonical;    ///< the label of its node; empty: it is dropped
    std::string kind;         ///< entity, theme or dropped
    std::string entity_type;  ///< person, organisation, ...; empty where that is not known
    std::uint32_t reports;    ///< in how many reports this surface form is listed
    std::string rule;         ///< what joined it to its node, and what decided the kind
    double score;             ///< evidence for an entity: above 0 it is one
    std::string evidence;     ///< learned names only: up to two places, path:line
    std::string id;           ///< of its node; empty: it is dropped
};

struct BuildResult {
    KnowledgeGraph graph;
    /// By id, the surfaces of a name in order of their first report, and behind them what an alias
    /// file drops, by surface; empty without a ledger.
    std::vector<NameEntry> names;
    NameTable table;  ///< learned names, to be saved and given again; empty with exact ones
};

/// Reads the files and builds the graph. The same reports give the same result, whatever their
/// order in the list and the number of threads. O(text + sum over reports of joined pairs).
BuildResult build_graph(std::span<const ReportFile> reports, const BuildOptions& options,
                        Reporter& reporter);

}  // namespace sigloom
