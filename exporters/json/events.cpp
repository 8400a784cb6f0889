#include "exporters/json/events.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>

#include "exporters/common/escape.hpp"

namespace sigloom::json {
namespace {

using Json = nlohmann::json;

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
class Adapter {
  public:
    explicit Adapter(EventHandler& handler) : handler_(handler) {}

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
        handler_.text(value);
        return true;
    }
    bool binary(const Json::binary_t&) { return true; }
    bool key(const std::string& name) {
        handler_.name(name);
        return true;
    }
    bool start_object(std::size_t) { return start(true); }
    bool end_object() { return end(); }
    bool start_array(std::size_t) { return start(false); }
    bool end_array() { return end(); }
    // Where and what it is, is told by find_damage().
    bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

  private:
    bool scalar(const Value& value) {
        handler_.scalar(value);
        return true;
    }
    bool start(bool object) {
        handler_.start(object);
        return true;
    }
    bool end() {
        handler_.end();
        return true;
    }

    EventHandler& handler_;
};

/// `unexpected X; expected Y`, as the parser says it, turned round.
std::string explain(std::string_view what) {
    constexpr std::string_view unexpected = "unexpected ";
    constexpr std::string_view expected = "; expected ";
    if (what.starts_with('[')) what.remove_prefix(what.find(']') + 2);  // the kind of error
    if (const std::size_t dash = what.find(" - "); dash != std::string_view::npos) {
        what.remove_prefix(dash + 3);
    }
    const std::size_t cut = what.rfind(expected);
    std::string message;
    if (cut != std::string_view::npos) {
        message = "expected ";
        message += what.substr(cut + expected.size());
        message += ", got ";
        what = what.substr(0, cut);
    }
    if (what.starts_with(unexpected)) what.remove_prefix(unexpected.size());
    message += what == "end of input" ? "the end of the file" : xml_legal(what);
    return message;
}

/// Passes over everything and keeps the error that stops the parser.
struct FirstError {
    std::size_t offset = 0;
    std::string what;

    bool null() { return true; }
    bool boolean(bool) { return true; }
    bool number_integer(std::int64_t) { return true; }
    bool number_unsigned(std::uint64_t) { return true; }
    bool number_float(double, const std::string&) { return true; }
    bool string(const std::string&) { return true; }
    bool binary(const Json::binary_t&) { return true; }
    bool key(const std::string&) { return true; }
    bool start_object(std::size_t) { return true; }
    bool end_object() { return true; }
    bool start_array(std::size_t) { return true; }
    bool end_array() { return true; }
    bool parse_error(std::size_t position, const std::string&, const Json::exception& error) {
        offset = std::max<std::size_t>(position, 1) - 1;
        what = error.what();
        return false;
    }
};

}  // namespace

bool read_events(std::string_view bytes, std::span<const Gap> gaps, const char*& seen,
                 EventHandler& handler) {
    Adapter adapter(handler);
    const char* end = bytes.data() + bytes.size();
    seen = bytes.data();
    if (gaps.empty()) {
        return Json::sax_parse(Cursor(bytes.data(), seen), Cursor(end, seen), &adapter);
    }
    return Json::sax_parse(JumpingCursor(bytes.data(), seen, gaps), JumpingCursor(end, seen, {}),
                           &adapter);
}

std::size_t scalar_begin(std::string_view bytes, std::size_t end) {
    constexpr std::string_view outside = ",:[]{} \t\r\n";
    std::size_t at = end - 1;
    if (bytes[at] == '"') {
        do {
            at = bytes.rfind('"', at - 1);
        } while (bytes[at - 1] == '\\');
        return at;
    }
    at = bytes.find_last_not_of(outside, at);
    return bytes.find_last_of(outside, at) + 1;
}

Damage find_damage(std::string_view bytes) {
    FirstError error;
    Json::sax_parse(bytes, &error);
    const bool at_end = error.what.find("unexpected end of input") != std::string::npos;
    return {at_end ? bytes.size() : error.offset, explain(error.what)};
}

}  // namespace sigloom::json
