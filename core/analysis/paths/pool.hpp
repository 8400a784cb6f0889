// Memory that is dear to set up, handed from one piece of work to the next: no more of it is ever
// made than there are threads.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace sigloom {

template <typename Value>
class Pool {
  public:
    /// One that was given back, or a new one: make() returns a unique_ptr.
    template <typename Make>
    std::unique_ptr<Value> take(Make&& make) {
        {
            const std::lock_guard lock(guard_);
            if (!idle_.empty()) {
                std::unique_ptr<Value> value = std::move(idle_.back());
                idle_.pop_back();
                return value;
            }
        }
        return make();
    }
    void give_back(std::unique_ptr<Value> value) {
        const std::lock_guard lock(guard_);
        idle_.push_back(std::move(value));
    }

  private:
    std::mutex guard_;
    std::vector<std::unique_ptr<Value>> idle_;
};

}  // namespace sigloom
