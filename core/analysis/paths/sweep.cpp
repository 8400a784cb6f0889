#include "core/analysis/paths/sweep.hpp"

#include "core/analysis/paths/sweep_body.hpp"

namespace sigloom {
namespace {

template <typename Real, int bytes>
class SweepBase : public Sweep {
  public:
    explicit SweepBase(const SweepProblem& problem) : body_(problem) {}
    [[nodiscard]] std::size_t lanes() const override { return Lanes<Real, bytes>::count; }

  protected:
    SweepBody<Real, bytes> body_;
};

// The body is inlined into each of these, and compiled for what the attribute says.

template <typename Real>
class BaselineSweep final : public SweepBase<Real, 16> {
  public:
    using SweepBase<Real, 16>::SweepBase;
    bool add(std::span<const Vertex> sources, SweepSums& sums) override {
        return this->body_.run(sources, sums);
    }
};

#ifdef __x86_64__
template <typename Real>
class Avx2Sweep final : public SweepBase<Real, 32> {
  public:
    using SweepBase<Real, 32>::SweepBase;
    [[gnu::target("avx2")]] bool add(std::span<const Vertex> sources, SweepSums& sums) override {
        return this->body_.run(sources, sums);
    }
};

template <typename Real>
class Avx512Sweep final : public SweepBase<Real, 64> {
  public:
    using SweepBase<Real, 64>::SweepBase;
    [[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512")]] bool add(
        std::span<const Vertex> sources, SweepSums& sums) override {
        return this->body_.run(sources, sums);
    }
};
#endif

template <typename Real>
std::unique_ptr<Sweep> make_sweep_of(const SweepProblem& problem, InstructionSet set) {
#ifdef __x86_64__
    if (set >= InstructionSet::avx512) return std::make_unique<Avx512Sweep<Real>>(problem);
    if (set == InstructionSet::avx2) return std::make_unique<Avx2Sweep<Real>>(problem);
#endif
    (void)set;
    return std::make_unique<BaselineSweep<Real>>(problem);
}

}  // namespace

std::unique_ptr<Sweep> make_sweep(const SweepProblem& problem, LanePrecision precision,
                                  InstructionSet set) {
    return precision == LanePrecision::single ? make_sweep_of<float>(problem, set)
                                              : make_sweep_of<double>(problem, set);
}

}  // namespace sigloom
