#include "core/learn/batchmaker.h"

#include <algorithm>
#include <cmath>

#include "core/learn/scaling.h"

namespace ullim {
namespace {

/// Beta(a, a) from two Gamma(a, 1) of Marsaglia and Tsang (2000).
double gammaDraw(double a, Rng& rng) {
  if (a < 1) return gammaDraw(a + 1, rng) * std::pow(std::max(1e-300, rng.uniform()), 1 / a);
  const double d = a - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = rng.normal(), v = std::pow(1 + c * x, 3);
    if (v > 0 && std::log(std::max(1e-300, rng.uniform())) < 0.5 * x * x + d - d * v + d * std::log(v))
      return d * v;
  }
}

double betaDraw(double a, Rng& rng) {
  const double x = gammaDraw(a, rng), y = gammaDraw(a, rng);
  return x + y > 0 ? x / (x + y) : 0.5;
}

}  // namespace

BatchMaker::BatchMaker(const Member& member, const TrainSettings& settings,
                       std::vector<const PictureSet*> sets, std::vector<Scaler> scalers,
                       const std::vector<int>& labels, std::vector<std::size_t> rows, int classes,
                       bool hasBatchNorm)
    : m_member(member),
      m_settings(settings),
      m_sets(std::move(sets)),
      m_scalers(std::move(scalers)),
      m_labels(labels),
      m_classes(classes) {
  for (const std::size_t row : rows) m_entries.push_back({row, -1});
  for (std::size_t copy = 0; copy < m_sets.front()->copies.size(); ++copy)
    for (const std::size_t row : rows) m_entries.push_back({row, int(copy)});
  const int n = int(m_entries.size()), size = settings.batchSize;
  m_batches = (n + size - 1) / size;
  // One clip alone cannot be normalised: it joins the batch before.
  if (hasBatchNorm && m_batches > 1 && n % size == 1) --m_batches;
  if (settings.classWeights) {
    m_classWeights.assign(std::size_t(classes), 0.0f);
    for (const std::size_t row : rows) m_classWeights[std::size_t(labels[row])] += 1;
    for (float& w : m_classWeights)
      w = w > 0 ? float(double(rows.size()) / (double(classes) * double(w))) : 0.0f;
  }
}

void BatchMaker::picture(std::size_t branch, const Entry& entry, double speed, int shift, double warp,
                         std::span<float> out) const {
  const PictureSet& set = *m_sets[branch];
  std::span<const float> from = set.plain.row(entry.row);
  if (entry.copy >= 0) {
    from = set.copies[std::size_t(entry.copy)].row(entry.row);
  } else if (speed != 1) {
    const auto it = std::find(set.speeds.begin(), set.speeds.end(), speed);
    if (it != set.speeds.end()) from = set.atSpeed[std::size_t(it - set.speeds.begin())].row(entry.row);
  }
  const int height = set.options.height, width = set.options.width;
  if (warp != 1)
    warpRows(from, height, width, warp, out);
  else
    std::copy(from.begin(), from.end(), out.begin());
  if (const int by = ((shift % width) + width) % width; by > 0)
    for (int r = 0; r < height; ++r) {
      const auto row = out.subspan(std::size_t(r) * std::size_t(width), std::size_t(width));
      std::rotate(row.begin(), row.begin() + by, row.end());
    }
  applyScaler(m_scalers[branch], height, out);
}

void BatchMaker::mask(int height, int width, std::span<float> picture, Rng& rng) const {
  // SpecAugment (Park et al. 2019) for short clips; 0 is the mean once scaled.
  for (int m = 0; m < m_settings.specMasks; ++m) {
    const int rows = int(rng.below(std::size_t(height / 8) + 1)),
              columns = int(rng.below(std::size_t(width / 10) + 1));
    const int top = int(rng.below(std::size_t(height - rows) + 1)),
              left = int(rng.below(std::size_t(width - columns) + 1));
    for (int r = 0; r < height; ++r)
      for (int c = 0; c < width; ++c)
        if ((r >= top && r < top + rows) || (c >= left && c < left + columns))
          picture[std::size_t(r) * std::size_t(width) + std::size_t(c)] = 0;
  }
}

Batch BatchMaker::make(int epoch, int k, std::int64_t step) {
  if (m_orderEpoch != epoch) {
    m_order.resize(m_entries.size());
    for (std::size_t i = 0; i < m_order.size(); ++i) m_order[i] = i;
    Rng rng(mixSeed(m_settings.seed, seedOf("order"), std::uint64_t(epoch)));
    rng.shuffle(m_order);
    m_orderEpoch = epoch;
  }
  const std::size_t size = std::size_t(m_settings.batchSize), begin = std::size_t(k) * size;
  const std::size_t end = k + 1 == m_batches ? m_order.size() : begin + size, n = end - begin;
  Rng rng(mixSeed(m_settings.seed, seedOf("draw"), std::uint64_t(step)));
  Batch batch;
  for (const PictureSet* set : m_sets) batch.x.emplace_back(n, set->plain.cols());
  batch.targets = Matrix(n, std::size_t(m_classes));
  const float smooth = float(m_settings.labelSmoothing);
  for (std::size_t i = 0; i < n; ++i) {
    const Entry& entry = m_entries[m_order[begin + i]];
    const double speed = m_member.speeds.empty() ? 1 : m_member.speeds[rng.below(m_member.speeds.size())];
    const double shift =
        m_settings.timeShift > 0 ? rng.uniform(-m_settings.timeShift, m_settings.timeShift) : 0;
    const double warp = m_settings.melWarp > 0 ? 1 + rng.uniform(-m_settings.melWarp, m_settings.melWarp) : 1;
    for (std::size_t b = 0; b < m_sets.size(); ++b) {
      const PictureOptions& options = m_sets[b]->options;
      picture(b, entry, speed, int(std::lround(shift * options.width)), warp, batch.x[b].row(i));
      if (m_settings.specMasks > 0) mask(options.height, options.width, batch.x[b].row(i), rng);
    }
    const std::size_t label = std::size_t(m_labels[entry.row]);
    for (float& t : batch.targets.row(i)) t = smooth / float(m_classes);
    batch.targets(i, label) += 1 - smooth;
    if (!m_classWeights.empty()) batch.weights.push_back(m_classWeights[label]);
  }
  // Off towards the end, so that the last steps see real clips.
  if (m_settings.mixup > 0 && double(epoch) <= 0.9 * m_settings.epochs && n > 1) {
    const float share = float(betaDraw(m_settings.mixup, rng));
    std::vector<std::size_t> partner(n);
    for (std::size_t i = 0; i < n; ++i) partner[i] = i;
    rng.shuffle(partner);
    const auto mix = [&](Matrix& m) {
      const Matrix before = m;
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t c = 0; c < m.cols(); ++c)
          m(i, c) = share * before(i, c) + (1 - share) * before(partner[i], c);
    };
    for (Matrix& x : batch.x) mix(x);
    mix(batch.targets);
    const std::vector<float> before = batch.weights;
    for (std::size_t i = 0; i < before.size(); ++i)
      batch.weights[i] = share * before[i] + (1 - share) * before[partner[i]];
  }
  return batch;
}

}  // namespace ullim
