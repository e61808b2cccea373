#include "core/dataset/printcompare.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

#include "core/base/parallel.h"
#include "core/dsp/realfft.h"

namespace ullim {
namespace {

constexpr int kBands = SoundPrint::kBands / 2, kTimes = 2;  // two bands and two frames become one
constexpr double kCoarseLeast = 0.45;
constexpr std::size_t kTileBytes = std::size_t(48) << 20;

/// A print with a quarter of the cells, freed of its bands' means, and its transform.
struct Coarse {
  int frames = 0;
  std::vector<float> energy;  // [frames + 1], sums from the front
  std::vector<float> re, im;  // [kBands][bins]
};

Coarse coarse(const SoundPrint& print, RealFft& fft) {
  Coarse out;
  out.frames = print.frames / kTimes;
  const auto n = fft.input().size(), bins = n / 2 + 1;
  std::vector<double> energy(std::size_t(out.frames), 0.0);
  out.re.resize(kBands * bins);
  out.im.resize(kBands * bins);
  for (int band = 0; band < kBands; ++band) {
    const auto in = fft.input();
    std::fill(in.begin(), in.end(), 0.0);
    double mean = 0;
    for (int t = 0; t < out.frames; ++t) {
      const auto x = print.frame(t * kTimes), y = print.frame(t * kTimes + 1);
      const auto k = std::size_t(band) * 2;
      in[std::size_t(t)] = x[k] + x[k + 1] + y[k] + y[k + 1];
      mean += in[std::size_t(t)];
    }
    mean /= out.frames;
    for (int t = 0; t < out.frames; ++t) {
      double& cell = in[std::size_t(t)];
      cell = (cell - mean) / 1024;
      energy[std::size_t(t)] += cell * cell;
    }
    const auto transformed = fft.transform();
    for (std::size_t k = 0; k < bins; ++k) {
      out.re[std::size_t(band) * bins + k] = float(transformed[k].real());
      out.im[std::size_t(band) * bins + k] = float(transformed[k].imag());
    }
  }
  out.energy.assign(std::size_t(out.frames) + 1, 0.0f);
  double sum = 0;
  for (int t = 0; t < out.frames; ++t) out.energy[std::size_t(t) + 1] = float(sum += energy[std::size_t(t)]);
  return out;
}

/// What one thread needs to compare two of them.
struct Correlator {
  explicit Correlator(int n) : inverse(n), re(std::size_t(n / 2 + 1)), im(std::size_t(n / 2 + 1)) {}

  /// The best shift of b within a, in coarse frames.
  std::pair<int, double> best(const Coarse& a, const Coarse& b) {
    const std::size_t bins = re.size();
    std::fill(re.begin(), re.end(), 0.0f);
    std::fill(im.begin(), im.end(), 0.0f);
    for (std::size_t band = 0; band < kBands; ++band) {
      const float* const ar = a.re.data() + band * bins;
      const float* const ai = a.im.data() + band * bins;
      const float* const br = b.re.data() + band * bins;
      const float* const bi = b.im.data() + band * bins;
      float* const r = re.data();
      float* const i = im.data();
      for (std::size_t k = 0; k < bins; ++k) {
        r[k] += ar[k] * br[k] + ai[k] * bi[k];
        i[k] += ai[k] * br[k] - ar[k] * bi[k];
      }
    }
    const auto in = inverse.input();
    for (std::size_t k = 0; k < bins; ++k) in[k] = {re[k], im[k]};
    const auto cross = inverse.transform();
    const int n = int(cross.size());
    const int cover = std::max(int(kLeastCover * b.frames), 2);
    std::pair<int, double> found{0, 0.0};
    for (int shift = cover - b.frames; shift <= a.frames - cover; ++shift) {
      const double value = cross[std::size_t(shift < 0 ? shift + n : shift)];
      if (value <= 0) continue;
      const auto begin = std::max(shift, 0), end = std::min(a.frames, b.frames + shift);
      const double ofA = a.energy[std::size_t(end)] - a.energy[std::size_t(begin)];
      const double ofB = b.energy[std::size_t(end - shift)] - b.energy[std::size_t(begin - shift)];
      const double scaled = value / n;
      if (scaled * scaled > found.second * std::abs(found.second) * ofA * ofB && ofA > 0 && ofB > 0)
        found = {shift, scaled / std::sqrt(ofA * ofB)};
    }
    return found;
  }

