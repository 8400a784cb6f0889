#include "core/base/read_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "core/base/cancelled.hpp"
#include "core/base/read_when_there.hpp"

namespace sigloom {

Descriptor::~Descriptor() {
    if (is_open()) ::close(number_);
}

std::optional<std::size_t> read_some(int descriptor, std::span<char> into) {
    while (true) {
        const ssize_t got = ::read(descriptor, into.data(), into.size());
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) return std::nullopt;
        stop_if_cancelled();
    }
}

namespace {

constexpr std::size_t longest_run_of_nul = std::size_t{1} << 20;

/// Returns once a read would not wait any more: a signal that came just before it would not end it.
void wait_for_bytes(int descriptor) {
    constexpr int milliseconds = 250;
    pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
    do {
        stop_if_cancelled();
    } while (::poll(&waiting, 1, milliseconds) == 0 || (waiting.revents == 0 && errno == EINTR));
}

/// What is read of a file, in memory that grows.
class Reading {
  public:
    /// Of which at most so many bytes are wanted.
    Reading(int descriptor, std::size_t wanted) : descriptor_(descriptor), wanted_(wanted) {}

    /// False, and errno, on failure.
    bool begin() {
        struct stat status {};
        if (::fstat(descriptor_, &status) != 0) return false;
        may_wait_ = !S_ISREG(status.st_mode);
        // One byte more than the file has, so that its end is seen; pipes tell no size and grow.
        const auto size = static_cast<std::size_t>(status.st_size);
        expected_ = std::min(std::clamp<std::size_t>(size + 1, 4096, largest_first_piece), wanted_);
        return true;
    }

    /// Reads until there are `limit` bytes, or all. False, and errno, on failure.
    bool read_to(std::size_t limit) {
        while (size_ < limit && !is_at_end_) {
            if (size_ == capacity_) grow();
            if (may_wait_) wait_for_bytes(descriptor_);
            const std::size_t room = std::min(capacity_, limit) - size_;
            const auto got = read_some(descriptor_, {bytes_.get() + size_, room});
            if (!got && errno == EAGAIN) continue;
            if (!got) return false;
            is_at_end_ = *got == 0;
            size_ += *got;
        }
        return true;
    }

    /// The same, but more than `most` bytes, and too many NUL bytes in a row, are a failure.
    bool read_all(std::size_t most) {
        const std::size_t too_many = std::min(most, SIZE_MAX - 1) + 1;
        std::size_t run_begin = size_;
        while (!is_at_end_) {
            if (!read_to(std::min(too_many, size_ + longest_run_of_nul))) return false;
            const std::string_view piece = view().substr(run_begin);
            const bool is_all_nul = piece.find_first_not_of('\0') == std::string_view::npos;
            if (size_ > most || (is_all_nul && piece.size() >= longest_run_of_nul)) {
                errno = EFBIG;
                return false;
            }
            run_begin = size_;
        }
        return true;
    }

    [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }
    [[nodiscard]] FileBytes take() && { return {std::move(bytes_), size_}; }

  private:
    static constexpr std::size_t largest_first_piece = std::size_t{1} << 30;

    void grow() {
        capacity_ = capacity_ == 0 ? expected_ : 2 * capacity_;
        auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
        std::copy_n(bytes_.get(), size_, larger.get());
        bytes_ = std::move(larger);
    }

    int descriptor_;
    std::size_t wanted_;
    bool may_wait_ = false;
    bool is_at_end_ = false;
    std::size_t expected_ = 0;
    std::size_t capacity_ = 0;
    std::size_t size_ = 0;
    std::unique_ptr<char[]> bytes_;
};

/// Without waiting for somebody to write to a pipe.
Descriptor open_to_read(const std::string& path) {
    return Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

}  // namespace

std::optional<std::size_t> read_when_there(int descriptor, std::span<char> into) {
    while (true) {
        wait_for_bytes(descriptor);
        const auto got = read_some(descriptor, into);
        if (got || errno != EAGAIN) return got;
    }
}

std::optional<FileBytes> read_file(const std::string& path, std::size_t limit) {
    const Descriptor file = open_to_read(path);
    Reading reading(file.number(), limit);
    if (!file.is_open() || !reading.begin() || !reading.read_to(limit)) return std::nullopt;
    return std::move(reading).take();
}

std::optional<FileBytes> read_whole_file(const std::string& path, std::size_t most) {
    const Descriptor file = open_to_read(path);
    if (!file.is_open()) return std::nullopt;
    return read_whole_descriptor(file.number(), 0, [most](std::string_view) { return most; });
}

std::optional<FileBytes> read_whole_descriptor(int descriptor, std::size_t beginning_size,
                                               FunctionRef<std::size_t(std::string_view)> most) {
    Reading reading(descriptor, SIZE_MAX);
    if (!reading.begin() || !reading.read_to(beginning_size)) return std::nullopt;
    if (!reading.read_all(most(reading.view()))) return std::nullopt;
    return std::move(reading).take();
}

std::string reading_error(std::size_t most) {
    if (errno != EFBIG) return std::generic_category().message(errno);
    return "expected at most " + std::to_string(most) + " bytes, and an end";
}

}  // namespace sigloom
