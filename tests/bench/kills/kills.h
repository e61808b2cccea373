#pragma once
// The real program is killed while it labels, and what it called saved must be there.
#include <cstdint>
#include <string>
#include <vector>

namespace ullim::bench {

struct KillSettings {
  std::string program;  ///< path of ullim
  std::string dir;      ///< the project is made here, and the program's settings and scratch files
  int kills = 1000;
  int clips = 300;
  int renewEvery = 50;  ///< kills after which a new project is begun (its history is replayed at each kill)
  std::uint64_t seed = 1;
  bool ackEarly = false;  ///< the control: the program says "saved" before its store has answered
  bool verbose = false;
};

struct KillReport {
  int kills = 0, killedOpening = 0;
  std::int64_t presses = 0, acknowledged = 0;
  int lost = 0;      ///< acknowledged changes that were gone, or not in the state that was acknowledged
  int broken = 0;    ///< kills after which integrity_check or the replay of the history failed
  int unopened = 0;  ///< starts that did not reach "loaded"
  double worstReopenMs = 0;  ///< opening of the project, in the program
  double worstStartMs = 0;   ///< from the start of the process until the project is loaded
  std::vector<double> durableMs, savedMs, shownMs;
  std::vector<std::string> complaints;  ///< the first few, in words
  bool fine() const { return lost == 0 && broken == 0 && unopened == 0; }
};

KillReport killAndLook(const KillSettings& settings);

/// p in 0..1 of the values; 0 when there are none.
double percentile(std::vector<double> values, double p);

}  // namespace ullim::bench
