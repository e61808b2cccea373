#include "core/dataset/mapping.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/atomicfile.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t kMaxMappingBytes = std::size_t(1) << 20;
constexpr const char* kFormat = "ullim-classes";
constexpr int kVersion = 1;

Error bad(const std::string& what) { return {ErrorCode::BadFormat, "class mapping: " + what}; }

Result<std::vector<std::string>> names(const Json& json, const std::string& where) {
  std::vector<std::string> out;
  if (!json.is_array()) return bad(where + " is no list (write [\"a\", \"b\"])");
  for (const auto& name : json) {
    if (!name.is_string()) return bad(where + " holds something that is no text (write class names)");
    out.push_back(name.get<std::string>());
  }
  return out;
}

bool looksLikeFile(const std::string& word) {
  std::error_code ec;
  return word.ends_with(".json") || std::filesystem::is_regular_file(word, ec);
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace

Result<Done> checkMapping(const ClassMapping& mapping) {
  std::set<std::string> targets, sources;
  const auto take = [&](const std::string& source) -> Result<Done> {
    if (const auto fine = checkClassName(source); !fine) return fine.error();
    if (!sources.insert(source).second)
      return Error{ErrorCode::BadArgument, "class mapping: " + source + " is named twice (name it once)"};
    return Done{};
  };
  for (const auto& [target, from] : mapping.targets) {
    if (const auto fine = checkClassName(target); !fine) return fine.error();
    if (!targets.insert(target).second)
      return Error{ErrorCode::BadArgument,
                   "class mapping: " + target + " is named twice as a target (join its sources)"};
    if (from.empty())
      return Error{ErrorCode::BadArgument, "class mapping: " + target + " has no source (name at least one)"};
    for (const auto& source : from)
      if (auto fine = take(source); !fine) return fine;
  }
  for (const auto& source : mapping.dropped)
    if (auto fine = take(source); !fine) return fine;
  if (!isUtf8(mapping.name) || !isUtf8(mapping.note))
    return Error{ErrorCode::BadArgument, "class mapping: its name or note is not UTF-8 (type it again)"};
  return Done{};
}

std::string mappingText(const ClassMapping& mapping) {
  Json classes = Json::object();
  for (const auto& [target, sources] : mapping.targets) classes[target] = sources;
  const Json json{{"format", kFormat},  {"version", kVersion},        {"name", mapping.name},
                  {"classes", classes}, {"dropped", mapping.dropped}, {"note", mapping.note}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ClassMapping> parseMapping(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.size() > kMaxMappingBytes) return bad("is larger than 1 MB (it is something else)");
  // The reader keeps the last of two equal keys without a word; a target that is named twice must not vanish.
  std::vector<std::set<std::string>> open;
  std::string twice;
  const auto watch = [&](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end && !open.empty()) open.pop_back();
    if (event == Json::parse_event_t::key && !open.empty() &&
        !open.back().insert(value.get<std::string>()).second)
      twice = value.get<std::string>();
    return true;
  };
  const Json json = Json::parse(text, watch, false);
  if (json.is_discarded() || !json.is_object()) return bad("is no JSON object (choose a mapping file)");
  if (!twice.empty()) return bad("\"" + printable(twice) + "\" stands twice (join the two)");
  const auto format = json.find("format");
  if (format == json.end() || *format != kFormat)
    return bad(std::string("has no \"format\": \"") + kFormat + "\" (choose a mapping file)");
  const auto version = json.find("version");
  if (version == json.end() || !version->is_number_integer() || version->get<std::int64_t>() < 1)
    return bad("has no whole \"version\" (write \"version\": 1)");
  if (version->get<std::int64_t>() > kVersion)
    return Error{ErrorCode::TooNew, "class mapping: was written by a newer version (update Ullim)"};

  ClassMapping mapping;
  for (const auto& [key, value] : json.items()) {
    if (key == "format" || key == "version") continue;
    if (key == "name" || key == "note") {
      if (!value.is_string()) return bad("\"" + key + "\" is no text (write it in quotes)");
      (key == "name" ? mapping.name : mapping.note) = value.get<std::string>();
    } else if (key == "classes") {
      if (!value.is_object()) return bad("\"classes\" is no object (write {\"joy\": [\"amazement\"]})");
      for (const auto& [target, list] : value.items()) {
        auto sources = names(list, "\"" + target + "\"");
        if (!sources) return sources.error();
        mapping.targets.emplace_back(target, std::move(*sources));
      }
    } else if (key == "dropped") {
      auto list = names(value, "\"dropped\"");
      if (!list) return list.error();
      mapping.dropped = std::move(*list);
    } else {
      return bad("\"" + printable(key) + "\" is unknown (take it out)");
    }
  }
  if (auto fine = checkMapping(mapping); !fine) return fine.error();
  return mapping;
}

Result<ClassMapping> readMapping(const std::string& path) {
  const auto text = readWholeFile(path, kMaxMappingBytes);
  if (!text) return text.error();
  auto mapping = parseMapping(*text);
  if (!mapping) return Error{mapping.error().code, path + ": " + mapping.error().detail};
  if (mapping->name.empty()) {
    mapping->name = std::filesystem::path(path).filename().string();
    mapping->name.resize(std::min(mapping->name.size(), mapping->name.find('.')));
  }
  return mapping;
}

Result<Done> writeMapping(const std::string& path, const ClassMapping& mapping, bool overwrite) {
  if (auto fine = checkMapping(mapping); !fine) return fine;
  return writeFileAtomically(path, mappingText(mapping), overwrite);
}

Result<ClassMapping> mappingOfWords(const std::vector<std::string>& words) {
  ClassMapping mapping;
  for (const auto& word : words) {
    for (const auto& part : splitText(word, ';')) {
      if (trimmed(part).empty()) continue;
      const auto equals = part.find('=');
      const std::string target = trimmed(part.substr(0, equals));
      std::vector<std::string> sources;
      if (equals != std::string::npos)
        for (const auto& source : splitText(part.substr(equals + 1), ','))
          if (!trimmed(source).empty()) sources.push_back(trimmed(source));
      if (sources.empty())
        return Error{ErrorCode::BadArgument,
                     "classes \"" + printable(trimmed(part)) +
                         "\": not understood (write joy=amazement,joyful_activation)"};
      auto* into = &mapping.dropped;
      if (!target.empty()) {  // "joy=a" and "joy=b" are one target
        auto at = std::find_if(mapping.targets.begin(), mapping.targets.end(),
                               [&](const auto& known) { return known.first == target; });
        if (at == mapping.targets.end())
          at = mapping.targets.insert(at, {target, std::vector<std::string>()});
        into = &at->second;
      }
      into->insert(into->end(), sources.begin(), sources.end());
    }
  }
  if (auto fine = checkMapping(mapping); !fine) return fine.error();
  return mapping;
}

std::string mappingWords(const ClassMapping& mapping) {
  std::string out;
  const auto add = [&](const std::string& target, const std::vector<std::string>& sources) {
    out += (out.empty() ? "" : "; ") + target + "=";
    for (std::size_t i = 0; i < sources.size(); ++i) out += (i > 0 ? "," : "") + sources[i];
  };
  for (const auto& [target, sources] : mapping.targets) add(target, sources);
  if (!mapping.dropped.empty()) add("", mapping.dropped);
  return out;
}

const std::vector<ClassMapping>& builtinMappings() {
  static const std::vector<ClassMapping> kAll{
      {"gems4",
       {{"joy", {"amazement", "joyful_activation"}},
        {"sadness", {"sadness", "nostalgia"}},
        {"neutral", {"calmness", "tenderness"}},
        {"anger", {"solemnity", "power", "tension"}}},
       {},
       "the nine emotions of GEMS (Geneva Emotional Music Scale) as four"}};
  return kAll;
}

Result<ClassMapping> findMapping(const std::vector<std::string>& words) {
  if (words.size() == 1) {
    for (const auto& mapping : builtinMappings())
      if (mapping.name == words.front()) return mapping;
    if (looksLikeFile(words.front())) return readMapping(words.front());
    if (words.front().find('=') == std::string::npos) {
      std::string known;
      for (const auto& mapping : builtinMappings()) known += (known.empty() ? "" : ", ") + mapping.name;
      return Error{ErrorCode::BadArgument,
                   "classes \"" + printable(words.front()) +
                       "\": no mapping (give a file, write joy=amazement,joyful_activation, or choose from " +
                       known + ")"};
    }
  }
  return mappingOfWords(words);
}

const std::string& MappingView::of(const std::string& label) const {
  const auto it = becomes.find(label);
  return it == becomes.end() ? label : it->second;
}

Result<MappingView> viewThrough(const ClassMapping& mapping, const Dataset& data) {
  if (auto fine = checkMapping(mapping); !fine) return fine.error();
  MappingView view;
  std::size_t known = 0;
  const auto take = [&](const std::string& source, const std::string& target) {
    if (!data.findClass(source)) return view.missing.push_back(source);
    view.becomes[source] = target;
    ++known;
  };
  for (const auto& [target, sources] : mapping.targets)
    for (const auto& source : sources) take(source, target);
  for (const auto& source : mapping.dropped) take(source, "");
  if (known == 0 && !mapping.empty())
    return Error{ErrorCode::TooFew,
                 "class mapping: not one of its classes is in the project (it is for "
                 "other data)"};
  for (const auto& c : data.classes) {
    const std::string& target = view.becomes.emplace(c.name, c.name).first->second;
    const bool there =
        std::find(view.classNames.begin(), view.classNames.end(), target) != view.classNames.end();
    if (!target.empty() && !there) view.classNames.push_back(target);
  }
  return view;
}

std::string filterOfTarget(const MappingView& view, const std::string& target) {
  std::set<std::string> sources;
  for (const auto& [source, becomes] : view.becomes)
    if (becomes == target) sources.insert(source);
  std::string out;
  for (const auto& source : sources) out += (out.empty() ? "label = " : " or label = ") + quoted(source);
  return out;
}

Result<std::vector<ClassStep>> mappingSteps(const ClassMapping& mapping, const Dataset& data) {
  const auto view = viewThrough(mapping, data);
  if (!view) return view.error();
  std::vector<ClassStep> steps;
  // Dropped first: a target may have the name of a class that goes.
  for (const auto& name : mapping.dropped)
    if (data.findClass(name)) steps.push_back({ClassStep::Kind::Drop, name, {}, {}, {}, {}});
  for (const auto& [target, sources] : mapping.targets) {
    ClassStep step{ClassStep::Kind::Merge, target, {}, {}, {}, {}};
    for (const auto& source : sources)
      if (data.findClass(source)) step.names.push_back(source);
    if (step.names.empty()) continue;
    const auto elsewhere = view->becomes.find(target);
    if (elsewhere != view->becomes.end() && elsewhere->second != target && !elsewhere->second.empty())
      return Error{ErrorCode::BadArgument, "class mapping: " + target +
                                               " is a target and goes elsewhere itself (apply it in two "
                                               "steps)"};
    steps.push_back(std::move(step));
  }
  return steps;
}

Result<ClassMapping> mappingOfPlan(const ClassPlan& plan) {
  if (plan.splits)
    return Error{ErrorCode::Unsupported,
                 "class mapping: cannot hold a split by a column (save it without the split)"};
  ClassMapping mapping;
  for (const auto& c : plan.classes) {
    std::vector<std::string> sources;
    for (const auto& [from, to] : plan.becomes)
      if (to == c.name) sources.push_back(from);
    if (!sources.empty() && sources != std::vector<std::string>{c.name})
      mapping.targets.emplace_back(c.name, std::move(sources));
  }
  for (const auto& [from, to] : plan.becomes)
    if (to.empty()) mapping.dropped.push_back(from);
  return mapping;
}

Result<ClassPlan> planMapping(const ClassMapping& mapping, const Dataset& data, int examples) {
  const auto steps = mappingSteps(mapping, data);
  if (!steps) return steps.error();
  auto plan = planClasses(data, *steps, examples);
  if (!plan) return plan.error();
  plan->change.kind = "mapping";
  plan->change.why =
      (mapping.name.empty() ? "map classes" : "map classes by " + mapping.name) + ": " + plan->change.why;
  return plan;
}

}  // namespace ullim
