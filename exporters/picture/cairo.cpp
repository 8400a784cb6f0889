// Pictures as PNG and PDF.
#include <cairo/cairo-pdf.h>
#include <cairo/cairo.h>

#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>

#include "exporters/common/escape.hpp"
#include "exporters/picture/letters.hpp"
#include "exporters/picture/picture_of.hpp"
#include "exporters/picture/writers.hpp"

namespace sigloom {
namespace {

struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;
using Context = std::unique_ptr<cairo_t, Destroy>;

/// A picture that cairo cannot paint must not be taken for one that it could.
void require(cairo_status_t status) {
    if (status == CAIRO_STATUS_SUCCESS) return;
    if (status == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
    throw std::runtime_error(cairo_status_to_string(status));
}

/// Cairo's way to an Output, whose errors stick; what it throws must not pass through cairo.
struct Sink {
    Output& output;
    std::exception_ptr thrown = nullptr;

    static cairo_status_t write(void* sink, const unsigned char* bytes, unsigned count) {
        auto& self = *static_cast<Sink*>(sink);
        if (self.thrown) return CAIRO_STATUS_WRITE_ERROR;
        try {
            self.output.write({reinterpret_cast<const char*>(bytes), count});
        } catch (...) {
            self.thrown = std::current_exception();
            return CAIRO_STATUS_WRITE_ERROR;
        }
        return CAIRO_STATUS_SUCCESS;
    }
    void rethrow() const {
        if (thrown) std::rethrow_exception(thrown);
    }
};

class Painter {
  public:
    explicit Painter(cairo_surface_t* surface) : context_(cairo_create(surface)) {}

    void draw(const Picture& picture) {
        use(picture.background, 1);
        cairo_paint(cairo());
        cairo_set_line_cap(cairo(), CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(cairo(), CAIRO_LINE_JOIN_ROUND);
        for (const LineShape& line : picture.lines) draw(line);
        for (const DiscShape& disc : picture.discs) draw(disc, picture.background);
        for (const TextShape& text : picture.texts) draw(text, picture.background);
        require(cairo_status(cairo()));
    }

  private:
    [[nodiscard]] cairo_t* cairo() const { return context_.get(); }

    void use(Color color, double opacity) {
        cairo_set_source_rgba(cairo(), color.red / 255.0, color.green / 255.0, color.blue / 255.0,
                              opacity);
    }
    void draw(const LineShape& line) {
        use(line.color, line.opacity);
        cairo_set_line_width(cairo(), line.width);
        cairo_move_to(cairo(), line.from.x, line.from.y);
        cairo_line_to(cairo(), line.to.x, line.to.y);
        cairo_stroke(cairo());
    }
    void draw(const DiscShape& disc, Color background) {
        constexpr double full_turn = 6.283185307179586;
        cairo_new_sub_path(cairo());
        cairo_arc(cairo(), disc.center.x, disc.center.y, disc.radius, 0, full_turn);
        use(disc.fill, 1);
        if (disc.ring_width == 0) {
            cairo_fill(cairo());
            return;
        }
        cairo_fill_preserve(cairo());
        use(background, 1);
        cairo_set_line_width(cairo(), disc.ring_width);
        cairo_stroke(cairo());
    }
    void draw(const TextShape& text, Color background) {
        if (text.has_halo) {
            letters_.outline(cairo(), text);
            use(background, 1);
            cairo_set_line_width(cairo(), halo_width(text));
            cairo_stroke(cairo());
        }
        use(text.color, 1);
        letters_.show(cairo(), text);
    }

    Context context_;
    Letters letters_;
};

}  // namespace

ExportNotes write_png(const Export& what, Output& output) {
    const Picture picture = picture_of(what);
    const Surface surface(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(picture.width), static_cast<int>(picture.height)));
    Painter(surface.get()).draw(picture);
    Sink sink{output};
    const cairo_status_t status =
        cairo_surface_write_to_png_stream(surface.get(), Sink::write, &sink);
    sink.rethrow();
    require(status);
    return {};
}

ExportNotes write_pdf(const Export& what, Output& output) {
    const Picture picture = picture_of(what);
    constexpr double points_per_pixel = 0.75;
    Sink sink{output};
    const Surface surface(cairo_pdf_surface_create_for_stream(
        Sink::write, &sink, picture.width * points_per_pixel, picture.height * points_per_pixel));
    cairo_surface_set_device_scale(surface.get(), points_per_pixel, points_per_pixel);
    const std::string title = xml_legal(picture.title);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    // The same graph gives the same bytes: no date of now.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    Painter(surface.get()).draw(picture);
    cairo_surface_finish(surface.get());
    sink.rethrow();
    require(cairo_surface_status(surface.get()));
    return {};
}

}  // namespace sigloom
