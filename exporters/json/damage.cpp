#include "exporters/json/damage.hpp"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "exporters/common/escape.hpp"

namespace sigloom::json {
namespace {

using Json = nlohmann::json;

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
