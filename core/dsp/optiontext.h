#pragma once
// The one form in which an option outside its range is refused.
#include <cstdio>
#include <string>

#include "core/base/result.h"

namespace ullim::optiontext {

inline std::string text(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.10g", value);
  return buffer;
}

/// "FIELD: VALUE is not possible (use RANGE)"
inline Error outside(const char* field, double value, const std::string& range) {
  return {ErrorCode::BadArgument,
          std::string(field) + ": " + text(value) + " is not possible (use " + range + ")"};
}

}  // namespace ullim::optiontext
