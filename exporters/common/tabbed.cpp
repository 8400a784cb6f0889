#include "exporters/common/tabbed.hpp"

#include "exporters/common/escape.hpp"

namespace sigloom {
namespace {

constexpr EscapeTable table_of_tabbed_texts = [] {
    EscapeTable table;
    for (std::size_t c = 0; c < 0x20; ++c) table.ascii[c] = replacement_character;
    for (const char space : {'\t', '\n', '\r'}) table.ascii[static_cast<std::size_t>(space)] = " ";
    return table;
}();

}  // namespace

std::size_t tabbed_escape(std::string& out, std::string_view text) {
    return escape(out, text, table_of_tabbed_texts);
}

}  // namespace sigloom
