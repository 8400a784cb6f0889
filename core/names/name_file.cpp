#include "core/names/name_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "core/names/name_lines.hpp"
#include "core/text/fold.hpp"
#include "core/text/name_key.hpp"
#include "core/text/slug.hpp"

namespace sigloom {
namespace {

/// Those of the ledger.
constexpr std::array<std::string_view, 10> columns{"surface",  "canonical", "kind",  "entity_type",
                                                   "reports",  "rule",      "score", "points",
                                                   "evidence", "id"};

template <typename Number>
std::string in_digits(Number number) {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

EntityType type_of(const NameField& field, std::string_view path, std::size_t line) {
    if (const auto type = value_named<EntityType>(field.text)) return *type;
    fail_in_names(path, line, field.column,
                  "expected person, organisation, place, product or work, got " + field.text);
}

/// Of its node, but for names whose slugs have one hash; empty for a name that is dropped.
std::string id_of(const NameClass& name_class) {
    if (name_class.is_dropped) return {};
    std::string slug;
    name_slug(name_class.key, slug);
    return std::string(kind_of(name_class)) + ':' + slug;
}

}  // namespace

std::string save_names(const NameTable& table) {
    std::string text;
    for (const std::string_view column : columns) {
        text += column;
        text += column == columns.back() ? '\n' : '\t';
    }
    for (const NameRow& row : table.rows()) {
        const NameClass& meant = table.classes()[row.name_class];
        const std::array<std::string, columns.size()> fields{row.surface,
                                                             meant.label,
                                                             std::string(kind_of(meant)),
                                                             std::string(name_of(meant.type)),
                                                             in_digits(row.reports),
                                                             row.rule,
                                                             in_digits(meant.score),
                                                             meant.parts,
                                                             row.evidence,
                                                             id_of(meant)};
        for (std::size_t i = 0; i < fields.size(); ++i) {
            text += as_name_field(fields[i]);
            text += i + 1 == fields.size() ? '\n' : '\t';
        }
    }
    return text;
}

namespace {

class NameLoader {
  public:
    NameLoader(const NameLine& header, std::string_view path) : path_(path) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto found = std::ranges::find(header.fields, columns[i], &NameField::text);
            place_[i] = static_cast<std::size_t>(found - header.fields.begin());
            if (found == header.fields.end() && i <= kind) {
                fail_in_names(path_, header.number, 1,
                              "expected a header line with the column " + std::string(columns[i]));
            }
        }
    }

    void add(const NameLine& line) {
        line_ = &line;
        const std::string& joined_by = field(rule).text;
        if (joined_by.starts_with(explained_rule)) return;  // its report will explain it again
        const std::string& text = named(surface, "a surface form");
        const std::uint32_t name_class = class_of_line();
        const auto [known, is_new] =
            first_row_.try_emplace(text, FirstRow{name_class, line.number});
        if (!is_new && known->second.name_class != name_class) {
            fail(surface, text + " has another canonical name or kind in line " +
                              std::to_string(known->second.line));
        }
        NameRow& row = rows_.emplace_back();
        row.surface = text;
        row.name_class = name_class;
        row.by_alias =
            joined_by == alias_rule || joined_by.starts_with(std::string(alias_rule) + "; ");
        read_number(reports, row.reports);
        row.rule = joined_by;
        row.evidence = field(evidence).text;
    }

    NameTable table() && { return NameTable(std::move(classes_), std::move(rows_)); }

  private:
    /// In the order of `columns`.
    enum Column : std::uint8_t {
        surface,
        canonical,
        kind,
        entity_type,
        reports,
        rule,
        score,
        points,
        evidence,
        id
    };
    struct FirstRow {
        std::uint32_t name_class;
        std::size_t line;
    };

    [[nodiscard]] const NameField& field(Column column) const {
        static const NameField none;
        const std::size_t place = place_[column];
        return place < line_->fields.size() ? line_->fields[place] : none;
    }

    [[noreturn]] void fail(Column column, const std::string& what) const {
        fail_in_names(path_, line_->number, field(column).column, what);
    }

    [[noreturn]] void fail_expecting(Column column, const std::string& what) const {
        const std::string& text = field(column).text;
        fail(column, "expected " + what + ", got " + (trim(text).empty() ? "nothing" : text));
    }

    [[nodiscard]] const std::string& named(Column column, const std::string& what) const {
        const std::string& text = field(column).text;
        if (trim(text).empty()) fail_expecting(column, what);
        return text;
    }

    /// A number stays as it is where nothing stands in the file.
    template <typename Number>
    void read_number(Column column, Number& number) const {
        const std::string& text = field(column).text;
        if (text.empty()) return;
        const char* const end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc() || stop != end || !std::isfinite(static_cast<double>(number))) {
            fail_expecting(column, "a number");
        }
    }

