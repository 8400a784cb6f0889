#include "core/analysis/paths/bit_search.hpp"

#include "core/analysis/paths/bit_search_body.hpp"

namespace sigloom {

DistanceSums::DistanceSums(std::size_t vertices)
    : reached(vertices, 0),
      distances(vertices, 0),
      inverse_distances(vertices, 0),
      farthest(vertices, 0) {}

namespace {

// The body is inlined into each of these, and compiled for what the attribute says.

class BaselineBitSearch final : public BitSearch {
  public:
    explicit BaselineBitSearch(const PathProblem& graph) : body_(graph) {}
    void add(std::span<const Vertex> sources, DistanceSums& sums) override {
        body_.run(sources, sums);
    }

  private:
    BitSearchBody<16> body_;
};

#ifdef __x86_64__
class Avx2BitSearch final : public BitSearch {
  public:
    explicit Avx2BitSearch(const PathProblem& graph) : body_(graph) {}
    [[gnu::target("avx2,popcnt")]] void add(std::span<const Vertex> sources,
                                            DistanceSums& sums) override {
        body_.run(sources, sums);
    }

  private:
    BitSearchBody<32> body_;
};

class Avx512BitSearch final : public BitSearch {
  public:
    explicit Avx512BitSearch(const PathProblem& graph) : body_(graph) {}
    [[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,popcnt,prefer-vector-width=512")]] void add(
        std::span<const Vertex> sources, DistanceSums& sums) override {
        body_.run(sources, sums);
    }

  private:
    BitSearchBody<64> body_;
};
#endif

}  // namespace

std::unique_ptr<BitSearch> make_bit_search(const PathProblem& graph, InstructionSet set) {
#ifdef __x86_64__
    if (set >= InstructionSet::avx512) return std::make_unique<Avx512BitSearch>(graph);
    if (set == InstructionSet::avx2) return std::make_unique<Avx2BitSearch>(graph);
#endif
    (void)set;
    return std::make_unique<BaselineBitSearch>(graph);
}

}  // namespace sigloom
