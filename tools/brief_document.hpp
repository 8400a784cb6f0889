// A brief as a document: its facts in the sentences of a language.
#pragma once

#include <map>
#include <string>

#include "exporters/common/provenance.hpp"
#include "exporters/document/document.hpp"
#include "tools/brief_facts.hpp"
#include "tools/brief_texts.hpp"

namespace sigloom {

struct BriefPictures {
    std::string graph;            ///< an <svg> element; empty: there is none
    std::size_t shown_terms = 0;  ///< in it
    std::size_t terms = 0;        ///< of the graph
    std::string map;  ///< the strategic diagram as an <svg> element; empty: there is none
};

/// The whole brief. `title` may be empty.
Document brief_document(const Input& input, const BriefFacts& facts, const BriefPictures& pictures,
                        const Provenance& provenance, const std::string& title,
                        const BriefTexts& texts);

}  // namespace sigloom
