#include "exporters/common/rows.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>
#include <type_traits>
#include <utility>

#include "core/base/pipeline.hpp"
#include "exporters/common/column_builder.hpp"
#include "exporters/common/escape.hpp"
#include "exporters/common/unique_names.hpp"

namespace sigloom {
namespace {

constexpr std::size_t rows_per_block = 1024;

constexpr std::array<std::string_view, 5> node_names{"id", "label", "kind", "places", "mentions"};
constexpr std::array<std::string_view, 5> edge_names{"id", "source", "target", "weight", "kind"};

/// `text` is valid UTF-8.
std::string lower_case(std::string_view text) {
    std::string lower;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t character = 0;
        const utf8proc_ssize_t length = utf8proc_iterate(
            bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        std::array<utf8proc_uint8_t, 4> encoded;
        const auto size = utf8proc_encode_char(utf8proc_tolower(character), encoded.data());
        lower.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size));
        at += static_cast<std::size_t>(std::max<utf8proc_ssize_t>(length, 1));
    }
    return lower;
}

std::string trimmed(const std::string& text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// The name itself or, where it is taken, the name with the first free number.
std::string free_name(const std::string& name, const std::set<std::string, std::less<>>& taken) {
    std::string free = name;
    for (unsigned number = 2; taken.contains(free); ++number) {
        free = name + "_" + std::to_string(number);
    }
    return free;
}

}  // namespace

EscapedTexts::EscapedTexts(const TextColumn& column, EscapeFunction escape) : column_(&column) {
    std::string escaped;
    for (std::uint32_t code = 0; code < column.stored(); ++code) {
        escaped.clear();
        replaced_ += escape(escaped, column.text(code));
        add(code, escaped);
    }
}

EscapedTexts EscapedTexts::unique(const TextColumn& column, EscapeFunction escape,
                                  Escaping escaping) {
    EscapedTexts escaped(column, escape);
    if (escaped.replaced_ == 0 && escaping == Escaping::keeps_apart) return escaped;
    EscapedTexts unique(column);
    unique.replaced_ = escaped.replaced_;
    UniqueNames names;
    names.reserve(column.stored());
    for (std::uint32_t code = 0; code < column.stored(); ++code) {
        const std::string text(escaped.text(code));
        const auto numbered = [&](unsigned number) { return text + "_" + std::to_string(number); };
        unique.add(code, names.take(text) ? text : names.take_numbered(text, numbered));
    }
    return unique;
}

void EscapedTexts::add(std::uint32_t code, std::string_view escaped) {
    if (code % 64 == 0) blocks_.push_back({0, changed_.size()});
    if (escaped == column_->text(code)) return;
    blocks_.back().changed |= std::uint64_t{1} << code % 64;
    changed_.append(escaped);
    changed_.finish();
}

std::vector<std::string> file_names(const std::vector<std::string>& names,
                                    std::span<const std::string_view> reserved,
                                    NameCase name_case) {
    std::set<std::string, std::less<>> taken(reserved.begin(), reserved.end());
    std::vector<std::string> free;
    for (const std::string& each : names) {
        std::string name = trimmed(xml_legal(each));
        if (name_case == NameCase::lower) name = lower_case(name);
        if (name.empty()) name = "column";
        free.push_back(*taken.insert(free_name(name, taken)).first);
    }
    return free;
}

std::vector<std::string> file_names(const ColumnSet& columns,
                                    std::span<const std::string_view> reserved,
                                    NameCase name_case) {
    std::vector<std::string> names;
    for (const Column& column : columns) names.push_back(column.name);
    return file_names(names, reserved, name_case);
}

std::span<const std::string_view> reserved_node_names() {
    return node_names;
}

std::span<const std::string_view> reserved_edge_names() {
    return edge_names;
}

std::vector<std::string_view> with_reserved(std::span<const std::string_view> names,
                                            std::initializer_list<std::string_view> more) {
    std::vector<std::string_view> all(names.begin(), names.end());
    all.insert(all.end(), more);
    return all;
}

std::string_view type_name(const ColumnData& data) {
    return name_of(static_cast<ColumnType>(data.index()));
}

std::size_t count_not_finite(const ColumnSet& columns) {
    std::size_t count = 0;
    for (const Column& column : columns) {
        const auto* values = std::get_if<std::vector<double>>(&column.data);
        if (values == nullptr) continue;
        for (std::size_t row = 0; row < values->size(); ++row) {
            count += column.has(row) && !std::isfinite((*values)[row]) ? 1 : 0;
        }
    }
    return count;
}

void write_rows(Output& output, std::size_t rows,
                const std::function<void(std::string&, std::size_t, std::size_t)>& format) {
    struct Block {
        std::size_t begin;
        std::size_t end;
        std::string bytes;
    };
    std::size_t next = 0;
    const auto take = [&]() -> std::unique_ptr<Block> {
        if (next == rows || !output.error().empty()) return nullptr;
        const std::size_t begin = std::exchange(next, std::min(rows, next + rows_per_block));
        return std::make_unique<Block>(Block{begin, next, {}});
    };
    const auto work = [&](Block& block) {
        block.bytes.reserve((block.end - block.begin) * 400);
        format(block.bytes, block.begin, block.end);
    };
    run_pipeline<Block>(take, work, [&](const Block& block) { output.write(block.bytes); });
}

}  // namespace sigloom
