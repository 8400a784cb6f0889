#include "core/foresight/publishers.hpp"

#include <algorithm>

namespace sigloom {
namespace {

char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

}  // namespace

std::string publisher_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#\\"));
    if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) {
        url.remove_prefix(user + 1);
    }
    if (!url.starts_with('[')) url = url.substr(0, url.find(':'));
    std::string host(url);
    std::ranges::transform(host, host.begin(), lower);
    while (host.ends_with('.')) host.pop_back();
    if (host.starts_with("www.")) host.erase(0, 4);
    return host;
}

Publishers publishers_of(std::span<const ReportEntry> reports) {
    Publishers result;
    std::vector<std::string> of_report;
    for (const ReportEntry& report : reports) of_report.push_back(publisher_of(report.url));
    result.hosts = of_report;
    std::ranges::sort(result.hosts);
    const auto [repeated, end] = std::ranges::unique(result.hosts);
    result.hosts.erase(repeated, end);
    std::erase(result.hosts, "");
    for (const std::string& host : of_report) {
        const auto place = std::ranges::lower_bound(result.hosts, host);
        result.of_report.push_back(host.empty()
                                       ? Publishers::unknown
                                       : static_cast<std::uint32_t>(place - result.hosts.begin()));
    }
    return result;
}

std::int32_t count_publishers(const Publishers& publishers,
                              std::span<const std::uint32_t> reports) {
    std::vector<std::uint32_t> numbers;
    for (const std::uint32_t report : reports) {
        const std::uint32_t number = publishers.of_report[report];
        if (number != Publishers::unknown) numbers.push_back(number);
    }
    std::ranges::sort(numbers);
    return static_cast<std::int32_t>(std::ranges::unique(numbers).begin() - numbers.begin());
}

}  // namespace sigloom
