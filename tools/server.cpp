#include "tools/server.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <set>

#include "core/base/cancelled.hpp"
#include "tools/failure.hpp"

namespace sigloom {
namespace {

namespace http = boost::beast::http;
using boost::asio::ip::tcp;
using Request = http::request<http::empty_body>;
using Response = http::response<http::string_body>;
using Names = std::set<std::string, std::less<>>;

constexpr std::size_t longest_header = 16 * 1024;
constexpr std::chrono::seconds patience{5};  // with a browser that says nothing

/// As Host and Origin have them.
Names names_of(std::uint16_t port) {
    Names names;
    for (const std::string_view host : {"127.0.0.1", "localhost"}) {
        names.insert(fmt::format("{}:{}", host, port));
        if (port == 80) names.emplace(host);
    }
    return names;
}

std::string_view field(const Request& request, http::field name) {
    const auto text = request[name];
    return {text.data(), text.size()};
}

bool is_from_here(const Request& request, const Names& names) {
    if (request.count(http::field::host) != 1) return false;
    if (!names.contains(field(request, http::field::host))) return false;
    std::string_view origin = field(request, http::field::origin);
    if (origin.empty()) return true;
    constexpr std::string_view scheme = "http://";
    if (!origin.starts_with(scheme)) return false;
    origin.remove_prefix(scheme.size());
    return names.contains(origin);
}

HttpAnswer answer_to(const Request& request, const Names& names,
                     const std::function<HttpAnswer(std::string_view)>& answer) {
    const auto refuse = [](unsigned status, std::string_view why) {
        HttpAnswer refusal;
        refusal.status = status;
        refusal.content_type = "text/plain; charset=utf-8";
        refusal.body = why;
        return refusal;
    };
    if (!is_from_here(request, names)) return refuse(403, "only for the browser of this machine");
    if (request.method() != http::verb::get && request.method() != http::verb::head) {
        return refuse(405, "only to be read");
    }
    const auto target = request.target();
    return answer({target.data(), target.size()});
}

Response response_of(HttpAnswer answer, const Request& request) {
    Response response{http::int_to_status(answer.status), request.version()};
    response.set(http::field::content_type, answer.content_type);
    response.set(http::field::cache_control, "no-store");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    response.set("Content-Security-Policy", "frame-ancestors 'none'");
    if (answer.status == 405) response.set(http::field::allow, "GET, HEAD");
    response.keep_alive(false);
    response.content_length(answer.body.size());
    if (request.method() != http::verb::head) response.body() = std::move(answer.body);
    return response;
}

/// Reads one request and answers it. Whatever fails on the way concerns nobody but the one who asked.
void talk(boost::asio::io_context& context, boost::beast::tcp_stream stream, const Names& names,
          const std::function<HttpAnswer(std::string_view)>& answer) {
    boost::system::error_code failure;
    const auto note = [&failure](boost::system::error_code error, std::size_t) { failure = error; };
    const auto run = [&context] {
        context.restart();
        context.run();
    };
    boost::beast::flat_buffer buffer;
    http::request_parser<http::empty_body> parser;
    parser.header_limit(longest_header);
    stream.expires_after(patience);
    http::async_read_header(stream, buffer, parser, note);
    run();
    if (failure) return;
    const Request& request = parser.get();
    const Response response = response_of(answer_to(request, names, answer), request);
    stream.expires_after(patience);
    http::async_write(stream, response, note);
    run();
    stream.socket().shutdown(tcp::socket::shutdown_both, failure);
}

/// Waits for somebody to call. Throws Cancelled after Ctrl-C.
void wait_for_call(tcp::acceptor& acceptor) {
    constexpr int milliseconds = 200;
    pollfd waiting{acceptor.native_handle(), POLLIN, 0};
    do {
        stop_if_cancelled();
    } while (poll(&waiting, 1, milliseconds) <= 0);
}

}  // namespace

void serve(std::uint16_t port, const std::function<void(std::uint16_t)>& started,
           const std::function<HttpAnswer(std::string_view target)>& answer) {
    boost::asio::io_context context;
    tcp::acceptor acceptor(context);
    try {
        const tcp::endpoint here(boost::asio::ip::address_v4::loopback(), port);
        acceptor.open(here.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind(here);
        acceptor.listen();
    } catch (const boost::system::system_error& error) {
        throw Failure(fmt::format("port {}: {}", port, error.code().message()));
    }
    const std::uint16_t bound = acceptor.local_endpoint().port();
    const Names names = names_of(bound);
    started(bound);
    while (true) {
        wait_for_call(acceptor);
        boost::system::error_code error;
        tcp::socket socket(context);
        acceptor.accept(socket, error);
        if (error) continue;
        talk(context, boost::beast::tcp_stream(std::move(socket)), names, answer);
    }
}

}  // namespace sigloom
