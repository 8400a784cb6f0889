#include "exporters/json/repair.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>

namespace sigloom::json {
namespace {

constexpr std::array<std::string_view, 3> not_numbers{"NaN", "-Infinity", "Infinity"};
constexpr std::size_t escape_size = 6;  // \u and four digits

bool contains(std::string_view text, std::string_view word) {
    return ::memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

/// The number that `\uXXXX` at `at` names.
std::optional<std::uint32_t> escaped(std::string_view text, std::size_t at) {
    if (at + escape_size > text.size() || text[at] != '\\' || text[at + 1] != 'u') {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    constexpr int hexadecimal = 16;
    const char* end = text.data() + at + escape_size;
    const auto [stop, error] = std::from_chars(text.data() + at + 2, end, value, hexadecimal);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

constexpr bool is_high(std::uint32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
constexpr bool is_low(std::uint32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

class Repairer {
  public:
    explicit Repairer(std::string_view text) : text_(text) {}

    Repaired repair() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '"') {
                pass_string();
            } else if (c == 'N' || c == 'I' || c == '-') {
                replace_number();
            } else {
                ++at_;
            }
        }
        return std::move(result_);
    }

  private:
    /// By a text of the same length. The whole is copied for the first of them.
    void replace(std::size_t size, std::string_view instead) {
        if (!result_.text) result_.text.emplace(text_);
        result_.text->replace(at_, size, instead);
    }

    void replace_number() {
        const std::string_view rest = text_.substr(at_);
        for (const std::string_view word : not_numbers) {
            if (!rest.starts_with(word)) continue;
            std::string instead = "\"" + std::string(no_number) + "\"";
            instead.resize(word.size(), ' ');
            replace(word.size(), instead);
            at_ += word.size();
            return;
        }
        ++at_;
    }

    void pass_string() {
        for (++at_; at_ < text_.size() && text_[at_] != '"';) {
            if (text_[at_] != '\\') {
                ++at_;
                continue;
            }
            const auto unit = escaped(text_, at_);
            if (!unit) {
                at_ += 2;
                continue;
            }
            const auto next = is_high(*unit) ? escaped(text_, at_ + escape_size) : std::nullopt;
            if (next && is_low(*next)) {
                at_ += escape_size;
            } else if (is_high(*unit) || is_low(*unit)) {
                result_.lone_surrogates.push_back(at_);
                replace(escape_size, "\\ufffd");
            }
            at_ += escape_size;
        }
        ++at_;
    }

    std::string_view text_;
    Repaired result_;
    std::size_t at_ = 0;
};

}  // namespace

bool may_need_repair(std::string_view text) {
    return contains(text, "NaN") || contains(text, "Infinity") || contains(text, "\\ud") ||
           contains(text, "\\uD");
}

Repaired repair(std::string_view text) {
    return Repairer(text).repair();
}

}  // namespace sigloom::json
