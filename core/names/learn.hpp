// The reports' own words -> the table of names.
//
// Two passes: the first (NameEvidence) is over each report by itself and adds up; the second reads
// the running text, and counts how it uses each name that the first one found. What follows looks
// at names only.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text_store.hpp"
#include "core/names/corpus_evidence.hpp"
#include "core/names/name_file.hpp"
#include "core/names/name_table.hpp"
#include "core/names/uses.hpp"

namespace sigloom {

/// Of names: texts that say why each is called what it is.
enum class Ledger : std::uint8_t { leave_out, keep };

struct NameOptions {
    const NameTable* known = nullptr;   ///< what it says of a name stays; null: nothing is known
    std::vector<Alias> aliases;         ///< they win over everything else
    std::vector<KnownEntity> entities;  ///< names that a person says are entities
    /// How many reports must mention an entity that no list has for it to become a term of them; 0:
    /// it never does.
    std::uint32_t discover = 0;
    std::uint32_t left_out = 0;  ///< kinds of evidence that count nothing: bits 1 << KindEvidence
};

struct LearnedTable {
    NameTable table;  ///< without a ledger, its rules, points and places are empty texts
    /// What the reports mention. A mention's name is a number in `keys`.
    std::vector<std::vector<NameMention>> mentions;  ///< by report
    std::vector<std::string_view> keys;              ///< of all that the table has
    std::unique_ptr<TextStores> texts;               ///< of the keys
};

/// `paths` is what the ledger calls the reports. The result does not depend on the number of
/// threads. O(text + surface forms * log).
LearnedTable learn_names(const CorpusEvidence& corpus, std::span<const std::string> paths,
                         const NameOptions& options, Ledger ledger = Ledger::keep);

}  // namespace sigloom
