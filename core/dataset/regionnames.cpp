#include "core/dataset/regionnames.h"

#include <algorithm>
#include <array>

#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr std::size_t kMaxNameBytes = 180;  // room for extensions below the 255 of most file systems

// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
bool isReserved(const std::string& name) {
  const std::string stem = foldCase(name.substr(0, name.find('.')));
  static constexpr std::array kDevices = {"con", "prn", "aux", "nul"};
  if (std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end()) return true;
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '0' &&
         stem[3] <= '9';
}

std::string stemOf(const std::string& file) {
  const auto dot = file.find_last_of('.');
  const auto slash = file.find_last_of('/');
  const bool named = dot != std::string::npos && dot > 0 && (slash == std::string::npos || dot > slash + 1);
  return named ? file.substr(0, dot) : file;
}

// From the shortest to the surest.
std::vector<std::string> candidates(const Clip& clip) {
  const std::string base = clip.file.substr(clip.file.find_last_of('/') + 1);
  return {safeFileName(stemOf(base)), safeFileName(base), safeFileName(stemOf(clip.file)),
          safeFileName(clip.file), safeFileName(clip.id)};
}

}  // namespace

std::string safeFileName(std::string_view name) {
  std::string out;
  for (const char c : printable(name)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool bad =
        byte < 0x20 || byte == 0x7F || std::string_view("<>:\"/\\|?*").find(c) != std::string::npos;
    out += bad ? '_' : c;
  }
  if (out.size() > kMaxNameBytes) {
    out.resize(kMaxNameBytes);
    while (!isUtf8(out)) out.pop_back();
  }
  if (out.empty()) return "_";
  if (out.front() == '.' || out.front() == ' ' || out.front() == '-') out.front() = '_';
  if (out.back() == '.' || out.back() == ' ') out.back() = '_';
  return isReserved(out) ? out + "_" : out;
}

ClipFileNames::ClipFileNames(const Dataset& data) {
  for (const auto& clip : data.clips) {
    for (const auto& name : candidates(clip)) {
      auto& ids = m_clips[foldCase(name)];
      if (ids.empty() || ids.back() != clip.id) ids.push_back(clip.id);
    }
  }
  for (const auto& clip : data.clips) {
    const auto names = candidates(clip);
    const auto own = std::find_if(names.begin(), names.end(),
                                  [&](const auto& name) { return m_clips[foldCase(name)].size() == 1; });
    m_names.emplace(clip.id, own == names.end() ? names.back() : *own);
  }
}

const std::string& ClipFileNames::of(const std::string& clipId) const {
  static const std::string kNone;
  const auto it = m_names.find(clipId);
  return it == m_names.end() ? kNone : it->second;
}

std::vector<std::string> ClipFileNames::clips(const std::string& name) const {
  const auto it = m_clips.find(foldCase(name));
  return it == m_clips.end() ? std::vector<std::string>() : it->second;
}

}  // namespace ullim
