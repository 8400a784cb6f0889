#include "exporters/parquet/table.hpp"

#include <zstd.h>

#include <algorithm>
#include <bit>
#include <string_view>

#include "exporters/parquet/thrift.hpp"

namespace sigloom::parquet {
namespace {

using Type = CompactWriter::Type;

constexpr std::string_view magic = "PAR1";
constexpr std::size_t rows_per_group = 131'072;
constexpr std::size_t page_size = std::size_t{1} << 20;  // bytes, before packing
constexpr int level = 3;                                 // of zstd

// As the format numbers them.
constexpr std::int32_t plain = 0;
constexpr std::int32_t run_lengths = 3;
constexpr std::int32_t zstd = 6;
constexpr std::int32_t required = 0;
constexpr std::int32_t optional = 1;
constexpr std::int32_t utf8 = 0;

template <typename Number>
void append_little_endian(std::string& out, Number value) {
    for (std::size_t byte = 0; byte < sizeof value; ++byte) {
        out += static_cast<char>(value >> (8 * byte) & 0xFF);
    }
}

std::string packed(std::string_view bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), level));
    return out;
}

/// Values of 0 and 1 as bits, eight of them a byte, the lowest bit first.
std::string as_bits(std::string_view values) {
    std::string bits((values.size() + 7) / 8, '\0');
    for (std::size_t i = 0; i < values.size(); ++i) {
        bits[i / 8] = static_cast<char>(bits[i / 8] | values[i] << (i % 8));
    }
    return bits;
}

/// Which rows have a value: one run of bits, after its length.
std::string definition_levels(std::string_view present) {
    std::string run;
    std::size_t header = (present.size() + 7) / 8 << 1 | 1;
    for (; header >= 0x80; header >>= 7) run += static_cast<char>(header | 0x80);
    run += static_cast<char>(header);
    run += as_bits(present);
    std::string out;
    append_little_endian(out, static_cast<std::uint32_t>(run.size()));
    return out += run;
}

/// The pages of a column in a group of rows.
struct Chunk {
    std::size_t offset = 0;
    std::size_t size = 0;
    std::size_t unpacked_size = 0;
};

class TableWriter {
  public:
    TableWriter(Output& output, std::size_t rows, const std::vector<ColumnSource>& columns,
                std::string_view provenance)
        : output_(output), rows_(rows), columns_(columns), provenance_(provenance) {}

    void write() {
        write_bytes(magic);
        for (std::size_t begin = 0; begin < rows_; begin += rows_per_group) {
            const std::size_t end = std::min(rows_, begin + rows_per_group);
            Group group{end - begin, {}};
            for (const ColumnSource& column : columns_) {
                group.chunks.push_back(write_chunk(column, begin, end));
            }
            groups_.push_back(std::move(group));
        }
        const std::string footer = metadata();
        write_bytes(footer);
        std::string size;
        append_little_endian(size, static_cast<std::uint32_t>(footer.size()));
        write_bytes(size);
        write_bytes(magic);
    }

  private:
    struct Group {
        std::size_t rows;
        std::vector<Chunk> chunks;
    };

    void write_bytes(std::string_view bytes) {
        output_.write(bytes);
        written_ += bytes.size();
    }

    Chunk write_chunk(const ColumnSource& column, std::size_t begin, std::size_t end) {
        Chunk chunk{written_, 0, 0};
        std::string values;
        std::string present;
        for (std::size_t row = begin; row < end; ++row) {
            const bool has = !column.has || column.has(row);
            present += has ? '\1' : '\0';
            if (has) column.append(values, row);
            if (values.size() < page_size && row + 1 < end) continue;
            write_page(column, values, present, chunk);
            values.clear();
            present.clear();
        }
        chunk.size = written_ - chunk.offset;
        return chunk;
    }

