#pragma once
#include <QString>
#include <string>
#include <vector>

namespace ullim {

/// A sentence of core's that a run, a split or an audit keeps in English, values in it, in the window's
/// language; one that is not known stays as it is. May be called on any thread.
QString coreText(const std::string& english);

/// The sentences that are known, values as %1 to %9.
std::vector<const char*> coreTextPatterns();

}  // namespace ullim
