#include "python/module/arrow.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <limits>
#include <optional>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>

namespace sigloom::python {
namespace {

constexpr std::int64_t nullable = 2;  // ARROW_FLAG_NULLABLE

const char* format_of(SeriesType type) {
    switch (type) {
        case SeriesType::int32:
        case SeriesType::categories:
            return "i";
        case SeriesType::uint32:
            return "I";
        case SeriesType::int64:
            return "l";
        case SeriesType::float64:
            return "g";
        case SeriesType::boolean:
            return "b";
        case SeriesType::text:
            return "U";
    }
    return "n";
}

using Bits = std::vector<std::uint8_t>;

void set_bit(Bits& bits, std::size_t i) {
    bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | (1U << (i % 8)));
}

bool bit(const void* bits, std::size_t i) {
    return bits == nullptr || (static_cast<const std::uint8_t*>(bits)[i / 8] >> (i % 8) & 1U) != 0;
}

/// Arrays that a series owns.
struct Owned {
    Bits validity;
    Bits truths;
    std::vector<std::int32_t> whole;
    std::vector<std::uint32_t> numbers;
    std::vector<std::int64_t> long_whole;
    std::vector<double> real;
    std::vector<std::int64_t> offsets;
    std::string bytes;
    std::shared_ptr<const void> graph;  ///< of values that are not copied
};

/// A series over arrays of its own, as far as it has any.
class SeriesMaker {
  public:
    explicit SeriesMaker(SeriesType type, std::size_t length) {
        series_.type = type;
        series_.length = length;
    }

    Owned& owned() { return *owned_; }

    /// Whether each row has a value.
    template <typename Has>
    void set_validity(const Has& has) {
        owned_->validity.assign((series_.length + 7) / 8, 0);
        for (std::size_t row = 0; row < series_.length; ++row) {
            if (has(row)) {
                set_bit(owned_->validity, row);
            } else {
                ++series_.null_count;
            }
        }
        if (series_.null_count == 0) owned_->validity.clear();
    }

    void begin_texts() { owned_->offsets.assign(1, 0); }
    void add_text(std::string_view text) {
        owned_->bytes += text;
        owned_->offsets.push_back(static_cast<std::int64_t>(owned_->bytes.size()));
    }

    Series finish(const void* values, std::shared_ptr<const Series> categories = nullptr) {
        const void* validity = owned_->validity.empty() ? nullptr : owned_->validity.data();
        series_.buffers = {validity, values};
        series_.categories = std::move(categories);
        series_.owner = std::move(owned_);
        return std::move(series_);
    }
    Series finish_texts(const char* bytes) {
        const void* validity = owned_->validity.empty() ? nullptr : owned_->validity.data();
        series_.buffers = {validity, owned_->offsets.data(), bytes};
        series_.owner = std::move(owned_);
        return std::move(series_);
    }
    Series finish_texts() { return finish_texts(owned_->bytes.data()); }

