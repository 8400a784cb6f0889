// The sections of a brief, each of which adds itself to the page, and what each has for the things to know.
#pragma once

#include <vector>

#include "tools/brief_section.hpp"

namespace sigloom {

/// What was read, and what was odd in it.
void write_read(BriefPage& page);
/// The things to know: of all that the other sections, and the graph itself, have to say.
void write_things(BriefPage& page);
void write_topics(BriefPage& page);
/// Rising, fading, bursts.
void write_trends(BriefPage& page);
/// Weak signals, and rows that stand out.
void write_signals(BriefPage& page);
void write_gaps(BriefPage& page);
/// Since an earlier graph; nothing where there is none.
void write_changes(BriefPage& page);
/// Reports to read.
void write_reports(BriefPage& page);
/// How this was made.
void write_methods(BriefPage& page);

// Each the strongest first.

std::vector<Thing> topic_things(BriefPage& page);
/// Terms between topics.
std::vector<Thing> bridge_things(BriefPage& page);
std::vector<Thing> trend_things(BriefPage& page, Direction direction);
std::vector<Thing> burst_things(BriefPage& page);
/// Weak signals.
std::vector<Thing> weak_things(BriefPage& page);
std::vector<Thing> gap_things(BriefPage& page);
std::vector<Thing> change_things(BriefPage& page);
/// Reports across topics.
std::vector<Thing> across_things(BriefPage& page);
/// Reports with rare pairs.
std::vector<Thing> rare_things(BriefPage& page);

}  // namespace sigloom
