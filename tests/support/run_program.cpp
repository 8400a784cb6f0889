#include "tests/support/run_program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace sigloom::test {
namespace {

void require(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what);
}

void redirect(int descriptor, const std::string& path, int flags) {
    const int opened = open(path.c_str(), flags, 0600);
    if (opened < 0 || dup2(opened, descriptor) < 0) _exit(126);
    close(opened);
}

[[noreturn]] void become_program(const Run& run, const std::string& input,
                                 const std::string& output, const std::string& errors) {
    redirect(STDIN_FILENO, input, O_RDONLY);
    if (!output.empty()) redirect(STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC);
    if (chdir(run.folder.c_str()) != 0) _exit(126);
    for (const auto& [name, value] : run.environment) setenv(name.c_str(), value.c_str(), 1);
    std::string program = run.program.empty() ? SIGLOOM_PROGRAM : run.program;
    std::vector<std::string> arguments = run.arguments;
    std::vector<char*> argv{program.data()};
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    execv(program.c_str(), argv.data());
    _exit(127);
}

int wait_for(pid_t child) {
    int status = 0;
    require(waitpid(child, &status, 0) == child, "cannot wait for the program");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

Outcome run_program(const Run& run) {
    const TemporaryFolder streams;
    streams.write("input", run.input);
    const bool captures = run.output_file.empty();
    const std::string output = captures ? (streams.path() / "output").string() : run.output_file;
    const pid_t child = fork();
    require(child >= 0, "cannot start the program");
    if (child == 0) {
        const std::string input = streams.path() / "input";
        become_program(run, run.input_file.empty() ? input : run.input_file, output,
                       streams.path() / "errors");
    }
    const int exit_code = wait_for(child);
    return {exit_code, captures ? streams.read("output") : "", streams.read("errors")};
}

Outcome run_program_without_reader(const Run& run) {
    const TemporaryFolder streams;
    streams.write("input", run.input);
    int ends[2];
    require(pipe(ends) == 0, "cannot make a pipe");
    const pid_t child = fork();
    require(child >= 0, "cannot start the program");
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        become_program(run, streams.path() / "input", "", streams.path() / "errors");
    }
    close(ends[0]);
    close(ends[1]);
    return {wait_for(child), "", streams.read("errors")};
}

StartedProgram::StartedProgram(const Run& run) {
    const std::string pipe = streams_.path() / "input";
    require(mkfifo(pipe.c_str(), 0600) == 0, "cannot make a pipe");
    streams_.write("output", "");  // to be looked at before the program has begun
    child_ = fork();
    require(child_ >= 0, "cannot start the program");
    if (child_ == 0) {
        become_program(run, pipe, streams_.path() / "output", streams_.path() / "errors");
    }
    input_ = open(pipe.c_str(), O_WRONLY | O_CLOEXEC);
    require(input_ >= 0, "cannot open a pipe");
}

StartedProgram::~StartedProgram() {
    end_input();
    if (child_ < 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
}

void StartedProgram::feed(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t written = write(input_, bytes.data(), bytes.size());
        require(written > 0, "the program reads no more");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void StartedProgram::send(int signal) const {
    require(kill(child_, signal) == 0, "cannot send a signal");
}

void StartedProgram::end_input() {
    if (input_ >= 0) close(std::exchange(input_, -1));
}

Outcome StartedProgram::wait() {
    end_input();
    const int exit_code = wait_for(std::exchange(child_, -1));
    return {exit_code, streams_.read("output"), streams_.read("errors")};
}

}  // namespace sigloom::test
