#include "core/dataset/duplicates.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <tuple>

#include "core/base/parallel.h"
#include "core/dataset/printcompare.h"
#include "core/dataset/printindex.h"
#include "core/dataset/wavecompare.h"

namespace ullim {
namespace {

constexpr double kCovers = 0.9;  // of a length, to count as all of it

/// Clips that belong together, by joining.
class Sets {
 public:
  explicit Sets(std::size_t n) : m_of(n) { std::iota(m_of.begin(), m_of.end(), 0); }
  int of(int i) {
    while (m_of[std::size_t(i)] != i) i = m_of[std::size_t(i)] = m_of[std::size_t(m_of[std::size_t(i)])];
    return i;
  }
  void join(int a, int b) {
    a = of(a);
    b = of(b);
    m_of[std::size_t(std::max(a, b))] = std::min(a, b);
  }

 private:
  std::vector<int> m_of;
};

NearPair::Cover coverOf(const PrintPair& pair, const SoundPrint& a, const SoundPrint& b) {
  const int shared = std::min(a.frames, b.frames + pair.shift) - std::max(pair.shift, 0);
  if (shared >= kCovers * a.frames) return NearPair::Cover::Whole;
  return shared >= kCovers * b.frames ? NearPair::Cover::Part : NearPair::Cover::Overlap;
}

void findExact(const std::vector<DuplicateAsk>& clips, Duplicates& out) {
  std::map<std::tuple<std::string, int, int>, std::vector<int>> same;
  for (int i = 0; i < int(clips.size()); ++i)
    if (const auto& clip = clips[std::size_t(i)]; !clip.soundHash.empty())
      same[{clip.soundHash, clip.rate, clip.channels}].push_back(i);
  for (auto& [key, group] : same)
    if (group.size() > 1) out.exact.push_back(std::move(group));
  std::sort(out.exact.begin(), out.exact.end());
}

/// The prints of these clips; nothing where there is none.
bool makePrints(const std::vector<DuplicateAsk>& clips, const std::vector<int>& which, int jobs,
                const JobContext& job, std::vector<SoundPrint>& prints, Duplicates& out,
                std::vector<PrintWord>* words) {
  std::mutex mutex;
  const bool whole = parallelFor(which.size(), jobs, job, [&](std::size_t at) {
    const int i = which[at];
    auto print = soundPrint(clips[std::size_t(i)].path, {job.stop, {}});
    const std::lock_guard lock(mutex);
    if (!print) {
      if (print.error().code != ErrorCode::Cancelled) out.problems.emplace_back(i, print.error().detail);
      return;
    }
    out.traits[std::size_t(i)] = print->traits;
    if (words) {
      appendWords(*print, i, words);
    } else {
      prints[std::size_t(i)] = std::move(*print);
    }
  });
  return whole && !job.stopped();
}

/// The pairs with their waves compared.
bool compareWaves(const std::vector<DuplicateAsk>& clips, const std::vector<SoundPrint>& prints,
                  const std::vector<PrintPair>& pairs, int jobs, const JobContext& job,
                  std::vector<NearPair>& found, Duplicates& out) {
  std::map<int, SlowWave> waves;
  for (const PrintPair& pair : pairs) waves[pair.a], waves[pair.b];
  std::vector<int> which;
  for (const auto& [i, wave] : waves) which.push_back(i);
  std::mutex mutex;
  parallelFor(which.size(), jobs, job, [&](std::size_t at) {
    auto wave = slowWave(clips[std::size_t(which[at])].path, {job.stop, {}});
    const std::lock_guard lock(mutex);
    if (wave)
      waves[which[at]] = std::move(*wave);
    else if (wave.error().code != ErrorCode::Cancelled)
      out.problems.emplace_back(which[at], wave.error().detail);
  });
  found.resize(pairs.size());
  const bool whole = parallelFor(pairs.size(), jobs, job, [&](std::size_t at) {
    const PrintPair& pair = pairs[at];
    const auto &a = prints[std::size_t(pair.a)], &b = prints[std::size_t(pair.b)];
    const double shiftS = (pair.shift + a.cutFrames - b.cutFrames) * SoundPrint::kHopS;
    const WaveMatch match = matchWaves(waves.at(pair.a), waves.at(pair.b), shiftS);
    found[at] = {pair.a,
                 pair.b,
                 pair.likeness,
                 float(match.likeness),
                 match.likeness > 0 ? match.shiftS : shiftS,
                 coverOf(pair, a, b)};
  });
  return whole && !job.stopped();
}

void number(std::size_t n, Duplicates& out) {
  Sets sets(n);
  for (const auto& group : out.exact)
    for (const int i : group) sets.join(group.front(), i);
  for (const NearPair& pair : out.near) sets.join(pair.a, pair.b);
  std::vector<int> size(n, 0), numbers(n, 0);
  for (int i = 0; i < int(n); ++i) ++size[std::size_t(sets.of(i))];
  out.group.assign(n, 0);
  int next = 0;
  for (int i = 0; i < int(n); ++i) {
    const auto set = std::size_t(sets.of(i));
    if (size[set] < 2) continue;
    if (numbers[set] == 0) numbers[set] = ++next;
    out.group[std::size_t(i)] = numbers[set];
  }
}

}  // namespace

Result<Duplicates> findDuplicates(const std::vector<DuplicateAsk>& clips, const DuplicateOptions& options,
                                  const JobContext& job) {
  Duplicates out;
  const Error stopped{ErrorCode::Cancelled, "stopped"};
  findExact(clips, out);
  std::vector<bool> spokenFor(clips.size(), false);
  for (const auto& group : out.exact)
    for (const int i : group) spokenFor[std::size_t(i)] = i != group.front();
  std::vector<int> which;
  for (int i = 0; i < int(clips.size()); ++i)
    if (!spokenFor[std::size_t(i)]) which.push_back(i);

  std::vector<SoundPrint> prints(clips.size());
  out.traits.resize(clips.size());
  std::vector<std::pair<int, int>> candidates;
  out.everyPair = int(which.size()) <= options.everyPair;
  if (!out.everyPair) {
    // The prints of all would not fit into memory: they are made twice, the second time of candidates alone.
    std::vector<PrintWord> words;
    if (!makePrints(clips, which, options.jobs, job, prints, out, &words)) return stopped;
    candidates = wordCandidates(words);
    which.clear();
    for (const auto& [a, b] : candidates) which.insert(which.end(), {a, b});
    std::sort(which.begin(), which.end());
    which.erase(std::unique(which.begin(), which.end()), which.end());
  }
  if (!makePrints(clips, which, options.jobs, job, prints, out, nullptr)) return stopped;
  std::sort(out.problems.begin(), out.problems.end());
  std::vector<PrintPair> pairs;
  if (out.everyPair || !candidates.empty())
    if (!alikePairs(prints, options.alike, options.jobs, job, &pairs, candidates)) return stopped;
  std::vector<NearPair> found;
  if (!compareWaves(clips, prints, pairs, options.jobs, job, found, out)) return stopped;
  for (const NearPair& pair : found) {
    const bool likely = pair.wave >= options.likelyWave, veryAlike = pair.likeness >= options.veryAlike;
    if (pair.wave >= options.sureWave || (likely && veryAlike))
      out.near.push_back(pair);
    else if (likely || veryAlike)
      out.review.push_back(pair);
  }
  std::stable_sort(out.review.begin(), out.review.end(),
                   [](const NearPair& x, const NearPair& y) { return x.likeness > y.likeness; });
  number(clips.size(), out);
  for (const auto& group : out.exact)
    for (const int i : group) out.traits[std::size_t(i)] = out.traits[std::size_t(group.front())];
  return out;
}

}  // namespace ullim
