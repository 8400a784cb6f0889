#include "exporters/json/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include "exporters/common/numbers.hpp"
#include "exporters/json/damage.hpp"
#include "exporters/json/parser.hpp"
#include "exporters/json/repair.hpp"

namespace sigloom::json {
namespace {

constexpr std::int32_t most_relevancy = 1'000'000;  // in millionths
/// So many are compared before they are looked up.
constexpr std::size_t members_looked_at = 32;

/// Receives the events of a piece, which stands in brackets of its own.
class BatchReader {
  public:
    BatchReader(Batch& batch, const Layout& layout, std::string_view bytes)
        : batch_(batch), layout_(layout), bytes_(bytes) {
        // Exact names of roles first: they go before others that differ in case.
        if (batch.kind != ListKind::edges) {
            if (!batch.is_object) add_member(layout.id, Role::id);
            add_member("label", Role::field);
            add_member("kind", Role::field);
            if (layout.has_evidence) {
                add_member("places", Role::places);
                add_member("mentions", Role::mentions);
            }
        }
        if (batch.kind != ListKind::nodes) {
            add_member(layout.source, Role::source);
            add_member(layout.target, Role::target);
            add_member("weight", Role::field);
            add_member(layout.edge_kind, Role::field);
        }
        for (const std::string_view name : layout.inside) {
            if (!name.empty()) batch_.members.push_back({std::string(name), Role::inside, false});
        }
    }

    void read() {
        std::string list(batch_.is_object ? "{" : "[");
        list += bytes_.substr(batch_.range.begin, batch_.range.end - batch_.range.begin);
        list += batch_.is_object ? '}' : ']';
        batch_.texts.reserve(list.size());
        list_ = list;
        batch_.parsed = json::read_events(list, {}, seen_, *this);
    }

    void scalar(const Value& value);
    void text(const std::string& text) {
        if (passed_over_ > 0) return;
        if (text == no_number) return scalar(std::numeric_limits<double>::quiet_NaN());
        scalar(keep(text));
    }
    void name(const std::string& name);
    void start(bool object);
    void end();

  private:
    /// Where in a piece an event happens.
    enum class Context : std::uint8_t {
        piece,
        list,
        record,
        inside,
        end,
        places,
        place,
        mentions,
        mention
    };

