#include "core/dataset/importscan.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "core/audio/audiofile.h"
#include "core/dataset/text.h"

namespace ullim {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMaxDepth = 64;

/// A project, the files SQLite keeps beside it, its lock, its backups: ours, and no news to who imports the
/// folder around it.
bool isProjectFile(const std::string& name) {
  for (const char* end :
       {".ullim", ".ullim-wal", ".ullim-shm", ".ullim-journal", ".ullim.lock", ".ullim-backups"})
    if (name.ends_with(end)) return true;
  return false;
}

class Scan {
 public:
  Scan(FoundFiles& found, const JobContext& job) : m_found(found), m_job(job) {}

  void folder(const fs::path& path, std::vector<std::string> names) {
    std::error_code ec;
    const auto real = fs::canonical(path, ec);
    if (ec || !m_seen.insert(real.native()).second) return;  // a loop of symlinks ends here
    if (names.size() > kMaxDepth) return leaveOut(path, "the folder is too deep");
    std::vector<fs::path> entries;
    auto it = fs::directory_iterator(path, ec);
    if (ec) return leaveOut(path, "the folder cannot be read: " + ec.message());
    for (; !ec && it != fs::directory_iterator(); it.increment(ec)) entries.push_back(it->path());
    if (ec) leaveOut(path, "the folder cannot be read to its end: " + ec.message());
    std::sort(entries.begin(), entries.end());
    for (const auto& entry : entries) {
      if (m_job.stopped()) return;
      const std::string name = entry.filename().native();
      if (name.starts_with('.') || name == "__MACOSX" || isProjectFile(name)) continue;
      if (!isUtf8(name)) {
        leaveOut(entry, "the name is not UTF-8 (rename it)");
        continue;
      }
      const auto status = fs::status(entry, ec);
      if (ec || status.type() == fs::file_type::not_found) {
        leaveOut(entry, "a link that leads nowhere");
        ec.clear();
      } else if (fs::is_directory(status)) {
        auto inner = names;
        inner.push_back(name);
        folder(entry, std::move(inner));
      } else if (fs::is_regular_file(status)) {
        file(entry, name, names);
      }
    }
  }

  void finish() {
    for (const auto& [extension, files] : m_others)
      m_found.leftOut.push_back(printable(files.second) + ": not a sound file" +
                                (files.first > 1
                                     ? ", as " + std::to_string(files.first - 1) + " more " +
                                           (extension.empty() ? "without extension" : "." + extension)
                                     : ""));
  }

 private:
  void file(const fs::path& path, const std::string& name, const std::vector<std::string>& names) {
    const std::string text = path.native();
    if (looksLikeAudio(text)) {
      m_found.sounds.push_back({text, names});
      return;
    }
    const std::string extension = extensionOf(name);
    if (names.empty() && (extension == "csv" || extension == "tsv")) m_found.tables.push_back(text);
    auto& others = m_others[extension];
    if (others.first++ == 0) others.second = text;
  }
  void leaveOut(const fs::path& path, const std::string& why) {
    m_found.leftOut.push_back(printable(path.native()) + ": " + why);
  }

  FoundFiles& m_found;
  const JobContext& m_job;
  std::set<std::string> m_seen;
  std::map<std::string, std::pair<int, std::string>> m_others;  // by extension: how many, the first
};

bool isSplitName(const std::string& name) {
  static constexpr std::array kNames = {"train", "training",   "test", "testing", "val",
                                        "valid", "validation", "dev",  "eval"};
  return std::find(kNames.begin(), kNames.end(), foldCase(name)) != kNames.end();
}

}  // namespace

FoundFiles findSounds(const std::string& folder, const JobContext& job) {
  FoundFiles found;
  Scan scan(found, job);
  scan.folder(absolutePathOf(folder), {});
  scan.finish();
  return found;
}

std::string absolutePathOf(const std::string& path) {
  std::error_code ec;
  const auto absolute = fs::absolute(path, ec);
  auto text = (ec ? fs::path(path) : absolute).lexically_normal().native();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

std::string fileNameOf(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

std::string stemOf(const std::string& path) {
  const std::string name = fileNameOf(path);
  const auto dot = name.find_last_of('.');
  return dot == 0 || dot == std::string::npos ? name : name.substr(0, dot);
}

std::string extensionOf(const std::string& path) {
  const std::string name = fileNameOf(path);
  const auto dot = name.find_last_of('.');
  return dot == 0 || dot == std::string::npos ? "" : foldCase(std::string_view(name).substr(dot + 1));
}

bool saysNothing(const std::string& folderName) {
  static constexpr std::array kNames = {"recordings", "recording", "audio", "audios",  "audio_files",
                                        "wav",        "wavs",      "sound", "sounds",  "clips",
                                        "data",       "dataset",   "files", "samples", "audiowav"};
  return std::find(kNames.begin(), kNames.end(), foldCase(folderName)) != kNames.end();
}

std::vector<FolderFacts> factsFromFolders(const std::vector<FoundFile>& files) {
  std::vector<FolderFacts> facts(files.size());
  std::vector<std::vector<std::string>> folders;
  for (const auto& file : files) folders.push_back(file.folders);

  const auto allStart = [&](const auto& test) {
    return !folders.empty() && std::all_of(folders.begin(), folders.end(),
                                           [&](const auto& f) { return !f.empty() && test(f.front()); });
  };
  const auto deeper = [&] {
    return std::any_of(folders.begin(), folders.end(), [](const auto& f) { return f.size() > 1; });
  };
  const auto dropFirst = [&] {
    for (auto& f : folders) f.erase(f.begin());
  };
  // A single folder around everything is wrapping.
  while (deeper() && allStart([&](const std::string& name) {
           return name == folders.front().front() && !isSplitName(name);
         }))
    dropFirst();
  if (allStart(isSplitName)) {
    for (std::size_t i = 0; i < files.size(); ++i) facts[i].split = foldCase(folders[i].front());
    dropFirst();
  }
  std::map<std::string, std::set<std::string>> aboveOf;  // last folder name -> the folders it lies in
  for (auto& f : folders) {
    std::erase_if(f, saysNothing);
    if (f.size() > 1) aboveOf[f.back()].insert(f.front());
  }
  const bool classIsLast =
      std::any_of(aboveOf.begin(), aboveOf.end(), [](const auto& a) { return a.second.size() > 1; });
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto& f = folders[i];
    if (f.empty()) continue;
    facts[i].label = classIsLast ? f.back() : f.front();
    const std::size_t from = classIsLast ? 0 : 1, to = classIsLast ? f.size() - 1 : f.size();
    for (std::size_t k = from; k < to; ++k) facts[i].group += (facts[i].group.empty() ? "" : "/") + f[k];
  }
  return facts;
}

}  // namespace ullim
