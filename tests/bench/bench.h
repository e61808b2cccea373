#pragma once
// What the rows of the benchmark share: settings, inputs, the table, measuring side by side.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "tests/bench/process.h"

namespace ullim::bench {

struct Settings {
  bool quick = false;   ///< 1 minute instead of 10, 200 clips, 3 repeats: to see whether it runs
  bool json = false;    ///< the rows as JSON on standard output instead of the table
  std::string librosa;  ///< source folder of librosa; empty: the installed one
  std::string python = "python3";
  std::string data;  ///< the folder with fsdd/
  std::string cli;   ///< ullim-cli
  std::vector<std::string> only;
  bool wants(const std::string& row) const;
  int repeats() const { return quick ? 3 : 7; }
  double longSeconds() const { return quick ? 60 : 600; }
  std::string longText() const { return quick ? "1 min" : "10 min"; }
};

/// How a row is judged.
struct Goal {
  enum class Kind { None, RatioAtMost, RatioAtLeast, OursAtMost } kind = Kind::None;
  double value = 0;
};
/// ours / yardstick <= x: for yardsticks that nobody can beat, such as the transform alone.
inline Goal atMostTimes(double x) { return {Goal::Kind::RatioAtMost, x}; }
/// yardstick / ours >= x: times faster, or times smaller.
inline Goal atLeastTimes(double x) { return {Goal::Kind::RatioAtLeast, x}; }
inline Goal oursAtMost(double x) { return {Goal::Kind::OursAtMost, x}; }

/// Median of one contender.
struct Timed {
  std::optional<double> median;  ///< nothing: the yardstick is not here
  int repeats = 0;
};

struct Row {
  std::string work, yardstick;
  Timed ours, theirs;
  Goal goal;
  std::string unit = "ms";
  std::string remark;
};

/// One contender's turn: milliseconds, or nothing when it cannot run.
using Contender = std::function<std::optional<double>()>;

/// Wall time of `body`, milliseconds.
double millisecondsOf(const std::function<void()>& body);
double medianOf(std::vector<double> values);

/// Everybody warms up once, then everybody has a turn per round, so that a disturbance hits all alike. Who
/// needs more than 5 s has two rounds only.
std::vector<Timed> measureTogether(const std::vector<Contender>& contenders, int repeats);

/// The folder for what is written, the inputs, and the Python sides, each made at first use.
class Bench {
 public:
  explicit Bench(Settings settings);
  ~Bench();
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  const Settings& settings() const { return m_settings; }
  std::string path(const std::string& name) const { return m_folder + "/" + name; }

  /// Samples of the made-up cry, also written as NAME.npy and NAME.wav (16 bit) for the other sides.
  const std::vector<float>& signal(const std::string& name, double lengthS, SampleRate sr);
  /// The first (up to) 1000 clips of fsdd by name, also written as clips.txt. Empty when not here.
  const std::vector<std::string>& clips();

  /// A job of yardstick_librosa.py or yardstick_torchaudio.py in a process that stays warm.
  Contender librosa(const std::string& job);
  Contender torchaudio(const std::string& job);
  /// Sides that were asked, with their versions, or why they are not here.
  std::vector<std::string> sides() const;

  /// Environment for a Python that finds librosa, caches what it compiles, and may use all cores.
  std::vector<std::string> pythonEnvironment() const;
  std::string script(const std::string& name) const;

  void add(Row row) { m_rows.push_back(std::move(row)); }
  const std::vector<Row>& rows() const { return m_rows; }

 private:
  struct Signal {
    std::string name;
    std::vector<float> samples;
  };
  PythonSide& side(std::unique_ptr<PythonSide>& side, const std::string& file);

  Settings m_settings;
  std::string m_folder;
  std::vector<std::unique_ptr<Signal>> m_signals;
  std::vector<std::string> m_clips;
  std::unique_ptr<PythonSide> m_librosa, m_torchaudio;
  std::vector<Row> m_rows;
};

/// Cry-like: a gliding fundamental with 20 harmonics, breaths in between, pink-ish noise. The same samples on
/// every machine but for the last bits of sin().
std::vector<float> madeUpCry(double lengthS, SampleRate sr);

/// The surroundings of a run, which decide how far its numbers can be believed.
struct Machine {
  std::string cpu;
  int cores = 0;
  double load = 0;  ///< over the minute before the run
};
Machine thisMachine();

std::string tableText(const Bench& bench, const Machine& machine);
std::string jsonText(const Bench& bench, const Machine& machine);

// The groups of rows, one file each.
void benchSpectra(Bench& bench);
void benchStreaming(Bench& bench);
void benchClips(Bench& bench);
void benchProcesses(Bench& bench);
void benchSixtySeconds(Bench& bench);

}  // namespace ullim::bench
