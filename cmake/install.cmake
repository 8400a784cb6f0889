# cmake --install: the program, the library with its headers and its CMake package, the manual page and what
# shells complete. The parts are components: a Debian package has others of some of them (package.cmake).
include(CMakePackageConfigHelpers)

set(sigloom_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/sigloom")

install(TARGETS sigloom_program RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)
install(TARGETS sigloom EXPORT sigloomTargets
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library
        RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT library)
# Include paths begin at the root of the tree, installed or not: "core/graph/build.hpp".
# Of the exporters, the table of formats is the door, with what a row of it is made of; the formats
# themselves stay inside.
install(DIRECTORY core DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/sigloom" COMPONENT headers
        FILES_MATCHING PATTERN "*.hpp")
install(FILES exporters/formats.hpp DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/sigloom/exporters"
        COMPONENT headers)
set(door_of_exporters destination format format_options output output_files output_folder output_path
    report_texts)
list(TRANSFORM door_of_exporters REPLACE "(.+)" "exporters/common/\\1.hpp")
install(FILES ${door_of_exporters} DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/sigloom/exporters/common"
        COMPONENT headers)

configure_package_config_file(cmake/sigloomConfig.cmake.in "${PROJECT_BINARY_DIR}/sigloomConfig.cmake"
                              INSTALL_DESTINATION "${sigloom_package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/sigloomConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(EXPORT sigloomTargets NAMESPACE sigloom:: DESTINATION "${sigloom_package_dir}" COMPONENT library)
install(FILES "${PROJECT_BINARY_DIR}/sigloomConfig.cmake"
              "${PROJECT_BINARY_DIR}/sigloomConfigVersion.cmake"
              cmake/FindCairo.cmake cmake/FindCld2.cmake cmake/FindPango.cmake cmake/FindStemmer.cmake
              cmake/FindUtf8proc.cmake cmake/FindZstd.cmake
              cmake/header_and_library.cmake
        DESTINATION "${sigloom_package_dir}" COMPONENT library)

install(FILES "${PROJECT_BINARY_DIR}/sigloom.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT manual)
install(FILES "${completions}/bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
        RENAME sigloom COMPONENT program)
install(FILES "${completions}/zsh" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions"
        RENAME _sigloom COMPONENT program)
install(FILES "${completions}/fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d"
        RENAME sigloom.fish COMPONENT program)
install(FILES LICENSE README.md CHANGELOG.md docs/design.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT docs)