  private:
    Series series_;
    std::shared_ptr<Owned> owned_ = std::make_shared<Owned>();
};

/// Consumers may look at an empty buffer, too.
template <typename T>
const void* address_of(const std::vector<T>& values) {
    static constexpr std::array<std::int64_t, 8> nothing{};
    return values.empty() ? static_cast<const void*>(nothing.data()) : values.data();
}

Series texts_of(const TextColumn& column, SeriesMaker maker) {
    maker.begin_texts();
    maker.owned().offsets.reserve(column.size() + 1);
    for (std::size_t row = 0; row < column.size(); ++row) maker.add_text(column[row]);
    return maker.finish_texts();
}

Series texts_of(const TextColumn& column) {
    return texts_of(column, SeriesMaker(SeriesType::text, column.size()));
}

/// The stored texts once each, and a code for each row.
Series categories_of(const TextColumn& column) {
    std::vector<std::int32_t> number(column.stored(), -1);
    std::unordered_map<std::string_view, std::int32_t> code_of;
    std::vector<std::string_view> texts;
    SeriesMaker maker(SeriesType::categories, column.size());
    std::vector<std::int32_t>& codes = maker.owned().whole;
    codes.reserve(column.size());
    // A text may be stored twice; a list of categories has each once.
    for (std::size_t row = 0; row < column.size(); ++row) {
        std::int32_t& code = number[column.code(row)];
        if (code < 0) {
            const auto [place, is_new] =
                code_of.try_emplace(column[row], static_cast<std::int32_t>(texts.size()));
            if (is_new) texts.push_back(column[row]);
            code = place->second;
        }
        codes.push_back(code);
    }
    SeriesMaker list(SeriesType::text, texts.size());
    list.begin_texts();
    for (const std::string_view text : texts) list.add_text(text);
    const void* values = address_of(codes);
    return maker.finish(values, std::make_shared<const Series>(list.finish_texts()));
}

SeriesType type_of(const ColumnData& data) {
    constexpr std::array types{SeriesType::int32, SeriesType::int64, SeriesType::float64,
                               SeriesType::boolean, SeriesType::text};
    return types[data.index()];
}

/// Values that stand in the graph as Arrow wants them.
template <typename T>
Series shared_values(const KnowledgeGraph& graph, const std::vector<T>& values, SeriesMaker maker) {
    maker.owned().graph = std::make_shared<const KnowledgeGraph>(graph);
    return maker.finish(address_of(values));
}

FrameColumn text_column(const KnowledgeGraph& graph, std::string name, const TextColumn& column) {
    return {std::move(name), SeriesType::text, false,
            [graph, &column] { return texts_of(column); }};
}

FrameColumn category_column(const KnowledgeGraph& graph, std::string name,
                            const TextColumn& column) {
    return {std::move(name), SeriesType::categories, false,
            [graph, &column] { return categories_of(column); }};
}

void add_columns(const KnowledgeGraph& graph, const ColumnSet& columns, Frame& frame) {
    for (const Column& column : columns) {
        frame.columns.push_back({column.name, type_of(column.data), !column.present.empty(),
                                 [graph, &column] { return series_of(graph, column); }});
    }
}

/// One end of every edge.
FrameColumn end_column(const KnowledgeGraph& graph, std::string name, Node EdgeEnds::*end,
                       Ends ends) {
    if (ends == Ends::numbers) {
        return {std::move(name), SeriesType::uint32, false, [graph, end] {
                    SeriesMaker maker(SeriesType::uint32, graph.edge_count());
                    std::vector<std::uint32_t>& numbers = maker.owned().numbers;
                    for (const EdgeEnds& each : graph.edges().ends) numbers.push_back(each.*end);
                    const void* values = address_of(numbers);
                    return maker.finish(values);
                }};
    }
    return {std::move(name), SeriesType::text, false, [graph, end] {
                SeriesMaker maker(SeriesType::text, graph.edge_count());
                maker.begin_texts();
                for (const EdgeEnds& each : graph.edges().ends) {
                    maker.add_text(graph.nodes().id[each.*end]);
                }
                return maker.finish_texts();
            }};
}

SeriesType type_of_cell(const Cell& cell) {
    if (std::holds_alternative<std::int64_t>(cell)) return SeriesType::int64;
    if (std::holds_alternative<double>(cell)) return SeriesType::float64;
    if (std::holds_alternative<bool>(cell)) return SeriesType::boolean;
    return SeriesType::text;
}

/// The one that holds all cells of a column; texts do, and where there is no value at all.
SeriesType type_of_cells(const Table& table, std::size_t column) {
    std::optional<SeriesType> type;
    for (const std::vector<Cell>& row : table.rows) {
        if (std::holds_alternative<std::monostate>(row[column])) continue;
        const SeriesType of_cell = type_of_cell(row[column]);
        const auto is_number = [](SeriesType each) {
            return each == SeriesType::int64 || each == SeriesType::float64;
        };
        if (!type || *type == of_cell) {
            type = of_cell;
        } else {
            type = is_number(*type) && is_number(of_cell) ? SeriesType::float64 : SeriesType::text;
        }
    }
    return type.value_or(SeriesType::text);
}

double number_of(const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
    const auto* real = std::get_if<double>(&cell);
    return real != nullptr ? *real : std::numeric_limits<double>::quiet_NaN();
}

template <typename T>
T value_or_none(const Cell& cell) {
    const T* value = std::get_if<T>(&cell);
    return value != nullptr ? *value : T();
}

/// Of a column in which not all cells are texts, too.
std::string text_of(const Cell& cell) {
    return std::visit(
        [](const auto& value) -> std::string {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return {};
            } else {
                return fmt::format("{}", value);
            }
        },
        cell);
}

Series series_of_cells(const Table& table, std::size_t column, SeriesType type) {
    SeriesMaker maker(type, table.rows.size());
    const auto cell = [&](std::size_t row) -> const Cell& { return table.rows[row][column]; };
    maker.set_validity(
        [&](std::size_t row) { return !std::holds_alternative<std::monostate>(cell(row)); });
    Owned& owned = maker.owned();
    switch (type) {
        case SeriesType::int64:
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                owned.long_whole.push_back(value_or_none<std::int64_t>(cell(row)));
            }
            return maker.finish(address_of(owned.long_whole));
        case SeriesType::float64:
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                owned.real.push_back(number_of(cell(row)));
            }
            return maker.finish(address_of(owned.real));
        case SeriesType::boolean:
            owned.truths.assign(table.rows.size() / 8 + 1, 0);
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                if (value_or_none<bool>(cell(row))) set_bit(owned.truths, row);
            }
            return maker.finish(owned.truths.data());
        default:
            maker.begin_texts();
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                maker.add_text(text_of(cell(row)));
            }
            return maker.finish_texts();
    }
}

