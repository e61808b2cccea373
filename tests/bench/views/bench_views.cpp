// How long one waits for the picture of a long file. Run by hand: tests/bench/README.md.
#include <cstring>
#include <filesystem>
#include <iostream>

#include "tests/bench/process.h"
#include "tests/bench/views/views.h"

using namespace ullim::bench;

int main(int argc, char** argv) {
  if (const int code = launchIfAsked(argc, argv); code >= 0) return code;
  ViewSettings settings;
  settings.dir = (std::filesystem::temp_directory_path() / "ullim-long").string();
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    if (arg == "--dir" && i + 1 < argc) {
      settings.dir = argv[++i];
    } else if (arg == "--only" && i + 1 < argc) {
      settings.only.emplace_back(argv[++i]);
    } else if (arg == "--librosa" && i + 1 < argc) {
      settings.librosa = argv[++i];
    } else if (arg == "--python" && i + 1 < argc) {
      settings.python = argv[++i];
    } else if (arg == "--quick") {
      settings.quick = true;
    } else {
      std::cerr << "use: bench_views [--dir FOLDER] [--quick] [--librosa FOLDER] [--python PYTHON]\n"
                   "                   [--only wav|flac|gui-short|gui-picture|gui-wav|gui-flac]...\n";
      return 2;
    }
  }
  std::error_code error;
  std::filesystem::create_directories(settings.dir, error);
  if (error) {
    std::cerr << settings.dir << ": cannot be made (choose another folder with --dir)\n";
    return 1;
  }
  benchLongSounds(settings);
#ifdef ULLIM_HAS_DESKTOP
  benchViewsOnScreen(argc, argv, settings);
#endif
  return 0;
}
