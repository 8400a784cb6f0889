// The events of nlohmann_json's parser in the terms of a graph file, and what it says of damage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "exporters/common/column_builder.hpp"

namespace sigloom::node_link {

using Json = nlohmann::json;

/// What nlohmann::json::sax_parse() calls, told apart by no more than what matters here. `Derived`
/// has scalar(Value), text(std::string), start(bool object), end() and name(std::string).
template <typename Derived>
class Events {
  public:
    bool null() { return self().scalar({}); }
    bool boolean(bool value) { return self().scalar(value); }
    bool number_integer(std::int64_t value) { return self().scalar(value); }
    bool number_unsigned(std::uint64_t value) {
        // Digits that no column of numbers holds.
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return self().text(std::to_string(value));
        }
        return self().scalar(static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&) { return self().scalar(value); }
    bool string(const std::string& value) { return self().text(value); }
    bool binary(const Json::binary_t&) { return true; }
    bool key(const std::string& name) { return self().name(name); }
    bool start_object(std::size_t) { return self().start(true); }
    bool end_object() { return self().end(); }
    bool start_array(std::size_t) { return self().start(false); }
    bool end_array() { return self().end(); }
    // Where and what it is, is told by find_damage().
    bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

  private:
    Derived& self() { return static_cast<Derived&>(*this); }
};

/// Where the scalar begins that has just been read: behind a number, one byte more is read.
std::size_t scalar_begin(std::string_view bytes, std::size_t end);

struct Damage {
    std::size_t offset;
    std::string message;  ///< `expected X, got Y`
};

/// What stops the parser first in a file that it cannot read to the end. O(bytes).
Damage find_damage(std::string_view bytes);

}  // namespace sigloom::node_link
