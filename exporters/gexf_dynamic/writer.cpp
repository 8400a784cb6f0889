#include "exporters/gexf_dynamic/writer.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/millionths.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/edge_evidence.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/gexf/elements.hpp"

namespace sigloom {
namespace {

using namespace gexf;
using std::chrono::sys_days;
using std::chrono::year_month_day;

/// The first day of the period of a report; nothing without a date.
std::optional<sys_days> begin_of_period(std::int32_t number, Period period) {
    const std::optional<Date> date = Date::from_number(number);
    if (!date || !date->is_known()) return std::nullopt;
    const year_month_day day = date->day();
    switch (period) {
        case Period::day:
            return day;
        case Period::month:
            return day.year() / day.month() / 1;
        case Period::year:
            break;
    }
    return day.year() / 1 / 1;
}

/// The first day behind a period.
sys_days end_of_period(sys_days begin, Period period) {
    const year_month_day day(begin);
    switch (period) {
        case Period::day:
            return begin + std::chrono::days(1);
        case Period::month:
            return year_month_day(day + std::chrono::months(1));
        case Period::year:
            break;
    }
    return year_month_day(day + std::chrono::years(1));
}

void append_day(std::string& out, sys_days at) {
    const year_month_day day(at);
    const std::int32_t number = static_cast<int>(day.year()) * 10000 +
                                static_cast<int>(static_cast<unsigned>(day.month())) * 100 +
                                static_cast<int>(static_cast<unsigned>(day.day()));
    out += Date::from_number(number)->iso();
}

void append_interval(std::string& out, sys_days begin, sys_days end) {
    out += " start=\"";
    append_day(out, begin);
    out += "\" end=\"";
    append_day(out, end);
    out += '"';
}

/// A number for each period that has one, by its first day.
template <typename Number>
using Series = std::map<sys_days, Number>;

template <typename Number>
void append_spells(std::string& out, const Series<Number>& series, Period period) {
    if (series.empty()) return;
    out += "<spells>";
    for (auto at = series.begin(); at != series.end();) {
        const sys_days begin = at->first;
        sys_days end = begin;
        do {
            end = end_of_period(at->first, period);
            ++at;
        } while (at != series.end() && at->first == end);
        out += "<spell";
        append_interval(out, begin, end);
        out += "/>";
    }
    out += "</spells>";
}

template <typename Number, typename Append>
void append_series(std::string& out, std::string_view attribute, const Series<Number>& series,
                   Period period, const Append& append) {
    for (const auto& [begin, number] : series) {
        out += value_opening(attribute);
        append(number);
        out += '"';
        append_interval(out, begin, end_of_period(begin, period));
        out += "/>";
    }
}

void write_dynamic_attribute(Output& output, std::string_view owner, std::string_view name,
                             std::string_view type) {
    output.write("    <attributes class=\"" + std::string(owner) + "\" mode=\"dynamic\">\n");
    write_attribute(output, name, type);
    output.write("    </attributes>\n");
}

constexpr std::string_view reports_in_period = "reports_in_period";

class DynamicWriter {
  public:
    DynamicWriter(const KnowledgeGraph& graph, Output& output, Period period)
        : graph_(graph),
          output_(output),
          period_(period),
          look_(graph.nodes().columns),
          node_names_(file_names(look_.others(),
                                 with_reserved(reserved_node_names(), {reports_in_period}),
                                 NameCase::lower)),
          edge_names_(file_names(graph.edges().columns,
                                 with_reserved(reserved_edge_names(), {"label"}), NameCase::lower)),
          nodes_(graph.nodes(), look_.others(), node_names_, value_opening),
          edges_(graph.edges(), graph.edges().columns, edge_names_, value_opening) {}

    ExportNotes write(std::string_view provenance) {
        output_.write(std::string(beginning) + xml_comment(provenance) +
                      "  <graph defaultedgetype=\"undirected\" mode=\"dynamic\""
                      " timeformat=\"date\" timerepresentation=\"interval\">\n");
        write_static_attributes(output_, "node", look_.others(), node_names_);
        write_dynamic_attribute(output_, "node", reports_in_period, "integer");
        write_static_attributes(output_, "edge", graph_.edges().columns, edge_names_);
        write_dynamic_attribute(output_, "edge", column_names::weight, "double");
        output_.write("    <nodes>\n");
        write_rows(output_, graph_.node_count(),
                   [&](std::string& out, std::size_t begin, std::size_t end) {
                       for (std::size_t row = begin; row < end; ++row) append_node(out, row);
                   });
        output_.write("    </nodes>\n    <edges>\n");
        write_rows(output_, graph_.edge_count(),
                   [&](std::string& out, std::size_t begin, std::size_t end) {
                       for (std::size_t row = begin; row < end; ++row) append_edge(out, row);
                   });
        output_.write("    </edges>\n  </graph>\n</gexf>\n");
        ExportNotes notes = nodes_.notes;
        return notes += edges_.notes;
    }

  private:
    [[nodiscard]] std::optional<sys_days> period_of(std::uint32_t report) const {
        return begin_of_period(graph_.evidence().reports[report].date, period_);
    }

    void append_node(std::string& out, std::size_t row) const {
        Series<std::int32_t> reports;
        for (const Place& place : graph_.evidence().places[static_cast<Node>(row)]) {
            if (const auto period = period_of(place.report)) ++reports[*period];
        }
        std::string values;
        append_series(values, reports_in_period, reports, period_,
                      [&](std::int32_t count) { append_number(values, count); });
        out += "      <node id=\"";
        out += nodes_.ids[row];
        out += "\" label=\"";
        out += nodes_.labels[row];
        out += "\">";
        append_values(out, nodes_.values, row, nodes_.kinds[row], values);
        append_spells(out, reports, period_);
        append_look(out, look_, row);
        out += "</node>\n";
    }

    void append_edge(std::string& out, std::size_t row) const {
        const auto [source, target] = graph_.edges().ends[row];
        Series<std::int64_t> contributions;
        for (const EdgeEvidence& each : edge_evidence(graph_, source, target)) {
            if (const auto period = period_of(each.a.report)) {
                contributions[*period] += each.contribution;
            }
        }
        std::string values;
        append_series(values, column_names::weight, contributions, period_,
                      [&](std::int64_t sum) { append_number(values, millionths::to_double(sum)); });
        if (contributions.empty()) {
            values += value_opening(column_names::weight);
            append_number(values, graph_.edges().weight[row]);
            values += GexfSyntax::closing;
        }
        out += "      <edge id=\"e";
        append_number(out, static_cast<std::int64_t>(row));
        out += "\" source=\"";
        out += nodes_.ids[source];
        out += "\" target=\"";
        out += nodes_.ids[target];
        out += "\" weight=\"";
        append_number(out, graph_.edges().weight[row]);
        out += "\">";
        append_values(out, edges_.values, row, edges_.kinds[row], values);
        append_spells(out, contributions, period_);
        out += "</edge>\n";
    }

    const KnowledgeGraph& graph_;
    Output& output_;
    Period period_;
    NodeLook look_;
    std::vector<std::string> node_names_;
    std::vector<std::string> edge_names_;
    EscapedNodes<GexfSyntax> nodes_;
    EscapedEdges<GexfSyntax> edges_;
};

}  // namespace

ExportNotes write_gexf_dynamic(const Export& what, Output& output) {
    return DynamicWriter(what.graph, output, what.options.choice<Period>(gexf_dynamic_options[0]))
        .write(what.provenance);
}

}  // namespace sigloom
