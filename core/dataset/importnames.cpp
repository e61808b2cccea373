#include "core/dataset/importnames.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string_view>

#include "core/dataset/text.h"

namespace ullim {
namespace {

using Parts = std::vector<std::string>;
using Words = std::map<std::string, std::string>;

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool allLetters(std::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), isLetter); }
std::string get(const Words& words, const std::string& key) {
  const auto it = words.find(key);
  return it == words.end() ? "" : it->second;
}

// Most names are of no preset: counting is quicker than taking them apart.
bool hasParts(std::string_view stem, char separator, std::ptrdiff_t parts) {
  return std::count(stem.begin(), stem.end(), separator) == parts - 1;
}

// "7_jackson_32 (1)", "7_jackson_32 - Copy", "7_jackson_32 copy": file managers' copies.
std::string withoutCopyMark(const std::string& stem) {
  const auto at = stem.find_last_of(' ');
  if (at == std::string::npos || at == 0) return stem;
  const std::string_view last = std::string_view(stem).substr(at + 1);
  const bool number = last.size() > 2 && last.front() == '(' && last.back() == ')' &&
                      allDigits(last.substr(1, last.size() - 2));
  if (!number && foldCase(last) != "copy") return stem;
  std::string rest = stem.substr(0, at);
  if (rest.size() > 2 && rest.ends_with(" -")) rest.resize(rest.size() - 2);
  return rest;
}

std::string upperCase(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = char(c - 32);
  return text;
}

// {digit}_{speaker}_{n}: a speaker with letters is FSDD, a number is AudioMNIST.
std::optional<NameFacts> spokenDigit(const std::string& stem, bool numbered) {
  if (!hasParts(stem, '_', 3)) return std::nullopt;
  const Parts p = splitText(stem, '_');
  if (p.size() != 3 || p[0].size() != 1 || !allDigits(p[0]) || p[1].empty() || !allDigits(p[2]))
    return std::nullopt;
  if (numbered ? !allDigits(p[1]) : !isLetter(p[1][0])) return std::nullopt;
  return NameFacts{p[0], p[1], {{"index", p[2]}}};
}

bool isUuid(std::string_view s) {
  if (s.size() != 36) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? s[i] != '-'
               : std::string_view("0123456789abcdefABCDEF").find(s[i]) == std::string_view::npos)
      return false;
  }
  return true;
}

std::optional<NameFacts> donateacry(const std::string& stem) {
  static const Words kReasons = {{"hu", "hungry"},     {"bu", "burping"},    {"bp", "belly_pain"},
                                 {"dc", "discomfort"}, {"ch", "discomfort"}, {"ti", "tired"},
                                 {"lo", "lonely"},     {"sc", "scared"},     {"dk", "dont_know"}};
  if (stem.size() < 38 || !isUuid(std::string_view(stem).substr(0, 36)) || stem[36] != '-')
    return std::nullopt;
  const Parts p = splitText(std::string_view(stem).substr(37), '-');
  if (p.size() != 5 || !allDigits(p[0]) || p[1].empty() || p[2].size() != 1 || !allDigits(p[3]) ||
      p[4].size() != 2)
    return std::nullopt;
  const std::string gender = foldCase(p[2]), reason = foldCase(p[4]);
  if ((gender != "m" && gender != "f") || !allLetters(reason)) return std::nullopt;
  const bool ios = stem.find_first_of("ABCDEF") < 36;
  return NameFacts{get(kReasons, reason),
                   foldCase(std::string_view(stem).substr(0, 36)),
                   {{"gender", gender},
                    {"age", p[3]},
                    {"reason_code", reason},
                    {"app_version", p[1]},
                    {"platform", ios ? "ios" : "android"}}};
}

