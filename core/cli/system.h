#pragma once
// What doctor asks the running process. Implemented in system_posix.cpp.
#include <string>
#include <vector>

namespace ullim {

/// Absolute paths, links resolved, of the shared libraries in this process whose file name contains `word`.
std::vector<std::string> mappedLibraries(const std::string& word);

/// Version text of a C library: the function (or, with isText, the character array) `symbol` in `file`, which
/// is loaded when it is not yet. Empty: the library is not there.
std::string libraryVersion(const std::string& file, const std::string& symbol, bool isText = false);

/// Sound cards as the kernel names them; empty when there are none.
std::vector<std::string> soundCards();

/// $XDG_CACHE_HOME/ullim or ~/.cache/ullim; empty without a home.
std::string cacheFolder();

}  // namespace ullim
