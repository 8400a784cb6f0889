#include "tools/mentions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/cancelled.hpp"
#include "core/base/date.hpp"
#include "core/base/in_parallel.hpp"
#include "core/base/threads.hpp"
#include "core/report/find_reports.hpp"
#include "core/text/name_in_text.hpp"
#include "tools/report_files.hpp"

namespace sigloom {
namespace {

/// Looks for the things in one report after the other.
class MentionFinder {
  public:
    MentionFinder(const Input& input, std::span<const NamedThing> things,
                  const ReportSchema& schema)
        : evidence_(input.graph.evidence()),
          things_(things),
          schema_(schema),
          files_(input.files),
          has_text_(input.kind == InputKind::reports) {
        for (const NamedThing& thing : things) names_.emplace_back(thing.forms);
    }

    /// Nothing where the report does not name all of them.
    [[nodiscard]] std::optional<Mentions> look_into(std::uint32_t number) const {
        std::vector<bool> is_named;
        for (const NamedThing& thing : things_) is_named.push_back(lists(number, thing));
        Mentions mentions{number, std::ranges::find(is_named, false) == is_named.end(), {}};
        for (const Passage& passage : passages_of(number)) {
            const std::vector<TextWord> words = words_of(passage.text);
            bool names_all = true;
            for (std::size_t i = 0; i < things_.size(); ++i) {
                const bool is_here =
                    is_row_of(passage, things_[i], number) || names_[i].is_in(words);
                if (is_here) is_named[i] = true;
                names_all = names_all && is_here;
            }
            if (names_all) mentions.quotes.push_back(passage);
        }
        if (std::ranges::find(is_named, false) != is_named.end()) return std::nullopt;
        return mentions;
    }

  private:
    /// Where one of its nodes stands in the lists and tables of the report; null if none does.
    [[nodiscard]] const Place* place_of(Node node, std::uint32_t report) const {
        const auto places = evidence_.places[node];
        const auto place = std::ranges::lower_bound(places, report, {}, &Place::report);
        return place != places.end() && place->report == report ? &*place : nullptr;
    }
    [[nodiscard]] bool lists(std::uint32_t report, const NamedThing& thing) const {
        return std::ranges::any_of(thing.nodes,
                                   [&](Node node) { return place_of(node, report) != nullptr; });
    }

    /// A row stands in the report where the row of a table does.
    [[nodiscard]] bool is_row_of(const Passage& passage, const NamedThing& thing,
                                 std::uint32_t report) const {
        return passage.is_row && std::ranges::any_of(thing.nodes, [&](Node node) {
                   const Place* place = place_of(node, report);
                   return place != nullptr && place->line == passage.line;
               });
    }

    /// What can be quoted of a report; nothing where its text does not name all of the things.
    [[nodiscard]] std::vector<Passage> passages_of(std::uint32_t number) const {
        if (!has_text_) return {};
        const auto found = files_.find(evidence_.reports[number].path);
        if (!found || !may_name_all(*found->file, number)) return {};
        const auto again = read_again(*found, schema_);
        return again ? passages(again->report, again->text.text) : std::vector<Passage>();
    }

    /// Whether it is worth the while to read the report.
    [[nodiscard]] bool may_name_all(const ReportFile& file, std::uint32_t number) const {
        DiagnosticList known_already;
        const auto text = load(file, known_already);
        if (!text) return false;
        const std::vector<TextWord> words = words_of(text->text);
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (!lists(number, things_[i]) && !names_[i].is_in(words)) return false;
        }
        return true;
    }

    const Evidence& evidence_;
    std::span<const NamedThing> things_;
    const ReportSchema& schema_;
    std::vector<NameInText> names_;
    ReportFiles files_;
    bool has_text_;
};

}  // namespace

std::string date_of(const ReportEntry& report) {
    return Date::from_number(report.date).value_or(Date()).iso();
}

const std::string& title_of(const ReportEntry& report) {
    return report.title.empty() ? report.path : report.title;
}

NamedThing thing_of_nodes(const Input& input, std::vector<Node> nodes) {
    NamedThing thing{{}, std::move(nodes)};
    const NameTable& table = input.name_table;
    for (const Node node : thing.nodes) {
        const std::string label(input.graph.nodes().label[node]);
        thing.forms.push_back(label);
        const std::uint32_t found = table.find(label);
        if (found == NameTable::none) continue;
        const std::uint32_t name_class = table.rows()[found].name_class;
        for (const NameRow& row : table.rows()) {
            if (row.name_class == name_class) thing.forms.push_back(row.surface);
        }
    }
    return thing;
}

std::string joined(const std::vector<Passage>& quotes) {
    std::string text;
    for (const Passage& quote : quotes) {
        text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", quote.line, quote.text);
    }
    return text;
}

std::vector<Mentions> find_mentions(const Input& input, std::span<const NamedThing> things,
                                    const InputOptions& options) {
    const MentionFinder finder(input, things, options.build.schema);
    const std::size_t count = input.graph.evidence().reports.size();
    std::vector<std::optional<Mentions>> found(count);
    run_on_threads(options.build.threads, [&] {
        for_each_task_in_parallel(count, [&](std::size_t report) {
            stop_if_cancelled();
            found[report] = finder.look_into(static_cast<std::uint32_t>(report));
        });
    });
    std::vector<Mentions> mentions;
    for (auto& each : found) {
        if (each) mentions.push_back(std::move(*each));
    }
    return mentions;
}

}  // namespace sigloom