// {class}_{n} or {class}-{sex}-{months}-{n}
std::optional<NameFacts> cryKaggle(const std::string& stem) {
  const Parts p = splitText(stem, '-');
  if (p.size() == 4 && !p[0].empty() && !allDigits(p[0]) && allDigits(p[2]) && allDigits(p[3])) {
    const std::string sex = foldCase(p[1]);
    const bool male = sex == "m" || sex == "male" || sex == "boy",
               female = sex == "f" || sex == "female" || sex == "girl";
    if (male || female) return NameFacts{p[0], "", {{"gender", male ? "m" : "f"}, {"age_months", p[2]}}};
  }
  const auto at = stem.find_last_of('_');
  if (at == std::string::npos || at == 0 || !allDigits(std::string_view(stem).substr(at + 1)))
    return std::nullopt;
  const std::string label = stem.substr(0, at);
  if (std::any_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  return NameFacts{label, "", {{"index", stem.substr(at + 1)}}};
}

std::optional<NameFacts> ravdess(const std::string& stem) {
  if (!hasParts(stem, '-', 7)) return std::nullopt;
  static constexpr std::array kEmotions = {"neutral", "calm",    "happy",   "sad",
                                           "angry",   "fearful", "disgust", "surprised"};
  const Parts p = splitText(stem, '-');
  if (p.size() != 7 ||
      !std::all_of(p.begin(), p.end(), [](const auto& s) { return s.size() == 2 && allDigits(s); }))
    return std::nullopt;
  // Modality 1-3, channel 1-2, intensity 1-2, statement 1-2, repetition 1-2, actor 1-24 (the set's paper).
  static constexpr std::array kHighest = {3, 2, 8, 2, 2, 2, 24};
  for (std::size_t i = 0; i < kHighest.size(); ++i)
    if (const int number = std::stoi(p[i]); number < 1 || number > kHighest[i]) return std::nullopt;
  const int emotion = std::stoi(p[2]);
  if (emotion < 1 || emotion > int(kEmotions.size())) return std::nullopt;
  return NameFacts{kEmotions[std::size_t(emotion - 1)],
                   p[6],
                   {{"modality", p[0]},
                    {"vocal_channel", p[1] == "02" ? "song" : "speech"},
                    {"intensity", p[3] == "02" ? "strong" : "normal"},
                    {"statement", p[4]},
                    {"repetition", p[5]},
                    {"gender", std::stoi(p[6]) % 2 == 1 ? "m" : "f"}}};
}

// {speaker}{text}{emotion}{version}: 03a01Fa. The letters are German: Wut, Langeweile, Ekel, Angst, Freude,
// Trauer.
std::optional<NameFacts> emodb(const std::string& stem) {
  static const Words kLetters = {{"W", "anger"},     {"L", "boredom"}, {"E", "disgust"}, {"A", "fear"},
                                 {"F", "happiness"}, {"T", "sadness"}, {"N", "neutral"}};
  static const Words kGenders = {{"03", "m"}, {"08", "f"}, {"09", "f"}, {"10", "m"}, {"11", "m"},
                                 {"12", "m"}, {"13", "f"}, {"14", "f"}, {"15", "m"}, {"16", "f"}};
  const std::string_view s = stem;
  if (s.size() < 6 || s.size() > 7 || !allDigits(s.substr(0, 2)) ||
      std::string_view("abAB").find(s[2]) == std::string_view::npos || !allDigits(s.substr(3, 2)))
    return std::nullopt;
  const auto letter = kLetters.find(std::string(1, s[5]));
  if (letter == kLetters.end() || (s.size() == 7 && !isLetter(s[6]))) return std::nullopt;
  NameFacts facts{letter->second, stem.substr(0, 2), {{"text_code", foldCase(stem.substr(2, 3))}}};
  if (s.size() == 7) facts.columns["version"] = stem.substr(6);
  if (const auto gender = get(kGenders, facts.group); !gender.empty()) facts.columns["gender"] = gender;
  return facts;
}

// {actor}_{sentence}_{emotion}_{level}: 1001_DFA_ANG_XX
std::optional<NameFacts> cremad(const std::string& stem) {
  if (!hasParts(stem, '_', 4)) return std::nullopt;
  static const Words kEmotions = {{"ANG", "anger"}, {"DIS", "disgust"}, {"FEA", "fear"},
                                  {"HAP", "happy"}, {"NEU", "neutral"}, {"SAD", "sad"}};
  const Parts p = splitText(stem, '_');
  if (p.size() != 4 || p[0].size() != 4 || !allDigits(p[0]) || p[1].size() != 3) return std::nullopt;
  const std::string emotion = get(kEmotions, upperCase(p[2]));
  if (emotion.empty()) return std::nullopt;
  return NameFacts{emotion, p[0], {{"sentence", upperCase(p[1])}, {"intensity", upperCase(p[3])}}};
}

// {OAF or YAF}_{word}_{emotion}; one file of the set says OA
std::optional<NameFacts> tess(const std::string& stem) {
  if (!hasParts(stem, '_', 3)) return std::nullopt;
  static const Words kEmotions = {{"angry", "angry"}, {"disgust", "disgust"}, {"fear", "fear"},
                                  {"happy", "happy"}, {"neutral", "neutral"}, {"ps", "pleasant_surprise"},
                                  {"sad", "sad"}};
  Parts p = splitText(stem, '_');
  if (p.size() == 3) p[0] = upperCase(p[0]);
  if (p.size() != 3 || (p[0] != "OAF" && p[0] != "YAF" && p[0] != "OA" && p[0] != "YA")) return std::nullopt;
  const std::string emotion = get(kEmotions, foldCase(p[2]));
  if (emotion.empty()) return std::nullopt;
  const bool old = p[0][0] == 'O';
  return NameFacts{emotion, old ? "OAF" : "YAF", {{"word", p[1]}, {"age_group", old ? "old" : "young"}}};
}

// {speaker}_{emotion}{n}, or {emotion}{n} in the speaker's folder: DC_sa01
std::optional<NameFacts> savee(const std::string& stem, const std::string& folder) {
  static const Words kEmotions = {{"a", "anger"},   {"d", "disgust"},  {"f", "fear"},     {"h", "happiness"},
                                  {"n", "neutral"}, {"sa", "sadness"}, {"su", "surprise"}};
  const auto isSpeaker = [](const std::string& s) {
    return s == "DC" || s == "JE" || s == "JK" || s == "KL";
  };
  const auto at = stem.find('_');
  const std::string speaker = at == std::string::npos ? folder : stem.substr(0, at);
  const std::string code = at == std::string::npos ? stem : stem.substr(at + 1);
  const auto digits = code.find_first_of("0123456789");
  if (!isSpeaker(speaker) || digits == std::string::npos || !allDigits(code.substr(digits)))
    return std::nullopt;
  const std::string emotion = get(kEmotions, code.substr(0, digits));
  if (emotion.empty()) return std::nullopt;
  return NameFacts{emotion, speaker, {{"index", code.substr(digits)}}};
}

// {fold}-{source}-{take}-{class}; in class folders the last part is left out
std::optional<NameFacts> esc50(const std::string& stem) {
  if (!hasParts(stem, '-', 3) && !hasParts(stem, '-', 4)) return std::nullopt;
  static constexpr std::array kClasses = {"dog",
                                          "rooster",
                                          "pig",
                                          "cow",
                                          "frog",
                                          "cat",
                                          "hen",
                                          "insects",
                                          "sheep",
                                          "crow",
                                          "rain",
                                          "sea_waves",
                                          "crackling_fire",
                                          "crickets",
                                          "chirping_birds",
                                          "water_drops",
                                          "wind",
                                          "pouring_water",
                                          "toilet_flush",
                                          "thunderstorm",
                                          "crying_baby",
                                          "sneezing",
                                          "clapping",
                                          "breathing",
                                          "coughing",
                                          "footsteps",
                                          "laughing",
                                          "brushing_teeth",
                                          "snoring",
                                          "drinking_sipping",
                                          "door_wood_knock",
                                          "mouse_click",
                                          "keyboard_typing",
                                          "door_wood_creaks",
                                          "can_opening",
                                          "washing_machine",
                                          "vacuum_cleaner",
                                          "clock_alarm",
                                          "clock_tick",
                                          "glass_breaking",
                                          "helicopter",
                                          "chainsaw",
                                          "siren",
                                          "car_horn",
                                          "engine",
                                          "train",
                                          "church_bells",
                                          "airplane",
                                          "fireworks",
                                          "hand_saw"};
  const Parts p = splitText(stem, '-');
  if ((p.size() != 3 && p.size() != 4) || p[0].size() != 1 || !allDigits(p[0]) || !allDigits(p[1]) ||
      p[2].size() != 1 || !(p[2][0] >= 'A' && p[2][0] <= 'Z'))
    return std::nullopt;
  NameFacts facts{"", p[1], {{"fold", p[0]}, {"take", p[2]}}};
  if (p.size() == 4) {
    if (!allDigits(p[3]) || p[3].size() > 2 || std::stoi(p[3]) >= int(kClasses.size())) return std::nullopt;
    facts.label = kClasses[std::size_t(std::stoi(p[3]))];
  }
  return facts;
}

}  // namespace

