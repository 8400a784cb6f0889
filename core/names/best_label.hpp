// Which of the forms of one name it is called by.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sigloom {

/// A form, and how many reports use it.
struct FormUse {
    std::string_view form;
    std::uint32_t reports;
};

/// The form that most reports use, final signs (core/text/final_sign.hpp) not counting, with the
/// reports of all that differ in these only; ties go to the longer, then to the smaller in byte
/// order. Sorts the uses, of which there must be one. O(n log n).
FormUse best_label(std::vector<FormUse>& uses);

}  // namespace sigloom
