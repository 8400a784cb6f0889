# The headers of others that most files include, parsed once. Files include what they use all the same: the preset
# `tsan` builds the library without this.
set(common_headers
    <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory> <numeric> <optional> <span>
    <stdexcept> <string> <string_view> <unordered_map> <utility> <variant> <vector> <fmt/format.h>)

# precompile(TARGET [HEADER...]): these, and what is given. Other targets with the same flags can reuse them.
function(precompile target)
    target_precompile_headers(${target} PRIVATE ${common_headers} ${ARGN})
endfunction()
