#include "core/names/corpus_evidence.hpp"

#include <map>
#include <utility>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"

namespace sigloom {

EvidenceCollector::EvidenceCollector(std::size_t reports, NameEvidence::Runs runs)
    : whose_(reports), by_thread_([runs] { return NameEvidence(runs); }) {
    corpus_.reports.resize(reports);
    corpus_.texts = std::make_unique<RunningTexts>(RunningTexts::usual_bytes_in_memory,
                                                   first_block_for(reports), large_memory());
}

void EvidenceCollector::add(const Report& report, std::uint32_t number) {
    NameEvidence& evidence = by_thread_.local();
    corpus_.reports[number] = evidence.add(report, number, *corpus_.texts);
    whose_[number] = &evidence;
}

CorpusEvidence EvidenceCollector::finish() {
    std::map<const NameEvidence*, NameEvidence::Renumbering> renumbering;
    for (const std::unique_ptr<NameEvidence>& evidence : by_thread_.all()) {
        renumbering[evidence.get()] = corpus_.names.add(std::move(*evidence));
    }
    for_each_task_in_parallel(whose_.size(), [&](std::size_t i) {
        if (whose_[i] != nullptr) renumbering.at(whose_[i]).apply(corpus_.reports[i]);
    });
    return std::move(corpus_);
}

}  // namespace sigloom
