#pragma once
#include <vector>

namespace ullim {

/// Descriptions, warnings and origins of the recipes that core brings along, of context "CoreText".
const std::vector<const char*>& recipeTexts();

}  // namespace ullim