/// Of a schema or an array: a consumer may have taken some of them, which then have no `release`.
template <typename Part>
void release_all(std::vector<Part>& children, Part& dictionary) {
    for (Part& child : children) {
        if (child.release != nullptr) child.release(&child);
    }
    if (dictionary.release != nullptr) dictionary.release(&dictionary);
}

// Schemas: each owns its name and its children.

struct SchemaParts {
    std::string name;
    std::vector<ArrowSchema> children;
    std::vector<ArrowSchema*> child_pointers;
    ArrowSchema dictionary{};

    ~SchemaParts() { release_all(children, dictionary); }
};

void release_schema(ArrowSchema* schema) {
    delete static_cast<SchemaParts*>(schema->private_data);
    schema->release = nullptr;
}

ArrowSchema new_schema(const char* format, std::string name, bool may_be_null,
                       std::vector<ArrowSchema> children = {}) {
    auto* const parts = new SchemaParts;
    parts->name = std::move(name);
    parts->children = std::move(children);
    for (ArrowSchema& child : parts->children) parts->child_pointers.push_back(&child);
    ArrowSchema schema{};
    schema.format = format;
    schema.name = parts->name.c_str();
    schema.flags = may_be_null ? nullable : 0;
    schema.n_children = static_cast<std::int64_t>(parts->children.size());
    schema.children = parts->child_pointers.data();
    schema.release = release_schema;
    schema.private_data = parts;
    return schema;
}

// Arrays: each holds its series, and so what owns the values.

struct ArrayParts {
    Series series;
    std::vector<const void*> buffers;
    std::vector<ArrowArray> children;
    std::vector<ArrowArray*> child_pointers;
    ArrowArray dictionary{};

    ~ArrayParts() { release_all(children, dictionary); }
};

void release_array(ArrowArray* array) {
    delete static_cast<ArrayParts*>(array->private_data);
    array->release = nullptr;
}

ArrowArray finish_array(std::unique_ptr<ArrayParts> parts, std::size_t length,
                        std::size_t null_count) {
    for (ArrowArray& child : parts->children) parts->child_pointers.push_back(&child);
    ArrowArray array{};
    array.length = static_cast<std::int64_t>(length);
    array.null_count = static_cast<std::int64_t>(null_count);
    array.n_buffers = static_cast<std::int64_t>(parts->buffers.size());
    array.buffers = parts->buffers.data();
    array.n_children = static_cast<std::int64_t>(parts->children.size());
    array.children = parts->child_pointers.data();
    array.dictionary = parts->dictionary.release != nullptr ? &parts->dictionary : nullptr;
    array.release = release_array;
    array.private_data = parts.release();
    return array;
}

ArrowArray array_of(Series series) {
    auto parts = std::make_unique<ArrayParts>();
    const std::size_t length = series.length;
    const std::size_t null_count = series.null_count;
    parts->buffers = series.buffers;
    if (series.categories) parts->dictionary = array_of(*series.categories);
    parts->series = std::move(series);
    return finish_array(std::move(parts), length, null_count);
}

// Streams of one batch.

struct StreamParts {
    Frame frame;
    bool is_given = false;
    std::string error;
};

StreamParts& parts_of(ArrowArrayStream* stream) {
    return *static_cast<StreamParts*>(stream->private_data);
}

/// Nothing may be thrown at a consumer.
template <typename Export>
int guarded(ArrowArrayStream* stream, const Export& do_export) {
    try {
        do_export();
        return 0;
    } catch (const std::exception& error) {
        parts_of(stream).error = error.what();
        return ENOMEM;
    }
}

int stream_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    return guarded(stream, [&] { export_schema(parts_of(stream).frame, *out); });
}

int stream_next(ArrowArrayStream* stream, ArrowArray* out) {
    *out = {};
    if (parts_of(stream).is_given) return 0;
    return guarded(stream, [&] {
        export_array(parts_of(stream).frame, *out);
        parts_of(stream).is_given = true;
    });
}

const char* stream_error(ArrowArrayStream* stream) {
    return parts_of(stream).error.c_str();
}

