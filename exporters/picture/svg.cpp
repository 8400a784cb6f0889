// Pictures as SVG 1.1.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "exporters/picture/picture_of.hpp"
#include "exporters/picture/text_width.hpp"
#include "exporters/picture/writers.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom {
namespace {

class SvgWriter {
  public:
    explicit SvgWriter(Output& output) : output_(output) {}

    ExportNotes write(const Picture& picture, std::string_view provenance) {
        write_head(picture, provenance);
        write_lines(picture);
        write_discs(picture);
        write_texts(picture);
        output_.write("</svg>\n");
        return {.replaced_characters = replaced_};
    }

  private:
    /// To hundredths, without zeros at the end.
    static std::string number(double value) {
        const double hundredths = std::round(value * 100);
        return fmt::format("{}", hundredths == 0 ? 0.0 : hundredths / 100);
    }
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
            "viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"title description\" "
            "font-family=\"{2}\">\n",
            number(picture.width), number(picture.height), picture_fonts);
        write("<title id=\"title\">{}</title>\n<desc id=\"description\">{}</desc>\n",
              escaped(picture.title.empty() ? "Graph" : picture.title),
              escaped(picture.description));
        if (!provenance.empty()) write("<metadata>{}</metadata>\n", escaped(provenance));
        write("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n", hex(picture.background));
    }
    void write_lines(const Picture& picture) {
        output_.write("<g fill=\"none\" stroke-linecap=\"round\">\n");
        for (const LineShape& line : picture.lines) {
            write(
                "<path d=\"M{} {}L{} {}\" stroke=\"{}\" stroke-width=\"{}\" "
                "stroke-opacity=\"{}\"/>\n",
                number(line.from.x), number(line.from.y), number(line.to.x), number(line.to.y),
                hex(line.color), number(line.width), number(line.opacity));
        }
        output_.write("</g>\n");
    }
    void write_discs(const Picture& picture) {
        write("<g stroke=\"{}\">\n", hex(picture.background));
        for (const DiscShape& disc : picture.discs) {
            write("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke-width=\"{}\"",
                  number(disc.center.x), number(disc.center.y), number(disc.radius), hex(disc.fill),
                  number(disc.ring_width));
            if (disc.title.empty()) {
                output_.write("/>\n");
            } else {
                write("><title>{}</title></circle>\n", escaped(disc.title));
            }
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
                number(text.at.x), number(text.at.y), number(text.size),
                anchors[static_cast<std::size_t>(text.align)], hex(text.color),
                text.weight == Weight::bold ? " font-weight=\"bold\"" : "",
                text.has_halo ? fmt::format(" stroke-width=\"{}\"", number(halo_width(text)))
                              : std::string(),
                escaped(text.text));
        }
        output_.write("</g>\n");
    }

    Output& output_;
    std::size_t replaced_ = 0;
};

}  // namespace

ExportNotes write_svg(const Export& what, Output& output) {
    return SvgWriter(output).write(picture_of(what), what.provenance);
}

}  // namespace sigloom
