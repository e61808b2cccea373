#pragma once
#include <vector>

#include "core/base/words.h"

namespace ullim {

/// What reports and model cards are written with: the language the window speaks. May be used on any thread.
Words reportWords();

/// Every fixed text that a report asks for, as core writes it.
const std::vector<const char*>& reportTexts();

}  // namespace ullim
