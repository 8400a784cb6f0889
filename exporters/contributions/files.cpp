#include "exporters/contributions/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <system_error>
#include <tuple>
#include <utility>

#include "core/base/large_memory.hpp"
#include "core/base/per_thread.hpp"
#include "core/base/pipeline.hpp"
#include "core/base/read_file.hpp"
#include "core/report/find_reports.hpp"
#include "exporters/contributions/line_blocks.hpp"
#include "exporters/contributions/reader.hpp"
#include "exporters/contributions/writer.hpp"

namespace sigloom {
namespace {

constexpr std::string_view standard_input = "-";

/// Lines of one file, and what they say.
struct Piece {
    std::size_t file;
    LineBlocks::Block block;
    std::string error;  ///< why there is nothing more of the file; mostly empty

    struct Fault {
        std::size_t line;  ///< from 0
        LineFault what;
    };
    std::vector<ContributionLine> read;
    std::vector<std::size_t> line_of_read;  ///< from 0
    std::vector<Fault> faults;
    std::size_t lines = 0;
};

/// The default relevancy of an r, for people.
double relevancy_of(std::int32_t share) {
    constexpr std::int32_t share_of_one = 200'000;
    return static_cast<double>(share) / share_of_one;
}

class FilesReader {
  public:
    FilesReader(std::span<const std::string> paths, const ContributionOptions& parts,
                Reporter& reporter)
        : paths_(paths), parts_(parts), reporter_(reporter) {}

    ContributionFiles read() {
        struct Stores {
            std::shared_ptr<TextStore> of_reports = make_store();
            std::shared_ptr<TextStore> of_names = make_store();
        };
        PerThread<Stores> stores([] { return Stores(); });
        run_pipeline<Piece>([&] { return take(); },
                            [&](Piece& piece) {
                                const Stores& of_thread = stores.local();
                                read_lines(piece, of_thread.of_reports, of_thread.of_names);
                            },
                            [&](Piece& piece) { finish(piece); });
        return std::move(result_);
    }

  private:
    std::string shown(std::size_t file) const {
        return paths_[file] == standard_input ? "standard input" : path_as_text(paths_[file]);
    }

    void say(std::size_t file, std::uint32_t line, std::uint32_t column, std::string what) {
        reporter_.report({Oddity::unreadable_input, shown(file), line, column, std::move(what)});
    }

    std::unique_ptr<Piece> take() {
        while (blocks_ || next_file_ < paths_.size()) {
            Piece piece;
            if (!blocks_) piece.error = open();
            piece.file = next_file_ - 1;
            if (blocks_) {
                if (auto block = blocks_->next()) {
                    piece.block = std::move(*block);
                    return std::make_unique<Piece>(std::move(piece));
                }
                piece.error = blocks_->error();
                blocks_.reset();
            }
            if (!piece.error.empty()) return std::make_unique<Piece>(std::move(piece));
        }
        return nullptr;
    }

