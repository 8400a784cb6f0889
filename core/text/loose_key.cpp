#include "core/text/loose_key.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <vector>

#include "core/text/fold.hpp"
#include "core/text/grammatical_number.hpp"
#include "core/text/spelling.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

std::string without_accents(const std::string& text) {
    utf8proc_uint8_t* result = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &result,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
    if (size < 0) return text;
    return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(size)};
}

std::string basic_form(std::string_view word) {
    const std::vector<std::string> singular =
        may_be_plural(word) ? singular_forms(word, "en") : std::vector<std::string>();
    const std::string_view form = singular.empty() ? word : std::string_view(singular.front());
    const std::string american = american_form(form, {});
    return american.empty() ? std::string(form) : american;
}

}  // namespace

std::string loose_key(std::string_view name) {
    const std::string plain = without_accents(fold(name));
    std::string key;
    WordReader reader(plain);
    while (reader.next()) key += basic_form(reader.folded());
    return key;
}

}  // namespace sigloom
