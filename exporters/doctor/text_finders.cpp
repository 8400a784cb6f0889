#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/doctor/edits.hpp"
#include "exporters/doctor/finders.hpp"
#include "exporters/doctor/markup_places.hpp"
#include "exporters/json/syntax.hpp"
#include "exporters/xml/scanner.hpp"

namespace sigloom::doctor {
namespace {

using namespace std::string_view_literals;

constexpr auto graphml_space = "http://graphml.graphdrawing.org/xmlns"sv;
constexpr auto gexf_space = "http://gexf.net/1.3"sv;

/// What networkx knows; of others it says that there is no graph.
constexpr std::array gexf_spaces{"http://gexf.net/1.3"sv, "http://www.gexf.net/1.2draft"sv,
                                 "http://www.gexf.net/1.1draft"sv};

template <typename Add>
void for_each_mended(const Document& document, Mended::Sort sort, const Add& add) {
    for (const Mended& one : document.mended) {
        if (one.sort == sort) add(one.span);
    }
}

}  // namespace

void find_other_encoding(Document& document, Hits& hits) {
    for_each_mended(document, Mended::Sort::encoding, [&](Span) {
        Edits edits;
        const std::string_view text = document.clean;
        const std::size_t declared = text.substr(0, text.find("?>")).find("encoding");
        if (text.starts_with("<?xml") && declared != std::string_view::npos) {
            const std::size_t begin = text.find_first_of("\"'", declared);
            const std::size_t end = text.find(text[begin], begin + 1);
            edits.push_back({{begin + 1, end}, "UTF-8"});
        }
        const bool is_damaged = document.encoding_is_damaged;
        hits.add(0,
                 fmt::format("the text is in {}{}", document.encoding,
                             is_damaged ? ", in which some of its bytes mean nothing" : ""),
                 by(std::move(edits), is_damaged ? Loses::content : Loses::nothing));
    });
}

void find_byte_order_mark(Document& document, Hits& hits) {
    for_each_mended(document, Mended::Sort::byte_order_mark, [&](Span span) {
        hits.add(span.begin, "a byte order mark stands before the JSON", by({{span, {}}}));
    });
}

void find_invalid_bytes(Document& document, Hits& hits) {
    for_each_mended(document, Mended::Sort::invalid_utf8, [&](Span span) {
        const auto byte = static_cast<unsigned char>(document.bytes[span.begin]);
        hits.add(span.begin, fmt::format("the byte {:#04x} is no UTF-8", byte),
                 by({{span, std::string(replacement_character)}}, Loses::content));
    });
}

void find_control_characters(Document& document, Hits& hits) {
    for_each_mended(document, Mended::Sort::control_character, [&](Span span) {
        const char c = document.bytes[span.begin];
        const std::string message =
            fmt::format("the control character {:#04x} stands in a text", static_cast<unsigned>(c));
        if (document.is_xml()) {
            return hits.add(span.begin, message,
                            by({{span, std::string(replacement_character)}}, Loses::content));
        }
        std::string escaped;
        json_escape(escaped, std::string_view(&c, 1));
        hits.add(span.begin, message, by({{span, escaped}}));
    });
    for_each_mended(document, Mended::Sort::control_reference, [&](Span span) {
        const std::string_view text =
            std::string_view(document.bytes).substr(span.begin, span.end - span.begin);
        hits.add(span.begin,
                 fmt::format("{} is a character that XML does not allow", in_quotes(text)),
                 by({{span, std::string(replacement_character)}}, Loses::content));
    });
}

void find_half_characters(Document& document, Hits& hits) {
    for_each_mended(document, Mended::Sort::half_character, [&](Span span) {
        hits.add(span.begin, "half of a surrogate pair stands in a text",
                 by({{span, "\\ufffd"}}, Loses::content));
    });
}

void find_last_commas(Document& document, Hits& hits) {
    for_each_mended(document, Mended::Sort::last_comma, [&](Span span) {
        hits.add(span.begin, "nothing stands behind this comma", by({{span, {}}}));
    });
}

void find_wrong_name_space(Document& document, Hits& hits) {
    const XmlFacts& facts = document.xml;
    const bool is_graphml = document.kind == Kind::graphml;
    const std::string_view wanted = is_graphml ? graphml_space : gexf_space;
    const std::string_view given = facts.name_space.text;
    const bool is_known = is_graphml ? given == graphml_space
                                     : std::ranges::find(gexf_spaces, given) != gexf_spaces.end();
    // networkx mends a bare <graphml> itself.
    if (is_known || (is_graphml && facts.root_is_bare)) return;
    Edits edits;
    if (facts.name_space.is_there()) {
        edits.push_back({facts.name_space.at, std::string(wanted)});
        if (!is_graphml) {
            const Token viz = attribute_of(document, facts.root, "xmlns:viz");
            if (viz.is_there()) edits.push_back({viz.at, std::string(gexf_space) + "/viz"});
        }
    } else {
        edits.push_back(set_attribute(document, facts.root, "xmlns", wanted));
    }
    const std::string message = facts.name_space.is_there()
                                    ? fmt::format("the namespace is {}", in_quotes(given))
                                    : std::string("there is no namespace");
    hits.add(facts.root, fmt::format("{}, not \"{}\"", message, wanted), by(std::move(edits)));
}

void find_undeclared_prefixes(Document& document, Hits& hits) {
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::undeclared_prefix) continue;
        const std::string space = odd.text == "viz" ? std::string(gexf_space) + "/viz"
                                  : odd.text == "y" ? "http://www.yworks.com/xml/graphml"
                                                    : "urn:" + odd.text;
        hits.add(odd.at, fmt::format("nothing declares the prefix {}", in_quotes(odd.text)),
                 by({set_attribute(document, document.xml.root, "xmlns:" + odd.text, space)}));
    }
}

