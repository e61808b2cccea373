#include "core/store/relink.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>

#include "core/base/parallel.h"
#include "core/dataset/contenthash.h"
#include "core/dataset/importscan.h"
#include "core/dataset/text.h"
#include "core/store/clipplace.h"

namespace ullim {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kAskEvery = 256;  // clips between two looks at the stop button

bool isThere(const std::string& folder, const std::string& file) {
  std::error_code ec;
  return fs::is_regular_file(file.starts_with('/') ? fs::path(file) : fs::path(folder) / file, ec);
}

JobContext partOf(const JobContext& job, std::size_t from, std::size_t of) {
  JobContext part = job;
  part.report = [&job, from, of](std::size_t done, std::size_t) { job.progress(from + done, of); };
  return part;
}

// How many folders, from the file upwards, two paths share.
std::size_t sharedFolders(const std::string& a, const std::string& b) {
  const auto x = splitText(foldCase(a), '/'), y = splitText(foldCase(b), '/');
  std::size_t shared = 0;
  while (shared + 1 < x.size() && shared + 1 < y.size() &&
         x[x.size() - 2 - shared] == y[y.size() - 2 - shared])
    ++shared;
  return shared;
}

class Search {
 public:
  Search(const Project& project, const Dataset& data, int jobs, const JobContext& job)
      : m_project(project), m_data(data), m_jobs(jobs), m_job(job), m_placer(project.folder()) {}

  Result<RelinkOutcome> run(const std::vector<std::string>& folders) {
    auto missing = missingClips(m_project.folder(), m_data, 0, m_job);
    if (!missing) return missing.error();
    m_outcome.missing = int(missing->size());
    for (auto& each : *missing) m_missing.emplace(each.id, m_data.find(each.id));
    for (const auto& clip : m_data.clips)
      if (!m_missing.contains(clip.id)) m_taken.insert(m_project.absolutePath(clip.file));
    if (auto done = list(folders); !done) return done.error();
    if (auto done = look(true); !done) return done.error();
    noteOtherContent();
    if (auto done = look(false); !done) return done.error();
    return answer(*missing);
  }

 private:
  struct File {
    std::string path, name, hash;  // name: case folded; hash: empty until it is read
    bool read = false;
  };

  Result<Done> list(const std::vector<std::string>& folders) {
    std::unordered_set<std::string> seen;
    for (const auto& folder : folders) {
      std::error_code ec;
      if (!fs::is_directory(absolutePathOf(folder), ec))
        return Error{ErrorCode::FileNotFound, printable(folder) + ": no such folder (choose another one)"};
      for (const auto& sound : findSounds(folder, m_job).sounds)
        if (!m_taken.contains(sound.path) && seen.insert(sound.path).second)
          m_files.push_back({sound.path, foldCase(fileNameOf(sound.path)), {}, false});
      if (m_job.stopped()) return Error{ErrorCode::Cancelled, "relink"};
    }
    return Done{};
  }

  // Reads the files that can be what is still missing, and gives each clip the best of its content.
  Result<Done> look(bool sameName) {
    std::unordered_set<std::string> wanted, hashes;
    for (const auto& [id, clip] : m_missing) {
      if (clip->contentHash.empty()) continue;
      hashes.insert(clip->contentHash);
      wanted.insert(sameName ? foldCase(fileNameOf(clip->file)) : extensionOf(clip->file));
    }
    std::vector<File*> todo;
    for (auto& file : m_files)
      if (!file.read && wanted.contains(sameName ? file.name : extensionOf(file.path))) todo.push_back(&file);
    const std::size_t total = std::max<std::size_t>(1, 2 * todo.size());
    const JobContext part = partOf(m_job, sameName ? 0 : todo.size(), total);
    const bool finished = parallelFor(todo.size(), m_jobs, part, [&](std::size_t i) {
      if (const auto hashed = hashFile(todo[i]->path, m_job)) todo[i]->hash = hashed->hash;
      todo[i]->read = true;
    });
    if (!finished || m_job.stopped()) return Error{ErrorCode::Cancelled, "relink"};
    m_outcome.hashed += todo.size();

    std::unordered_map<std::string, std::vector<const File*>> byHash;
    for (const auto& file : m_files)
      if (!file.hash.empty() && hashes.contains(file.hash) && !m_taken.contains(file.path))
        byHash[file.hash].push_back(&file);
    // The best pairs first, so that two clips of equal content each get the copy that was theirs.
    struct Pair {
      std::size_t fit;
      std::int64_t order;
      const Clip* clip;
      const File* file;
    };
    std::vector<Pair> pairs;
    for (const auto& [id, clip] : m_missing) {
      const auto it = byHash.find(clip->contentHash);
      if (it == byHash.end()) continue;
      for (const File* file : it->second) {
        const bool named = file->name == foldCase(fileNameOf(clip->file));
        constexpr std::size_t kNameCounts = 1000;  // more than any depth of folders
        pairs.push_back(
            {(named ? kNameCounts : 0) + sharedFolders(clip->file, file->path), clip->order, clip, file});
      }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
      if (a.fit != b.fit) return a.fit > b.fit;
      if (a.order != b.order) return a.order < b.order;
      if (a.clip->id != b.clip->id) return a.clip->id < b.clip->id;
      return a.file->path < b.file->path;
    });
    for (const auto& pair : pairs) {
      if (!m_missing.contains(pair.clip->id) || !m_taken.insert(pair.file->path).second) continue;
      m_outcome.found.push_back({pair.clip->id, pair.clip->file, m_placer.fileOf(pair.file->path)});
      m_missing.erase(pair.clip->id);
    }
    return Done{};
  }

