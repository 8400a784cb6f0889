# Cld2::cld2
include("${CMAKE_CURRENT_LIST_DIR}/header_and_library.cmake")
find_header_and_library(Cld2 cld2 cld2/public/compact_lang_det.h cld2)
