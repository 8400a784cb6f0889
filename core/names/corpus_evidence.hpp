// What all reports of a corpus say of names, collected by several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/per_thread.hpp"
#include "core/names/evidence.hpp"

namespace sigloom {

struct CorpusEvidence {
    NameEvidence names;
    std::vector<ReportEvidence> reports;  ///< by number; what is not a report says nothing
    std::unique_ptr<RunningTexts> texts;
};

class EvidenceCollector {
  public:
    /// The reports' numbers are below `reports`.
    EvidenceCollector(std::size_t reports, NameEvidence::Runs runs);

    /// From any thread, for different reports. O(text).
    void add(const Report& report, std::uint32_t number);

    /// The sum, once. What it holds does not depend on the threads, but for the order of numbers.
    CorpusEvidence finish();

  private:
    CorpusEvidence corpus_;
    std::vector<const NameEvidence*> whose_;  ///< numbers each report has
    PerThread<NameEvidence> by_thread_;
};

}  // namespace sigloom
