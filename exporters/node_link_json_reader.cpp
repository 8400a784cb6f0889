#include "exporters/node_link_json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <iterator>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>
#include <vector>

#include "core/text/utf8.hpp"
#include "exporters/graph_assembly.hpp"
#include "exporters/node_link_json_writer.hpp"
#include "exporters/numbers.hpp"
#include "exporters/pipeline.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::json;
using Field = GraphAssembly::Field;

/// Elements of a list that are parsed at once, in bytes: they stay in the processor's cache.
constexpr std::size_t piece_size = std::size_t{1} << 16;

/// Part of a file.
struct Range {
    std::size_t begin;
    std::size_t end;
};

enum class ListKind : std::uint8_t { nodes, edges };

/// A list of nodes or edges, what stands between its brackets cut into pieces of whole elements.
struct List {
    ListKind kind;
    Range content;
    std::vector<Range> pieces;
};

/// Finds the lists of a file by its quotes and brackets alone. On damaged files it may be wrong;
/// then the parser finds the damage, in the pieces or in what is left.
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

/// Reads bytes and tells others how far it has come.
class Cursor {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    /// `seen` is where the cursor is: behind the last byte that was read.
    Cursor(const char* at, const char*& seen) : at_(at), seen_(&seen) {}
    const char& operator*() const { return *at_; }
    Cursor& operator++() {
        *seen_ = ++at_;
        return *this;
    }
    friend bool operator==(const Cursor& a, const Cursor& b) { return a.at_ == b.at_; }
    friend bool operator!=(const Cursor& a, const Cursor& b) { return a.at_ != b.at_; }

  protected:
    const char* at_;
    const char** seen_;
};

/// A cursor that jumps over what stands in lists.
class FrameCursor : public Cursor {
  public:
    struct Gap {
        const char* begin;
        const char* end;
    };

    FrameCursor(const char* at, const char*& seen, std::span<const Gap> gaps)
        : Cursor(at, seen), gaps_(gaps) {}
    FrameCursor& operator++() {
        Cursor::operator++();
        if (!gaps_.empty() && at_ == gaps_.front().begin) {
            at_ = gaps_.front().end;
            gaps_ = gaps_.subspan(1);
        }
        return *this;
    }

  private:
    std::span<const Gap> gaps_;
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

/// What nlohmann::json::sax_parse() calls, told apart by no more than what matters here. `Derived`
/// has scalar(Value), text(std::string), start(bool object), end() and name(std::string).
template <typename Derived>
class Events {
  public:
    bool null() { return self().scalar({}); }
    bool boolean(bool value) { return self().scalar(value); }
    bool number_integer(std::int64_t value) { return self().scalar(value); }
    bool number_unsigned(std::uint64_t value) {
        // Digits that no column of numbers holds.
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return self().text(std::to_string(value));
        }
        return self().scalar(static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&) { return self().scalar(value); }
    bool string(const std::string& value) { return self().text(value); }
    bool binary(const Json::binary_t&) { return true; }
    bool key(const std::string& name) { return self().name(name); }
    bool start_object(std::size_t) { return self().start(true); }
    bool end_object() { return self().end(); }
    bool start_array(std::size_t) { return self().start(false); }
    bool end_array() { return self().end(); }
    // Where and what it is, is told by FirstError.
    bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

  private:
    Derived& self() { return static_cast<Derived&>(*this); }
};

/// Passes over everything and keeps the error that stops the parser.
class FirstError : public Events<FirstError> {
  public:
    bool scalar(const Value&) { return true; }
    bool text(const std::string&) { return true; }
    bool name(const std::string&) { return true; }
    bool start(bool) { return true; }
    bool end() { return true; }
    bool parse_error(std::size_t position, const std::string&, const Json::exception& error) {
        offset = std::max<std::size_t>(position, 1) - 1;
        what = error.what();
        return false;
    }

