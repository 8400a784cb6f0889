#include "python/module/worker.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "core/base/cancelled.hpp"

namespace nb = nanobind;

namespace sigloom::python {
namespace {

constexpr std::chrono::milliseconds between_looks{50};

std::timed_mutex one_at_a_time;

/// What Python raised; null if all is well.
using Raised = std::unique_ptr<nb::python_error>;

/// With the GIL.
Raised look_for_signals() {
    if (PyErr_CheckSignals() == 0) return nullptr;
    return std::make_unique<nb::python_error>();
}

/// Without the GIL. Throws what a signal raises while it waits for its turn.
std::unique_lock<std::timed_mutex> wait_for_turn() {
    std::unique_lock turn(one_at_a_time, std::defer_lock);
    while (!turn.try_lock_for(between_looks)) {
        const nb::gil_scoped_acquire with_interpreter;
        if (const Raised raised = look_for_signals()) throw nb::python_error(*raised);
    }
    return turn;
}

/// The work, and what is known of it from outside.
class Work {
  public:
    explicit Work(const std::function<void(const Progress&)>& work)
        : thread_([this, &work] { run(work); }) {}

    /// Whether it ended meanwhile.
    bool wait() {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, between_looks, [this] { return ended_; });
    }

    struct Stage {
        std::string what;
        double share = 0;
    };
    /// How far it is, if it has said so since the last time.
    std::optional<Stage> take_stage() {
        const std::lock_guard lock(mutex_);
        return std::exchange(stage_, std::nullopt);
    }

    /// What it threw, once it has ended.
    std::exception_ptr join() {
        thread_.join();
        return error_;
    }

  private:
    void run(const std::function<void(const Progress&)>& work) {
        try {
            work([this](std::string_view what, double share) {
                const std::lock_guard lock(mutex_);
                stage_ = Stage{std::string(what), share};
            });
        } catch (...) {
            error_ = std::current_exception();
        }
        const std::lock_guard lock(mutex_);
        ended_ = true;
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    bool ended_ = false;
    std::optional<Stage> stage_;
    std::exception_ptr error_;
    std::thread thread_;  // the last: it uses the others
};

/// With the GIL: shows how far the work is, and looks for signals.
Raised look(Work& work, const nb::object& show) {
    try {
        if (const auto stage = work.take_stage(); stage && !show.is_none()) {
            show(nb::str(stage->what.data(), stage->what.size()), stage->share);
        }
    } catch (nb::python_error& error) {
        return std::make_unique<nb::python_error>(error);
    }
    return look_for_signals();
}

}  // namespace

void run_apart(const std::function<void(const Progress&)>& work, const nb::object& show) {
    Raised raised;
    std::exception_ptr error;
    {
        const nb::gil_scoped_release without_interpreter;
        const auto turn = wait_for_turn();
        Work running(work);
        while (!running.wait()) {
            if (raised) continue;
            const nb::gil_scoped_acquire with_interpreter;
            raised = look(running, show);
            if (raised) cancel_all_work();
        }
        error = running.join();
        if (raised) allow_work();
    }
    if (raised) throw nb::python_error(*raised);
    if (error) std::rethrow_exception(error);
}

}  // namespace sigloom::python
