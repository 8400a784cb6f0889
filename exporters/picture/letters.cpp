#include "exporters/picture/letters.hpp"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <cmath>
#include <iterator>
#include <new>

#include "exporters/common/escape.hpp"

namespace sigloom {
namespace {

/// Of the widths that text_width() plans with, wherever one of them is.
constexpr const char* families = "Liberation Sans,Arial,Helvetica,Arimo,Nimbus Sans,sans-serif";

/// The data of an SVG path from absolute places, relative where that is shorter: in whole numbers.
class PathData {
  public:
    void move_to(const cairo_path_data_t& to) {
        at_ = {std::lround(to.point.x), std::lround(to.point.y)};
        begin_ = at_;
        fmt::format_to(std::back_inserter(data_), "M{} {}", at_.x, at_.y);
    }
    /// By a line of one point or a curve of three.
    void draw_to(char letter, const cairo_path_data_t* points, int count) {
        data_ += letter;
        const Place from = at_;
        for (int i = 0; i < count; ++i) {
            at_ = {std::lround(points[i].point.x), std::lround(points[i].point.y)};
            append(at_.x - from.x, i == 0);
            append(at_.y - from.y, false);
        }
    }
    void close() {
        data_ += 'z';
        at_ = begin_;
    }
    [[nodiscard]] std::string take() { return std::move(data_); }

  private:
    struct Place {
        long x, y;
    };
    /// A minus sign tells numbers apart, too.
    void append(long number, bool is_first) {
        if (!is_first && number >= 0) data_ += ' ';
        fmt::format_to(std::back_inserter(data_), "{}", number);
    }

    std::string data_;
    Place at_{};
    Place begin_{};
};

}  // namespace

/// A text, set in letters.
class Letters::Setting {
  public:
    Setting()
        : fonts_(pango_cairo_font_map_new()),
          context_(pango_font_map_create_context(fonts_.get())),
          font_(pango_font_description_from_string(families)) {
        // The same letters in every size and at every place.
        cairo_font_options_t* exact = cairo_font_options_create();
        cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(exact, CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(context_.get(), exact);
        cairo_font_options_destroy(exact);
        pango_context_set_round_glyph_positions(context_.get(), FALSE);
        // Not that of the environment, which would decide between fonts.
        pango_context_set_language(context_.get(), pango_language_from_string("en"));
        layout_.reset(pango_layout_new(context_.get()));
        pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
    }

    /// Moves the context to where the text begins.
    PangoLayoutLine* begin(cairo_t* cairo, const TextShape& text) {
        double width = set(text, text.size);
        if (width > text.width) width = set(text, text.size * text.width / width);
        const double left = text.align == Align::left     ? text.at.x
                            : text.align == Align::middle ? text.at.x - width / 2
                                                          : text.at.x - width;
        cairo_move_to(cairo, left, text.at.y);
        return line();
    }

  private:
    struct Release {
        void operator()(void* object) const { g_object_unref(object); }
        void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    };

    [[nodiscard]] PangoLayoutLine* line() const {
        return pango_layout_get_line_readonly(layout_.get(), 0);
    }
    /// Gives how wide it is.
    double set(const TextShape& text, double size) {
        pango_font_description_set_weight(
            font_.get(), text.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_absolute_size(font_.get(), size * PANGO_SCALE);
        pango_layout_set_font_description(layout_.get(), font_.get());
        const std::string legal = xml_legal(text.text);
        pango_layout_set_text(layout_.get(), legal.data(), static_cast<int>(legal.size()));
        PangoRectangle extents{};
        pango_layout_line_get_extents(line(), nullptr, &extents);
        return static_cast<double>(extents.width) / PANGO_SCALE;
    }

    std::unique_ptr<PangoFontMap, Release> fonts_;
    std::unique_ptr<PangoContext, Release> context_;
    std::unique_ptr<PangoLayout, Release> layout_;
    std::unique_ptr<PangoFontDescription, Release> font_;
};

Letters::Letters() : setting_(std::make_unique<Setting>()) {}
Letters::~Letters() = default;

void Letters::outline(cairo_t* cairo, const TextShape& text) {
    pango_cairo_layout_line_path(cairo, setting_->begin(cairo, text));
}

void Letters::show(cairo_t* cairo, const TextShape& text) {
    pango_cairo_show_layout_line(cairo, setting_->begin(cairo, text));
}

std::string Letters::svg_path(const TextShape& text) {
    constexpr double parts = 100;
    TextShape large = text;
    large.at = {text.at.x * parts, text.at.y * parts};
    large.size *= parts;
    large.width *= parts;
    // Without bounds, outside of which cairo leaves letters out.
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> boundless(
        cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(boundless.get()),
                                                                   cairo_destroy);
    outline(cairo.get(), large);
    const std::unique_ptr<cairo_path_t, decltype(&cairo_path_destroy)> path(
        cairo_copy_path(cairo.get()), cairo_path_destroy);
    if (path->status != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
    PathData data;
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t* points = &path->data[i + 1];
        switch (path->data[i].header.type) {
            case CAIRO_PATH_MOVE_TO:
                // After the last outline there is a move that nothing is drawn after.
                if (i + path->data[i].header.length < path->num_data) data.move_to(*points);
                break;
            case CAIRO_PATH_LINE_TO:
                data.draw_to('l', points, 1);
                break;
            case CAIRO_PATH_CURVE_TO:
                data.draw_to('c', points, 3);
                break;
            case CAIRO_PATH_CLOSE_PATH:
                data.close();
                break;
        }
    }
    return data.take();
}

}  // namespace sigloom
