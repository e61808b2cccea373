#include <ostream>

#include "core/augment/chain.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/cli/wavout.h"

namespace ullim {
namespace {

struct Options {
  std::string input, out, encoding = "auto", clipId;
  std::vector<std::string> steps;
  bool list = false;
};

std::string numberOrChoice(const ParameterInfo& p, double value) {
  if (!p.choices.empty()) return p.choices[std::size_t(value)];
  std::string text = fixedText(value, 6);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

Json parameterJson(const ParameterInfo& p) {
  Json json{{"name", p.name}, {"description", p.description}};
  if (p.choices.empty()) {
    json["unit"] = p.unit;
    json["minimum"] = p.minimum;
    json["maximum"] = p.maximum;
    json["default"] = p.defaultValue;
  } else {
    json["choices"] = p.choices;
    json["default"] = p.choices[std::size_t(p.defaultValue)];
  }
  return json;
}

int list(Session& session) {
  if (session.common.json) {
    Json all = Json::array();
    for (const TransformInfo& t : transforms()) {
      Json parameters = Json::array();
      for (const ParameterInfo& p : t.parameters) parameters.push_back(parameterJson(p));
      all.push_back({{"name", t.name}, {"description", t.description}, {"parameters", parameters}});
    }
    session.print(all);
    return kExitDone;
  }
  for (const TransformInfo& t : transforms()) {
    session.out << t.name << ": " << t.description << "\n";
    for (const ParameterInfo& p : t.parameters) {
      std::string range;
      for (const std::string& choice : p.choices) range += (range.empty() ? "" : " | ") + choice;
      if (p.choices.empty()) range = numberOrChoice(p, p.minimum) + ".." + numberOrChoice(p, p.maximum);
      session.out << "  " << p.name << "  " << range << (p.unit.empty() ? "" : " " + p.unit) << "  (default "
                  << numberOrChoice(p, p.defaultValue) << ")  " << p.description << "\n";
    }
  }
  return kExitDone;
}

int run(Session& session, const Options& options) {
  if (options.list) return list(session);
  if (options.input.empty() || options.out.empty() || options.steps.empty()) {
    session.problem(
        "INPUT, --out and at least one --step are needed (or --list; see ullim-cli augment --help)");
    return kExitUsage;
  }
  Chain chain;
  chain.seed = session.seedOr(0);
  for (const std::string& text : options.steps) {
    auto part = parseChain(text);
    if (!part) return session.fail(part.error());
    chain.steps.insert(chain.steps.end(), part->steps.begin(), part->steps.end());
  }
  auto input = readForEditing(options.input, session.job("reading"));
  if (!input) return session.fail(input.error());
  AudioClip& clip = input->clip;
  const std::string id = options.clipId.empty() ? baseName(options.input) : options.clipId;
  AudioClip out{.rate = clip.rate, .samples = {}, .channels = clip.channels, .facts = {}};
  for (int c = 0; c < clip.channels; ++c) {
    // Each further channel draws its own noise: the same one in both ears would sit in the middle of the
    // head.
    const auto changed =
        applyChain(clip.channel(c), clip.rate, chain, c == 0 ? id : id + "#" + std::to_string(c));
    if (!changed) return session.fail({changed.error().code, options.input + ": " + changed.error().detail});
    out.samples.insert(out.samples.end(), changed->begin(), changed->end());
  }
  if (auto ok = writeEdited(options.out, out, options.encoding, input->info, session.common.force); !ok)
    return session.fail(ok.error());
  if (session.common.json)
    session.print({{"file", options.input},
                   {"out", options.out},
                   {"chain", chainText(chain)},
                   {"seed", chain.seed},
                   {"clip_id", id},
                   {"frames", out.frames()},
                   {"sample_rate", out.rate.hz},
                   {"channels", out.channels}});
  else
    session.out << options.out << "  " << chainText(chain) << "\n";
  return kExitDone;
}

}  // namespace

Action setupAugment(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("INPUT", options->input, "Sound file");
  app.add_option("--out", options->out, "WAV file to write")->type_name("OUT.wav");
  addRepeated(app, "--step", options->steps,
              "One transform, e.g. 'fade_in(length=0.5)'; may be repeated, in order")
      ->type_name("STEP");
  app.add_flag("--list", options->list,
               "Show every transform with its parameters, units, ranges and defaults");
  app.add_option("--clip-id", options->clipId,
                 "Name that decides the chance together with --seed (default: the file's name)");
  addEncoding(app, options->encoding);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
