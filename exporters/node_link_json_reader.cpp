#include "exporters/node_link_json_reader.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/text/utf8.hpp"
#include "exporters/graph_assembly.hpp"
#include "exporters/node_link_json_writer.hpp"
#include "exporters/numbers.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::json;
using Field = GraphAssembly::Field;

/// Reads bytes and tells others how far it has come.
class Cursor {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Cursor(const char* at, const char*& seen) : at_(at), seen_(&seen) {}
    const char& operator*() const { return *at_; }
    Cursor& operator++() {
        *seen_ = ++at_;
        return *this;
    }
    friend bool operator==(const Cursor& a, const Cursor& b) { return a.at_ == b.at_; }
    friend bool operator!=(const Cursor& a, const Cursor& b) { return a.at_ != b.at_; }

  private:
    const char* at_;
    const char** seen_;
};

/// Where in the file an event happens.
enum class Context : std::uint8_t {
    file,
    root,
    graph,
    node_columns,
    edge_columns,
    reports,
    report,
    nodes,
    node,
    places,
    place,
    mentions,
    mention,
    edges,
    edge
};

enum class Role : std::uint8_t { field, id, source, target, places, mentions, ignored };

/// A member of the objects of a list.
struct Member {
    std::string name;
    Role role;
    std::uint32_t field;
};

std::optional<ColumnType> type_of_name(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, ColumnType>, 5> names{{
        {"int", ColumnType::int32},
        {"long", ColumnType::int64},
        {"double", ColumnType::real},
        {"boolean", ColumnType::boolean},
        {"string", ColumnType::text},
    }};
    const auto* found = std::ranges::find(names, name, &decltype(names)::value_type::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::optional<PairChoice> pairs_of_name(std::string_view text) {
    for (const PairChoice pairs :
         {PairChoice::terms, PairChoice::terms_only, PairChoice::mentions, PairChoice::all}) {
        if (name(pairs) == text) return pairs;
    }
    return std::nullopt;
}

/// `unexpected X; expected Y`, as the parser says it, turned round.
std::string explain(std::string_view what) {
    constexpr std::string_view unexpected = "unexpected ";
    constexpr std::string_view expected = "; expected ";
    if (const std::size_t dash = what.find(" - "); dash != std::string_view::npos) {
        what.remove_prefix(dash + 3);
    }
    const std::size_t cut = what.rfind(expected);
    std::string message;
    if (cut != std::string_view::npos) {
        message = "expected ";
        message += what.substr(cut + expected.size());
        message += ", got ";
        what = what.substr(0, cut);
    }
    if (what.starts_with(unexpected)) what.remove_prefix(unexpected.size());
    message += what == "end of input" ? "the end of the file" : xml_legal(what);
    return message;
}

/// Receives the events of the parser. Everything that has no meaning here is passed over.
class EventHandler {
  public:
    EventHandler(std::string_view bytes, const char*& seen, GraphAssembly& assembly)
        : bytes_(bytes), seen_(&seen), assembly_(assembly) {
        node_members_ = {{"id", Role::id, 0},
                         {"label", Role::field, GraphAssembly::label_field},
                         {"kind", Role::field, GraphAssembly::kind_field},
                         {"places", Role::places, 0},
                         {"mentions", Role::mentions, 0}};
        edge_members_ = {{"source", Role::source, 0},
                         {"target", Role::target, 0},
                         {"weight", Role::field, GraphAssembly::weight_field},
                         {"kind", Role::field, GraphAssembly::kind_field},
                         {"id", Role::ignored, 0}};
    }

    // The interface that nlohmann::json::sax_parse() asks for.
    bool null() { return scalar({}); }
    bool boolean(bool value) { return scalar(value); }
    bool number_integer(std::int64_t value) { return scalar(value); }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return scalar(keep(std::to_string(value)));  // digits that no column of numbers holds
        }
        return scalar(static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&) { return scalar(value); }
    bool string(const std::string& value) { return passed_over_ > 0 || scalar(keep(value)); }
    bool binary(const Json::binary_t&) { return true; }
    bool key(const std::string& name);
    bool start_object(std::size_t) { return start(true); }
    bool end_object() { return end(); }
    bool start_array(std::size_t) { return start(false); }
    bool end_array() { return end(); }
    bool parse_error(std::size_t position, const std::string&, const Json::exception& error) {
        const std::string what = error.what();
        const bool at_end = what.find("unexpected end of input") != std::string::npos;
        assembly_.report(Oddity::graph_syntax,
                         at_end ? bytes_.size() : std::max<std::size_t>(position, 1) - 1,
                         explain(what));
        return false;
    }

    /// Whether the file held a graph; a message if not.
    bool complete();
    Evidence take_evidence();

  private:
    [[nodiscard]] std::size_t offset() const {
        return static_cast<std::size_t>(*seen_ - bytes_.data());
    }
    [[nodiscard]] std::size_t scalar_begin() const;
    std::string_view keep(std::string_view text) {
        if (texts_used_ == texts_.size()) texts_.emplace_back();
        return texts_[texts_used_++].assign(text);
    }
    /// An id, whatever its type.
    std::string_view id_text(const Value& value) {
        const auto* text = std::get_if<std::string_view>(&value);
        return text != nullptr ? *text : keep(to_text(value));
    }
    const Member& find_member(std::vector<Member>& members, const std::string& name);
    bool scalar(const Value& value);
    bool start(bool object);
    bool end();
    bool pass_over(Repair repair, std::string message);
    void set_member(const Value& value);
    void finish_node();
    void finish_edge();
    void finish_place();
    void finish_mention();

    std::string_view bytes_;
    const char** seen_;
    GraphAssembly& assembly_;

    std::vector<Context> open_{Context::file};
    std::size_t passed_over_ = 0;  ///< objects and lists open that have no meaning
    std::string key_;
    bool nodes_seen_ = false;
    bool edges_seen_ = false;
    bool multigraph_ = false;

    // The node or edge that is being read.
    std::vector<Member> node_members_;
    std::vector<Member> edge_members_;
    std::size_t next_member_ = 0;
    const Member* member_ = nullptr;
    std::size_t begin_ = 0;
    std::string_view id_;
    std::string_view source_;
    std::string_view target_;
    std::vector<Field> fields_;
    std::deque<std::string> texts_;
    std::size_t texts_used_ = 0;
    std::vector<std::int64_t> numbers_;  ///< of the place or mention

    Evidence evidence_;
    bool evidence_fits_ = true;
    std::vector<Place> node_places_;
    std::vector<Mention> node_mentions_;
};

const Member& EventHandler::find_member(std::vector<Member>& members, const std::string& name) {
    // Objects of a list mostly have the same members in the same order.
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (next_member_ >= members.size()) next_member_ = 0;
        const Member& member = members[next_member_++];
        if (member.name == name) return member;
    }
    const bool of_node = &members == &node_members_;
    const bool ignored = !of_node && multigraph_ && name == "key";
    const std::uint32_t field = ignored   ? 0
                                : of_node ? assembly_.node_field(name)
                                          : assembly_.edge_field(name);
    members.push_back({name, ignored ? Role::ignored : Role::field, field});
    return members.back();
}

