#pragma once
// What the parts of the viewing benchmark share: the long files, the table, measuring.
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ullim::bench {

struct ViewSettings {
  std::string dir;                 ///< the long files lie here, made when they are missing (about 1.3 GB)
  bool quick = false;              ///< 3 minutes and half an hour instead: to see whether it runs
  std::string librosa;             ///< source folder of librosa; empty: no yardstick
  std::string python = "python3";  ///< the one that has numpy, scipy, numba and matplotlib
  std::vector<std::string> only;
  bool wants(const std::string& part) const;
};

struct LongFile {
  std::string name, path;  ///< "1 h stereo WAV", ...
  double lengthS = 0;
};
/// Made once, by streaming. Empty path: it could not be written (said on standard error).
LongFile hourOfStereo(const ViewSettings& settings);  ///< WAV, 44.1 kHz, 16 bit
LongFile tenHours(const ViewSettings& settings);      ///< FLAC, 16 kHz, mono

/// One line: what, how much, the goal (none: for the record), met or not.
void printHead(const std::string& title);
void printRow(const std::string& work, double value, const char* unit, std::optional<double> atMost = {},
              const std::string& remark = {});

/// Largest resident memory of this process so far, megabytes (10^6 bytes).
double peakMegabytes();
/// Processor time of this thread, milliseconds: what a busy machine does not change.
double threadMs();
/// Seconds of a steady clock.
double nowS();
/// Asks every 2 ms until it is true; seconds it took, or nothing after limitS.
std::optional<double> secondsUntil(const std::function<bool()>& condition, double limitS = 300);
double percentile(std::vector<double> values, double share);

/// Parts; each prints its rows. Further ones (the windows around these pictures) have a file of their own.
void benchLongSounds(const ViewSettings& settings);
/// The widgets of the Inspect page themselves, fed by the real loader, on the platform the process runs on
/// (offscreen without a display, or a window under Xvfb).
void benchViewsOnScreen(int argc, char** argv, const ViewSettings& settings);

}  // namespace ullim::bench
