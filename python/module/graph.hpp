// What the module's parts share: a graph, and values on their way to Python.
#pragma once

#include <nanobind/nanobind.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "python/module/arrow.hpp"
#include "tools/host.hpp"
#include "tools/node_names.hpp"

namespace sigloom::python {

/// A graph that Python holds. It never changes.
class Graph {
  public:
    explicit Graph(HeldGraph held) : held_(std::make_shared<const HeldGraph>(std::move(held))) {}
    /// One that no reports and no file are known of.
    explicit Graph(KnowledgeGraph graph);

    [[nodiscard]] const HeldGraph& held() const { return *held_; }
    [[nodiscard]] const KnowledgeGraph& graph() const { return held_->input.graph; }
    /// Made when they are first asked for. O(text of all ids and labels).
    [[nodiscard]] const NodeNames& names() const;

  private:
    std::shared_ptr<const HeldGraph> held_;
    mutable std::unique_ptr<const NodeNames> names_;  // refers to held_
};

/// The values as a numpy array, without a copy where they are numbers and none is missing. Whole numbers with
/// missing values become doubles with NaN; texts and truth values with missing ones become objects with None.
nanobind::object to_numpy(const Series& series);
/// The values as Python's own, None where there is none.
nanobind::list to_list(const Series& series);
/// A numpy array that owns the values; shape (size,).
nanobind::object array_of(std::vector<double> values);
nanobind::object array_of(std::vector<std::int32_t> values);
nanobind::object array_of(const std::vector<bool>& values);

/// Computes something apart (worker.hpp): `compute` is called with a context that shows progress, with `what` as
/// what is being done, and that tells what the result falls short of to `notes`.
template <typename Compute>
auto compute_apart(std::string_view what, const nanobind::object& show,
                   std::vector<std::string>& notes, const Compute& compute);

/// networkx's view of a graph, and the functions that its backend calls: the submodule `networkx`.
void bind_networkx(nanobind::module_ module);

}  // namespace sigloom::python

#include "python/module/worker.hpp"

namespace sigloom::python {

template <typename Compute>
auto compute_apart(std::string_view what, const nanobind::object& show,
                   std::vector<std::string>& notes, const Compute& compute) {
    decltype(compute(MeasureContext())) result;
    run_apart(
        [&](const Progress& progress) {
            MeasureContext context;
            context.progress = [&](double share) {
                stop_if_cancelled();
                progress(what, share);
            };
            context.note = [&](const std::string& note) { notes.push_back(note); };
            result = compute(context);
        },
        show);
    return result;
}

}  // namespace sigloom::python
