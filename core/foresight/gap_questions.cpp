#include "core/foresight/gap_questions.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace sigloom {
namespace {

std::string label_of(Node node, const KnowledgeGraph& graph) {
    return std::string(graph.nodes().label[node]);
}

/// "a", "a or b", "a, b or c".
std::string listed(const std::vector<Node>& nodes, std::string_view last,
                   const KnowledgeGraph& graph) {
    std::string text;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (i > 0) text += i + 1 == nodes.size() ? fmt::format(" {} ", last) : ", ";
        text += label_of(nodes[i], graph);
    }
    return text;
}

/// A community by its typical terms.
std::string topic(const GapSide& side, const KnowledgeGraph& graph) {
    return fmt::format("\u201c{}\u201d", listed(side.terms, "and", graph));
}

std::string quoted(Node node, const KnowledgeGraph& graph) {
    return fmt::format("\u201c{}\u201d", label_of(node, graph));
}

/// "a" with "b", or "c" with "d".
std::string pairs_of(const std::vector<std::pair<Node, Node>>& pairs, const KnowledgeGraph& graph) {
    std::string text;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i > 0) text += i + 1 == pairs.size() ? " or " : ", ";
        text += fmt::format("{} with {}", quoted(pairs[i].first, graph),
                            quoted(pairs[i].second, graph));
    }
    return text;
}

/// How many reports do it: "1 report names", "2 reports name".
std::string reports_name(std::size_t count) {
    return count == 1 ? "1 report names" : fmt::format("{} reports name", count);
}

std::string about(double count) {
    return fmt::format("{:.0f}", std::max(1.0, std::round(count)));
}

/// The kinds of rows in the plural.
std::string plural(std::string_view kind) {
    if (kind == "technology") return "technologies";
    return std::string(kind) + 's';
}

std::string day(std::int32_t number) {
    return fmt::format("{:04}-{:02}-{:02}", number / 10000, number / 100 % 100, number % 100);
}

std::string between_communities(const Gap& gap, const KnowledgeGraph& graph) {
    const std::string chance = about(gap.expected_joint_reports);
    std::string text = fmt::format("What do {} and {} have to do with each other? ",
                                   topic(gap.a, graph), topic(*gap.b, graph));
    if (gap.joint_reports == 0) {
        text += fmt::format("No report is about both; by chance, {} would be.", chance);
    } else {
        text +=
            fmt::format("{} about both; by chance, {} would be.",
                        gap.joint_reports == 1 ? std::string("1 report is")
                                               : fmt::format("{} reports are", gap.joint_reports),
                        chance);
    }
    if (!gap.bridges.empty()) {
        text += fmt::format(" Perhaps {}, which no report joins.", pairs_of(gap.bridges, graph));
    }
    return text;
}

}  // namespace

std::string gap_question(const Gap& gap, const KnowledgeGraph& graph) {
    switch (gap.kind) {
        case GapKind::between_communities:
            return between_communities(gap, graph);
        case GapKind::theme_without_signals:
            return fmt::format("What is changing in {}? {} it, but no signal does.",
                               quoted(*gap.a.node, graph), reports_name(gap.a.report_count));
        case GapKind::issue_without_technologies:
            return fmt::format("Which technology bears on the issue {}? None names {}.",
                               quoted(*gap.a.node, graph), listed(gap.a.terms, "or", graph));
        case GapKind::entity_of_one_community:
            return fmt::format(
                "Does {} matter outside {}? {} it, and only together with terms of that "
                "topic.",
                quoted(*gap.a.node, graph), topic(*gap.b, graph), reports_name(gap.a.report_count));
        case GapKind::community_lacks_kind:
            return fmt::format(
                "Which {} are there in {}? None is named in its terms; by chance, {} would be.",
                plural(gap.row_kind), topic(gap.a, graph), about(*gap.expected));
        case GapKind::vanished_term:
            break;
    }
    return fmt::format(
        "What became of {}? {} report{} named it until {}, and none of the {} of later periods.",
        quoted(*gap.a.node, graph), gap.a.report_count, gap.a.report_count == 1 ? "" : "s",
        day(gap.last_seen), gap.reports_since);
}

std::string gap_heading(GapKind kind) {
    switch (kind) {
        case GapKind::between_communities:
            return "Topics that hardly meet";
        case GapKind::theme_without_signals:
            return "Themes without signals";
        case GapKind::issue_without_technologies:
            return "Issues without technologies";
        case GapKind::entity_of_one_community:
            return "Names that stay within one topic";
        case GapKind::community_lacks_kind:
            return "What topics lack";
        case GapKind::vanished_term:
            break;
    }
    return "Terms that vanished";
}

}  // namespace sigloom
