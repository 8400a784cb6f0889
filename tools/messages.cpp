#include "tools/messages.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/host.hpp"

namespace sigloom {
namespace {

/// Such a note tells what results are computed from: which column is the weight, for one.
bool is_of_whole_graph(const Diagnostic& diagnostic) {
    return diagnostic.oddity == Oddity::graph_unusual && diagnostic.line == 0;
}

}  // namespace

Messages::Messages(Verbosity verbosity)
    : verbosity_(verbosity),
      shows_progress_(verbosity != Verbosity::errors_only && current_host() == nullptr &&
                      isatty(STDERR_FILENO) == 1) {}

/// Names from reports and files reach a terminal here: no line may carry control sequences.
void Messages::line(std::string_view text) {
    end_progress();
    std::string safe;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        safe += printable(text.substr(begin, end - begin));
        safe += '\n';
        begin = end + 1;
    }
    std::fwrite(safe.data(), 1, safe.size(), stderr);
}

void Messages::say(std::string_view text) {
    if (verbosity_ == Verbosity::errors_only) return;
    if (Host* host = current_host()) {
        host->notes.emplace_back(text);
    } else {
        line(text);
    }
}

void Messages::warning(std::string_view what) {
    if (verbosity_ == Verbosity::errors_only) return;
    if (Host* host = current_host()) {
        host->warnings.emplace_back(what);
    } else {
        line(fmt::format("sigloom: warning: {}", what));
    }
}

void Messages::error(std::string_view what) {
    if (Host* host = current_host()) {
        host->errors.emplace_back(what);
    } else {
        line(fmt::format("sigloom: {}", what));
    }
}

void Messages::diagnostics(std::span<const Diagnostic> list, NoteCount count) {
    if (Host* host = current_host()) {
        host->diagnostics.assign(list.begin(), list.end());
        return;
    }
    std::size_t notes = 0;
    for (const Diagnostic& diagnostic : list) {
        if (diagnostic.severity() == Severity::note && !is_of_whole_graph(diagnostic)) {
            ++notes;
        } else if (diagnostic.severity() == Severity::error ||
                   verbosity_ != Verbosity::errors_only) {
            line(to_string(diagnostic));
        }
    }
    if (notes > 0 && (count == NoteCount::say || verbosity_ == Verbosity::verbose)) {
        say(fmt::format("note: {} read as meant; `sigloom check` lists {}",
                        counted(notes, "oddity", "oddities"), notes == 1 ? "it" : "them"));
    }
}

void Messages::begin_progress(std::string what) {
    if (Host* host = current_host()) host->doing = what;
    progress_.begin(std::move(what), ProgressLine::Clock::now());
}

void Messages::progress(double share_done) {
    if (const Host* host = current_host(); host != nullptr && host->progress) {
        host->progress(host->doing, share_done);
    }
    if (!shows_progress_) return;
    const auto text = progress_.at(share_done, ProgressLine::Clock::now());
    if (!text) return;
    progress_stands_ = true;
    fmt::print(stderr, "\r\x1b[K{}", printable(*text));
    std::fflush(stderr);
}

void Messages::end_progress() {
    if (!progress_stands_) return;
    progress_stands_ = false;
    std::fputs("\r\x1b[K", stderr);
}

}  // namespace sigloom
