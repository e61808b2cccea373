// Training beside PyTorch on the same library: same network, batch and threads, taking turns (README.md).
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include "core/audio/audiofile.h"
#include "core/base/parallel.h"
#include "core/learn/layers.h"
#include "core/learn/model.h"
#include "core/learn/training.h"
#include "tests/bench/bench.h"

namespace ullim::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kClasses = 10;
constexpr std::size_t kPictures = 64;
constexpr double kTurnMs = 1000;

struct Options {
  bool quick = false;
  std::string python = "/usr/bin/python3", librosa, data;
  std::vector<std::string> only;
  int repeats() const { return quick ? 3 : 7; }
  bool wants(const std::string& name) const {
    return only.empty() || std::find(only.begin(), only.end(), name) != only.end();
  }
};

/// One network with pictures to learn from, random as the yardstick's.
class OurSide {
 public:
  OurSide(LearnBackend& backend, const Member& member, const TrainSettings& settings, std::uint64_t seed)
      : m_net(std::move(*backend.makeNetwork(member, kClasses, settings))), m_rate(settings.learningRate) {
    Rng rng(seed);
    for (const Branch& branch : member.branches) {
      Matrix x(kPictures, std::size_t(branch.picture.height) * std::size_t(branch.picture.width));
      for (float& v : x.data()) v = float(rng.normal());
      m_x.push_back(std::move(x));
    }
  }

  void steps(int n, int batch) {
    for (int step = 0; step < n; ++step) {
      Batch b;
      b.targets = Matrix(std::size_t(batch), kClasses);
      for (const Matrix& x : m_x) b.x.emplace_back(std::size_t(batch), x.cols());
      for (std::size_t i = 0; i < std::size_t(batch); ++i) {
        const std::size_t row = (i + std::size_t(step) * std::size_t(batch)) % kPictures;
        b.targets(i, row % kClasses) = 1;
        for (std::size_t k = 0; k < m_x.size(); ++k)
          std::ranges::copy(m_x[k].row(row), b.x[k].row(i).begin());
      }
      if (const auto ok = m_net->step(b, m_rate); !ok)
        std::fprintf(stderr, "%s\n", ok.error().detail.c_str());
    }
  }

 private:
  std::unique_ptr<Network> m_net;
  std::vector<Matrix> m_x;
  double m_rate;
};

struct Line {
  std::string work;
  double ours = 0, theirs = 0, goal = 0;  ///< ours / theirs >= goal; goal 0: ours <= theirs as a limit
  std::string unit;
};
std::vector<Line> g_lines;

void show(const Line& line) {
  g_lines.push_back(line);
  if (line.goal > 0) {
    const double ratio = line.theirs > 0 ? line.ours / line.theirs : 0;
    std::printf("%-58s %9.1f %9.1f %s  %5.2fx  goal %.1fx  %s\n", line.work.c_str(), line.ours, line.theirs,
                line.unit.c_str(), ratio, line.goal,
                line.theirs == 0     ? "not here"
                : ratio >= line.goal ? "met"
                                     : "MISSED");
  } else {
    std::printf("%-58s %9.2f %s  goal %.0f  %s\n", line.work.c_str(), line.ours, line.unit.c_str(),
                line.theirs, line.ours <= line.theirs ? "met" : "MISSED");
  }
  std::fflush(stdout);
}

void benchSteps(LearnBackend& backend, PythonSide& python, const Options& options) {
  for (const Recipe& recipe : recipes()) {
    if (!options.wants(recipe.name) || !recipe.warning.empty()) continue;
    for (const int threads : {1, 2}) {
      backend.setThreads(threads);
      OurSide ours(backend, recipe.members.front(), recipe.defaults, 1);
      const int batch = recipe.defaults.batchSize;
      ours.steps(1, batch);
      const double once = millisecondsOf([&] { ours.steps(2, batch); }) / 2;
      const int n = std::clamp(int((options.quick ? 0.3 : 1) * kTurnMs / once), 1, 1000);
      const std::string job = "steps " + recipe.name + " 0 " + std::to_string(threads) + " " +
                              std::to_string(batch) + " " + std::to_string(n);
      const auto timed =
          measureTogether({[&] { return std::optional(millisecondsOf([&] { ours.steps(n, batch); })); },
                           [&] { return python.ask(job); }},
                          options.repeats());
      const double clips = double(n) * batch * 1000;
      show({recipe.name + ", batch " + std::to_string(batch) + ", " + std::to_string(threads) +
                (threads > 1 ? " threads" : " thread"),
            clips / timed[0].median.value_or(1e9), timed[1].median ? clips / *timed[1].median : 0, 1.0,
            "clips/s"});
    }
  }
}