void find_no_version(Document& document, Hits& hits) {
    if (document.xml.version.is_there()) return;
    hits.add(document.xml.root, "<gexf> has no version",
             by({set_attribute(document, document.xml.root, "version", "1.3")}));
}

void find_repeated_members(Document& document, Hits& hits) {
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::repeated_member) continue;
        hits.add(odd.at, fmt::format("{} stands twice in one object", in_quotes(odd.text)),
                 by({remove_member(document, odd.at)}, Loses::content));
    }
}

void find_stray_members(Document& document, Hits& hits) {
    const std::string_view where = document.kind == Kind::cytoscape ? "data" : "attributes";
    auto element = document.elements.begin();
    for (auto odd = document.odd.begin(); odd != document.odd.end(); ++odd) {
        if (odd->sort != Odd::Sort::stray_member) continue;
        while (element != document.elements.end() && element->end < odd->at) ++element;
        if (element == document.elements.end()) return;
        // All of an element are moved at once.
        std::set<std::size_t> strays;
        for (auto other = odd; other != document.odd.end() && other->at < element->end; ++other) {
            if (other->sort == Odd::Sort::stray_member) strays.insert(other->at);
        }
        hits.add(odd->at, fmt::format("{} stands outside \"{}\"", in_quotes(odd->text), where),
                 by({move_members(document, *element, where, strays)}));
    }
}

void find_edges_name(Document& document, Hits& hits) {
    const JsonFacts& facts = document.json;
    if (facts.edges_name.text != "links" || facts.has_both_names) return;
    hits.add(facts.edges_name.at.begin, "the list of edges is called \"links\"",
             by({replace(document, facts.edges_name, "edges")}));
}

void find_no_multigraph(Document& document, Hits& hits) {
    const JsonFacts& facts = document.json;
    if (facts.multigraph.is_there()) return;
    std::string members;
    if (!facts.directed.is_there()) members += "\"directed\":false,";
    members += "\"multigraph\":false,";
    hits.add(facts.root - 1, "nothing says whether two nodes may have several edges",
             by({insert(facts.root, members)}));
}

}  // namespace sigloom::doctor
