#include "exporters/json/frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "exporters/common/numbers.hpp"
#include "exporters/json/damage.hpp"
#include "exporters/json/parser.hpp"

namespace sigloom::json {
namespace {

/// Receives the events of everything but what stands in the lists.
class FrameReader {
  public:
    FrameReader(Frame& frame, std::string_view bytes, const Layout& layout, GraphAssembly& assembly)
        : frame_(frame), bytes_(bytes), layout_(layout), assembly_(assembly) {
        if (layout.is_directed_unless_said) frame_.directed = true;
    }

    bool read(const std::vector<List>& lists) {
        std::vector<json::Gap> gaps;
        for (const List& list : lists) {
            gaps.push_back({bytes_.data() + list.content.begin, bytes_.data() + list.content.end});
            if (list.kind != ListKind::edges) frame_.has_nodes = true;
            if (list.kind != ListKind::nodes) frame_.has_edges = true;
            if (list.kind == ListKind::edges) edges_ = between(list.content);
        }
        return json::read_events(bytes_, gaps, seen_, *this);
    }

    void scalar(const Value& value);
    void text(const std::string& text) { scalar(std::string_view(text)); }
    void name(const std::string& name) {
        if (passed_over_ == 0) key_ = name;
    }
    void start(bool object);
    void end();

  private:
    /// Where in the file an event happens.
    enum class Context : std::uint8_t {
        file,
        root,
        container,
        list,
        options,
        about,
        graph,
        node_columns,
        edge_columns,
        reports,
        report
    };

    [[nodiscard]] std::string_view between(Range range) const {
        return bytes_.substr(range.begin, range.end - range.begin);
    }
    /// Whether the list that has just been opened is the list of edges once more.
    [[nodiscard]] bool repeats_edges() const {
        return edges_passed_ && bytes_.substr(offset()).starts_with(edges_) &&
               bytes_.substr(offset() + edges_.size()).starts_with(']');
    }
    [[nodiscard]] std::size_t offset() const {
        return static_cast<std::size_t>(seen_ - bytes_.data());
    }

    Frame& frame_;
    /// Something that has no meaning here.
    void leave_out() {
        if (!is_ignored()) {
            assembly_.faults().report(Repair::leftover, offset() - 1,
                                      fmt::format("{} was left out", in_quotes(key_)));
        }
        ++passed_over_;
    }
    [[nodiscard]] bool is_ignored() const {
        return std::ranges::find(layout_.ignored, key_) != layout_.ignored.end();
    }
    void start_list(bool object);
    void scalar_of_graph(const Value& value);
    void scalar_of_report(const Value& value);