    /// What is dropped needs no canonical name, and one that it has says nothing.
    std::uint32_t class_of_line() {
        const std::string& kind_text = field(kind).text;
        const bool is_dropped = kind_text == dropped_kind;
        const bool is_entity = kind_text == entity_kind;
        if (!is_dropped && !is_entity && kind_text != theme_kind) {
            fail_expecting(kind, "entity, theme or dropped");
        }
        const std::string label = is_dropped ? "" : named(canonical, "a canonical name");
        const auto next = static_cast<std::uint32_t>(classes_.size());
        const auto [found, is_new] = class_of_name_.try_emplace({label, kind_text}, next);
        if (!is_new) return found->second;
        NameClass& added = classes_.emplace_back();
        added.label = label;
        added.is_entity = is_entity;
        added.is_dropped = is_dropped;
        if (is_dropped) return next;
        added.type = type_of(field(entity_type), path_, line_->number);
        added.score = is_entity ? 1 : -1;
        read_number(score, added.score);
        added.parts = field(points).text;
        return next;
    }

    std::string_view path_;
    std::array<std::size_t, columns.size()> place_{};
    const NameLine* line_ = nullptr;
    std::vector<NameClass> classes_;
    std::vector<NameRow> rows_;
    std::map<std::pair<std::string, std::string>, std::uint32_t> class_of_name_;  ///< and kind
    std::map<std::string, FirstRow> first_row_;                                   ///< by surface
};

}  // namespace

NameTable load_names(std::string_view text, std::string_view path) {
    const std::vector<NameLine> lines = read_name_lines(text, path);
    if (lines.empty()) fail_in_names(path, 1, 1, "expected a table of names, got an empty file");
    NameLoader loader(lines.front(), path);
    for (const NameLine& line : std::span(lines).subspan(1)) loader.add(line);
    return std::move(loader).table();
}

namespace {

/// Gives every alias the replacement at the end of its chain.
/// O(aliases * log(aliases)).
void follow_chains(std::vector<Alias>& aliases,
                   const std::map<std::string, std::size_t>& alias_of_key, std::string_view path) {
    // Of a chain's last alias, and of one that only writes its label in another way: itself.
    std::vector<std::size_t> next(aliases.size());
    for (std::size_t i = 0; i < aliases.size(); ++i) {
        const auto found = aliases[i].replacement.empty()
                               ? alias_of_key.end()
                               : alias_of_key.find(name_key(aliases[i].replacement));
        next[i] = found == alias_of_key.end() ? i : found->second;
    }
    std::vector<std::size_t> seen_from(aliases.size(), aliases.size());
    for (std::size_t start = 0; start < aliases.size(); ++start) {
        std::size_t end = start;
        while (seen_from[end] == aliases.size() && next[end] != end) {
            seen_from[end] = start;
            end = next[end];
        }
        if (seen_from[end] == start) {
            fail_in_names(path, aliases[start].line, 1,
                          aliases[start].label + " is replaced by itself in a loop");
        }
        end = next[end];  // of one that was seen from another start: the end of its chain
        for (std::size_t at = start; at != end;) at = std::exchange(next[at], end);
    }
    for (std::size_t i = 0; i < aliases.size(); ++i) {
        if (next[i] != i) aliases[i].replacement = aliases[next[i]].replacement;
    }
}

/// A line of a page of Markdown that no name begins like: a heading, an item, a table, code.
bool looks_like_markdown(std::string_view line) {
    const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
    if (hashes > 0 && line.substr(hashes).starts_with(' ')) return true;
    for (const std::string_view mark : {"* ", "- ", "+ ", "> ", "|", "```", "---", "***"}) {
        if (line.starts_with(mark)) return true;
    }
    return false;
}

/// Prose rather than a name.
bool looks_like_prose(std::string_view line) {
    constexpr std::ptrdiff_t most_words = 16;
    return std::ranges::count(line, ' ') >= most_words;
}

void require_name(const NameLine& line, std::string_view path) {
    const std::string_view name = trim(line.fields.front().text);
    if (name.empty()) fail_in_names(path, line.number, 1, "expected a name, got nothing");
    if (looks_like_markdown(name)) {
        fail_in_names(path, line.number, 1, "expected a name, got Markdown: " + quoted(name));
    }
    if (looks_like_prose(name)) {
        fail_in_names(path, line.number, 1, "expected a name, got prose: " + quoted(name));
    }
}

}  // namespace

std::vector<Alias> load_aliases(std::string_view text, std::string_view path) {
    std::vector<Alias> aliases;
    std::map<std::string, std::size_t> alias_of_key;
    bool has_header = false;
    std::size_t columns = 2;
    for (const NameLine& line : read_name_lines(text, path)) {
        if (line.number == 1 && line.fields.front().text == "label") {
            has_header = true;
            if (line.fields.size() == 3 && line.fields[2].text == reason_column) columns = 3;
            continue;
        }
        if (line.fields.size() > columns) {
            fail_in_names(path, line.number, line.fields[columns].column,
                          "expected two columns, got more");
        }
        require_name(line, path);
        if (line.fields.size() == 1 && !has_header) {
            fail_in_names(path, line.number, line.fields.front().text.size() + 1,
                          "expected a tab and what replaces " + quoted(line.fields.front().text) +
                              "; behind the tab, nothing drops the name");
        }
        Alias alias{std::string(trim(line.fields.front().text)), {}, line.number};
        if (line.fields.size() > 1) alias.replacement = trim(line.fields[1].text);
        const auto [found, is_new] = alias_of_key.emplace(name_key(alias.label), aliases.size());
        if (!is_new) {
            const Alias& other = aliases[found->second];
            if (other.replacement == alias.replacement) continue;
            fail_in_names(
                path, line.number, 1,
                alias.label + " is replaced in another way in line " + std::to_string(other.line));
        }
        aliases.push_back(std::move(alias));
    }
    follow_chains(aliases, alias_of_key, path);
    return aliases;
}

