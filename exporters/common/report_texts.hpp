// What reports say where nodes stand in them, for formats that have a place for it.
#pragma once

#include "core/graph/spellings.hpp"

namespace sigloom {

/// Of one graph, whose numbers of nodes and reports these are.
struct ReportTexts {
    /// Of each of Evidence::places.items: the row that stands there, on one line, with " | " between
    /// its cells; empty for a term and a report.
    TextColumn rows;
    Spellings spellings;
};

}  // namespace sigloom