bool EventHandler::key(const std::string& name) {
    if (passed_over_ > 0) return true;
    switch (open_.back()) {
        case Context::node:
            member_ = &find_member(node_members_, name);
            break;
        case Context::edge:
            member_ = &find_member(edge_members_, name);
            break;
        default:
            key_ = name;
    }
    return true;
}

bool EventHandler::pass_over(Repair repair, std::string message) {
    assembly_.report(repair, offset() - 1, std::move(message));
    ++passed_over_;
    return true;
}

bool EventHandler::start(bool object) {
    if (passed_over_ > 0) {
        ++passed_over_;
        return true;
    }
    const auto open = [&](Context context) {
        open_.push_back(context);
        return true;
    };
    const auto leftover = [&](std::string_view name) {
        return pass_over(Repair::leftover, in_quotes(name) + " was left out");
    };
    switch (open_.back()) {
        case Context::file:
            if (object) return open(Context::root);
            ++passed_over_;
            return true;
        case Context::root:
            if (object && key_ == "graph") return open(Context::graph);
            if (!object && key_ == "nodes" && !std::exchange(nodes_seen_, true)) {
                return open(Context::nodes);
            }
            if (!object && (key_ == "edges" || key_ == "links")) {
                // A file may hold the same edges under both names.
                if (!std::exchange(edges_seen_, true)) return open(Context::edges);
            }
            return leftover(key_);
        case Context::graph:
            if (object && key_ == "node_columns") return open(Context::node_columns);
            if (object && key_ == "edge_columns") return open(Context::edge_columns);
            if (!object && key_ == "reports") return open(Context::reports);
            return leftover(key_);
        case Context::reports:
            if (!object) break;
            evidence_.reports.emplace_back();
            return open(Context::report);
        case Context::nodes:
        case Context::edges: {
            const bool node = open_.back() == Context::nodes;
            if (!object) break;
            begin_ = offset() - 1;
            fields_.clear();
            texts_used_ = 0;
            next_member_ = 0;
            id_ = source_ = target_ = {};
            return open(node ? Context::node : Context::edge);
        }
        case Context::node:
            if (!object && member_->role == Role::places) return open(Context::places);
            if (!object && member_->role == Role::mentions) return open(Context::mentions);
            return leftover(member_->name);
        case Context::edge:
            return leftover(member_->name);
        case Context::places:
        case Context::mentions:
            if (object) break;
            numbers_.clear();
            return open(open_.back() == Context::places ? Context::place : Context::mention);
        default:
            break;
    }
    return pass_over(Repair::leftover, object ? "an object was left out" : "a list was left out");
}

