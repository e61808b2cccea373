#include "core/dsp/resample.h"

#include <soxr.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <new>
#include <numeric>
#include <optional>

#include "core/dsp/firresample.h"
#include "core/dsp/realfft.h"

namespace ullim {
namespace {

constexpr double kMaxSamples = 0x1p31;
constexpr double kMaxFourierSamples = 0x1p28;
constexpr int kMaxRateHz = 1 << 24;           // libsoxr's filters grow with the ratio; no sound needs more
constexpr SamplePos kMaxRatioTerm = 1 << 20;  // 80 MiB of filter
constexpr std::size_t kBlock = 1 << 14;

struct Named {
  ResampleType type;
  const char* name;
};
constexpr Named kTypes[] = {
    {ResampleType::SoxrVhq, "soxr_vhq"},
    {ResampleType::SoxrHq, "soxr_hq"},
    {ResampleType::SoxrMq, "soxr_mq"},
    {ResampleType::SoxrLq, "soxr_lq"},
    {ResampleType::SoxrQq, "soxr_qq"},
    {ResampleType::Polyphase, "polyphase"},
    {ResampleType::Scipy, "scipy"},
    {ResampleType::KaiserBest, "kaiser_best"},
    {ResampleType::KaiserFast, "kaiser_fast"},
    {ResampleType::Linear, "linear"},
};

Error impossible(const std::string& what, SampleRate from, SampleRate to, const std::string& use) {
  return {ErrorCode::BadArgument, "resample: " + what + "from " + std::to_string(from.hz) + " Hz to " +
                                      std::to_string(to.hz) + " Hz is not possible (use " + use + ")"};
}
Error tooLong(std::size_t n, SampleRate from, SampleRate to, const std::string& use) {
  return {ErrorCode::BadArgument, "resample: " + std::to_string(n) + " samples from " +
                                      std::to_string(from.hz) + " Hz to " + std::to_string(to.hz) +
                                      " Hz do not fit into memory (use " + use + ")"};
}

std::optional<Error> wrongRates(SampleRate from, SampleRate to) {
  if (from.hz >= 1 && to.hz >= 1 && from.hz <= kMaxRateHz && to.hz <= kMaxRateHz) return std::nullopt;
  return impossible("", from, to, "rates from 1 to " + std::to_string(kMaxRateHz) + " Hz");
}

/// Nothing for the kinds that libsoxr does not do.
std::optional<unsigned long> soxrRecipe(ResampleType type) {
  switch (type) {
    case ResampleType::SoxrVhq:
      return SOXR_VHQ;
    case ResampleType::SoxrHq:
      return SOXR_HQ;
    case ResampleType::SoxrMq:
      return SOXR_MQ;
    case ResampleType::SoxrLq:
      return SOXR_LQ;
    case ResampleType::SoxrQq:
      return SOXR_QQ;
    default:
      return std::nullopt;
  }
}

/// libsoxr rounds the length; librosa then fixes it to the ceiling, with zeros where a sample is missing.
std::size_t soxrLength(std::size_t n, SampleRate from, SampleRate to) {
  const auto made = std::size_t(std::floor(double(n) * to.hz / from.hz + 0.5));
  return std::min(made, std::size_t(resampledLength(n, from, to)));
}

Error soxrFailed(soxr_error_t failed) {
  return {ErrorCode::Internal, std::string("resample: libsoxr failed: ") + failed + " (please report this)"};
}

/// out may be longer than `made`; the rest stays.
std::optional<Error> bySoxr(std::span<const float> y, double fromHz, double toHz, unsigned long recipe,
                            std::size_t made, std::span<float> out) {
  const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
  const soxr_quality_spec_t quality = soxr_quality_spec(recipe, 0);
  const soxr_error_t failed = soxr_oneshot(fromHz, toHz, 1, y.data(), y.size(), nullptr, out.data(), made,
                                           nullptr, &io, &quality, nullptr);
  return failed ? std::optional(soxrFailed(failed)) : std::nullopt;
}

/// The spectrum is cut or continued with zeros. Where the shorter length is even, its last bin stands for
/// both signs of that frequency at once: it is split or joined (scipy.signal.resample).
void byFourier(std::span<const float> y, std::span<float> out) {
  const std::size_t shorter = std::min(y.size(), out.size());
  RealInverseFft inverse(int(out.size()));
  const auto bins = inverse.input();
  std::fill(bins.begin(), bins.end(), 0.0);
  {
    RealFft forward(int(y.size()));
    std::copy(y.begin(), y.end(), forward.input().begin());
    const auto spectrum = forward.transform();
    std::copy_n(spectrum.begin(), shorter / 2 + 1, bins.begin());
  }
  if (shorter % 2 == 0 && y.size() != out.size()) bins[shorter / 2] *= y.size() > out.size() ? 2.0 : 0.5;
  const auto values = inverse.transform();
  const double scale = 1.0 / double(y.size());
  std::transform(values.begin(), values.end(), out.begin(), [&](double v) { return float(v * scale); });
}

/// libsamplerate's converter holds the last sample of the block before, at first the first sample itself: the
/// answer is one input sample late.
void byLines(std::span<const float> y, SampleRate from, SampleRate to, std::span<float> out) {
  const auto step = std::int64_t(from.hz), unit = std::int64_t(to.hz);
  for (std::size_t t = 0; t < out.size(); ++t) {
    const std::int64_t at = std::int64_t(t) * step;
    const auto right = std::size_t(at / unit);
    if (right >= y.size()) break;
    const double before = y[right == 0 ? 0 : right - 1];
    out[t] = float(before + double(at % unit) / double(unit) * (y[right] - before));
  }
}

std::optional<Error> byKaiser(std::span<const float> y, SampleRate from, SampleRate to, RateRatio ratio,
                              ResampleType type, std::span<float> out) {
  const KaiserSinc& filter = type == ResampleType::KaiserBest ? kKaiserBest : kKaiserFast;
  const std::string name = resampleTypeName(type);
  if (ratio.value() * filter.perZero < 1)
    return impossible("by " + name + " ", from, to,
                      "at most " + std::to_string(filter.perZero) + " times lower a rate, or soxr_hq");
  const auto made = std::size_t(double(y.size()) * to.hz / from.hz);  // resampy truncates
  if (made < 1)
    return impossible(std::to_string(y.size()) + " samples by " + name + " ", from, to,
                      "a longer part, or soxr_hq");
  resampleKaiser(y, ratio, filter, out.first(std::min(made, out.size())));
  return std::nullopt;
}

}  // namespace

const char* resampleTypeName(ResampleType type) {
  for (const Named& entry : kTypes)
    if (entry.type == type) return entry.name;
  return kTypes[1].name;
}

Result<ResampleType> resampleTypeFromName(const std::string& name) {
  std::string names;
  for (const Named& entry : kTypes) {
    if (name == entry.name) return entry.type;
    names += (names.empty() ? "" : ", ") + std::string(entry.name);
  }
  if (name == "fft") return ResampleType::Scipy;
  return Error{ErrorCode::BadArgument, "res_type: " + name + " is not possible (use one of " + names + ")"};
}

bool isStreamable(ResampleType type) { return soxrRecipe(type).has_value(); }

double resampledLength(std::size_t n, SampleRate from, SampleRate to) {
  return from == to ? double(n) : std::ceil(double(n) * (double(to.hz) / double(from.hz)));
}

Result<std::vector<float>> resample(std::span<const float> y, SampleRate from, SampleRate to,
                                    ResampleType type) try {
  if (auto wrong = wrongRates(from, to)) return *wrong;
  if (from == to || y.empty()) return std::vector<float>(y.begin(), y.end());
  const double length = resampledLength(y.size(), from, to);
  if (length > kMaxSamples) return tooLong(y.size(), from, to, "a lower rate or a shorter part");
  if (type == ResampleType::Scipy && std::max(length, double(y.size())) > kMaxFourierSamples)
    return tooLong(y.size(), from, to, "a shorter part, or soxr_hq");
  const int divisor = std::gcd(from.hz, to.hz);
  const RateRatio ratio{to.hz / divisor, from.hz / divisor};
  if (type == ResampleType::Polyphase && std::max(ratio.up, ratio.down) > kMaxRatioTerm)
    return impossible("by polyphase ", from, to, "rates with a greater common divisor, or soxr_hq");

  std::vector<float> out(static_cast<std::size_t>(length), 0.0f);
  std::optional<Error> failed;
  if (const auto recipe = soxrRecipe(type))
    failed = bySoxr(y, from.hz, to.hz, *recipe, soxrLength(y.size(), from, to), out);
  if (type == ResampleType::KaiserBest || type == ResampleType::KaiserFast)
    failed = byKaiser(y, from, to, ratio, type, out);
  if (type == ResampleType::Polyphase) {
    const auto up = std::size_t(ratio.up), down = std::size_t(ratio.down);
    const std::size_t made = (y.size() * up + down - 1) / down;  // scipy's ceiling is exact, librosa's is not
    resamplePolyphase(y, ratio, std::span(out).first(std::min(made, out.size())));
  }
  if (type == ResampleType::Scipy) byFourier(y, out);
  if (type == ResampleType::Linear) byLines(y, from, to, out);
  if (failed) return *failed;
  return out;
} catch (const std::bad_alloc&) {
  return tooLong(y.size(), from, to, "a shorter part");
}

Result<std::vector<float>> resampleByRatio(std::span<const float> y, double fromHz, double toHz) {
  constexpr double kLowest = 0x1p-24, kHighest = 0x1p24;
  if (!(fromHz >= kLowest && fromHz <= kHighest && toHz >= kLowest && toHz <= kHighest) ||
      std::ceil(double(y.size()) * (toHz / fromHz)) > kMaxSamples)
    return Error{ErrorCode::BadArgument, "resample: from " + std::to_string(fromHz) + " Hz to " +
                                             std::to_string(toHz) +
                                             " Hz is not possible (use a smaller change of the rate)"};
  if (y.empty()) return std::vector<float>();
  std::vector<float> out(std::size_t(std::ceil(double(y.size()) * (toHz / fromHz))), 0.0f);
  const auto made = std::size_t(std::floor(double(y.size()) * toHz / fromHz + 0.5));
  if (const auto failed = bySoxr(y, fromHz, toHz, SOXR_HQ, std::min(made, out.size()), out)) return *failed;
  return out;
}

struct StreamResampler::State {
  SampleRate from, to;
  std::unique_ptr<soxr, decltype(&soxr_delete)> engine{nullptr, &soxr_delete};
  std::vector<float> block;
  std::uint64_t pushed = 0, handed = 0;
  bool finished = false;

