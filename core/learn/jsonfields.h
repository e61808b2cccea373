#pragma once
// Strict reading of JSON fields, for the .cpp files of this room: a missing field, a wrong type or a value
// outside its range is a sentence, never a silent conversion.
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace ullim::jsonfields {

using Json = nlohmann::json;

/// Thrown inside this room only; every reader catches it and answers with a Result.
struct BadField {
  std::string what;
};

inline const Json& member(const Json& object, const char* key) {
  if (!object.is_object()) throw BadField{std::string("an object with ") + key + " was expected"};
  const auto it = object.find(key);
  if (it == object.end()) throw BadField{std::string(key) + " is missing"};
  return *it;
}

inline std::int64_t integer(const Json& object, const char* key, std::int64_t low, std::int64_t high) {
  const Json& value = member(object, key);
  const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>() <= std::uint64_t(INT64_MAX)
                                               : value.is_number_integer();
  if (!fits || value.get<std::int64_t>() < low || value.get<std::int64_t>() > high)
    throw BadField{std::string(key) + " must be a whole number from " + std::to_string(low) + " to " +
                   std::to_string(high)};
  return value.get<std::int64_t>();
}

inline double number(const Json& object, const char* key, double low, double high) {
  const Json& value = member(object, key);
  if (!value.is_number() || !(value.get<double>() >= low && value.get<double>() <= high))
    throw BadField{std::string(key) + " must be a number from " + std::to_string(low) + " to " +
                   std::to_string(high)};
  return value.get<double>();
}

inline bool flag(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (!value.is_boolean()) throw BadField{std::string(key) + " must be true or false"};
  return value.get<bool>();
}

inline std::string text(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (!value.is_string()) throw BadField{std::string(key) + " must be text"};
  return value.get<std::string>();
}

inline std::vector<std::string> texts(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (!value.is_array()) throw BadField{std::string(key) + " must be a list of texts"};
  std::vector<std::string> out;
  for (const Json& entry : value) {
    if (!entry.is_string()) throw BadField{std::string(key) + " must be a list of texts"};
    out.push_back(entry.get<std::string>());
  }
  return out;
}

inline std::uint64_t seed(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (!value.is_number_unsigned()) throw BadField{std::string(key) + " must be a whole number from 0"};
  return value.get<std::uint64_t>();
}

/// Parses text that may be hostile: no duplicate key (parsers disagree on which one counts), at most
/// `maxDepth` levels.
inline Json parseStrict(const std::string& bytes, int maxDepth) {
  std::vector<std::set<std::string>> keys;
  std::string problem;
  const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > maxDepth) problem = "it is nested too deeply";
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second)
      problem = "the key \"" + parsed.get<std::string>() + "\" occurs twice";
    return problem.empty();  // what follows a problem is discarded, not kept
  };
  Json json = Json::parse(bytes, watch, false);
  if (!problem.empty()) throw BadField{problem};
  if (json.is_discarded()) throw BadField{"it is no JSON"};
  return json;
}

}  // namespace ullim::jsonfields
