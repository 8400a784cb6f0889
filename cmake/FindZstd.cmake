# Zstd::zstd
include("${CMAKE_CURRENT_LIST_DIR}/header_and_library.cmake")
find_header_and_library(Zstd zstd zstd.h zstd)