    std::size_t offset = 0;
    std::string what;
};

enum class Role : std::uint8_t { field, id, source, target, places, mentions };

/// A member of the objects of a list.
struct Member {
    std::string name;
    Role role;
};

struct Problem {
    Repair repair;
    std::size_t offset;
    std::string message;
};

/// A node or an edge, its texts in its batch.
struct Record {
    std::size_t offset;
    std::string_view id;  ///< of a node; an edge's source
    std::string_view target;
    std::size_t fields_end;
    std::size_t places_end;
    std::size_t mentions_end;
};

/// What a piece of a list holds. Made by any thread.
struct Batch {
    ListKind kind = ListKind::nodes;
    Range range{};
    bool parsed = false;
    std::vector<Member> members;
    std::vector<Record> records;
    std::vector<Field> fields;  ///< numbered by member
    std::vector<Place> places;
    std::vector<Mention> mentions;
    bool evidence_fits = true;
    std::vector<Problem> problems;
    std::string texts;                   ///< never grows beyond what was reserved
    std::deque<std::string> more_texts;  ///< what did not fit
};

/// Receives the events of a piece, which stands in brackets of its own.
class BatchReader : public Events<BatchReader> {
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
        seen_ = list.data();
        batch_.parsed = Json::sax_parse(Cursor(list.data(), seen_),
                                        Cursor(list.data() + list.size(), seen_), this);
    }

    bool scalar(const Value& value);
    bool text(const std::string& text) { return passed_over_ > 0 || scalar(keep(text)); }
    bool name(const std::string& name);
    bool start(bool object);
    bool end();

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
    bool pass_over(std::string message) {
        batch_.problems.push_back({Repair::leftover, begin(), std::move(message)});
        ++passed_over_;
        return true;
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

/// Where the scalar begins that has just been read: behind a number, one byte more is read.
std::size_t scalar_begin(std::string_view bytes, std::size_t end) {
    constexpr std::string_view outside = ",:[]{} \t\r\n";
    std::size_t at = end - 1;
    if (bytes[at] == '"') {
        do {
            at = bytes.rfind('"', at - 1);
        } while (bytes[at - 1] == '\\');
        return at;
    }
    at = bytes.find_last_not_of(outside, at);
    return bytes.find_last_of(outside, at) + 1;
}

bool BatchReader::name(const std::string& name) {
    if (passed_over_ > 0) return true;
    // Objects of a list mostly have the same members in the same order.
    std::vector<Member>& members = batch_.members;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (next_member_ >= members.size()) next_member_ = 0;
        member_ = next_member_++;
        if (members[member_].name == name) return true;
    }
    member_ = members.size();
    members.push_back({name, Role::field});
    return true;
}

bool BatchReader::start(bool object) {
    if (passed_over_ > 0) {
        ++passed_over_;
        return true;
    }
    const auto open = [&](Context context) {
        open_.push_back(context);
        return true;
    };
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

bool BatchReader::end() {
    if (passed_over_ > 0) {
        --passed_over_;
        return true;
    }
    const Context context = open_.back();
    open_.pop_back();
    if (context == Context::record) finish_record();
    if (context == Context::place) finish_place();
    if (context == Context::mention) finish_mention();
    return true;
}

bool BatchReader::scalar(const Value& value) {
    if (passed_over_ > 0) return true;
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
                {nodes ? Repair::nameless_node : Repair::endless_edge,
                 offset_of(scalar_begin(list_, seen())),
                 nodes ? "expected a node, got a value" : "expected an edge, got a value"});
            break;
        }
        default:
            break;
    }
    return true;
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

/// Receives the events of everything but what stands in the lists.
class FrameReader : public Events<FrameReader> {
  public:
    FrameReader(std::string_view bytes, GraphAssembly& assembly)
        : bytes_(bytes), seen_(bytes.data()), assembly_(assembly) {}

    bool read(const std::vector<List>& lists) {
        std::vector<FrameCursor::Gap> gaps;
        for (const List& list : lists) {
            gaps.push_back({bytes_.data() + list.content.begin, bytes_.data() + list.content.end});
            (list.kind == ListKind::nodes ? has_nodes : has_edges) = true;
        }
        return Json::sax_parse(FrameCursor(bytes_.data(), seen_, gaps),
                               FrameCursor(bytes_.data() + bytes_.size(), seen_, {}), this);
    }

    bool scalar(const Value& value);
    bool text(const std::string& text) { return scalar(std::string_view(text)); }
    bool name(const std::string& name) {
        if (passed_over_ == 0) key_ = name;
        return true;
    }
    bool start(bool object);
    bool end();

    bool has_nodes = false;
    bool has_edges = false;
    bool multigraph = false;
    std::vector<ReportEntry> reports;
    PairChoice pairs = PairChoice::terms;

  private:
    /// Where in the file an event happens.
    enum class Context : std::uint8_t {
        file,
        root,
        list,
        graph,
        node_columns,
        edge_columns,
        reports,
        report
    };

