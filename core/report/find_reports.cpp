#include "core/report/find_reports.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>
#include <system_error>
#include <tuple>

#include "core/base/read_file.hpp"
#include "core/report/limits.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace fs = std::filesystem;
namespace {

/// What tells one file from another, whatever it is called.
using Identity = std::pair<dev_t, ino_t>;

std::string reason(int error) {
    return std::generic_category().message(error);
}

/// A file's name in two parts; the suffix begins with its dot.
struct NameParts {
    std::string stem;
    std::string suffix;
};

/// Folded, as case does not matter.
NameParts folded_parts(std::string_view file_name) {
    const std::size_t dot = std::min(file_name.rfind('.'), file_name.size());
    return {fold(file_name.substr(0, dot)), fold(file_name.substr(dot))};
}

/// An entry of a folder as the folder knows it, without a look at the file itself.
struct Entry {
    std::string name;
    ino_t inode;
    unsigned char type;  ///< DT_REG, DT_DIR, ..., or DT_UNKNOWN where the file system does not say

    [[nodiscard]] bool is_plain_file() const { return type == DT_REG; }
};

/// All but `.` and `..`, sorted by name. An error number, or 0.
int list_folder(const std::string& folder, std::vector<Entry>& entries) {
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.c_str()), &::closedir);
    if (stream == nullptr) return errno;
    errno = 0;
    while (const dirent* entry = ::readdir(stream.get())) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") {
            entries.push_back({std::string(name), entry->d_ino, entry->d_type});
        }
    }
    const int error = errno;
    std::ranges::sort(entries, {}, &Entry::name);
    return error;
}

class Finder {
  public:
    explicit Finder(Reporter& reporter) : reporter_(reporter) {}

    void add_input(const fs::path& given) {
        const std::string& input = given.native();
        struct stat status {};
        if (::stat(input.c_str(), &status) != 0) {
            say(Oddity::unreadable_input, input, reason(errno));
        } else if (S_ISDIR(status.st_mode)) {
            add_folder(input, "", status);
        } else if (S_ISREG(status.st_mode)) {
            found_.push_back({{input, given.filename().native(), std::nullopt, true},
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
                found.report.path = path_as_text(found.report.path);
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

    void say(Oddity oddity, const std::string& path, std::string message) {
        reporter_.report({oddity, path_as_text(path), 0, 0, std::move(message)});
    }

    /// `prefix` is how names of the folder's files begin: "" or "folder/".
    void add_folder(const std::string& folder, const std::string& prefix,
                    const struct stat& status) {
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
        std::vector<Entry> entries;
        if (const int error = list_folder(folder, entries); error != 0) {
            say(Oddity::unreadable_input, folder, reason(error));
        }
        open_folders_.push_back(identity);
        const std::string beginning = folder.ends_with('/') ? folder : folder + '/';
        for (const Entry& entry : entries) add_entry(beginning, entry, identity, prefix);
        open_folders_.pop_back();
    }

    void add_entry(const std::string& folder, const Entry& entry, Identity in,
                   const std::string& prefix) {
        std::string file = folder + entry.name;
        std::string path = prefix + entry.name;
        struct stat status {};
        status.st_dev = in.first;
        status.st_ino = entry.inode;
        status.st_mode = S_IFREG;
        if (entry.name.starts_with('.')) {
            say(Oddity::skipped_entry, file, "hidden, skipped");
        } else if (!entry.is_plain_file() && ::stat(file.c_str(), &status) != 0) {
            say(Oddity::unreadable_input, file, reason(errno));
        } else if (S_ISDIR(status.st_mode)) {
            add_folder(file, path + '/', status);
        } else if (!S_ISREG(status.st_mode)) {
            say(Oddity::skipped_entry, file, "device, pipe or socket, skipped");
        } else {
            add_file(std::move(file), entry.name, std::move(path), {status.st_dev, status.st_ino});
        }
    }

    void add_file(std::string file, std::string_view name, std::string path, Identity identity) {
        const auto [stem, suffix] = folded_parts(name);
        if (suffix != ".md" && suffix != ".markdown") {
            say(Oddity::skipped_entry, file, "no Markdown file, skipped");
        } else if (stem == "readme") {
            say(Oddity::skipped_entry, file, "describes the folder, skipped");
        } else {
            found_.push_back({{std::move(file), std::move(path), std::nullopt, false}, identity});
        }
    }

    void sort() {
        const auto name = [](const Found& found) {
            return std::tie(found.report.path, found.report.file);
        };
        // A single folder comes in order.
        if (!std::ranges::is_sorted(found_, {}, name)) std::ranges::sort(found_, {}, name);
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
                first->report.path = fs::path(first->report.file).lexically_normal().native();
            }
        }
        return any;
    }

    Reporter& reporter_;
    std::vector<Found> found_;
    std::vector<Identity> open_folders_;
};

}  // namespace

std::string path_as_text(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = printable(path);
    if (text == path) return text;
    text.clear();
    for (std::size_t at = 0; at < path.size();) {
        const CodePoint point = code_point_at(path, at);
        const std::string_view character = path.substr(at, point.size);
        at += point.size;
        if (printable(character) == character) {
            text += character;
            continue;
        }
        for (const char c : character) {
            const auto byte = static_cast<unsigned char>(c);
            ((text += "\\x") += digits[byte / 16]) += digits[byte % 16];
        }
    }
    return text;
}

std::vector<ReportFile> find_reports(std::span<const fs::path> inputs, Reporter& reporter) {
    Finder finder(reporter);
    for (const fs::path& input : inputs) finder.add_input(input);
    return finder.take();
}

std::optional<StoredText> load(const ReportFile& report, Reporter& reporter) {
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
    if (!file.is_open() || ::fstat(file.number(), &status) != 0) {
        return fail(Oddity::unreadable_input, reason(errno));
    }
    if (!S_ISREG(status.st_mode)) return fail(Oddity::unreadable_input, "no regular file");
    if (static_cast<std::uintmax_t>(status.st_size) > limits::file_bytes) return too_large();
    // One byte more than the file has, so that the end is seen without a second read.
    auto store = std::make_shared<TextStore>();
    const std::span<char> bytes = store->allocate(static_cast<std::size_t>(status.st_size) + 1);
    // A regular file that gives less than was asked for has ended.
    const std::optional<std::size_t> count = read_some(file.number(), bytes);
    if (!count) return fail(Oddity::unreadable_input, reason(errno));
    return StoredText{std::move(store), {bytes.data(), *count}};
}

}  // namespace sigloom
