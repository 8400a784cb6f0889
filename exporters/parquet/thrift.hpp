// Thrift's compact protocol (Apache Thrift, "Thrift Compact Protocol"), as far as Parquet's headers need it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sigloom::parquet {

/// Structures, written field by field in the order of their numbers.
class CompactWriter {
  public:
    enum class Type : std::uint8_t { int32 = 5, int64 = 6, binary = 8, list = 9, structure = 12 };

    void int32(int field, std::int32_t value);
    void int64(int field, std::int64_t value);
    void binary(int field, std::string_view bytes);
    /// So many elements follow: by element functions, or by begin_element() and end().
    void list(int field, Type element, std::size_t size);
    void int32_element(std::int32_t value) { varint(zigzag(value)); }
    void binary_element(std::string_view bytes);
    /// A structure in a field, or as an element of a list, up to its end().
    void begin(int field);
    void begin_element() { open(); }
    void end();

    /// The outermost structure, which is ended here.
    std::string finish();

  private:
    static std::uint64_t zigzag(std::int64_t value) {
        return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
    }
    void varint(std::uint64_t value);
    void header(int field, Type type);
    void open();

    std::string bytes_;
    std::string last_fields_;  ///< of the structures that are open, but for the innermost
    int last_field_ = 0;
};

}  // namespace sigloom::parquet
