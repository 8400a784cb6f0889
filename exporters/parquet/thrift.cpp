#include "exporters/parquet/thrift.hpp"

#include <utility>

namespace sigloom::parquet {

void CompactWriter::varint(std::uint64_t value) {
    while (value >= 0x80) {
        bytes_ += static_cast<char>(value | 0x80);
        value >>= 7;
    }
    bytes_ += static_cast<char>(value);
}

/// The number of a field is written as the distance from the one before it, which is 1 to 15 in all
/// structures of Parquet.
void CompactWriter::header(int field, Type type) {
    bytes_ += static_cast<char>((field - last_field_) << 4 | static_cast<int>(type));
    last_field_ = field;
}

void CompactWriter::int32(int field, std::int32_t value) {
    header(field, Type::int32);
    varint(zigzag(value));
}

void CompactWriter::int64(int field, std::int64_t value) {
    header(field, Type::int64);
    varint(zigzag(value));
}

void CompactWriter::binary(int field, std::string_view bytes) {
    header(field, Type::binary);
    binary_element(bytes);
}

void CompactWriter::binary_element(std::string_view bytes) {
    varint(bytes.size());
    bytes_ += bytes;
}

void CompactWriter::list(int field, Type element, std::size_t size) {
    constexpr std::size_t longest_short = 14;
    header(field, Type::list);
    const int type = static_cast<int>(element);
    if (size <= longest_short) {
        bytes_ += static_cast<char>(static_cast<int>(size) << 4 | type);
    } else {
        bytes_ += static_cast<char>(0xF0 | type);
        varint(size);
    }
}

void CompactWriter::begin(int field) {
    header(field, Type::structure);
    open();
}

void CompactWriter::open() {
    last_fields_ += static_cast<char>(last_field_);
    last_field_ = 0;
}

void CompactWriter::end() {
    bytes_ += '\0';
    last_field_ = last_fields_.back();
    last_fields_.pop_back();
}

std::string CompactWriter::finish() {
    bytes_ += '\0';
    last_field_ = 0;
    return std::exchange(bytes_, {});
}

}  // namespace sigloom::parquet
