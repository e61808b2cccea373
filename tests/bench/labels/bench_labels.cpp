// How fast the table and the labels are with 100 000 clips. Run by hand: tests/bench/README.md.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "core/base/heap.h"
#include "tests/bench/labels/labels.h"

using namespace ullim::bench;

int main(int argc, char** argv) {
  ullim::shareHeap();  // as the program does
  LabelSettings settings;
  settings.dir = (std::filesystem::temp_directory_path() / "ullim-labels").string();
  bool makeOnly = false;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    const bool more = i + 1 < argc;
    if (arg == "--make" && more) {
      settings.dir = argv[++i];
      makeOnly = true;
    } else if (arg == "--dir" && more) {
      settings.dir = argv[++i];
    } else if (arg == "--clips" && more) {
      settings.clips = std::max(1, std::atoi(argv[++i]));
    } else if (arg == "--labels" && more) {
      settings.labels = std::max(1, std::atoi(argv[++i]));
    } else {
      std::cerr << "use: bench_labels [--make FOLDER | --dir FOLDER] [--clips N] [--labels N]\n";
      return 2;
    }
  }
  const std::string project = makeLabelProject(settings);
  if (project.empty()) return 1;
  if (makeOnly) {
    std::cout << project << "\n";
    return 0;
  }
#ifdef ULLIM_HAS_DESKTOP
  return benchLabelsOnScreen(argc, argv, settings, project) ? 0 : 1;
#else
  std::cerr << "built without the desktop program: nothing to measure\n";
  return 0;
#endif
}
