#include "tools/name_options.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "core/names/name_file.hpp"
#include "exporters/file_bytes.hpp"
#include "tools/failure.hpp"
#include "tools/options.hpp"
#include "tools/suggest.hpp"

namespace sigloom {
namespace {

/// What `read` makes of a file's text.
template <typename Read>
auto read_with(const std::string& path, Read read) {
    const std::optional<FileBytes> bytes = read_file(path);
    if (!bytes) throw Failure(fmt::format("{}: {}", path, std::strerror(errno)));
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

}  // namespace

std::vector<std::string> add_name_options(CLI::App& app, InputOptions& options) {
    NameOptions& learning = options.build.learning;
    app.add_option_function<std::string>(
           "--names", [&options](const std::string& choice) { choose_names(choice, options); },
           "Which surface forms are one name: equal but for case, width, apostrophes and spaces "
           "(exact); also plurals, abbreviations that the reports explain and surnames, and "
           "entities "
           "told by how texts write them (learned, the default); as a table says that `sigloom "
           "names "
           "-o FILE` wrote (FILE, with a dot or a slash in its name)")
        ->type_name("exact|learned|FILE");
    app.add_option_function<std::string>(
           "--aliases",
           [&learning](const std::string& path) {
               learning.aliases = read_with(path, load_aliases);
           },
           "A thesaurus, which wins over what is learned: lines with a name, a tab and what "
           "replaces "
           "it; nothing there drops the name")
        ->type_name("FILE");
    app.add_option_function<std::string>(
           "--entities",
           [&learning](const std::string& path) {
               learning.entities = read_with(path, load_entities);
           },
           "Names that are entities, one a line, and after a tab person, organisation, place, "
           "product "
           "or work")
        ->type_name("FILE");
    add_whole_number(app, "--discover", learning.discover, 1'000'000,
                     "Make nodes of entities that no list has, where the text of so many reports "
                     "names them; 0 makes none");
    return {"--names", "--aliases", "--entities", "--discover"};
}

}  // namespace sigloom
