#pragma once
#include <string>

#include "core/base/result.h"

namespace ullim {

/// Loads one of our own modules (`ullim_learn`, `ullim_plot`) from the program's folder or ../lib/ullim,
/// once, and returns the address of `symbol`. ErrorCode::Unsupported names the file when it, or a library
/// under it, is missing. Thread-safe. The module stays loaded until the process ends.
Result<void*> loadModuleSymbol(const std::string& module, const std::string& symbol);

}  // namespace ullim
