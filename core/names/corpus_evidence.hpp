// What all reports of a corpus say of names, collected by several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/per_thread.hpp"
#include "core/names/evidence.hpp"

namespace sigloom {

/// The running texts stay where the reports' sources (core/names/name_source.hpp) have them, which
/// must outlive this.
struct CorpusEvidence {
    NameEvidence names;
    std::vector<ReportEvidence> reports;  ///< by number
};

class EvidenceCollector {
  public:
    /// The reports' numbers are below `reports`.
    explicit EvidenceCollector(std::size_t reports);

    /// From any thread, for different reports. O(size but for the running text).
    void add(const NameSource& source, std::uint32_t number);

    /// The sum, once. What it holds does not depend on the threads, but for the order of numbers.
    CorpusEvidence finish();

  private:
    CorpusEvidence corpus_;
    std::vector<const NameEvidence*> whose_;  ///< numbers each report has
    PerThread<NameEvidence> by_thread_;
};

}  // namespace sigloom