  void noteOtherContent() {
    std::unordered_map<std::string, const File*> byName;
    for (const auto& file : m_files)
      if (file.read && !m_taken.contains(file.path)) byName.emplace(file.name, &file);
    for (const auto& [id, clip] : m_missing) {
      const auto it = byName.find(foldCase(fileNameOf(clip->file)));
      if (it != byName.end() && it->second->hash != clip->contentHash) m_others[id] = it->second->path;
    }
  }

  RelinkOutcome answer(const std::vector<MissingClip>& missing) {
    // In the order of the project, whatever was found first.
    std::unordered_map<std::string, RelinkOutcome::Found> byId;
    for (auto& found : m_outcome.found) byId.emplace(found.id, std::move(found));
    m_outcome.found.clear();
    for (const auto& each : missing) {
      const auto it = byId.find(each.id);
      if (it == byId.end()) {
        m_outcome.stillMissing.push_back(each);
        if (const auto other = m_others.find(each.id); other != m_others.end())
          m_outcome.otherContent.emplace_back(each.file, other->second);
        continue;
      }
      ClipEdit edit;
      edit.clipId = each.id;
      edit.before.file = it->second.from;
      edit.after.file = it->second.to;
      m_outcome.change.clips.push_back(std::move(edit));
      m_outcome.found.push_back(std::move(it->second));
    }
    m_outcome.change.kind = "relink";
    m_outcome.change.by = "rule";
    const auto n = m_outcome.found.size();
    m_outcome.change.why = "files of " + std::to_string(n) + (n == 1 ? " clip" : " clips") + " found again";
    return std::move(m_outcome);
  }

  const Project& m_project;
  const Dataset& m_data;
  int m_jobs;
  const JobContext& m_job;
  Placer m_placer;
  RelinkOutcome m_outcome;
  std::unordered_map<std::string, const Clip*> m_missing;
  std::unordered_map<std::string, std::string> m_others;
  std::unordered_set<std::string> m_taken;
  std::vector<File> m_files;
};

}  // namespace

Result<std::vector<MissingClip>> missingOf(const std::string& projectFolder,
                                           const std::vector<MissingClip>& clips, std::size_t sample,
                                           const JobContext& job) {
  std::vector<MissingClip> missing;
  const std::size_t n = clips.size();
  const std::size_t looks = sample > 0 ? std::min(sample, n) : n;
  for (std::size_t i = 0; i < looks; ++i) {
    if (i % kAskEvery == 0 && job.stopped()) return Error{ErrorCode::Cancelled, "relink"};
    const MissingClip& clip = clips[i * n / looks];
    if (!isThere(projectFolder, clip.file)) missing.push_back(clip);
  }
  return missing;
}

Result<std::vector<MissingClip>> missingClips(const std::string& projectFolder, const Dataset& data,
                                              std::size_t sample, const JobContext& job) {
  std::vector<MissingClip> clips;
  clips.reserve(data.clips.size());
  for (const auto& clip : data.clips) clips.push_back({clip.id, clip.file});
  return missingOf(projectFolder, clips, sample, job);
}

Result<RelinkOutcome> relinkChange(const Project& project, const Dataset& data,
                                   const std::vector<std::string>& folders, int jobs, const JobContext& job) {
  return Search(project, data, jobs, job).run(folders);
}

}  // namespace ullim
