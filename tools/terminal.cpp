#include "tools/terminal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

extern char** environ;

namespace sigloom {
namespace {

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : value;
}

bool is_installed(std::string_view program) {
    std::string_view path = variable("PATH");
    while (!path.empty()) {
        const std::size_t end = std::min(path.find(':'), path.size());
        const std::string file = fmt::format("{}/{}", path.substr(0, end), program);
        if (access(file.c_str(), X_OK) == 0) return true;
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return false;
}

/// Empty where no pager is wanted.
std::string pager_command() {
    if (isatty(STDOUT_FILENO) == 0 || variable("TERM") == "dumb") return {};
    for (const char* name : {"SIGLOOM_PAGER", "PAGER"}) {
        if (std::getenv(name) == nullptr) continue;
        return variable(name) == "cat" ? std::string() : std::string(variable(name));
    }
    return is_installed("less") ? "less" : "";
}

/// The environment, with what makes the usual pagers leave at once where all fits the screen.
std::vector<std::string> environment_of_pager() {
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry) all.emplace_back(*entry);
    if (std::getenv("LESS") == nullptr) all.emplace_back("LESS=FRX");
    if (std::getenv("LV") == nullptr) all.emplace_back("LV=-c");
    return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Starts a shell with this command that reads from the descriptor. -1 where that fails.
pid_t spawn_shell(const std::string& command, int input) {
    std::vector<std::string> arguments{"sh", "-c", command};
    std::vector<std::string> variables = environment_of_pager();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    // What this program ignores, as it does SIGPIPE, its child would ignore, too.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t to_default;
    sigemptyset(&to_default);
    sigaddset(&to_default, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &to_default);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    pid_t child = -1;
    const int error = posix_spawn(&child, "/bin/sh", &actions, &attributes,
                                  pointers_to(arguments).data(), pointers_to(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error == 0 ? child : -1;
}

}  // namespace

std::optional<std::size_t> terminal_width() {
    if (isatty(STDOUT_FILENO) == 0) return std::nullopt;
    std::size_t columns = 0;
    const std::string_view told = variable("COLUMNS");
    std::from_chars(told.data(), told.data() + told.size(), columns);
    if (columns > 0) return columns;
    winsize size{};
    const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    constexpr std::size_t usual = 80;
    return known ? size.ws_col : usual;
}

std::optional<Pager> Pager::start() {
    std::string command = pager_command();
    if (command.empty()) return std::nullopt;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
    const pid_t child = spawn_shell(command, ends[0]);
    close(ends[0]);
    if (child < 0) {
        close(ends[1]);
        return std::nullopt;
    }
    return Pager(std::move(command), child, ends[1]);
}

Pager::Pager(Pager&& other) noexcept
    : command_(std::move(other.command_)),
      child_(std::exchange(other.child_, -1)),
      pipe_(std::exchange(other.pipe_, -1)) {}

std::string Pager::wait() {
    if (child_ < 0) return {};
    close(pipe_);
    int status = 0;
    // Ctrl-C is for the pager, which goes on; this program has only to wait for it.
    std::signal(SIGINT, SIG_IGN);
    while (waitpid(child_, &status, 0) < 0 && errno == EINTR) continue;
    child_ = -1;
    constexpr int not_found = 127;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != not_found) return {};
    return fmt::format("the pager \"{}\" cannot be run; --no-pager does without", command_);
}

}  // namespace sigloom