void release_stream(ArrowArrayStream* stream) {
    delete &parts_of(stream);
    stream->release = nullptr;
}

}  // namespace

bool Series::has(std::size_t row) const {
    return bit(buffers[0], row);
}

bool Series::truth(std::size_t row) const {
    return bit(buffers[1], row);
}

std::string_view Series::text(std::size_t row) const {
    if (type == SeriesType::categories) {
        return categories->text(static_cast<std::size_t>(values<std::int32_t>()[row]));
    }
    const auto* offsets = static_cast<const std::int64_t*>(buffers[1]);
    return {static_cast<const char*>(buffers[2]) + offsets[row],
            static_cast<std::size_t>(offsets[row + 1] - offsets[row])};
}

Series series_of(const KnowledgeGraph& graph, const Column& column) {
    SeriesMaker maker(type_of(column.data), column.size());
    if (!column.present.empty()) {
        maker.set_validity([&](std::size_t row) { return column.has(row); });
    }
    if (const auto* real = std::get_if<std::vector<double>>(&column.data)) {
        return shared_values(graph, *real, std::move(maker));
    }
    if (const auto* whole = std::get_if<std::vector<std::int64_t>>(&column.data)) {
        return shared_values(graph, *whole, std::move(maker));
    }
    if (const auto* texts = std::get_if<TextColumn>(&column.data)) {
        return texts_of(*texts, std::move(maker));
    }
    Owned& owned = maker.owned();
    if (const auto* truths = std::get_if<std::vector<bool>>(&column.data)) {
        owned.truths.assign(truths->size() / 8 + 1, 0);
        for (std::size_t row = 0; row < truths->size(); ++row) {
            if ((*truths)[row]) set_bit(owned.truths, row);
        }
        return maker.finish(owned.truths.data());
    }
    const auto& numbers = std::get<WholeNumbers>(column.data);
    owned.whole.resize(numbers.size());
    for (std::size_t row = 0; row < numbers.size(); ++row) owned.whole[row] = numbers[row];
    return maker.finish(address_of(owned.whole));
}

Frame node_frame(const KnowledgeGraph& graph) {
    const NodeTable& nodes = graph.nodes();
    Frame frame{nodes.size(),
                {text_column(graph, "id", nodes.id), text_column(graph, "label", nodes.label),
                 category_column(graph, "kind", nodes.kind)}};
    add_columns(graph, nodes.columns, frame);
    return frame;
}

Frame edge_frame(const KnowledgeGraph& graph, Ends ends) {
    const EdgeTable& edges = graph.edges();
    Frame frame{edges.size(),
                {end_column(graph, "source", &EdgeEnds::source, ends),
                 end_column(graph, "target", &EdgeEnds::target, ends),
                 category_column(graph, "kind", edges.kind)}};
    frame.columns.push_back({"weight", SeriesType::float64, false, [graph] {
                                 const std::vector<double>& weight = graph.edges().weight;
                                 SeriesMaker maker(SeriesType::float64, weight.size());
                                 return shared_values(graph, weight, std::move(maker));
                             }});
    add_columns(graph, edges.columns, frame);
    return frame;
}

Frame frame_of(const Table& table) {
    Frame frame{table.rows.size(), {}};
    for (std::size_t column = 0; column < table.header.size(); ++column) {
        const SeriesType type = type_of_cells(table, column);
        Series series = series_of_cells(table, column, type);
        frame.columns.push_back({table.header[column], type, series.null_count > 0,
                                 [series = std::move(series)] { return series; }});
    }
    return frame;
}

void export_schema(const Frame& frame, ArrowSchema& out) {
    std::vector<ArrowSchema> children;
    for (const FrameColumn& column : frame.columns) {
        ArrowSchema& child = children.emplace_back(
            new_schema(format_of(column.type), column.name, column.may_be_null));
        if (column.type != SeriesType::categories) continue;
        auto* const parts = static_cast<SchemaParts*>(child.private_data);
        parts->dictionary = new_schema(format_of(SeriesType::text), "", false);
        child.dictionary = &parts->dictionary;
    }
    out = new_schema("+s", "", false, std::move(children));
}

void export_array(const Frame& frame, ArrowArray& out) {
    auto parts = std::make_unique<ArrayParts>();
    parts->buffers = {nullptr};
    for (const FrameColumn& column : frame.columns) {
        parts->children.push_back(array_of(column.make()));
    }
    out = finish_array(std::move(parts), frame.length, 0);
}

void export_stream(const Frame& frame, ArrowArrayStream& out) {
    out = {stream_schema, stream_next, stream_error, release_stream,
           new StreamParts{frame, false, {}}};
}

}  // namespace sigloom::python
