#include "core/view/columnmaker.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/dsp/kernels.h"

namespace ullim {
namespace {

constexpr std::int64_t kFramesPerAsk = 64;
constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

std::vector<RowSet::Want> wantsOf(std::span<const ColumnJob> jobs) {
  std::vector<RowSet::Want> wants;
  for (const ColumnJob& job : jobs) wants.push_back({job.options, job.tuning});
  return wants;
}

void raise(std::vector<float>& maximum, std::span<const float> row) {
  if (maximum.empty()) maximum.assign(row.size(), -std::numeric_limits<float>::infinity());
  kernels::maximumInto(row.data(), maximum.data(), row.size());
}

}  // namespace

ColumnMaker::ColumnMaker(std::span<const ColumnJob> jobs, SampleRate rate)
    : m_run(*jobs.front().options), m_rows(wantsOf(jobs), rate), m_raw(jobs.size()) {
  for (const ColumnJob& job : jobs) m_margin = std::max(m_margin, job.finishing->margin());
}

bool ColumnMaker::make(PartReader& reader, std::int64_t first, std::int64_t end, std::int64_t frames,
                       std::span<ColumnJob> jobs, const std::stop_token& stop) {
  const std::int64_t rawFirst = std::max<std::int64_t>(0, first - m_margin),
                     rawEnd = std::min(frames, end + m_margin);
  if (!m_run.read(reader, rawFirst, rawEnd, stop)) return false;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    ColumnJob& job = jobs[i];
    const auto columns = std::size_t((end - first + (std::int64_t(1) << job.level) - 1) >> job.level);
    job.values = Matrix(columns, job.finishing->keptRows(), kNothing);
    job.facts.assign(columns, {});
    job.missing = false;
    m_raw[i] = Matrix(job.finishing->keepsRaw() ? 0 : std::size_t(rawEnd - rawFirst),
                      job.finishing->rawRows(), kNothing);
  }
  for (std::int64_t t = rawFirst; t < rawEnd; ++t) {
    if ((t - rawFirst) % kFramesPerAsk == 0 && stop.stop_requested()) return false;
    const bool inside = t >= first && t < end;
    if (!m_run.isWhole(t)) {
      for (ColumnJob& job : jobs) job.missing = job.missing || inside;
      continue;
    }
    m_rows.make(m_run.frame(t));
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      ColumnJob& job = jobs[i];
      const auto row = m_rows.row(i);
      // Frames of the margin are counted when it is their turn: what is known must not depend on the cut.
      if (inside) raise(job.maximum, row);
      if (job.finishing->keepsRaw()) {
        if (inside) pool(job, (t - first) >> job.level, row);
      } else {
        std::copy(row.begin(), row.end(), m_raw[i].row(std::size_t(t - rawFirst)).begin());
      }
    }
  }
  for (std::size_t i = 0; i < jobs.size(); ++i)
    if (!jobs[i].finishing->keepsRaw()) finish(jobs[i], m_raw[i], rawFirst, first, end);
  return true;
}

void ColumnMaker::pool(ColumnJob& job, std::int64_t column, std::span<const float> values) {
  ColumnFacts& facts = job.facts[std::size_t(column)];
  const auto to = job.values.row(std::size_t(column));
  if (facts.low > facts.high)
    std::copy(values.begin(), values.end(), to.begin());
  else
    kernels::maximumInto(values.data(), to.data(), to.size());
  facts.add(values);
}

void ColumnMaker::finish(ColumnJob& job, const Matrix& raw, std::int64_t rawFirst, std::int64_t first,
                         std::int64_t end) {
  if (job.maximum.empty()) return;  // nothing could be read
  const auto finisher = job.finishing->make(job.maximum);
  if (!finisher) return;
  std::int64_t t = rawFirst;
  const auto out = [&](std::span<const float> row) {
    if (t >= first && t < end) {
      const float sum = std::accumulate(row.begin(), row.end(), 0.0f);
      if (sum == sum) pool(job, (t - first) >> job.level, row);  // not of missing samples
    }
    ++t;
  };
  for (std::size_t i = 0; i < raw.rows(); ++i) {
    finisher->push(raw.row(i), out);
    const std::int64_t frame = rawFirst + std::int64_t(i);
    // A value depends on the frames of its margin, too.
    const std::int64_t low = std::max(first, frame - job.finishing->margin()),
                       high = std::min(end - 1, frame + job.finishing->margin());
    if (raw.row(i)[0] != raw.row(i)[0]) continue;
    for (std::int64_t c = low < high + 1 ? (low - first) >> job.level : 0;
         low <= high && c <= (high - first) >> job.level; ++c)
      job.finishing->noteRaw(raw.row(i), job.facts[std::size_t(c)]);
  }
  finisher->finish(out);
  for (ColumnFacts& facts : job.facts) job.finishing->noteUsed(job.maximum, facts);
}

}  // namespace ullim
