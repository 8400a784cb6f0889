#include "tools/report_texts.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/in_parallel.hpp"
#include "core/report/passages.hpp"
#include "core/report/read_report.hpp"
#include "tools/report_files.hpp"

namespace sigloom {
namespace {

/// The rows of a report by line.
using RowsByLine = std::vector<Passage>;

/// Of each report of the evidence, each file being read once.
std::vector<RowsByLine> read_rows(const Input& input, const Evidence& evidence,
                                  const ReportSchema& schema) {
    using Wanted = std::pair<std::uint32_t, std::uint32_t>;  // number in its file, number of all
    const ReportFiles files(input.files);
    std::map<const ReportFile*, std::vector<Wanted>> by_file;
    for (std::uint32_t i = 0; i < evidence.reports.size(); ++i) {
        if (const auto found = files.find(evidence.reports[i].path)) {
            by_file[found->file].emplace_back(found->number, i);
        }
    }
    const std::vector<std::pair<const ReportFile*, std::vector<Wanted>>> tasks(by_file.begin(),
                                                                               by_file.end());
    std::vector<RowsByLine> rows(evidence.reports.size());
    for_each_task_in_parallel(tasks.size(), [&](std::size_t task) {
        const auto& [file, wanted] = tasks[task];
        DiagnosticList known_already;
        const auto text = load(*file, known_already);
        if (!text) return;
        const auto reports = read_reports(*text, file->path, schema, known_already).reports;
        for (const auto& [number, report] : wanted) {
            if (number > reports.size()) continue;
            rows[report] = row_passages(reports[number - 1]);
            std::ranges::stable_sort(rows[report], {}, &Passage::line);
        }
    });
    return rows;
}

TextColumn rows_at(const Evidence& evidence, const std::vector<RowsByLine>& rows) {
    TextColumn texts;
    for (const Place& place : evidence.places.items) {
        const RowsByLine& of_report = rows[place.report];
        const auto found = std::ranges::lower_bound(of_report, place.line, {}, &Passage::line);
        const bool is_there = found != of_report.end() && found->line == place.line;
        texts.push_back(is_there ? std::string_view(found->text) : std::string_view());
    }
    return texts;
}

/// The rows that came with the contributions of reports.
std::vector<RowsByLine> carried_rows(const RowTexts& texts, const Evidence& evidence) {
    std::vector<RowsByLine> rows(evidence.reports.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto found = texts.by_path.find(evidence.reports[i].path);
        if (found == texts.by_path.end()) continue;
        for (const auto& [line, text] : found->second)
            rows[i].push_back({std::string(text), line, true});
    }
    return rows;
}

/// With the numbers that the nodes of a part have. Its nodes are in the order of the whole.
Spellings spellings_in(const Spellings& all, const TextColumn& ids) {
    std::unordered_map<std::string_view, Node> numbers;
    for (Node node = 0; node < ids.size(); ++node) numbers.emplace(ids[node], node);
    Spellings left;
    left.id = ids;
    for (std::size_t i = 0; i < all.at.size(); ++i) {
        const auto found = numbers.find(all.id[all.at[i].node]);
        if (found == numbers.end()) continue;
        left.at.push_back({found->second, all.at[i].report});
        left.text.push_back(all.text[i]);
    }
    return left;
}

}  // namespace

ReportTexts report_texts(const Input& input, const KnowledgeGraph& graph,
                         const ReportSchema& schema) {
    if (input.kind != InputKind::reports) return {};
    const Evidence& evidence = graph.evidence();
    const std::vector<RowsByLine> rows = input.files.empty()
                                             ? carried_rows(input.row_texts, evidence)
                                             : read_rows(input, evidence, schema);
    return {rows_at(evidence, rows), spellings_in(input.spellings, graph.nodes().id)};
}

}  // namespace sigloom
