#include "exporters/common/evidence_fits.hpp"

#include <algorithm>
#include <cstdint>

namespace sigloom {

bool fits(const Evidence& evidence, std::size_t nodes) {
    for (std::uint32_t node = 0; node < nodes; ++node) {
        std::int64_t last = -1;
        for (const Place& place : evidence.places[node]) {
            if (place.report >= evidence.reports.size() || place.report <= last) return false;
            last = place.report;
        }
        const auto mentions = evidence.mentions[node];
        if (!std::ranges::is_sorted(mentions)) return false;
        for (const Mention& mention : mentions) {
            if (mention.report >= evidence.reports.size() || mention.term >= nodes) return false;
        }
    }
    return true;
}

}  // namespace sigloom
