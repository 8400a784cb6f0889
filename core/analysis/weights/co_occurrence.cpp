#include "core/analysis/weights/co_occurrence.hpp"

#include <algorithm>
#include <cmath>

namespace sigloom {

double association_by_occurrence(const CoOccurrence& reports) {
    return reports.both * reports.all / (reports.a * reports.b);
}

double jaccard(const CoOccurrence& reports) {
    return reports.both / (reports.a + reports.b - reports.both);
}

double cosine(const CoOccurrence& reports) {
    return reports.both / std::sqrt(reports.a * reports.b);
}

double inclusion(const CoOccurrence& reports) {
    return reports.both / std::min(reports.a, reports.b);
}

double npmi(const CoOccurrence& reports) {
    if (reports.both == reports.all) return 1;
    return std::log(association_by_occurrence(reports)) / std::log(reports.all / reports.both);
}

double log_likelihood(const CoOccurrence& reports) {
    const auto& [both, a, b, all] = reports;
    const auto cell = [all](double observed, double row, double column) {
        return observed > 0 ? observed * std::log(observed * all / (row * column)) : 0;
    };
    // Where an edge counts fewer reports than name both, the last number may fall below 0: it then
    // stands for an empty cell, which adds nothing.
    const double sum = cell(both, a, b) + cell(a - both, a, all - b) + cell(b - both, all - a, b) +
                       cell(all - a - b + both, all - a, all - b);
    // Rounding may leave a trace below 0 where all is as expected.
    const double g = 2 * std::max(sum, 0.0);
    return both * all < a * b ? -g : g;
}

}  // namespace sigloom
