#include "core/learn/svgpicture.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "core/dataset/xmltext.h"

namespace ullim {
namespace {

/// Two decimals are finer than any screen.
std::string px(double value) {
  if (!std::isfinite(value)) value = 0;
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  std::string out = text;
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + value + "\"";
}

/// Bytes of the letter that starts at `at`; 0: it is no UTF-8.
std::size_t letterBytes(std::string_view text, std::size_t at) {
  const auto first = std::uint8_t(text[at]);
  const std::size_t bytes = first < 0x80                     ? 1
                            : first >= 0xC2 && first <= 0xDF ? 2
                            : (first & 0xF0) == 0xE0         ? 3
                            : first >= 0xF0 && first <= 0xF4 ? 4
                                                             : 0;
  if (bytes == 0 || at + bytes > text.size()) return 0;
  for (std::size_t i = 1; i < bytes; ++i)
    if ((std::uint8_t(text[at + i]) & 0xC0) != 0x80) return 0;
  if (bytes < 3) return bytes;
  // Overlong forms, surrogates, the two non-characters and what lies above U+10FFFF.
  const auto second = std::uint8_t(text[at + 1]), last = std::uint8_t(text[at + bytes - 1]);
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second >= 0xA0)) return 0;
  if (first == 0xEF && second == 0xBF && last >= 0xBE) return 0;
  if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second >= 0x90)) return 0;
  return bytes;
}

/// Leaves out what lies within a tenth of a pixel of the line between its neighbours (Douglas and Peucker),
/// so that a curve over many clips stays small. Stretches of a curve are handled one by one: it takes no
/// recursion.
std::vector<SvgPoint> simplified(const std::vector<SvgPoint>& points) {
  if (points.size() < 3) return points;
  std::vector<bool> keep(points.size(), false);
  keep.front() = keep.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, points.size() - 1}};
  while (!open.empty()) {
    const auto [from, to] = open.back();
    open.pop_back();
    const double dx = points[to].x - points[from].x, dy = points[to].y - points[from].y;
    const double length = std::hypot(dx, dy);
    double most = 0.1;
    std::size_t at = from;
    for (std::size_t i = from + 1; i < to; ++i) {
      const double px = points[i].x - points[from].x, py = points[i].y - points[from].y;
      const double away = length > 0 ? std::abs(dx * py - dy * px) / length : std::hypot(px, py);
      if (away > most) most = away, at = i;
    }
    if (at == from) continue;
    keep[at] = true;
    open.emplace_back(from, at);
    open.emplace_back(at, to);
  }
  std::vector<SvgPoint> out;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (keep[i]) out.push_back(points[i]);
  return out;
}

double letterUnits(std::string_view text, std::size_t at, std::size_t bytes) {
  const char c = text[at];
  if (bytes > 2) return 1.0;
  if (bytes == 2 || bytes == 0) return 0.62;
  if (std::string_view("ijl.,:;'|!()[] ").find(c) != std::string_view::npos) return 0.34;
  if (std::string_view("mwMW@%").find(c) != std::string_view::npos) return 0.92;
  return c >= 'A' && c <= 'Z' ? 0.68 : 0.58;
}

}  // namespace

std::string escapedXml(std::string_view text) {
  std::string out;  // with what is no UTF-8 replaced
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bytes = letterBytes(text, i);
    out += bytes == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(i, bytes);
    i += std::max<std::size_t>(1, bytes);
  }
  return xmlEscaped(out);
}

double textUnits(std::string_view text) {
  double units = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bytes = letterBytes(text, i);
    units += letterUnits(text, i, bytes);
    i += std::max<std::size_t>(1, bytes);
  }
  return units;
}

