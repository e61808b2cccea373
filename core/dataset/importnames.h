#pragma once
// What the file names of known data sets say.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace ullim {

struct NameFacts {
  std::string label, group;
  std::map<std::string, std::string> columns;
};

/// Presets that read file names, the most telling first; "cry-kaggle" is last and fits many names.
const std::vector<std::string>& namePresets();

/// `stem` is the name without extension, `folder` the folder it lies in. None when the name does not fit.
std::optional<NameFacts> factsFromName(const std::string& preset, const std::string& stem,
                                       const std::string& folder);

/// True when a folder of this name is a class of the preset's data set: then the folder is the label.
bool isClassFolder(const std::string& preset, const std::string& folder);

/// A user's regular expression with named groups: (?<label>...), (?<group>...), others become columns.
class NamePattern {
 public:
  static Result<NamePattern> make(const std::string& pattern);  ///< BadArgument says what is wrong
  /// `name` is the file name with extension; the pattern may match anywhere in it.
  std::optional<NameFacts> match(const std::string& name) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> d;
};

}  // namespace ullim
