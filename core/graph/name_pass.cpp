#include "core/graph/name_pass.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/base/per_thread.hpp"
#include "core/graph/apply_names.hpp"
#include "core/graph/merge_rows.hpp"
#include "core/names/corpus_evidence.hpp"

namespace sigloom {
namespace {

/// First names and surnames of the persons whom some list has.
std::set<std::string_view> names_of_persons(const NameTable& table,
                                            const std::vector<bool>& is_listed) {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < table.classes().size(); ++i) {
        const NameClass& person = table.classes()[i];
        if (!is_listed[i] || person.type != EntityType::person) continue;
        const std::string_view key = person.key;
        names.insert(key.substr(0, key.find(' ')));
        names.insert(key.substr(key.rfind(' ') + 1));  // npos + 1 is 0
    }
    return names;
}

/// Which classes become nodes although no list has them: entities that enough reports name, but no
/// part of the name of a person who has a node.
std::vector<bool> discovered_classes(const NameTable& table, std::span<const ReportNames> reports,
                                     std::uint32_t enough) {
    std::vector<bool> discovered(table.classes().size(), false);
    if (enough == 0) return discovered;
    std::vector<std::uint32_t> count(table.classes().size());
    std::vector<std::size_t> last(table.classes().size(), SIZE_MAX);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        for (const NamedByRow& named : reports[i].named) {
            if (std::exchange(last[named.name_class], i) != i) ++count[named.name_class];
        }
    }
    std::vector<bool> is_listed(table.classes().size(), false);
    for (const NameRow& row : table.rows()) {
        if (row.reports > 0) is_listed[row.name_class] = true;
    }
    const std::set<std::string_view> of_persons = names_of_persons(table, is_listed);
    for (std::size_t i = 0; i < discovered.size(); ++i) {
        const NameClass& name = table.classes()[i];
        discovered[i] =
            name.is_entity && count[i] >= enough && !is_listed[i] && !of_persons.contains(name.key);
    }
    return discovered;
}

/// The lines of the ledger about surface forms that become no node, in order of the forms.
std::vector<NameEntry> dropped_names(const CorpusEvidence& corpus, const NameTable& table,
                                     std::span<const ReportNames> reports) {
    std::map<std::string_view, std::uint32_t> count;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const std::span<const ReportEvidence::Listed> listed = corpus.reports[i].listed;
        for (std::size_t j = 0; j < listed.size(); ++j) {
            const std::uint32_t meant = reports[i].class_of_listed[j];
            if (meant == NameTable::none || !table.classes()[meant].is_dropped) continue;
            ++count[corpus.names.surfaces().text(listed[j].surface)];
        }
    }
    std::vector<NameEntry> dropped;
    for (const auto& [surface, listing_reports] : count) {
        const NameRow& row = table.rows()[table.find(surface)];
        dropped.push_back({.surface = std::string(surface),
                           .canonical = {},
                           .kind = std::string(dropped_kind),
                           .entity_type = {},
                           .reports = listing_reports,
                           .rule = row.rule,
                           .score = 0,
                           .points = {},
                           .evidence = row.evidence,
                           .id = {}});
    }
    return dropped;
}

}  // namespace

PassedNames apply_learned_names(std::span<Contribution> contributions, const NameOptions& options,
                                Ledger ledger) {
    std::vector<MergedRow> merged_rows = merge_rows(contributions, options.aliases);
    EvidenceCollector collector(contributions.size());
    std::vector<std::string> paths;
    for (const Contribution& contribution : contributions) paths.push_back(contribution.shown_path);
    for_each_task_in_parallel(contributions.size(), [&](std::size_t i) {
        collector.add(contributions[i].names.value(), static_cast<std::uint32_t>(i));
    });
    const CorpusEvidence corpus = collector.finish();
    LearnedTable learned = learn_names(corpus, paths, options, ledger);
    const NameResolver resolver(learned, corpus.names);
    // Of all reports at once only where that is asked for: what a report's text names takes as much
    // memory as the rest of it.
    const bool keeps_names = ledger == Ledger::keep || options.discover > 0;
    const auto resolve = [&](std::size_t i) {
        ReportNames names = resolver.resolve(corpus.reports[i], static_cast<std::uint32_t>(i));
        learned.mentions[i] = {};
        return names;
    };
    std::vector<ReportNames> names(keeps_names ? contributions.size() : 0);
    for_each_task_in_parallel(names.size(), [&](std::size_t i) { names[i] = resolve(i); });
    const std::vector<bool> discovered = discovered_classes(learned.table, names, options.discover);
    struct OfThread {
        NameApplier applier;
        std::shared_ptr<TextStore> store;
    };
    PerThread<OfThread> threads([&] {
        return OfThread{
            NameApplier({corpus, learned.table, discovered}),
            std::make_shared<TextStore>(first_block_for(contributions.size()), large_memory())};
    });
    for_each_task_in_parallel(contributions.size(), [&](std::size_t i) {
        OfThread& thread = threads.local();
        thread.applier.apply(contributions[i], corpus.reports[i],
                             keeps_names ? names[i] : resolve(i), thread.store);
        contributions[i].names.reset();
    });
    auto table = std::make_unique<NameTable>(std::move(learned.table));
    PassedNames passed;
    passed.merged_rows = std::move(merged_rows);
    if (ledger == Ledger::keep) passed.dropped = dropped_names(corpus, *table, names);
    passed.table = std::move(table);
    return passed;
}

}  // namespace sigloom
