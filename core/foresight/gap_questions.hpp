// Gaps as questions in plain words. All sentences stand in gap_questions.cpp; another language is another such
// file.
#pragma once

#include <string>

#include "core/foresight/gaps.hpp"

namespace sigloom {

/// One or two sentences with labels of nodes as they are: whoever writes them into HTML or Markdown escapes
/// them.
std::string gap_question(const Gap& gap, const KnowledgeGraph& graph);

/// The kind of gap as a heading, such as "Topics that hardly meet".
std::string gap_heading(GapKind kind);

}  // namespace sigloom
