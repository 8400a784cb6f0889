// Where the elements of an XML text begin and end. One pass without recursion that knows tags,
// quoted attributes, comments, CDATA sections, processing instructions and document types, so that
// a large text can be handed to a parser piece by piece, and none of it is nested too deep.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/cancelled.hpp"

namespace sigloom {

struct XmlToken {
    enum class Type : std::uint8_t {
        start,    ///< `<name ...>`
        empty,    ///< `<name .../>`
        end,      ///< `</name>`
        text,     ///< anything up to the next tag; CDATA sections too
        skipped,  ///< a comment, processing instruction or document type
        file_end,
    };
    Type type;
    std::size_t begin;      ///< offset of its first byte
    std::size_t end;        ///< offset behind its last byte
    std::string_view name;  ///< of a tag, with its prefix
};

struct XmlError {
    std::size_t offset;
    std::string message;  ///< `expected X, got Y`
};

class XmlScanner {
  public:
    /// Deeper than any graph file that makes sense, and safe for a parser that recurses.
    static constexpr std::size_t deepest = 100;

    /// The bytes outlive the scanner and the names of its tokens.
    explicit XmlScanner(std::string_view bytes, std::size_t begin = 0)
        : bytes_(bytes), at_(begin) {}

    /// The next token; nothing after an error. Asks stop_if_cancelled() now and then.
    std::optional<XmlToken> next();
    [[nodiscard]] const std::optional<XmlError>& error() const { return error_; }
    /// How many elements are open, counting the one that a start tag has just opened.
    [[nodiscard]] std::size_t depth() const { return open_.size(); }

  private:
    std::optional<XmlToken> fail(std::size_t offset, std::string_view expected);
    std::optional<XmlToken> read_tag();
    std::optional<XmlToken> read_end_tag();
    std::optional<XmlToken> read_until(std::string_view closing, std::size_t skip,
                                       XmlToken::Type type, const char* what);
    std::optional<XmlToken> read_doctype();
    std::optional<XmlToken> token(XmlToken::Type type, std::size_t end, std::string_view name = {});

    std::string_view bytes_;
    std::size_t at_;
    std::vector<std::string_view> open_;
    std::optional<XmlError> error_;
    PacedCheck check_;
};

/// A name without its namespace prefix.
std::string_view local_name(std::string_view name);

/// The name of the first element of a text, which may be cut off, without its prefix; empty if
/// there is none.
std::string_view root_name(std::string_view bytes);

}  // namespace sigloom