  RealInverseFft inverse;
  std::vector<float> re, im;
};

/// The exact likeness around a coarse shift.
PrintPair refined(const std::vector<SoundPrint>& prints, int a, int b, int coarseShift) {
  PrintPair out{a, b, 0, 0};
  const auto &x = prints[std::size_t(a)], &y = prints[std::size_t(b)];
  const int least = int(kLeastCover * y.frames);
  const int reach = kTimes;
  for (int shift = coarseShift * kTimes - reach; shift <= coarseShift * kTimes + reach; ++shift)
    if (const auto value = float(likenessAt(x, y, shift, least)); value > out.likeness) {
      out.likeness = value;
      out.shift = shift;
    }
  return out;
}

/// All that is compared with transforms of one size: pairs of tiles.
struct SizeClass {
  int n = 0;               // of the transform
  std::vector<int> longs;  // the longer ones
  std::vector<int> all;    // and all that are not longer
};

}  // namespace

bool alikePairs(const std::vector<SoundPrint>& prints, double least, int jobs, const JobContext& job,
                std::vector<PrintPair>* out, const std::vector<std::pair<int, int>>& pairs) {
  // By length: a transform holds the longer one and as much again.
  std::vector<int> order;
  for (int i = 0; i < int(prints.size()); ++i)
    if (prints[std::size_t(i)].frames >= kLeastPrintFrames) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    const int x = prints[std::size_t(a)].frames, y = prints[std::size_t(b)].frames;
    return x != y ? x < y : a < b;
  });
  std::vector<int> rank(prints.size(), -1);
  for (int i = 0; i < int(order.size()); ++i) rank[std::size_t(order[std::size_t(i)])] = i;
  // Wanted partners by rank of the longer one; nothing: all.
  std::map<int, std::vector<int>> wanted;
  for (const auto& [a, b] : pairs) {
    const int x = rank[std::size_t(a)], y = rank[std::size_t(b)];
    if (x >= 0 && y >= 0 && x != y) wanted[std::max(x, y)].push_back(std::min(x, y));
  }

  struct Tile {
    int n, longBegin, longEnd, begin, end;  // ranks
  };
  std::vector<Tile> tiles;
  const int count = int(order.size());
  for (int at = 0; at < count;) {
    const int n = quickFftSize(2 * (prints[std::size_t(order[std::size_t(at)])].frames / kTimes) * 5 / 4 + 4);
    int end = at;
    while (end < count && 2 * (prints[std::size_t(order[std::size_t(end)])].frames / kTimes) <= n) ++end;
    const auto bytes = std::size_t(kBands) * std::size_t(n / 2 + 1) * 2 * sizeof(float);
    const int side = int(std::clamp<std::size_t>(kTileBytes / bytes, 4, 512));
    for (int l = at; l < end; l += side)
      for (int s = 0; s < std::min(l + side, end); s += side)
        tiles.push_back({n, l, std::min(l + side, end), s, std::min(s + side, end)});
    at = end;
  }

  std::mutex mutex;
  const bool whole = parallelFor(tiles.size(), jobs, job, [&](std::size_t at) {
    const Tile& tile = tiles[at];
    const auto wantedOf = [&](int l) -> const std::vector<int>* {
      const auto found = wanted.find(l);
      return found == wanted.end() ? nullptr : &found->second;
    };
    RealFft fft(tile.n);
    Correlator correlator(tile.n);
    std::map<int, Coarse> made;
    const auto of = [&](int r) -> const Coarse& {
      const auto found = made.find(r);
      if (found != made.end()) return found->second;
      return made.emplace(r, coarse(prints[std::size_t(order[std::size_t(r)])], fft)).first->second;
    };
    std::vector<PrintPair> here;
    const auto compare = [&](int l, int s) {
      const int a = order[std::size_t(l)], b = order[std::size_t(s)];
      if (prints[std::size_t(a)].topHz != prints[std::size_t(b)].topHz) return;
      const auto [shift, value] = correlator.best(of(l), of(s));
      if (value < kCoarseLeast) return;
      const PrintPair pair = refined(prints, a, b, shift);
      if (pair.likeness >= least) here.push_back(pair);
    };
    for (int l = tile.longBegin; l < tile.longEnd && !job.stopped(); ++l) {
      if (pairs.empty()) {
        for (int s = tile.begin; s < std::min(tile.end, l) && !job.stopped(); ++s) compare(l, s);
      } else if (const auto* partners = wantedOf(l)) {
        for (const int s : *partners)
          if (s >= tile.begin && s < tile.end) compare(l, s);
      }
    }
    const std::lock_guard lock(mutex);
    out->insert(out->end(), here.begin(), here.end());
  });
  std::sort(out->begin(), out->end(),
            [](const PrintPair& x, const PrintPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  return whole && !job.stopped();
}

}  // namespace ullim
