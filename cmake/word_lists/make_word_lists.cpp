// Writes the tables of core/text/word_list_data.hpp, when the program is built.
//
//     make_word_lists ISO_3166_2_JSON FAKER_PROVIDERS DICTIONARY WORDNET > word_list_data.cpp
//
// Countries, languages and cities come from the Unicode CLDR as ICU carries it, states and
// provinces from ISO 3166-2 (iso-codes), first names and companies' endings from the name lists of
// Faker, words from SCOWL (wamerican), what is a name of what from WordNet. docs/names.md tells
// which packages and licences these are.
#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <stdexcept>
#include <string>

#include "cmake/word_lists/wordnet.hpp"
#include "core/text/fold.hpp"
#include "core/text/word_list_data.hpp"
#include "core/text/word_lists.hpp"

namespace {

using namespace sigloom;

/// The languages that places are called by.
constexpr const char* display_languages[] = {"en", "fr"};

struct Tables {
    std::map<std::string, std::uint16_t> lists;
    std::map<std::string, std::string> code_of_country;
};

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (text.empty()) throw std::runtime_error(path.string() + ": cannot be read, or is empty");
    return text;
}

/// Folded, and without periods: Inc. and Inc, U.S. and US.
std::string key_of(const std::string& name) {
    std::string key = fold(name);
    std::erase(key, '.');
    return key;
}

std::string utf8(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

void add(Tables& tables, const std::string& name, std::uint16_t list) {
    const std::string key = key_of(name);
    if (key.size() > 1) tables.lists[key] |= list;
}

void add_countries(Tables& tables, const char* language) {
    UDisplayContext full[] = {UDISPCTX_LENGTH_FULL};
    UDisplayContext brief[] = {UDISPCTX_LENGTH_SHORT};
    const std::unique_ptr<icu::LocaleDisplayNames> full_names(
        icu::LocaleDisplayNames::createInstance(icu::Locale(language), full, 1));
    const std::unique_ptr<icu::LocaleDisplayNames> brief_names(
        icu::LocaleDisplayNames::createInstance(icu::Locale(language), brief, 1));
    std::vector<std::string> codes{"EU", "UN", "EZ"};
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        codes.emplace_back(*code);
    }
    for (const std::string& code : codes) {
        icu::UnicodeString name;
        icu::UnicodeString short_name;
        full_names->regionDisplayName(code.c_str(), name);
        brief_names->regionDisplayName(code.c_str(), short_name);
        add(tables, utf8(name), listed::country);
        add(tables, utf8(short_name), listed::country);
        // Of codes only those that people write as names: the short names, EU and UN.
        const bool is_group = code == "EU" || code == "UN";
        if (is_group) add(tables, code, listed::country | listed::known_group);
        const std::string abbreviation = is_group ? code : utf8(short_name);
        if (abbreviation.size() <= 3) {
            tables.code_of_country.emplace(key_of(utf8(name)), key_of(abbreviation));
        }
    }
}

void add_languages(Tables& tables, const char* language) {
    for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
        if (std::strlen(*code) != 2) continue;  // the others are little known
        icu::UnicodeString name;
        icu::Locale(*code).getDisplayLanguage(icu::Locale(language), name);
        add(tables, utf8(name), listed::language);
    }
}

void add_cities(Tables& tables, const char* language) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::TimeZoneNames> names(
        icu::TimeZoneNames::createInstance(icu::Locale(language), error));
    const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
        UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, error));
    if (U_FAILURE(error)) throw std::runtime_error(u_errorName(error));
    while (const icu::UnicodeString* zone = zones->snext(error)) {
        icu::UnicodeString name;
        names->getExemplarLocationName(*zone, name);
        add(tables, utf8(name), listed::city);
    }
}

void add_calendar(Tables& tables, const char* language) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(language), error);
    std::int32_t months = 0;
    const icu::UnicodeString* month = symbols.getMonths(months);
    for (; months > 0; --months) add(tables, utf8(*month++), listed::calendar);
    std::int32_t days = 0;
    const icu::UnicodeString* day = symbols.getWeekdays(days);
    for (; days > 0; --days) add(tables, utf8(*day++), listed::calendar);
}

void add_subdivisions(Tables& tables, const std::filesystem::path& path) {
    const auto document = nlohmann::json::parse(read(path));
    for (const auto& entry : document.at("3166-2")) {
        std::string name = entry.at("name");
        if (const std::size_t bracket = name.find_first_of("([/"); bracket != std::string::npos) {
            name.resize(bracket);
        }
        add(tables, name, listed::subdivision);
    }
}

