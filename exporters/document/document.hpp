// A document of headings, sentences, lists, tables and pictures, from which it is written as Markdown and as HTML.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sigloom {

/// A piece of a line, in characters as they are: each syntax escapes them itself.
struct Inline {
    enum class Kind : std::uint8_t {
        text,
        strong,
        code,
        link,  ///< to `target`, where that is an address of the web; else text
        cite   ///< the report of this number in the list of references
    };
    Kind kind = Kind::text;
    std::string text;
    std::string target;
    std::size_t number = 0;  ///< of cite, from 1
    bool operator==(const Inline&) const = default;
};

using Line = std::vector<Inline>;

struct Heading {
    int level = 2;  ///< the title of the document is 1
    std::string text;
    std::string anchor;  ///< of letters, digits and hyphens, different for all
};

struct Paragraph {
    Line line;
};

struct List {
    std::vector<Line> items;
    bool is_numbered = false;
};

struct DocumentTable {
    std::vector<std::string> header;
    std::vector<std::vector<Line>> rows;  ///< as many cells as the header
    std::vector<bool> is_number;          ///< of each column
};

struct Figure {
    std::string svg;      ///< a whole <svg> element whose ids begin with `name`
    std::string name;     ///< of letters and hyphens, different for all
    std::string text;     ///< for who cannot see it
    std::string caption;  ///< below it; may be empty
};

/// A report that is cited.
struct Reference {
    std::string title;
    std::string url;   ///< may be empty
    std::string date;  ///< ISO; may be empty
    std::string path;
};

struct References {
    std::vector<Reference> list;  ///< number 1 first
};

using Block = std::variant<Heading, Paragraph, List, DocumentTable, Figure, References>;

struct Document {
    std::string title;
    std::string language;   ///< BCP 47: "en"
    std::string generator;  ///< the program that made it
    std::vector<Block> blocks;
};

/// Whether an address may be linked to: http, https and mailto, without spaces and control characters.
bool is_web_address(std::string_view address);

}  // namespace sigloom
