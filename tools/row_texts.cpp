#include "tools/row_texts.hpp"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/cancelled.hpp"
#include "core/report/find_reports.hpp"
#include "core/report/read_report.hpp"

namespace sigloom {
namespace {

constexpr std::array<const char*, 3> names{"change", "ten_years", "driving_force"};
using Texts = std::array<std::string, names.size()>;

/// Rows by where they stand: the path of their report, a line break, their line.
using RowsByPlace = std::unordered_map<std::string, Texts>;

std::string place_of(std::string_view path, std::uint32_t line) {
    return std::string(path) + '\n' + std::to_string(line);
}

RowsByPlace read_rows(const std::vector<ReportFile>& files, const ReportSchema& schema) {
    RowsByPlace rows;
    for (const ReportFile& file : files) {
        stop_if_cancelled();
        DiagnosticList known_already;
        const auto text = load(file, known_already);
        if (!text) continue;
        for (const Report& report : read_reports(*text, file.path, schema, known_already).reports) {
            for (const Row& row : report.rows) {
                Texts texts{std::string(row.change), std::string(row.horizon),
                            std::string(row.driving_force)};
                rows.emplace(place_of(file.path, row.position.line), std::move(texts));
            }
        }
    }
    return rows;
}

}  // namespace

ColumnSet row_texts(const Input& input, const ReportSchema& schema) {
    if (input.kind != InputKind::reports) return {};
    const RowsByPlace rows = read_rows(input.files, schema);
    const KnowledgeGraph& graph = input.graph;
    const Evidence& evidence = graph.evidence();
    std::array<TextColumn, names.size()> columns;
    std::array<std::vector<bool>, names.size()> present;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const Texts* latest = nullptr;
        std::int32_t date = -1;
        for (const Place& place : evidence.places[node]) {
            const ReportEntry& report = evidence.reports[place.report];
            const auto found = rows.find(place_of(report.path, place.line));
            if (found == rows.end() || report.date < date) continue;
            latest = &found->second;
            date = report.date;
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string_view text = latest == nullptr ? std::string_view() : (*latest)[i];
            columns[i].push_back(text);
            present[i].push_back(!text.empty());
        }
    }
    ColumnSet set;
    for (std::size_t i = 0; i < names.size(); ++i) {
        set.push_back({names[i], std::move(columns[i]), std::move(present[i])});
    }
    return set;
}

}  // namespace sigloom
