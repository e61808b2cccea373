#include "core/dataset/clip.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <functional>

namespace ullim {

const char* statusName(ClipStatus status) {
  switch (status) {
    case ClipStatus::New:
      return "new";
    case ClipStatus::Verified:
      return "verified";
    case ClipStatus::Unsure:
      return "unsure";
    case ClipStatus::Excluded:
      return "excluded";
  }
  return "new";
}

Result<ClipStatus> statusFromName(const std::string& name) {
  for (const auto status : {ClipStatus::New, ClipStatus::Verified, ClipStatus::Unsure, ClipStatus::Excluded})
    if (name == statusName(status)) return status;
  return Error{ErrorCode::BadArgument,
               "status \"" + name + "\": unknown (use new, verified, unsure or excluded)"};
}

std::string defaultClassColour(int index) {
  // Okabe and Ito 2008, told apart with any colour vision; their black is grey here, for dark windows.
  static constexpr std::array kOkabeIto = {"#e69f00", "#56b4e9", "#009e73", "#f0e442",
                                           "#0072b2", "#d55e00", "#cc79a7", "#999999"};
  if (index < 0) index = 0;
  if (index < int(kOkabeIto.size())) return kOkabeIto[std::size_t(index)];
  // Further ones: steps of the golden angle in hue, in three lightnesses, so that neighbours differ.
  const int further = index - int(kOkabeIto.size());
  const double hue = std::fmod(further * 137.50776405 + 20.0, 360.0);
  const double lightness = 0.45 + 0.13 * (further % 3);
  const double chroma = (1 - std::abs(2 * lightness - 1)) * 0.6;
  const auto channel = [&](double n) {
    const double k = std::fmod(n + hue / 60.0, 6.0);
    const double ramp = std::clamp(std::min(k, 4.0 - k), 0.0, 1.0);
    return int(std::lround(255 * (lightness + chroma * (0.5 - ramp))));
  };
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02x%02x%02x", channel(5), channel(3), channel(1));
  return text.data();
}

int Dataset::indexOf(const std::string& id) const {
  if (m_slots.empty()) return -1;
  const std::size_t mask = m_slots.size() - 1;
  for (std::size_t slot = std::hash<std::string>()(id) & mask; m_slots[slot] >= 0; slot = (slot + 1) & mask) {
    const auto at = std::size_t(m_slots[slot]);
    if (at < clips.size() && clips[at].id == id) return m_slots[slot];
  }
  return -1;
}

const Clip* Dataset::find(const std::string& id) const {
  const int at = indexOf(id);
  return at < 0 ? nullptr : &clips[std::size_t(at)];
}

Clip* Dataset::find(const std::string& id) {
  const int at = indexOf(id);
  return at < 0 ? nullptr : &clips[std::size_t(at)];
}

const LabelClass* Dataset::findClass(const std::string& name) const {
  const auto it = std::find_if(classes.begin(), classes.end(), [&](const auto& c) { return c.name == name; });
  return it == classes.end() ? nullptr : &*it;
}

const Pass* Dataset::findPass(const std::string& id) const {
  const auto it = std::find_if(passes.begin(), passes.end(), [&](const auto& p) { return p.id == id; });
  return it == passes.end() ? nullptr : &*it;
}

void Dataset::rebuildIndex() {
  // A power of two, and never more than half full: searches are short and end.
  m_slots.assign(std::bit_ceil(std::max<std::size_t>(16, 2 * clips.size() + 1)), -1);
  const std::size_t mask = m_slots.size() - 1;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    std::size_t slot = std::hash<std::string>()(clips[i].id) & mask;
    // The first of two with one id stays, as it always did.
    while (m_slots[slot] >= 0 && clips[std::size_t(m_slots[slot])].id != clips[i].id)
      slot = (slot + 1) & mask;
    if (m_slots[slot] < 0) m_slots[slot] = std::int32_t(i);
  }
}

void Dataset::sortClasses() {
  std::stable_sort(classes.begin(), classes.end(), [](const auto& a, const auto& b) {
    return a.position != b.position ? a.position < b.position : a.name < b.name;
  });
}

}  // namespace ullim
