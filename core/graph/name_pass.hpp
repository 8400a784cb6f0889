// Learned names on the way from reports to contributions: what each report says of names is kept
// while reports are read, the table is learned when all are in, and then applied to each.
#pragma once

#include <tbb/enumerable_thread_specific.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/graph/merge.hpp"
#include "core/names/evidence.hpp"
#include "core/names/learn.hpp"

namespace sigloom {

class NamePass {
  public:
    NamePass(std::size_t reports, const NameOptions& options)
        : words_(reports),
          evidence_of_(reports),
          by_thread_([runs = options.discover > 0
                                 ? NameEvidence::Runs::collect
                                 : NameEvidence::Runs::leave] { return NameEvidence(runs); }) {}

    /// Called for different reports from any thread. O(text).
    void add(const Report& report, std::uint32_t number);

    /// Learns what there is to learn, and gives every term its canonical name. The contributions
    /// are those of the reports `numbers`; `paths` name all reports. The items refer to texts of
    /// the table, and the new lists are kept in `texts`.
    std::unique_ptr<NameTable> finish(std::span<SourcedContribution> contributions,
                                      std::span<const std::uint32_t> numbers,
                                      std::span<const std::string> paths, TextStores& texts,
                                      const NameOptions& options, Ledger ledger);

  private:
    void collect();

    std::vector<ReportWords> words_;          ///< by report
    std::vector<NameEvidence*> evidence_of_;  ///< whose numbers they are
    tbb::enumerable_thread_specific<NameEvidence> by_thread_;
    NameEvidence evidence_;  ///< of all
};

}  // namespace sigloom
