#include "exporters/common/output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <optional>
#include <utility>

#include "exporters/common/beside.hpp"
#include "exporters/common/packing.hpp"

namespace sigloom {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 20;
/// From this size on, a write goes past the buffer.
constexpr std::size_t large_write = std::size_t{1} << 16;

}  // namespace

struct Output::State {
    std::string name;
    std::string* target_string = nullptr;
    int descriptor = -1;
    bool owns_descriptor = false;
    bool may_wait = false;            ///< a write can wait for a reader
    std::filesystem::path temporary;  ///< empty where the target is written directly
    std::filesystem::path target;
    std::string buffer;
    std::string error;
    std::function<void()> check = [] {};
    std::unique_ptr<Packer> packer;  ///< null where nothing is packed
    bool broken_pipe = false;
    bool closed = false;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { give_up(); }

    void fail(int code) {
        if (!error.empty()) return;
        broken_pipe = code == EPIPE;
        error = error_text(name, code);
    }

    void give_up() {
        if (owns_descriptor && descriptor >= 0) ::close(descriptor);
        descriptor = -1;
        if (!temporary.empty()) ::unlink(temporary.c_str());
        temporary.clear();
    }

    void write_through(std::string_view bytes) {
        while (!bytes.empty() && error.empty()) {
            check();
            if (may_wait && !can_write_now()) continue;
            const std::string_view piece = may_wait ? bytes.substr(0, PIPE_BUF) : bytes;
            const ssize_t written = ::write(descriptor, piece.data(), piece.size());
            if (written >= 0) {
                bytes.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno != EINTR) {
                fail(errno);
            }
        }
    }

    /// Waits a while for room for PIPE_BUF bytes in a pipe. A write that waits would not end by a
    /// signal that comes just before it, or to another thread.
    [[nodiscard]] bool can_write_now() const {
        constexpr int milliseconds = 250;
        pollfd waiting{.fd = descriptor, .events = POLLOUT, .revents = 0};
        const int ready = ::poll(&waiting, 1, milliseconds);
        return ready > 0 || (ready < 0 && errno != EINTR);
    }

    void find_whether_writes_wait() {
        struct stat status {};
        may_wait = descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISFIFO(status.st_mode);
    }

    /// Writes bytes, packed where they are to be.
    void put(std::string_view bytes) {
        if (packer == nullptr) return write_through(bytes);
        packer->pack(bytes, [this](std::string_view packed) { write_through(packed); });
    }

    void flush() {
        put(buffer);
        buffer.clear();
    }

    void open_directly() {
        descriptor = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
        owns_descriptor = true;
        if (descriptor < 0) fail(errno);
        find_whether_writes_wait();
    }

    /// True once a new file is open.
    bool open_new(const std::filesystem::path& path) {
        descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        owns_descriptor = true;
        return descriptor >= 0;
    }

    /// `mode` is that of the file to be replaced; a new file gets what the umask allows.
    void open_beside(std::optional<mode_t> mode) {
        const auto made = make_beside(
            target, [this](const std::filesystem::path& candidate) { return open_new(candidate); });
        if (!made) return fail(errno);
        temporary = *made;
        if (mode && ::fchmod(descriptor, *mode & 07777U) != 0) fail(errno);
    }

    void complete() {
        if (closed) return;
        closed = true;
        if (target_string != nullptr) return;
        flush();
        if (packer != nullptr && error.empty()) {
            packer->finish([this](std::string_view packed) { write_through(packed); });
        }
        if (owns_descriptor && descriptor >= 0) {
            // Some file systems tell only now that there is no space left.
            if (::close(std::exchange(descriptor, -1)) != 0) fail(errno);
        }
        if (!error.empty()) give_up();
    }

    void put_in_place() {
        if (temporary.empty()) return;
        if (::rename(temporary.c_str(), target.c_str()) == 0) {
            temporary.clear();
        } else {
            fail(errno);
            give_up();
        }
    }
};

Output::Output(std::unique_ptr<State> state) : state_(std::move(state)) {}
Output::Output(Output&&) noexcept = default;
Output& Output::operator=(Output&&) noexcept = default;
Output::~Output() = default;

Output Output::to_file(const std::filesystem::path& target) {
    auto state = std::make_unique<State>();
    state->name = target.string();
    // The file behind a link is replaced, not the link.
    const ExistingFile existing = find_existing(target);
    state->target = existing.path;
    if (target.filename().empty()) {
        state->fail(target.empty() ? ENOENT : EISDIR);
    } else if (existing.error != 0) {
        state->fail(existing.error);
    } else if (existing.mode && !S_ISREG(*existing.mode)) {
        state->open_directly();
    } else if (existing.mode && ::access(target.c_str(), W_OK) != 0) {
        state->fail(errno);  // a rename would replace even what its owner protects
    } else {
        state->open_beside(existing.mode);
    }
    if (state->error.empty()) state->buffer.reserve(buffer_size);
    state->packer = Packer::make(packing_of_path(target.native()));
    return Output(std::move(state));
}

Output Output::to_new_file(const std::filesystem::path& path, std::string name) {
    auto state = std::make_unique<State>();
    state->name = std::move(name);
    if (!state->open_new(path)) state->fail(errno);
    return Output(std::move(state));
}

Output Output::failed(std::string error) {
    auto state = std::make_unique<State>();
    state->error = std::move(error);
    return Output(std::move(state));
}

Output Output::to_descriptor(int descriptor, std::string name) {
    auto state = std::make_unique<State>();
    state->name = std::move(name);
    state->descriptor = descriptor;
    state->find_whether_writes_wait();
    state->buffer.reserve(buffer_size);
    return Output(std::move(state));
}

Output Output::to_string(std::string& target) {
    auto state = std::make_unique<State>();
    state->target_string = &target;
    return Output(std::move(state));
}

void Output::set_check(std::function<void()> check) {
    state_->check = std::move(check);
}

void Output::write(std::string_view bytes) {
    if (state_->target_string != nullptr) {
        *state_->target_string += bytes;
        return;
    }
    if (!state_->error.empty()) return;
    if (bytes.size() >= large_write) {
        state_->flush();
        state_->put(bytes);
        return;
    }
    if (state_->buffer.size() + bytes.size() > buffer_size) state_->flush();
    state_->buffer += bytes;
}

const std::string& Output::error() const {
    return state_->error;
}

bool Output::broken_pipe() const {
    return state_->broken_pipe;
}

void Output::complete() {
    state_->complete();
}

void Output::put_in_place() {
    state_->put_in_place();
}

const std::string& Output::close() {
    state_->complete();
    if (!state_->temporary.empty()) {
        state_->check();
        state_->put_in_place();
    }
    return state_->error;
}

}  // namespace sigloom
