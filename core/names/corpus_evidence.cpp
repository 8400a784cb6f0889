#include "core/names/corpus_evidence.hpp"

#include <map>
#include <utility>

#include "core/base/in_parallel.hpp"

namespace sigloom {

EvidenceCollector::EvidenceCollector(std::size_t reports) : whose_(reports) {
    corpus_.reports.resize(reports);
}

void EvidenceCollector::add(const NameSource& source, std::uint32_t number) {
    NameEvidence& evidence = by_thread_.local();
    corpus_.reports[number] = evidence.add(source, number);
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
