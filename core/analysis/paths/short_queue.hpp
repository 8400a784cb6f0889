// A priority queue for Dijkstra's search over a graph like a path or a tree, where only a few
// vertices wait at a time: they are kept in a short list, from which the least is picked. When one
// more would not fit, all go to buckets (bucket_queue.hpp), until the next search.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/analysis/paths/bucket_queue.hpp"

namespace sigloom {

class ShortQueue {
  public:
    using Entry = BucketQueue::Entry;

    /// The buckets are used where the list is too short; they are empty.
    explicit ShortQueue(BucketQueue buckets) : buckets_(std::move(buckets)) {}

    [[nodiscard]] bool is_empty() const { return size_ == 0 && buckets_.is_empty(); }

    void push(const Entry& entry) {
        if (is_short_ && size_ < list_.size()) {
            list_[size_++] = entry;
            return;
        }
        if (is_short_) put_into_buckets(entry.key);
        buckets_.push(entry);
    }

    /// Takes out the least, or one that no other can lead to a shorter way to.
    Entry pop() {
        if (!is_short_) return buckets_.pop();
        std::size_t least = 0;
        for (std::size_t i = 1; i < size_; ++i) {
            if (list_[least] > list_[i]) least = i;
        }
        return std::exchange(list_[least], list_[--size_]);
    }

    /// To be called when it is empty, before keys begin at 0 again.
    void restart() { is_short_ = true; }

  private:
    void put_into_buckets(double least) {
        for (const Entry& entry : list_) least = std::min(least, entry.key);
        buckets_.restart(least);
        for (const Entry& entry : list_) buckets_.push(entry);
        size_ = 0;
        is_short_ = false;
    }

    std::array<Entry, 4> list_;
    std::size_t size_ = 0;
    bool is_short_ = true;
    BucketQueue buckets_;
};

}  // namespace sigloom
