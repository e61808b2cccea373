#include "core/learn/recipe.h"

// The built-in recipes: one for each of the write-ups that this program follows, ours, and two that are meant
// to fail, for teaching.
namespace ullim {
namespace {

using enum LayerKind;

constexpr SampleRate k8kHz{8000}, k16kHz{16000};

/// Log-mel relative to the clip's maximum.
PictureOptions melPicture(SampleRate rate, int nFft, int hop, int nMels, double topDb) {
  PictureOptions p;
  p.feature.kind = FeatureKind::LogMel;
  p.feature.stft.nFft = nFft;
  p.feature.stft.hopLength = hop;
  p.feature.mel.nMels = nMels;
  p.feature.db.refMax = true;
  p.feature.db.topDb = topDb;
  p.resampleTo = rate;
  p.height = nMels;
  return p;
}

/// Cut or padded to so many seconds, one column a frame.
PictureOptions ofSeconds(PictureOptions p, double seconds) {
  p.clipS = seconds;
  p.width = 1 + int(seconds * double(p.resampleTo.hz)) / p.feature.stft.hopLength;
  return p;
}

PictureOptions asMfcc(PictureOptions p, int nMfcc) {
  p.feature.kind = FeatureKind::Mfcc;
  p.feature.mfcc.nMfcc = nMfcc;
  p.height = nMfcc;
  return p;
}

// --- Spoken digits as pictures ----------------------------------------------------------------------------

std::vector<Layer> digitLayers() {
  return {
      {.kind = Conv2d, .filters = 32, .kernel = 3},
      {.kind = Relu},
      {.kind = Conv2d, .filters = 64, .kernel = 3},
      {.kind = Relu},
      {.kind = MaxPool2d, .kernel = 2},
      {.kind = Dropout, .rate = 0.25},
      {.kind = Flatten},
      {.kind = Dense, .filters = 128},
      {.kind = Relu},
      {.kind = Dropout, .rate = 0.5},
      {.kind = Dense},
  };
}

Recipe spectrogramCnn() {
  Recipe recipe;
  recipe.name = "spectrogram-cnn";
  recipe.description =
      "A small picture network on a log-mel spectrogram of 34 x 50: two 3x3 convolutions (32, 64), max "
      "pooling, a dense layer of 128, dropout. The whole clip is brought to the picture's width. Inputs are "
      "standardised; the write-up's batch of 4 works as well, but takes longer.";
  recipe.origin =
      "Spoken digits as spectrogram pictures in a Keras network (batch 4, Adam, 10 epochs); Glorot "
      "initialisation as Keras has it.";
  // 32 ms windows every 8 ms at 8 kHz, from 20 to 4000 Hz: short digits still fill the 50 columns, and 7 s
  // cries are averaged down to them.
  PictureOptions picture = melPicture(k8kHz, 256, 64, 34, 80);
  picture.feature.mel.fMinHz = 20.0;
  recipe.members = {{"net", {{picture, digitLayers()}}, {}, {}}};
  return recipe;
}

Recipe waveformCnn() {
  Recipe recipe = spectrogramCnn();
  recipe.name = "waveform-cnn";
  recipe.description =
      "The same network on a drawing of the waveform, 34 x 50 in grey. It knows loudness over time and "
      "little "
      "else: beside spectrogram-cnn it shows what a spectrogram is good for.";
  recipe.origin = "Spoken digits as waveform pictures in a Keras network.";
  recipe.members.front().branches.front().picture.feature = {};
  recipe.members.front().branches.front().picture.feature.kind = FeatureKind::Waveform;
  return recipe;
}

Recipe spectrogramCnnUnit() {
  Recipe recipe = spectrogramCnn();
  recipe.name = "spectrogram-cnn-unit";
  recipe.description =
      "spectrogram-cnn as often written: pixels of 0 to 1, not standardised, Adam at 0.001, batch 4. Meant "
      "to "
      "fail, for teaching.";
  recipe.origin = "Spoken digits as spectrogram pictures, taken literally.";
  recipe.warning =
      "Inputs of 0 to 1 let the loss stand still for its first hundred steps, and with some seeds every ReLU "
      "dies for good: every clip then gets the same answer. Standardising the inputs cures it.";
  recipe.defaults.scaling = Scaling::Unit;
  recipe.defaults.batchSize = 4;
  return recipe;
}

// --- A plain Keras network --------------------------------------------------------------------------------

Recipe plainCnn() {
  Recipe recipe;
  recipe.name = "cnn";
  recipe.description =
      "The textbook network to start one's own from: three convolutions with max pooling, dropout, a dense "
      "layer; early stopping, the best epoch is kept. Every layer can be changed.";
  recipe.origin =
      "Folders of clips scanned, cut or padded to one length, scaled, in a Keras network with EarlyStopping, "
      "ModelCheckpoint and validation_split.";
  recipe.members = {{"net",
                     {{ofSeconds(melPicture(k16kHz, 1024, 512, 64, 80), 3.0),
                       {
                           {.kind = Conv2d, .filters = 16, .kernel = 3, .same = true},
                           {.kind = Relu},
                           {.kind = MaxPool2d, .kernel = 2},
                           {.kind = Conv2d, .filters = 32, .kernel = 3, .same = true},
                           {.kind = Relu},
                           {.kind = MaxPool2d, .kernel = 2},
                           {.kind = Conv2d, .filters = 64, .kernel = 3, .same = true},
                           {.kind = Relu},
                           {.kind = MaxPool2d, .kernel = 2},
                           {.kind = Dropout, .rate = 0.3},
                           {.kind = Flatten},
                           {.kind = Dense, .filters = 64},
                           {.kind = Relu},
                           {.kind = Dropout, .rate = 0.3},
                           {.kind = Dense},
                       }}},
                     {},
                     {}}};
  recipe.defaults.epochs = 40;
  recipe.defaults.patience = 6;
  recipe.validationSize = 0.2;
  return recipe;
}

// --- Hungry or not: two branches --------------------------------------------------------------------------

std::vector<Layer> cryBranch(int filters, int strideDown, int strideAcross, bool slim) {
  std::vector<Layer> layers = {
      {.kind = Conv2d,
       .filters = filters,
       .kernel = 4,
       .stride = strideDown,
       .strideW = strideAcross,
       .same = true},
      {.kind = BatchNorm},
      {.kind = LeakyRelu, .rate = 0.3},
  };
  if (slim) layers.push_back({.kind = MaxPool2d, .kernel = 2});
  for (int block = 0; block < 2; ++block)
    layers.push_back({.kind = Residual, .filters = filters, .kernel = 3, .rate = 0.3});
  layers.push_back({.kind = slim ? GlobalAvgPool : Flatten});
  return layers;
}

Recipe cryTwoBranch() {
  Recipe recipe;
  recipe.name = "cry-two-branch";
  recipe.description =
      "Two inputs of 6 s at 16 kHz, 188 frames each: 13 MFCC and 128 mel bands in dB, each scaled value by "
      "value. Per branch a 4x4 convolution of 32, batch normalisation, LeakyReLU and two residual blocks, "
      "flattened; both concatenated into one dense layer. Slow: about 11 clips a second.";
  recipe.origin = "Hungry or not: a two-branch residual network on MFCC and mel spectrogram in Keras.";
  PictureOptions mel = melPicture(k16kHz, 2048, 512, 128, 80);
  mel.fromStart = true;
  mel = ofSeconds(mel, 6.0);
  recipe.members = {{"net",
                     {{asMfcc(mel, 13), cryBranch(32, 1, 1, false)}, {mel, cryBranch(32, 1, 1, false)}},
                     {{.kind = Dense}},
                     {}}};
  recipe.defaults.batchSize = 16;
  recipe.defaults.scaling = Scaling::Pixels;
  recipe.defaults.classWeights = true;
  recipe.defaults.patience = 5;
  recipe.validationSize = 0.15;
  return recipe;
}

Recipe cryTwoBranchSlim() {
  Recipe recipe = cryTwoBranch();
  recipe.name = "cry-two-branch-slim";
  recipe.description =
      "cry-two-branch made smaller: strides, pooling and global means instead of flattening, at 8 kHz. About "
      "a "
      "hundredth of the work, the same verdict.";
  recipe.origin += " Ours is slimmer.";
  PictureOptions mel = melPicture(k8kHz, 1024, 256, 128, 80);
  mel.fromStart = true;
  mel = ofSeconds(mel, 6.0);
  recipe.members = {{"net",
                     {{asMfcc(mel, 13), cryBranch(24, 1, 2, true)}, {mel, cryBranch(24, 2, 2, true)}},
                     {{.kind = Dropout, .rate = 0.3}, {.kind = Dense}},
                     {}}};
  recipe.defaults.epochs = 15;
  recipe.defaults.patience = 0;
  recipe.defaults.optimizer = "adamw";
  recipe.defaults.learningRate = 3e-3;
  recipe.defaults.weightDecay = 1e-2;
  recipe.defaults.schedule = Schedule::OneCycle;
  recipe.defaults.scaling = Scaling::Rows;
  recipe.defaults.init = Init::Torch;
  recipe.validationSize = 0.1;
  return recipe;
}

// --- Emotions ---------------------------------------------------------------------------------------------

Recipe emotionCnn4() {
  Recipe recipe;
  recipe.name = "emotion-cnn4";
  recipe.description =
      "Four convolutions, each with batch normalisation and dropout, on a standardised mel spectrogram; SGD "
      "at 0.01 with momentum 0.9. For nine emotions merged into four, look through a class mapping and "
      "stratify by genre.";
  recipe.origin = "Emotions in music, nine merged into four, genre-stratified 80/20, in PyTorch.";
  std::vector<Layer> layers;
  for (const int filters : {16, 32, 48, 64})
    for (const Layer& layer :
         {Layer{.kind = Conv2d, .filters = filters, .kernel = 3, .same = true}, Layer{.kind = BatchNorm},
          Layer{.kind = Relu}, Layer{.kind = MaxPool2d, .kernel = 2}, Layer{.kind = Dropout, .rate = 0.2}})
      layers.push_back(layer);
  for (const Layer& layer : {Layer{.kind = Flatten}, Layer{.kind = Dense}}) layers.push_back(layer);
  recipe.members = {{"net", {{ofSeconds(melPicture(k16kHz, 1024, 512, 64, 80), 3.0), layers}}, {}, {}}};
  recipe.defaults.optimizer = "sgd";
  recipe.defaults.learningRate = 0.01;
  recipe.defaults.epochs = 20;
  recipe.defaults.init = Init::Torch;
  recipe.defaults.batchSize = 16;
  return recipe;
}

Recipe emotionCnn4Softmax() {
  Recipe recipe = emotionCnn4();
  recipe.name = "emotion-cnn4-softmax";
  recipe.description =
      "emotion-cnn4 with a softmax before the cross-entropy, which applies one itself, and Adam at 0.0001. "
      "Meant to fail, for teaching.";
  recipe.origin = "Emotions in music, taken literally.";
  recipe.warning = "The loss stays near that of guessing. Leaving the softmax layer out cures it.";
  recipe.members.front().head.push_back({.kind = Softmax});
  recipe.defaults.optimizer = "adam";
  recipe.defaults.learningRate = 1e-4;
  return recipe;
}

// --- Residual networks ------------------------------------------------------------------------------------

/// 78 394 parameters with 10 classes.
std::vector<Layer> smallResidual() {
  return {
      {.kind = Conv2d, .filters = 16, .kernel = 3, .stride = 2, .same = true, .bias = false},
      {.kind = BatchNorm},
      {.kind = Relu},
      {.kind = Residual, .filters = 16, .kernel = 3},
      {.kind = Residual, .filters = 32, .kernel = 3, .stride = 2},
      {.kind = Residual, .filters = 64, .kernel = 3, .stride = 2},
      {.kind = GlobalMeanMaxPool},
      {.kind = Dropout, .rate = 0.2},
      {.kind = Dense},
  };
}

void trainAsSmallResidual(TrainSettings& s) {
  s.epochs = 12;
  s.batchSize = 32;
  s.optimizer = "adamw";
  s.learningRate = 4e-3;
  s.weightDecay = 1e-2;
  s.schedule = Schedule::OneCycle;
  s.scaling = Scaling::Rows;
  s.init = Init::Torch;
}

PictureOptions digitMel() { return ofSeconds(melPicture(k8kHz, 256, 160, 40, 60), 1.0); }

Recipe resnet(const std::string& name, const std::string& what, std::vector<Member> members) {
  Recipe recipe;
  recipe.name = name;
  recipe.description = what +
                       " Clips are cut or padded to 1 s; set other seconds for longer sounds. Meant for "
                       "5 folds.";
  recipe.origin = "Spoken digits with mel and MFCC residual networks, 5 folds and an ensemble, in Keras.";
  recipe.members = std::move(members);
  trainAsSmallResidual(recipe.defaults);
  return recipe;
}

Member melMember() { return {"mel", {{digitMel(), smallResidual()}}, {}, {}}; }
Member mfccMember() { return {"mfcc", {{asMfcc(digitMel(), 20), smallResidual()}}, {}, {}}; }

const std::vector<double> kSpeeds = {1, 0.85, 0.92, 1.08, 1.18};

Recipe ullimSmall() {
  Recipe recipe;
  recipe.name = "ullim-small";
  recipe.description =
      "Ours: a residual network of 78 000 parameters on 40 mel bands down to 60 dB below the peak, AdamW "
      "with one cycle, clips at five speeds, shifted, warped and mixed, mean and maximum pooling, "
      "predictions "
      "averaged over five views of each clip. Clips are cut "
      "or padded to 1 s; set other seconds for longer sounds.";
  recipe.origin = "What held up over several seeds when speakers were kept apart.";
  Member member = melMember();
  member.speeds = kSpeeds;
  recipe.members = {member};
  trainAsSmallResidual(recipe.defaults);
  // Each of these alone is lost in the noise of seeds; together, and for twice as long, they bring 2 points
  // for unheard speakers.
  recipe.defaults.epochs = 24;
  recipe.defaults.melWarp = 0.12;
  recipe.defaults.timeShift = 0.1;
  recipe.defaults.mixup = 0.2;
  recipe.defaults.testViews = kAllTestViews;
  return recipe;
}

Recipe ullimSmallThree() {
  Recipe recipe = ullimSmall();
  recipe.name = "ullim-small-3";
  recipe.description =
      "The average of three networks as ullim-small, which see the same sound differently: 40 mel bands; 24 "
      "bands, where single harmonics are lost; 64 bands over windows twice as long. Better for unheard "
      "speakers, three times the work.";
  const auto member = [](const char* name, int nFft, int nMels) {
    return Member{
        name, {{ofSeconds(melPicture(k8kHz, nFft, 160, nMels, 60), 1.0), smallResidual()}}, {}, kSpeeds};
  };
  recipe.members = {member("mel", 256, 40), member("coarse", 200, 24), member("fine", 512, 64)};
  return recipe;
}

}  // namespace

const std::vector<Recipe>& recipes() {
  static const std::vector<Recipe> all = {
      spectrogramCnn(),  // the default: it takes clips of any length
      ullimSmall(),
      ullimSmallThree(),
      waveformCnn(),
      plainCnn(),
      cryTwoBranch(),
      cryTwoBranchSlim(),
      emotionCnn4(),
      resnet("resnet-mel", "A residual network of 78 000 parameters on 40 mel bands.", {melMember()}),
      resnet("resnet-mfcc", "The same residual network on 20 MFCC.", {mfccMember()}),
      resnet("resnet-ensemble", "Both residual networks, mel and MFCC, their probabilities averaged.",
             {melMember(), mfccMember()}),
      spectrogramCnnUnit(),
      emotionCnn4Softmax()};
  return all;
}

Recipe withSeconds(Recipe recipe, double seconds) {
  for (Member& member : recipe.members)
    for (Branch& branch : member.branches) {
      PictureOptions& p = branch.picture;
      const bool byFrames = p.clipS > 0 && p.resampleTo.hz > 0;
      p.clipS = seconds;
      if (byFrames) p.width = 1 + int(seconds * double(p.resampleTo.hz)) / p.feature.stft.hopLength;
    }
  return recipe;
}

}  // namespace ullim
