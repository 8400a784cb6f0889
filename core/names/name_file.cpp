#include "core/names/name_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <stdexcept>
#include <utility>

#include "core/text/name_key.hpp"

namespace sigloom {
namespace {

constexpr std::array<std::string_view, 9> columns{"surface",     "canonical", "kind",
                                                  "entity_type", "reports",   "score",
                                                  "rule",        "points",    "evidence"};

struct Field {
    std::string text;
    std::size_t column = 1;  ///< where it begins
};

struct Line {
    std::size_t number = 0;
    std::vector<Field> fields;
};

[[noreturn]] void fail(std::string_view path, std::size_t line, std::size_t column,
                       const std::string& what) {
    throw std::runtime_error(std::string(path) + ':' + std::to_string(line) + ':' +
                             std::to_string(column) + ": " + what);
}

/// Reads one field and steps over it.
Field read_field(std::string_view line, std::size_t& at, std::string_view path,
                 std::size_t number) {
    Field field{{}, at + 1};
    if (at >= line.size() || line[at] != '"') {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        field.text = line.substr(at, end - at);
        at = end;
        return field;
    }
    for (++at; at < line.size(); ++at) {
        if (line[at] != '"') {
            field.text += line[at];
        } else if (at + 1 < line.size() && line[at + 1] == '"') {
            field.text += line[at++];
        } else {
            break;
        }
    }
    if (at >= line.size()) fail(path, number, field.column, "expected a closing quote");
    ++at;
    if (at < line.size() && line[at] != '\t') {
        fail(path, number, at + 1, "expected a tab behind the closing quote");
    }
    return field;
}

/// Lines that are not empty, as fields.
std::vector<Line> read_lines(std::string_view text, std::string_view path) {
    std::vector<Line> lines;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        Line& read = lines.emplace_back();
        read.number = number;
        for (std::size_t at = 0;; ++at) {
            read.fields.push_back(read_field(line, at, path, number));
            if (at >= line.size()) break;
        }
    }
    return lines;
}

/// A field that read_field reads back.
std::string quoted(std::string_view text) {
    std::string safe;
    const bool needs_quotes = text.starts_with('"');
    if (needs_quotes) safe += '"';
    for (const char c : text) {
        if (needs_quotes && c == '"') safe += '"';
        safe += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    }
    if (needs_quotes) safe += '"';
    return safe;
}

template <typename Number>
std::string in_digits(Number number) {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

template <typename Number>
Number number_of(const Field& field, std::string_view path, std::size_t line) {
    Number number = 0;
    const char* const end = field.text.data() + field.text.size();
    const auto [stop, error] = std::from_chars(field.text.data(), end, number);
    if (error != std::errc() || stop != end) {
        fail(path, line, field.column, "expected a number, got " + field.text);
    }
    return number;
}

EntityType type_of(const Field& field, std::string_view path, std::size_t line) {
    for (int i = 0; i <= static_cast<int>(EntityType::work); ++i) {
        if (name(static_cast<EntityType>(i)) == field.text) return static_cast<EntityType>(i);
    }
    fail(path, line, field.column,
         "expected person, organisation, place, product or work, got " + field.text);
}

bool is_entity(const Field& kind, std::string_view path, std::size_t line) {
    if (kind.text != "entity" && kind.text != "theme" && kind.text != "dropped") {
        fail(path, line, kind.column, "expected entity or theme, got " + kind.text);
    }
    return kind.text == "entity";
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
        const std::array<std::string, 9> fields{row.surface,
                                                meant.label,
                                                meant.is_dropped  ? "dropped"
                                                : meant.is_entity ? "entity"
                                                                  : "theme",
                                                std::string(name(meant.type)),
                                                in_digits(row.reports),
                                                in_digits(meant.score),
                                                row.rule,
                                                meant.parts,
                                                row.evidence};
        for (std::size_t i = 0; i < fields.size(); ++i) {
            text += quoted(fields[i]);
            text += i + 1 == fields.size() ? '\n' : '\t';
        }
    }
    return text;
}

NameTable load_names(std::string_view text, std::string_view path) {
    const std::vector<Line> lines = read_lines(text, path);
    if (lines.empty()) fail(path, 1, 1, "expected a table of names, got an empty file");
    std::array<std::size_t, columns.size()> place{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& header = lines.front().fields;
        const auto found = std::ranges::find(header, columns[i], &Field::text);
        place[i] = static_cast<std::size_t>(found - header.begin());
        if (found == header.end() && i < 3) {
            fail(path, lines.front().number, 1,
                 "expected a header line with the column " + std::string(columns[i]));
        }
    }
    std::vector<NameClass> classes;
    std::vector<NameRow> rows;
    std::map<std::pair<std::string, std::string>, std::uint32_t> class_of_name;
    for (const Line& line : std::span(lines).subspan(1)) {
        const auto field = [&](std::size_t column) {
            return place[column] < line.fields.size() ? line.fields[place[column]] : Field();
        };
        const Field kind = field(2);
        const bool entity = is_entity(kind, path, line.number);
        const auto next = static_cast<std::uint32_t>(classes.size());
        const auto [found, is_new] =
            class_of_name.try_emplace(std::pair(field(1).text, kind.text), next);
        if (is_new) {
            NameClass& added = classes.emplace_back();
            added.label = field(1).text;
            added.is_entity = entity;
            added.is_dropped = kind.text == "dropped";
            added.type = type_of(field(3), path, line.number);
            added.score = entity ? 1 : -1;
            if (!field(5).text.empty()) {
                added.score = number_of<double>(field(5), path, line.number);
            }
            added.parts = field(7).text;
        }
        NameRow& row = rows.emplace_back();
        row.surface = field(0).text;
        row.name_class = found->second;
        if (!field(4).text.empty()) {
            row.reports = number_of<std::uint32_t>(field(4), path, line.number);
        }
        row.rule = field(6).text;
        row.evidence = field(8).text;
    }
    return NameTable(std::move(classes), std::move(rows));
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
            fail(path, aliases[start].line, 1,
                 aliases[start].label + " is replaced by itself in a loop");
        }
        end = next[end];  // of one that was seen from another start: the end of its chain
        for (std::size_t at = start; at != end;) at = std::exchange(next[at], end);
    }
    for (std::size_t i = 0; i < aliases.size(); ++i) {
        if (next[i] != i) aliases[i].replacement = aliases[next[i]].replacement;
    }
}

}  // namespace