/// The quoted texts behind each place where `what` stands at the beginning of a Python tuple or
/// dictionary, up to its closing bracket.
void add_quoted(Tables& tables, const std::string& text, const std::string& what,
                std::uint16_t list) {
    // Two letters are an ending of companies in one language, and an acronym in many.
    const std::size_t shortest = list == listed::company_ending ? 3 : 2;
    static const std::regex quoted(R"re('([^'\n]*)'|"([^"\n]*)")re");
    const std::regex beginning("\n    " + what + R"re(\w* = (?:OrderedDict)?\()re");
    for (std::sregex_iterator found(text.begin(), text.end(), beginning), none; found != none;
         ++found) {
        const auto from = text.begin() + found->position() + found->length();
        const std::size_t close =
            text.find("\n    )", static_cast<std::size_t>(from - text.begin()));
        const std::size_t line_end =
            text.find(")\n", static_cast<std::size_t>(from - text.begin()));
        const auto to =
            text.begin() + static_cast<std::ptrdiff_t>(std::min({close, line_end, text.size()}));
        for (std::sregex_iterator name(from, to, quoted); name != none; ++name) {
            const std::string text = (*name)[1].matched ? (*name)[1] : (*name)[2];
            if (key_of(text).size() >= shortest) add(tables, text, list);
        }
    }
}

void add_faker(Tables& tables, const std::filesystem::path& providers) {
    for (const auto& entry : std::filesystem::directory_iterator(providers / "person")) {
        const auto file = entry.path() / "__init__.py";
        if (std::filesystem::exists(file)) {
            add_quoted(tables, read(file), "first_names", listed::first_name);
        }
    }
    for (const auto& entry : std::filesystem::directory_iterator(providers / "company")) {
        const auto file = entry.path() / "__init__.py";
        if (std::filesystem::exists(file)) {
            add_quoted(tables, read(file), "company_suffixes", listed::company_ending);
        }
    }
    add_quoted(tables, read(providers / "company" / "__init__.py"), "company_suffixes",
               listed::company_ending);
}

void add_dictionary(Tables& tables, const std::filesystem::path& path) {
    std::ifstream file(path);
    for (std::string word; std::getline(file, word);) {
        if (word.find('\'') != std::string::npos) continue;
        const bool is_small = fold(word) == word;
        add(tables, word, is_small ? listed::common_word : listed::proper_word);
    }
}

template <typename T>
void write_numbers(const std::string& name, const std::vector<T>& numbers) {
    std::printf("const std::uint%zu_t %s[] = {", 8 * sizeof(T), name.c_str());
    for (const T number : numbers) std::printf("%lu,\n", static_cast<unsigned long>(number));
    std::printf("};\n");
}

void write_bytes(const std::string& name, const std::string& bytes) {
    constexpr std::size_t in_a_line = 80;
    std::printf("const char %s[] =", name.c_str());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % in_a_line == 0) std::printf("%s\n    \"", i > 0 ? "\"" : "");
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < 0x20 || byte >= 0x7F || bytes[i] == '"' || bytes[i] == '\\') {
            std::printf("\\%03o", byte);
        } else {
            std::putchar(bytes[i]);
        }
    }
    std::printf("\";\n");
}

/// Writes a TextTable.
void write_texts(const std::string& name, const std::vector<std::string>& texts) {
    std::string bytes;
    std::vector<std::uint32_t> end;
    for (const std::string& text : texts) {
        bytes += text;
        end.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    std::vector<std::uint32_t> slots(std::bit_ceil(2 * texts.size()), TextTable::none);
    std::vector<std::uint32_t> filter((TextTable::bits_per_slot * slots.size() + 31) / 32);
    const TextTable table{bytes.data(), end.data(), slots.data(), slots.size(), filter.data()};
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
        const std::size_t hash = TextTable::hash_of(texts[i]);
        slots[table.slot_of(texts[i], hash)] = i;
        filter[table.bit_of(hash) / 32] |= std::uint32_t{1} << (table.bit_of(hash) % 32);
    }
    write_bytes(name + "_bytes", bytes);
    write_numbers(name + "_end", end);
    write_numbers(name + "_slots", slots);
    write_numbers(name + "_filter", filter);
    std::printf("const TextTable %s{%s_bytes, %s_end, %s_slots, %zu, %s_filter};\n", name.c_str(),
                name.c_str(), name.c_str(), name.c_str(), slots.size(), name.c_str());
}

void write(const Tables& tables) {
    std::printf("#include \"core/text/word_list_data.hpp\"\nnamespace sigloom {\n");
    std::vector<std::string> texts;
    std::vector<std::uint16_t> lists;
    for (const auto& [text, bits] : tables.lists) {
        texts.push_back(text);
        lists.push_back(bits);
    }
    write_texts("word_list", texts);
    write_numbers("word_list_lists", lists);
    texts.clear();
    for (const auto& [name, code] : tables.code_of_country) texts.push_back(name);
    write_texts("country_names", texts);
    std::printf("const char country_codes[][8] = {");
    for (const auto& [name, code] : tables.code_of_country) std::printf("\"%s\",\n", code.c_str());
    std::printf("};\n}  // namespace sigloom\n");
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 5) {
        throw std::runtime_error("expected ISO_3166_2_JSON FAKER_PROVIDERS DICTIONARY WORDNET");
    }
    Tables tables;
    for (const char* language : display_languages) {
        add_countries(tables, language);
        add_languages(tables, language);
        add_cities(tables, language);
    }
    add_calendar(tables, "en");  // in French they have no capital: Mars is no month
    add_subdivisions(tables, argv[1]);
    add_faker(tables, argv[2]);
    add_dictionary(tables, argv[3]);
    read_wordnet(argv[4], [&](std::string_view name, std::uint16_t list) {
        add(tables, std::string(name), list);
    });
    write(tables);
    return 0;
} catch (const std::exception& error) {
    std::cerr << "make_word_lists: " << error.what() << '\n';
    return 1;
}
