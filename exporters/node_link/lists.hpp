// Where the lists of nodes and edges stand in a node-link file, cut into pieces of whole elements,
// so that several threads can parse them; and how a parser is led through the file without them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

namespace sigloom::node_link {

/// Part of a file.
struct Range {
    std::size_t begin;
    std::size_t end;
};

enum class ListKind : std::uint8_t { nodes, edges };

/// A list of nodes or edges, what stands between its brackets cut into pieces of whole elements.
struct List {
    ListKind kind;
    Range content;
    std::vector<Range> pieces;
};

/// Finds the lists of a file by its quotes and brackets alone. On damaged files it may be wrong;
/// then the parser finds the damage, in the pieces or in what is left. O(bytes).
std::vector<List> find_lists(std::string_view bytes);

/// Reads bytes and tells others how far it has come.
class Cursor {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    /// `seen` is where the cursor is: behind the last byte that was read.
    Cursor(const char* at, const char*& seen) : at_(at), seen_(&seen) {}
    const char& operator*() const { return *at_; }
    Cursor& operator++() {
        *seen_ = ++at_;
        return *this;
    }
    friend bool operator==(const Cursor& a, const Cursor& b) { return a.at_ == b.at_; }
    friend bool operator!=(const Cursor& a, const Cursor& b) { return a.at_ != b.at_; }

  protected:
    const char* at_;
    const char** seen_;
};

/// A cursor that jumps over what stands in lists.
class FrameCursor : public Cursor {
  public:
    struct Gap {
        const char* begin;
        const char* end;
    };

    FrameCursor(const char* at, const char*& seen, std::span<const Gap> gaps)
        : Cursor(at, seen), gaps_(gaps) {}
    FrameCursor& operator++() {
        Cursor::operator++();
        if (!gaps_.empty() && at_ == gaps_.front().begin) {
            at_ = gaps_.front().end;
            gaps_ = gaps_.subspan(1);
        }
        return *this;
    }

  private:
    std::span<const Gap> gaps_;
};

}  // namespace sigloom::node_link
