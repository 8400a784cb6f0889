# cmake --build build/release --target package: a Debian package of the program, and of the library as a shared one,
# which brings what it is made with, so that those who link it need nothing else but Boost's headers.
add_library(sigloom_shared SHARED $<TARGET_OBJECTS:sigloom>)
set_target_properties(sigloom_shared PROPERTIES
    OUTPUT_NAME sigloom EXPORT_NAME sigloom
    VERSION ${PROJECT_VERSION}
    # Until 1.0 each minor version has an interface of its own.
    SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
    ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/shared" LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/shared")
target_link_libraries(sigloom_shared PRIVATE sigloom INTERFACE Boost::headers)
target_include_directories(sigloom_shared INTERFACE
    "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>" "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/sigloom>")
target_compile_features(sigloom_shared INTERFACE cxx_std_20)

# Of the package alone.
set(of_package COMPONENT package EXCLUDE_FROM_ALL)
install(TARGETS sigloom_shared EXPORT sigloomSharedTargets LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" ${of_package})
install(EXPORT sigloomSharedTargets NAMESPACE sigloom::
        DESTINATION "${sigloom_package_dir}" ${of_package})
configure_package_config_file(cmake/debian/sigloomConfig.cmake.in "${PROJECT_BINARY_DIR}/debian/sigloomConfig.cmake"
                              INSTALL_DESTINATION "${sigloom_package_dir}")
configure_file(cmake/debian/sigloom.pc.in "${PROJECT_BINARY_DIR}/debian/sigloom.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/debian/sigloomConfig.cmake" "${PROJECT_BINARY_DIR}/sigloomConfigVersion.cmake"
        DESTINATION "${sigloom_package_dir}" ${of_package})
install(FILES "${PROJECT_BINARY_DIR}/debian/sigloom.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" ${of_package})

# Who makes a package answers for it, and says so as for Debian's own tools (debchange(1)). The project has no
# address of its own: example.org stands for none (RFC 2606).
set(maintainer "Sigloom contributors <sigloom@example.org>")
if(NOT "$ENV{DEBFULLNAME}" STREQUAL "" AND NOT "$ENV{DEBEMAIL}" STREQUAL "")
    set(maintainer "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
endif()
set(SIGLOOM_MAINTAINER "${maintainer}" CACHE STRING "The maintainer of the Debian package: Name <address>")

# What Debian's policy wants of every package.
configure_file(cmake/debian/changelog.in "${PROJECT_BINARY_DIR}/debian/changelog" @ONLY)
set(compressed "${PROJECT_BINARY_DIR}/debian/changelog.gz" "${PROJECT_BINARY_DIR}/debian/sigloom.1.gz")
add_custom_command(
    OUTPUT ${compressed}
    COMMAND gzip -9nc changelog > changelog.gz
    COMMAND gzip -9nc ../sigloom.1 > sigloom.1.gz
    DEPENDS "${PROJECT_BINARY_DIR}/debian/changelog" "${manpage}"
    WORKING_DIRECTORY "${PROJECT_BINARY_DIR}/debian" VERBATIM)
add_custom_target(debian_documents ALL DEPENDS ${compressed})
# The package needs no more than what it installs: `package` does not depend on all, and cpack builds this first.
add_custom_target(package_contents DEPENDS sigloom_program sigloom_shared completions debian_documents)
set(CMAKE_SKIP_PACKAGE_ALL_DEPENDENCY ON)
file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/debian/build_contents.cmake" CONTENT
"execute_process(COMMAND \"${CMAKE_COMMAND}\" --build \"${PROJECT_BINARY_DIR}\" --target package_contents
                COMMAND_ERROR_IS_FATAL ANY)
")
set(CPACK_INSTALL_SCRIPTS "${PROJECT_BINARY_DIR}/debian/build_contents.cmake")
install(FILES cmake/debian/copyright "${PROJECT_BINARY_DIR}/debian/changelog.gz"
        DESTINATION "${CMAKE_INSTALL_DOCDIR}" ${of_package})
install(FILES "${PROJECT_BINARY_DIR}/debian/sigloom.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" ${of_package})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME sigloom)
set(CPACK_PACKAGE_CONTACT "${SIGLOOM_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "weaves horizon-scanning reports into a knowledge graph")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Sigloom reads horizon-scanning reports written in Markdown and weaves them
into one weighted knowledge graph of entities, themes, signals, concerns,
behaviors, technologies and issues. It measures the graph and hands it to
programs that people use already: Gephi, networkx, igraph, Cytoscape, D3.
.
This package has the program, and the library with its headers.")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libboost-graph-dev, g++, pkg-config")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The cache of the dynamic linker follows by a trigger; what links the library depends on this version of it.
file(WRITE "${PROJECT_BINARY_DIR}/debian/triggers" "activate-noawait ldconfig\n")
file(WRITE "${PROJECT_BINARY_DIR}/debian/shlibs"
     "libsigloom ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} sigloom (>= ${PROJECT_VERSION})\n")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${PROJECT_BINARY_DIR}/debian/triggers" "${PROJECT_BINARY_DIR}/debian/shlibs")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# One package of these parts.
set(CPACK_COMPONENTS_ALL program headers package)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
