#pragma once
// The owner of Cairo's and Pango's objects; everything above draws through it.
#include <cairo.h>
#include <pango/pangocairo.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/plot/drawplot.h"

namespace ullim {

struct Size {
  double width = 0, height = 0;
};
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};
/// Red, green, blue and opacity, 0 to 1.
struct Ink {
  double r = 0, g = 0, b = 0, opacity = 1;
};
/// Which point of a text's box lies at the given position.
enum class Anchor { Left, Top, Right, Centre };

class Canvas {
 public:
  /// A sheet of width x height units, white. A unit is a point (SVG, PDF) or dpi / 100 pixels (PNG).
  Canvas(int width, int height, int dpi, PictureFormat format);
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  bool vector() const { return m_format != PictureFormat::Png; }
  /// Pixels of an image per unit: exactly a PNG's own, or what SVG and PDF are to hold.
  double density() const { return m_density; }
  /// The least number of whole pixels that reaches as far, in units; the same number for SVG and PDF.
  double onPixels(double length) const;
  Size textSize(const std::string& text, double fontSize);
  void text(const std::string& text, double x, double y, Anchor anchor, double fontSize);
  /// Turned to read upwards, centred on the point.
  void textUpwards(const std::string& text, double x, double y, double fontSize);
  void line(double x0, double y0, double x1, double y1);
  void frame(const Box& box);
  void fill(const Box& box, const Ink& ink);
  /// width * height pixels, 0xAARRGGBB, drawn into the box without smoothing.
  void image(const std::vector<std::uint32_t>& pixels, int width, int height, const Box& box);
  cairo_t* cairo() { return m_cairo.get(); }
  /// Ends the drawing. Empty, with a reason, when Cairo failed.
  std::string finish(std::string& why);

 private:
  template <auto destroy>
  struct Destroy {
    template <class T>
    void operator()(T* object) const {
      destroy(object);
    }
  };
  void setText(const std::string& text, double fontSize);
  void draw(double x, double y);

  PictureFormat m_format;
  int m_dpi;
  double m_density;
  std::string m_bytes;  // outlives the surface, which writes into it
  std::unique_ptr<cairo_surface_t, Destroy<cairo_surface_destroy>> m_surface;
  std::unique_ptr<cairo_t, Destroy<cairo_destroy>> m_cairo;
  std::unique_ptr<PangoLayout, Destroy<g_object_unref>> m_layout;
};

}  // namespace ullim
