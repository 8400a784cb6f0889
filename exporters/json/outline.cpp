#include "exporters/json/outline.hpp"

#include <vector>

#include "exporters/json/parser.hpp"
#include "exporters/json/repair.hpp"

namespace sigloom::json {
namespace {

/// Keeps the names of the members of the uppermost objects.
class OutlineReader {
  public:
    explicit OutlineReader(Outline& outline) : outline_(outline) {}

    void scalar(const Value&) {}
    void text(const std::string&) {}
    void name(const std::string& name) {
        if (open_.size() > 3 || !open_.back()) return;
        const std::size_t lists = lists_open();
        if (open_.size() == 1 || (open_.size() == 2 && lists == 1)) {
            outline_.root.insert(name);
            if (open_.size() == 1) member_ = name;
        } else if (outline_.is_object && lists == open_.size() - 2) {
            outline_.inside[member_].insert(name);
        }
    }
    void start(bool object) {
        if (open_.empty()) (object ? outline_.is_object : outline_.is_list) = true;
        open_.push_back(object);
    }
    void end() { open_.pop_back(); }

  private:
    [[nodiscard]] std::size_t lists_open() const {
        std::size_t lists = 0;
        for (const bool object : open_) lists += object ? 0 : 1;
        return lists;
    }

    Outline& outline_;
    std::vector<bool> open_;  ///< true for an object, false for a list
    std::string member_;      ///< of the root
};

}  // namespace

Outline outline(std::string_view beginning) {
    Outline found;
    OutlineReader reader(found);
    const char* seen = nullptr;
    std::string text(beginning);
    if (may_need_repair(text)) text = repair(text).text.value_or(text);
    read_events(text, {}, seen, reader);
    return found;
}

}  // namespace sigloom::json
