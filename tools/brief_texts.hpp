// The sentences of a brief. Each language is one file that fills this table (brief_english.cpp); everything else of
// a brief knows no language.
//
// A sentence has places for values: {term}, {reports}. A number also chooses between forms, for one and for other numbers:
// {reports} {reports|report|reports}; or for none, one and others, with # for the number itself:
// {terms|no term rises|# term rises|# terms rise}.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "exporters/document/document.hpp"

namespace sigloom {

/// What stands in a place: a text, a number, or pieces of a document.
using SentenceValue = std::variant<std::string, std::int64_t, Line>;
using SentenceValues = std::initializer_list<std::pair<std::string_view, SentenceValue>>;

/// The sentence with its values; `thousands` stands between groups of three digits. Throws std::logic_error for a place
/// without a value. O(length).
Line fill(std::string_view sentence, SentenceValues values, std::string_view thousands = {});
/// The same where all pieces are text.
std::string fill_text(std::string_view sentence, SentenceValues values,
                      std::string_view thousands = {});

/// 1,234,567 with a comma.
std::string with_thousands(std::int64_t number, std::string_view thousands);

/// One and many of something that is counted.
struct Noun {
    std::string_view kind;  ///< of nodes, as graphs have it
    std::string_view one;
    std::string_view many;
};

struct BriefTexts {
    std::string_view language;  ///< BCP 47
    std::string_view title;
    std::string_view thousands;  ///< between groups of three digits

    // Lists: "a, b and c".
    std::string_view and_between;
    std::string_view and_more;  ///< {list} {more}
    std::string_view range;     ///< {first} {last}, periods
    std::array<Noun, 7> kinds;
    std::array<Noun, 4> periods;  ///< by their English name
    std::string_view quoted;      ///< {name} of a topic

    // What was read
    std::string_view read_heading;
    std::string_view read_dated, read_one_day, read_undated, read_some_undated;
    std::string_view read_publishers, read_publishers_most;
    std::string_view read_distant;
    std::string_view read_kinds, read_ties, read_ties_left, read_bars;
    std::string_view read_as_usual, read_odd, read_odd_case, read_notes, read_from_graph;

    // Things to know, by number from one to ten
    std::array<std::string_view, 10> things_heading;
    std::string_view thing_rising, thing_rising_growth, thing_fading, thing_burst;
    std::string_view thing_weak, thing_weak_publishers;
    std::string_view thing_topic, thing_further_topics, thing_central, thing_bridge, thing_entity,
        thing_tie;
    std::string_view thing_variation, thing_variation_topics, thing_atypical;
    std::array<std::pair<std::string_view, std::string_view>, 5> thing_rows;  ///< by kind
    std::string_view thing_stronger, thing_weaker, thing_newly_central, thing_newly_bridging;

    // Topics
    std::string_view topics_heading, topics_intro, topics_none, topics_shown;
    std::string_view topic_size, topic_terms, topic_rising, topic_fading, topic_reports;
    std::string_view topic_motor, topic_basic, topic_niche, topic_emerging;

    // What needs time, and does not have it
    std::string_view no_dates, too_few_dates, too_long_time;

    // Rising and fading
    std::string_view trends_heading, trends_intro, trends_left_out;
    std::string_view rising_heading, fading_heading, bursts_heading;
    std::string_view column_term, column_kind, column_reports, column_growth, column_interval,
        column_when, column_publishers, column_first, column_score, column_verdict, column_sources;
    std::string_view no_end;  ///< growth that has none

    // Weak signals
    std::string_view signals_heading, signals_intro, signals_none, signals_left_out;
    std::string_view stands_out, chance, rows_heading, rows_intro, row;

    // Gaps
    std::string_view gaps_heading, gaps_intro, gaps_none;

    // Pictures
    std::string_view pictures_heading, graph_alt, graph_caption, graph_caption_part;
    std::string_view map_alt, map_caption;
    std::string_view quadrant_motor, quadrant_basic, quadrant_niche, quadrant_emerging;
    std::string_view axis_centrality, axis_density;

    // Changes
    std::string_view changes_heading, changes_intro, changes_reports, changes_none,
        changes_untested;
    std::string_view changes_stronger, changes_weaker, changes_new, changes_gone;
    std::string_view changes_central, changes_no_longer_central, changes_bridging,
        changes_no_longer_bridging;
    std::string_view changes_item, changes_item_new, changes_item_gone;
    std::string_view topic_new, topic_gone, topic_split, topic_merged;

    // Reports to read
    std::string_view reports_heading, across_heading, across_intro, rare_heading, rare_intro;
    std::string_view across_item, across_item_topics, rare_item, reports_none;

    // Methods
    std::string_view methods_heading, methods_topics, methods_trends, methods_bursts,
        methods_signals, methods_gaps, methods_map, methods_changes, methods_reports,
        methods_options, methods_made, methods_hash;

    std::string_view references_heading, references_intro;
};

extern const BriefTexts english_brief;

}  // namespace sigloom
