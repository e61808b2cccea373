#pragma once
// One picture of a long file: what is known of it, and what is still to be computed. Filled by LongEngine's
// threads, asked by anybody.
#include <atomic>
#include <functional>
#include <mutex>
#include <optional>

#include "core/plot/cellsource.h"
#include "core/view/coarselook.h"
#include "core/view/columnlevels.h"
#include "core/view/columnmaker.h"
#include "core/view/tilestore.h"

namespace ullim {

struct LongCellsPlan {
  FeatureOptions options;
  SamplePos length = 0;
  SampleRate rate;
  std::uint64_t number = 0;    ///< of this picture in the tile store
  std::size_t levelBytes = 0;  ///< for the finest coarse level
  std::shared_ptr<TileStore> tiles;
  /// Asks for a tile. `generation` tells how old the question is.
  std::function<void(int level, std::int64_t index, std::uint64_t generation)> ask;
};

class LongCells final : public CellSource {
 public:
  explicit LongCells(LongCellsPlan plan);
  ~LongCells() override;

  // CellSource
  std::shared_ptr<const Feature> shape() const override;
  std::int64_t frames() const override { return m_frames; }
  std::size_t rows() const override { return m_finishing.rows(); }
  Cells cells(std::int64_t first, std::int64_t end, int columns) const override;
  bool frame(std::int64_t frame, std::vector<float>& out) const override;

  // What LongEngine's threads do. A job is begun, made by a ColumnMaker, and handed back.
  const FeatureOptions& options() const { return m_plan.options; }
  std::uint64_t number() const { return m_plan.number; }
  std::uint64_t generation() const { return m_generation; }
  bool isComplete() const;
  double done() const;  ///< of the pass, 0..1

  ColumnJob newJob(int level) const;

  /// Tiles: frames of a tile, and what came of it.
  SampleRange tileFrames(int level, std::int64_t index) const;
  bool takesTiles() const;  ///< false: its tuning is not known yet
  void putTile(int level, std::int64_t index, ColumnJob job);

  /// The pass over the file, in stripes of frames.
  std::int64_t stripeFrames() const { return m_stripeFrames; }
  std::int64_t stripes() const { return std::int64_t(m_stripes.size()); }
  int baseLevel() const { return m_baseLevel; }
  bool wantsStripes() const;
  bool claimStripe(std::int64_t stripe);  ///< true: the caller makes it
  void releaseStripe(std::int64_t stripe);
  void putStripe(std::int64_t stripe, ColumnJob job);

  /// The coarse look: the frame to make next; -1: there is no more.
  int coarseAt() const;
  int coarseCount() const { return m_coarse.count(); }
  std::int64_t coarseFrame(int i) const { return placeFrame(m_coarse.nth(i)); }
  bool beginCoarse();
  void putCoarse(int i, ColumnJob job);
  void endCoarse();

  /// Chroma that finds its tuning itself: until it is set there is only a coarse look.
  bool needsTuningNow() const;
  void setTuning(double tuning, bool final);

  /// For the disk: everything that the pass made, as one matrix. Only of a complete picture.
  Matrix packed() const;
  bool unpack(const Matrix& packed);

 private:
  enum class Stripe : std::uint8_t { Open, Claimed, Done };
  struct Range {
    float low, high;
  };
  int levelFor(std::int64_t count, int columns) const;
  int tileColumns(int level) const;
  std::int64_t placeFrame(int place) const { return place * m_frames / m_coarse.count(); }
  Range range() const;  // under the lock
  void settle();        // under the lock
  Feature describe(const std::vector<float>& maximum, const Range& range) const;
  /// Columns [c0, c1) of a level that is in m_levels; true: all whole. Under the lock.
  bool fillCoarse(int level, std::int64_t c0, std::int64_t c1, Matrix& values) const;
  bool fillFine(int level, std::int64_t c0, std::int64_t c1, Matrix& values,
                std::vector<std::int64_t>& missing) const;
  void askFor(int level, std::int64_t c0, std::int64_t c1, std::vector<std::int64_t> missing) const;
  void fillOne(int level, std::int64_t c,
               std::span<float> out) const;  // from what is coarser; under the lock

  const LongCellsPlan m_plan;
  const std::int64_t m_frames;
  const Finishing m_finishing;
  int m_baseLevel = 0;
  std::int64_t m_stripeFrames = 1;

  mutable std::mutex m_mutex;
  ColumnLevels m_levels;
  std::vector<float> m_maximum;  // of the raw rows, over all that was read
  std::vector<Stripe> m_stripes;
  std::int64_t m_open = 0;  // stripes that are not done
  bool m_complete = false;
  CoarsePlaces m_coarse;
  Matrix m_coarseValues;
  int m_coarseNext = 0;
  bool m_coarseBusy = false;
  ColumnFacts m_seen;  // of the coarse look and the tiles
  double m_tuning = 0;
  bool m_tuned = true, m_roughlyTuned = true;
  std::uint64_t m_revision = 0;
  mutable std::atomic<std::uint64_t> m_generation{0};

  struct Answer {
    std::uint64_t revision = 0;
    int level = -1;
    std::int64_t c0 = 0, c1 = 0;
    Cells cells;
    std::vector<std::int64_t> missing;  // tiles that are on their way
  };
  mutable Answer m_last;  // repainting asks the same again
};

}  // namespace ullim