std::string elidedText(const std::string& text, double units) {
  if (textUnits(text) <= units) return text;
  struct Letter {
    std::size_t at, bytes;
    double units;
  };
  std::vector<Letter> letters;
  for (std::size_t i = 0; i < text.size(); i += letters.back().bytes) {
    const std::size_t bytes = letterBytes(text, i);
    letters.push_back({i, std::max<std::size_t>(1, bytes), letterUnits(text, i, bytes)});
  }
  // Names of one data set often start alike: the end is kept, too.
  const double room = units - 1;  // less the ellipsis
  std::size_t head = 0, tail = letters.size();
  double left = 0.6 * room, right = 0.4 * room;
  while (head < tail && letters[head].units <= left) left -= letters[head++].units;
  while (tail > head && letters[tail - 1].units <= right) right -= letters[--tail].units;
  const std::size_t end = tail < letters.size() ? letters[tail].at : text.size();
  return text.substr(0, head < letters.size() ? letters[head].at : text.size()) + "\xE2\x80\xA6" +
         text.substr(end);
}

std::string reportNumber(double value, int decimals, const Words& w) {
  if (!std::isfinite(value)) return w("undefined");
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string reportPercent(double share, int decimals, const Words& w) {
  return std::isfinite(share) ? w("%1 %", {reportNumber(100 * share, decimals)}) : w("undefined");
}

const char* seriesColour(std::size_t index) {
  static constexpr const char* kColours[] = {"#2f6fb0", "#c2571a", "#2a8c6b", "#a23b72",
                                             "#8a6d1f", "#6a5acd", "#2b9bb8", "#5a6470"};
  return kColours[index % std::size(kColours)];
}

SvgPicture::SvgPicture(double width, double height, std::string_view name) {
  m_out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"" + attribute("width", px(width)) +
          attribute("height", px(height)) + attribute("viewBox", "0 0 " + px(width) + " " + px(height)) +
          attribute("aria-label", escapedXml(name)) +
          " font-family=\"'Noto Sans','Noto Sans CJK KR','DejaVu Sans',sans-serif\">\n";
  rect(0, 0, width, height, svgstyle::kPaper);
}

void SvgPicture::close(const char* element, const std::string& tip) {
  if (tip.empty())
    m_out += "/>\n";
  else
    m_out += "><title>" + escapedXml(tip) + "</title></" + element + ">\n";
}

void SvgPicture::rect(double x, double y, double width, double height, const char* fill,
                      const std::string& tip, const std::string& mark) {
  m_out += "<rect" + (mark.empty() ? std::string() : attribute("class", escapedXml(mark))) +
           attribute("x", px(x)) + attribute("y", px(y)) + attribute("width", px(std::max(0.0, width))) +
           attribute("height", px(std::max(0.0, height))) + attribute("fill", fill);
  close("rect", tip);
}

void SvgPicture::line(SvgPoint from, SvgPoint to, const SvgStroke& stroke, const std::string& mark) {
  m_out += "<line" + (mark.empty() ? std::string() : attribute("class", escapedXml(mark))) +
           attribute("x1", px(from.x)) + attribute("y1", px(from.y)) + attribute("x2", px(to.x)) +
           attribute("y2", px(to.y)) + attribute("stroke", stroke.colour) +
           attribute("stroke-width", px(stroke.width));
  if (*stroke.dash) m_out += attribute("stroke-dasharray", stroke.dash);
  if (stroke.opacity < 1) m_out += attribute("stroke-opacity", px(stroke.opacity));
  m_out += "/>\n";
}

void SvgPicture::polyline(const std::vector<SvgPoint>& points, const SvgStroke& stroke,
                          const std::string& tip) {
  std::string path, last;
  for (const SvgPoint& p : simplified(points)) {
    char text[48];
    std::snprintf(text, sizeof text, "%.1f,%.1f", p.x, p.y);
    if (text == last) continue;
    last = text;
    path += (path.empty() ? "" : " ") + last;
  }
  if (path.empty()) return;
  m_out += "<polyline fill=\"none\" stroke-linejoin=\"round\"" + attribute("points", path) +
           attribute("stroke", stroke.colour) + attribute("stroke-width", px(stroke.width));
  if (*stroke.dash) m_out += attribute("stroke-dasharray", stroke.dash);
  if (stroke.opacity < 1) m_out += attribute("stroke-opacity", px(stroke.opacity));
  close("polyline", tip);
}

void SvgPicture::circle(SvgPoint at, double radius, const char* fill, const std::string& tip,
                        const std::string& mark) {
  m_out += "<circle" + (mark.empty() ? std::string() : attribute("class", escapedXml(mark))) +
           attribute("cx", px(at.x)) + attribute("cy", px(at.y)) + attribute("r", px(radius)) +
           attribute("fill", fill) + attribute("stroke", svgstyle::kPaper);
  close("circle", tip);
}

void SvgPicture::text(SvgPoint at, std::string_view text, const SvgText& style) {
  m_out += "<text" + attribute("x", px(at.x)) + attribute("y", px(at.y)) +
           attribute("font-size", px(style.size)) + attribute("fill", style.colour) +
           attribute("text-anchor", style.anchor);
  if (style.bold) m_out += " font-weight=\"bold\"";
  if (style.upwards) m_out += attribute("transform", "rotate(-90 " + px(at.x) + " " + px(at.y) + ")");
  m_out += ">" + escapedXml(text) + "</text>\n";
}

void SvgPicture::textWithin(SvgPoint at, double width, const std::string& whole, const SvgText& style) {
  const std::string shown = elidedText(whole, width / style.size);
  // A tip inside a text would be drawn by plain renderers; a group around it is understood by all.
  if (shown != whole) m_out += "<g><title>" + escapedXml(whole) + "</title>";
  text(at, shown, style);
  if (shown != whole) m_out += "</g>\n";
}

std::string SvgPicture::finish() && { return std::move(m_out) + "</svg>\n"; }

std::vector<double> roundTicks(double low, double high, int count) {
  if (!(high > low) || count < 1) return {low};
  const double rough = (high - low) / count, base = std::pow(10.0, std::floor(std::log10(rough)));
  double step = base;
  for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0})
    if (step = factor * base; step >= rough * 0.999) break;
  std::vector<double> ticks;
  const double first = std::ceil(low / step - 1e-9);
  for (int i = 0; (first + i) * step <= high + step * 1e-9; ++i) ticks.push_back((first + i) * step);
  return ticks;
}

