// How strongly two things belong together, by how often they occur together and how often at all.
//
// All are symmetric in a and b and 0 without a common report. With E = a b / N, the number of
// common reports that chance leads to expect:
//
//   association-occurrence   c / E                                       0 to N; 1: as chance
//   jaccard                  c / (a + b - c)                             0 to 1
//   cosine                   c / sqrt(a b)                               0 to 1
//   inclusion                c / min(a, b)                               0 to 1
//   npmi                     ln(c / E) / -ln(c / N)                      -1 to 1; 0: as chance
//   log-likelihood           2 * sum of O ln(O / e) over the four        0 or more; about 3.84 is
//                            cells of: with a or not, with b or not      p = 0.05
//
// npmi is 1 where both are in every report. log-likelihood is as large for what is less often
// together than by chance; it gets a minus then.
//
// [1] N. J. van Eck, L. Waltman (2009). How to normalize cooccurrence data? An analysis of some
//     well-known similarity measures. JASIST 60. (association-occurrence, Jaccard 1901, Salton's
//     cosine and inclusion; the association strength here is N times theirs.)
// [2] G. Bouma (2009). Normalized (pointwise) mutual information in collocation extraction. GSCL.
// [3] T. Dunning (1993). Accurate methods for the statistics of surprise and coincidence.
//     Computational Linguistics 19.
#pragma once

namespace sigloom {

/// Numbers of reports. both is 1 or more and no more than a and b; these are no more than all.
struct CoOccurrence {
    double both;
    double a;
    double b;
    double all;  ///< not looked at by jaccard, cosine and inclusion
};

double association_by_occurrence(const CoOccurrence& reports);
double jaccard(const CoOccurrence& reports);
double cosine(const CoOccurrence& reports);
double inclusion(const CoOccurrence& reports);
double npmi(const CoOccurrence& reports);
double log_likelihood(const CoOccurrence& reports);

}  // namespace sigloom
