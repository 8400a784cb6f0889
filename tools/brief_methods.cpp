#include "tools/brief_sections.hpp"

#include <fmt/format.h>

#include "tools/brief_section.hpp"

namespace sigloom {
namespace {

class MethodSection : public BriefSection {
  public:
    using BriefSection::BriefSection;

    void write() const {
        heading(2, texts_.methods_heading, "methods");
        if (!facts_.topics.empty()) {
            paragraph(texts_.methods_topics,
                      {{"quality", fmt::format("{:.3f}", facts_.communities.found.quality)}});
        }
        if (facts_.timeline) {
            paragraph(texts_.methods_trends, {});
            paragraph(texts_.methods_bursts, {});
            paragraph(texts_.methods_signals, {{"rounds", std::int64_t{BriefFacts::draws}}});
        }
        if (!facts_.gaps.gaps.empty()) paragraph(texts_.methods_gaps, {});
        if (facts_.map) paragraph(texts_.methods_map, {});
        if (facts_.previous) paragraph(texts_.methods_changes, {});
        if (!facts_.across.empty() || !facts_.rare.empty()) paragraph(texts_.methods_reports, {});
        std::vector<std::string> options;
        for (const auto& [name, value] : page_.provenance.options)
            options.push_back(name + " " + value);
        Line line = fill(texts_.methods_made, {{"program", page_.provenance.program}});
        if (!options.empty()) {
            append_sentence(line, fill(texts_.methods_options,
                                       {{"options", fmt::format("{}", fmt::join(options, ", "))}}));
        }
        if (!page_.provenance.reports_hash.empty()) {
            append_sentence(line, fill(texts_.methods_hash,
                                       {{"hash", Line{{.kind = Inline::Kind::code,
                                                       .text = page_.provenance.reports_hash}}}}));
        }
        paragraph(std::move(line));
    }
};

}  // namespace

void write_methods(BriefPage& page) {
    MethodSection(page).write();
}

}  // namespace sigloom
