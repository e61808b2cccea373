#pragma once
// Passes and verdicts in the history: one JSON text a side, so that what was taken away can always come back.
#include <optional>
#include <string>

#include "core/dataset/verdict.h"

namespace ullim {

std::string passText(const std::optional<Pass>& pass);  ///< "" for none
std::optional<Pass> passOf(const std::string& text);    ///< fields of a wrong type are left as they are
std::string verdictText(const std::optional<Verdict>& verdict);
std::optional<Verdict> verdictOf(const std::string& text);
std::string verdictSentence(const std::optional<Verdict>& verdict);  ///< for people: "hungry, unsure, a note"

}  // namespace ullim
