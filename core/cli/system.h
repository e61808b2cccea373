#pragma once
// What doctor asks the running process. Implemented in system_posix.cpp.
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace ullim {

/// Absolute paths, links resolved, of the shared libraries in this process whose file name contains `word`.
std::vector<std::string> mappedLibraries(const std::string& word);

/// Version text of a C library: the function (or, with isText, the character array) `symbol` in `file`, which
/// is loaded when it is not yet. Empty: the library is not there.
std::string libraryVersion(const std::string& file, const std::string& symbol, bool isText = false);

/// Sound cards as the kernel names them; empty when there are none.
std::vector<std::string> soundCards();

/// $ULLIM_CACHE_DIR, else $XDG_CACHE_HOME/ullim, else ~/.cache/ullim; empty without a home.
std::string cacheFolder();

/// $ULLIM_CACHE_LIMIT_MB in bytes (1 MB = 2^20 bytes), else FeatureCache's default. 0: no cache. BadArgument
/// when it is no whole number.
Result<std::uint64_t> cacheLimitBytes();

}  // namespace ullim
