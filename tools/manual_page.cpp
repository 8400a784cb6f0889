#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "tools/help.hpp"

namespace sigloom {
namespace {

/// In roff, a backslash begins an escape, a hyphen is not a minus, and a line that begins with a
/// dot or an apostrophe is a request.
std::string roff(std::string_view text) {
    std::string escaped;
    for (const char byte : text) {
        const bool begins_line = escaped.empty() || escaped.back() == '\n';
        if (begins_line && (byte == '.' || byte == '\'')) escaped += "\\&";
        if (byte == '\\') {
            escaped += "\\e";
        } else if (byte == '-') {
            escaped += "\\-";
        } else {
            escaped += byte;
        }
    }
    return escaped;
}

std::string heading(std::string_view title) {
    std::string upper(title);
    for (char& byte : upper)
        byte = static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
    return fmt::format(".SH {}\n", upper);
}

std::string entries(const std::vector<OptionHelp>& rows) {
    std::string text;
    for (const OptionHelp& row : rows) {
        text += fmt::format(".TP\n.B {}\n{}\n", roff(row.names), roff(row.text));
    }
    return text;
}

std::string configuration() {
    return heading("Configuration") +
           roff(
               "The FILE of --config is TOML. Its keys are the long names of options; an option on "
               "the command line wins. The tables [sections] and [columns] say which heading means "
               "which section of a report, and which column which field:\n") +
           ".PP\n.nf\n" +
           roff(
               "pairs = \"mentions\"\n"
               "top = 50\n"
               "[sections]\n"
               "\"Mots-clés\" = \"keywords\"\n"
               "[columns]\n"
               "\"Pertinence\" = \"relevancy\"\n") +
           ".fi\n";
}

}  // namespace

std::string manual_page() {
    std::string page =
        fmt::format(".TH SIGLOOM 1 \"\" \"sigloom {}\" \"User Commands\"\n", SIGLOOM_VERSION);
    page += heading("Name") +
            roff("sigloom - weaves horizon-scanning reports into one weighted knowledge graph\n");
    page += heading("Synopsis");
    for (const Command& command : commands()) {
        if (command.listing == Listing::hidden) continue;
        page += fmt::format(".B sigloom {}\n{}\n.br\n", command.name, roff(command.usage));
    }
    page += heading("Commands");
    for (const Command& command : commands()) {
        if (command.listing == Listing::hidden) continue;
        page += fmt::format(".SS {} {}\n{}.\n", command.name, roff(command.usage),
                            roff(command.summary));
        page += entries(option_help(DeclaredCommand(command).line));
    }
    page += configuration();
    for (const Appendix& appendix :
         {format_appendix(), format_option_appendix(), measure_appendix(), edge_measure_appendix(),
          weight_appendix(), filter_appendix(), exit_code_appendix()}) {
        page += heading(appendix.title) + entries(appendix.rows);
    }
    return page;
}

}  // namespace sigloom
