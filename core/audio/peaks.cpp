#include "core/audio/peaks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ullim {
namespace {

constexpr SamplePos kBase = 256;  // samples under one Peak of the lowest level
constexpr SamplePos kFactor = 4;  // peaks under one Peak of the next level

struct Sum {
  float min = std::numeric_limits<float>::infinity(), max = -std::numeric_limits<float>::infinity();
  double squares = 0;
  SamplePos n = 0;

  void add(std::span<const float> y) {
    for (const float x : y) {
      min = std::min(min, x);
      max = std::max(max, x);
      squares += double(x) * x;
    }
    n += SamplePos(y.size());
  }
  void add(const Peak& p, SamplePos count) {
    min = std::min(min, p.min);
    max = std::max(max, p.max);
    squares += double(p.rms) * p.rms * double(count);
    n += count;
  }
  Peak peak() const {
    if (n == 0) return {};
    return {min, max, float(std::sqrt(squares / double(n)))};
  }
};

/// Part c of `columns` equal parts, at least one sample wide, cut to the signal.
SampleRange columnRange(SampleRange range, int columns, int c, SamplePos length) {
  const SamplePos n = range.length();
  // In two steps, so that the product stays small for any length.
  const auto edge = [&](SamplePos k) { return range.begin + n / columns * k + n % columns * k / columns; };
  const SamplePos begin = edge(c), end = std::max(edge(c + 1), begin + 1);
  return {std::clamp<SamplePos>(begin, 0, length), std::clamp<SamplePos>(end, 0, length)};
}

template <class Add>
std::vector<Peak> perColumn(SampleRange range, int columns, SamplePos length, Add&& add) {
  std::vector<Peak> out(std::size_t(std::max(columns, 0)));
  if (range.empty()) return out;
  for (int c = 0; c < columns; ++c) {
    Sum sum;
    const SampleRange part = columnRange(range, columns, c, length);
    if (!part.empty()) add(sum, part);
    out[std::size_t(c)] = sum.peak();
  }
  return out;
}

}  // namespace

std::vector<Peak> peaks(std::span<const float> y, SampleRange range, int columns) {
  return perColumn(range, columns, SamplePos(y.size()), [&](Sum& sum, SampleRange part) {
    sum.add(y.subspan(std::size_t(part.begin), std::size_t(part.length())));
  });
}

PeakPyramid::PeakPyramid(std::span<const float> y) {
  std::vector<Peak> level(y.size() / std::size_t(kBase));
  for (std::size_t i = 0; i < level.size(); ++i) {
    Sum sum;
    sum.add(y.subspan(i * std::size_t(kBase), std::size_t(kBase)));
    level[i] = sum.peak();
  }
  while (!level.empty()) {
    m_levels.push_back(level);
    const std::vector<Peak>& below = m_levels.back();
    level.assign(below.size() / std::size_t(kFactor), {});
    for (std::size_t i = 0; i < level.size(); ++i) {
      Sum sum;
      for (std::size_t k = 0; k < std::size_t(kFactor); ++k) sum.add(below[i * std::size_t(kFactor) + k], 1);
      level[i] = sum.peak();
    }
  }
}

std::vector<Peak> PeakPyramid::peaks(std::span<const float> y, SampleRange range, int columns) const {
  return perColumn(range, columns, SamplePos(y.size()), [&](Sum& sum, SampleRange part) {
    SamplePos at = part.begin;
    while (at < part.end) {
      // The widest summary that starts here and ends inside the part; single samples up to the next one
      // otherwise.
      std::size_t best = m_levels.size();
      SamplePos width = kBase, bestWidth = 0;
      for (std::size_t k = 0; k < m_levels.size(); ++k, width *= kFactor) {
        if (at % width != 0 || at + width > part.end || std::size_t(at / width) >= m_levels[k].size()) break;
        best = k;
        bestWidth = width;
      }
      if (best < m_levels.size()) {
        sum.add(m_levels[best][std::size_t(at / bestWidth)], bestWidth);
        at += bestWidth;
      } else {
        const SamplePos end = std::min(part.end, (at / kBase + 1) * kBase);
        sum.add(y.subspan(std::size_t(at), std::size_t(end - at)));
        at = end;
      }
    }
  });
}

}  // namespace ullim