void drawAxes(SvgPicture& picture, const PlotArea& area, const std::vector<double>& xTicks, int xDecimals,
              const std::vector<double>& yTicks, int yDecimals, std::string_view xName,
              std::string_view yName) {
  using namespace svgstyle;
  const double right = area.left + area.width, bottom = area.top + area.height;
  const SvgText small{.anchor = "middle", .size = 11, .colour = kMuted};
  SvgText atEnd = small;
  atEnd.anchor = "end";
  for (const double t : xTicks) {
    picture.line({area.x(t), area.top}, {area.x(t), bottom}, {.colour = kGrid});
    picture.text({area.x(t), bottom + 15}, reportNumber(t, xDecimals), small);
  }
  for (const double t : yTicks) {
    picture.line({area.left, area.y(t)}, {right, area.y(t)}, {.colour = kGrid});
    picture.text({area.left - 6, area.y(t) + 4}, reportNumber(t, yDecimals), atEnd);
  }
  picture.line({area.left, bottom}, {right, bottom}, {.colour = kAxis});
  picture.line({area.left, area.top}, {area.left, bottom}, {.colour = kAxis});
  if (!xName.empty()) picture.text({area.left + area.width / 2, bottom + 32}, xName, small);
  if (!yName.empty()) {
    SvgText upwards = small;
    upwards.upwards = true;
    picture.text({area.left - 40, area.top + area.height / 2}, yName, upwards);
  }
}

}  // namespace ullim
