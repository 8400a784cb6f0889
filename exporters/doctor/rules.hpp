// What programs do to graph files that one would not expect, as the rows of a table: which programs, to
// which formats, how it is found and how it is mended.
//
// What Gephi, networkx, igraph, graphology and Cytoscape.js do, was seen by running them (tests/clients/doctor_test.py);
// what VOSviewer does, stands in the source of VOSviewer Online (errors.js), and what Neo4j does, in its
// operations manual ("Import").
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_names.hpp"
#include "exporters/doctor/document.hpp"

namespace sigloom {

enum class Program : std::uint8_t {
    gephi,
    networkx,
    igraph,
    graphology,  ///< and sigma.js, which draws its graphs
    cytoscape,
    vosviewer,
    neo4j
};
/// As --for has them.
template <>
inline constexpr auto enum_names<Program> = enum_table<Program>({{Program::gephi, "gephi"},
                                                                 {Program::networkx, "networkx"},
                                                                 {Program::igraph, "igraph"},
                                                                 {Program::graphology,
                                                                  "graphology"},
                                                                 {Program::cytoscape, "cytoscape"},
                                                                 {Program::vosviewer, "vosviewer"},
                                                                 {Program::neo4j, "neo4j"}});

namespace doctor {

/// Bytes of a document, and what is to stand in their place.
struct Edit {
    Span at;
    std::string text;
};
using Edits = std::vector<Edit>;

/// Whether a repair loses something that the file says.
enum class Loses : std::uint8_t { nothing, content };

/// How a finding is mended.
struct Mending {
    enum class Way : std::uint8_t {
        none,     ///< by a person
        edits,    ///< of the text
        rewrite,  ///< by reading the graph and writing it again
    } way = Way::none;
    Edits edits = {};
    Loses loses = Loses::nothing;
};

inline Mending by(Edits edits, Loses loses = Loses::nothing) {
    return {Mending::Way::edits, std::move(edits), loses};
}
inline Mending by_rewriting() {
    return {Mending::Way::rewrite, {}, Loses::nothing};
}

/// Something that a rule has found.
struct Hit {
    std::size_t at;  ///< in the document; the end of it: the file as a whole
    std::string message;
    Mending mending;
};

class Hits {
  public:
    void add(std::size_t at, std::string message, Mending mending = {}) {
        list_.push_back({at, std::move(message), std::move(mending)});
    }
    [[nodiscard]] std::vector<Hit>& list() { return list_; }

  private:
    std::vector<Hit> list_;
};

class Kinds {
  public:
    constexpr Kinds(std::initializer_list<Kind> kinds) {
        for (const Kind kind : kinds) bits_ |= 1U << static_cast<unsigned>(kind);
    }
    [[nodiscard]] constexpr bool has(Kind kind) const {
        return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0;
    }

  private:
    unsigned bits_ = 0;
};

/// What a program does to such a file: the rest of a sentence that begins with its name.
struct Effect {
    Program program = Program::gephi;
    std::string_view does = {};
};

/// Whether a rule is told unasked.
enum class Told : std::uint8_t {
    always,
    if_asked,  ///< only where --for names the program: a limit of it that a format cannot help
};

/// What a rule looks at.
enum class Reads : std::uint8_t {
    parts,  ///< a document that could be taken apart
    text,   ///< its text alone, however damaged
};

struct Rule {
    std::string_view name;
    Kinds kinds;
    std::array<Effect, 6> effects;  ///< those that do something
    std::string_view repair;        ///< in words; empty: a person has to decide
    void (*find)(Document& document, Hits& hits);
    Told told = Told::always;
    Reads reads = Reads::parts;
};

/// The programs that open files of a kind.
std::span<const Program> programs_of(Kind kind);

/// Names may stand twice, for formats of which programs make different things.
std::span<const Rule> rules();

}  // namespace doctor
}  // namespace sigloom
