#include "python/module/graph.hpp"

#include <nanobind/ndarray.h>

#include <cmath>
#include <limits>
#include <utility>

namespace nb = nanobind;

namespace sigloom::python {
namespace {

template <typename T>
using Array = nb::ndarray<nb::numpy, T, nb::ndim<1>>;

/// Shares in whatever owns the values.
nb::capsule share_in(std::shared_ptr<const void> owner) {
    auto* const share = new std::shared_ptr<const void>(std::move(owner));
    return {share,
            [](void* held) noexcept { delete static_cast<std::shared_ptr<const void>*>(held); }};
}

template <typename T>
nb::object view_of(const T* values, std::size_t length, std::shared_ptr<const void> owner) {
    return nb::cast(Array<const T>(values, {length}, share_in(std::move(owner))));
}

template <typename T>
nb::object owned_array(std::vector<T> values) {
    auto owner = std::make_shared<std::vector<T>>(std::move(values));
    T* const data = owner->data();
    const std::size_t size = owner->size();
    return nb::cast(Array<T>(data, {size}, share_in(std::move(owner))));
}

/// Whole numbers of which some are missing.
template <typename T>
nb::object with_nan(const Series& series) {
    std::vector<double> values(series.length, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t row = 0; row < series.length; ++row) {
        if (series.has(row)) values[row] = static_cast<double>(series.values<T>()[row]);
    }
    return owned_array(std::move(values));
}

template <typename T>
nb::object numbers(const Series& series) {
    if (series.null_count > 0) return with_nan<T>(series);
    return view_of(series.values<T>(), series.length, series.owner);
}

nb::object objects(const Series& series) {
    return nb::module_::import_("numpy").attr("array")(to_list(series),
                                                       nb::arg("dtype") = "object");
}

/// The value of a row that has one.
nb::object value_of(const Series& series, std::size_t row) {
    switch (series.type) {
        case SeriesType::int32:
            return nb::int_(series.values<std::int32_t>()[row]);
        case SeriesType::uint32:
            return nb::int_(series.values<std::uint32_t>()[row]);
        case SeriesType::int64:
            return nb::int_(series.values<std::int64_t>()[row]);
        case SeriesType::float64:
            return nb::float_(series.values<double>()[row]);
        case SeriesType::boolean:
            return nb::bool_(series.truth(row));
        case SeriesType::text:
        case SeriesType::categories:
            break;
    }
    const std::string_view text = series.text(row);
    return nb::str(text.data(), text.size());
}

}  // namespace

Graph::Graph(KnowledgeGraph graph)
    : Graph([&] {
          HeldGraph held;
          held.input.kind = InputKind::graph_file;
          held.input.usable = true;
          held.input.graph = std::move(graph);
          return held;
      }()) {}

const NodeNames& Graph::names() const {
    if (!names_) names_ = std::make_unique<const NodeNames>(graph(), held_->input.name_table);
    return *names_;
}

nb::object to_numpy(const Series& series) {
    switch (series.type) {
        case SeriesType::int32:
            return numbers<std::int32_t>(series);
        case SeriesType::uint32:
            return numbers<std::uint32_t>(series);
        case SeriesType::int64:
            return numbers<std::int64_t>(series);
        case SeriesType::float64:
            return numbers<double>(series);
        case SeriesType::boolean:
            if (series.null_count > 0) return objects(series);
            return nb::module_::import_("numpy").attr("array")(to_list(series),
                                                               nb::arg("dtype") = "bool");
        case SeriesType::text:
        case SeriesType::categories:
            break;
    }
    return objects(series);
}

nb::list to_list(const Series& series) {
    nb::list list;
    for (std::size_t row = 0; row < series.length; ++row) {
        list.append(series.has(row) ? value_of(series, row) : nb::none());
    }
    return list;
}

nb::object array_of(std::vector<double> values) {
    return owned_array(std::move(values));
}

nb::object array_of(std::vector<std::int32_t> values) {
    return owned_array(std::move(values));
}

nb::object array_of(const std::vector<bool>& values) {
    auto owner = std::shared_ptr<bool[]>(new bool[values.size()]);
    for (std::size_t i = 0; i < values.size(); ++i) owner[i] = values[i];
    bool* const data = owner.get();
    return nb::cast(Array<bool>(data, {values.size()}, share_in(std::move(owner))));
}

}  // namespace sigloom::python
