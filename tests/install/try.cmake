# Installs `build` under `work`, builds and runs `project` against it.
function(run)
    cmake_parse_arguments(PARSE_ARGV 0 run "" "OUTPUT" "COMMAND")
    execute_process(COMMAND ${run_COMMAND} RESULT_VARIABLE result OUTPUT_VARIABLE output
                    ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        list(JOIN run_COMMAND " " line)
        message(FATAL_ERROR "${line}\nended with ${result}:\n${output}")
    endif()
    if(run_OUTPUT AND NOT output STREQUAL run_OUTPUT)
        message(FATAL_ERROR "expected \"${run_OUTPUT}\", got \"${output}\"")
    endif()
endfunction()

file(REMOVE_RECURSE "${work}")
run(COMMAND "${CMAKE_COMMAND}" --install "${build}" --prefix "${work}/prefix")

# What is installed names neither the source tree nor the build tree: both may be gone.
file(GLOB_RECURSE package "${work}/prefix/*.cmake")
if(NOT package)
    message(FATAL_ERROR "no CMake package was installed")
endif()
foreach(file IN LISTS package)
    file(READ "${file}" text)
    foreach(needle IN ITEMS "${source}" "sigloom_options")
        string(FIND "${text}" "${needle}" place)
        if(NOT place EQUAL -1)
            message(FATAL_ERROR "${file} names ${needle}")
        endif()
    endforeach()
endforeach()

run(COMMAND "${CMAKE_COMMAND}" -G "${generator}" -S "${project}" -B "${work}/build"
            -D "CMAKE_CXX_COMPILER=${compiler}" -D "CMAKE_PREFIX_PATH=${work}/prefix")
run(COMMAND "${CMAKE_COMMAND}" --build "${work}/build")
run(COMMAND "${work}/build/outside" "${work}/bread.json" OUTPUT "3 nodes, 3 edges\n")
run(COMMAND "${work}/prefix/bin/sigloom" --version OUTPUT "sigloom ${version}\n")
