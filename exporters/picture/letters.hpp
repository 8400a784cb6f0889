// The letters of texts, by Pango: in fonts of this machine that have them, joined and ordered as
// their script wants it.
#pragma once

#include <cairo/cairo.h>

#include <memory>
#include <string>

#include "exporters/picture/shapes.hpp"

namespace sigloom {

/// What of a text is not legal in XML is U+FFFD. Where other fonts than those that text_width()
/// knows have to stand in, and are wider, the letters are smaller.
class Letters {
  public:
    Letters();
    ~Letters();

    /// Adds the outlines to the path of the context.
    void outline(cairo_t* cairo, const TextShape& text);
    /// Draws the letters, in the colour of the context; a PDF then holds them as text.
    void show(cairo_t* cairo, const TextShape& text);
    /// The outlines as the data of an SVG path, in whole hundredths of a pixel.
    std::string svg_path(const TextShape& text);

  private:
    class Setting;
    std::unique_ptr<Setting> setting_;
};

}  // namespace sigloom
