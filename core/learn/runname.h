#pragma once
// The name a person gives a run. It stands in a small file of the run's folder; the folder and the record
// stay as they were made.
#include <string>

#include "core/base/result.h"

namespace ullim {

struct RunRecord;

constexpr std::size_t kLongestRunName = 200;  ///< bytes of UTF-8

/// Durable and atomic. Blanks at the ends go, line breaks and other controls become blanks; an empty name
/// takes the given one back. Errors: BadArgument (too long), NotFound (no run in the folder),
/// FileUnwritable.
Result<Done> nameRun(const std::string& runFolder, const std::string& name);

/// Empty: none was given, or its file cannot be read.
std::string givenRunName(const std::string& runFolder);

/// What a run is called: the given name, else its folder's.
std::string shownRunName(const RunRecord& run);

}  // namespace ullim
