#pragma once
#include <QString>

#include "core/base/result.h"

namespace ullim {

/// What happened in the user's language, then the English detail with file, value and what to do.
QString errorText(const Error& error);

}  // namespace ullim
