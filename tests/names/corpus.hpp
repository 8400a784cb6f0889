// Small reports written in a line each, and what is learned from them.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/names/learn.hpp"
#include "core/report/read_report.hpp"

namespace sigloom {

/// A report with these keywords (separated by semicolons; behind a bar, themes) and this running
/// text.
inline Report small_report(const std::string& keywords, const std::string& text) {
    std::string markdown = "# __Small__\n## Keywords\n\n* ";
    for (const char c : keywords) {
        markdown += c == ';'   ? std::string("\n* ")
                    : c == '|' ? std::string("\n\n## Themes\n\n* ")
                               : std::string(1, c);
    }
    markdown += "\n\n## Summary\n\n" + text + "\n";
    DiagnosticList diagnostics;
    return read_reports(stored(markdown), "small.md", ReportSchema(), diagnostics).reports.at(0);
}

/// What reports say of names, and their running text.
class NameSources {
  public:
    explicit NameSources(std::size_t bytes_in_memory = RunningTexts::usual_bytes_in_memory)
        : texts_(std::make_shared<RunningTexts>(bytes_in_memory)) {}

    /// Valid as long as this.
    NameSource of(const Report& report, NameRuns runs = NameRuns::leave) {
        return name_source_of(report, runs, texts_, store_);
    }

  private:
    std::shared_ptr<RunningTexts> texts_;
    TextStore store_;
};

class Corpus {
  public:
    explicit Corpus(const std::vector<std::pair<std::string, std::string>>& reports,
                    std::size_t bytes_in_memory = RunningTexts::usual_bytes_in_memory)
        : sources_(bytes_in_memory) {
        for (const auto& [keywords, text] : reports) {
            const auto number = static_cast<std::uint32_t>(paths_.size());
            evidence_.reports.push_back(
                evidence_.names.add(sources_.of(small_report(keywords, text)), number));
            paths_.push_back(std::string(1, static_cast<char>('a' + number)) + ".md");
        }
    }

    [[nodiscard]] NameTable learn(const NameOptions& options = {}) const {
        return learn_names(evidence_, paths_, options).table;
    }

  private:
    NameSources sources_;
    CorpusEvidence evidence_;
    std::vector<std::string> paths_;
};

inline Corpus corpus_of(const std::vector<std::pair<std::string, std::string>>& reports) {
    return Corpus(reports);
}

/// The number of a name's class.
inline std::uint32_t class_number(const NameTable& table, std::string_view surface) {
    const std::uint32_t row = table.find(surface);
    if (row == NameTable::none) throw std::runtime_error("no name " + std::string(surface));
    return table.rows()[row].name_class;
}

inline const NameClass& class_of(const NameTable& table, std::string_view surface) {
    return table.classes()[class_number(table, surface)];
}

inline bool are_one(const NameTable& table, std::string_view a, std::string_view b) {
    return class_number(table, a) == class_number(table, b);
}

}  // namespace sigloom
