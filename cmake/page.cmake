# The page of the format html: bundled from page/ by esbuild, and embedded into the library.
#
# SIGLOOM_PAGE names a bundle that was made elsewhere (node page/build.mjs OUTPUT). Without it, and without
# Node or its packages, the page is left out: there is no format html, and `sigloom view` says so.
set(SIGLOOM_PAGE "" CACHE FILEPATH "The bundle of the page, made by page/build.mjs; empty: make it")

if(SIGLOOM_PAGE)
    set(page_bundle "${SIGLOOM_PAGE}")
else()
    find_program(NODE_PROGRAM NAMES node nodejs)
    if(NODE_PROGRAM AND EXISTS "${PROJECT_SOURCE_DIR}/page/node_modules/esbuild")
        set(page_bundle "${PROJECT_BINARY_DIR}/page.html")
        file(GLOB page_sources CONFIGURE_DEPENDS page/src/*)
        add_custom_command(
            OUTPUT "${page_bundle}"
            COMMAND "${NODE_PROGRAM}" "${PROJECT_SOURCE_DIR}/page/build.mjs" "${page_bundle}"
            DEPENDS ${page_sources} page/build.mjs page/package-lock.json LICENSE
            COMMENT "Bundling the page" VERBATIM)
    else()
        message(STATUS "The page is left out: Node or its packages are missing. scripts/setup installs them; "
                       "or give a bundle by -DSIGLOOM_PAGE=FILE")
    endif()
endif()

if(page_bundle)
    set(page_source "${PROJECT_BINARY_DIR}/page_template.cpp")
    add_custom_command(
        OUTPUT "${page_source}"
        COMMAND "${CMAKE_COMMAND}" "-DINPUT=${page_bundle}" "-DOUTPUT=${page_source}"
                -P "${PROJECT_SOURCE_DIR}/cmake/embed_page.cmake"
        DEPENDS "${page_bundle}" cmake/embed_page.cmake
        COMMENT "Embedding the page" VERBATIM)
    target_sources(sigloom PRIVATE "${page_source}")
    # Where the table of formats and `sigloom view` ask.
    set_property(SOURCE exporters/formats.cpp tools/command_view.cpp
                 APPEND PROPERTY COMPILE_DEFINITIONS SIGLOOM_HAS_PAGE)
else()
    get_target_property(with_page sigloom SOURCES)
    list(FILTER with_page EXCLUDE REGEX "/exporters/html/")
    set_property(TARGET sigloom PROPERTY SOURCES ${with_page})
endif()