const std::vector<std::string>& namePresets() {
  static const std::vector<std::string> kPresets = {"donateacry", "ravdess",   "emodb", "cremad",
                                                    "tess",       "esc50",     "savee", "fsdd",
                                                    "audiomnist", "cry-kaggle"};
  return kPresets;
}

std::optional<NameFacts> factsFromName(const std::string& preset, const std::string& fullStem,
                                       const std::string& folder) {
  const std::string stem = withoutCopyMark(fullStem);
  if (preset == "fsdd") return spokenDigit(stem, false);
  if (preset == "audiomnist") return spokenDigit(stem, true);
  if (preset == "donateacry") return donateacry(stem);
  if (preset == "cry-kaggle") return cryKaggle(stem);
  if (preset == "ravdess") return ravdess(stem);
  if (preset == "emodb") return emodb(stem);
  if (preset == "cremad") return cremad(stem);
  if (preset == "tess") return tess(stem);
  if (preset == "savee") return savee(stem, folder);
  if (preset == "esc50") return esc50(stem);
  return std::nullopt;
}

bool isClassFolder(const std::string& preset, const std::string& folder) {
  static constexpr std::array kCries = {"hungry",    "burping",    "belly_pain",   "discomfort",
                                        "tired",     "lonely",     "scared",       "cold_hot",
                                        "dont_know", "belly pain", "needs_burping"};
  static constexpr std::array kEmotions = {
      "anger",     "angry",  "wut",     "ärger",   "boredom", "bored",  "langeweile", "disgust",
      "disgusted", "ekel",   "fear",    "fearful", "afraid",  "angst",  "happiness",  "happy",
      "joy",       "freude", "sadness", "sad",     "trauer",  "neutral"};
  const std::string name = foldCase(folder);
  if (preset == "donateacry") return std::find(kCries.begin(), kCries.end(), name) != kCries.end();
  if (preset == "emodb") return std::find(kEmotions.begin(), kEmotions.end(), name) != kEmotions.end();
  return false;
}

