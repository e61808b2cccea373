#pragma once
// The properties that the shortcut audit looks at, and its sentences.
#include <string>
#include <vector>

#include "core/learn/shortcutaudit.h"

namespace ullim {

/// One property of all clips: a number each, or one of several kinds.
struct ShortcutProperty {
  std::string name;             ///< as ShortcutScore::name
  std::vector<double> numbers;  ///< [clip]; NaN: there is none (the noise floor of digital silence)
  std::vector<int> kinds;       ///< [clip]: 0 .. kindCount - 1; used where there are no numbers
  int kindCount = 0;
  bool isNumber() const { return !numbers.empty(); }
};

/// Those that are not the same in all clips marked in `counts`.
std::vector<ShortcutProperty> shortcutProperties(const ShortcutData& data, const std::vector<char>& counts);

/// Beside the score: what was found.
struct ShortcutFinding {
  bool whole = false;      ///< over all classes it tells better than chance by the margin
  int oneClass = -1;       ///< of three and more: the class best told from the rest; -1: none by the margin
  double oneBalanced = 0;  ///< its balanced accuracy, of two: chance is 0.5
  int groups = 0;          ///< as Metrics::groups
};

/// One sentence: what was found, typical values of the classes most apart, and what to do in brackets.
std::string shortcutWords(const ShortcutScore& score, const ShortcutFinding& finding,
                          const ShortcutProperty& property, const ShortcutData& data,
                          const std::vector<char>& counts);

}  // namespace ullim
