#pragma once
// A small SVG writer for the pictures of a report: attributes only, no style sheet, so that browsers and
// plain renderers (SVG Tiny) show the same.
#include <string>
#include <string_view>
#include <vector>

#include "core/base/words.h"

namespace ullim {

/// XML and HTML: & < > " ' as entities; characters that XML forbids, and bytes that are no UTF-8, become
/// U+FFFD.
std::string escapedXml(std::string_view text);
/// About how wide a text is drawn, in units of its font size: no font is asked. Wide (CJK) letters count
/// twice.
double textUnits(std::string_view text);
/// Cut between letters, an ellipsis for what is left out of the middle, when wider than `units` font sizes.
std::string elidedText(const std::string& text, double units);
/// Fixed decimals; "undefined" when not finite.
std::string reportNumber(double value, int decimals = 3, const Words& words = {});
/// A share as "83.2 %"; "undefined" when not finite.
std::string reportPercent(double share, int decimals = 1, const Words& words = {});

namespace svgstyle {
constexpr const char *kInk = "#1c2127", *kMuted = "#5a6470", *kGrid = "#e2e6ea", *kAxis = "#9aa4ae",
                     *kPaper = "#ffffff", *kBar = "#2f6fb0", *kSoftBar = "#a9c6e3", *kMark = "#c2571a",
                     *kOther = "#c3cad1";
constexpr double kFont = 12;
}  // namespace svgstyle
/// Eight colours that stay apart for people who do not see red and green; more repeat.
const char* seriesColour(std::size_t index);

struct SvgText {
  const char* anchor = "start";  ///< start, middle, end
  double size = svgstyle::kFont;
  const char* colour = svgstyle::kInk;
  bool bold = false, upwards = false;  ///< upwards: read from below to above
};
struct SvgStroke {
  const char* colour = svgstyle::kInk;
  double width = 1;
  const char* dash = "";  ///< "4 3"
  double opacity = 1;
};
struct SvgPoint {
  double x = 0, y = 0;
};

/// Coordinates in pixels from the upper left corner. `tip` of a shape is shown where the pointer rests on it.
class SvgPicture {
 public:
  /// `name` says what the picture shows, for those who do not see it.
  SvgPicture(double width, double height, std::string_view name);
  void rect(double x, double y, double width, double height, const char* fill, const std::string& tip = {},
            const std::string& mark = {});  ///< mark: its class attribute, to be found again
  void line(SvgPoint from, SvgPoint to, const SvgStroke& stroke, const std::string& mark = {});
  void polyline(const std::vector<SvgPoint>& points, const SvgStroke& stroke, const std::string& tip = {});
  void circle(SvgPoint at, double radius, const char* fill, const std::string& tip = {},
              const std::string& mark = {});
  void text(SvgPoint at, std::string_view text, const SvgText& style = {});  ///< at: on the base line
  /// Cut to `width` pixels; the whole text as a tip when it was.
  void textWithin(SvgPoint at, double width, const std::string& text, const SvgText& style = {});
  std::string finish() &&;

 private:
  void close(const char* element, const std::string& tip);
  std::string m_out;
};

/// A rectangle of the picture that stands for a range of numbers.
struct PlotArea {
  double left = 0, top = 0, width = 1, height = 1;
  double x0 = 0, x1 = 1, y0 = 0, y1 = 1;  ///< numbers at its left, right, lower and upper edge
  double x(double value) const { return left + width * (value - x0) / (x1 - x0); }
  double y(double value) const { return top + height * (y1 - value) / (y1 - y0); }
};

/// About `count` round numbers from low to high.
std::vector<double> roundTicks(double low, double high, int count);
/// Frame, grid and numbers. `decimals` are those of the numbers beside the ticks.
void drawAxes(SvgPicture& picture, const PlotArea& area, const std::vector<double>& xTicks, int xDecimals,
              const std::vector<double>& yTicks, int yDecimals, std::string_view xName,
              std::string_view yName);

}  // namespace ullim
