# The manual page comes from the same descriptions as --help: the program writes it.
set(manpage "${PROJECT_BINARY_DIR}/sigloom.1")
add_custom_command(
    OUTPUT "${manpage}"
    COMMAND sigloom_program man -o "${manpage}"
    DEPENDS sigloom_program
    COMMENT "Writing the manual page"
    VERBATIM)
add_custom_target(manpage ALL DEPENDS "${manpage}")
