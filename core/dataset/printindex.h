#pragma once
// Which of very many sounds may be the same recording: a register of the short moments they are made of.
#include <cstdint>
#include <utility>
#include <vector>

#include "core/dataset/soundprint.h"

namespace ullim {

/// One remembered moment: how the bands rise and fall against each other there.
struct PrintWord {
  std::uint32_t word;
  std::int32_t clip, frame;
};

/// About a quarter of the frames, chosen by what is in them: the same moment is chosen in every copy. All
/// frames of a sound under 1.6 s.
void appendWords(const SoundPrint& print, int clip, std::vector<PrintWord>* words);

/// Pairs of clips (smaller index first) that share at least two moments at one distance in time. `words` is
/// sorted by this. A copy that is only louder, cut or in another file format shares many; one with noise
/// added to it may share none, and is missed.
std::vector<std::pair<int, int>> wordCandidates(std::vector<PrintWord>& words);

}  // namespace ullim