bool EventHandler::end() {
    if (passed_over_ > 0) {
        --passed_over_;
        return true;
    }
    const Context context = open_.back();
    open_.pop_back();
    switch (context) {
        case Context::node:
            finish_node();
            break;
        case Context::edge:
            finish_edge();
            break;
        case Context::place:
            finish_place();
            break;
        case Context::mention:
            finish_mention();
            break;
        default:
            break;
    }
    return true;
}

/// Where the scalar begins that has just been read: behind a number, one byte more is read.
std::size_t EventHandler::scalar_begin() const {
    constexpr std::string_view outside = ",:[]{} \t\r\n";
    std::size_t at = offset() - 1;
    if (bytes_[at] == '"') {
        do {
            at = bytes_.rfind('"', at - 1);
        } while (bytes_[at - 1] == '\\');
        return at;
    }
    at = bytes_.find_last_not_of(outside, at);
    return bytes_.find_last_of(outside, at) + 1;
}

bool EventHandler::scalar(const Value& value) {
    if (passed_over_ > 0) return true;
    const auto* text = std::get_if<std::string_view>(&value);
    const auto* whole = std::get_if<std::int64_t>(&value);
    switch (open_.back()) {
        case Context::node:
        case Context::edge:
            set_member(value);
            return true;
        case Context::place:
        case Context::mention:
            if (whole != nullptr) numbers_.push_back(*whole);
            return true;
        case Context::root: {
            const auto* truth = std::get_if<bool>(&value);
            if (key_ == "directed" && truth != nullptr && *truth) assembly_.set_directed();
            if (key_ == "multigraph" && truth != nullptr) multigraph_ = *truth;
            break;
        }
        case Context::node_columns:
        case Context::edge_columns: {
            const auto type = text == nullptr ? std::nullopt : type_of_name(*text);
            if (!type) break;
            if (open_.back() == Context::node_columns) {
                assembly_.node_field(key_, type);
            } else {
                assembly_.edge_field(key_, type);
            }
            break;
        }
        case Context::graph:
            if (key_ == "pairs" && text != nullptr && pairs_of_name(*text)) {
                evidence_.pairs = *pairs_of_name(*text);
            } else if (key_ != "generator") {
                assembly_.report(Repair::leftover, scalar_begin(),
                                 in_quotes(key_) + " of the whole graph was left out");
            }
            break;
        case Context::report: {
            ReportEntry& report = evidence_.reports.back();
            if (key_ == "path" && text != nullptr) report.path = *text;
            if (key_ == "title" && text != nullptr) report.title = *text;
            if (key_ == "url" && text != nullptr) report.url = *text;
            if (key_ == "date" && whole != nullptr && *whole >= 0 && *whole <= 99'999'999) {
                report.date = static_cast<std::int32_t>(*whole);
            }
            break;
        }
        case Context::nodes:
            assembly_.report(Repair::nameless_node, scalar_begin(), "expected a node, got a value");
            break;
        case Context::edges:
            assembly_.report(Repair::endless_edge, scalar_begin(), "expected an edge, got a value");
            break;
        default:
            break;
    }
    texts_used_ = 0;
    return true;
}

void EventHandler::set_member(const Value& value) {
    switch (member_->role) {
        case Role::id:
            id_ = id_text(value);
            break;
        case Role::source:
            source_ = id_text(value);
            break;
        case Role::target:
            target_ = id_text(value);
            break;
        case Role::field:
            if (!std::holds_alternative<std::monostate>(value)) {
                fields_.push_back({member_->field, value});
            }
            break;
        case Role::places:
        case Role::mentions:
        case Role::ignored:
            break;
    }
}

