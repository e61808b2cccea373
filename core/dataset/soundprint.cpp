#include "core/dataset/soundprint.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "core/audio/blockreader.h"
#include "core/dsp/mel.h"
#include "core/dsp/spectrum.h"

namespace ullim {
namespace {

constexpr double kFrameS = 0.064, kLowHz = 50, kTopHz = 4000, kRangeDb = 50;
constexpr double kLeastDb = 0.75;  // deviation of a cell, below it a sound is steady

/// The frames of a mono stream, in dB.
class PrintMaker {
 public:
  explicit PrintMaker(int rate) : m_rate(rate), m_options(options(rate)), m_spectrum(m_options) {
    MelOptions mel;
    mel.nMels = SoundPrint::kBands;
    mel.fMinHz = kLowHz;
    mel.fMaxHz = std::min(kTopHz, rate / 2.0);
    m_bank = sharedMelFilterbank({rate}, m_options.nFft, mel);
    print.topHz = int(mel.fMaxHz);
  }

  void add(std::span<const float> mono) {
    m_rest.insert(m_rest.end(), mono.begin(), mono.end());
    std::size_t used = 0;
    for (;; ++m_frames) {
      // A place of its own for each frame: a hop of 16 ms is no whole number of samples at every rate.
      const auto at = std::size_t(std::llround(double(m_frames) * SoundPrint::kHopS * m_rate)) - m_begin;
      used = std::min(at, m_rest.size());
      if (at + std::size_t(m_options.nFft) > m_rest.size()) break;
      std::array<float, SoundPrint::kBands> mels;
      m_bank->apply(m_spectrum.powerFloat(m_rest.data() + at), mels);
      for (const float power : mels) m_db.push_back(10 * std::log10(power + 1e-12f));
    }
    m_rest.erase(m_rest.begin(), m_rest.begin() + std::ptrdiff_t(used));
    m_begin += used;
  }

  bool enough() const { return double(m_frames) * SoundPrint::kHopS >= SoundPrint::kLongestS; }

  SoundPrint finish() {
    if (m_db.empty()) return print;
    const float highest = *std::max_element(m_db.begin(), m_db.end());
    if (highest < -115) return print;  // digital silence
    print.cells.resize(m_db.size());
    for (std::size_t i = 0; i < m_db.size(); ++i)
      print.cells[i] =
          std::uint8_t(std::clamp((m_db[i] - highest + kRangeDb) / SoundPrint::kStepDb + 0.5, 0.0, 255.0));
    const auto loud = [](std::uint8_t cell) { return cell > 0; };
    const auto first = std::find_if(print.cells.begin(), print.cells.end(), loud) - print.cells.begin();
    const auto last = std::find_if(print.cells.rbegin(), print.cells.rend(), loud) - print.cells.rbegin();
    const auto front = first / SoundPrint::kBands * SoundPrint::kBands;
    print.cells.resize(print.cells.size() - std::size_t(last / SoundPrint::kBands * SoundPrint::kBands));
    print.cells.erase(print.cells.begin(), print.cells.begin() + front);
    print.cutFrames = int(front / SoundPrint::kBands);
    print.frames = int(print.cells.size()) / SoundPrint::kBands;
    return print;
  }

  SoundPrint print;

 private:
  static StftOptions options(int rate) {
    StftOptions out;
    out.winLength = std::max(int(kFrameS * rate), 16);
    out.nFft = 16;
    while (out.nFft < out.winLength) out.nFft *= 2;
    return out;
  }
  int m_rate;
  StftOptions m_options;
  SpectrumMaker m_spectrum;
  std::shared_ptr<const MelBank> m_bank;
  std::vector<float> m_rest, m_db;
  std::size_t m_begin = 0;  // of m_rest in the stream
  std::size_t m_frames = 0;
};

class TraitsMeter {
 public:
  void add(std::span<const float> samples) {
    for (const float x : samples) {
      const auto fine = std::uint32_t(std::abs(std::lrint(std::clamp(x, -1.0f, 1.0f) * float(1 << kFinest))));
      m_all |= fine;
      m_run = fine == 0 ? m_run + 1 : 0;
      m_zeros += fine == 0 ? 1 : 0;
      m_longest = std::max(m_longest, m_run);
    }
    m_count += std::int64_t(samples.size());
  }
  SoundTraits traits(double samplesASecond) const {
    SoundTraits out;
    if (m_count == 0) return out;
    out.zeroShare = float(double(m_zeros) / double(m_count));
    out.longestZeroS = float(double(m_longest) / samplesASecond);
    out.usedBits = m_all == 0 ? 0 : kFinest + 1 - std::countr_zero(m_all);
    return out;
  }

 private:
  static constexpr int kFinest = 23;
  std::uint32_t m_all = 0;
  std::int64_t m_zeros = 0, m_run = 0, m_longest = 0, m_count = 0;
};

}  // namespace

Result<SoundPrint> soundPrint(const std::string& path, const JobContext& job) {
  auto sound = openSound(path, job);
  if (!sound) return sound.error();
  BlockReader& reader = **sound;
  const auto channels = std::size_t(reader.info().channels);
  PrintMaker maker(reader.info().rate.hz);
  TraitsMeter traits;
  std::vector<float> block(std::size_t(std::min<std::int64_t>(reader.blockFrames(), 16384)) * channels), mono;
  while (!maker.enough()) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, path + ": stopped"};
    const auto read = reader.read(block);
    if (!read) return read.error();
    if (*read == 0) break;
    mono.assign(std::size_t(*read), 0.0f);
    for (std::size_t i = 0; i < mono.size() * channels; ++i) {
      if (!std::isfinite(block[i])) block[i] = 0;
      mono[i / channels] += block[i] / float(channels);
    }
    maker.add(mono);
    traits.add(std::span(block).first(mono.size() * channels));
  }
  SoundPrint print = maker.finish();
  print.traits = traits.traits(double(reader.info().rate.hz) * double(channels));
  return print;
}

double likenessAt(const SoundPrint& a, const SoundPrint& b, int shift, int least) {
  const int begin = std::max(shift, 0), end = std::min(a.frames, b.frames + shift);
  if (end - begin < std::max(least, 2)) return 0;
  // Whole numbers: 120 s of 255 * 255 fit into 32 bits.
  std::array<std::uint32_t, SoundPrint::kBands> sumA{}, sumB{}, aa{}, bb{}, ab{};
  for (int t = begin; t < end; ++t) {
    const std::uint8_t* const x = a.frame(t).data();
    const std::uint8_t* const y = b.frame(t - shift).data();
    for (std::size_t k = 0; k < SoundPrint::kBands; ++k) {
      const std::uint32_t u = x[k], v = y[k];
      sumA[k] += u;
      sumB[k] += v;
      aa[k] += u * u;
      bb[k] += v * v;
      ab[k] += u * v;
    }
  }
  const double n = end - begin;
  double cross = 0, ofA = 0, ofB = 0;
  for (std::size_t k = 0; k < SoundPrint::kBands; ++k) {
    cross += ab[k] - double(sumA[k]) * sumB[k] / n;
    ofA += aa[k] - double(sumA[k]) * sumA[k] / n;
    ofB += bb[k] - double(sumB[k]) * sumB[k] / n;
  }
  const double steady = std::pow(kLeastDb / SoundPrint::kStepDb, 2) * n * SoundPrint::kBands;
  return ofA < steady || ofB < steady ? 0 : cross / std::sqrt(ofA * ofB);
}

}  // namespace ullim
