#include "exporters/doctor/document.hpp"

#include <algorithm>
#include <numeric>

#include "core/text/utf8.hpp"
#include "exporters/common/encoding.hpp"
#include "exporters/json/repair.hpp"
#include "exporters/xml/markup.hpp"

namespace sigloom::doctor {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Cleaner {
  public:
    explicit Cleaner(Document& document) : document_(document), clean_(document.clean) {}

    void clean() {
        clean_ = document_.bytes;
        replace_invalid_utf8();
        if (document_.is_xml()) clean_xml();
        if (document_.is_json()) clean_json();
        std::ranges::sort(document_.mended, {}, [](const Mended& one) { return one.span.begin; });
    }

  private:
    /// Puts as many other bytes in place of some, the first of which stands for them.
    void replace(Mended::Sort sort, Span span, char by) {
        document_.mended.push_back({sort, span});
        std::fill(clean_.begin() + static_cast<std::ptrdiff_t>(span.begin),
                  clean_.begin() + static_cast<std::ptrdiff_t>(span.end), ' ');
        clean_[span.begin] = by;
    }

    void replace_invalid_utf8() {
        for (std::size_t at = find_invalid_utf8(clean_); at < clean_.size();) {
            replace(Mended::Sort::invalid_utf8, {at, at + 1}, '?');
            at = at + 1 + find_invalid_utf8(std::string_view(clean_).substr(at + 1));
        }
    }

    void clean_xml() {
        for (const xml::IllegalCharacter& found : xml::find_illegal_characters(clean_)) {
            replace(
                found.size == 1 ? Mended::Sort::control_character : Mended::Sort::control_reference,
                {found.begin, found.begin + found.size}, '?');
        }
    }

    void clean_json() {
        if (clean_.starts_with(byte_order_mark)) {
            replace(Mended::Sort::byte_order_mark, {0, byte_order_mark.size()}, ' ');
        }
        bool in_text = false;
        std::size_t comma = std::string::npos;  // with nothing but white space behind it
        for (std::size_t at = 0; at < clean_.size(); ++at) {
            const char c = clean_[at];
            if (in_text) {
                if (c == '\\') ++at;
                if (c == '"') in_text = false;
                if (static_cast<unsigned char>(c) < ' ') {
                    replace(Mended::Sort::control_character, {at, at + 1}, ' ');
                }
                continue;
            }
            if ((c == ']' || c == '}') && comma != std::string::npos) {
                replace(Mended::Sort::last_comma, {comma, comma + 1}, ' ');
            }
            if (c == '"') in_text = true;
            if (c == ',') {
                comma = at;
            } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                comma = std::string::npos;
            }
        }
        if (!json::may_need_repair(clean_)) return;
        json::Repaired repaired = json::repair(clean_);
        if (repaired.text) clean_ = *std::move(repaired.text);
        for (const std::size_t at : repaired.lone_surrogates) {
            constexpr std::size_t escape_size = 6;  // \u and four digits
            document_.mended.push_back({Mended::Sort::half_character, {at, at + escape_size}});
        }
    }

    Document& document_;
    std::string& clean_;
};

/// Puts a source into UTF-8. Those behind it move.
void decode(Document& document, std::size_t number) {
    Source& source = document.sources[number];
    const std::size_t size = source.end - source.begin;
    Decoded decoded = to_utf8(std::string_view(document.bytes).substr(source.begin, size));
    if (!decoded.error.empty()) {
        document.damage = {source.begin + decoded.error_at, decoded.error};
    }
    if (!decoded.text) return;
    document.bytes.replace(source.begin, size, *decoded.text);
    document.encoding = std::move(decoded.encoding);
    document.encoding_is_damaged = document.encoding_is_damaged || decoded.is_damaged;
    document.mended.push_back({Mended::Sort::encoding, {}});
    source.end = source.begin + decoded.text->size();
    for (std::size_t i = number + 1; i < document.sources.size(); ++i) {
        Source& behind = document.sources[i];
        behind.end = document.sources[i - 1].end + (behind.end - behind.begin);
        behind.begin = document.sources[i - 1].end;
    }
}

}  // namespace

const Source& Document::source_of(std::size_t offset) const {
    const auto found = std::ranges::find_if(sources, [&](const Source& one) {
        const bool is_empty = one.begin == one.end;
        return offset < one.end || (is_empty && offset == one.begin);
    });
    return found == sources.end() ? sources.back() : *found;
}

std::span<const std::uint32_t> Document::values_of(std::size_t column) const {
    if (column_begin_.empty()) {
        column_begin_.assign(columns.size() + 2, 0);
        for (const ValueOf& value : values) ++column_begin_[value.column + 2];
        std::partial_sum(column_begin_.begin(), column_begin_.end(), column_begin_.begin());
        values_by_column_.resize(values.size());
        for (std::uint32_t i = 0; i < values.size(); ++i) {
            values_by_column_[column_begin_[values[i].column + 1]++] = i;
        }
    }
    const std::size_t begin = column_begin_[column];
    return std::span(values_by_column_).subspan(begin, column_begin_[column + 1] - begin);
}

std::string Document::free_name(Owner owner, std::string_view name) {
    if (names_.empty()) {
        for (const Column& column : columns) {
            names_.emplace(column.owner, ascii_lower(column.name));
            names_.emplace(column.owner, ascii_lower(column.id));
        }
    }
    std::string free(name);
    for (std::size_t i = 2; !names_.emplace(owner, ascii_lower(free)).second; ++i) {
        free = std::string(name) + "_" + std::to_string(i);
    }
    return free;
}

Document take_apart(Kind kind, std::vector<Source> sources, std::string bytes) {
    Document document;
    document.kind = kind;
    document.sources = std::move(sources);
    document.bytes = std::move(bytes);
    for (std::size_t i = 0; i < document.sources.size() && !document.damage; ++i) {
        decode(document, i);
    }
    if (document.damage) return document;
    Cleaner(document).clean();
    if (document.kind == Kind::graphml) take_graphml_apart(document);
    if (document.kind == Kind::gexf) take_gexf_apart(document);
    if (document.is_json()) take_json_apart(document);
    if (document.is_table()) take_tables_apart(document);
    return document;
}

}  // namespace sigloom::doctor
