#include <algorithm>
#include <ostream>

#include "core/audio/audiofile.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/cli/wavout.h"
#include "core/dsp/trim.h"

namespace ullim {
namespace {

struct Options {
  std::string input, out, method = "energy", encoding = "auto";
  TrimOptions trim;
};

AudioClip cut(const AudioClip& clip, SampleRange range) {
  AudioClip out;
  out.rate = clip.rate;
  out.channels = clip.channels;
  for (int c = 0; c < clip.channels; ++c) {
    const auto part = clip.channel(c).subspan(std::size_t(range.begin), std::size_t(range.length()));
    out.samples.insert(out.samples.end(), part.begin(), part.end());
  }
  return out;
}

/// The mean of the channels decides; all of them are cut alike.
Result<SampleRange> bounds(const AudioClip& clip, const TrimOptions& options) {
  if (clip.channels == 1) return trimmedRange(clip.samples, options);
  std::vector<float> mix(std::size_t(clip.frames()), 0.0f);
  for (int c = 0; c < clip.channels; ++c) {
    const auto channel = clip.channel(c);
    for (std::size_t i = 0; i < mix.size(); ++i) mix[i] += channel[i] / float(clip.channels);
  }
  return trimmedRange(mix, options);
}

int run(Session& session, const Options& options) {
  TrimOptions trim = options.trim;
  trim.method = options.method == "threshold" ? TrimMethod::Threshold : TrimMethod::Energy;
  if (auto ok = trim.validate(); !ok) return session.fail(ok.error());
  auto input = readForEditing(options.input, session.job("reading"));
  if (!input) return session.fail(input.error());
  const auto range = bounds(input->clip, trim);
  if (!range) return session.fail({range.error().code, options.input + ": " + range.error().detail});
  if (range->empty())
    return session.fail(
        {ErrorCode::FileEmpty, options.input + ": nothing is above the threshold (lower --threshold)"});
  const AudioClip out = cut(input->clip, *range);
  if (auto ok = writeEdited(options.out, out, options.encoding, input->info, session.common.force); !ok)
    return session.fail(ok.error());
  if (session.common.json)
    session.print({{"file", options.input},
                   {"out", options.out},
                   {"begin", range->begin},
                   {"end", range->end},
                   {"frames", input->clip.frames()},
                   {"sample_rate", out.rate.hz},
                   {"duration_s", seconds(range->length(), out.rate)}});
  else
    session.out << options.out << "  samples " << range->begin << ".." << range->end << " of "
                << input->clip.frames() << ", " << fixedText(seconds(range->length(), out.rate), 3) << " s\n";
  return kExitDone;
}

}  // namespace

Action setupTrim(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("INPUT", options->input, "Sound file")->required();
  app.add_option("--out", options->out, "WAV file to write")->required()->type_name("OUT.wav");
  app.add_option("--method", options->method,
                 "energy: frames by their RMS (librosa's trim); threshold: single samples")
      ->check(CLI::IsMember({"energy", "threshold"}))
      ->capture_default_str();
  app.add_option("--top-db", options->trim.topDb,
                 "energy: quieter than the loudest frame by more than so many dB is silence")
      ->capture_default_str();
  app.add_option("--frame-length", options->trim.frames.frameLength, "energy: samples of a frame")
      ->capture_default_str();
  app.add_option("--hop-length", options->trim.frames.hopLength, "energy: samples between frames")
      ->capture_default_str();
  app.add_option("--threshold", options->trim.threshold,
                 "threshold: samples up to this are silence, full scale is 1")
      ->capture_default_str();
  addEncoding(app, options->encoding);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
