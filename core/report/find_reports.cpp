#include "core/report/find_reports.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>
#include <system_error>
#include <tuple>

#include "core/report/limits.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace fs = std::filesystem;
namespace {

/// What tells one file from another, whatever it is called.
using Identity = std::pair<dev_t, ino_t>;

std::string reason(int error) {
    return std::generic_category().message(error);
}

bool is_markdown(const fs::path& path) {
    const std::string suffix = fold(path.extension().string());
    return suffix == ".md" || suffix == ".markdown";
}

class Finder {
  public:
    explicit Finder(Reporter& reporter) : reporter_(reporter) {}

    void add_input(const fs::path& input) {
        struct stat status {};
        if (::stat(input.c_str(), &status) != 0) {
            say(Oddity::unreadable_input, input, reason(errno));
        } else if (S_ISDIR(status.st_mode)) {
            add_folder(input, "", status);
        } else if (S_ISREG(status.st_mode)) {
            found_.push_back({{input, input.filename().generic_string(), std::nullopt, true},
                              {status.st_dev, status.st_ino}});
        } else {
            say(Oddity::unreadable_input, input,
                "expected a file or a folder, got a device, pipe or socket");
        }
    }

    std::vector<ReportFile> take() {
        sort();
        if (tell_equal_names_apart()) sort();
        std::set<Identity> seen;
        std::vector<ReportFile> reports;
        for (Found& found : found_) {
            if (seen.insert(found.identity).second) {
                reports.push_back(std::move(found.report));
            } else {
                say(Oddity::repeated_input, found.report.file, "given more than once, counts once");
            }
        }
        return reports;
    }

  private:
    struct Found {
        ReportFile report;
        Identity identity;
    };

    void say(Oddity oddity, const fs::path& path, std::string message) {
        reporter_.report({oddity, path.generic_string(), 0, 0, std::move(message)});
    }

    /// `prefix` is how names of the folder's files begin: "" or "folder/".
    void add_folder(const fs::path& folder, const std::string& prefix, const struct stat& status) {
        const Identity identity{status.st_dev, status.st_ino};
        if (std::ranges::find(open_folders_, identity) != open_folders_.end()) {
            say(Oddity::skipped_entry, folder, "folder inside itself, skipped");
            return;
        }
        if (open_folders_.size() >= limits::folder_depth) {
            say(Oddity::unreadable_input, folder,
                "expected at most " + std::to_string(limits::folder_depth) + " nested folders");
            return;
        }
        std::error_code error;
        std::vector<fs::path> entries;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            entries.push_back(entry->path());
        }
        if (error) say(Oddity::unreadable_input, folder, error.message());
        std::ranges::sort(entries, {}, [](const fs::path& entry) -> const std::string& {
            return entry.native();  // paths compare part by part, which takes long
        });
        open_folders_.push_back(identity);
        for (const fs::path& entry : entries) add_entry(entry, prefix);
        open_folders_.pop_back();
    }

    void add_entry(const fs::path& entry, const std::string& prefix) {
        const std::string file_name = entry.filename().generic_string();
        const std::string path = prefix + file_name;
        struct stat status {};
        if (file_name.starts_with('.')) {
            say(Oddity::skipped_entry, entry, "hidden, skipped");
        } else if (::stat(entry.c_str(), &status) != 0) {
            say(Oddity::unreadable_input, entry, reason(errno));
        } else if (S_ISDIR(status.st_mode)) {
            add_folder(entry, path + '/', status);
        } else if (!S_ISREG(status.st_mode)) {
            say(Oddity::skipped_entry, entry, "device, pipe or socket, skipped");
        } else if (!is_markdown(entry)) {
            say(Oddity::skipped_entry, entry, "no Markdown file, skipped");
        } else if (fold(entry.stem().string()) == "readme") {
            say(Oddity::skipped_entry, entry, "describes the folder, skipped");
        } else {
            found_.push_back({{entry, path, std::nullopt, false}, {status.st_dev, status.st_ino}});
        }
    }

    void sort() {
        std::ranges::sort(found_, {}, [](const Found& found) {
            return std::tie(found.report.path, found.report.file);
        });
    }

    /// Files of one name from different folders are named by their whole paths. They must be
    /// sorted. True if there are any.
    bool tell_equal_names_apart() {
        bool any = false;
        for (auto first = found_.begin(); first != found_.end();) {
            const auto last = std::find_if(first, found_.end(), [first](const Found& other) {
                return other.report.path != first->report.path;
            });
            const bool differ = std::any_of(first, last, [first](const Found& other) {
                return other.identity != first->identity;
            });
            any = any || differ;
            for (; first != last; ++first) {
                if (!differ) continue;
                first->report.path = first->report.file.lexically_normal().generic_string();
            }
        }
        return any;
    }

    Reporter& reporter_;
    std::vector<Found> found_;
    std::vector<Identity> open_folders_;
};

/// Closes a descriptor at the end of a scope.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

struct ReadBytes {
    std::size_t count;
    int error;  ///< an error number or 0
};

/// Fills memory from a descriptor until the end of either.
ReadBytes read_all(int descriptor, std::span<char> into) {
    std::size_t size = 0;
    while (true) {
        const ssize_t got = ::read(descriptor, into.data() + size, into.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return {size, errno};
        size += static_cast<std::size_t>(got);
        if (got == 0 || size == into.size()) return {size, 0};
    }
}

}  // namespace

std::vector<ReportFile> find_reports(std::span<const fs::path> inputs, Reporter& reporter) {
    Finder finder(reporter);
    for (const fs::path& input : inputs) finder.add_input(input);
    return finder.take();
}

std::optional<StoredText> load(const ReportFile& report, Reporter& reporter,
                               std::pmr::memory_resource* memory) {
    const auto fail = [&](Oddity oddity, std::string message) -> std::optional<StoredText> {
        reporter.report({oddity, report.shown_path(), 0, 0, std::move(message)});
        return std::nullopt;
    };
    const auto too_large = [&] {
        return fail(Oddity::file_too_large,
                    "expected at most " + std::to_string(limits::file_bytes) + " bytes");
    };
    if (report.text) {
        if (report.text->size() > limits::file_bytes) return too_large();
        return stored(*report.text);
    }
    // Not blocking, in case a pipe has taken the file's place since it was found.
    const Descriptor file(::open(report.file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
        return fail(Oddity::unreadable_input, reason(errno));
    }
    if (!S_ISREG(status.st_mode)) return fail(Oddity::unreadable_input, "no regular file");
    if (static_cast<std::uintmax_t>(status.st_size) > limits::file_bytes) return too_large();
    // One byte more than the file has, so that the end is seen without a second read.
    auto store = std::make_shared<TextStore>(memory);
    const std::span<char> bytes = store->allocate(static_cast<std::size_t>(status.st_size) + 1);
    const auto [count, error] = read_all(file.number(), bytes);
    if (error != 0) return fail(Oddity::unreadable_input, reason(error));
    return StoredText{std::move(store), {bytes.data(), count}};
}

}  // namespace sigloom
