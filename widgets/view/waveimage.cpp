#include "widgets/view/waveimage.h"

#include <algorithm>
#include <cmath>

namespace ullim {

void drawEnvelope(QImage& image, const std::vector<Peak>& peaks, double scale, const QColor& outer,
                  const QColor& inner, int leastHeight) {
  const int width = std::min(image.width(), int(peaks.size())), height = image.height();
  if (width < 1 || height < 1) return;
  struct Bar {
    int top = 0, bottom = 0;  // [top, bottom)
  };
  std::vector<Bar> bars(std::size_t(width) * 2);  // outer and inner of each column
  const double middle = height / 2.0;
  const auto row = [&](double amplitude) {
    return int(std::lround(std::clamp(middle - amplitude * scale, 0.0, double(height))));
  };
  int first = height, last = 0;
  for (int x = 0; x < width; ++x) {
    const Peak& peak = peaks[std::size_t(x)];
    Bar& whole = bars[std::size_t(2 * x)];
    whole = {row(double(peak.max)), row(double(peak.min))};
    if (whole.bottom - whole.top < leastHeight) {
      whole.top = std::clamp(whole.top, 0, std::max(0, height - leastHeight));
      whole.bottom = std::min(height, whole.top + leastHeight);
    }
    const double rms =
        std::min(double(peak.rms), std::max(std::abs(double(peak.max)), std::abs(double(peak.min))));
    if (inner.isValid() && rms * scale >= 0.5) bars[std::size_t(2 * x + 1)] = {row(rms), row(-rms)};
    first = std::min(first, whole.top);
    last = std::max({last, whole.bottom, bars[std::size_t(2 * x + 1)].bottom});
  }
  const QRgb outerPixel = outer.rgb(), innerPixel = inner.rgb();
  for (int y = std::max(0, first); y < last; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < width; ++x) {
      const Bar& in = bars[std::size_t(2 * x + 1)];
      const Bar& out = bars[std::size_t(2 * x)];
      if (y >= in.top && y < in.bottom)
        line[x] = innerPixel;
      else if (y >= out.top && y < out.bottom)
        line[x] = outerPixel;
    }
  }
}

}  // namespace ullim
