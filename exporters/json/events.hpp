// JSON text -> events, and what stops a reader in a damaged text.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "exporters/common/column_builder.hpp"

namespace sigloom::json {

/// Receives what a text says, in its order.
class EventHandler {
  public:
    /// Anything but a text; monostate for null. Digits that no column of numbers holds are a text.
    virtual void scalar(const Value& value) = 0;
    virtual void text(const std::string& text) = 0;
    /// The name of the member of an object whose value comes next.
    virtual void name(const std::string& name) = 0;
    /// An object or a list begins.
    virtual void start(bool object) = 0;
    virtual void end() = 0;

  protected:
    ~EventHandler() = default;
};

/// Part of a text that is passed over, as if nothing stood there.
struct Gap {
    const char* begin;
    const char* end;
};

/// Hands the events of a text to the handler. While it runs, `seen` points behind the last byte
/// that was read. The gaps rise. False if the text is damaged: find_damage() tells where. O(bytes).
bool read_events(std::string_view bytes, std::span<const Gap> gaps, const char*& seen,
                 EventHandler& handler);

/// Where the scalar begins that has just been read: behind a number, one byte more is read.
std::size_t scalar_begin(std::string_view bytes, std::size_t end);

struct Damage {
    std::size_t offset;
    std::string message;  ///< `expected X, got Y`
};

/// What stops the parser first in a text that it cannot read to the end. O(bytes).
Damage find_damage(std::string_view bytes);

}  // namespace sigloom::json
