# Utf8proc::utf8proc
include("${CMAKE_CURRENT_LIST_DIR}/header_and_library.cmake")
find_header_and_library(Utf8proc utf8proc utf8proc.h utf8proc)
