#include "core/plot/module/canvas.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/plot/module/pngdpi.h"

namespace ullim {
namespace {

constexpr double kPointsPerInch = 72, kLeastVectorDensity = 2;
constexpr double kTextGrey = 0.13, kLineGrey = 0.35;

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t* makeSurface(int width, int height, PictureFormat format, std::string* bytes) {
  switch (format) {
    case PictureFormat::Svg:
      return cairo_svg_surface_create_for_stream(append, bytes, width, height);
    case PictureFormat::Pdf:
      return cairo_pdf_surface_create_for_stream(append, bytes, width, height);
    case PictureFormat::Png:
      break;
  }
  return cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
}

double densityOf(int dpi, PictureFormat format) {
  if (format == PictureFormat::Png) return double(dpi) / kPlainDpi;
  return std::max(kLeastVectorDensity, std::ceil(dpi / kPointsPerInch));
}

}  // namespace

Canvas::Canvas(int width, int height, int dpi, PictureFormat format)
    : m_format(format),
      m_dpi(dpi),
      m_density(densityOf(dpi, format)),
      m_surface(format == PictureFormat::Png
                    ? makeSurface(dotsOf(width, dpi), dotsOf(height, dpi), format, &m_bytes)
                    : makeSurface(width, height, format, &m_bytes)),
      m_cairo(cairo_create(m_surface.get())),
      m_layout(nullptr) {
  if (format == PictureFormat::Png) cairo_scale(m_cairo.get(), m_density, m_density);
  m_layout.reset(pango_cairo_create_layout(m_cairo.get()));  // after the scale, which it takes over
  cairo_set_source_rgb(m_cairo.get(), 1, 1, 1);
  cairo_paint(m_cairo.get());
  cairo_set_line_width(m_cairo.get(), 1);
}

double Canvas::onPixels(double length) const {
  return m_format == PictureFormat::Png ? std::ceil(length * m_density - 1e-9) / m_density
                                        : std::ceil(length - 1e-9);
}

void Canvas::setText(const std::string& text, double fontSize) {
  PangoFontDescription* const font = pango_font_description_from_string("sans-serif");
  pango_font_description_set_absolute_size(font, fontSize * PANGO_SCALE);
  pango_layout_set_font_description(m_layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_text(m_layout.get(), text.data(), int(text.size()));
}

Size Canvas::textSize(const std::string& text, double fontSize) {
  setText(text, fontSize);
  int width = 0, height = 0;
  pango_layout_get_pixel_size(m_layout.get(), &width, &height);
  return {double(width), double(height)};
}

void Canvas::draw(double x, double y) {
  cairo_set_source_rgb(m_cairo.get(), kTextGrey, kTextGrey, kTextGrey);
  cairo_move_to(m_cairo.get(), x, y);
  pango_cairo_show_layout(m_cairo.get(), m_layout.get());
}

void Canvas::text(const std::string& text, double x, double y, Anchor anchor, double fontSize) {
  const Size size = textSize(text, fontSize);
  switch (anchor) {
    case Anchor::Left:
      return draw(x, y - size.height / 2);
    case Anchor::Right:
      return draw(x - size.width, y - size.height / 2);
    case Anchor::Top:
      return draw(x - size.width / 2, y);
    case Anchor::Centre:
      return draw(x - size.width / 2, y - size.height / 2);
  }
}

void Canvas::textUpwards(const std::string& text, double x, double y, double fontSize) {
  const Size size = textSize(text, fontSize);
  cairo_save(m_cairo.get());
  cairo_translate(m_cairo.get(), x, y);
  cairo_rotate(m_cairo.get(), -1.5707963267948966);
  draw(-size.width / 2, -size.height / 2);
  cairo_restore(m_cairo.get());
}

void Canvas::line(double x0, double y0, double x1, double y1) {
  cairo_set_source_rgb(m_cairo.get(), kLineGrey, kLineGrey, kLineGrey);
  cairo_move_to(m_cairo.get(), x0, y0);
  cairo_line_to(m_cairo.get(), x1, y1);
  cairo_stroke(m_cairo.get());
}

void Canvas::frame(const Box& box) {
  cairo_set_source_rgb(m_cairo.get(), kLineGrey, kLineGrey, kLineGrey);
  cairo_rectangle(m_cairo.get(), box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1);
  cairo_stroke(m_cairo.get());
}

void Canvas::fill(const Box& box, const Ink& ink) {
  cairo_set_source_rgba(m_cairo.get(), ink.r, ink.g, ink.b, ink.opacity);
  cairo_rectangle(m_cairo.get(), box.x, box.y, box.width, box.height);
  cairo_fill(m_cairo.get());
}

void Canvas::image(const std::vector<std::uint32_t>& pixels, int width, int height, const Box& box) {
  cairo_surface_t* const picture = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
  if (cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS) {
    // Cairo's ARGB32 is one native 32-bit word with premultiplied alpha; cells are opaque or fully clear.
    unsigned char* const data = cairo_image_surface_get_data(picture);
    const int stride = cairo_image_surface_get_stride(picture);
    for (int y = 0; y < height; ++y)
      std::memcpy(data + std::ptrdiff_t(y) * stride, pixels.data() + std::size_t(y) * std::size_t(width),
                  std::size_t(width) * sizeof(std::uint32_t));
    cairo_surface_mark_dirty(picture);
    cairo_save(m_cairo.get());
    cairo_translate(m_cairo.get(), box.x, box.y);
    cairo_scale(m_cairo.get(), box.width / width, box.height / height);
    cairo_set_source_surface(m_cairo.get(), picture, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(m_cairo.get()), CAIRO_FILTER_NEAREST);
    cairo_paint(m_cairo.get());
    cairo_restore(m_cairo.get());
  }
  cairo_surface_destroy(picture);
}

std::string Canvas::finish(std::string& why) {
  cairo_status_t status = cairo_status(m_cairo.get());
  if (status == CAIRO_STATUS_SUCCESS && m_format == PictureFormat::Png)
    status = cairo_surface_write_to_png_stream(m_surface.get(), append, &m_bytes);
  if (status == CAIRO_STATUS_SUCCESS) {
    cairo_surface_finish(m_surface.get());
    status = cairo_surface_status(m_surface.get());
  }
  if (status == CAIRO_STATUS_SUCCESS)
    return m_format == PictureFormat::Png ? withDpi(m_bytes, m_dpi) : m_bytes;
  why = cairo_status_to_string(status);
  return {};
}

}  // namespace ullim
