#include "exporters/common/provenance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "core/base/text_hash.hpp"
#include "exporters/common/text_hashes.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view opening = R"({"program":")";

/// Hyphens as JSON may write them, too: two of them end a comment of XML.
std::string without_double_hyphens(std::string text) {
    for (std::size_t at = text.find("--"); at != std::string::npos; at = text.find("--", at)) {
        text.replace(at + 1, 1, "\\u002d");
    }
    return text;
}

/// The object that begins a text, to its closing brace; empty where it has none.
std::string_view object_at(std::string_view text) {
    int depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_text && c == '\\') {
            ++i;  // what it escapes
        } else if (in_text) {
            in_text = c != '"';
        } else if (c == '"') {
            in_text = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return text.substr(0, i + 1);
        }
    }
    return {};
}

template <typename T>
T member(const Json& object, const char* name) {
    const auto found = object.find(name);
    try {
        return found == object.end() ? T() : found->template get<T>();
    } catch (const Json::type_error&) {
        return T();
    }
}

}  // namespace

std::string hash_of_texts(const std::vector<std::string_view>& texts) {
    std::vector<std::uint64_t> hashes;
    for (const std::string_view text : texts) hashes.push_back(text_hash(text));
    return hash_of_text_hashes(std::move(hashes));
}

std::string hash_of_text_hashes(std::vector<std::uint64_t> hashes) {
    std::ranges::sort(hashes);
    std::string list;
    std::uint64_t sum = 0;
    for (const std::uint64_t hash : hashes) {
        list += fmt::format("{:016x}\n", hash);
        sum += hash;
    }
    return fmt::format("{:016x}{:016x}", text_hash(list), sum);
}

std::string provenance_json(const Provenance& provenance) {
    Json options = Json::object();
    for (const auto& [name, value] : provenance.options) options[name] = value;
    const Json json{{"program", provenance.program},
                    {"schema", schema_version},
                    {"options", std::move(options)},
                    {"reports", provenance.reports},
                    {"reports_hash", provenance.reports_hash}};
    return without_double_hyphens(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::optional<Provenance> find_provenance(std::string_view bytes) {
    const std::size_t begin = bytes.find(opening);
    if (begin == std::string_view::npos) return std::nullopt;
    const Json json = Json::parse(object_at(bytes.substr(begin)), nullptr, false);
    if (!json.is_object()) return std::nullopt;
    Provenance provenance{member<std::string>(json, "program"),
                          {},
                          member<std::size_t>(json, "reports"),
                          member<std::string>(json, "reports_hash")};
    const auto options = json.find("options");
    if (options != json.end() && options->is_object()) {
        for (const auto& [name, value] : options->items()) {
            if (value.is_string()) provenance.options.emplace_back(name, value.get<std::string>());
        }
    }
    return provenance;
}

}  // namespace sigloom
