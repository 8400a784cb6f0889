# For find modules of libraries that ship no CMake package: sets NAME_FOUND and makes the target
# NAME::TARGET from a header and a library.
include(FindPackageHandleStandardArgs)

macro(find_header_and_library name target header library)
    find_path(${name}_INCLUDE_DIR ${header})
    find_library(${name}_LIBRARY ${library})
    find_package_handle_standard_args(${name}
        REQUIRED_VARS ${name}_LIBRARY ${name}_INCLUDE_DIR)
    if(${name}_FOUND AND NOT TARGET ${name}::${target})
        add_library(${name}::${target} UNKNOWN IMPORTED)
        set_target_properties(${name}::${target} PROPERTIES
            IMPORTED_LOCATION "${${name}_LIBRARY}"
            INTERFACE_INCLUDE_DIRECTORIES "${${name}_INCLUDE_DIR}")
    endif()
    mark_as_advanced(${name}_INCLUDE_DIR ${name}_LIBRARY)
endmacro()
