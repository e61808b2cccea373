#include "core/view/longengine.h"
#include "core/base/threadpriority.h"

#include <algorithm>

namespace ullim {
namespace {

constexpr std::size_t kMostRequests = 512;
constexpr std::uint64_t kOldGenerations = 4;  // questions asked since; then nobody looks at it any more
constexpr std::uint64_t kWaveNumber = 0;

}  // namespace

LongEngine::LongEngine(LongEnginePlan plan, std::unique_ptr<PartReader> reader)
    : m_plan(std::move(plan)),
      m_info(reader->info()),
      m_length(reader->length()),
      m_tiles(std::make_shared<TileStore>(m_plan.memoryBytes / 4)),
      m_blocks(std::make_shared<TileStore>(m_plan.memoryBytes / 8)),
      m_store(m_plan.cacheFolder, m_plan.cacheBytes, m_plan.path, m_plan.channel) {
  m_info.frames = m_length;
  const bool cutShort = reader->cutShort();
  m_readers.push_back(std::move(reader));
  if (cutShort)
    noteProblem(m_plan.path + ": ends before its header says (what is there is shown; fetch the file again)");
}

void LongEngine::start() {
  const std::weak_ptr<LongEngine> self = weak_from_this();
  m_wave =
      std::make_shared<LongWave>(m_length, m_info.rate, kWaveNumber, m_blocks, [self](std::int64_t index) {
        if (const auto engine = self.lock()) engine->ask({{}, {kWaveNumber, 0, index}, 0});
      });
  while (int(m_readers.size()) < m_plan.threads) {
    auto another = PartReader::again(*m_readers.front());
    if (!another) break;  // the file went away: what one reader holds may still be read
    m_readers.push_back(std::move(*another));
  }
  for (std::size_t i = 0; i < m_readers.size(); ++i)
    m_threads.emplace_back([this, i] { run(*m_readers[i]); });
}

void LongEngine::stop() {
  {
    const std::scoped_lock lock(m_mutex);
    m_stop.request_stop();
  }
  m_wake.notify_all();
  for (std::thread& thread : m_threads) thread.join();
  m_threads.clear();
}

std::shared_ptr<LongCells> LongEngine::cells(const FeatureOptions& options) {
  std::unique_lock lock(m_mutex);
  for (const auto& cells : livePictures())
    if (featureKey(cells->options()) == featureKey(options)) return cells;
  LongCellsPlan plan;
  plan.options = options;
  plan.length = m_length;
  plan.rate = m_info.rate;
  plan.number = ++m_numbers;
  plan.levelBytes = m_plan.memoryBytes / 6;
  plan.tiles = m_tiles;
  const std::weak_ptr<LongEngine> self = weak_from_this();
  const std::uint64_t number = plan.number;
  plan.ask = [self, number](int level, std::int64_t index, std::uint64_t generation) {
    if (const auto engine = self.lock()) engine->ask({{}, {number, level, index}, generation});
  };
  auto cells = std::make_shared<LongCells>(std::move(plan));
  Picture picture;
  picture.cells = cells;
  m_pictures.push_back(std::move(picture));
  m_paused = false;  // a new picture is wanted
  lock.unlock();
  m_wake.notify_all();
  return cells;
}

void LongEngine::ask(Request request) {
  {
    const std::scoped_lock lock(m_mutex);
    if (m_stop.stop_requested()) return;
    if (std::find(m_running.begin(), m_running.end(), request.key) != m_running.end()) return;
    std::erase_if(m_requests, [&](const Request& r) { return r.key == request.key; });
    for (const Picture& picture : m_pictures)
      if (const auto cells = picture.cells.lock(); cells && cells->number() == request.key.source)
        request.cells = picture.cells;
    m_requests.push_back(std::move(request));
    if (m_requests.size() > kMostRequests) m_requests.erase(m_requests.begin());
  }
  m_wake.notify_one();
}

double LongEngine::progress() const {
  // A picture takes longer than the waveform.
  constexpr double kPictureWeight = 4;
  double done = m_wave->done(), all = 1;
  std::vector<std::shared_ptr<LongCells>> live;
  {
    const std::scoped_lock lock(m_mutex);
    for (const Picture& picture : m_pictures)
      if (auto cells = picture.cells.lock()) live.push_back(std::move(cells));
  }
  for (const auto& cells : live) {
    done += kPictureWeight * cells->done();
    all += kPictureWeight;
  }
  return done / all;
}

void LongEngine::setPaused(bool paused) {
  {
    const std::scoped_lock lock(m_mutex);
    m_paused = paused;
  }
  m_wake.notify_all();
}

bool LongEngine::isPaused() const {
  const std::scoped_lock lock(m_mutex);
  return m_paused;
}

std::string LongEngine::problem() const {
  const std::scoped_lock lock(m_problemMutex);
  return m_problem;
}

void LongEngine::noteProblem(const std::string& sentence) {
  const std::scoped_lock lock(m_problemMutex);
  if (m_problem.empty()) m_problem = sentence;
}

void LongEngine::run(PartReader& reader) {
  giveWayToOthers();
  std::unique_lock lock(m_mutex);
  while (!m_stop.stop_requested()) {
    Task task = next();
    if (task.work == Work::None) {
      lock.unlock();
      const int waitMs = m_notifier.settle();
      lock.lock();
      if (m_stop.stop_requested()) break;
      // Asked again under the lock: something may have come in between.
      task = next();
      if (task.work == Work::None) {
        if (waitMs < 0)
          m_wake.wait(lock);
        else
          m_wake.wait_for(lock, std::chrono::milliseconds(waitMs + 1));
        continue;
      }
    }
    lock.unlock();
    doTask(task, reader);
    const bool shows =
        task.work != Work::Tuning && task.work != Work::SaveWave && task.work != Work::SaveCells;
    task.cells.clear();  // may be the last to hold a picture
    if (shows) m_notifier.note();
    lock.lock();
    std::erase(m_running, task.key);
    // What is done may have made work for the others: a picture to settle, to save, to begin with.
    m_wake.notify_all();
  }
}

std::vector<std::shared_ptr<LongCells>> LongEngine::livePictures() {
  std::vector<std::shared_ptr<LongCells>> live;
  std::erase_if(m_pictures, [&](const Picture& picture) {
    auto cells = picture.cells.lock();
    if (!cells) return true;
    live.push_back(std::move(cells));
    return false;
  });
  return live;
}

LongEngine::Picture* LongEngine::pictureOf(const LongCells* cells) {
  for (Picture& picture : m_pictures)
    if (picture.cells.lock().get() == cells) return &picture;
  return nullptr;
}

LongEngine::Task LongEngine::next() {
  Task task;
  task.key.source = ~std::uint64_t(0);  // no tile
  if (nextRequest(task) || nextLoad(task) || nextCoarse(task) || m_paused) return task;
  if (const std::int64_t stripe = m_waveLoaded ? m_wave->claimStripe() : -1; stripe >= 0) {
    task.work = Work::WaveStripe;
    task.index = stripe;
    return task;
  }
  if (nextTuning(task) || nextStripe(task)) return task;
  nextSave(task);
  return task;
}

bool LongEngine::nextRequest(Task& task) {
  while (!m_requests.empty()) {
    const Request request = std::move(m_requests.back());
    m_requests.pop_back();
    const auto cells = request.cells.lock();
    if (request.key.source != kWaveNumber && !cells) continue;
    if (cells && request.generation + kOldGenerations < cells->generation()) continue;
    task.work = cells ? Work::Tile : Work::Block;
    if (cells) task.cells = {cells};
    task.key = request.key;
    m_running.push_back(request.key);
    return true;
  }
  return false;
}

bool LongEngine::nextLoad(Task& task) {
  if (!m_waveLoading) {
    m_waveLoading = true;
    task.work = Work::LoadWave;
    return true;
  }
  for (const auto& cells : livePictures()) {
    Picture* const picture = pictureOf(cells.get());
    if (picture->loading) continue;
    picture->loading = true;
    task.work = Work::LoadCells;
    task.cells = {cells};
    return true;
  }
  return false;
}

bool LongEngine::nextCoarse(Task& task) {
  if (!m_waveLoaded) return false;
  if (const int place = m_wave->beginCoarse(); place >= 0) {
    task.work = Work::CoarseWave;
    task.index = place;
    return true;
  }
  const auto live = livePictures();
  for (const auto& cells : live) {
    Picture* const picture = pictureOf(cells.get());
    if (!picture->loaded) continue;
    if (cells->needsTuningNow() && !picture->roughBusy && !picture->roughDone) {
      picture->roughBusy = true;
      task.work = Work::RoughTuning;
      task.cells = {cells};
      return true;
    }
    const int at = cells->coarseAt();
    if (at < 0) continue;
    for (const auto& other : live)  // the same frames make several pictures
      if (pictureOf(other.get())->loaded && other->coarseAt() == at &&
          sharesFrames(other->options(), cells->options()) && other->beginCoarse())
        task.cells.push_back(other);
    if (task.cells.empty()) continue;
    task.work = Work::CoarseCells;
    task.index = at;
    return true;
  }
  return false;
}

bool LongEngine::nextTuning(Task& task) {
  for (const auto& cells : livePictures()) {
    Picture* const picture = pictureOf(cells.get());
    if (!picture->loaded || picture->tuningBusy || !cells->needsTuningNow()) continue;
    if (!picture->tuning) picture->tuning = std::make_shared<TuningStream>(m_info.rate, cells->options());
    picture->tuningBusy = true;
    task.work = Work::Tuning;
    task.cells = {cells};
    task.tuning = picture->tuning;
    task.index = picture->tunedTo;
    return true;
  }
  return false;
}

bool LongEngine::nextStripe(Task& task) {
  const auto live = livePictures();
  for (const auto& leader : live) {
    if (!pictureOf(leader.get())->loaded || !leader->wantsStripes()) continue;
    // The pass goes round: a picture that joins later gets what it missed when the file begins again.
    const std::int64_t stripes = leader->stripes();
    for (std::int64_t k = 0; k < stripes; ++k) {
      const std::int64_t stripe = (m_cursor + k) % stripes;
      if (!leader->claimStripe(stripe)) continue;
      task.work = Work::CellStripe;
      task.index = stripe;
      task.cells = {leader};
      for (const auto& other : live)
        if (other != leader && pictureOf(other.get())->loaded &&
            other->stripeFrames() == leader->stripeFrames() &&
            sharesFrames(other->options(), leader->options()) && other->claimStripe(stripe))
          task.cells.push_back(other);
      m_cursor = stripe + 1;
      return true;
    }
  }
  return false;
}

bool LongEngine::nextSave(Task& task) {
  if (!m_store.isOn()) return false;
  if (!m_waveSaved && m_wave->complete()) {
    m_waveSaved = true;
    task.work = Work::SaveWave;
    return true;
  }
  for (const auto& cells : livePictures()) {
    Picture* const picture = pictureOf(cells.get());
    if (picture->saved || !cells->isComplete()) continue;
    picture->saved = true;
    task.work = Work::SaveCells;
    task.cells = {cells};
    return true;
  }
  return false;
}

}  // namespace ullim
