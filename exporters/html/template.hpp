// The page without its graph, as page/build.mjs makes it.
#pragma once

#include <string_view>

namespace sigloom::html {

/// HTML in which {{provenance}}, {{title}}, {{picture}}, {{table}} and {{data}} stand for what a
/// graph decides.
extern const std::string_view page_template;

}  // namespace sigloom::html
