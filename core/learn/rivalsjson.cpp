#include "core/learn/rivalsjson.h"

#include "core/learn/jsonfields.h"

namespace ullim {
namespace {

using jsonfields::BadField;
using jsonfields::Json;

Json orNull(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json pair(const Interval& i) { return {orNull(i.low), orNull(i.high)}; }
std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

constexpr double kFar = 1e9;  // ends of moved intervals may lie outside 0..1

Interval interval(const Json& object, const char* key) {
  const Json& ends = jsonfields::member(object, key);
  if (!ends.is_array() || ends.size() != 2) throw BadField{std::string(key) + " must be two numbers"};
  const auto end = [&](const Json& value) {
    if (value.is_null()) return std::numeric_limits<double>::quiet_NaN();
    if (!value.is_number() || std::abs(value.get<double>()) > kFar)
      throw BadField{std::string(key) + " must be two numbers"};
    return value.get<double>();
  };
  return {end(ends[0]), end(ends[1])};
}

template <class Entry, class Read>
Result<std::vector<Entry>> listFrom(const std::string& json, const char* what, const Read& read) {
  try {
    const Json list = jsonfields::parseStrict(json, 4);
    if (!list.is_array()) throw BadField{"it must be a list"};
    std::vector<Entry> out;
    for (const Json& j : list) out.push_back(read(j));
    return out;
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat,
                 std::string(what) + ": " + bad.what + " (the file was changed or is damaged)"};
  }
}

}  // namespace

std::string baselinesToJson(const std::vector<BaselineScore>& scores) {
  Json list = Json::array();
  for (const BaselineScore& s : scores)
    list.push_back({{"name", s.name},
                    {"n", s.n},
                    {"accuracy", s.accuracy},
                    {"accuracy_ci95", pair(s.accuracyCi)},
                    {"balanced_accuracy", s.balancedAccuracy},
                    {"balanced_accuracy_ci95", pair(s.balancedAccuracyCi)},
                    {"macro_f1", s.macroF1},
                    {"macro_f1_ci95", pair(s.macroF1Ci)}});
  return dumped(list);
}

std::string shortcutsToJson(const std::vector<ShortcutScore>& scores) {
  Json list = Json::array();
  for (const ShortcutScore& s : scores)
    list.push_back({{"name", s.name},
                    {"n", s.n},
                    {"balanced_accuracy", s.balancedAccuracy},
                    {"balanced_accuracy_ci95", pair(s.balancedAccuracyCi)},
                    {"chance", s.chance},
                    {"flagged", s.flagged},
                    {"text", s.words}});
  return dumped(list);
}

Result<std::vector<BaselineScore>> baselinesFromJson(const std::string& json) {
  using namespace jsonfields;
  return listFrom<BaselineScore>(json, "baselines", [](const Json& j) {
    BaselineScore s;
    s.name = text(j, "name");
    s.n = int(integer(j, "n", 0, INT32_MAX));
    s.accuracy = number(j, "accuracy", 0, 1);
    s.accuracyCi = interval(j, "accuracy_ci95");
    s.balancedAccuracy = number(j, "balanced_accuracy", 0, 1);
    s.balancedAccuracyCi = interval(j, "balanced_accuracy_ci95");
    s.macroF1 = number(j, "macro_f1", 0, 1);
    s.macroF1Ci = interval(j, "macro_f1_ci95");
    return s;
  });
}

Result<std::vector<ShortcutScore>> shortcutsFromJson(const std::string& json) {
  using namespace jsonfields;
  return listFrom<ShortcutScore>(json, "shortcuts", [](const Json& j) {
    ShortcutScore s;
    s.name = text(j, "name");
    s.n = int(integer(j, "n", 0, INT32_MAX));
    s.balancedAccuracy = number(j, "balanced_accuracy", 0, 1);
    s.balancedAccuracyCi = interval(j, "balanced_accuracy_ci95");
    s.chance = number(j, "chance", 0, 1);
    s.flagged = flag(j, "flagged");
    s.words = text(j, "text");
    return s;
  });
}

}  // namespace ullim
