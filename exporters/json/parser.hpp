// JSON text -> calls of a handler, by nlohmann_json: for the source files of readers, not for headers,
// as it takes seconds to compile.
//
// A handler has, and is told by these what a text says, in its order:
//   void scalar(const Value&)       anything but a text; monostate for null
//   void text(const std::string&)   a text; also digits that no column of numbers holds
//   void name(const std::string&)   the name of the member of an object whose value comes next
//   void start(bool object), end()  an object or a list begins, or ends
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "core/base/cancelled.hpp"
#include "exporters/common/column_builder.hpp"

namespace sigloom::json {

/// Part of a text that is passed over, as if nothing stood there.
struct Gap {
    const char* begin;
    const char* end;
};

/// Reads bytes and tells others how far it has come.
class Cursor {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

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

/// A cursor that jumps over gaps.
class JumpingCursor : public Cursor {
  public:
    JumpingCursor(const char* at, const char*& seen, std::span<const Gap> gaps)
        : Cursor(at, seen), gaps_(gaps) {}
    JumpingCursor& operator++() {
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

/// What nlohmann_json's parser calls. Every function tells it to go on.
template <typename Handler>
class Adapter {
  public:
    explicit Adapter(Handler& handler) : handler_(handler) {}

    bool null() { return scalar({}); }
    bool boolean(bool value) { return scalar(value); }
    bool number_integer(std::int64_t value) { return scalar(value); }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            handler_.text(std::to_string(value));
            return true;
        }
        return scalar(static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&) { return scalar(value); }
    bool string(const std::string& value) {
        check_.after(steps_of_a_value);
        handler_.text(value);
        return true;
    }
    bool binary(const nlohmann::json::binary_t&) { return true; }
    bool key(const std::string& name) {
        handler_.name(name);
        return true;
    }
    bool start_object(std::size_t) { return start(true); }
    bool end_object() { return end(); }
    bool start_array(std::size_t) { return start(false); }
    bool end_array() { return end(); }
    // Where and what it is, is told by find_damage().
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) {
        return false;
    }

  private:
    static constexpr std::size_t steps_of_a_value = 32;  ///< more or less

    bool scalar(const Value& value) {
        check_.after(steps_of_a_value);
        handler_.scalar(value);
        return true;
    }
    bool start(bool object) {
        check_.after(steps_of_a_value);
        handler_.start(object);
        return true;
    }
    bool end() {
        handler_.end();
        return true;
    }

    Handler& handler_;
    PacedCheck check_;
};

/// Hands what a text says to the handler. While it runs, `seen` points behind the last byte that was
/// read. The gaps rise. Asks stop_if_cancelled() now and then. False if the text is damaged: find_damage() tells where. O(bytes).
template <typename Handler>
bool read_events(std::string_view bytes, std::span<const Gap> gaps, const char*& seen,
                 Handler& handler) {
    Adapter adapter(handler);
    const char* end = bytes.data() + bytes.size();
    seen = bytes.data();
    if (gaps.empty()) {
        return nlohmann::json::sax_parse(Cursor(bytes.data(), seen), Cursor(end, seen), &adapter);
    }
    return nlohmann::json::sax_parse(JumpingCursor(bytes.data(), seen, gaps),
                                     JumpingCursor(end, seen, {}), &adapter);
}

}  // namespace sigloom::json
