#pragma once
// What a network sees in each step. Chance comes from (seed, epoch) and (seed, step) alone, so a training can
// be continued from any step without a generator's state, and nothing depends on threads.
#include <vector>

#include "core/learn/backend.h"
#include "core/learn/model.h"
#include "core/learn/trainpictures.h"

namespace ullim {

class BatchMaker {
 public:
  /// `sets` one a branch; `labels` of all clips; `rows`: the training part, the only rows that are ever read.
  BatchMaker(const Member& member, const TrainSettings& settings, std::vector<const PictureSet*> sets,
             std::vector<Scaler> scalers, const std::vector<int>& labels, std::vector<std::size_t> rows,
             int classes, bool hasBatchNorm);

  int samples() const { return int(m_entries.size()); }  ///< seen in one epoch, copies counted
  int batches() const { return m_batches; }              ///< of one epoch
  /// Batch `k` of `epoch` (from 1); `step` counts over all epochs from 0.
  Batch make(int epoch, int k, std::int64_t step);
  const std::vector<float>& classWeights() const { return m_classWeights; }  ///< empty: all 1

 private:
  struct Entry {
    std::size_t row;
    int copy;  ///< -1: the clip itself
  };
  void picture(std::size_t branch, const Entry& entry, double speed, int shift, double warp,
               std::span<float> out) const;
  void mask(int height, int width, std::span<float> picture, Rng& rng) const;
  const Member& m_member;
  const TrainSettings m_settings;
  std::vector<const PictureSet*> m_sets;
  std::vector<Scaler> m_scalers;
  const std::vector<int>& m_labels;
  std::vector<Entry> m_entries;
  std::vector<float> m_classWeights;
  int m_classes, m_batches = 0, m_orderEpoch = 0;
  std::vector<std::size_t> m_order;
};

}  // namespace ullim
