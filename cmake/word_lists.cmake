# The word lists of core/text/word_lists.hpp, out of packages of the system (scripts/packages).
find_package(ICU 67 REQUIRED COMPONENTS uc i18n)
find_file(ISO_3166_2_JSON iso_3166-2.json PATHS /usr/share/iso-codes/json REQUIRED)
find_path(FAKER_PROVIDERS person/en_US/__init__.py
          PATHS /usr/lib/python3/dist-packages/faker/providers REQUIRED)
find_file(ENGLISH_DICTIONARY american-english PATHS /usr/share/dict REQUIRED)
find_path(WORDNET data.noun PATHS /usr/share/wordnet REQUIRED)

add_executable(make_word_lists cmake/word_lists/make_word_lists.cpp cmake/word_lists/wordnet.cpp
               core/text/fold.cpp core/text/utf8.cpp core/text/simple_text.cpp)
target_include_directories(make_word_lists PRIVATE "${PROJECT_SOURCE_DIR}")
target_link_libraries(make_word_lists PRIVATE ICU::i18n ICU::uc nlohmann_json::nlohmann_json
                      Utf8proc::utf8proc)

set(word_list_data "${PROJECT_BINARY_DIR}/word_list_data.cpp")
add_custom_command(
    OUTPUT "${word_list_data}"
    COMMAND make_word_lists "${ISO_3166_2_JSON}" "${FAKER_PROVIDERS}" "${ENGLISH_DICTIONARY}"
            "${WORDNET}" > "${word_list_data}"
    DEPENDS make_word_lists "${ISO_3166_2_JSON}" "${ENGLISH_DICTIONARY}" "${WORDNET}/data.noun"
    COMMENT "Reading word lists" VERBATIM)
target_sources(sigloom PRIVATE "${word_list_data}")
