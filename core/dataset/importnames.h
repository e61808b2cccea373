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

/// `stem` is the name without extension, `folder` the folder it lies in. What file managers add to a copy
/// (" (1)", " - Copy") is no part of the name. None when the name does not fit.
std::optional<NameFacts> factsFromName(const std::string& preset, const std::string& stem,
                                       const std::string& folder);

/// True when a folder of this name is a class of the preset's data set: then the folder is the label.
bool isClassFolder(const std::string& preset, const std::string& folder);

/// What a named group took from a name; bytes [begin, begin + value's length before trimming).
struct NamePart {
  std::string name, value;
  std::size_t begin = 0, length = 0;
  bool operator==(const NamePart&) const = default;
};

/// A user's regular expression with named groups: (?<label>...), (?<group>...), others become columns.
class NamePattern {
 public:
  static Result<NamePattern> make(const std::string& pattern);  ///< BadArgument says what is wrong
  /// `name` is the file name with extension; the pattern may match anywhere in it.
  std::optional<NameFacts> match(const std::string& name) const;
  /// The named groups that took part; none when the name does not fit.
  std::optional<std::vector<NamePart>> parts(const std::string& name) const;
  std::vector<std::string> groupNames() const;  ///< in the order of the pattern

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> d;
};

}  // namespace ullim