  /// Hands out all that the engine has ready. No input says to it that none will come.
  void run(std::span<const float> in, const Sink& out, std::uint64_t most) {
    const bool flushing = in.empty();
    for (;;) {
      std::size_t used = 0, made = 0;
      [[maybe_unused]] const soxr_error_t failed = soxr_process(
          engine.get(), flushing ? nullptr : in.data(), in.size(), &used, block.data(), block.size(), &made);
      assert(!failed);  // it fails on wrong arguments alone
      in = in.subspan(used);
      const auto wanted = std::size_t(std::min<std::uint64_t>(made, most - handed));
      if (wanted > 0) out(std::span(block).first(wanted));
      handed += wanted;
      if (made < block.size() && in.empty()) return;
    }
  }
};

StreamResampler::StreamResampler(std::unique_ptr<State> state) : d(std::move(state)) {}
StreamResampler::~StreamResampler() = default;
StreamResampler::StreamResampler(StreamResampler&&) noexcept = default;
StreamResampler& StreamResampler::operator=(StreamResampler&&) noexcept = default;

Result<StreamResampler> StreamResampler::make(SampleRate from, SampleRate to, ResampleType type) {
  if (auto wrong = wrongRates(from, to)) return *wrong;
  const auto recipe = soxrRecipe(type);
  if (!recipe)
    return Error{ErrorCode::BadArgument, std::string("res_type: ") + resampleTypeName(type) +
                                             " is not possible block by block (use a soxr kind)"};
  auto state = std::make_unique<State>();
  state->from = from;
  state->to = to;
  if (from != to) {
    soxr_error_t failed = nullptr;
    const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(*recipe, 0);
    state->engine.reset(soxr_create(from.hz, to.hz, 1, &failed, &io, &quality, nullptr));
    if (failed) return soxrFailed(failed);
    state->block.resize(kBlock);
  }
  return StreamResampler(std::move(state));
}

void StreamResampler::push(std::span<const float> in, const Sink& out) {
  assert(!d->finished);
  if (in.empty()) return;
  d->pushed += in.size();
  if (d->engine)
    d->run(in, out, std::numeric_limits<std::uint64_t>::max());
  else
    out(in);
}

void StreamResampler::finish(const Sink& out) {
  assert(!d->finished);
  d->finished = true;
  if (!d->engine || d->pushed == 0) return;
  d->run({}, out, std::max<std::uint64_t>(d->handed, soxrLength(d->pushed, d->from, d->to)));
  const auto length = std::uint64_t(resampledLength(d->pushed, d->from, d->to));
  const float zero = 0.0f;
  for (; d->handed < length; ++d->handed) out({&zero, 1});
}

}  // namespace ullim
