#include "exporters/node_link/lists.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sigloom::node_link {
namespace {

/// Elements of a list that are parsed at once, in bytes: they stay in the processor's cache.
constexpr std::size_t piece_size = std::size_t{1} << 16;

class ListFinder {
  public:
    explicit ListFinder(std::string_view bytes) : bytes_(bytes) {}

    std::vector<List> find() {
        while (at_ < bytes_.size()) step();
        return std::move(lists_);
    }

  private:
    static constexpr std::array<bool, 256> matters = [] {
        std::array<bool, 256> table{};
        for (const char c : {'"', '{', '}', '[', ']', ','}) {
            table[static_cast<unsigned char>(c)] = true;
        }
        return table;
    }();

    void step() {
        while (at_ < bytes_.size() && !matters[static_cast<unsigned char>(bytes_[at_])]) ++at_;
        if (at_ == bytes_.size()) return;
        switch (bytes_[at_]) {
            case '"':
                skip_string();
                return;
            case '[':
                if (depth_ == 1) open_list();
                [[fallthrough]];
            case '{':
                ++depth_;
                break;
            case ',':
                if (depth_ == 2 && open_ && at_ - piece_begin_ >= piece_size) cut(at_ + 1);
                break;
            default:
                if (depth_ > 0) --depth_;
                if (depth_ == 1 && open_) close_list();
        }
        ++at_;
    }

    void skip_string() {
        const std::size_t begin = ++at_;
        while ((at_ = bytes_.find('"', at_)) != std::string_view::npos) {
            std::size_t slashes = 0;
            while (bytes_[at_ - 1 - slashes] == '\\') ++slashes;
            ++at_;
            if (slashes % 2 == 0) break;
        }
        at_ = std::min(at_, bytes_.size());
        if (depth_ == 1) last_string_ = bytes_.substr(begin, at_ - 1 - begin);
    }

    void open_list() {
        const bool nodes = last_string_ == "nodes" && !std::exchange(nodes_found_, true);
        const bool edges = (last_string_ == "edges" || last_string_ == "links") &&
                           !std::exchange(edges_found_, true);
        if (!nodes && !edges) return;
        open_ = true;
        piece_begin_ = at_ + 1;
        lists_.push_back({nodes ? ListKind::nodes : ListKind::edges, {at_ + 1, bytes_.size()}, {}});
    }

    void cut(std::size_t next) {
        lists_.back().pieces.push_back({piece_begin_, at_});
        piece_begin_ = next;
    }

    void close_list() {
        cut(at_);
        lists_.back().content.end = at_;
        open_ = false;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::string_view last_string_;  ///< at depth 1: the key, when a list begins
    std::size_t piece_begin_ = 0;
    bool open_ = false;
    bool nodes_found_ = false;
    bool edges_found_ = false;
    std::vector<List> lists_;
};

}  // namespace

std::vector<List> find_lists(std::string_view bytes) {
    return ListFinder(bytes).find();
}

}  // namespace sigloom::node_link
