#include "core/learn/shortcutproperties.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

namespace ullim {
namespace {

bool sameValue(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

std::string fixed(double value, int digits) {
  char text[64];
  return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, digits).ptr};
}

std::string percent(double share) { return fixed(100 * share, 1) + " %"; }

std::string shown(const std::string& name, double value) {
  if (std::isnan(value)) return "none";
  if (std::isinf(value)) return "digital silence";
  if (name == "sample_rate" || name == "bandwidth") return fixed(value, 0) + " Hz";
  if (name == "duration" || name == "zero_runs") return fixed(value, value < 0.1 ? 3 : 2) + " s";
  if (name == "dc") return fixed(value, 5);
  return fixed(value, 1) + " dBFS";
}

const char* plainName(const std::string& name) {
  if (name == "sample_rate") return "the sample rate";
  if (name == "bandwidth") return "the bandwidth (highest frequency with energy)";
  if (name == "duration") return "the length";
  if (name == "level") return "the level";
  if (name == "peak") return "the peak level";
  if (name == "zero_runs") return "the time of exact zeros";
  if (name == "dc") return "the DC offset";
  if (name == "noise_floor") return "the noise floor";
  return "the source (the clip's folder)";
}

const char* advice(const std::string& name) {
  if (name == "sample_rate")
    return "resample everything to the lowest rate before training, or collect each class at the same rates";
  if (name == "bandwidth")
    return "resample everything to twice the lowest bandwidth, or collect each class with the same devices; "
           "where the sounds themselves differ so, it is no shortcut";
  if (name == "duration")
    return "cut all clips to one length, at the same place for every class, or collect lengths alike; "
           "padding "
           "does not hide it";
  if (name == "level" || name == "peak")
    return "bring all clips to one level before training, or augment with gain; where the sounds themselves "
           "are "
           "louder, it is no shortcut";
  if (name == "zero_runs") return "trim the zeros, or pad every class the same way";
  if (name == "dc") return "take the DC offset away, with a high-pass of about 20 Hz";
  if (name == "noise_floor")
    return "record the classes in the same rooms, or augment with noise louder than either";
  return "collect every class from every source, or keep sources apart as the split's groups";
}

double middleOf(std::vector<double> values) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto at = values.begin() + std::ptrdiff_t(values.size() / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

/// The value in the middle of the clips that `in` names; "none" comes before all numbers.
double middle(const std::vector<double>& values, const std::function<bool(std::size_t)>& in) {
  std::vector<double> some;
  std::size_t none = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (in(i)) std::isnan(values[i]) ? void(++none) : some.push_back(values[i]);
  return none > some.size() ? std::numeric_limits<double>::quiet_NaN() : middleOf(std::move(some));
}

}  // namespace

std::vector<ShortcutProperty> shortcutProperties(const ShortcutData& data, const std::vector<char>& counts) {
  std::vector<ShortcutProperty> all;
  const auto number = [&](const char* name, auto&& valueOf) {
    ShortcutProperty property{name, {}, {}, 0};
    for (const RecordingFacts& facts : data.facts) property.numbers.push_back(double(valueOf(facts)));
    all.push_back(std::move(property));
  };
  const auto kinds = [&](const char* name, const auto& values) {
    ShortcutProperty property{name, {}, {}, 0};
    std::map<std::decay_t<decltype(values[0])>, int> known;
    for (const auto& value : values) {
      const int next = int(known.size());
      property.kinds.push_back(known.emplace(value, next).first->second);
    }
    property.kindCount = int(known.size());
    all.push_back(std::move(property));
  };
  std::vector<int> rates;
  for (const RecordingFacts& facts : data.facts) rates.push_back(facts.rateHz);
  kinds("sample_rate", rates);
  number("bandwidth", [](const RecordingFacts& r) { return r.facts.bandwidthHz; });
  number("duration", [](const RecordingFacts& r) { return r.durationS; });
  number("level", [](const RecordingFacts& r) { return r.facts.levelDb; });
  number("peak", [](const RecordingFacts& r) { return r.facts.peakDb; });
  number("zero_runs", [](const RecordingFacts& r) { return r.zerosS; });
  number("dc", [](const RecordingFacts& r) { return r.facts.dc; });
  number("noise_floor", [](const RecordingFacts& r) { return r.facts.noiseDb; });
  if (data.sources.size() == data.facts.size()) kinds("source", data.sources);
  std::erase_if(all, [&](const ShortcutProperty& property) {
    std::size_t first = 0;
    while (first < counts.size() && !counts[first]) ++first;
    for (std::size_t i = first; i < counts.size(); ++i)
      if (counts[i] && (property.isNumber() ? !sameValue(property.numbers[i], property.numbers[first])
                                            : property.kinds[i] != property.kinds[first]))
        return false;
    return true;
  });
  return all;
}

std::string shortcutWords(const ShortcutScore& score, const ShortcutFinding& finding,
                          const ShortcutProperty& property, const ShortcutData& data,
                          const std::vector<char>& counts) {
  const std::string& name = score.name;
  const std::string figures = "balanced accuracy " + percent(score.balancedAccuracy) + ", 95 % interval " +
                              percent(score.balancedAccuracyCi.low) + " to " +
                              percent(score.balancedAccuracyCi.high) + ", chance " + percent(score.chance);
  if (!score.flagged) return std::string(plainName(name)) + " alone does not tell the class: " + figures;
  const bool one = finding.oneClass >= 0;
  const std::string who = one ? data.classNames[std::size_t(finding.oneClass)] : std::string();
  std::string text = std::string(plainName(name)) + " alone tells ";
  if (finding.whole)
    text += "the class: " + figures;
  else
    text += who + " from the rest: balanced accuracy " + percent(finding.oneBalanced) +
            " of these two, chance 50 % (all classes: " + figures + ")";
  if (finding.whole && one)
    text += "; best told from the rest: " + who + ", " + percent(finding.oneBalanced) + " of these two";

  // Rates are kinds to the rule, yet numbers to the reader.
  std::vector<double> values = property.numbers;
  if (name == "sample_rate")
    for (const RecordingFacts& facts : data.facts) values.push_back(facts.rateHz);
  if (!values.empty()) {
    const auto ofClass = [&](int c, bool inside) {
      return middle(values, [&](std::size_t i) { return counts[i] && (data.labels[i] == c) == inside; });
    };
    std::string low, high;
    if (one) {
      low = who + " " + shown(name, ofClass(finding.oneClass, true));
      high = "the rest " + shown(name, ofClass(finding.oneClass, false));
    } else {
      double least = 0, most = 0;
      for (std::size_t c = 0; c < data.classNames.size(); ++c) {
        const bool taken = std::any_of(data.labels.begin(), data.labels.end(), [&](const int& label) {
          return label == int(c) && counts[std::size_t(&label - data.labels.data())];
        });
        const double value = ofClass(int(c), true);
        if (!taken || std::isnan(value)) continue;
        const std::string said = data.classNames[c] + " " + shown(name, value);
        if (low.empty() || value < least) least = value, low = said;
        if (high.empty() || value > most) most = value, high = said;
      }
    }
    if (!low.empty() && low != high) text += "; in the middle " + low + ", " + high;
  }
  if (finding.groups > 0 && finding.groups < kFewGroups)
    text += "; only " + std::to_string(finding.groups) + " groups, so take it with care";
  return text + " (" + advice(name) + ")";
}

}  // namespace ullim
