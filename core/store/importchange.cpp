#include <QtCore/QCryptographicHash>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/base/parallel.h"
#include "core/dataset/classplaces.h"
#include "core/dataset/text.h"
#include "core/store/clipplace.h"
#include "core/store/project.h"

namespace ullim {
namespace {

constexpr std::size_t kBlockBytes = std::size_t(1) << 18;

// "" when the file cannot be read to its end.
std::string hashOf(const std::string& path, const JobContext& job) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"), std::fclose);
  if (!file) return {};
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  QCryptographicHash hash(QCryptographicHash::Sha256);
  std::vector<char> block(kBlockBytes);
  while (!job.stopped()) {
    const std::size_t n = std::fread(block.data(), 1, block.size(), file.get());
    if (n > 0) hash.addData(QByteArrayView(block.data(), qsizetype(n)));
    if (n < block.size())
      return std::ferror(file.get()) ? std::string() : hash.result().toHex().toStdString();
  }
  return {};
}

std::string contentKey(const std::string& file, const std::string& hash) {
  return file.substr(file.find_last_of('/') + 1) + '/' + hash;
}

}  // namespace

Result<ImportOutcome> importChange(const Project& project, const Dataset& data, const ImportPlan& plan,
                                   int jobs, const JobContext& job) {
  std::vector<std::string> hashes(plan.rows.size());
  const bool finished = parallelFor(plan.rows.size(), jobs, job,
                                    [&](std::size_t i) { hashes[i] = hashOf(plan.rows[i].path, job); });
  if (!finished) return Error{ErrorCode::Cancelled, "import"};

  std::unordered_map<std::string, const Clip*> byFile;
  std::unordered_map<std::string, const Clip*> contents;
  for (const auto& clip : data.clips) {
    byFile.emplace(clip.file, &clip);
    if (!clip.contentHash.empty()) contents.emplace(contentKey(clip.file, clip.contentHash), &clip);
  }
  ImportOutcome outcome;
  Change& change = outcome.change;
  change.kind = "import";
  change.by = "import";
  std::set<std::string, bool (*)(std::string_view, std::string_view)> labels(naturalLess);
  Placer placer(project.folder());
  std::unordered_set<std::string> files;
  for (std::size_t i = 0; i < plan.rows.size(); ++i) {
    const ImportRow& row = plan.rows[i];
    Clip clip;
    clip.file = placer.fileOf(row.path);
    clip.contentHash = hashes[i];
    const Clip* known = nullptr;
    const auto sameFile = byFile.find(clip.file);
    if (sameFile != byFile.end()) known = sameFile->second;
    if (!known && !clip.contentHash.empty())
      if (const auto same = contents.find(contentKey(clip.file, clip.contentHash)); same != contents.end())
        known = same->second;
    if (known) {
      ++outcome.alreadyThere;
      const std::string label = trimmed(row.label);
      // A label that was corrected here since is no news; one that the source did not have before is.
      if (!label.empty() && label != known->originalLabel && label != known->label)
        outcome.differences.push_back({known->id, row.path, known->label, label});
      if (sameFile != byFile.end() && known->contentHash != clip.contentHash)
        outcome.problems.emplace_back(
            row.path, "changed on disk since it was imported; the clip in the project is kept");
      continue;
    }
    if (!files.insert(clip.file).second) continue;  // the same file by two ways
    clip.id = newId();
    clip.label = clip.originalLabel = trimmed(row.label);
    clip.group = row.group;
    clip.durationS = row.durationS;
    clip.sampleRate = row.sampleRate;
    clip.channels = row.channels;
    clip.frames = row.frames;
    clip.error = row.error;
    clip.remarks = row.remarks;
    clip.columns = row.columns;
    if (!clip.error.empty()) {
      ++outcome.unreadable;
      outcome.problems.emplace_back(row.path, clip.error);
    }
    if (!clip.label.empty()) labels.insert(clip.label);
    change.added.push_back(std::move(clip));
  }
  outcome.added = int(change.added.size());
  std::set<std::string> colours;
  for (const auto& c : data.classes) colours.insert(c.colour);
  int colour = 0;
  std::vector<std::string> fresh;
  for (const auto& label : labels)
    if (!data.findClass(label)) fresh.push_back(label);
  auto placed = data.classes;
  addPlaced(placed, fresh);
  for (const auto& label : fresh) {
    while (!colours.insert(defaultClassColour(colour)).second) ++colour;
    const auto made =
        std::find_if(placed.begin(), placed.end(), [&](const auto& c) { return c.name == label; });
    made->colour = defaultClassColour(colour);
    change.classes.push_back({std::nullopt, *made});
  }
  change.why = "import " + std::to_string(outcome.added) + (outcome.added == 1 ? " clip (" : " clips (") +
               plan.preset + ")";
  return outcome;
}

}  // namespace ullim
