#pragma once
// Raw rows (the first pass) of several features of the same frames, each transform done once.
#include <memory>
#include <span>
#include <vector>

#include "core/dsp/mel.h"
#include "core/dsp/rowmaker.h"

namespace ullim {

/// One thread at a time.
class RowSet {
 public:
  struct Want {
    const FeatureOptions* options = nullptr;
    double tuning = 0;
  };
  /// All must share their frames (sharesFrames) and be framewise.
  RowSet(std::span<const Want> wants, SampleRate rate);

  /// Makes the rows of one frame.
  void make(const float* frame);
  /// Of the i-th wanted feature, bit for bit what its RowMaker makes; valid until the next make().
  std::span<const float> row(std::size_t i) const { return m_slots[m_slotOf[i]].row; }

 private:
  struct Slot {
    FeatureOptions options;
    double tuning = 0;
    std::unique_ptr<RowMaker> maker;      // or
    std::shared_ptr<const MelBank> bank;  // on the power of m_slots.front()
    std::vector<float> row;
  };
  std::vector<Slot> m_slots;
  std::vector<std::size_t> m_slotOf;
};

}  // namespace ullim
