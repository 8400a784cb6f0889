#include "exporters/json/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/pipeline.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/evidence_fits.hpp"
#include "exporters/common/graph_assembly.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/json/batch.hpp"
#include "exporters/json/damage.hpp"
#include "exporters/json/dialects.hpp"
#include "exporters/json/frame.hpp"
#include "exporters/json/lists.hpp"
#include "exporters/json/outline.hpp"
#include "exporters/json/repair.hpp"

namespace sigloom {
namespace {

using namespace json;
using Field = GraphAssembly::Field;

/// What is looked at to know whose format a file is.
constexpr std::size_t outline_size = std::size_t{1} << 16;

class JsonReader {
  public:
    JsonReader(std::string_view bytes, const Layout& layout, GraphAssembly& assembly)
        : bytes_(bytes), layout_(layout), assembly_(assembly) {}

    std::optional<KnowledgeGraph> read();

  private:
    std::nullopt_t fail(std::size_t offset, std::string message) {
        assembly_.faults().report(Oddity::graph_syntax, offset, std::move(message));
        return std::nullopt;
    }
    bool read_list(const List& list);
    void add(Batch& batch);
    void number_fields(Batch& batch);
    void add_node(const Batch& batch, const Record& record, const Record& before,
                  std::span<const Field> fields);
    Evidence take_evidence();

    std::string_view bytes_;
    const Layout& layout_;
    GraphAssembly& assembly_;
    Frame frame_;
    bool by_position_ = false;      ///< the nodes have no ids
    bool ends_are_numbers_ = true;  ///< of all edges so far
    std::set<std::string> nested_;  ///< members that were reported as such
    Evidence evidence_;
    bool evidence_fits_ = true;
};

void JsonReader::add_node(const Batch& batch, const Record& record, const Record& before,
                          std::span<const Field> fields) {
    std::string_view id = record.id;
    std::string position;
    if (id.empty() && assembly_.node_rows() == 0) by_position_ = true;
    if (by_position_ && id.empty()) {
        position = std::to_string(assembly_.node_rows());
        id = position;
    }
    if (!assembly_.add_node(id, fields, record.offset)) {
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

/// Gives the fields of a batch their numbers in the assembly, instead of those of its members.
void JsonReader::number_fields(Batch& batch) {
    constexpr std::uint32_t unknown = GraphAssembly::no_field - 1;
    std::vector<std::uint32_t> of_nodes(batch.members.size(), unknown);
    std::vector<std::uint32_t> of_edges(batch.members.size(), unknown);
    // A column is made when its first value comes; the names of roles, which stand first, go before
    // others that differ from them in case.
    std::vector<bool> in_nodes(batch.members.size());
    std::vector<bool> in_edges(batch.members.size());
    std::size_t begin = 0;
    for (const Record& record : batch.records) {
        for (std::size_t i = begin; i < record.fields_end; ++i) {
            (record.is_edge ? in_edges : in_nodes)[batch.fields[i].field] = true;
        }
        begin = record.fields_end;
    }
    for (std::size_t i = 0; i < batch.members.size(); ++i) {
        const Member& member = batch.members[i];
        if (in_nodes[i]) of_nodes[i] = assembly_.node_field(member.name);
        if (!in_edges[i]) continue;
        // An edge is known by its ends; its id, and the key that tells the edges of a multigraph apart,
        // do not matter.
        const bool is_id = member.is_inside == layout_.ids_are_inside &&
                           (member.name == layout_.id || member.name == "id" ||
                            (frame_.multigraph && member.name == "key"));
        const bool is_kind = member.name == layout_.edge_kind;
        of_edges[i] =
            is_id ? GraphAssembly::no_field : assembly_.edge_field(is_kind ? "kind" : member.name);
    }
    begin = 0;
    for (const Record& record : batch.records) {
        const auto& numbers = record.is_edge ? of_edges : of_nodes;
        for (std::size_t i = begin; i < record.fields_end; ++i) {
            batch.fields[i].field = numbers[batch.fields[i].field];
        }
        begin = record.fields_end;
    }
}

void JsonReader::add(Batch& batch) {
    for (const Nested& nested : batch.nested) {
        const std::string& name = batch.members[nested.member].name;
        if (!nested_.insert(name).second) continue;
        assembly_.faults().report(
            Repair::unusual, nested.offset,
            fmt::format("{} holds lists or objects, which were read as texts", in_quotes(name)));
    }
    for (const Problem& problem : batch.problems) {
        assembly_.faults().report(problem.repair, problem.offset, problem.message);
    }
    if (batch.directed) assembly_.set_directed();
    ends_are_numbers_ = ends_are_numbers_ && batch.ends_are_numbers;
    number_fields(batch);
    evidence_fits_ = evidence_fits_ && batch.evidence_fits;
    Record before{};
    for (const Record& record : batch.records) {
        const auto fields = std::span(batch.fields)
                                .subspan(before.fields_end, record.fields_end - before.fields_end);
        if (!record.is_edge) {
            add_node(batch, record, before, fields);
        } else {
            assembly_.add_edge(record.id, record.target, fields, record.offset);
        }
        before = record;
    }
}

bool JsonReader::read_list(const List& list) {
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
        batch->is_object = list.is_object;
        batch->range = list.pieces[next++];
        return batch;
    };
    const auto work = [&](Batch& batch) { read_batch(batch, layout_, bytes_); };
    const auto finish = [&](Batch& batch) {
        if (!batch.parsed) damaged = true;
        if (!damaged) add(batch);
    };
    run_pipeline<Batch>(take, work, finish);
    return !damaged;
}

Evidence JsonReader::take_evidence() {
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

std::optional<KnowledgeGraph> JsonReader::read() {
    const std::vector<List> lists = find_lists(bytes_, layout_);
    if (!read_frame(frame_, bytes_, layout_, lists, assembly_) ||
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
    if (ends_are_numbers_) assembly_.set_ends_may_be_positions();
    if (by_position_) assembly_.set_ids_are_positions();
    if (!layout_.distance.empty()) assembly_.set_distance_column(layout_.distance);
    return assembly_.finish(take_evidence());
}

}  // namespace

std::optional<KnowledgeGraph> read_json_graph(const Import& what) {
    std::string_view bytes = what.bytes;
    const auto again = [&](std::string_view repaired) {
        return read_json_graph({repaired, what.path, what.reporter, what.roles});
    };
    GraphFaults faults(what.bytes, what.path, what.reporter);
    if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
        faults.report(Oddity::graph_syntax, at, "expected a character of JSON, got a zero byte");
        return std::nullopt;
    }
    if (const std::size_t at = find_invalid_utf8(bytes); at != bytes.size()) {
        faults.report(Oddity::invalid_utf8, at, "bytes that are no UTF-8 were replaced by U+FFFD");
        return again(repair_utf8(bytes));
    }
    Repaired repaired;
    if (may_need_repair(bytes)) {
        repaired = repair(bytes);
        if (repaired.text) bytes = *repaired.text;
        for (const std::size_t at : repaired.lone_surrogates) {
            faults.report(Repair::control_character, at,
                          "half of a surrogate pair was replaced by U+FFFD");
        }
        faults.report_sums();
    }
    const Dialect& dialect = dialect_of(outline(bytes.substr(0, outline_size)));
    if (!dialect.layout) {
        faults.report(
            Oddity::graph_syntax, 0,
            fmt::format("this is {}, which is not read: {}", dialect.name, dialect.advice));
        return std::nullopt;
    }
    GraphAssembly assembly({bytes, what.path, what.reporter, what.roles});
    return JsonReader(bytes, *dialect.layout, assembly).read();
}

}  // namespace sigloom