    void write_page(const ColumnSource& column, const std::string& values,
                    const std::string& present, Chunk& chunk) {
        std::string page = column.has ? definition_levels(present) : std::string();
        page += column.type == PhysicalType::boolean ? as_bits(values) : values;
        const std::string bytes = packed(page);
        CompactWriter header;
        header.int32(1, 0);  // a page of data
        header.int32(2, static_cast<std::int32_t>(page.size()));
        header.int32(3, static_cast<std::int32_t>(bytes.size()));
        header.begin(5);
        header.int32(1, static_cast<std::int32_t>(present.size()));
        header.int32(2, plain);
        header.int32(3, run_lengths);
        header.int32(4, run_lengths);
        header.end();
        const std::string header_bytes = header.finish();
        write_bytes(header_bytes);
        write_bytes(bytes);
        chunk.unpacked_size += header_bytes.size() + page.size();
    }

    void add_schema(CompactWriter& out) const {
        out.list(2, Type::structure, columns_.size() + 1);
        out.begin_element();
        out.binary(4, "schema");
        out.int32(5, static_cast<std::int32_t>(columns_.size()));
        out.end();
        for (const ColumnSource& column : columns_) {
            out.begin_element();
            out.int32(1, static_cast<std::int32_t>(column.type));
            out.int32(3, column.has ? optional : required);
            out.binary(4, column.name);
            if (column.type == PhysicalType::text) {
                out.int32(6, utf8);
                out.begin(10);  // the same, in the way of newer versions
                out.begin(1);
                out.end();
                out.end();
            }
            out.end();
        }
    }

    void add_chunk(CompactWriter& out, const ColumnSource& column, const Chunk& chunk,
                   std::size_t rows) const {
        out.begin_element();
        out.int64(2, static_cast<std::int64_t>(chunk.offset));
        out.begin(3);
        out.int32(1, static_cast<std::int32_t>(column.type));
        out.list(2, Type::int32, 2);
        out.int32_element(plain);
        out.int32_element(run_lengths);
        out.list(3, Type::binary, 1);
        out.binary_element(column.name);
        out.int32(4, zstd);
        out.int64(5, static_cast<std::int64_t>(rows));
        out.int64(6, static_cast<std::int64_t>(chunk.unpacked_size));
        out.int64(7, static_cast<std::int64_t>(chunk.size));
        out.int64(9, static_cast<std::int64_t>(chunk.offset));
        out.end();
        out.end();
    }

    [[nodiscard]] std::string metadata() const {
        CompactWriter out;
        out.int32(1, 1);
        add_schema(out);
        out.int64(3, static_cast<std::int64_t>(rows_));
        out.list(4, Type::structure, groups_.size());
        for (const Group& group : groups_) {
            std::size_t unpacked_size = 0;
            for (const Chunk& chunk : group.chunks) unpacked_size += chunk.unpacked_size;
            out.begin_element();
            out.list(1, Type::structure, columns_.size());
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                add_chunk(out, columns_[i], group.chunks[i], group.rows);
            }
            out.int64(2, static_cast<std::int64_t>(unpacked_size));
            out.int64(3, static_cast<std::int64_t>(group.rows));
            out.end();
        }
        if (!provenance_.empty()) {
            out.list(5, Type::structure, 1);
            out.begin_element();
            out.binary(1, "provenance");
            out.binary(2, provenance_);
            out.end();
        }
        out.binary(6, "sigloom");
        return out.finish();
    }

    Output& output_;
    std::size_t rows_;
    const std::vector<ColumnSource>& columns_;
    std::string_view provenance_;
    std::size_t written_ = 0;
    std::vector<Group> groups_;
};

}  // namespace

void append_int32(std::string& out, std::int32_t value) {
    append_little_endian(out, static_cast<std::uint32_t>(value));
}

void append_int64(std::string& out, std::int64_t value) {
    append_little_endian(out, static_cast<std::uint64_t>(value));
}

void append_real(std::string& out, double value) {
    append_little_endian(out, std::bit_cast<std::uint64_t>(value));
}

void append_text(std::string& out, std::string_view text) {
    append_little_endian(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

void write_table(Output& output, std::size_t rows, const std::vector<ColumnSource>& columns,
                 std::string_view provenance) {
    TableWriter(output, rows, columns, provenance).write();
}

}  // namespace sigloom::parquet
