# The manual page comes from the same descriptions as --help: the program writes it.
set(manpage "${PROJECT_BINARY_DIR}/sigloom.1")
add_custom_command(
    OUTPUT "${manpage}"
    COMMAND sigloom_program man -o "${manpage}"
    DEPENDS sigloom_program
    COMMENT "Writing the manual page"
    VERBATIM)
add_custom_target(manpage ALL DEPENDS "${manpage}")

# So do the completions.
set(completions "${PROJECT_BINARY_DIR}/completions")
foreach(shell bash zsh fish)
    add_custom_command(
        OUTPUT "${completions}/${shell}"
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${completions}"
        COMMAND sigloom_program completions ${shell} -o "${completions}/${shell}"
        DEPENDS sigloom_program
        COMMENT "Writing what ${shell} completes"
        VERBATIM)
endforeach()
add_custom_target(completions ALL DEPENDS "${completions}/bash" "${completions}/zsh" "${completions}/fish")