/// Two folds of the same work: at once on one thread each, and in turn on two.
void benchFolds(LearnBackend& backend, const Options& options) {
  for (const char* name : {"resnet-mel", "spectrogram-cnn", "emotion-cnn4"}) {
    if (!options.wants("folds")) return;
    const Recipe recipe = *findRecipe(name);
    const int batch = recipe.defaults.batchSize, n = options.quick ? 10 : 30;
    backend.setThreads(1);
    OurSide a(backend, recipe.members.front(), recipe.defaults, 1),
        b(backend, recipe.members.front(), recipe.defaults, 2);
    const auto atOnce = [&] {
      return std::optional(millisecondsOf([&] {
        const auto work = [&](OurSide& side) {
          backend.setThreads(1);
          side.steps(n, batch);
        };
        std::thread first([&] { work(a); }), second([&] { work(b); });
        first.join();
        second.join();
      }));
    };
    const auto inTurn = [&] {
      backend.setThreads(2);
      return std::optional(millisecondsOf([&] {
        a.steps(n, batch);
        b.steps(n, batch);
      }));
    };
    const auto timed = measureTogether({atOnce, inTurn}, options.repeats());
    const double clips = 2.0 * n * batch * 1000;
    show({std::string(name) + ": two folds at once, against in turn on 2 threads", clips / *timed[0].median,
          clips / *timed[1].median, 1.2, "clips/s"});
  }
}

std::vector<std::string> digitClips(const std::string& data, std::size_t most) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(fs::path(data) / "fsdd" / "recordings", error))
    files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  std::vector<std::string> some;
  for (std::size_t i = 0; i < most && !files.empty(); ++i) some.push_back(files[i * files.size() / most]);
  return some;
}

void benchEndToEnd(PythonSide& python, const std::string& folder, const Options& options) {
  if (!options.wants("endtoend")) return;
  const auto files = digitClips(options.data, options.quick ? 100 : 500);
  if (files.empty()) {
    std::printf("end to end: --data holds no fsdd/recordings\n");
    return;
  }
  const int folds = 2, epochs = options.quick ? 2 : 6;
  TrainRequest request;
  std::ofstream list(folder + "/clips.txt");
  for (const std::string& file : files) {
    const std::string digit(1, fs::path(file).filename().string().front());
    list << file << "\t" << digit << "\n";
    request.clips.push_back({file, file, digit, {}, {}, {}});
  }
  list.close();
  for (int d = 0; d < 10; ++d) request.classNames.push_back(std::to_string(d));
  request.recipe = *findRecipe("resnet-mel");
  request.settings = request.recipe.defaults;
  request.settings.epochs = epochs;
  request.split.folds = folds;
  request.split.byGroup = false;
  request.allowLeaks = true;
  request.baselines = false;  // the other side makes none
  int run = 0;
  const auto ours = [&] {
    request.runFolder = folder + "/run" + std::to_string(run++);
    return std::optional(millisecondsOf([&] {
      const auto record = runTraining(
          request, {}, [] { return StopWish::None; }, [](const TrainEvent&) {});
      if (!record) std::fprintf(stderr, "%s\n", record.error().detail.c_str());
    }));
  };
  const std::string job = "endtoend 2 " + std::to_string(folds) + " " + std::to_string(epochs);
  const auto timed = measureTogether({ours, [&] { return python.ask(job); }}, 3);
  // Shown as runs an hour, so that more is better as elsewhere.
  show({std::to_string(files.size()) + " files to 2 trained folds, against librosa and PyTorch",
        3.6e6 / *timed[0].median, timed[1].median ? 3.6e6 / *timed[1].median : 0, 2.0, "runs/h"});
}

