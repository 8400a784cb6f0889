#include "exporters/json/lists.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sigloom::json {
namespace {

/// Elements of a list that are parsed at once, in bytes: they stay in the processor's cache.
constexpr std::size_t piece_size = std::size_t{1} << 16;

class ListFinder {
  public:
    ListFinder(std::string_view bytes, const Layout& layout)
        : bytes_(bytes), layout_(layout), inside_(layout.container.empty()) {}

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

    /// How many objects are open where the lists stand.
    [[nodiscard]] std::size_t level() const { return layout_.container.empty() ? 1 : 2; }

    void step() {
        while (at_ < bytes_.size() && !matters[static_cast<unsigned char>(bytes_[at_])]) ++at_;
        if (at_ == bytes_.size()) return;
        const char c = bytes_[at_];
        switch (c) {
            case '"':
                skip_string();
                return;
            case '[':
            case '{':
                if (!open_) begin_value(c == '{');
                ++depth_;
                break;
            case ',':
                if (open_ && depth_ == list_depth_ && at_ - piece_begin_ >= piece_size) {
                    cut(at_ + 1);
                }
                break;
            default:
                if (open_ && depth_ == list_depth_) close_list();
                if (depth_ > 0) --depth_;
                if (depth_ == 1 && !layout_.container.empty()) inside_ = false;
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
        if (!open_) last_string_ = bytes_.substr(begin, at_ - 1 - begin);
    }

    void begin_value(bool is_object) {
        if (depth_ == 0 && !is_object && layout_.may_be_list) {
            open_list(ListKind::both, is_object);
        } else if (depth_ == 1 && last_string_ == layout_.container && !layout_.container.empty()) {
            if (is_object) {
                inside_ = true;
            } else if (layout_.may_be_list) {
                open_list(ListKind::both, is_object);
            }
        } else if (depth_ == level() && inside_) {
            const bool may_be_nodes = !is_object || layout_.nodes_may_be_object;
            if (last_string_ == layout_.nodes && may_be_nodes) {
                if (!std::exchange(nodes_found_, true)) open_list(ListKind::nodes, is_object);
            } else if ((last_string_ == layout_.edges || last_string_ == layout_.other_edges) &&
                       !is_object) {
                if (!std::exchange(edges_found_, true)) open_list(ListKind::edges, is_object);
            }
        }
        last_string_ = {};
    }

    void open_list(ListKind kind, bool is_object) {
        open_ = true;
        list_depth_ = depth_ + 1;
        piece_begin_ = at_ + 1;
        lists_.push_back({kind, is_object, {at_ + 1, bytes_.size()}, {}});
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
    const Layout& layout_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    bool inside_;                   ///< in what may hold the lists
    std::string_view last_string_;  ///< outside of lists: the key, when a value begins
    std::size_t piece_begin_ = 0;
    std::size_t list_depth_ = 0;  ///< of the elements of the open list
    bool open_ = false;
    bool nodes_found_ = false;
    bool edges_found_ = false;
    std::vector<List> lists_;
};

}  // namespace

std::vector<List> find_lists(std::string_view bytes, const Layout& layout) {
    return ListFinder(bytes, layout).find();
}

}  // namespace sigloom::json