    [[nodiscard]] std::size_t offset() const {
        return static_cast<std::size_t>(seen_ - bytes_.data());
    }

    std::string_view bytes_;
    const char* seen_;
    GraphAssembly& assembly_;
    std::vector<Context> open_{Context::file};
    std::size_t passed_over_ = 0;  ///< objects and lists open that have no meaning
    std::string key_;
    bool nodes_passed_ = false;
    bool edges_passed_ = false;
};

bool FrameReader::start(bool object) {
    if (passed_over_ > 0) {
        ++passed_over_;
        return true;
    }
    const auto open = [&](Context context) {
        open_.push_back(context);
        return true;
    };
    switch (open_.back()) {
        case Context::file:
            if (object) return open(Context::root);
            ++passed_over_;
            return true;
        case Context::root:
            if (object && key_ == "graph") return open(Context::graph);
            // A file may hold the same edges under both names.
            if (!object && key_ == "nodes" && !std::exchange(nodes_passed_, true)) {
                return open(Context::list);
            }
            if (!object && (key_ == "edges" || key_ == "links") &&
                !std::exchange(edges_passed_, true)) {
                return open(Context::list);
            }
            break;
        case Context::graph:
            if (object && key_ == "node_columns") return open(Context::node_columns);
            if (object && key_ == "edge_columns") return open(Context::edge_columns);
            if (!object && key_ == "reports") return open(Context::reports);
            break;
        case Context::reports:
            if (!object) break;
            reports.emplace_back();
            return open(Context::report);
        default:
            break;
    }
    assembly_.report(Repair::leftover, offset() - 1,
                     fmt::format("{} was left out", in_quotes(key_)));
    ++passed_over_;
    return true;
}

bool FrameReader::end() {
    if (passed_over_ > 0) {
        --passed_over_;
    } else {
        open_.pop_back();
    }
    return true;
}

