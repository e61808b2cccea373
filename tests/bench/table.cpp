#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/bench/bench.h"
#include "tests/bench/fftwalone.h"

namespace ullim::bench {
namespace {

constexpr double kQuietLoad = 0.5;

std::optional<double> ratioOf(const Row& row) {
  if (!row.ours.median || !row.theirs.median || *row.ours.median <= 0 || *row.theirs.median <= 0) return {};
  return row.goal.kind == Goal::Kind::RatioAtMost ? *row.ours.median / *row.theirs.median
                                                  : *row.theirs.median / *row.ours.median;
}

std::optional<bool> metOf(const Row& row) {
  const auto ratio = ratioOf(row);
  switch (row.goal.kind) {
    case Goal::Kind::None:
      return {};
    case Goal::Kind::OursAtMost:
      if (!row.ours.median) return {};
      return *row.ours.median <= row.goal.value;
    case Goal::Kind::RatioAtMost:
      if (!ratio) return {};
      return *ratio <= row.goal.value;
    case Goal::Kind::RatioAtLeast:
      if (!ratio) return {};
      return *ratio >= row.goal.value;
  }
  return {};
}

std::string format(const char* pattern, double value) {
  char text[64];
  std::snprintf(text, sizeof text, pattern, value);
  return text;
}

std::string number(const Timed& timed, const std::string& unit) {
  if (!timed.median) return "not here";
  return format(*timed.median < 100 ? "%.2f " : "%.0f ", *timed.median) + unit;
}

std::string goalText(const Row& row) {
  switch (row.goal.kind) {
    case Goal::Kind::None:
      return "-";
    case Goal::Kind::OursAtMost:
      return format("<= %g ", row.goal.value) + row.unit;
    case Goal::Kind::RatioAtMost:
      return format("<= %gx its", row.goal.value);
    case Goal::Kind::RatioAtLeast:
      return format(">= %gx", row.goal.value);
  }
  return {};
}

std::string load(const Machine& machine) {
  return format("load %.2f", machine.load) +
         (machine.load > kQuietLoad ? " (above 0.5: disturbed, do not quote these numbers)" : "");
}

}  // namespace

Machine thisMachine() {
  Machine machine{"unknown processor", int(std::thread::hardware_concurrency()), 0};
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("model name")) {
      machine.cpu = line.substr(line.find(':') + 2);
      break;
    }
  std::ifstream("/proc/loadavg") >> machine.load;
  return machine;
}

std::string tableText(const Bench& bench, const Machine& machine) {
  std::string out = machine.cpu + ", " + std::to_string(machine.cores) + " cores, " + load(machine) + "\n";
  out += std::string("FFTW: ") + fftwVersion() + "\n";
  for (const std::string& side : bench.sides()) out += side + "\n";
  if (bench.settings().quick) out += "--quick: short inputs, few repeats; the goals are for the full run\n";
  char line[256];
  const char* const pattern = "%-34s %14s  %-26s %14s %8s  %-12s %s\n";
  std::snprintf(line, sizeof line, pattern, "work", "ours", "yardstick", "its", "ratio", "goal", "met");
  out += "\n" + std::string(line);
  for (const Row& row : bench.rows()) {
    const auto ratio = ratioOf(row);
    const auto met = metOf(row);
    std::snprintf(line, sizeof line, pattern, row.work.c_str(),
                  (row.ours.median ? number(row.ours, row.unit) : "failed").c_str(), row.yardstick.c_str(),
                  row.goal.kind == Goal::Kind::OursAtMost ? "-" : number(row.theirs, row.unit).c_str(),
                  ratio ? format("%.2f", *ratio).c_str() : "-", goalText(row).c_str(),
                  !met   ? "-"
                  : *met ? "yes"
                         : "NO");
    out += line;
    if (!row.remark.empty()) out += "    " + row.remark + "\n";
  }
  return out;
}

std::string jsonText(const Bench& bench, const Machine& machine) {
  using Json = nlohmann::ordered_json;
  const auto timed = [](const Timed& t) {
    return t.median ? Json{{"median", *t.median}, {"repeats", t.repeats}} : Json(nullptr);
  };
  Json rows = Json::array();
  for (const Row& row : bench.rows()) {
    const auto ratio = ratioOf(row);
    const auto met = metOf(row);
    rows.push_back({{"work", row.work},
                    {"yardstick", row.yardstick},
                    {"unit", row.unit},
                    {"ours", timed(row.ours)},
                    {"theirs", timed(row.theirs)},
                    {"ratio", ratio ? Json(*ratio) : Json(nullptr)},
                    {"goal", goalText(row)},
                    {"met", met ? Json(*met) : Json(nullptr)},
                    {"remark", row.remark}});
  }
  const Json out{{"cpu", machine.cpu},
                 {"cores", machine.cores},
                 {"load", machine.load},
                 {"disturbed", machine.load > kQuietLoad},
                 {"fftw", fftwVersion()},
                 {"sides", bench.sides()},
                 {"quick", bench.settings().quick},
                 {"rows", rows}};
  return out.dump(1) + "\n";
}

}  // namespace ullim::bench
