#pragma once
#include <functional>
#include <string>
#include <vector>

#include "tests/bench/bench.h"

namespace ullim::bench {

/// The widgets of the Inspect page themselves, fed by the real loader, on the platform the process runs on
/// (QT_QPA_PLATFORM=offscreen, or a window under Xvfb). `folder` is for the clips that are made. Long files:
/// empty paths are left out. Each row goes to `add` as it is there.
struct ViewFiles {
  std::string folder;
  std::string oneHourWav, tenHourFlac;
};
void benchViewsOnScreen(int argc, char** argv, const ViewFiles& files, const std::function<void(Row)>& add);

}  // namespace ullim::bench
