#pragma once
// A run's folder, written at the end of training and read back. run.json comes last: a folder without it is
// no run.
#include <string>
#include <vector>

#include "core/learn/model.h"
#include "core/learn/training.h"

namespace ullim {

/// Makes the run's folder at the start, so that an unwritable place is known before hours of training, and
/// removes what it made unless keep() was called.
class RunFolder {
 public:
  /// FileExists when there is anything in it, FileUnwritable when it cannot be made.
  static Result<RunFolder> make(const std::string& path);
  RunFolder(RunFolder&& other) noexcept;
  RunFolder& operator=(RunFolder&&) = delete;
  ~RunFolder();
  void keep();

 private:
  explicit RunFolder(std::string path, bool made) : m_path(std::move(path)), m_made(made) {}
  std::string m_path;  ///< empty: nothing to remove
  bool m_made = false;
};

struct RunFiles {
  const std::vector<TrainClip>& clips;  ///< the readable ones, in the order of the split
  const Split& split;
  const std::vector<ModelFile>& models;  ///< one a fold
  std::size_t best = 0;                  ///< becomes model.safetensors
};

Result<Done> writeRun(const RunRecord& record, const RunFiles& files);

/// The clips as RunRecord::dataset holds them, sorted by id.
std::vector<RunClip> runClips(const std::vector<TrainClip>& clips);

/// run.json.
std::string runToJson(const RunRecord& record);

/// As they stand in run.json and resume.json.
std::string splitOptionsToJson(const SplitOptions& options);
Result<SplitOptions> splitOptionsFromJson(const std::string& json);

/// The metrics as they stand in run.json.
std::string metricsToJson(const Metrics& metrics);

}  // namespace ullim
