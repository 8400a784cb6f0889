#include "exporters/node_link/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "exporters/common/numbers.hpp"
#include "exporters/json/damage.hpp"
#include "exporters/json/parser.hpp"

namespace sigloom::node_link {
namespace {

/// Receives the events of a piece, which stands in brackets of its own.
class BatchReader {
  public:
    BatchReader(Batch& batch, std::string_view bytes) : batch_(batch), bytes_(bytes) {
        using enum Role;
        if (batch.kind == ListKind::nodes) {
            batch.members = {{"id", id},
                             {"label", field},
                             {"kind", field},
                             {"places", places},
                             {"mentions", mentions}};
        } else {
            batch.members = {
                {"source", source}, {"target", target}, {"weight", field}, {"kind", field}};
        }
    }

    void read() {
        std::string list = "[";
        list += bytes_.substr(batch_.range.begin, batch_.range.end - batch_.range.begin);
        list += ']';
        batch_.texts.reserve(list.size());
        list_ = list;
        batch_.parsed = json::read_events(list, {}, seen_, *this);
    }

    void scalar(const Value& value);
    void text(const std::string& text) {
        if (passed_over_ == 0) scalar(keep(text));
    }
    void name(const std::string& name);
    void start(bool object);
    void end();

  private:
    /// Where in a piece an event happens.
    enum class Context : std::uint8_t { piece, list, record, places, place, mentions, mention };

    [[nodiscard]] std::size_t offset_of(std::size_t in_list) const {
        return batch_.range.begin + in_list - 1;
    }
    /// Where the object or the list begins that has just been opened.
    [[nodiscard]] std::size_t begin() const { return offset_of(seen() - 1); }
    [[nodiscard]] std::size_t seen() const {
        return static_cast<std::size_t>(seen_ - list_.data());
    }
    void pass_over(std::string message) {
        batch_.problems.push_back({Repair::leftover, begin(), std::move(message)});
        ++passed_over_;
    }
    std::string_view keep(std::string_view text) {
        std::string& texts = batch_.texts;
        if (texts.size() + text.size() > texts.capacity()) {
            return batch_.more_texts.emplace_back(text);
        }
        texts += text;
        return std::string_view(texts).substr(texts.size() - text.size());
    }
    /// An id, whatever its type.
    std::string_view id_text(const Value& value) {
        const auto* text = std::get_if<std::string_view>(&value);
        return text != nullptr ? *text : keep(to_text(value));
    }
    void finish_record();
    void finish_place();
    void finish_mention();

    Batch& batch_;
    std::string_view bytes_;
    std::string_view list_;
    const char* seen_ = nullptr;
    std::vector<Context> open_{Context::piece};
    std::size_t passed_over_ = 0;  ///< objects and lists open that have no meaning
    std::size_t next_member_ = 0;
    std::size_t member_ = 0;  ///< whose value comes next
    Record record_{};
    std::vector<std::int64_t> numbers_;  ///< of the place or mention
};

void BatchReader::name(const std::string& name) {
    if (passed_over_ > 0) return;
    // Objects of a list mostly have the same members in the same order.
    std::vector<Member>& members = batch_.members;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (next_member_ >= members.size()) next_member_ = 0;
        member_ = next_member_++;
        if (members[member_].name == name) return;
    }
    member_ = members.size();
    members.push_back({name, Role::field});
}

void BatchReader::start(bool object) {
    if (passed_over_ > 0) {
        ++passed_over_;
        return;
    }
    const auto open = [&](Context context) { open_.push_back(context); };
    switch (open_.back()) {
        case Context::piece:
            return open(Context::list);
        case Context::list:
            if (!object) break;
            record_ = {};
            record_.offset = begin();
            next_member_ = 0;
            return open(Context::record);
        case Context::record: {
            const Member& member = batch_.members[member_];
            if (!object && member.role == Role::places) return open(Context::places);
            if (!object && member.role == Role::mentions) return open(Context::mentions);
            return pass_over(fmt::format("{} was left out", in_quotes(member.name)));
        }
        case Context::places:
        case Context::mentions:
            if (object) break;
            numbers_.clear();
            return open(open_.back() == Context::places ? Context::place : Context::mention);
        default:
            break;
    }
    return pass_over(object ? "an object was left out" : "a list was left out");
}

void BatchReader::end() {
    if (passed_over_ > 0) {
        --passed_over_;
        return;
    }
    const Context context = open_.back();
    open_.pop_back();
    if (context == Context::record) finish_record();
    if (context == Context::place) finish_place();
    if (context == Context::mention) finish_mention();
}

void BatchReader::scalar(const Value& value) {
    if (passed_over_ > 0) return;
    switch (open_.back()) {
        case Context::record:
            switch (batch_.members[member_].role) {
                case Role::id:
                case Role::source:
                    record_.id = id_text(value);
                    break;
                case Role::target:
                    record_.target = id_text(value);
                    break;
                case Role::field:
                    if (!std::holds_alternative<std::monostate>(value)) {
                        batch_.fields.push_back({static_cast<std::uint32_t>(member_), value});
                    }
                    break;
                case Role::places:
                case Role::mentions:
                    break;
            }
            break;
        case Context::place:
        case Context::mention: {
            const auto* whole = std::get_if<std::int64_t>(&value);
            numbers_.push_back(whole == nullptr ? -1 : *whole);
            break;
        }
        case Context::list: {
            const bool nodes = batch_.kind == ListKind::nodes;
            batch_.problems.push_back(
                {nodes ? Repair::node_without_id : Repair::edge_without_end,
                 offset_of(json::scalar_begin(list_, seen())),
                 nodes ? "expected a node, got a value" : "expected an edge, got a value"});
            break;
        }
        default:
            break;
    }
}

void BatchReader::finish_record() {
    record_.fields_end = batch_.fields.size();
    record_.places_end = batch_.places.size();
    record_.mentions_end = batch_.mentions.size();
    batch_.records.push_back(record_);
}

bool are_counts(const std::vector<std::int64_t>& numbers) {
    return std::ranges::all_of(numbers, [](std::int64_t number) {
        return number >= 0 && number <= std::numeric_limits<std::int32_t>::max();
    });
}

void BatchReader::finish_place() {
    if (numbers_.size() != 3 || !are_counts(numbers_)) {
        batch_.evidence_fits = false;
        return;
    }
    batch_.places.push_back({static_cast<std::uint32_t>(numbers_[0]),
                             static_cast<std::uint32_t>(numbers_[1]),
                             static_cast<std::int32_t>(numbers_[2])});
}

void BatchReader::finish_mention() {
    if (numbers_.size() != 2 || !are_counts(numbers_)) {
        batch_.evidence_fits = false;
        return;
    }
    batch_.mentions.push_back(
        {static_cast<std::uint32_t>(numbers_[0]), static_cast<std::uint32_t>(numbers_[1])});
}

}  // namespace

void read_batch(Batch& batch, std::string_view bytes) {
    BatchReader(batch, bytes).read();
}

}  // namespace sigloom::node_link