bool FrameReader::scalar(const Value& value) {
    if (passed_over_ > 0) return true;
    const auto* text = std::get_if<std::string_view>(&value);
    const auto* whole = std::get_if<std::int64_t>(&value);
    switch (open_.back()) {
        case Context::root: {
            const auto* truth = std::get_if<bool>(&value);
            if (key_ == "directed" && truth != nullptr && *truth) assembly_.set_directed();
            if (key_ == "multigraph" && truth != nullptr) multigraph = *truth;
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
                pairs = *pairs_of_name(*text);
            } else if (key_ != "generator") {
                assembly_.report(
                    Repair::leftover, scalar_begin(bytes_, offset()),
                    fmt::format("{} of the whole graph was left out", in_quotes(key_)));
            }
            break;
        case Context::report: {
            ReportEntry& report = reports.back();
            if (key_ == "path" && text != nullptr) report.path = *text;
            if (key_ == "title" && text != nullptr) report.title = *text;
            if (key_ == "url" && text != nullptr) report.url = *text;
            if (key_ == "date" && whole != nullptr && *whole >= 0 && *whole <= 99'999'999) {
                report.date = static_cast<std::int32_t>(*whole);
            }
            break;
        }
        default:
            break;
    }
    return true;
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

class NodeLinkReader {
  public:
    NodeLinkReader(std::string_view bytes, GraphAssembly& assembly)
        : bytes_(bytes), assembly_(assembly), frame_(bytes, assembly) {}

    std::optional<KnowledgeGraph> read();

  private:
    bool fail(std::size_t offset, std::string message) {
        assembly_.report(Oddity::graph_syntax, offset, std::move(message));
        return false;
    }
    bool fail_at_first_error();
    bool read_list(const List& list);
    void add(Batch& batch);
    void add_node(const Batch& batch, const Record& record, const Record& before,
                  std::span<const Field> fields);
    Evidence take_evidence();

    std::string_view bytes_;
    GraphAssembly& assembly_;
    FrameReader frame_;
    Evidence evidence_;
    bool evidence_fits_ = true;
};

/// Whatever went wrong in a piece: the whole file, parsed in one go, tells it best.
bool NodeLinkReader::fail_at_first_error() {
    FirstError error;
    Json::sax_parse(bytes_, &error);
    const bool at_end = error.what.find("unexpected end of input") != std::string::npos;
    return fail(at_end ? bytes_.size() : error.offset, explain(error.what));
}

void NodeLinkReader::add_node(const Batch& batch, const Record& record, const Record& before,
                              std::span<const Field> fields) {
    if (!assembly_.add_node(record.id, fields, record.offset)) {
        evidence_fits_ = false;  // mentions count the nodes of the file
        return;
    }
    const auto append = [](auto& list, const auto& items, std::size_t begin, std::size_t end) {
        list.items.insert(list.items.end(), items.begin() + static_cast<std::ptrdiff_t>(begin),
                          items.begin() + static_cast<std::ptrdiff_t>(end));
        list.begin.push_back(static_cast<std::uint32_t>(list.items.size()));
    };
    append(evidence_.places, batch.places, before.places_end, record.places_end);
    append(evidence_.mentions, batch.mentions, before.mentions_end, record.mentions_end);
}

void NodeLinkReader::add(Batch& batch) {
    for (const Problem& problem : batch.problems) {
        assembly_.report(problem.repair, problem.offset, problem.message);
    }
    const bool nodes = batch.kind == ListKind::nodes;
    std::vector<std::uint32_t> number(batch.members.size(), GraphAssembly::no_field);
    for (std::size_t i = 0; i < number.size(); ++i) {
        const auto& [name, role] = batch.members[i];
        // An edge is known by its ends; the key of a multigraph tells only its edges apart.
        const bool row_name = name == "id" || (frame_.multigraph && name == "key");
        if (role != Role::field || (!nodes && row_name)) continue;
        // A column is made when its first value comes.
        const bool used = std::ranges::find(batch.fields, i, &Field::field) != batch.fields.end();
        if (used) number[i] = nodes ? assembly_.node_field(name) : assembly_.edge_field(name);
    }
    for (Field& field : batch.fields) field.field = number[field.field];
    evidence_fits_ = evidence_fits_ && batch.evidence_fits;
    Record before{};
    for (const Record& record : batch.records) {
        const auto fields = std::span(batch.fields)
                                .subspan(before.fields_end, record.fields_end - before.fields_end);
        if (nodes) {
            add_node(batch, record, before, fields);
        } else {
            assembly_.add_edge(record.id, record.target, fields, record.offset);
        }
        before = record;
    }
}

bool NodeLinkReader::read_list(const List& list) {
    // A comma with nothing behind it.
    if (list.pieces.size() > 1 &&
        bytes_.find_first_not_of(" \t\r\n", list.pieces.back().begin) == list.content.end) {
        return false;
    }
    std::size_t next = 0;
    std::atomic<bool> damaged = false;
    const auto take = [&]() -> std::unique_ptr<Batch> {
        if (damaged || next == list.pieces.size()) return nullptr;
        auto batch = std::make_unique<Batch>();
        batch->kind = list.kind;
        batch->range = list.pieces[next++];
        return batch;
    };
    const auto work = [&](Batch& batch) { BatchReader(batch, bytes_).read(); };
    const auto finish = [&](Batch& batch) {
        if (!batch.parsed) damaged = true;
        if (!damaged) add(batch);
    };
    run_pipeline<Batch>(take, work, finish);
    return !damaged;
}

Evidence NodeLinkReader::take_evidence() {
    evidence_.reports = std::move(frame_.reports);
    evidence_.pairs = frame_.pairs;
    if (evidence_.empty() && evidence_.places.items.empty() && evidence_.mentions.items.empty()) {
        return {{}, {}, {}, evidence_.pairs};
    }
    for (auto* begin : {&evidence_.places.begin, &evidence_.mentions.begin}) {
        begin->insert(begin->begin(), 0);
    }
    if (!evidence_fits_ || !fits(evidence_, assembly_.node_rows())) {
        assembly_.report(Oddity::graph_content, 0,
                         "the nodes' places do not fit the list of reports; both were left out");
        return {{}, {}, {}, evidence_.pairs};
    }
    return std::move(evidence_);
}

std::optional<KnowledgeGraph> NodeLinkReader::read() {
    const std::vector<List> lists = ListFinder(bytes_).find();
    if (!frame_.read(lists) ||
        !std::ranges::all_of(lists, [&](const List& list) { return read_list(list); })) {
        fail_at_first_error();
        return std::nullopt;
    }
    if (!frame_.has_nodes || !frame_.has_edges) {
        fail(bytes_.size(), frame_.has_nodes
                                ? "expected a list \"edges\" or \"links\", got the end of the file"
                                : "expected a list \"nodes\", got the end of the file");
        return std::nullopt;
    }
    return assembly_.finish(take_evidence());
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
    return NodeLinkReader(bytes, assembly).read();
}

}  // namespace sigloom