std::vector<EntityLine> load_entities(std::string_view text, std::string_view path) {
    std::vector<EntityLine> entities;
    std::map<std::string, std::size_t> place_of_key;
    for (const NameLine& line : read_name_lines(text, path)) {
        if (line.fields.size() > 2) {
            fail_in_names(path, line.number, line.fields[2].column,
                          "expected at most two columns, got more");
        }
        require_name(line, path);
        KnownEntity entity{std::string(trim(line.fields.front().text))};
        if (line.fields.size() == 2) entity.type = type_of(line.fields[1], path, line.number);
        const auto [found, is_new] = place_of_key.emplace(name_key(entity.name), entities.size());
        if (is_new) {
            entities.push_back({std::move(entity), line.number});
            continue;
        }
        const EntityLine& other = entities[found->second];
        if (other.entity.type != entity.type) {
            fail_in_names(
                path, line.number, 1,
                entity.name + " has another type in line " + std::to_string(other.number));
        }
    }
    return entities;
}

namespace {

class AliasMaker {
  public:
    AliasMaker(const NameTable& table, std::span<const Alias> aliases)
        : table_(table), classes_(table.classes()), rows_(table.rows()) {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            rows_of_key_[rows_[i].key].push_back(i);
            const NameClass& meant = class_of(i);
            if (!meant.is_dropped) rows_of_label_[name_key(meant.label)].push_back(i);
        }
        for (const Alias& alias : aliases) named_.insert(name_key(alias.label));
    }

    void apply(const Alias& alias) {
        const auto found = rows_of_key_.find(name_key(alias.label));
        if (found == rows_of_key_.end()) return;
        const std::uint32_t target = class_for(alias, found->second.front());
        // A canonical name stands for all its forms that have no line of their own.
        for (const std::size_t row : rows_of_label_[found->first]) {
            if (!named_.contains(rows_[row].key)) move(row, target, alias);
        }
        for (const std::size_t row : found->second) move(row, target, alias);
    }

    NameTable table() && { return NameTable(std::move(classes_), std::move(rows_)); }

  private:
    void move(std::size_t row, std::uint32_t target, const Alias& alias) {
        rows_[row].name_class = target;
        rows_[row].rule = alias_rule;
        rows_[row].by_alias = true;
        rows_[row].alias_line = static_cast<std::uint32_t>(alias.line);
    }

    /// The class of the replacement: that of a name that is known, with this label, or a new one.
    /// Replacements with one key have one class, whose label is the first of them.
    std::uint32_t class_for(const Alias& alias, std::size_t row) {
        const auto next = static_cast<std::uint32_t>(classes_.size());
        const bool drops = alias.replacement.empty();
        const std::string key = name_key(alias.replacement);
        const auto [target, is_new] = class_of_replacement_.try_emplace({drops, key}, next);
        if (!is_new) return target->second;
        if (drops) {
            classes_.emplace_back().is_dropped = true;
            return next;
        }
        const std::uint32_t known = table_.find(alias.replacement);
        const bool is_known = known != NameTable::none && !class_of(known).is_dropped;
        const std::uint32_t old = table_.rows()[is_known ? known : row].name_class;
        classes_.push_back(table_.classes()[old]);
        classes_.back().label = alias.replacement;
        classes_.back().is_dropped = false;
        for (NameRow& form : rows_) {  // all forms of what is known come along
            if (is_known && form.name_class == old) form.name_class = next;
        }
        return next;
    }

    [[nodiscard]] const NameClass& class_of(std::size_t row) const {
        return table_.classes()[table_.rows()[row].name_class];
    }

    const NameTable& table_;
    std::vector<NameClass> classes_;
    std::vector<NameRow> rows_;
    std::set<std::string, std::less<>> named_;  ///< keys that have a line
    std::map<std::string, std::vector<std::size_t>, std::less<>> rows_of_key_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> rows_of_label_;
    /// By whether there is none, and its key.
    std::map<std::pair<bool, std::string>, std::uint32_t> class_of_replacement_;
};

}  // namespace

NameTable with_aliases(const NameTable& table, std::span<const Alias> aliases) {
    AliasMaker maker(table, aliases);
    for (const Alias& alias : aliases) maker.apply(alias);
    return std::move(maker).table();
}

}  // namespace sigloom
