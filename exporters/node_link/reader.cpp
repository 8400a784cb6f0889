#include "exporters/node_link/reader.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/base/pipeline.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/graph_assembly.hpp"
#include "exporters/json/damage.hpp"
#include "exporters/node_link/batch.hpp"
#include "exporters/node_link/frame.hpp"
#include "exporters/node_link/lists.hpp"

namespace sigloom {
namespace {

using namespace node_link;
using Field = GraphAssembly::Field;

/// Rising places in reports that exist, and mentions of nodes that exist.
bool fits(const Evidence& evidence, std::size_t nodes) {
    for (std::uint32_t node = 0; node < nodes; ++node) {
        std::int64_t last = -1;
        for (const Place& place : evidence.places[node]) {
            if (place.report >= evidence.reports.size() || place.report <= last) return false;
            last = place.report;
        }
        const auto mentions = evidence.mentions[node];
        if (!std::ranges::is_sorted(mentions)) return false;
        for (const Mention& mention : mentions) {
            if (mention.report >= evidence.reports.size() || mention.term >= nodes) return false;
        }
    }
    return true;
}

class NodeLinkReader {
  public:
    NodeLinkReader(std::string_view bytes, GraphAssembly& assembly)
        : bytes_(bytes), assembly_(assembly) {}

    std::optional<KnowledgeGraph> read();

  private:
    std::nullopt_t fail(std::size_t offset, std::string message) {
        assembly_.faults().report(Oddity::graph_syntax, offset, std::move(message));
        return std::nullopt;
    }
    bool read_list(const List& list);
    void add(Batch& batch);
    void add_node(const Batch& batch, const Record& record, const Record& before,
                  std::span<const Field> fields);
    Evidence take_evidence();

    std::string_view bytes_;
    GraphAssembly& assembly_;
    Frame frame_;
    Evidence evidence_;
    bool evidence_fits_ = true;
};

void NodeLinkReader::add_node(const Batch& batch, const Record& record, const Record& before,
                              std::span<const Field> fields) {
    if (!assembly_.add_node(record.id, fields, record.offset)) {
        evidence_fits_ = false;  // mentions count the nodes of the file
        return;
    }
    const auto append = [](auto& list, const auto& items, std::size_t begin, std::size_t end) {
        list.items.insert(list.items.end(), items.begin() + static_cast<std::ptrdiff_t>(begin),
                          items.begin() + static_cast<std::ptrdiff_t>(end));
        list.begin.push_back(static_cast<std::uint32_t>(list.items.size()));
    };
    append(evidence_.places, batch.places, before.places_end, record.places_end);
    append(evidence_.mentions, batch.mentions, before.mentions_end, record.mentions_end);
}

void NodeLinkReader::add(Batch& batch) {
    for (const Problem& problem : batch.problems) {
        assembly_.faults().report(problem.repair, problem.offset, problem.message);
    }
    const bool nodes = batch.kind == ListKind::nodes;
    std::vector<std::uint32_t> number(batch.members.size(), GraphAssembly::no_field);
    for (std::size_t i = 0; i < number.size(); ++i) {
        const auto& [name, role] = batch.members[i];
        // An edge is known by its ends; the key of a multigraph tells only its edges apart.
        const bool row_name = name == "id" || (frame_.multigraph && name == "key");
        if (role != Role::field || (!nodes && row_name)) continue;
        // A column is made when its first value comes.
        const bool used = std::ranges::find(batch.fields, i, &Field::field) != batch.fields.end();
        if (used) number[i] = nodes ? assembly_.node_field(name) : assembly_.edge_field(name);
    }
    for (Field& field : batch.fields) field.field = number[field.field];
    evidence_fits_ = evidence_fits_ && batch.evidence_fits;
    Record before{};
    for (const Record& record : batch.records) {
        const auto fields = std::span(batch.fields)
                                .subspan(before.fields_end, record.fields_end - before.fields_end);
        if (nodes) {
            add_node(batch, record, before, fields);
        } else {
            assembly_.add_edge(record.id, record.target, fields, record.offset);
        }
        before = record;
    }
}

bool NodeLinkReader::read_list(const List& list) {
    // A comma with nothing behind it.
    if (list.pieces.size() > 1 &&
        bytes_.find_first_not_of(" \t\r\n", list.pieces.back().begin) == list.content.end) {
        return false;
    }
    std::size_t next = 0;
    std::atomic<bool> damaged = false;
    const auto take = [&]() -> std::unique_ptr<Batch> {
        if (damaged || next == list.pieces.size()) return nullptr;
        auto batch = std::make_unique<Batch>();
        batch->kind = list.kind;
        batch->range = list.pieces[next++];
        return batch;
    };
    const auto work = [&](Batch& batch) { read_batch(batch, bytes_); };
    const auto finish = [&](Batch& batch) {
        if (!batch.parsed) damaged = true;
        if (!damaged) add(batch);
    };
    run_pipeline<Batch>(take, work, finish);
    return !damaged;
}

Evidence NodeLinkReader::take_evidence() {
    evidence_.reports = std::move(frame_.reports);
    evidence_.pairs = frame_.pairs;
    evidence_.is_of_part = frame_.is_part;
    if (evidence_.empty() && evidence_.places.items.empty() && evidence_.mentions.items.empty()) {
        return {};
    }
    for (auto* begin : {&evidence_.places.begin, &evidence_.mentions.begin}) {
        begin->insert(begin->begin(), 0);
    }
    if (!evidence_fits_ || !fits(evidence_, assembly_.node_rows())) {
        assembly_.faults().report(
            Oddity::graph_content, 0,
            "the nodes' places do not fit the list of reports; both were left out");
        return {};
    }
    return std::move(evidence_);
}

std::optional<KnowledgeGraph> NodeLinkReader::read() {
    const std::vector<List> lists = find_lists(bytes_);
    if (!read_frame(frame_, bytes_, lists, assembly_) ||
        !std::ranges::all_of(lists, [&](const List& list) { return read_list(list); })) {
        // Whatever went wrong in a piece: the whole file, parsed in one go, tells it best.
        json::Damage damage = json::find_damage(bytes_);
        return fail(damage.offset, std::move(damage.message));
    }
    if (!frame_.has_nodes || !frame_.has_edges) {
        return fail(bytes_.size(),
                    frame_.has_nodes
                        ? "expected a list \"edges\" or \"links\", got the end of the file"
                        : "expected a list \"nodes\", got the end of the file");
    }
    return assembly_.finish(take_evidence());
}

}  // namespace

std::optional<KnowledgeGraph> read_node_link_json(std::string_view bytes, const std::string& path,
                                                  Reporter& reporter) {
    GraphAssembly assembly(bytes, path, reporter);
    if (const std::size_t at = find_invalid_utf8(bytes); at != bytes.size()) {
        assembly.faults().report(Oddity::invalid_utf8, at,
                                 "bytes that are no UTF-8 were replaced by U+FFFD");
        const std::string repaired = repair_utf8(bytes);
        return read_node_link_json(repaired, path, reporter);
    }
    return NodeLinkReader(bytes, assembly).read();
}

Likeness recognize_node_link_json(std::string_view first_bytes) {
    return first_bytes.starts_with('{') ? Likeness::possible : Likeness::none;
}

}  // namespace sigloom
