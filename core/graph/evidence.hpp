// Which reports say so: the reports, and for each node its places in them. The evidence of an edge
// is not stored; it is the intersection of the places of its two nodes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/enum_names.hpp"

namespace sigloom {

/// Which pairs of a report's terms and rows are joined by an edge.
enum class PairChoice : std::uint8_t {
    terms,       ///< two terms; a term and a row
    terms_only,  ///< two terms
    mentions,    ///< two terms; a row and a term that its text names
    all          ///< every pair
};

/// As --pairs and files have them.
template <>
inline constexpr auto enum_names<PairChoice> =
    enum_table<PairChoice>({{PairChoice::terms, "terms"},
                            {PairChoice::terms_only, "terms-only"},
                            {PairChoice::mentions, "mentions"},
                            {PairChoice::all, "all"}});

struct ReportEntry {
    std::string path;       ///< relative to the folder that was given, with forward slashes
    std::string title;      ///< may be empty
    std::string url;        ///< of the text that the report is about; may be empty
    std::int32_t date = 0;  ///< of the page, as YYYYMMDD; 0 if it is not known
    bool operator==(const ReportEntry&) const = default;
};

/// A node in a report.
struct Place {
    std::uint32_t report;    ///< index into Evidence::reports
    std::uint32_t line;      ///< in that report's file, from 1
    std::int32_t relevancy;  ///< r in millionths: 1,000,000 for a term, relevancy/5 for a row
    bool operator==(const Place&) const = default;
};

/// A row's text names a term, or a report's Closest list another report.
struct Mention {
    std::uint32_t report;  ///< where it stands: index into Evidence::reports
    std::uint32_t term;    ///< the node that is named
    bool operator==(const Mention&) const = default;
    auto operator<=>(const Mention&) const = default;
};

/// Lists of one kind, one per node, end to end in one block (a compressed sparse row matrix).
template <typename T>
struct ListPerNode {
    std::vector<std::uint32_t> begin;  ///< nodes + 1 offsets into items, or empty: no lists at all
    std::vector<T> items;

    [[nodiscard]] std::span<const T> operator[](std::uint32_t node) const {
        if (begin.empty()) return {};
        return std::span(items).subspan(begin[node], begin[node + 1] - begin[node]);
    }
    bool operator==(const ListPerNode&) const = default;
};

struct Evidence {
    std::vector<ReportEntry> reports;  ///< sorted by path
    ListPerNode<Place> places;         ///< of each node, by rising report, at most one per report
    /// Of a row: the terms that its text names. Of a report: the reports that its Closest list
    /// names. Rising; empty for a term.
    ListPerNode<Mention> mentions;
    PairChoice pairs = PairChoice::terms;
    bool is_of_part = false;  ///< nodes or edges that the reports made were left out

    [[nodiscard]] bool empty() const { return reports.empty(); }
    bool operator==(const Evidence&) const = default;
};

}  // namespace sigloom
