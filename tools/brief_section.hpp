// What the sections of a brief are written with: its facts, and the pieces of its sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/document/document.hpp"
#include "tools/brief_document.hpp"
#include "tools/brief_facts.hpp"
#include "tools/brief_texts.hpp"

namespace sigloom {

inline constexpr std::size_t shown_rows = 10;    ///< of a table
inline constexpr std::size_t shown_reports = 5;  ///< of a list of reports, or of rows

/// The reports that are cited, numbered in the order in which they are first.
class Citations {
  public:
    explicit Citations(const std::vector<ReportEntry>& reports) : reports_(reports) {}

    /// " [1, 2]", or nothing for none.
    Line of(const std::vector<std::uint32_t>& reports);
    /// "1, 2".
    Line numbers(const std::vector<std::uint32_t>& reports);
    [[nodiscard]] References list() const;

  private:
    std::size_t number(std::uint32_t report);

    const std::vector<ReportEntry>& reports_;
    std::map<std::uint32_t, std::size_t> numbers_;
    std::vector<std::uint32_t> order_;
};

/// A brief that is being written, and what it is written from, which outlives it.
struct BriefPage {
    BriefPage(const Input& of_input, const BriefFacts& of_facts, const BriefPictures& with_pictures,
              const Provenance& of_provenance, const BriefTexts& in_texts);

    const Input& input;
    const BriefFacts& facts;
    const BriefPictures& pictures;
    const Provenance& provenance;
    const BriefTexts& texts;
    Citations citations;
    std::map<Node, std::size_t> trend_of;  ///< numbers of BriefFacts::trends
    Document document;
};

/// A statement, and what it is of: none is made twice of one thing.
struct Thing {
    std::string subject;
    std::function<Line()> line;  ///< for as long as the page is there; cites its reports
};

std::string subject_of(Node node);

std::int64_t whole(std::size_t number);
Line text(std::string_view of);
void append(Line& line, const Line& more);
void append_sentence(Line& line, const Line& more);

/// A section of a page, as what it adds to it. Copies add to the same page.
class BriefSection {
  public:
    explicit BriefSection(BriefPage& page)
        : page_(page),
          graph_(page.input.graph),
          reports_(page.input.graph.evidence().reports),
          facts_(page.facts),
          texts_(page.texts) {}

    [[nodiscard]] Line fill(std::string_view sentence, SentenceValues values) const;
    [[nodiscard]] std::string fill_text(std::string_view sentence, SentenceValues values) const;
    void heading(int level, std::string_view text, const std::string& anchor) const;
    void paragraph(Line line) const;
    void paragraph(std::string_view sentence, SentenceValues values) const;
    void list(std::vector<Line> items, bool is_numbered = false) const;
    [[nodiscard]] Line term(Node node) const;
    [[nodiscard]] std::string label(Node node) const;
    [[nodiscard]] Line quoted(const std::string& name) const;
    [[nodiscard]] Line topic_name(std::size_t topic) const;
    [[nodiscard]] Line report(std::uint32_t number) const;
    /// "a, b and c".
    [[nodiscard]] Line joined(const std::vector<Line>& items) const;
    [[nodiscard]] Line joined_labels(const std::vector<Node>& nodes) const;
    /// The latest of these reports, for who wants to read on.
    [[nodiscard]] std::vector<std::uint32_t> latest(std::vector<std::uint32_t> reports) const;
    [[nodiscard]] std::vector<std::uint32_t> reports_of(Node node) const;
    [[nodiscard]] std::vector<std::uint32_t> common_reports(Node a, Node b) const;
    [[nodiscard]] Line cite(Node node) const;
    [[nodiscard]] Line cited(Line line, const Line& sources) const;
    [[nodiscard]] std::string period_name() const;
    [[nodiscard]] std::string period_range(std::size_t first, std::size_t last) const;
    [[nodiscard]] std::string bars(const Sighting& seen) const;
    /// Why what needs time is left out; nothing where it is not.
    [[nodiscard]] std::optional<Line> no_time() const;
    void left_out(std::string_view what, const Line& why) const;
    [[nodiscard]] std::string description_of(Node node) const;

  protected:
    BriefPage& page_;
    const KnowledgeGraph& graph_;
    const std::vector<ReportEntry>& reports_;
    const BriefFacts& facts_;
    const BriefTexts& texts_;
};

}  // namespace sigloom
