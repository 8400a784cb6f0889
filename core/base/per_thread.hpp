// A value for each thread that works on something, to be put together afterwards.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <utility>
#include <vector>

namespace sigloom {

/// Makes a T for every thread that asks for its own; all live as long as this object. A look-up
/// costs a lock, so ask once for every few hundred items.
template <typename T>
class PerThread {
  public:
    PerThread() : make_([] { return new T(); }) {}
    /// `make()` gives a T; called by the thread that the T is for, one call at a time.
    template <typename Make>
    explicit PerThread(Make make) : make_([make = std::move(make)] { return new T(make()); }) {}

    /// The value of the calling thread.
    T& local() {
        const std::lock_guard lock(mutex_);
        T*& value = by_thread_[std::this_thread::get_id()];
        if (value == nullptr) {
            value = make_();
            values_.emplace_back(value);
        }
        return *value;
    }

    /// Those of all threads, in no particular order, once none works any more.
    [[nodiscard]] std::span<const std::unique_ptr<T>> all() const { return values_; }

  private:
    std::function<T*()> make_;
    std::mutex mutex_;
    std::map<std::thread::id, T*> by_thread_;
    std::vector<std::unique_ptr<T>> values_;
};

}  // namespace sigloom