    void add_member(std::string_view name, Role role) {
        batch_.members.push_back({std::string(name), role, layout_.ids_are_inside});
    }
    [[nodiscard]] Role role_of(const std::string& name, bool is_inside) const {
        if (is_inside) return Role::field;
        // Of an edge; a node may have a column of this name.
        if (name == "directed" && batch_.kind == ListKind::edges) return Role::directed;
        if (std::ranges::find(layout_.ignored, name) != layout_.ignored.end()) return Role::ignored;
        return Role::field;
    }
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
    /// Passes over a list or an object, which is kept as its text.
    void take_text_of_nested() {
        nested_begin_ = seen() - 1;
        nested_ = true;
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
    void set_once(std::string_view& id, std::string_view text) {
        if (!id.empty()) {
            batch_.problems.push_back(
                {Repair::repeated_value, offset_of(seen() - 1),
                 fmt::format("a second {} was left out", in_quotes(batch_.members[member_].name))});
            return;
        }
        id = text;
    }
    /// The value of the id or the end that comes next.
    void set_id(std::string_view text) {
        switch (batch_.members[member_].role) {
            case Role::id:
                set_once(id_, text);
                break;
            case Role::source:
                set_once(source_, text);
                break;
            case Role::target:
                set_once(target_, text);
                break;
            default:
                break;
        }
    }
    [[nodiscard]] bool is_id(Role role) const {
        return role == Role::id || role == Role::source || role == Role::target;
    }
    void begin_record();
    void finish_record();
    void take_other_ends();
    void leave_out_repeated_kind();
    void finish_nested();
    void finish_place();
    void finish_mention();

    Batch& batch_;
    const Layout& layout_;
    std::string_view bytes_;
    std::string_view list_;
    const char* seen_ = nullptr;
    std::vector<Context> open_{Context::piece};
    std::size_t passed_over_ = 0;  ///< objects and lists open that have no meaning
    bool nested_ = false;          ///< the outermost of them is a value
    std::vector<bool> nested_members_;
    std::size_t nested_begin_ = 0;
    std::size_t next_member_ = 0;
    std::size_t member_ = 0;                                ///< whose value comes next
    std::unordered_map<std::string, std::size_t> by_name_;  ///< of members, those inside behind a /
    std::string end_member_;                                ///< of an object that is an end
    std::string name_;                                      ///< of the element of an object
    Record record_{};
    std::string_view id_;
    std::string_view source_;
    std::string_view target_;
    std::vector<std::int64_t> numbers_;  ///< of the place or mention
};

void BatchReader::name(const std::string& name) {
    if (passed_over_ > 0) return;
    switch (open_.back()) {
        case Context::list:
            name_ = name;
            return;
        case Context::end:
            end_member_ = name;
            return;
        case Context::record:
        case Context::inside:
            break;
        default:
            return;
    }
    const bool is_inside = open_.back() == Context::inside;
    // Objects of a list mostly have the same members in the same order.
    std::vector<Member>& members = batch_.members;
    const std::size_t near = std::min(members.size(), members_looked_at);
    for (std::size_t i = 0; i < near; ++i) {
        if (next_member_ >= members.size()) next_member_ = 0;
        member_ = next_member_++;
        if (members[member_].name == name && members[member_].is_inside == is_inside) return;
    }
    if (by_name_.empty()) {
        for (std::size_t i = 0; i < members.size(); ++i) {
            by_name_.emplace((members[i].is_inside ? "/" : "") + members[i].name, i);
        }
    }
    const auto [found, is_new] = by_name_.emplace((is_inside ? "/" : "") + name, members.size());
    member_ = found->second;
    if (is_new) members.push_back({name, role_of(name, is_inside), is_inside});
    next_member_ = member_ + 1;
}

void BatchReader::begin_record() {
    record_ = {};
    record_.offset = begin();
    id_ = source_ = target_ = {};
    if (batch_.is_object) id_ = keep(name_);
    next_member_ = 0;
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
            begin_record();
            return open(Context::record);
        case Context::record:
        case Context::inside: {
            const Role role = batch_.members[member_].role;
            if (object && role == Role::inside) return open(Context::inside);
            if (!object && role == Role::places) return open(Context::places);
            if (!object && role == Role::mentions) return open(Context::mentions);
            if (is_id(role) && object) {
                end_member_.clear();
                return open(Context::end);
            }
            if (role == Role::ignored) {
                ++passed_over_;
                return;
            }
            if (is_id(role) || role == Role::field) return take_text_of_nested();
            return pass_over(
                fmt::format("{} was left out", in_quotes(batch_.members[member_].name)));
        }
        case Context::end:
            ++passed_over_;
            return;
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
        if (--passed_over_ == 0 && std::exchange(nested_, false)) finish_nested();
        return;
    }
    const Context context = open_.back();
    open_.pop_back();
    if (context == Context::record) finish_record();
    if (context == Context::place) finish_place();
    if (context == Context::mention) finish_mention();
}

/// A tuple of Python as Python writes it: networkx has such ids.
std::string tuple_text(std::string_view list) {
    std::string text;
    int elements = 0;
    std::vector<int> outer;
    bool in_string = false;
    for (std::size_t at = 0; at < list.size(); ++at) {
        const char c = list[at];
        if (in_string) {
            text += c == '"' ? '\'' : c;
            if (c == '\\' && at + 1 < list.size()) text += list[++at];
            in_string = c != '"';
        } else if (c == '[') {
            outer.push_back(std::exchange(elements, 0));
            text += '(';
        } else if (c == ']') {
            text += elements == 0 && !text.ends_with('(') ? ",)" : ")";
            if (!outer.empty()) {
                elements = outer.back();
                outer.pop_back();
            }
        } else if (c == ',') {
            ++elements;
            text += ", ";
        } else if (c == '"') {
            in_string = true;
            text += '\'';
        } else if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
            text += c;
        }
    }
    return text;
}

/// The classes of Cytoscape.js, which may be a list, as one text.
std::string class_names(std::string_view list) {
    std::string names;
    bool in_string = false;
    for (std::size_t at = 0; at < list.size(); ++at) {
        const char c = list[at];
        if (c == '"') {
            in_string = !in_string;
            if (in_string && !names.empty()) names += ' ';
        } else if (in_string) {
            names += c == '\\' && at + 1 < list.size() ? list[++at] : c;
        }
    }
    return names;
}

void BatchReader::finish_nested() {
    const std::string_view text = list_.substr(nested_begin_, seen() - nested_begin_);
    if (is_id(batch_.members[member_].role)) {
        batch_.ends_are_numbers = false;
        return set_id(keep(tuple_text(text)));
    }
    const Member& member = batch_.members[member_];
    if (!member.is_inside && member.name == layout_.classes) {
        batch_.fields.push_back({static_cast<std::uint32_t>(member_), keep(class_names(text))});
        return;
    }
    nested_members_.resize(batch_.members.size());
    if (!nested_members_[member_]) {
        batch_.nested.push_back({member_, offset_of(nested_begin_)});
        nested_members_[member_] = true;
    }
    batch_.fields.push_back({static_cast<std::uint32_t>(member_), keep(text)});
}

void BatchReader::scalar(const Value& value) {
    if (passed_over_ > 0) return;
    switch (open_.back()) {
        case Context::end:
            // d3 puts the node itself in the place of its id.
            if (end_member_ == layout_.id) set_id(id_text(value));
            break;
        case Context::record:
        case Context::inside:
            switch (batch_.members[member_].role) {
                case Role::source:
                case Role::target:
                    if (!std::holds_alternative<std::int64_t>(value)) {
                        batch_.ends_are_numbers = false;
                    }
                    [[fallthrough]];
                case Role::id:
                    if (!std::holds_alternative<std::monostate>(value)) set_id(id_text(value));
                    break;
                case Role::directed:
                    if (value == Value(true)) batch_.directed = true;
                    break;
                case Role::field:
                    if (!std::holds_alternative<std::monostate>(value)) {
                        batch_.fields.push_back({static_cast<std::uint32_t>(member_), value});
                    }
                    break;
                case Role::places:
                case Role::mentions:
                case Role::inside:
                case Role::ignored:
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
            const bool edges = batch_.kind == ListKind::edges;
            batch_.problems.push_back(
                {edges ? Repair::edge_without_end : Repair::node_without_id,
                 offset_of(json::scalar_begin(list_, seen())),
                 edges ? "expected an edge, got a value" : "expected a node, got a value"});
            break;
        }
        default:
            break;
    }
}

/// vis.js calls the ends of an edge from and to.
void BatchReader::take_other_ends() {
    const std::size_t begin = batch_.records.empty() ? 0 : batch_.records.back().fields_end;
    const auto take = [&](std::string_view name, std::string_view& end) {
        for (std::size_t i = begin; i < batch_.fields.size(); ++i) {
            const auto& [member, value] = batch_.fields[i];
            if (batch_.members[member].name != name) continue;
            if (!std::holds_alternative<std::int64_t>(value)) batch_.ends_are_numbers = false;
            end = id_text(value);
            batch_.fields.erase(batch_.fields.begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
    };
    take("from", source_);
    take("to", target_);
}

/// This program writes the kind as a class, too.
void BatchReader::leave_out_repeated_kind() {
    const std::size_t begin = batch_.records.empty() ? 0 : batch_.records.back().fields_end;
    const auto first = batch_.fields.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto find = [&](std::string_view name, bool is_inside) {
        return std::find_if(first, batch_.fields.end(), [&](const GraphAssembly::Field& field) {
            const Member& member = batch_.members[field.field];
            return member.name == name && member.is_inside == is_inside;
        });
    };
    const auto classes = find(layout_.classes, false);
    if (classes == batch_.fields.end()) return;
    const auto kind = find("kind", layout_.ids_are_inside);
    const bool is_empty = classes->value == Value(std::string_view());
    const bool is_kind = kind != batch_.fields.end() && kind->value == classes->value;
    if (is_empty || is_kind) batch_.fields.erase(classes);
}

void BatchReader::finish_record() {
    if (!layout_.classes.empty()) leave_out_repeated_kind();
    if (batch_.kind != ListKind::nodes && source_.empty() && target_.empty()) take_other_ends();
    record_.is_edge = batch_.kind == ListKind::edges ||
                      (batch_.kind == ListKind::both && (!source_.empty() || !target_.empty()));
    record_.id = record_.is_edge ? source_ : id_;
    record_.target = target_;
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
    if (numbers_.size() != 3 || !are_counts(numbers_) || numbers_[2] > most_relevancy) {
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

void read_batch(Batch& batch, const Layout& layout, std::string_view bytes) {
    BatchReader(batch, layout, bytes).read();
}

}  // namespace sigloom::json