struct NamePattern::Compiled {
  std::regex expression;
  std::vector<std::string> names;  // of each capture group, "" for unnamed
};

namespace {

std::string whatIsWrong(std::regex_constants::error_type code) {
  using namespace std::regex_constants;
  if (code == error_paren) return "a ( or ) has no partner";
  if (code == error_brack) return "a [ is not closed with ]";
  if (code == error_brace || code == error_badbrace) return "{ } needs numbers, as in {2} or {1,3}";
  if (code == error_badrepeat) return "*, + or ? has nothing before it to repeat";
  if (code == error_range) return "a range in [ ] runs backwards";
  if (code == error_escape) return "\\ is followed by a letter that means nothing";
  if (code == error_backref) return "refers to a group that is not there";
  return "is not a regular expression";
}

}  // namespace

Result<NamePattern> NamePattern::make(const std::string& pattern) {
  const auto bad = [&](const std::string& what) {
    return Error{ErrorCode::BadArgument, "pattern \"" + printable(pattern) + "\": " + what +
                                             " (example: (?<group>\\d+)_(?<label>[a-z]+))"};
  };
  auto compiled = std::make_shared<Compiled>();
  std::string expression;
  bool inClass = false, useful = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    expression += c;
    if (c == '\\' && i + 1 < pattern.size()) {
      expression += pattern[++i];
    } else if (c == '[' || c == ']') {
      inClass = c == '[';
    } else if (c == '(' && !inClass && pattern.substr(i, 3) == "(?<") {
      // std::regex knows no names: they are kept beside it.
      if (const char next = i + 3 < pattern.size() ? pattern[i + 3] : '\0'; next == '=' || next == '!')
        return bad("looks behind, which is not known here");
      const auto end = pattern.find('>', i);
      if (end == std::string::npos || end == i + 3) return bad("a group's name is not closed with >");
      compiled->names.push_back(pattern.substr(i + 3, end - i - 3));
      useful |= compiled->names.back() == "label" || compiled->names.back() == "group";
      i = end;
    } else if (c == '(' && !inClass && pattern.substr(i, 2) != "(?") {
      compiled->names.emplace_back();
    }
  }
  for (const auto& name : compiled->names)
    if (!isUtf8(name)) return bad("a group's name is not UTF-8");
  if (!useful) return bad("has neither (?<label>...) nor (?<group>...)");
  try {
    compiled->expression.assign(expression, std::regex::ECMAScript | std::regex::optimize);
  } catch (const std::regex_error& e) {
    return bad(whatIsWrong(e.code()));
  }
  NamePattern made;
  made.d = std::move(compiled);
  return made;
}

std::vector<std::string> NamePattern::groupNames() const {
  std::vector<std::string> names = d->names;
  std::erase(names, "");
  return names;
}

std::optional<std::vector<NamePart>> NamePattern::parts(const std::string& name) const {
  std::smatch found;
  try {
    if (!std::regex_search(name, found, d->expression)) return std::nullopt;
  } catch (const std::regex_error&) {  // too complex for this name
    return std::nullopt;
  }
  std::vector<NamePart> parts;
  for (std::size_t i = 0; i < d->names.size() && i + 1 < found.size(); ++i)
    if (!d->names[i].empty() && found[i + 1].matched)
      parts.push_back({d->names[i], trimmed(found[i + 1].str()), std::size_t(found.position(i + 1)),
                       std::size_t(found.length(i + 1))});
  return parts;
}

std::optional<NameFacts> NamePattern::match(const std::string& name) const {
  const auto found = parts(name);
  if (!found) return std::nullopt;
  NameFacts facts;
  for (const auto& part : *found) {
    if (part.name == "label") {
      facts.label = part.value;
    } else if (part.name == "group") {
      facts.group = part.value;
    } else {
      facts.columns[part.name] = part.value;
    }
  }
  return facts;
}

}  // namespace ullim
