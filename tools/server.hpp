// An HTTP server for the browser of the same machine, and for nobody else.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "tools/page_answers.hpp"

namespace sigloom {

/// Listens on 127.0.0.1; port 0 is any that is free. Calls `started` with the port, then answers
/// GET and HEAD by `answer`, one request after the other, until Ctrl-C. Throws Failure when the
/// port cannot be had.
///
/// A request whose Host is another name or port, or that a page of another origin makes, is
/// refused: a web page cannot read the graph by a name that it made point here (DNS rebinding).
void serve(std::uint16_t port, const std::function<void(std::uint16_t)>& started,
           const std::function<HttpAnswer(std::string_view target)>& answer);

}  // namespace sigloom
