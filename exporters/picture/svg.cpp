#include "exporters/picture/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "exporters/picture/letters.hpp"
#include "exporters/picture/picture_of.hpp"
#include "exporters/picture/text_width.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom {
namespace {

double rounded(double value, double parts) {
    return std::round(value * parts) / parts + 0.0;  // no -0
}

/// To so many parts of a whole, without zeros at the end or before the point.
std::string number(double value, double parts = 100) {
    std::string text = fmt::format("{}", rounded(value, parts));
    const std::size_t digit = text.starts_with('-') ? 1 : 0;
    if (text.substr(digit).starts_with("0.")) text.erase(digit, 1);
    return text;
}

constexpr double tenths = 10;  // of a pixel, for places

bool look_the_same(const LineShape& a, const LineShape& b) {
    return a.color == b.color && number(a.width) == number(b.width) &&
           number(a.opacity) == number(b.opacity);
}

class SvgWriter {
  public:
    SvgWriter(SvgText text, std::string_view id_prefix, Output& output)
        : id_prefix_(id_prefix), output_(output) {
        if (text == SvgText::paths) letters_.emplace();
    }

    ExportNotes write(const Picture& picture, std::string_view provenance) {
        write_head(picture, provenance);
        write_lines(picture);
        write_discs(picture);
        letters_ ? write_outlines(picture) : write_texts(picture);
        output_.write("</svg>\n");
        return {.replaced_characters = replaced_};
    }

  private:
    std::string escaped(std::string_view text) {
        std::string out;
        replaced_ += xml_escape(out, text);
        return out;
    }
    template <typename... Arguments>
    void write(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        output_.write(fmt::format(format, std::forward<Arguments>(arguments)...));
    }

    void write_head(const Picture& picture, std::string_view provenance) {
        write(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
            "viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"{2}title {2}description\"",
            number(picture.width), number(picture.height), id_prefix_);
        if (!letters_) write(" font-family=\"{}\"", picture_fonts);
        write(">\n<title id=\"{0}title\">{1}</title>\n<desc id=\"{0}description\">{2}</desc>\n",
              id_prefix_, escaped(picture.title.empty() ? "Graph" : picture.title),
              escaped(picture.description));
        if (!provenance.empty()) write("<metadata>{}</metadata>\n", escaped(provenance));
        write("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n", hex(picture.background));
    }
    /// What lines that follow each other have in common is said once.
    void write_lines(const Picture& picture) {
        const LineShape* before = nullptr;
        output_.write("<g fill=\"none\" stroke-linecap=\"round\">\n");
        for (const LineShape& line : picture.lines) {
            if (before == nullptr || !look_the_same(*before, line)) {
                if (before != nullptr) output_.write("</g>\n");
                write("<g stroke=\"{}\" stroke-width=\"{}\" stroke-opacity=\"{}\">\n",
                      hex(line.color), number(line.width), number(line.opacity));
            }
            const double x = rounded(line.from.x, tenths);
            const double y = rounded(line.from.y, tenths);
            write("<path d=\"M{} {}l{} {}\"/>\n", number(x, tenths), number(y, tenths),
                  number(line.to.x - x, tenths), number(line.to.y - y, tenths));
            before = &line;
        }
        if (before != nullptr) output_.write("</g>\n");
        output_.write("</g>\n");
    }
    void write_discs(const Picture& picture) {
        double usual = 0;
        for (const DiscShape& disc : picture.discs) usual = std::max(usual, disc.ring_width);
        write("<g stroke=\"{}\" stroke-width=\"{}\">\n", hex(picture.background), number(usual));
        for (const DiscShape& disc : picture.discs) {
            write("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"", number(disc.center.x, tenths),
                  number(disc.center.y, tenths), number(disc.radius), hex(disc.fill));
            if (disc.ring_width != usual) write(" stroke-width=\"{}\"", number(disc.ring_width));
            if (disc.title.empty()) {
                output_.write("/>\n");
            } else {
                write("><title>{}</title></circle>\n", escaped(disc.title));
            }
        }
        output_.write("</g>\n");
    }
    void write_outlines(const Picture& picture) {
        constexpr double parts = 100;
        write(
            "<g transform=\"scale({})\" stroke=\"{}\" stroke-width=\"0\" stroke-linejoin=\"round\" "
            "paint-order=\"stroke\">\n",
            number(1 / parts), hex(picture.background));
        for (const TextShape& text : picture.texts) {
            write("<path fill=\"{}\"{} d=\"{}\"><title>{}</title></path>\n", hex(text.color),
                  halo_of(text, parts), letters_->svg_path(text), escaped(text.text));
        }
        output_.write("</g>\n");
    }
    void write_texts(const Picture& picture) {
        write(
            "<g stroke=\"{}\" stroke-width=\"0\" stroke-linejoin=\"round\" "
            "paint-order=\"stroke\">\n",
            hex(picture.background));
        for (const TextShape& text : picture.texts) {
            constexpr std::array<std::string_view, 3> anchors{"start", "middle", "end"};
            write(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\"{}{}>{}"
                "</text>\n",
                number(text.at.x, tenths), number(text.at.y, tenths), number(text.size),
                anchors[static_cast<std::size_t>(text.align)], hex(text.color),
                text.weight == Weight::bold ? " font-weight=\"bold\"" : "", halo_of(text, 1),
                escaped(text.text));
        }
        output_.write("</g>\n");
    }
    static std::string halo_of(const TextShape& text, double unit) {
        if (!text.has_halo) return {};
        return fmt::format(" stroke-width=\"{}\"", number(halo_width(text) * unit));
    }

    std::string_view id_prefix_;
    Output& output_;
    std::optional<Letters> letters_;
    std::size_t replaced_ = 0;
};

}  // namespace

ExportNotes write_svg(const Picture& picture, SvgText text, std::string_view provenance,
                      Output& output, std::string_view id_prefix) {
    return SvgWriter(text, id_prefix, output).write(picture, provenance);
}

ExportNotes write_svg(const Export& what, Output& output) {
    return write_svg(picture_of(what), what.options.choice<SvgText>(svg_text_option),
                     what.provenance, output);
}

}  // namespace sigloom
