#include "cmake/word_lists/wordnet.hpp"

#include <algorithm>
#include <fstream>
#include <ios>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/text/utf8.hpp"
#include "core/text/word_lists.hpp"

namespace sigloom {
namespace {

/// The files of lexicographers that are told apart here (lexnames(5WN)).
namespace field {
constexpr int attribute = 7;
constexpr int body = 8;
constexpr int cognition = 9;
constexpr int feeling = 12;
constexpr int group = 14;
constexpr int location = 15;
constexpr int object = 17;
constexpr int person = 18;
constexpr int process = 22;
constexpr int quantity = 23;
constexpr int relation = 24;
constexpr int shape = 25;
constexpr int state = 26;
}  // namespace field

/// One meaning, and the nouns that have it.
struct Meaning {
    std::vector<std::string> nouns;  ///< with their capitals, and _ for a space
    int field = 0;
    bool is_instance = false;  ///< a particular thing, not any of a kind
};

bool is_place(const Meaning& meaning) {
    return meaning.field == field::location || meaning.field == field::object;
}

std::ifstream opened(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path.string() + ": cannot be read");
    return file;
}

/// From where it begins in data.noun.
Meaning read_meaning(std::ifstream& file, std::streamoff begin) {
    file.seekg(begin);
    std::string text;
    std::getline(file, text, '|');
    std::istringstream line(text);
    Meaning meaning;
    std::string skipped;
    std::size_t nouns = 0;
    line >> skipped >> meaning.field >> skipped >> std::hex >> nouns >> std::dec;
    for (; line && nouns > 0; --nouns) {
        line >> meaning.nouns.emplace_back() >> skipped;
    }
    std::size_t pointers = 0;
    line >> pointers;
    for (; line && pointers > 0; --pointers) {
        std::string symbol;
        line >> symbol >> skipped >> skipped >> skipped;
        meaning.is_instance = meaning.is_instance || symbol == "@i";
    }
    if (!line)
        throw std::runtime_error("data.noun: expected a meaning at " + std::to_string(begin));
    return meaning;
}

/// The noun with this text in small letters, as it is written where it has the meaning.
std::string_view form_of(std::string_view small, const Meaning& meaning) {
    const auto found = std::ranges::find_if(meaning.nouns, [&](std::string_view noun) {
        return std::ranges::equal(noun, small, {}, [](char c) {
            return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
        });
    });
    return found == meaning.nouns.end() ? std::string_view() : std::string_view(*found);
}

/// What a meaning says of a name.
enum class Says : std::uint8_t { nothing, particular_thing, kind };

Says what_says(const Meaning& meaning) {
    if (meaning.is_instance || meaning.field == field::group) return Says::particular_thing;
    switch (meaning.field) {
        case field::attribute:
        case field::body:
        case field::cognition:
        case field::feeling:
        case field::person:
        case field::process:
        case field::quantity:
        case field::relation:
        case field::shape:
        case field::state:
            return Says::kind;
        default:  // trademarks, laws, feasts and galaxies are not marked as instances
            return Says::nothing;
    }
}

/// An acronym is hardly ever one of these.
Says what_says_of_acronym(const Meaning& meaning) {
    if (meaning.is_instance && is_place(meaning)) return Says::nothing;  // codes of states: ID, OR
    return meaning.is_instance || meaning.field == field::group ? Says::particular_thing
                                                                : Says::kind;
}

std::uint16_t list_of_particular(const Meaning& meaning) {
    if (is_place(meaning)) return listed::known_place;
    if (meaning.field == field::person) return listed::known_person;
    return meaning.field == field::group ? listed::known_group : listed::known_other;
}

/// What the meanings of a name say together.
class Verdict {
  public:
    void add(Says says, std::uint16_t list_if_particular) {
        if (says == Says::nothing) return;
        if (says == Says::kind) is_kind_ = true;
        if (says == Says::particular_thing && list_ == 0) list_ = list_if_particular;
    }
    /// 0 if they disagree, or there are none.
    [[nodiscard]] std::uint16_t list(std::uint16_t list_if_kind) const {
        if (is_kind_) return list_ == 0 ? list_if_kind : 0;
        return list_;
    }

  private:
    bool is_kind_ = false;
    std::uint16_t list_ = 0;
};

/// What its meanings, the most frequent one first, tell of a noun: those as an acronym, and those
/// as another name, if it is no word in small letters, too.
std::uint16_t list_of(std::string_view small, const std::vector<Meaning>& meanings) {
    Verdict as_acronym;
    Verdict as_name;
    bool is_word = false;
    for (const Meaning& meaning : meanings) {
        const std::string_view form = form_of(small, meaning);
        if (std::ranges::none_of(form, is_ascii_upper)) {
            is_word = true;
        } else if (std::ranges::none_of(form, is_ascii_lower)) {
            as_acronym.add(what_says_of_acronym(meaning), listed::known_acronym);
        } else {
            as_name.add(what_says(meaning), list_of_particular(meaning));
        }
    }
    const std::uint16_t name = is_word ? 0 : as_name.list(listed::capitalized_kind);
    return name | as_acronym.list(listed::acronym_of_kind);
}

}  // namespace

void read_wordnet(const std::filesystem::path& folder,
                  const std::function<void(std::string_view, std::uint16_t)>& add) {
    std::ifstream index = opened(folder / "index.noun");
    std::ifstream data = opened(folder / "data.noun");
    for (std::string line; std::getline(index, line);) {
        if (line.starts_with(' ')) continue;  // the licence
        std::istringstream fields(line);
        std::string noun;
        std::string skipped;
        std::size_t meaning_count = 0;
        std::size_t pointers = 0;
        fields >> noun >> skipped >> meaning_count >> pointers;
        for (pointers += 2; fields && pointers > 0; --pointers) fields >> skipped;
        std::vector<Meaning> meanings;
        for (std::streamoff begin = 0; meanings.size() < meaning_count && fields >> begin;) {
            meanings.push_back(read_meaning(data, begin));
        }
        if (meanings.empty() || meanings.size() < meaning_count) {
            throw std::runtime_error("index.noun: expected the lines of WordNet 3: " + line);
        }
        const std::uint16_t list = list_of(noun, meanings);
        if (list == 0) continue;
        std::ranges::replace_if(
            noun, [](char c) { return c == '_' || c == '-'; }, ' ');
        add(noun, list);
    }
}

}  // namespace sigloom
