#include "core/names/best_label.hpp"

#include <algorithm>

#include "core/names/name_group.hpp"
#include "core/text/final_sign.hpp"

namespace sigloom {

FormUse best_label(std::vector<FormUse>& uses) {
    for (FormUse& use : uses) use.form = without_final_sign(use.form);
    std::ranges::sort(uses, {}, &FormUse::form);
    FormUse best{uses.front().form, 0};
    for (auto use = uses.begin(); use != uses.end();) {
        FormUse all{use->form, 0};
        for (; use != uses.end() && use->form == all.form; ++use) all.reports += use->reports;
        if (is_better_label(all.reports, all.form, best.reports, best.form)) best = all;
    }
    return best;
}

}  // namespace sigloom
