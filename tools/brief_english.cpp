// A brief in English.
#include "tools/brief_texts.hpp"

namespace sigloom {

const BriefTexts english_brief{
    .language = "en",
    .title = "Horizon scan: what {reports} {reports|report says|reports say}",
    .thousands = ",",

    .and_between = " and ",
    .and_more = "{list} and {more} more",
    .range = "{first} to {last}",
    .kinds = {{{"entity", "entity", "entities"},
               {"theme", "theme", "themes"},
               {"signal", "signal", "signals"},
               {"concern", "concern", "concerns"},
               {"behavior", "behavior", "behaviors"},
               {"technology", "technology", "technologies"},
               {"issue", "issue", "issues"}}},
    .periods = {{{"year", "year", "years"},
                 {"half", "half-year", "half-years"},
                 {"quarter", "quarter", "quarters"},
                 {"month", "month", "months"}}},
    .quoted = "“{name}”",

    .read_heading = "What was read",
    .read_dated =
        "This brief rests on {reports} {reports|report|reports}, dated {first} to {last}.",
    .read_one_day =
        "This brief rests on {reports} {reports|report, dated|reports, all dated} {first}.",
    .read_undated =
        "This brief rests on {reports} {reports|report, which has no usable date|reports, none of "
        "which has a usable date}.",
    .read_some_undated =
        "This brief rests on {reports} reports, of which {dated} {dated|is|are} dated, {first} to "
        "{last}; the other {undated|one has|# have} no usable date and {undated|counts|count} only "
        "where time does not matter.",
    .read_publishers =
        "{publishers|The links lead to one publisher|The links lead to # publishers}.",
    .read_publishers_most = "The links lead to {publishers} publishers, most often to {list}.",
    .read_distant =
        "{count|One date is|# dates are} far from all others, such as that of {place}; look at "
        "{count|it|them} before "
        "you rely on what is said of time.",
    .read_kinds = "Named or listed are {list}.",
    .read_ties = "What stands in the same report is tied, which makes {ties} {ties|tie|ties}.",
    .read_ties_left =
        "What stands in the same report is tied; of these ties, {ties} {ties|is|are} left here.",
    .read_bars = "Reports per {period}, {first} to {last}: {bars}",
    .read_as_usual = "Nothing in them was odd.",
    .read_odd = "Not everything could be used as it was written:",
    .read_odd_case = "{count} × {what}, for example in {place}",
    .read_notes =
        "{notes} {notes|place is|places are} written in an unusual way and {notes|was|were} read "
        "all "
        "the same; “sigloom check” lists {notes|it|them}.",
    .read_from_graph =
        "All this was read from a graph file, which does not tell what was odd in the reports.",

    .things_heading = {"One thing to know", "Two things to know", "Three things to know",
                       "Four things to know", "Five things to know", "Six things to know",
                       "Seven things to know", "Eight things to know", "Nine things to know",
                       "Ten things to know"},
    .thing_rising =
        "Rising: {term}, in {late} of {late_all} reports since {since}, after {early} of "
        "{early_all} before.",
    .thing_rising_growth = "The share grows by about {growth} a {period}.",
    .thing_fading =
        "Fading: {term}, in {late} of {late_all} reports since {since}, after {early} of "
        "{early_all} before.",
    .thing_burst =
        "A burst in {when}: {term}, in {inside} of the {inside_all} reports of that time and "
        "{outside|none|1|#} of the {outside_all} others.",
    .thing_weak =
        "Still rare, but coming up: {term}, in {reports} reports so far, the first of {first}.",
    .thing_weak_publishers =
        "Still rare, but coming up: {term}, in {reports} reports of {publishers} publishers so "
        "far, the first of {first}.",
    .thing_topic = "The largest topic is {name}, which {reports} of {all} reports are about.",
    .thing_further_topics = "Next {count|comes|come} {list}.",
    .thing_central =
        "At the centre: {term}, in one report or another together with {neighbors} of the {all} "
        "other terms.",
    .thing_bridge =
        "Between topics: {term}, with ties to {count} of them, above all to {first} and {second}.",
    .thing_entity = "The entity named most often: {term}, in {reports} of {all} reports.",
    .thing_tie =
        "Together more often than any other two terms: {first} and {second}, in {reports} reports.",
    .thing_variation = "{report} cuts across the topics more than any other report.",
    .thing_variation_topics =
        "{report} cuts across the topics more than any other report: it joins {first} with "
        "{second}.",
    .thing_atypical = "{report} combines what is rarely combined, such as {first} with {second}.",
    .thing_rows = {{{"signal", "Among the signals rated as most relevant: {label}. {description}"},
                    {"concern",
                     "Reports are concerned about this above all: {label}. {description}"},
                    {"behavior", "People begin to act differently: {label}. {description}"},
                    {"technology", "A technology to watch: {label}. {description}"},
                    {"issue", "An issue to be settled: {label}. {description}"}}},
    .thing_stronger =
        "Stronger than before: {term}, in {after} of {after_all} reports, after {before} of "
        "{before_all}.",
    .thing_weaker =
        "Weaker than before: {term}, in {after} of {after_all} reports, after {before} of "
        "{before_all}.",
    .thing_newly_central = "Newly among the most central terms: {term}.",
    .thing_newly_bridging = "Newly between topics: {term}.",

    .topics_heading = "Topics",
    .topics_intro =
        "Terms that share reports more often than others make {count} {count|topic|topics}.",
    .topics_none = "There are too few terms for topics.",
    .topics_shown = "The {shown} largest follow.",
    .topic_size =
        "{terms} {terms|term|terms}; {reports} of {all} {all|report|reports} {reports|names|name} "
        "two or more "
        "of them.",
    .topic_terms = "Also typical: {list}.",
    .topic_rising = "Rising: {list}.",
    .topic_fading = "Fading: {list}.",
    .topic_reports = "Most typical {count|report|reports}:",
    .topic_motor = "It is a motor theme: tied closely to the other topics, and in itself.",
    .topic_basic = "It is a basic theme: tied closely to the other topics, loosely in itself.",
    .topic_niche = "It is a niche theme: tied closely in itself, loosely to the other topics.",
    .topic_emerging =
        "It is emerging or declining: tied loosely to the other topics, and in itself.",

    .no_dates = "None of the reports has a usable date.",
    .too_few_dates =
        "It takes at least {least} dated reports in at least {least_periods} periods; {dated} "
        "{dated|is|are} dated, in {periods} {periods|period|periods}.",
    .too_long_time =
        "The dates, {first} to {last}, span more than can be looked at period by period.",

    .trends_heading = "Rising and fading",
    .trends_intro =
        "{tested|No term|One term|# terms} that three or more of the {dated} dated reports name "
        "{tested|was|was|were} looked at by {period}, {first} to {last}: {rising|none rises|1 "
        "rises|# rise} and {fading|none fades|1 fades|# fade} more than chance would have it, and "
        "{bursts|none|1|#} had a burst.",
    .trends_left_out = "What rises and what fades is left out.",
    .rising_heading = "Rising",
    .fading_heading = "Fading",
    .bursts_heading = "Bursts",
    .column_term = "term",
    .column_kind = "kind",
    .column_reports = "reports",
    .column_growth = "growth a {period}",
    .column_interval = "interval of 95 %",
    .column_when = "when",
    .column_publishers = "publishers",
    .column_first = "first",
    .column_score = "score",
    .column_verdict = "verdict",
    .column_sources = "see",
    .no_end = "all at one end",

    .signals_heading = "Weak signals",
    .signals_intro =
        "A weak signal is still rare and comes up. Of {judged} terms that two or more dated "
        "reports name, {weak} {weak|is|are} rare and growing, both by how often and by how widely "
        "they are named; {stand|none of them stands|1 stands|# stand} out from chance.",
    .signals_none =
        "Of {judged} terms that two or more dated reports name, none is both rare and growing.",
    .signals_left_out = "Weak signals are left out.",
    .stands_out = "stands out",
    .chance = "may be chance",
    .rows_heading = "Signals that the reports list",
    .rows_intro =
        "Of {count} {count|signal|signals} in the tables of the reports, judged by the terms that "
        "their text "
        "names, {count|this is the first|these come first}:",
    .row = "{label}: {description}",

    .gaps_heading = "Questions that the reports leave open",
    .gaps_intro = "{shown} of {count} {count|question|questions}, the clearest of each kind first:",
    .gaps_none =
        "No gap between topics, and none in what they cover, is more than chance would have it.",

    .pictures_heading = "The map",
    .graph_alt = "Graph of the most connected terms, coloured by topic",
    .graph_caption = "All {terms} terms and their strongest ties. Colours are topics.",
    .graph_caption_part =
        "The {shown} terms with most ties, of {terms}, and their strongest ties. Colours are "
        "topics.",
    .map_alt = "Strategic diagram of the topics by centrality and density",
    .map_caption =
        "Topics by centrality (to the right: more ties to other topics) and density (upwards: more "
        "ties within), "
        "both by rank; circles grow with the number of reports.",
    .quadrant_motor = "motor themes",
    .quadrant_basic = "basic themes",
    .quadrant_niche = "niche themes",
    .quadrant_emerging = "emerging or declining",
    .axis_centrality = "centrality",
    .axis_density = "density",

    .changes_heading = "What changed since the last scan",
    .changes_intro =
        "Compared with {file}: of the terms {added|none is|1 is|# are} new and {gone|none is|1 "
        "is|# are} gone; {stronger|none is|1 is|# are} stronger and {weaker|none is|1 is|# are} "
        "weaker than before.",
    .changes_reports =
        "It rests on {before} {before|report|reports}; {both} of them {both|is|are} among those of "
        "this "
        "brief.",
    .changes_none = "Nothing changed since {file}.",
    .changes_untested = "Without the reports behind it nothing could be tested against chance.",
    .changes_stronger = "Stronger",
    .changes_weaker = "Weaker",
    .changes_new = "New",
    .changes_gone = "Gone",
    .changes_central = "Newly central",
    .changes_no_longer_central = "No longer central",
    .changes_bridging = "Newly joining topics",
    .changes_no_longer_bridging = "No longer joining topics",
    .changes_item = "{term}: {after} of {after_all} reports, {before} of {before_all} before",
    .changes_item_new = "{term}: {after} {after|report|reports}",
    .changes_item_gone = "{term}: {before} {before|report|reports} before",
    .topic_new = "The topic {name} is new.",
    .topic_gone = "The topic {name} is gone.",
    .topic_split = "The topic {name} split into {list}.",
    .topic_merged = "The topic {name} came from {list}.",

    .reports_heading = "Reports to read",
    .across_heading = "Across topics",
    .across_intro = "Without these the topics would be more apart:",
    .rare_heading = "Rare combinations",
    .rare_intro = "These name together what seldom stands in one report:",
    .across_item = "{report}",
    .across_item_topics = "{report} joins {first} with {second}.",
    .rare_item = "{report}, with {first} and {second}.",
    .reports_none = "There are too few reports to tell them apart.",

    .methods_heading = "How this was made",
    .methods_topics =
        "Topics are communities of terms found by the Leiden algorithm (Traag, Waltman, van Eck "
        "2019) with modularity "
        "Q = sum over communities of w/m - (s/2m)^2, w being the weight inside, s the sum of "
        "strengths, m all weight; here "
        "Q = {quality}. They are named by class-based TF-IDF, f(t, C) ln(1 + A / f(t)) "
        "(Grootendorst 2022). The typical "
        "reports have the highest cosine between their terms and those scores (Salton, Wong, Yang "
        "1975).",
    .methods_trends =
        "Growth is the slope b of a Poisson regression ln m = a + b t + ln d, with d reports in "
        "period t (McCullagh and Nelder "
        "1989); p is exact (Przyborowski and Wilenski 1940), corrected for all terms looked at "
        "(Benjamini and Hochberg "
        "1995) at 5 %; order has to agree (Mann 1945, Kendall 1975).",
    .methods_bursts =
        "Bursts are those of Kleinberg's automaton (2002) with s = 2 and gamma = 1 that chance "
        "seldom "
        "gives (Naus 1965), corrected in the same way.",
    .methods_signals =
        "Weak signals lie in the quadrant of rare and growing terms of both emergence maps, DoV = "
        "(TF/NN)(1 - 0.05 (n - j)) and "
        "DoD = (DF/NN)(1 - 0.05 (n - j)) (Yoon 2012). The score is the mean of rarity, growth, "
        "newness, bridging, relevancy, spread "
        "and corroboration; one stands out where the low end of its interval of {rounds} bootstrap "
        "draws (Efron and "
        "Tibshirani 1993) is above the median of all terms.",
    .methods_gaps =
        "A gap between topics A and B is 1 - W / (S_A S_B / 2m), tested by the hypergeometric "
        "distribution of "
        "the reports that name both (Newman 2004, Fisher 1935).",
    .methods_map =
        "Centrality is 10 times the sum of e to other topics, density 100 times the sum of e "
        "inside divided by the number "
        "of terms, with e = c_ij^2 / (c_i c_j) (Callon, Courtial, Laville 1991; Cobo et al. 2011).",
    .methods_changes =
        "Stronger and weaker is what a larger or smaller share of the reports names by the exact "
        "test of two rates (Przyborowski and Wilenski 1940), corrected in the same way.",
    .methods_reports =
        "Reports across topics are those without which modularity would be highest, 100 (Q' - Q) / "
        "Q' (Chen 2012). Combinations are "
        "rare by the 10th percentile of ln(N_ij N / (N_i N_j)) over the pairs of a report (Lee, "
        "Walsh, Wang 2015).",
    .methods_options = "Options: {options}.",
    .methods_made = "Made with {program}.",
    .methods_hash = "The same reports give the same brief; the hash of their texts is {hash}.",

    .references_heading = "The reports behind this",
    .references_intro = "Numbers in the text lead here.",
};

}  // namespace sigloom
