#include "core/dataset/printindex.h"

#include <algorithm>
#include <tuple>

namespace ullim {
namespace {

constexpr int kBits = 16, kApart = 3;    // bands per bit; frames of the comparison in time
constexpr int kShortFrames = 100;        // little is in a short sound: all of it is kept
constexpr std::size_t kCommonest = 200;  // a moment in more places says nothing

int slope(std::span<const std::uint8_t> frame, int bit) {
  const auto k = std::size_t(bit) * 4;
  return frame[k] + frame[k + 1] - frame[k + 2] - frame[k + 3];
}

std::uint32_t mixed(std::uint32_t x) {
  x ^= x >> 16;
  x *= 0x7feb352dU;
  x ^= x >> 15;
  x *= 0x846ca68bU;
  return x ^ (x >> 16);
}

}  // namespace

void appendWords(const SoundPrint& print, int clip, std::vector<PrintWord>* words) {
  std::uint32_t before = 0;
  for (int t = kApart; t < print.frames; ++t) {
    std::uint32_t word = 0;
    for (int bit = 0; bit < kBits; ++bit)
      word = word * 2 + (slope(print.frame(t), bit) > slope(print.frame(t - kApart), bit) ? 1 : 0);
    // Steady stretches repeat their word.
    if (word != 0 && word != before && (print.frames < kShortFrames || mixed(word) % 4 == 0))
      words->push_back({word, clip, t});
    before = word;
  }
}

std::vector<std::pair<int, int>> wordCandidates(std::vector<PrintWord>& words) {
  std::sort(words.begin(), words.end(), [](const PrintWord& a, const PrintWord& b) {
    return std::tie(a.word, a.clip, a.frame) < std::tie(b.word, b.clip, b.frame);
  });
  struct Vote {
    std::int32_t a, b, shift;
    auto operator<=>(const Vote&) const = default;
  };
  std::vector<Vote> votes;
  for (std::size_t begin = 0, end = 0; begin < words.size(); begin = end) {
    while (end < words.size() && words[end].word == words[begin].word) ++end;
    if (end - begin > kCommonest) continue;
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t j = i + 1; j < end; ++j)
        if (words[i].clip != words[j].clip)
          votes.push_back({words[i].clip, words[j].clip, words[i].frame - words[j].frame});
  }
  std::sort(votes.begin(), votes.end());
  std::vector<std::pair<int, int>> out;
  for (std::size_t i = 1; i < votes.size(); ++i) {
    const Vote &x = votes[i - 1], &y = votes[i];
    if (x.a != y.a || x.b != y.b || y.shift - x.shift > 1) continue;
    if (out.empty() || out.back() != std::pair(int(x.a), int(x.b))) out.emplace_back(x.a, x.b);
  }
  return out;
}

}  // namespace ullim
