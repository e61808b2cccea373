// The speed of features beside its yardsticks, from one run: see README.md here.
#include <cstdio>
#include <exception>
#include <iostream>

#include "tests/bench/bench.h"
#include "tests/bench/process.h"

namespace {

constexpr const char* kUsage =
    "bench_features [--quick] [--json] [--librosa DIR] [--python PY] [--data DIR] [--cli FILE] [--only "
    "ROW]...\n"
    "  --quick        1 minute instead of 10, 200 clips, few repeats: to see whether it runs\n"
    "  --json         the rows as JSON\n"
    "  --librosa DIR  librosa's source folder, where it is not installed\n"
    "  --python PY    the Python of the yardsticks (python3)\n"
    "  --data DIR     the folder that holds fsdd (shared/data beside the project)\n"
    "  --cli FILE     ullim-cli (of the same build)\n"
    "  --only ROW     logmel, mfcc, streaming, clips, cold, picture, yin, resample, stretch; may repeat\n";

/// False: the words make no sense.
bool readArguments(int argc, char** argv, ullim::bench::Settings& settings) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--quick" || word == "--json") {
      (word == "--quick" ? settings.quick : settings.json) = true;
      continue;
    }
    if (i + 1 >= argc) return false;
    const std::string value = argv[++i];
    if (word == "--librosa")
      settings.librosa = value;
    else if (word == "--python")
      settings.python = value;
    else if (word == "--data")
      settings.data = value;
    else if (word == "--cli")
      settings.cli = value;
    else if (word == "--only")
      settings.only.push_back(value);
    else
      return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace ullim::bench;
  if (const int code = launchIfAsked(argc, argv); code >= 0) return code;
  Settings settings;
  settings.data = ULLIM_SHARED "/data";
  settings.cli = ULLIM_BIN "/ullim-cli";
  if (!readArguments(argc, argv, settings)) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  try {
    const Machine machine = thisMachine();  // before our own work raises the load
    Bench bench(settings);
    benchSpectra(bench);
    benchStreaming(bench);
    benchClips(bench);
    benchSixtySeconds(bench);
    benchProcesses(bench);
    std::cout << (settings.json ? jsonText(bench, machine) : tableText(bench, machine));
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "bench_features: %s\n", problem.what());
    return 1;
  }
  return 0;
}
