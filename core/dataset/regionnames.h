#pragma once
// What files are called that are written for clips and classes, and which clip such a file belongs to.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/dataset/clip.h"

namespace ullim {

/// A name that every file system takes, for one file or folder: no separators, nothing hidden or reserved,
/// never empty; a label or file name of "../x" stays inside its folder.
std::string safeFileName(std::string_view name);

/// One name for each clip, without the extension of the format: the stem of its file ("a" for "x/a.wav"),
/// and when that is not its alone the file's name, its path, at last its id.
class ClipFileNames {
 public:
  explicit ClipFileNames(const Dataset& data);
  const std::string& of(const std::string& clipId) const;  ///< "" for an unknown clip
  /// Ids of the clips that a file of this name (without its extension) may belong to; case does not count.
  std::vector<std::string> clips(const std::string& name) const;

 private:
  std::unordered_map<std::string, std::string> m_names;               // clip id -> name
  std::unordered_map<std::string, std::vector<std::string>> m_clips;  // folded name -> clip ids
};

}  // namespace ullim
