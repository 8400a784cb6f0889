#include "core/graph/kind_group.hpp"

#include <endian.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <tuple>

#include "core/base/in_parallel.hpp"

namespace sigloom {
namespace {

std::uint64_t eight_bytes(std::string_view slug, std::size_t from) {
    std::uint64_t bytes = 0;
    if (from + sizeof bytes <= slug.size()) {
        std::memcpy(&bytes, slug.data() + from, sizeof bytes);
        return be64toh(bytes);
    }
    for (std::size_t i = from; i < from + sizeof bytes; ++i) {
        const unsigned char byte = i < slug.size() ? static_cast<unsigned char>(slug[i]) : 0;
        bytes = bytes << 8 | byte;
    }
    return bytes;
}

KindGroup::Beginning beginning_of(std::string_view slug) {
    return {eight_bytes(slug, 0), eight_bytes(slug, 8), eight_bytes(slug, 16)};
}

Draft& draft_of(ClassMergers& mergers, const KindGroup::Entry& entry) {
    return mergers[entry.item_class].drafts()[entry.draft];
}

}  // namespace

void KindGroup::add(const Draft& draft, std::uint32_t item_class, std::uint32_t index) {
    entries_.push_back({beginning_of(draft.slug), index, item_class});
}

void KindGroup::order(ClassMergers& mergers) {
    sort(mergers);
    if (lengthen_equal_slugs(mergers)) sort(mergers);
}

void KindGroup::sort(ClassMergers& mergers) {
    const auto comes_first = [&](const Entry& a, const Entry& b) {
        // Number by number: comparing the arrays would call a function each time.
        for (std::size_t i = 0; i < a.beginning.size(); ++i) {
            if (a.beginning[i] != b.beginning[i]) return a.beginning[i] < b.beginning[i];
        }
        const Draft& draft_a = draft_of(mergers, a);
        const Draft& draft_b = draft_of(mergers, b);
        return std::tie(draft_a.slug, draft_a.key) < std::tie(draft_b.slug, draft_b.key);
    };
    call_uncancelled([&] { tbb::parallel_sort(entries_.begin(), entries_.end(), comes_first); });
}

bool KindGroup::lengthen_equal_slugs(ClassMergers& mergers) {
    constexpr std::size_t most_digits = 16;
    bool found = false;
    std::string longer;
    const auto slug_at = [&](std::size_t i) { return draft_of(mergers, entries_[i]).slug; };
    for (std::size_t begin = 0; begin < entries_.size();) {
        const std::string_view slug = slug_at(begin);
        std::size_t end = begin + 1;
        while (end < entries_.size() && entries_[begin].beginning == entries_[end].beginning &&
               slug_at(end) == slug) {
            ++end;
        }
        for (std::size_t i = begin; end - begin > 1 && i < end; ++i) {
            found = true;
            Draft& draft = draft_of(mergers, entries_[i]);
            slug_of(draft, longer, most_digits);
            draft.slug = mergers[entries_[i].item_class].keep_slug(longer);
            entries_[i].beginning = beginning_of(draft.slug);
        }
        begin = end;
    }
    return found;
}

}  // namespace sigloom
