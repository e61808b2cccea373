#pragma once
// Choosing clips of a project, and showing them as rows.
#include <string>
#include <utility>
#include <vector>

#include "core/cli/session.h"
#include "core/dataset/clip.h"
#include "core/dataset/operations.h"

namespace ullim {

struct ClipSelection {
  std::vector<std::string> ids;                               ///< in project order for --where, else as named
  std::vector<std::pair<std::string, std::string>> problems;  ///< word, sentence
};

/// CLIP words (an id, the file as listed, its absolute path, or its name without folder) and --where
/// together. A word that fits no clip or several is a problem, not an error. Errors: BadArgument
/// (expression).
Result<ClipSelection> selectClips(const Project& project, const Dataset& data,
                                  const std::vector<std::string>& words, const std::string& where);

/// Clips that match the expression, in project order. Errors: BadArgument.
Result<std::vector<const Clip*>> filterClips(const Dataset& data, const std::string& where);

/// What is remarkable about a clip: "unreadable", "augmented" and the remarks of the import.
std::vector<std::string> clipFlags(const Clip& clip);

/// {"hungry": 318, ...} by class position; clips without a label are not in it.
Json countsJson(const std::vector<ClassCount>& counts);
/// Largest over smallest class; null when there is no class to compare.
Json imbalanceJson(double value, const std::vector<ClassCount>& counts);
/// "class  clips  seconds" for people.
std::string countsText(const std::vector<ClassCount>& counts);

}  // namespace ullim
