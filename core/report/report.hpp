// One report as a value: what stands in it, and where. It knows nothing of other reports.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/enum_names.hpp"
#include "core/base/text_store.hpp"

namespace sigloom {

/// Where something begins in a file. Both count from 1, columns in bytes.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    auto operator<=>(const Position&) const = default;
};

/// A keyword or a theme, as it is written (markup removed).
struct Term {
    std::string_view text;
    Position position;
    std::string_view other_name;  ///< the page of a wiki link that shows another text; or empty
    bool operator==(const Term&) const = default;
};

/// Which section a table row comes from.
enum class RowKind : std::uint8_t { signal, concern, behavior, technology, issue };

template <>
inline constexpr auto enum_names<RowKind> = enum_table<RowKind>({{RowKind::signal, "signal"},
                                                                 {RowKind::concern, "concern"},
                                                                 {RowKind::behavior, "behavior"},
                                                                 {RowKind::technology,
                                                                  "technology"},
                                                                 {RowKind::issue, "issue"}});

/// A row of a table. A cell that is missing, empty or `nan` is an empty text.
struct Row {
    RowKind kind = RowKind::signal;
    std::string_view name;
    std::string_view description;
    std::string_view change;
    std::string_view horizon;  ///< the 10-year column
    std::string_view driving_force;
    std::optional<double> relevancy;  ///< 1 to 5; nothing where no usable number is given
    Position position;
    bool operator==(const Row&) const = default;

    /// What it says beside its name, in the order of the columns; some may be empty.
    [[nodiscard]] std::array<std::string_view, 4> texts() const {
        return {description, change, horizon, driving_force};
    }
};

/// A link of a `Closest` list to another report.
struct ReportLink {
    std::string title;
    std::string target;  ///< where it leads, as written
    Position position;
    bool operator==(const ReportLink&) const = default;
};

struct Report {
    /// What the views of terms and rows are views into. Copies of a report share it: nothing that
    /// is in it ever changes.
    std::shared_ptr<TextStore> texts;
    std::string path;          ///< as it appears in messages
    std::uint32_t number = 1;  ///< among the reports of its file
    std::string title;
    std::string origin;  ///< the page named in the title, as written: 20241006, 20250824d, 2194.0
    std::string origin_url;  ///< the link of that page
    Date date;               ///< of that page; unknown when the origin is no date
    std::string url;         ///< the external link: the text that the report is about
    std::string category;
    std::string type;
    std::string language;  ///< ISO 639-1 code of the prose; empty when it cannot be told
    std::string summary;
    Position summary_position;  ///< where its text begins
    std::vector<Term> keywords;
    std::vector<Term> themes;
    std::vector<Row> rows;  ///< of all tables, in the order of the file
    std::vector<ReportLink> closest;
};

}  // namespace sigloom
