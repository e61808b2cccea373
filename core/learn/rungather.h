#pragma once
// Puts the outcomes of folds together: the record's test rows, scores and fold table, and the models to keep.
#include <string>
#include <utility>
#include <vector>

#include "core/learn/foldtrainer.h"
#include "core/learn/material.h"

namespace ullim {

/// Folds are added in their order, whichever was ready first.
class RunGather {
 public:
  RunGather(const TrainRequest& request, const Material& material, RunRecord& record)
      : m_request(request), m_material(material), m_record(record) {}
  /// `test`: rows of the material in the order of outcome.test.
  void add(int fold, const std::string& name, bool oneOfSeveral, FoldOutcome outcome,
           const std::vector<std::size_t>& test);
  void finish();  ///< scores over all folds

  const std::vector<ModelFile>& models() const { return m_models; }  ///< one a fold that was added
  std::size_t best() const { return m_best; }                        ///< of models(), by validation loss
  /// Further good epochs: file name without ending, and model.
  const std::vector<std::pair<std::string, ModelFile>>& kept() const { return m_kept; }
  const std::vector<int>& folds() const { return m_folds; }  ///< numbers of those added

 private:
  void addMembers(int fold, FoldOutcome& outcome, const std::vector<int>& labels,
                  const std::vector<std::size_t>& test);
  const TrainRequest& m_request;
  const Material& m_material;
  RunRecord& m_record;
  std::vector<ModelFile> m_models;
  std::vector<std::pair<std::string, ModelFile>> m_kept;
  std::vector<std::string> m_groups;
  std::vector<int> m_folds;
  std::size_t m_best = 0;
  double m_bestLoss = 0;
};

}  // namespace ullim
