// A priority queue for Dijkstra's search (1959), whose keys never fall below the last one taken out
// and never rise above it by more than the longest edge.
//
//       taken out | now |  later  |  later  | ...       1024 buckets in a ring
//
// Keys are put into buckets by size and compared with nothing. Where a bucket is no wider than the
// shortest edge, no entry of it can lead to a shorter way to another one, and it is taken out in
// any order [2]: that is how it is for graphs whose weights are sums over reports. Otherwise the
// bucket of the least keys, and only that one, is a binary heap.
//
// [1] R. B. Dial (1969). Algorithm 360: shortest-path forest with topological ordering.
//     Communications of the ACM 12.
// [2] E. A. Dinic (1978). Economical algorithms for finding shortest paths in a network. In:
//     Y. Popkov (ed.), Transportation Modeling Systems.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace sigloom {

class BucketQueue {
  public:
    struct Entry {
        double key;
        std::uint32_t value;
        /// Of equal keys, the lower value comes first.
        friend bool operator>(const Entry& a, const Entry& b) {
            return a.key > b.key || (a.key == b.key && a.value > b.value);
        }
    };

    /// For keys that rise above the last one taken out by lengths from the shortest, which is above
    /// 0, to the longest.
    BucketQueue(double shortest, double longest)
        : buckets_(bucket_count),
          is_heap_(longest > shortest * (bucket_count - 4)),
          per_key_(is_heap_ ? (bucket_count - 2) / longest : (1 + 1e-9) / shortest) {}

    [[nodiscard]] bool is_empty() const { return size_ == 0; }

    void push(Entry entry) {
        const std::uint64_t number = std::max(now_, bucket_of(entry.key));
        const std::size_t place = number % bucket_count;
        buckets_[place].push_back(entry);
        used_[place / 64] |= std::uint64_t{1} << (place % 64);
        if (is_heap_ && number == now_) std::ranges::push_heap(buckets_[place], std::greater());
        ++size_;
    }

    /// Takes out the least, or one that no other can lead to a shorter way to.
    Entry pop() {
        if (buckets_[now_ % bucket_count].empty()) advance();
        std::vector<Entry>& bucket = buckets_[now_ % bucket_count];
        if (is_heap_) std::ranges::pop_heap(bucket, std::greater());
        const Entry least = bucket.back();
        bucket.pop_back();
        --size_;
        return least;
    }

    /// To be called when it is empty, before keys begin anew, from `least` on.
    void restart(double least = 0) {
        used_.fill(0);
        now_ = bucket_of(least);
    }

  private:
    static constexpr std::uint64_t bucket_count = 1024;

    [[nodiscard]] std::uint64_t bucket_of(double key) const {
        return static_cast<std::uint64_t>(key * per_key_);
    }

    /// To the next bucket with entries; there is one.
    void advance() {
        const std::size_t here = now_ % bucket_count;
        used_[here / 64] &= ~(std::uint64_t{1} << (here % 64));
        std::size_t word = here / 64;
        std::uint64_t left = used_[word] & (~std::uint64_t{0} << (here % 64));
        while (left == 0) {
            word = (word + 1) % used_.size();
            left = used_[word];
        }
        const std::size_t next = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
        now_ += (next + bucket_count - here) % bucket_count;
        if (is_heap_) std::ranges::make_heap(buckets_[next], std::greater());
    }

    std::vector<std::vector<Entry>> buckets_;
    std::array<std::uint64_t, bucket_count / 64> used_{};  ///< a bit for each bucket with entries
    bool is_heap_;
    double per_key_;         ///< buckets for each unit of a key
    std::uint64_t now_ = 0;  ///< the bucket of the least keys, counted without going round
    std::size_t size_ = 0;
};

}  // namespace sigloom
