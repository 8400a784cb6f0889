#include "tools/name_options.hpp"

#include <fmt/format.h>

#include <set>
#include <string>

#include "core/base/read_file.hpp"
#include "core/names/name_file.hpp"
#include "core/text/fold.hpp"
#include "core/text/name_key.hpp"
#include "core/text/unknown_name.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/failure.hpp"
#include "tools/options.hpp"
#include "tools/read_files.hpp"

namespace sigloom {
namespace {

/// What `read` makes of a file's text.
template <typename Read>
auto read_with(const std::string& path, Read read) {
    note_read_file(path);
    constexpr std::size_t most = std::size_t{1} << 28;
    const std::optional<FileBytes> bytes = read_whole_file(path, most);
    if (!bytes) throw Failure(fmt::format("{}: {}", printable(path), reading_error(most)));
    try {
        return read(bytes->view(), path);
    } catch (const std::runtime_error& fault) {
        throw Failure(fault.what());
    }
}

void choose_names(const std::string& choice, InputOptions& options) {
    BuildOptions& build = options.build;
    build.names = choice == "exact" ? NamesRule::exact : NamesRule::learned;
    build.learning.known = nullptr;
    if (choice == "exact" || choice == "learned") return;
    const bool is_path = choice.find_first_of("./\\") != std::string::npos;
    constexpr std::string_view rules[] = {"exact", "learned"};
    if (!is_path) throw WrongUse(unknown_name("--names", choice, rules));
    options.known_names = std::make_shared<NameTable>(read_with(choice, load_names));
    build.learning.known = options.known_names.get();
}

void choose_aliases(const std::string& path, InputOptions& options) {
    std::vector<Alias>& aliases = options.build.learning.aliases;
    aliases = read_with(path, load_aliases);
    options.alias_file = {path, {}};
    for (const Alias& alias : aliases) {
        options.alias_file.lines.push_back({alias.line, alias.label});
    }
}

void choose_entities(const std::string& path, InputOptions& options) {
    std::vector<KnownEntity>& entities = options.build.learning.entities;
    entities.clear();
    options.entity_file = {path, {}};
    for (EntityLine& line : read_with(path, load_entities)) {
        options.entity_file.lines.push_back({line.number, line.entity.name});
        entities.push_back(std::move(line.entity));
    }
}

}  // namespace

void add_name_options(CommandLine& line, InputOptions& options) {
    NameOptions& learning = options.build.learning;
    line.add(
        {.name = "--names",
         .value_name = "exact|learned|FILE",
         .help =
             "Which surface forms are one name: equal but for case, width, apostrophes and spaces "
             "(exact); also plurals, abbreviations that the reports explain and surnames, and "
             "entities told by how texts write them (learned, the default); as a table says that "
             "`sigloom names -o FILE` wrote (FILE, with a dot or a slash in its name)",
         .group = OptionGroup::names,
         .set = pass_to([&options](const std::string& choice) { choose_names(choice, options); })});
    line.add(
        {.name = "--aliases",
         .takes = Takes::file,
         .value_name = "FILE",
         .help = "A thesaurus, which wins over what is learned: lines with a name, a tab and what "
                 "replaces it; nothing there drops the name",
         .group = OptionGroup::names,
         .set = pass_to([&options](const std::string& path) { choose_aliases(path, options); })});
    line.add(
        {.name = "--entities",
         .takes = Takes::file,
         .value_name = "FILE",
         .help = "Names that are entities, one a line, and after a tab person, organisation, "
                 "place, product or work",
         .group = OptionGroup::names,
         .set = pass_to([&options](const std::string& path) { choose_entities(path, options); })});
    add_whole_number(line, "--discover", learning.discover, 1'000'000,
                     "Make nodes of entities that no list has, where the text of so many reports "
                     "names them; 0 makes none")
        .group = OptionGroup::names;
}

void note_unmatched_names(const FileOfNames& file, const Input& input, Messages& messages) {
    std::set<std::string> rows;
    for (const MergedRow& row : input.merged_rows) {
        if (row.rule == alias_rule) rows.insert(name_key(row.surface));
    }
    const FileOfNames::Line* first = nullptr;
    std::size_t others = 0;
    for (const FileOfNames::Line& line : file.lines) {
        const std::string key = name_key(line.name);
        if (input.name_table.find_key(key, true) != NameTable::none || rows.contains(key)) continue;
        if (first == nullptr) {
            first = &line;
        } else {
            ++others;
        }
    }
    if (first == nullptr) return;
    const std::string also =
        others == 0 ? "" : fmt::format(", nor {} of this file", counted(others, "other name"));
    messages.say(fmt::format("{}:{}: note: no list of the reports has \"{}\"{}", file.path,
                             first->number, first->name, also));
}

}  // namespace sigloom
