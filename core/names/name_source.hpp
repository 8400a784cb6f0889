// What one report says of names, as a value: a pure function of the report, without numbers that
// mean something only beside other reports.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/text_store.hpp"
#include "core/names/running_text.hpp"
#include "core/report/report.hpp"

namespace sigloom {

/// A term of a list of keywords or themes.
struct ListedName {
    std::string_view surface;
    std::uint32_t line = 0;
    std::string_view page;  ///< of the wiki link that the surface is shown for; or empty
    auto operator<=>(const ListedName&) const = default;
};

/// "large language models (LLMs)".
struct ExplainedName {
    std::string_view short_form;  ///< as written, without the s of a plural
    std::string_view long_key;    ///< name_key() of the long form
    auto operator<=>(const ExplainedName&) const = default;
};

/// Whether runs of capitalized words are collected, too, whatever the lists hold.
enum class NameRuns : std::uint8_t { leave, collect };

/// All but the running text are views into the TextStore that was given.
struct NameSource {
    std::string_view language;             ///< as in Report
    std::span<const ListedName> keywords;  ///< as they stand there, however often
    std::span<const ListedName> themes;
    std::span<const ExplainedName> explained;  ///< rising, each once
    std::span<const std::string_view> runs;    ///< rising, each once
    RunningTexts::Kept text;
    std::shared_ptr<const RunningTexts> texts;  ///< that `text` is kept in

    /// Valid as long as `texts` and `buffer`, which is used if it is in a file.
    [[nodiscard]] RunningText running_text(std::vector<char>& buffer) const {
        return texts->read(text, buffer);
    }
};

/// O(text).
NameSource name_source_of(const Report& report, NameRuns runs,
                          const std::shared_ptr<RunningTexts>& texts, TextStore& store);

}  // namespace sigloom