    std::string_view bytes_;
    const char* seen_ = nullptr;
    const Layout& layout_;
    GraphAssembly& assembly_;
    std::vector<Context> open_{Context::file};
    std::size_t passed_over_ = 0;  ///< objects and lists open that have no meaning
    std::string key_;
    bool nodes_passed_ = false;
    bool edges_passed_ = false;
    std::string_view edges_;  ///< what stands in the list of edges
};

/// What may be a list of nodes or edges.
void FrameReader::start_list(bool object) {
    const bool is_list = !object || layout_.nodes_may_be_object;
    if (is_list && key_ == layout_.nodes && !std::exchange(nodes_passed_, true)) {
        return open_.push_back(Context::list);
    }
    if (!object && (key_ == layout_.edges || key_ == layout_.other_edges)) {
        // A file may hold the same edges under both names.
        if (repeats_edges()) {
            ++passed_over_;
            return;
        }
        if (!std::exchange(edges_passed_, true)) return open_.push_back(Context::list);
    }
    leave_out();
}

void FrameReader::start(bool object) {
    if (passed_over_ > 0) {
        ++passed_over_;
        return;
    }
    const auto open = [&](Context context) { open_.push_back(context); };
    switch (open_.back()) {
        case Context::file:
            if (object) return open(Context::root);
            if (layout_.may_be_list) return open(Context::list);
            ++passed_over_;
            return;
        case Context::root:
            if (!layout_.container.empty() && key_ == layout_.container) {
                if (object) return open(Context::container);
                if (layout_.may_be_list) return open(Context::list);
            }
            if (object && key_ == "options") return open(Context::options);
            if (object && key_ == layout_.about) return open(Context::about);
            if (object && layout_.has_evidence && key_ == "graph") return open(Context::graph);
            if (layout_.container.empty()) return start_list(object);
            break;
        case Context::container:
            if (object && key_ == layout_.about) return open(Context::about);
            return start_list(object);
        case Context::graph:
            if (object && key_ == "node_columns") return open(Context::node_columns);
            if (object && key_ == "edge_columns") return open(Context::edge_columns);
            if (!object && key_ == "reports") return open(Context::reports);
            [[fallthrough]];
        case Context::about:
            if (object && key_ == "provenance") {  // see find_provenance()
                ++passed_over_;
                return;
            }
            break;
        case Context::reports:
            if (!object) break;
            frame_.reports.emplace_back();
            return open(Context::report);
        default:
            break;
    }
    leave_out();
}

void FrameReader::end() {
    if (passed_over_ > 0) {
        --passed_over_;
    } else {
        open_.pop_back();
    }
}

void FrameReader::scalar_of_graph(const Value& value) {
    const auto* text = std::get_if<std::string_view>(&value);
    const auto* truth = std::get_if<bool>(&value);
    const bool is_ours = text != nullptr && *text == "sigloom";
    if (std::holds_alternative<std::monostate>(value) || is_ours) return;
    if (key_ == "pairs" && text != nullptr && value_named<PairChoice>(*text)) {
        frame_.pairs = *value_named<PairChoice>(*text);
    } else if (key_ == "part" && truth != nullptr) {
        frame_.is_part = *truth;
    } else {
        assembly_.faults().report(
            Repair::leftover, json::scalar_begin(bytes_, offset()),
            fmt::format("{} of the whole graph was left out", in_quotes(key_)));
    }
}

void FrameReader::scalar_of_report(const Value& value) {
    const auto* text = std::get_if<std::string_view>(&value);
    const auto* whole = std::get_if<std::int64_t>(&value);
    ReportEntry& report = frame_.reports.back();
    if (key_ == "path" && text != nullptr) report.path = *text;
    if (key_ == "title" && text != nullptr) report.title = *text;
    if (key_ == "url" && text != nullptr) report.url = *text;
    if (key_ == "date" && whole != nullptr && *whole >= 0 && *whole <= 99'999'999) {
        report.date = static_cast<std::int32_t>(*whole);
    }
}

void FrameReader::scalar(const Value& value) {
    if (passed_over_ > 0) return;
    const auto* text = std::get_if<std::string_view>(&value);
    const auto* truth = std::get_if<bool>(&value);
    switch (open_.back()) {
        case Context::options:
            // graphology's: directed, undirected or mixed.
            if (key_ == "type" && text != nullptr) frame_.directed = *text != "undirected";
            break;
        case Context::root:
        case Context::container:
            if (key_ == "directed" && truth != nullptr) {
                frame_.directed = *truth;
            } else if (key_ == "multigraph" && truth != nullptr) {
                frame_.multigraph = *truth;
            } else if (!is_ignored() && !std::holds_alternative<std::monostate>(value)) {
                assembly_.faults().report(Repair::leftover, json::scalar_begin(bytes_, offset()),
                                          fmt::format("{} was left out", in_quotes(key_)));
            }
            break;
        case Context::node_columns:
        case Context::edge_columns: {
            const auto type = text == nullptr ? std::nullopt : value_named<ColumnType>(*text);
            if (!type) break;
            if (open_.back() == Context::node_columns) {
                assembly_.node_field(key_, type);
            } else {
                assembly_.edge_field(key_, type);
            }
            break;
        }
        case Context::graph:
        case Context::about:
            return scalar_of_graph(value);
        case Context::report:
            return scalar_of_report(value);
        default:
            break;
    }
}

}  // namespace

bool read_frame(Frame& frame, std::string_view bytes, const Layout& layout,
                const std::vector<List>& lists, GraphAssembly& assembly) {
    if (!FrameReader(frame, bytes, layout, assembly).read(lists)) return false;
    if (frame.directed) assembly.set_directed();
    return true;
}

}  // namespace sigloom::json
