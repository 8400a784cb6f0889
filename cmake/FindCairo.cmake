# Cairo::cairo
include("${CMAKE_CURRENT_LIST_DIR}/header_and_library.cmake")
find_header_and_library(Cairo cairo cairo/cairo.h cairo)
