#pragma once
// What several people say of the same clips, beside the one label that counts (Clip::label).
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"

namespace ullim {

/// One person's (or table's) word on one clip within a pass.
struct Verdict {
  std::string id;  ///< UUID
  std::string clipId;
  std::string annotator;  ///< who; for a label source, its name
  std::string pass;       ///< Pass::id
  int turn = 0;           ///< 0: first time in this pass; 1, 2, ...: a hidden repeat
  std::string label;      ///< name of a class; empty: no class fits, or not usable
  bool unsure = false, unusable = false;
  std::string note;
  std::int64_t whenMs = 0;
  std::int64_t version = 1;  ///< raised by every edit
  bool operator==(const Verdict&) const = default;
};

/// A walk through a sample of clips by one person, without sight of the present labels; or a second source of
/// labels that was read from a table.
struct Pass {
  std::string id;  ///< UUID
  std::string name;
  std::string kind;  ///< "blind": by a person; "source": read from a table
  std::string annotator;
  std::vector<std::string> clips;  ///< ids in the order they are shown; an id that returns is a hidden repeat
  std::uint64_t seed = 0;          ///< of sample, order and repeats
  std::int64_t createdMs = 0;
  bool closed = false;
  std::int64_t version = 1;
  bool operator==(const Pass&) const = default;
};

/// The verdicts of a data set: by clip, and by id.
class VerdictSet {
 public:
  const std::vector<Verdict>& of(
      const std::string& clipId) const;              ///< in order of id; empty for unknown clips
  const Verdict* find(const std::string& id) const;  ///< valid until its clip's verdicts change
  std::size_t size() const { return m_clips.size(); }
  const std::unordered_map<std::string, std::vector<Verdict>>& byClip() const { return m_byClip; }
  void put(Verdict verdict);  ///< new, or in place of the one with its id
  void erase(const std::string& id);
  bool operator==(const VerdictSet& other) const { return m_byClip == other.m_byClip; }

 private:
  std::unordered_map<std::string, std::string> m_clips;  // verdict id -> clip id
  std::unordered_map<std::string, std::vector<Verdict>> m_byClip;
};

Result<Done> checkVerdict(const Verdict& verdict);  ///< id, clip, annotator and pass are there; turn >= 0
Result<Done> checkPass(const Pass& pass);           ///< id, name and annotator are there; the kind is known

}  // namespace ullim
