#pragma once
// The small JSON texts of the tables and of the history. Used inside core/store only.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace ullim {

/// Text that is no object reads as an empty one.
inline nlohmann::json objectOf(const std::string& text) {
  nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  return json.is_object() ? json : nlohmann::json::object();
}

inline std::optional<std::string> stringIn(const nlohmann::json& json, const char* key) {
  const auto it = json.find(key);
  if (it == json.end() || !it->is_string()) return std::nullopt;
  return it->get<std::string>();
}

}  // namespace ullim
