// What LongEngine's threads do, one task at a time.
#include <algorithm>
#include <chrono>

#include "core/dsp/chroma.h"
#include "core/view/longengine.h"

namespace ullim {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kStep{30};  // then what is looked at has its turn
constexpr SamplePos kTuningSamples = SamplePos(1) << 18;
constexpr int kRoughFrames = 96;

}  // namespace

void LongEngine::doTask(Task& task, PartReader& reader) {
  switch (task.work) {
    case Work::Block:
      return doBlock(task, reader);
    case Work::Tile:
      return doTile(task, reader);
    case Work::LoadWave:
    case Work::LoadCells:
      return doLoad(task);
    case Work::CoarseWave:
      return doCoarseWave(task, reader);
    case Work::CoarseCells:
      return doCoarseCells(task, reader);
    case Work::RoughTuning:
      return doRoughTuning(task, reader);
    case Work::Tuning:
      return doTuning(task, reader);
    case Work::WaveStripe:
      return doWaveStripe(task, reader);
    case Work::CellStripe:
      return doCellStripe(task, reader);
    case Work::SaveWave:
    case Work::SaveCells:
      return doSave(task);
    case Work::None:
      return;
  }
}

void LongEngine::noteMissing() {
  noteProblem(
      m_plan.path +
      ": a part of it cannot be read any more; it stays empty (the file was changed or its disk is gone: "
      "open it again)");
}

/// False: stopped.
bool LongEngine::readSound(PartReader& reader, SamplePos begin, std::span<float> out) {
  const PartReader::Got got = reader.read(begin, out, m_stop.get_token());
  if (got.stopped) return false;
  if (got.end < begin + SamplePos(out.size())) noteMissing();
  return true;
}

void LongEngine::doBlock(const Task& task, PartReader& reader) {
  const SampleRange range = m_wave->blockSamples(task.key.index);
  if (range.empty()) return;
  std::vector<float> samples(std::size_t(range.length()));
  if (readSound(reader, range.begin, samples)) m_wave->putBlock(task.key.index, samples);
}

void LongEngine::doTile(const Task& task, PartReader& reader) {
  LongCells& cells = *task.cells.front();
  const SampleRange frames = cells.tileFrames(task.key.level, task.key.index);
  if (frames.empty()) return;
  ColumnJob job = cells.newJob(task.key.level);
  ColumnMaker maker(std::span(&job, 1), m_info.rate);
  if (!maker.make(reader, frames.begin, frames.end, cells.frames(), std::span(&job, 1), m_stop.get_token()))
    return;
  if (job.missing) noteMissing();
  cells.putTile(task.key.level, task.key.index, std::move(job));
}

void LongEngine::doCoarseWave(const Task& task, PartReader& reader) {
  const auto until = Clock::now() + kStep;
  bool more = true;
  for (int i = int(task.index); more && !m_stop.stop_requested();) {
    const SampleRange range = m_wave->coarseSamples(i);
    std::vector<float> samples(std::size_t(range.length()));
    if (!readSound(reader, range.begin, samples)) break;
    PeakSum sum;
    sum.add(samples);
    m_wave->putCoarse(i, sum.peak());
    more = ++i < m_wave->coarseCount() && Clock::now() < until;
  }
  m_wave->endCoarse();
}

void LongEngine::doCoarseCells(const Task& task, PartReader& reader) {
  const auto until = Clock::now() + kStep;
  std::vector<ColumnJob> jobs;
  for (const auto& cells : task.cells) jobs.push_back(cells->newJob(0));
  ColumnMaker maker(jobs, m_info.rate);
  const LongCells& first = *task.cells.front();
  int i = int(task.index);
  do {
    const std::int64_t frame = first.coarseFrame(i);
    if (!maker.make(reader, frame, frame + 1, first.frames(), jobs, m_stop.get_token())) break;
    for (std::size_t k = 0; k < jobs.size(); ++k) {
      if (jobs[k].missing) noteMissing();
      task.cells[k]->putCoarse(i, std::move(jobs[k]));
      jobs[k] = task.cells[k]->newJob(0);
    }
  } while (++i < first.coarseCount() && Clock::now() < until);
  for (const auto& cells : task.cells) cells->endCoarse();
}

