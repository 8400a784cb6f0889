// GraphML and GEXF -> the parts of a document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exporters/doctor/document.hpp"
#include "exporters/doctor/xml_tokens.hpp"
#include "exporters/xml/markup.hpp"
#include "exporters/xml/scanner.hpp"

namespace sigloom::doctor {

/// What GraphML and GEXF have in common: elements that hold others are opened and closed, all other ones
/// come whole.
class XmlParts {
  public:
    explicit XmlParts(Document& document)
        : document_(document),
          clean_(document.clean),
          tokens_(document),
          scanner_(clean_, clean_.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}
    XmlParts(const XmlParts&) = delete;
    XmlParts& operator=(const XmlParts&) = delete;
    virtual ~XmlParts() = default;

    void read();

  protected:
    virtual bool holds_others(std::string_view name, std::size_t depth) = 0;
    virtual void open(const xml::Piece& piece, const xml::Element& element, std::size_t depth) = 0;
    virtual void close(std::string_view name, std::size_t at) = 0;
    virtual void take(const xml::Piece& piece, const xml::Element& element, std::size_t end) = 0;
    virtual void finish() = 0;

    Token attribute(const xml::Piece& piece, const xml::Element& element, std::string_view name) {
        return tokens_.attribute(piece, element, name);
    }
    void take_root(const xml::Piece& piece, const xml::Element& element);
    /// Of a name that no declaration of its prefix stands before.
    void check_prefix(const xml::Piece& piece, const xml::Element& element);
    void add_spell(const xml::Piece& piece, const xml::Element& element);
    Element& add_element(const xml::Piece& piece, const xml::Element& element, bool is_edge,
                         std::size_t end);
    void add_value(std::string_view id, bool is_edge, const Token& token, std::size_t at);
    /// Gives every value the column that its id names.
    void find_columns();

    Document& document_;
    std::string_view clean_;
    XmlTokens tokens_;

  private:
    bool open_element(const XmlToken& token);
    bool flush();
    void fail(std::size_t at, std::string message) { document_.damage = {at, std::move(message)}; }

    struct Use {
        std::string_view id;
        bool is_edge;
        std::size_t at;
        std::size_t count = 0;
        std::uint32_t column = 0;
    };

    XmlScanner scanner_;
    std::vector<std::string_view> open_;
    std::size_t pending_begin_ = 0;
    std::size_t pending_end_ = 0;
    std::vector<std::size_t> pending_ends_;  ///< of each whole element
    std::set<std::string_view> prefixes_;
    std::map<std::pair<bool, std::string_view>, std::size_t> use_of_;
    std::vector<Use> uses_;
};

}  // namespace sigloom::doctor
