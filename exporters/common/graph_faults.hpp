// What is wrong with a graph file, reported at its line and column and counted, so that a fault
// that stands in it a million times does not fill the report.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/report/diagnostic.hpp"

namespace sigloom {

/// Where a byte of a file stands. Fast for offsets that rise.
class Locator {
  public:
    explicit Locator(std::string_view bytes) : bytes_(bytes) {}
    /// Of a table without bytes: what is located are its rows, from 1.
    static Locator of_rows() {
        Locator rows({});
        rows.locates_rows_ = true;
        return rows;
    }
    struct Place {
        std::uint32_t line;
        std::uint32_t column;
    };
    Place operator()(std::size_t offset);

  private:
    std::string_view bytes_;
    std::size_t line_begin_ = 0;
    std::uint32_t line_ = 1;
    bool locates_rows_ = false;
};

/// What can be wrong with a graph file many times over: the first ten of each sort are reported
/// one by one, the others by their number.
enum class Repair : std::uint8_t {
    loop,
    repeated_node,
    node_without_id,
    edge_without_end,
    unusable_weight,
    unusable_value,
    repeated_value,
    undeclared_key,
    undeclared_node,
    unsupported,
    leftover,
    unusual,
    control_character,
};

/// A fault found ahead of its turn: it is reported when its piece of the file is.
struct Problem {
    Repair repair;
    std::size_t offset;
    std::string message;
};

class GraphFaults {
  public:
    /// `bytes` is the file; it and the reporter outlive the faults.
    GraphFaults(std::string_view bytes, std::string path, Reporter& reporter)
        : path_(std::move(path)), reporter_(reporter), locator_(bytes) {}

    /// What is reported from here on stands in another file.
    void begin_file(std::string_view bytes, std::string path) {
        path_ = std::move(path);
        locator_ = Locator(bytes);
    }

    /// What is reported from here on stands in a table, its number in the place of the offset, from 1.
    void begin_table(std::string path) {
        path_ = std::move(path);
        locator_ = Locator::of_rows();
    }

    void report(Repair repair, std::size_t offset, std::string message);
    void report(Oddity oddity, std::size_t offset, std::string message);
    /// Of the file as a whole.
    void report(Oddity oddity, std::string message);
    /// How many more there were of each sort than were reported one by one.
    void report_sums();
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
    Reporter& reporter_;
    Locator locator_;
    std::array<std::size_t, 13> repairs_{};
};

}  // namespace sigloom
