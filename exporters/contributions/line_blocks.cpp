#include "exporters/contributions/line_blocks.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "core/base/read_when_there.hpp"

namespace sigloom {
namespace {

/// One read: small enough that what comes through a pipe is answered soon.
constexpr std::size_t piece_size = std::size_t{1} << 20;

}  // namespace

/// What one read gives; nothing at the end of the file.
std::string_view LineBlocks::read_piece() {
    if (is_at_end_) return {};
    piece_.resize(piece_size);
    const auto got = read_when_there(descriptor_, piece_);
    if (!got) error_ = std::generic_category().message(errno);
    is_at_end_ = got.value_or(0) == 0;
    return {piece_.data(), got.value_or(0)};
}

bool LineBlocks::read_more() {
    bytes_.erase(0, std::exchange(begin_, 0));
    if (unpacker_) return unpack_more();
    bytes_ += read_piece();
    return !is_at_end_;
}

/// A block of what is packed.
bool LineBlocks::unpack_more() {
    while (true) {
        if (packed_.empty() && !has_more_) {
            packed_ = read_piece();
            if (failed()) return false;
            if (packed_.empty()) {
                if (!unpacker_->is_whole()) error_ = unpacking_error(packing_, false);
                return false;
            }
        }
        std::string_view block;
        const Unpacker::Step step = unpacker_->step(packed_, block);
        if (step == Unpacker::Step::damaged) {
            error_ = unpacking_error(packing_, true);
            return false;
        }
        has_more_ = step == Unpacker::Step::more;
        bytes_ += block;
        if (!block.empty()) return true;
    }
}

/// Finds out whether the file is packed.
void LineBlocks::begin() {
    const std::string_view piece = read_piece();
    packing_ = packing_of_content(piece);
    unpacker_ = Unpacker::make(packing_);
    if (unpacker_) {
        packed_ = piece;
    } else {
        bytes_ += piece;
    }
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
    if (!std::exchange(is_begun_, true)) begin();
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
