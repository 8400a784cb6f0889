#include "tools/brief_document.hpp"

#include <utility>

#include "tools/brief_section.hpp"
#include "tools/brief_sections.hpp"

namespace sigloom {
namespace {

/// The strategic diagram and the graph.
class PictureSection : public BriefSection {
  public:
    using BriefSection::BriefSection;

    void write() const {
        const BriefPictures& pictures = page_.pictures;
        if (pictures.graph.empty()) return;
        heading(2, texts_.pictures_heading, "map");
        if (!pictures.map.empty()) {
            page_.document.blocks.push_back(Figure{pictures.map, "map", std::string(texts_.map_alt),
                                                   std::string(texts_.map_caption)});
        }
        const bool is_whole = pictures.shown_terms == pictures.terms;
        page_.document.blocks.push_back(Figure{
            pictures.graph, "graph", std::string(texts_.graph_alt),
            fill_text(is_whole ? texts_.graph_caption : texts_.graph_caption_part,
                      {{"shown", whole(pictures.shown_terms)}, {"terms", whole(pictures.terms)}})});
    }
};

}  // namespace

Document brief_document(const Input& input, const BriefFacts& facts, const BriefPictures& pictures,
                        const Provenance& provenance, const std::string& title,
                        const BriefTexts& texts) {
    BriefPage page(input, facts, pictures, provenance, texts);
    const BriefSection section(page);
    page.document.title =
        title.empty()
            ? section.fill_text(texts.title,
                                {{"reports", whole(input.graph.evidence().reports.size())}})
            : title;
    page.document.language = texts.language;
    page.document.generator = provenance.program;
    write_read(page);
    write_things(page);
    write_topics(page);
    write_trends(page);
    write_signals(page);
    write_gaps(page);
    PictureSection(page).write();
    write_changes(page);
    write_reports(page);
    write_methods(page);
    section.heading(2, texts.references_heading, "reports");
    section.paragraph(texts.references_intro, {});
    page.document.blocks.push_back(page.citations.list());
    return std::move(page.document);
}

}  // namespace sigloom
