#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace ullim {

/// Keys keep the order in which they were written: people read these documents too.
using Json = nlohmann::ordered_json;

/// One line. File names that are not UTF-8 show the replacement character instead of ending the program.
inline std::string jsonText(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The number a float stands for, without the digits a double would add (0.1f -> 0.1).
double shortNumber(float value);

/// "error": null or the sentence.
inline Json errorOrNull(const std::string& sentence) {
  return sentence.empty() ? Json(nullptr) : Json(sentence);
}

}  // namespace ullim
