// Many diagnostics with the same advice.
#pragma once

#include <utility>

#include "core/report/diagnostic.hpp"

namespace sigloom {

/// Hands on diagnostics, but help only once, however many pages are no reports.
class HelpOnce final : public Reporter {
  public:
    explicit HelpOnce(Reporter& to) : to_(to) {}

    void report(Diagnostic diagnostic) override {
        if (helped_) diagnostic.help.clear();
        helped_ = helped_ || !diagnostic.help.empty();
        to_.report(std::move(diagnostic));
    }

  private:
    Reporter& to_;
    bool helped_ = false;
};

}  // namespace sigloom