std::vector<Alias> load_aliases(std::string_view text, std::string_view path) {
    std::vector<Alias> aliases;
    std::map<std::string, std::size_t> alias_of_key;
    for (const Line& line : read_lines(text, path)) {
        if (line.number == 1 && line.fields.front().text == "label") continue;
        if (line.fields.size() > 2) {
            fail(path, line.number, line.fields[2].column, "expected two columns, got more");
        }
        Alias alias{line.fields.front().text, {}, line.number};
        if (line.fields.size() == 2) alias.replacement = line.fields[1].text;
        if (alias.label.empty()) fail(path, line.number, 1, "expected a label, got nothing");
        const auto [found, is_new] = alias_of_key.emplace(name_key(alias.label), aliases.size());
        if (!is_new) {
            const Alias& other = aliases[found->second];
            if (other.replacement == alias.replacement) continue;
            fail(path, line.number, 1,
                 alias.label + " is replaced in another way in line " + std::to_string(other.line));
        }
        aliases.push_back(std::move(alias));
    }
    follow_chains(aliases, alias_of_key, path);
    return aliases;
}

std::vector<KnownEntity> load_entities(std::string_view text, std::string_view path) {
    std::vector<KnownEntity> entities;
    for (const Line& line : read_lines(text, path)) {
        if (line.fields.size() > 2) {
            fail(path, line.number, line.fields[2].column,
                 "expected at most two columns, got more");
        }
        KnownEntity& entity = entities.emplace_back();
        entity.name = line.fields.front().text;
        if (line.fields.size() == 2) entity.type = type_of(line.fields[1], path, line.number);
    }
    return entities;
}

namespace {

class AliasMaker {
  public:
    explicit AliasMaker(const NameTable& table)
        : table_(table), classes_(table.classes()), rows_(table.rows()) {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            rows_of_key_[name_key(rows_[i].surface)].push_back(i);
            rows_of_label_[name_key(table.classes()[rows_[i].name_class].label)].push_back(i);
        }
    }

    void apply(const Alias& alias) {
        const auto found = rows_of_key_.find(name_key(alias.label));
        if (found == rows_of_key_.end()) return;
        const std::uint32_t target = class_for(alias, found->second.front());
        // A canonical name stands for all its forms, any other form for itself.
        for (const std::size_t row : rows_of_label_[found->first]) move(row, target);
        for (const std::size_t row : found->second) move(row, target);
    }

    NameTable table() && { return NameTable(std::move(classes_), std::move(rows_)); }

  private:
    void move(std::size_t row, std::uint32_t target) {
        rows_[row].name_class = target;
        rows_[row].rule = "alias";
    }

    /// The class of the replacement: that of a name that is known, with this label, or a new one.
    /// Replacements with one key have one class, whose label is the first of them.
    std::uint32_t class_for(const Alias& alias, std::size_t row) {
        const auto next = static_cast<std::uint32_t>(classes_.size());
        const bool drops = alias.replacement.empty();
        const std::string key = name_key(alias.replacement);
        const auto [target, is_new] = class_of_replacement_.try_emplace({drops, key}, next);
        if (!is_new) return target->second;
        const auto known = drops ? rows_of_key_.end() : rows_of_key_.find(key);
        const bool is_known = known != rows_of_key_.end();
        const std::uint32_t old = table_.rows()[is_known ? known->second.front() : row].name_class;
        classes_.push_back(table_.classes()[old]);
        classes_.back().label = drops ? alias.label : alias.replacement;
        classes_.back().is_dropped = drops;
        for (NameRow& form : rows_) {  // all forms of what is known come along
            if (is_known && form.name_class == old) form.name_class = next;
        }
        return next;
    }

    const NameTable& table_;
    std::vector<NameClass> classes_;
    std::vector<NameRow> rows_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> rows_of_key_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> rows_of_label_;
    /// By whether there is none, and its key.
    std::map<std::pair<bool, std::string>, std::uint32_t> class_of_replacement_;
};

}  // namespace

NameTable with_aliases(const NameTable& table, std::span<const Alias> aliases) {
    AliasMaker maker(table);
    for (const Alias& alias : aliases) maker.apply(alias);
    return std::move(maker).table();
}

}  // namespace sigloom
