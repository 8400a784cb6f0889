// The sum over reports of what each says of names (core/names/name_source.hpp).
//
// It adds up whole numbers, sets and smallest places, so that the order of the reports, the number
// of threads and the way a corpus is cut into parts do not show.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/names/name_source.hpp"
#include "core/names/running_text.hpp"
#include "core/text/word_ids.hpp"

namespace sigloom {

/// A line of a report, the reports being numbered in the order of their paths.
struct TextPlace {
    std::uint32_t report = UINT32_MAX;
    std::uint32_t line = 0;
    auto operator<=>(const TextPlace&) const = default;
};

/// Keeps the two smallest of three places, equal ones once.
inline void keep_smallest(TextPlace& first, TextPlace& second, TextPlace place) {
    if (second <= place) return;  // mostly, as reports come in about their order
    if (place < first) {
        second = first;
        first = place;
    } else if (first < place) {
        second = place;
    }
}

/// What one report says of names, in numbers of the sum.
struct ReportEvidence {
    /// A text of the report's lists of keywords and themes.
    struct Listed {
        std::uint32_t surface;  ///< number in NameEvidence::surfaces
        std::uint32_t line;
    };
    /// "large language models (LLMs)".
    struct Explained {
        std::uint32_t short_form;  ///< number in NameEvidence::forms
        std::uint32_t long_form;   ///< key
    };

    RunningTexts::Kept text;
    const RunningTexts* texts = nullptr;  ///< that `text` is kept in; null: there is none
    std::vector<Listed> listed;           ///< each surface once
    std::vector<Explained> explained;
    std::string language;

    /// Valid as long as `buffer`, which is used if it is in a file, and the RunningTexts.
    [[nodiscard]] RunningText running_text(std::vector<char>& buffer) const {
        return texts == nullptr ? RunningText() : texts->read(text, buffer);
    }
};

class NameEvidence {
  public:
    /// A surface form of the lists.
    struct SurfaceUse {
        std::uint32_t reports = 0;
        std::uint32_t stands_out = 0;  ///< capitalized where most terms beside it are not
        std::uint32_t french = 0;      ///< reports in French
        bool has_capital = false;      ///< looks_like_name(), core/text/name_key.hpp
        bool is_lower_case = false;    ///< neither its first word nor any other has a capital
        bool has_lower_case_word =
            false;  ///< one that could have a capital stands behind the first
        TextPlace first;
        TextPlace second;
    };
    /// How many reports explain a short form by a long form.
    using Explanations = std::map<std::pair<std::string, std::string>, std::uint32_t>;

    /// How many reports show the page of a wiki link by another name: by the key of that name and
    /// the page, as written.
    using PageLinks = std::map<std::pair<std::string, std::string>, std::uint32_t>;

    /// Adds what the report with a number says. The numbers of the result are those of this
    /// evidence. O(size but for the running text, which is not read).
    ReportEvidence add(const NameSource& source, std::uint32_t number);

    /// How numbers of other evidence become those of this one.
    struct Renumbering {
        bool keeps_all = true;  ///< all numbers stay, and the lists are empty
        std::vector<std::uint32_t> surfaces;
        std::vector<std::uint32_t> forms;
        void apply(ReportEvidence& report) const;
    };
    /// Takes in what other reports said. The numbers of the first that are taken in stay.
    Renumbering add(NameEvidence others);

    /// All words of surface forms, of explained long forms and of linked pages.
    [[nodiscard]] const WordIds& words() const { return words_; }
    [[nodiscard]] const WordIds& surfaces() const { return surfaces_; }
    [[nodiscard]] const SurfaceUse& surface_use(std::uint32_t surface) const {
        return surface_uses_[surface];
    }
    /// Runs of capitalized words in running text, as written, and how many reports have each; those
    /// longer than any name are left out.
    [[nodiscard]] const WordIds& runs() const { return runs_; }
    [[nodiscard]] std::uint32_t reports_with_run(std::uint32_t run) const {
        return run_reports_[run];
    }
    [[nodiscard]] const WordIds& forms() const { return forms_; }
    /// By short form (as written, without the s of a plural) and key of the long form.
    [[nodiscard]] const Explanations& explanations() const { return explanations_; }
    [[nodiscard]] const PageLinks& page_links() const { return page_links_; }

  private:
    [[nodiscard]] bool is_empty() const;
    Renumbering add_to_known(const NameEvidence& others);
    std::vector<std::uint32_t> add_surfaces(const NameEvidence& others);
    std::vector<std::uint32_t> add_explanations(const NameEvidence& others);
    void add_list(std::span<const ListedName> list, std::uint32_t number, ReportEvidence& into);
    /// What the capitals of a list tell.
    enum class ListStyle : std::uint8_t {
        sentence,        ///< privacy, Meta: a capital tells
        first_capitals,  ///< Data privacy, Big Tech: those behind the first word tell
        all_capitals     ///< Data Privacy: nothing does
    };
    [[nodiscard]] ListStyle style_of_listed() const;
    std::uint32_t add_surface(std::string_view surface);
    std::uint32_t add_run(std::string_view run);

    WordIds words_;
    WordIds surfaces_;
    std::vector<SurfaceUse> surface_uses_;
    std::vector<std::uint32_t> last_listed_in_;  ///< the last report, by surface
    std::vector<std::uint32_t> listed_;          ///< the surfaces of the list at hand
    WordIds runs_;
    std::vector<std::uint32_t> run_reports_;
    WordIds forms_;
    Explanations explanations_;
    PageLinks page_links_;
};

}  // namespace sigloom