    /// Returns why the next file cannot be opened; nothing where it can.
    std::string open() {
        const std::string& path = paths_[next_file_++];
        int descriptor = STDIN_FILENO;
        if (path != standard_input) {
            file_.emplace(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
            descriptor = file_->number();
        }
        if (descriptor < 0) return std::generic_category().message(errno);
        blocks_.emplace(descriptor, longest_contribution_line);
        return {};
    }

    static std::shared_ptr<TextStore> make_store() {
        return std::make_shared<TextStore>(first_block_for(SIZE_MAX), large_memory());
    }

    void read_lines(Piece& piece, const std::shared_ptr<TextStore>& store,
                    const std::shared_ptr<TextStore>& store_of_names) const {
        if (piece.block.is_too_long) {
            piece.faults.push_back(
                {0,
                 {0, fmt::format("expected a line of at most {} bytes, got a longer one",
                                 longest_contribution_line)}});
            piece.lines = 1;
            return;
        }
        for (std::string_view left = piece.block.lines; !left.empty(); ++piece.lines) {
            const std::size_t end = std::min(left.find('\n'), left.size());
            std::string_view line = left.substr(0, end);
            if (line.ends_with('\r')) line.remove_suffix(1);
            try {
                piece.read.push_back(read_contribution_line(line, parts_, store, store_of_names));
                piece.line_of_read.push_back(piece.lines);
            } catch (LineFault& fault) {
                piece.faults.push_back({piece.lines, std::move(fault)});
            }
            left.remove_prefix(std::min(end + 1, left.size()));
        }
        piece.block.lines = {};
    }

    /// Piece by piece, in order.
    void finish(Piece& piece) {
        if (std::exchange(file_of_line_, piece.file) != piece.file) lines_before_ = 0;
        auto fault = piece.faults.begin();
        const auto say_faults_before = [&](std::size_t line) {
            for (; fault != piece.faults.end() && fault->line < line; ++fault) {
                say_at(fault->line, fault->what.offset, std::move(fault->what.message));
            }
        };
        for (std::size_t i = 0; i < piece.read.size(); ++i) {
            say_faults_before(piece.line_of_read[i]);
            add(std::move(piece.read[i]), piece.line_of_read[i]);
        }
        say_faults_before(SIZE_MAX);
        lines_before_ += piece.lines;
        if (!piece.error.empty()) say(piece.file, 0, 0, std::move(piece.error));
    }

    void say_at(std::size_t line, std::size_t offset, std::string what) {
        say(file_of_line_, static_cast<std::uint32_t>(lines_before_ + line + 1),
            static_cast<std::uint32_t>(offset + 1), std::move(what));
    }

    /// `./a/b.md` and `a//b.md` are one file.
    static void name_as_usual(FileContributions& file) {
        std::string usual = std::filesystem::path(file.shown_path).lexically_normal().native();
        if (usual != file.shown_path) rename(file, file.path, std::move(usual));
    }

    void add(ContributionLine line, std::size_t number) {
        if (result_.default_relevancy == 0) result_.default_relevancy = line.default_relevancy;
        if (line.default_relevancy == result_.default_relevancy) {
            result_.files.push_back(std::move(line.file));
            name_as_usual(result_.files.back());
        } else {
            say_at(number, 0,
                   fmt::format("expected --default-relevancy {}, as of the lines before, got {}",
                               relevancy_of(result_.default_relevancy),
                               relevancy_of(line.default_relevancy)));
        }
    }

    std::span<const std::string> paths_;
    const ContributionOptions& parts_;
    Reporter& reporter_;
    ContributionFiles result_;
    // Of what is being taken:
    std::size_t next_file_ = 0;
    std::optional<Descriptor> file_;
    std::optional<LineBlocks> blocks_;
    // Of what is finished:
    std::size_t file_of_line_ = 0;
    std::size_t lines_before_ = 0;
};

void sort(std::vector<FileContributions>& files) {
    std::ranges::sort(files, {}, [](const FileContributions& file) {
        return std::tie(file.path, file.shown_path, file.text_hash);
    });
}

/// As find_reports() does: files of one path from different places are named by their whole paths.
/// They must be sorted. True if there are any.
bool tell_equal_names_apart(std::vector<FileContributions>& files) {
    bool any = false;
    for (auto first = files.begin(); first != files.end();) {
        const auto last = std::find_if(first, files.end(), [&](const FileContributions& other) {
            return other.path != first->path;
        });
        const bool differ = first->shown_path != std::prev(last)->shown_path;
        any = any || differ;
        for (; first != last; ++first) {
            if (!differ) continue;
            rename(*first, first->shown_path, first->shown_path);
        }
    }
    return any;
}

std::vector<std::string> contributed_twice(const std::vector<FileContributions>& files) {
    const auto differ = [](const FileContributions& a, const FileContributions& b) {
        return a.path == b.path &&
               !std::ranges::equal(a.all, b.all, [](const Contribution& x, const Contribution& y) {
                   return compare(x, y) == 0;
               });
    };
    std::vector<std::string> twice;
    for (auto at = std::ranges::adjacent_find(files, differ); at != files.end();
         at = std::adjacent_find(at + 1, files.end(), differ)) {
        if (twice.empty() || twice.back() != at->path) twice.push_back(at->path);
    }
    return twice;
}

}  // namespace

ContributionFiles read_contribution_files(std::span<const std::string> paths,
                                          const ContributionOptions& parts, Reporter& reporter) {
    ContributionFiles result = FilesReader(paths, parts, reporter).read();
    sort(result.files);
    if (tell_equal_names_apart(result.files)) sort(result.files);
    result.contributed_twice = contributed_twice(result.files);
    return result;
}

}  // namespace sigloom
