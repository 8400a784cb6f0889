// The bytes of a file in blocks of whole lines, as they are read.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/common/packing.hpp"

namespace sigloom {

class LineBlocks {
  public:
    /// Of an open descriptor, which outlives it. Lines are expected to be no longer than `longest`.
    LineBlocks(int descriptor, std::size_t longest) : descriptor_(descriptor), longest_(longest) {}

    struct Block {
        std::string lines;         ///< each with its end, but for the last of the file
        bool is_too_long = false;  ///< in place of a line that is, which was passed over
    };

    /// Reads until there is at least one whole line, and not much beyond what is there to be read.
    /// Nothing at the end of the file, or, and then failed() is true, where it cannot be read. Packed
    /// files are unpacked.
    std::optional<Block> next();

    [[nodiscard]] bool failed() const { return !error_.empty(); }
    [[nodiscard]] const std::string& error() const { return error_; }  ///< for people

  private:
    bool read_more();  ///< false at the end of the file
    std::string_view read_piece();
    bool unpack_more();
    void pass_rest_of_line();
    void begin();
    Block take_to(std::size_t end);
    [[nodiscard]] std::optional<std::size_t> end_of_lines(std::size_t from) const;

    int descriptor_;
    std::size_t longest_;
    std::vector<char> piece_;             ///< what one read gives
    std::unique_ptr<Unpacker> unpacker_;  ///< null: the file is not packed
    Packing packing_ = Packing::none;
    std::string_view packed_;  ///< of the piece, what is not yet unpacked
    bool has_more_ = false;    ///< of what was packed in bytes that were taken already
    std::string bytes_;
    std::size_t begin_ = 0;  ///< of what is not yet handed on
    bool is_begun_ = false;
    bool is_at_end_ = false;
    std::string error_;
};

}  // namespace sigloom
