// Which names are entities, by what their reports and their words tell.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/text_store.hpp"
#include "core/names/evidence.hpp"
#include "core/names/kind_score.hpp"
#include "core/names/merge_rules.hpp"
#include "core/names/name_file.hpp"
#include "core/names/name_group.hpp"
#include "core/text/word_ids.hpp"

namespace sigloom {

/// What is judged, and by what. Views must outlive the call.
struct JudgeInput {
    NameGroups& groups;  ///< whose uses are known; each gets its kind
    const NameEvidence& evidence;
    std::span<const Abbreviation> abbreviations;
    const WordIds& words;  ///< of all groups
    /// By word: what is known of it without its names. Gets whether it is a name by itself.
    std::vector<WordFacts>& word_facts;
    std::span<const KnownEntity> entities;  ///< names that a person says are entities
    std::uint32_t left_out;                 ///< kinds of evidence: bits 1 << KindEvidence
    TextStores& texts;                      ///< for labels of names that no list has
};

/// Judges words first, then what is made of them. O(length of the names).
void judge_groups(const JudgeInput& input);

}  // namespace sigloom
