// A Parquet file (Apache Parquet, "File Format"): flat columns, values in plain encoding, pages packed by
// zstd.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/common/output.hpp"

namespace sigloom::parquet {

/// As the format numbers them.
enum class PhysicalType : std::uint8_t {
    boolean = 0,
    int32 = 1,
    int64 = 2,
    real = 5,
    text = 6,  ///< UTF-8
};

struct ColumnSource {
    std::string name;
    PhysicalType type;
    /// Whether a row has a value; empty: every row has.
    std::function<bool(std::size_t row)> has;
    /// Appends the value of a row in plain encoding; a boolean as one byte, 0 or 1.
    std::function<void(std::string& out, std::size_t row)> append;
};

/// Plain encoding: little-endian numbers; a text after its length.
void append_int32(std::string& out, std::int32_t value);
void append_int64(std::string& out, std::int64_t value);
void append_real(std::string& out, double value);
void append_text(std::string& out, std::string_view text);

/// Writes a whole file. `provenance`: kept as metadata of this name; empty: none. O(bytes).
void write_table(Output& output, std::size_t rows, const std::vector<ColumnSource>& columns,
                 std::string_view provenance);

}  // namespace sigloom::parquet
