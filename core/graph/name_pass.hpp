// Learned names on the way from reports to contributions: what each report says of names is kept
// while reports are read, the table is learned when all are in, and then applied to each.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/graph/merge.hpp"
#include "core/names/corpus_evidence.hpp"
#include "core/names/learn.hpp"

namespace sigloom {

/// What became of the names of all reports.
struct PassedNames {
    std::unique_ptr<NameTable> table;
    std::vector<NameEntry> dropped;  ///< as BuildResult::names ends with
};

class NamePass {
  public:
    NamePass(std::size_t reports, const NameOptions& options);

    /// Called for different reports from any thread. O(text).
    void add(const Report& report, std::uint32_t number);

    /// Learns what there is to learn, and gives every term its canonical name. The contributions
    /// are those of the reports `numbers`; `paths` name all reports. The items refer to texts of
    /// the table, and the new lists are kept in `texts`.
    PassedNames finish(std::span<SourcedContribution> contributions,
                       std::span<const std::uint32_t> numbers, std::span<const std::string> paths,
                       TextStores& texts, const NameOptions& options, Ledger ledger);

  private:
    EvidenceCollector collector_;
};

}  // namespace sigloom
