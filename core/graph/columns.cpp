#include "core/graph/columns.hpp"

#include <algorithm>
#include <cstring>

namespace sigloom {

TextColumn::TextColumn(std::span<const std::string_view> texts, WholeNumbers codes)
    : TextColumn(Texts(), std::move(codes)) {
    for (const std::string_view text : texts) {
        body_->texts.append(text);
        body_->texts.finish();
    }
}

namespace {

/// Length and the first and last eight bytes: enough to find a text that was seen a short while
/// ago.
std::size_t quick_hash(std::string_view text) {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    const std::size_t bytes = std::min(text.size(), sizeof first);
    if (bytes != 0) {
        std::memcpy(&first, text.data(), bytes);
        std::memcpy(&last, text.data() + text.size() - bytes, bytes);
    }
    return (first * 0x9E3779B97F4A7C15 ^ last * 0xC2B2AE3D27D4EB4F ^ text.size()) >> 40;
}

}  // namespace

void TextColumn::push_back(std::string_view text) {
    auto& [texts, row, all_recent] = write();
    std::uint32_t& recent = all_recent[quick_hash(text) % all_recent.size()];
    if (recent == no_code || texts[recent] != text) {
        texts.append(text);
        recent = texts.finish();
    }
    row.push_back(static_cast<std::int32_t>(recent));
}

bool operator==(const TextColumn& a, const TextColumn& b) {
    if (a.body_ == b.body_) return true;
    if (a.size() != b.size()) return false;
    for (std::size_t row = 0; row < a.size(); ++row) {
        if (a[row] != b[row]) return false;
    }
    return true;
}

std::size_t Column::size() const {
    return std::visit([](const auto& values) { return values.size(); }, data);
}

std::optional<double> Column::number(std::size_t row) const {
    if (!has(row)) return std::nullopt;
    return std::visit(
        [row](const auto& values) -> std::optional<double> {
            if constexpr (std::is_same_v<std::decay_t<decltype(values)>, TextColumn>) {
                return std::nullopt;
            } else {
                return static_cast<double>(values[row]);
            }
        },
        data);
}

namespace {

bool is_whole(const ColumnData& data) {
    return data.index() <= 1;
}

std::int64_t whole(const ColumnData& data, std::size_t row) {
    if (const auto* narrow = std::get_if<WholeNumbers>(&data)) return (*narrow)[row];
    return std::get<std::vector<std::int64_t>>(data)[row];
}

}  // namespace

bool operator==(const Column& a, const Column& b) {
    if (a.name != b.name || a.size() != b.size()) return false;
    for (std::size_t row = 0; row < a.size(); ++row) {
        if (a.has(row) != b.has(row)) return false;
    }
    if (!is_whole(a.data) || !is_whole(b.data)) return a.data == b.data;
    for (std::size_t row = 0; row < a.size(); ++row) {
        if (whole(a.data, row) != whole(b.data, row)) return false;
    }
    return true;
}

ColumnSet::ColumnSet(std::initializer_list<Column> columns) {
    for (const Column& column : columns) push_back(column);
}

void ColumnSet::push_back(Column column) {
    columns_.push_back(std::make_shared<const Column>(std::move(column)));
}

void ColumnSet::append(const ColumnSet& others) {
    columns_.insert(columns_.end(), others.columns_.begin(), others.columns_.end());
}

void ColumnSet::erase_if(FunctionRef<bool(const Column&)> is_unwanted) {
    std::erase_if(columns_, [&](const auto& column) { return is_unwanted(*column); });
}

bool operator==(const ColumnSet& a, const ColumnSet& b) {
    return std::ranges::equal(a.columns_, b.columns_, [](const auto& one, const auto& other) {
        return one == other || *one == *other;
    });
}

const Column* find_column(const ColumnSet& columns, std::string_view name) {
    for (const Column& column : columns) {
        if (column.name == name) return &column;
    }
    return nullptr;
}

}  // namespace sigloom
