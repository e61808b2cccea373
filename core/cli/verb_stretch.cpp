#include <ostream>

#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/cli/wavout.h"
#include "core/dsp/timestretch.h"

namespace ullim {
namespace {

struct Options {
  std::string input, out, encoding = "auto";
  double rate = 1, steps = 0;
  int binsPerOctave = 12;
  StftOptions stft;
};

Result<std::vector<float>> changed(std::span<const float> y, SampleRate sr, const Options& options,
                                   const JobContext& job) {
  std::vector<float> kept(y.begin(), y.end());
  if (options.rate != 1) {
    auto stretched = timeStretch(kept, options.rate, options.stft, job);
    if (!stretched) return stretched;
    kept = std::move(*stretched);
  }
  if (options.steps == 0) return kept;
  return pitchShift(kept, sr, options.steps, options.binsPerOctave, options.stft, job);
}

int run(Session& session, const Options& options) {
  const auto input = readForEditing(options.input, session.job("reading"));
  if (!input) return session.fail(input.error());
  const AudioClip& clip = input->clip;
  AudioClip out{.rate = clip.rate, .samples = {}, .channels = clip.channels, .facts = {}};
  for (int c = 0; c < clip.channels; ++c) {
    constexpr double kMostSamples = 0x1p29;  // 2 GiB of float
    if (options.rate > 0 && double(clip.frames()) * clip.channels / options.rate > kMostSamples)
      return session.fail(
          {ErrorCode::FileUnreadable,
           options.input + ": would become too long (use a higher --rate or a shorter part)"});
    const auto lane = changed(clip.channel(c), clip.rate, options, session.job("stretching"));
    if (!lane) return session.fail({lane.error().code, options.input + ": " + lane.error().detail});
    out.samples.insert(out.samples.end(), lane->begin(), lane->end());
  }
  if (out.samples.empty())
    return session.fail(
        {ErrorCode::FileEmpty, options.input + ": nothing is left of it at this rate (use a lower --rate)"});
  if (auto ok = writeEdited(options.out, out, options.encoding, input->info, session.common.force); !ok)
    return session.fail(ok.error());
  if (session.common.json)
    session.print({{"file", options.input},
                   {"out", options.out},
                   {"rate", options.rate},
                   {"n_steps", options.steps},
                   {"frames", out.frames()},
                   {"sample_rate", out.rate.hz},
                   {"duration_s", seconds(out.frames(), out.rate)}});
  else
    session.out << options.out << "  " << fixedText(seconds(out.frames(), out.rate), 3) << " s\n";
  return kExitDone;
}

}  // namespace

Action setupStretch(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("INPUT", options->input, "Sound file")->required();
  app.add_option("--out", options->out, "WAV file to write")->required()->type_name("OUT.wav");
  app.add_option("--rate", options->rate, "Speed without a change of pitch; 2 is half as long")
      ->capture_default_str();
  app.add_option("--n-steps", options->steps, "Pitch in steps, up or down, without a change of length")
      ->capture_default_str();
  app.add_option("--bins-per-octave", options->binsPerOctave, "Steps of an octave")->capture_default_str();
  app.add_option("--n-fft", options->stft.nFft, "Transform length, samples")->capture_default_str();
  app.add_option("--hop-length", options->stft.hopLength, "Samples between frames, a quarter of n-fft")
      ->capture_default_str();
  addEncoding(app, options->encoding);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
