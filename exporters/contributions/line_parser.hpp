// One line of JSON as the writer of contributions writes it: no white space, the members of an object
// in one order. What a line means is up to the caller, who says what has to come next; so a fault is
// known with its place, and no tree of values is ever built.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sigloom {

/// What is wrong with a line, and where.
struct LineFault {
    std::size_t offset;   ///< in bytes
    std::string message;  ///< `expected X, got Y`
};

/// All functions throw LineFault where something else comes next.
class LineParser {
  public:
    /// The line outlives it.
    explicit LineParser(std::string_view line) : line_(line) {}

    /// An object or a list begins: { or [.
    void open(char bracket);
    void close(char bracket);
    /// True where the list, or the object, ends here; the bracket is passed. Otherwise an element
    /// comes, and the comma before it is passed.
    bool at_end(char bracket);

    /// The name of a member, and the comma before it.
    void member(std::string_view name);
    /// The same; false, and nothing is passed, where another one comes.
    bool optional_member(std::string_view name);
    /// The comma between two elements.
    void next();

    /// A text; valid until the next one is read.
    std::string_view text();
    std::int64_t whole_number(std::int64_t least, std::int64_t most);
    /// From 0, or from `least`, to what 32 bits hold.
    std::uint32_t number(std::uint32_t least = 0, std::uint32_t most = UINT32_MAX) {
        return static_cast<std::uint32_t>(whole_number(least, most));
    }
    bool truth();  ///< true or false
    void end();    ///< of the line

    [[nodiscard]] std::size_t position() const { return at_; }  ///< behind what was read
    /// Where the value that was read last begins; for what only its reader knows to be wrong.
    [[nodiscard]] std::size_t value_begin() const { return value_begin_; }
    [[noreturn]] void fail_at(std::size_t offset, std::string message) const;
    /// `expected X, got Y`, Y being the value that was read last.
    [[noreturn]] void refuse(std::string_view expected) const;

  private:
    [[nodiscard]] std::string_view rest() const { return line_.substr(at_); }
    [[noreturn]] void fail(std::string_view expected) const;
    [[nodiscard]] std::string shown(std::size_t begin) const;
    void pass(char byte);
    void read_escapes(std::size_t begin);
    void append_escaped(std::size_t begin);
    std::uint32_t hex_digits(std::size_t begin);

    std::string_view line_;
    std::size_t at_ = 0;
    std::size_t value_begin_ = 0;
    bool is_first_ = true;  ///< nothing stands in the list or object yet
    std::string unescaped_;
};

}  // namespace sigloom