Weights zeroWeights(const Member& member) {
  Weights weights;
  for (const TensorTrace& t : tensorsOf(*traceMember(member, kClasses))) {
    std::size_t n = 1;
    for (const std::int64_t s : t.shape) n *= std::size_t(s);
    weights[t.name] = {t.shape, std::vector<float>(n, 0.01f)};
  }
  return weights;
}

void benchPredict(const std::string& folder, const Options& options) {
  if (!options.wants("predict")) return;
  AudioClip clip;
  clip.samples = madeUpCry(7.0, SampleRate{16000});
  clip.rate = SampleRate{16000};
  const std::string wav = folder + "/cry.wav";
  if (const auto ok = writeWav(wav, clip); !ok) {
    std::fprintf(stderr, "%s\n", ok.error().detail.c_str());
    return;
  }
  for (const char* name :
       {"spectrogram-cnn", "ullim-small", "ullim-small-3", "emotion-cnn4", "cry-two-branch-slim"}) {
    Recipe recipe = *findRecipe(name);
    if (recipe.name.starts_with("ullim")) recipe = withSeconds(recipe, 7);
    ModelFile model{recipe, {}, {}, recipe.defaults.testViews};
    for (int c = 0; c < kClasses; ++c) model.classNames.push_back(std::to_string(c));
    for (const Member& member : recipe.members)
      model.members.push_back({member, std::vector<Scaler>(member.branches.size()), zeroWeights(member)});
    const std::string path = folder + "/" + name + ".safetensors";
    const auto written = writeModel(model, path);
    const auto predictor = Predictor::load(path);
    if (!written || !predictor) {
      std::fprintf(stderr, "%s\n", (!written ? written.error() : predictor.error()).detail.c_str());
      continue;
    }
    std::vector<double> times;
    for (int i = 0; i < 60; ++i) times.push_back(millisecondsOf([&] { (*predictor)->predictFile(wav); }));
    show({std::string(name) + ": a 7-s file predicted, " +
              std::to_string(model.testViews * int(model.members.size())) + " passes",
          medianOf({times.begin() + 10, times.end()}), 15, 0, "ms"});
  }
}

int run(const Options& options) {
  const auto backend = learnBackend();
  if (!backend) {
    std::fprintf(stderr, "%s\n", backend.error().detail.c_str());
    return 1;
  }
  const std::string folder =
      (fs::temp_directory_path() / ("ullim-bench-training-" + std::to_string(::getpid()))).string();
  fs::create_directories(folder);
  std::ofstream json(folder + "/recipes.json");
  json << "[";
  for (std::size_t i = 0; i < recipes().size(); ++i) json << (i ? "," : "") << recipeToJson(recipes()[i]);
  json << "]";
  json.close();
  const std::string scripts = ULLIM_BENCH_SCRIPTS;
  std::string path = scripts;
  if (!options.librosa.empty()) path = options.librosa + ":" + path;
  PythonSide python(
      {options.python, scripts + "/yardstick_torch.py", "--data", folder},
      environmentWith({"PYTHONPATH=" + path +
                       (std::getenv("PYTHONPATH") ? ":" + std::string(std::getenv("PYTHONPATH")) : "")},
                      {}));
  const Machine machine = thisMachine();
  std::printf("%s, %d cores, load %.2f; ours %s, %s; theirs %s\n\n%-58s %9s %9s\n", machine.cpu.c_str(),
              machine.cores, machine.load, (*backend)->version().c_str(), (*backend)->blas().c_str(),
              python.description().c_str(), "", "ours", "yardstick");
  benchPredict(folder, options);
  benchFolds(**backend, options);
  benchSteps(**backend, python, options);
  benchEndToEnd(python, folder, options);
  fs::remove_all(folder);
  return 0;
}

}  // namespace
}  // namespace ullim::bench

int main(int argc, char** argv) {
  ullim::bench::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string(); };
    if (word == "--quick")
      options.quick = true;
    else if (word == "--python")
      options.python = value();
    else if (word == "--librosa")
      options.librosa = value();
    else if (word == "--data")
      options.data = value();
    else if (word == "--only")
      options.only.push_back(value());
    else {
      std::fprintf(stderr,
                   "bench_training [--quick] [--only ROW] [--data DIR] [--python PY] [--librosa DIR]\n"
                   "ROW: predict, folds, endtoend, or a recipe's name\n");
      return 2;
    }
  }
  return ullim::bench::run(options);
}
