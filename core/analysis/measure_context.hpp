// How a measure is to be computed, as opposed to what: none of it changes a single bit of a result.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/cancelled.hpp"

namespace sigloom {

struct Communities;
struct DistanceSums;
struct LengthSums;

/// What several measures of one graph begin with, kept by the first that needs it. Belongs to one
/// graph and one thread.
struct SharedResults {
    std::shared_ptr<const Communities> communities;
    std::shared_ptr<const DistanceSums> hop_distances;
    std::shared_ptr<const std::vector<LengthSums>> length_distances;
};

/// A computation did not end before its deadline.
struct OutOfTime {};

struct MeasureContext {
    unsigned threads = 0;  ///< 0, or more than the machine has: as many as it has
    /// May be empty; the share done, rising from 0 to 1. Called by long computations only, from any
    /// thread, one call at a time. May throw, which ends the computation; the caller gets what it
    /// threw.
    std::function<void(double)> progress;
    /// May be null. Whoever sets it, from any thread or signal handler, calls off computations that
    /// are given this context and work on several threads; cancel_all_work() calls off all of them.
    const std::atomic<bool>* cancel = nullptr;

    /// May be empty; told what a result falls short of, for people: an iteration that stalled.
    /// Called by the thread that computes the measure.
    std::function<void(const std::string&)> note = {};

    /// When to give up, if ever: OutOfTime is thrown then.
    std::optional<std::chrono::steady_clock::time_point> deadline = {};

    /// May be null: every measure then computes all it needs.
    SharedResults* shared = nullptr;

    /// Throws Cancelled once `cancel` is set or all work is cancelled, and OutOfTime. Costs two
    /// loads, and a look at the clock where there is a deadline: long loops between two calls of
    /// `progress` ask now and then.
    void stop_if_cancelled() const {
        sigloom::stop_if_cancelled();
        if (cancel != nullptr && cancel->load(std::memory_order_relaxed)) throw Cancelled();
        if (deadline && std::chrono::steady_clock::now() > *deadline) throw OutOfTime();
    }

    /// What is kept as `part`; found by `find`, and kept from then on, if it is not there yet.
    template <typename Result, typename Find>
    [[nodiscard]] std::shared_ptr<const Result> shared_result(
        std::shared_ptr<const Result> SharedResults::*part, const Find& find) const {
        if (shared == nullptr) return std::make_shared<const Result>(find());
        auto& kept = shared->*part;
        if (!kept) kept = std::make_shared<const Result>(find());
        return kept;
    }
};

}  // namespace sigloom
