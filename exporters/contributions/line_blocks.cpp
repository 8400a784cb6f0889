#include "exporters/contributions/line_blocks.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "core/base/read_when_there.hpp"
#include "exporters/common/packing.hpp"

namespace sigloom {
namespace {

/// One read: small enough that what comes through a pipe is answered soon.
constexpr std::size_t piece_size = std::size_t{1} << 20;

}  // namespace

bool LineBlocks::read_more() {
    if (is_at_end_) return false;
    bytes_.erase(0, std::exchange(begin_, 0));
    piece_.resize(piece_size);
    const auto got = read_when_there(descriptor_, piece_);
    bytes_.append(piece_.data(), got.value_or(0));
    if (!got) error_ = std::generic_category().message(errno);
    is_at_end_ = got.value_or(0) == 0;
    return !is_at_end_;
}

void LineBlocks::unpack_all() {
    while (read_more()) {
    }
    if (failed()) return;
    Unpacked unpacked = unpack(bytes_, most_unpacked(bytes_.size()));
    bytes_ = std::move(unpacked.bytes);
    error_ = std::move(unpacked.error);
}

void LineBlocks::pass_rest_of_line() {
    do {
        begin_ = std::min(bytes_.find('\n', begin_), bytes_.size());
    } while (begin_ == bytes_.size() && read_more());
    begin_ = std::min(begin_ + 1, bytes_.size());
}

LineBlocks::Block LineBlocks::take_to(std::size_t end) {
    Block block;
    block.lines.assign(bytes_, begin_, end - begin_);
    begin_ = end;
    return block;
}

/// Behind the last line end, or the first one behind a piece; nothing where there is none from `from` on.
std::optional<std::size_t> LineBlocks::end_of_lines(std::size_t from) const {
    const std::string_view left = std::string_view(bytes_).substr(from);
    std::size_t end = left.find('\n', piece_size);
    if (end == std::string_view::npos) end = left.rfind('\n');
    if (end == std::string_view::npos) return std::nullopt;
    return from + end + 1;
}

std::optional<LineBlocks::Block> LineBlocks::next() {
    if (!std::exchange(is_begun_, true)) {
        read_more();
        if (packing_of_content(bytes_) != Packing::none) unpack_all();
    }
    std::size_t searched = 0;  // bytes of the line that is not yet whole
    while (!failed()) {
        if (const auto end = end_of_lines(begin_ + searched)) return take_to(*end);
        searched = bytes_.size() - begin_;
        if (searched > longest_) {
            pass_rest_of_line();
            return Block{.lines = {}, .is_too_long = true};
        }
        if (!read_more()) break;
    }
    if (failed() || begin_ == bytes_.size()) return std::nullopt;
    return take_to(bytes_.size());
}

}  // namespace sigloom
