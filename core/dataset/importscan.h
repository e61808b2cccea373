#pragma once
// Finds sound files below folders and reads what folder names say. Used by planImport.
#include <string>
#include <vector>

#include "core/base/job.h"

namespace ullim {

struct FoundFile {
  std::string path;                  ///< absolute, UTF-8
  std::vector<std::string> folders;  ///< names between the source folder and the file
};

struct FoundFiles {
  std::vector<FoundFile> sounds;     ///< sorted by path
  std::vector<std::string> tables;   ///< .csv and .tsv directly in the folder, absolute, sorted
  std::vector<std::string> leftOut;  ///< one sentence each
};

/// Everything below `folder`, through symlinks too (each folder once), without hidden files. Stops when job
/// is stopped.
FoundFiles findSounds(const std::string& folder, const JobContext& job);

std::string absolutePathOf(const std::string& path);
std::string fileNameOf(const std::string& path);
std::string stemOf(const std::string& path);
std::string extensionOf(const std::string& path);  ///< lower case, without the dot

struct FolderFacts {
  std::string label, group, split;
};

/// What the folders of each file say: a folder per class; class/subject or subject/class below each other
/// (told apart by names that return); train/test folders above are the split; folders called "wav", "audio",
/// ... say nothing.
std::vector<FolderFacts> factsFromFolders(const std::vector<FoundFile>& files);
bool saysNothing(const std::string& folderName);

}  // namespace ullim