void LongEngine::doRoughTuning(const Task& task, PartReader& reader) {
  LongCells& cells = *task.cells.front();
  FeatureOptions power = cells.options();
  power.kind = FeatureKind::StftPower;
  const RowSet::Want want{&power, 0};
  RowSet rows(std::span(&want, 1), m_info.rate);
  FrameRun run(power);
  TuningEstimator estimator(m_info.rate, power.stft.nFft, cells.options().chroma.nChroma);
  for (int i = 0; i < kRoughFrames; ++i) {
    const std::int64_t frame = cells.frames() * (2 * i + 1) / (2 * kRoughFrames);
    if (!run.read(reader, frame, frame + 1, m_stop.get_token())) return;
    if (!run.isWhole(frame)) continue;
    rows.make(run.frame(frame));
    estimator.add(rows.row(0));
  }
  cells.setTuning(estimator.tuning(), false);
  const std::scoped_lock lock(m_mutex);
  if (Picture* const picture = pictureOf(&cells)) picture->roughDone = true;
}

void LongEngine::doTuning(const Task& task, PartReader& reader) {
  const SamplePos end = std::min(m_length, task.index + kTuningSamples);
  std::vector<float> samples(std::size_t(end - task.index));
  if (!readSound(reader, task.index, samples)) return;
  task.tuning->push(samples);
  if (end == m_length) task.cells.front()->setTuning(task.tuning->finish(), true);
  const std::scoped_lock lock(m_mutex);
  Picture* const picture = pictureOf(task.cells.front().get());
  picture->tuningBusy = false;
  picture->tunedTo = end;
  if (end == m_length) picture->tuning.reset();
}

void LongEngine::doWaveStripe(const Task& task, PartReader& reader) {
  const SampleRange range = m_wave->stripeSamples(task.index);
  // In parts that stay in the cache between the reading and the summing; each a whole number of summaries.
  const SamplePos piece = std::max<SamplePos>(SamplePos(1) << 16, m_wave->base());
  std::vector<float> samples(std::size_t(std::min(piece, range.length())));
  std::vector<Peak> peaks;
  for (SamplePos at = range.begin; at < range.end; at += piece) {
    const auto part = std::span(samples).first(std::size_t(std::min(piece, range.end - at)));
    if (!readSound(reader, at, part)) return m_wave->releaseStripe(task.index);
    const auto more = PeakLevels::summarize(part, m_wave->base());
    peaks.insert(peaks.end(), more.begin(), more.end());
  }
  m_wave->putStripe(task.index, peaks);
}

void LongEngine::doCellStripe(const Task& task, PartReader& reader) {
  const LongCells& leader = *task.cells.front();
  std::vector<ColumnJob> jobs;
  for (const auto& cells : task.cells) jobs.push_back(cells->newJob(cells->baseLevel()));
  ColumnMaker maker(jobs, m_info.rate);
  const std::int64_t first = task.index * leader.stripeFrames(),
                     end = std::min(leader.frames(), first + leader.stripeFrames());
  const bool made = maker.make(reader, first, end, leader.frames(), jobs, m_stop.get_token());
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (!made) {
      task.cells[i]->releaseStripe(task.index);
      continue;
    }
    if (jobs[i].missing) noteMissing();
    task.cells[i]->putStripe(task.index, std::move(jobs[i]));
  }
}

std::string LongEngine::nameOf(const LongCells& cells) {
  return "overview 1 level " + std::to_string(cells.baseLevel()) + " frames " +
         std::to_string(cells.frames()) + " of " + featureKey(cells.options());
}

void LongEngine::doLoad(const Task& task) {
  const JobContext job{m_stop.get_token(), {}};
  if (task.work == Work::LoadWave) {
    const Matrix packed = m_store.get("waveform 1 base " + std::to_string(m_wave->base()), job);
    const bool found = !packed.empty() && m_wave->unpack(packed);
    const std::scoped_lock lock(m_mutex);
    m_waveLoaded = true;
    m_waveSaved = found;
    return;
  }
  LongCells& cells = *task.cells.front();
  const Matrix packed = m_store.get(nameOf(cells), job);
  const bool found = !packed.empty() && cells.unpack(packed);
  const std::scoped_lock lock(m_mutex);
  if (Picture* const picture = pictureOf(&cells)) {
    picture->loaded = true;
    picture->saved = found;
  }
}

void LongEngine::doSave(const Task& task) {
  if (!problem().empty()) return;  // what is missing now may be there next time
  const JobContext job{m_stop.get_token(), {}};
  if (task.work == Work::SaveWave)
    m_store.put("waveform 1 base " + std::to_string(m_wave->base()), m_wave->packed(), job);
  else
    m_store.put(nameOf(*task.cells.front()), task.cells.front()->packed(), job);
}

}  // namespace ullim