void EventHandler::finish_node() {
    const bool added = assembly_.add_node(id_, fields_, begin_).has_value();
    if (added) {
        auto& places = evidence_.places;
        auto& mentions = evidence_.mentions;
        places.items.insert(places.items.end(), node_places_.begin(), node_places_.end());
        mentions.items.insert(mentions.items.end(), node_mentions_.begin(), node_mentions_.end());
        places.begin.push_back(static_cast<std::uint32_t>(places.items.size()));
        mentions.begin.push_back(static_cast<std::uint32_t>(mentions.items.size()));
    } else {
        evidence_fits_ = false;  // mentions count the nodes of the file
    }
    node_places_.clear();
    node_mentions_.clear();
}

void EventHandler::finish_edge() {
    assembly_.add_edge(source_, target_, fields_, begin_);
}

void EventHandler::finish_place() {
    const bool fits = numbers_.size() == 3 && std::ranges::all_of(numbers_, [](std::int64_t n) {
                          return n >= 0 && n <= std::numeric_limits<std::int32_t>::max();
                      });
    if (!fits) {
        evidence_fits_ = false;
        return;
    }
    node_places_.push_back({static_cast<std::uint32_t>(numbers_[0]),
                            static_cast<std::uint32_t>(numbers_[1]),
                            static_cast<std::int32_t>(numbers_[2])});
}

void EventHandler::finish_mention() {
    const bool fits = numbers_.size() == 2 && std::ranges::all_of(numbers_, [](std::int64_t n) {
                          return n >= 0 && n <= std::numeric_limits<std::int32_t>::max();
                      });
    if (!fits) {
        evidence_fits_ = false;
        return;
    }
    node_mentions_.push_back(
        {static_cast<std::uint32_t>(numbers_[0]), static_cast<std::uint32_t>(numbers_[1])});
}

bool EventHandler::complete() {
    if (nodes_seen_ && edges_seen_) return true;
    assembly_.report(Oddity::graph_syntax, bytes_.size(),
                     nodes_seen_ ? "expected a list \"edges\" or \"links\", got the end of the file"
                                 : "expected a list \"nodes\", got the end of the file");
    return false;
}

/// Rising places in reports that exist, and mentions of nodes that exist.
bool fits(const Evidence& evidence, std::size_t nodes) {
    for (std::uint32_t node = 0; node < nodes; ++node) {
        std::int64_t last = -1;
        for (const Place& place : evidence.places[node]) {
            if (place.report >= evidence.reports.size() || place.report <= last) return false;
            last = place.report;
        }
        const auto mentions = evidence.mentions[node];
        if (!std::ranges::is_sorted(mentions)) return false;
        for (const Mention& mention : mentions) {
            if (mention.report >= evidence.reports.size() || mention.term >= nodes) return false;
        }
    }
    return true;
}

Evidence EventHandler::take_evidence() {
    if (evidence_.empty() && evidence_.places.items.empty() && evidence_.mentions.items.empty()) {
        return {{}, {}, {}, evidence_.pairs};
    }
    for (auto* begin : {&evidence_.places.begin, &evidence_.mentions.begin}) {
        begin->insert(begin->begin(), 0);
    }
    const std::size_t nodes = assembly_.node_rows();
    if (!evidence_fits_ || !fits(evidence_, nodes)) {
        assembly_.report(Oddity::graph_content, 0,
                         "the nodes' places do not fit the list of reports; both were left out");
        return {{}, {}, {}, evidence_.pairs};
    }
    return std::move(evidence_);
}

}  // namespace

std::optional<KnowledgeGraph> read_node_link_json(std::string_view bytes, const std::string& path,
                                                  Reporter& reporter) {
    GraphAssembly assembly(bytes, path, reporter);
    if (const std::size_t at = find_invalid_utf8(bytes); at != bytes.size()) {
        assembly.report(Oddity::invalid_utf8, at,
                        "bytes that are no UTF-8 were replaced by U+FFFD");
        const std::string repaired = repair_utf8(bytes);
        return read_node_link_json(repaired, path, reporter);
    }
    const char* seen = bytes.data();
    EventHandler handler(bytes, seen, assembly);
    const Cursor begin(bytes.data(), seen);
    const Cursor end(bytes.data() + bytes.size(), seen);
    if (!Json::sax_parse(begin, end, &handler) || !handler.complete()) return std::nullopt;
    Evidence evidence = handler.take_evidence();
    return assembly.finish(std::move(evidence));
}

}  // namespace sigloom
