// Kills the real program at random moments while it labels. Run by hand: tests/bench/README.md.
#include <QCoreApplication>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "tests/bench/kills/kills.h"

using namespace ullim::bench;

int main(int argc, char** argv) {
  const QCoreApplication app(argc, argv);
  KillSettings settings;
  settings.program = QCoreApplication::applicationDirPath().toStdString() + "/ullim";
  settings.dir = (std::filesystem::temp_directory_path() / "ullim-kills").string();
  settings.verbose = true;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    const bool more = i + 1 < argc;
    if (arg == "--kills" && more) {
      settings.kills = std::max(1, std::atoi(argv[++i]));
    } else if (arg == "--clips" && more) {
      settings.clips = std::max(10, std::atoi(argv[++i]));
    } else if (arg == "--seed" && more) {
      settings.seed = std::strtoull(argv[++i], nullptr, 10);
    } else if (arg == "--dir" && more) {
      settings.dir = argv[++i];
    } else if (arg == "--ack-early") {
      settings.ackEarly = true;
    } else {
      std::cerr << "use: bench_kills [--kills N] [--clips N] [--seed N] [--dir FOLDER] [--ack-early]\n";
      return 2;
    }
  }
  const KillReport report = killAndLook(settings);
  std::cout << "kills                         " << report.kills << " (" << report.killedOpening
            << " while opening)\n"
            << "key presses                   " << report.presses << "\n"
            << "acknowledged                  " << report.acknowledged << "\n"
            << "acknowledged and lost         " << report.lost << "\n"
            << "integrity or history broken   " << report.broken << "\n"
            << "not reopened                  " << report.unopened << "\n"
            << "worst reopening               " << report.worstReopenMs << " ms (goal 2000)\n"
            << "worst start to loaded         " << report.worstStartMs << " ms\n"
            << "key to durable p50, p99       " << percentile(report.durableMs, 0.5) << ", "
            << percentile(report.durableMs, 0.99) << " ms of " << report.durableMs.size()
            << " (goal p99 20)\n"
            << "key to \"saved\" p50, p99        " << percentile(report.savedMs, 0.5) << ", "
            << percentile(report.savedMs, 0.99) << " ms\n"
            << "next clip on screen p50, p99  " << percentile(report.shownMs, 0.5) << ", "
            << percentile(report.shownMs, 0.99) << " ms of " << report.shownMs.size() << " (goal 50)\n";
  for (const std::string& complaint : report.complaints) std::cout << "  " << complaint << "\n";
  return report.fine() ? 0 : 1;
}
