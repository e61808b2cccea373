#pragma once
// The threads behind a LongSound: what is looked at now comes first, newest first; then a coarse look at
// everything; then the pass over the file. Used by LongSound alone.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/dsp/featurestream.h"
#include "core/view/longcells.h"
#include "core/view/longwave.h"
#include "core/view/notifier.h"
#include "core/view/partreader.h"
#include "core/view/viewcache.h"

namespace ullim {

struct LongEnginePlan {
  std::string path;
  int channel = -1;
  int threads = 2;
  std::size_t memoryBytes = 0;
  std::string cacheFolder;
  std::uint64_t cacheBytes = 0;
};

class LongEngine : public std::enable_shared_from_this<LongEngine> {
 public:
  LongEngine(LongEnginePlan plan, std::unique_ptr<PartReader> reader);
  void start();  ///< once, when a shared_ptr holds it
  void stop();   ///< ends the threads; what was read stays

  const AudioInfo& info() const { return m_info; }
  SamplePos length() const { return m_length; }
  const std::shared_ptr<LongWave>& wave() const { return m_wave; }
  /// The picture of these options, made at first use. Options must have been checked.
  std::shared_ptr<LongCells> cells(const FeatureOptions& options);

  Notifier& notifier() { return m_notifier; }
  double progress() const;
  void setPaused(bool paused);
  bool isPaused() const;
  std::string problem() const;

 private:
  struct Picture {
    std::weak_ptr<LongCells> cells;
    bool loading = false, loaded = false, saved = false;
    bool roughBusy = false, roughDone = false;
    bool tuningBusy = false;
    std::shared_ptr<TuningStream> tuning;
    SamplePos tunedTo = 0;
  };
  struct Request {
    std::weak_ptr<LongCells> cells;  ///< none: a block of the waveform
    TileKey key;
    std::uint64_t generation = 0;
  };
  enum class Work {
    None,
    Block,
    Tile,
    LoadWave,
    LoadCells,
    CoarseWave,
    CoarseCells,
    RoughTuning,
    WaveStripe,
    Tuning,
    CellStripe,
    SaveWave,
    SaveCells
  };
  struct Task {
    Work work = Work::None;
    std::vector<std::shared_ptr<LongCells>> cells;
    TileKey key;
    std::int64_t index = 0;
    std::shared_ptr<TuningStream> tuning;
  };

  void ask(Request request);
  void run(PartReader& reader);
  // Under m_mutex:
  Task next();
  bool nextRequest(Task& task);
  bool nextLoad(Task& task);
  bool nextCoarse(Task& task);
  bool nextTuning(Task& task);
  bool nextStripe(Task& task);
  bool nextSave(Task& task);
  Picture* pictureOf(const LongCells* cells);
  std::vector<std::shared_ptr<LongCells>> livePictures();

  // On a thread, without m_mutex (longtasks.cpp):
  void doTask(Task& task, PartReader& reader);
  void doBlock(const Task& task, PartReader& reader);
  void doTile(const Task& task, PartReader& reader);
  void doCoarseWave(const Task& task, PartReader& reader);
  void doCoarseCells(const Task& task, PartReader& reader);
  void doRoughTuning(const Task& task, PartReader& reader);
  void doTuning(const Task& task, PartReader& reader);
  void doWaveStripe(const Task& task, PartReader& reader);
  void doCellStripe(const Task& task, PartReader& reader);
  void doLoad(const Task& task);
  void doSave(const Task& task);
  bool readSound(PartReader& reader, SamplePos begin, std::span<float> out);
  void noteProblem(const std::string& sentence);
  void noteMissing();
  static std::string nameOf(const LongCells& cells);

  const LongEnginePlan m_plan;
  AudioInfo m_info;
  SamplePos m_length = 0;
  std::vector<std::unique_ptr<PartReader>> m_readers;  ///< one for each thread
  std::shared_ptr<TileStore> m_tiles, m_blocks;
  std::shared_ptr<LongWave> m_wave;
  ViewStore m_store;
  Notifier m_notifier;
  std::stop_source m_stop;

  mutable std::mutex m_mutex;
  std::condition_variable m_wake;
  std::vector<Request> m_requests;  ///< newest last
  std::vector<TileKey> m_running;
  std::vector<Picture> m_pictures;
  std::uint64_t m_numbers = 0;
  std::int64_t m_cursor = 0;  ///< the next stripe of the pass over the pictures
  bool m_paused = false;
  bool m_waveLoading = false, m_waveLoaded = false, m_waveSaved = false;
  std::vector<std::thread> m_threads;

  mutable std::mutex m_problemMutex;
  std::string m_problem;
};

}  // namespace ullim
