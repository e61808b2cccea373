#include "core/dataset/verdict.h"

#include <algorithm>

#include "core/dataset/text.h"

namespace ullim {

const std::vector<Verdict>& VerdictSet::of(const std::string& clipId) const {
  static const std::vector<Verdict> kNone;
  const auto it = m_byClip.find(clipId);
  return it == m_byClip.end() ? kNone : it->second;
}

const Verdict* VerdictSet::find(const std::string& id) const {
  const auto it = m_clips.find(id);
  if (it == m_clips.end()) return nullptr;
  for (const auto& verdict : of(it->second))
    if (verdict.id == id) return &verdict;
  return nullptr;
}

void VerdictSet::put(Verdict verdict) {
  erase(verdict.id);
  m_clips[verdict.id] = verdict.clipId;
  auto& list = m_byClip[verdict.clipId];
  const auto at = std::lower_bound(list.begin(), list.end(), verdict,
                                   [](const Verdict& a, const Verdict& b) { return a.id < b.id; });
  list.insert(at, std::move(verdict));
}

void VerdictSet::erase(const std::string& id) {
  const auto it = m_clips.find(id);
  if (it == m_clips.end()) return;
  const auto clip = m_byClip.find(it->second);
  std::erase_if(clip->second, [&](const Verdict& verdict) { return verdict.id == id; });
  if (clip->second.empty()) m_byClip.erase(clip);
  m_clips.erase(it);
}

Result<Done> checkVerdict(const Verdict& verdict) {
  if (!verdict.id.empty() && !verdict.clipId.empty() && !verdict.annotator.empty() && !verdict.pass.empty() &&
      verdict.turn >= 0)
    return Done{};
  return Error{ErrorCode::BadArgument,
               "verdict " + printable(verdict.id) + ": needs id, clip, annotator and pass"};
}

Result<Done> checkPass(const Pass& pass) {
  const bool known = pass.kind == "blind" || pass.kind == "source";
  if (!pass.id.empty() && !pass.name.empty() && !pass.annotator.empty() && known) return Done{};
  return Error{ErrorCode::BadArgument,
               "pass " + printable(pass.name) + ": needs id, name, annotator and a kind"};
}

}  // namespace ullim
