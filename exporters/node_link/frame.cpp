#include "exporters/node_link/frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "exporters/common/numbers.hpp"
#include "exporters/json/damage.hpp"
#include "exporters/json/parser.hpp"

namespace sigloom::node_link {
namespace {

std::optional<ColumnType> type_of_name(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, ColumnType>, 5> names{{
        {"int", ColumnType::int32},
        {"long", ColumnType::int64},
        {"double", ColumnType::real},
        {"boolean", ColumnType::boolean},
        {"string", ColumnType::text},
    }};
    const auto* found = std::ranges::find(names, name, &decltype(names)::value_type::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

/// Receives the events of everything but what stands in the lists.
class FrameReader {
  public:
    FrameReader(Frame& frame, std::string_view bytes, GraphAssembly& assembly)
        : frame_(frame), bytes_(bytes), assembly_(assembly) {}

    bool read(const std::vector<List>& lists) {
        std::vector<json::Gap> gaps;
        for (const List& list : lists) {
            gaps.push_back({bytes_.data() + list.content.begin, bytes_.data() + list.content.end});
            (list.kind == ListKind::nodes ? frame_.has_nodes : frame_.has_edges) = true;
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
        list,
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
    std::string_view bytes_;
    const char* seen_ = nullptr;
    GraphAssembly& assembly_;
    std::vector<Context> open_{Context::file};
    std::size_t passed_over_ = 0;  ///< objects and lists open that have no meaning
    std::string key_;
    bool nodes_passed_ = false;
    bool edges_passed_ = false;
    std::string_view edges_;  ///< what stands in the list of edges
};

void FrameReader::start(bool object) {
    if (passed_over_ > 0) {
        ++passed_over_;
        return;
    }
    const auto open = [&](Context context) { open_.push_back(context); };
    switch (open_.back()) {
        case Context::file:
            if (object) return open(Context::root);
            ++passed_over_;
            return;
        case Context::root:
            if (object && key_ == "graph") return open(Context::graph);
            if (!object && key_ == "nodes" && !std::exchange(nodes_passed_, true)) {
                return open(Context::list);
            }
            if (!object && (key_ == "edges" || key_ == "links")) {
                // A file may hold the same edges under both names.
                if (repeats_edges()) {
                    ++passed_over_;
                    return;
                }
                if (!std::exchange(edges_passed_, true)) return open(Context::list);
            }
            break;
        case Context::graph:
            if (object && key_ == "node_columns") return open(Context::node_columns);
            if (object && key_ == "edge_columns") return open(Context::edge_columns);
            if (!object && key_ == "reports") return open(Context::reports);
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
    assembly_.faults().report(Repair::leftover, offset() - 1,
                              fmt::format("{} was left out", in_quotes(key_)));
    ++passed_over_;
}

void FrameReader::end() {
    if (passed_over_ > 0) {
        --passed_over_;
    } else {
        open_.pop_back();
    }
}

void FrameReader::scalar(const Value& value) {
    if (passed_over_ > 0) return;
    const auto* text = std::get_if<std::string_view>(&value);
    const auto* whole = std::get_if<std::int64_t>(&value);
    const auto* truth = std::get_if<bool>(&value);
    switch (open_.back()) {
        case Context::root:
            if (key_ == "directed" && truth != nullptr && *truth) assembly_.set_directed();
            if (key_ == "multigraph" && truth != nullptr) frame_.multigraph = *truth;
            break;
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
            if (key_ == "pairs" && text != nullptr && value_named<PairChoice>(*text)) {
                frame_.pairs = *value_named<PairChoice>(*text);
            } else if (key_ == "part" && truth != nullptr) {
                frame_.is_part = *truth;
            } else if (key_ != "generator") {
                assembly_.faults().report(
                    Repair::leftover, json::scalar_begin(bytes_, offset()),
                    fmt::format("{} of the whole graph was left out", in_quotes(key_)));
            }
            break;
        case Context::report: {
            ReportEntry& report = frame_.reports.back();
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
}

}  // namespace

bool read_frame(Frame& frame, std::string_view bytes, const std::vector<List>& lists,
                GraphAssembly& assembly) {
    return FrameReader(frame, bytes, assembly).read(lists);
}

}  // namespace sigloom::node_link
