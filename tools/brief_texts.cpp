#include "tools/brief_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace sigloom {
namespace {

const SentenceValue& value_called(std::string_view name, std::string_view sentence,
                                  SentenceValues values) {
    const auto* found = std::ranges::find(values, name, &SentenceValues::value_type::first);
    if (found == values.end()) {
        throw std::logic_error(fmt::format("no value for {{{}}} in \"{}\"", name, sentence));
    }
    return found->second;
}

void append_text(std::string_view text, Line& line) {
    if (text.empty()) return;
    if (!line.empty() && line.back().kind == Inline::Kind::text) {
        line.back().text += text;
    } else {
        line.push_back({.text = std::string(text)});
    }
}

void append_value(const SentenceValue& value, std::string_view thousands, Line& line) {
    if (const auto* text = std::get_if<std::string>(&value)) return append_text(*text, line);
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return append_text(with_thousands(*number, thousands), line);
    }
    for (const Inline& each : std::get<Line>(value)) {
        if (each.kind == Inline::Kind::text) {
            append_text(each.text, line);
        } else {
            line.push_back(each);
        }
    }
}

/// The form that fits the number, with the number in it.
std::string chosen_form(std::string_view place, std::string_view sentence, SentenceValues values,
                        std::string_view thousands) {
    std::vector<std::string_view> forms;
    const std::size_t end_of_name = place.find('|');
    for (std::string_view rest = place.substr(end_of_name); !rest.empty();) {
        rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find('|'), rest.size());
        forms.push_back(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    const auto& value = value_called(place.substr(0, end_of_name), sentence, values);
    const auto number = std::get<std::int64_t>(value);
    const bool has_none = forms.size() > 2;
    const std::size_t of_one = has_none ? 1 : 0;
    std::string form(has_none && number == 0 ? forms.front()
                                             : forms[of_one + (number == 1 ? 0 : 1)]);
    if (const std::size_t at = form.find('#'); at != std::string::npos) {
        form.replace(at, 1, with_thousands(number, thousands));
    }
    return form;
}

}  // namespace

std::string with_thousands(std::int64_t number, std::string_view thousands) {
    std::string digits = fmt::format("{}", number);
    const std::size_t first = digits[0] == '-' ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, thousands);
    return digits;
}

Line fill(std::string_view sentence, SentenceValues values, std::string_view thousands) {
    Line line;
    std::string_view rest = sentence;
    while (!rest.empty()) {
        const std::size_t begin = std::min(rest.find('{'), rest.size());
        append_text(rest.substr(0, begin), line);
        rest.remove_prefix(begin);
        if (rest.empty()) break;
        const std::size_t end = rest.find('}');
        const std::string_view place = rest.substr(1, end - 1);
        if (place.find('|') != std::string_view::npos) {
            append_text(chosen_form(place, sentence, values, thousands), line);
        } else {
            append_value(value_called(place, sentence, values), thousands, line);
        }
        rest.remove_prefix(end + 1);
    }
    return line;
}

std::string fill_text(std::string_view sentence, SentenceValues values,
                      std::string_view thousands) {
    std::string text;
    for (const Inline& each : fill(sentence, values, thousands)) text += each.text;
    return text;
}

}  // namespace sigloom
