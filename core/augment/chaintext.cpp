// Steps and chains as text: what people type, what recipes of augmented clips record.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "core/augment/chain.h"

namespace ullim {
namespace {

constexpr std::string_view kOff = "off:";

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string_view> parts(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto at = text.find(separator);
    out.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

/// Shortest text that reads back as the same number; never depends on the locale.
std::string numberText(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

Error bad(std::string_view where, const std::string& what) {
  return {ErrorCode::BadArgument, std::string(where) + ": " + what};
}

Result<double> parseValue(const TransformInfo& info, const ParameterInfo& p, std::string_view text) {
  const std::string field = info.name + "." + p.name;
  if (!p.choices.empty()) {
    const auto it = std::find(p.choices.begin(), p.choices.end(), text);
    if (it == p.choices.end())
      return bad(field, "'" + std::string(text) + "' is not one of its values (choose from " +
                            joined(p.choices) + ")");
    return double(it - p.choices.begin());
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string range =
      numberText(p.minimum) + ".." + numberText(p.maximum) + (p.unit.empty() ? "" : " " + p.unit);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return bad(field, "'" + std::string(text) + "' is not a number (give " + range + ")");
  if (value < p.minimum || value > p.maximum)
    return bad(field, numberText(value) + " is out of range (give " + range + ")");
  return value;
}

}  // namespace

Result<Step> parseStep(const std::string& text) {
  std::string_view rest = trimmed(text);
  Step step;
  if (rest.starts_with(kOff)) {
    step.enabled = false;
    rest = trimmed(rest.substr(kOff.size()));
  }
  const auto open = rest.find('(');
  step.name = std::string(trimmed(rest.substr(0, open)));
  const TransformInfo* info = findTransform(step.name);
  if (!info) {
    std::vector<std::string> names;
    for (const auto& t : transforms()) names.push_back(t.name);
    return bad("'" + step.name + "'", "no such transform (choose from " + joined(names) + ")");
  }
  for (const auto& p : info->parameters) step.parameters[p.name] = p.defaultValue;
  if (open == std::string_view::npos) return step;
  if (rest.back() != ')')
    return bad(text, "the closing bracket is missing (write " + step.name + "(name=value, ...))");
  const std::string_view inside = trimmed(rest.substr(open + 1, rest.size() - open - 2));
  if (inside.empty()) return step;
  std::vector<std::string> seen;
  for (const std::string_view argument : parts(inside, ',')) {
    const auto equals = argument.find('=');
    if (equals == std::string_view::npos)
      return bad(step.name, "'" + std::string(argument) + "' has no value (write name=value)");
    const std::string name(trimmed(argument.substr(0, equals)));
    const auto p = std::find_if(info->parameters.begin(), info->parameters.end(),
                                [&](const ParameterInfo& candidate) { return candidate.name == name; });
    if (p == info->parameters.end()) {
      std::vector<std::string> names;
      for (const auto& candidate : info->parameters) names.push_back(candidate.name);
      return bad(step.name, "no parameter '" + name + "' (choose from " + joined(names) + ")");
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end())
      return bad(step.name, "'" + name + "' is given twice (give it once)");
    seen.push_back(name);
    const auto value = parseValue(*info, *p, trimmed(argument.substr(equals + 1)));
    if (!value) return value.error();
    step.parameters[name] = *value;
  }
  return step;
}

std::string stepText(const Step& step) {
  const TransformInfo* info = findTransform(step.name);
  std::string inside;
  const auto add = [&](const std::string& name, const std::string& value) {
    inside += (inside.empty() ? "" : ", ") + name + "=" + value;
  };
  if (info) {
    for (const auto& p : info->parameters) {  // in the order of the registry, which is the order people know
      const auto it = step.parameters.find(p.name);
      if (it == step.parameters.end()) continue;
      const std::size_t index = std::size_t(std::max(0.0, it->second));
      add(p.name, index < p.choices.size() ? p.choices[index] : numberText(it->second));
    }
  }
  return std::string(step.enabled ? "" : kOff) + step.name + "(" + inside + ")";
}

Result<Chain> parseChain(const std::string& text) {
  Chain chain;
  if (trimmed(text).empty()) return chain;
  for (const std::string_view part : parts(text, ';')) {
    if (part.empty()) continue;  // a closing semicolon is no mistake
    auto step = parseStep(std::string(part));
    if (!step) return step.error();
    chain.steps.push_back(std::move(*step));
  }
  return chain;
}

std::string chainText(const Chain& chain) {
  std::string out;
  for (const Step& step : chain.steps) out += (out.empty() ? "" : "; ") + stepText(step);
  return out;
}

}  // namespace ullim
