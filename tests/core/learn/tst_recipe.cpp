// The recipe has the numbers of the network it is named after, and survives its JSON.
#include <QtTest>
#include <numeric>
#include <set>

#include "core/learn/layers.h"
#include "core/learn/recipe.h"

using namespace ullim;

class TestRecipe : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void spectrogramCnnIsTheKnownNetwork() {
    const auto recipe = findRecipe("spectrogram-cnn");
    QVERIFY(recipe.has_value());
    const auto rows = summary(*recipe, 10);
    std::int64_t total = 0;
    for (const SummaryRow& row : rows) total += row.parameters;
    QCOMPARE(total, std::int64_t(2846474));  // counted by Keras and by PyTorch for 34 x 50 and 10 classes
    QCOMPARE(rows.size(), std::size_t(11));
    QCOMPARE(QString::fromStdString(rows[0].outputShape), QString("(None, 32, 48, 32)"));
    QCOMPARE(rows[0].parameters, std::int64_t(320));
    QCOMPARE(QString::fromStdString(rows[2].outputShape), QString("(None, 30, 46, 64)"));
    QCOMPARE(rows[2].parameters, std::int64_t(18496));
    QCOMPARE(QString::fromStdString(rows[4].outputShape), QString("(None, 15, 23, 64)"));
    QCOMPARE(QString::fromStdString(rows[6].outputShape), QString("(None, 22080)"));
    QCOMPARE(rows[7].parameters, std::int64_t(2826368));
    QCOMPARE(QString::fromStdString(rows[10].layer), QString("dense_1"));
    QCOMPARE(rows[10].parameters, std::int64_t(1290));
    QCOMPARE(recipe->defaults.epochs, 10);
    QCOMPARE(recipe->defaults.batchSize, 32);
    QVERIFY(recipe->defaults.scaling == Scaling::Global);
  }

  void everyRecipeSurvivesItsJson() {
    for (const Recipe& recipe : recipes()) {
      const auto back = recipeFromJson(recipeToJson(recipe));
      QVERIFY2(back.has_value(), back ? "" : back.error().detail.c_str());
      QVERIFY(back->members == recipe.members);
      QVERIFY(back->validationSize == recipe.validationSize && back->warning == recipe.warning);
      QVERIFY(back->defaults == recipe.defaults);
      QVERIFY(back->name == recipe.name && back->description == recipe.description &&
              back->origin == recipe.origin);
    }
  }

  void anotherRecipeSurvivesToo() {
    Recipe recipe = recipes().front();
    PictureOptions& picture = recipe.members.front().branches.front().picture;
    picture.feature.kind = FeatureKind::Mfcc;
    picture.feature.stft.padMode = PadMode::Reflect;
    picture.feature.mel.norm = MelNorm::None;
    picture.feature.db.topDb = -1;
    picture.clipS = 1.5;
    picture.fromStart = true;
    recipe.members.front().speeds = {1, 0.5};
    recipe.defaults.schedule = Schedule::Plateau;
    recipe.defaults.scaling = Scaling::Pixels;
    recipe.defaults.seed = UINT64_MAX;
    recipe.defaults.optimizer = "sgd";
    const auto back = recipeFromJson(recipeToJson(recipe));
    QVERIFY2(back.has_value(), back ? "" : back.error().detail.c_str());
    QVERIFY(back->members == recipe.members);
    QVERIFY(back->defaults == recipe.defaults);
  }

  void damagedJsonIsRefused_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("a window of 2^31") << "\"n_fft\": 256"
                                      << "\"n_fft\": 2147483647";
    QTest::newRow("hop 1 at a long window") << "\"hop_length\": 64"
                                            << "\"hop_length\": 1";
    QTest::newRow("negative height") << "\"height\": 34"
                                     << "\"height\": -34";
    QTest::newRow("text for a number") << "\"height\": 34"
                                       << "\"height\": \"34\"";
    QTest::newRow("fraction") << "\"height\": 34"
                              << "\"height\": 34.5";
    QTest::newRow("unknown optimizer") << "\"adam\""
                                       << "\"magic\"";
    QTest::newRow("missing") << "\"width\": 50"
                             << "\"widht\": 50";
    QTest::newRow("twice") << "\"width\": 50"
                           << "\"width\": 50, \"width\": 51";
    QTest::newRow("unknown layer") << "\"max_pool2d\""
                                   << "\"python\"";
    QTest::newRow("cut") << "\"layers\""
                         << "";
  }

  void damagedJsonIsRefused() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QString json = QString::fromStdString(recipeToJson(recipes().front()));
    QVERIFY(json.contains(from));
    json.replace(from, to);
    const auto result = recipeFromJson(json.toStdString());
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::BadFormat);
  }

  void impossibleLayersAreRefused() {
    const auto fits = [](std::vector<Layer> layers, int size = 4) {
      Branch branch;
      branch.picture.height = branch.picture.width = size;
      branch.layers = std::move(layers);
      return traceMember({"net", {branch}, {}, {}}, 3).has_value();
    };
    using enum LayerKind;
    const Layer flatten{.kind = Flatten}, dense{.kind = Dense};
    QVERIFY(fits({flatten, dense}));
    QVERIFY(fits({{.kind = Conv2d, .filters = 2, .kernel = 5, .same = true}, flatten, dense}));
    QVERIFY(!fits({dense}));
    QVERIFY(!fits({{.kind = Conv2d, .filters = 2, .kernel = 5}, flatten, dense}));
    QVERIFY(!fits({flatten, {.kind = Dense, .filters = 5}}));
    QVERIFY(!fits({{.kind = Residual, .filters = 2, .kernel = 2}, flatten, dense}));
    QVERIFY(!fits({{.kind = LeakyRelu, .rate = 1}, flatten, dense}));
    QVERIFY(!fits({flatten, {.kind = Softmax}}));
    QVERIFY(!fits({flatten, {.kind = Dense, .filters = 99999}, dense}, 4096));
    QVERIFY(!fits({}));
    QVERIFY(!traceMember({"net", {}, {}, {}}, 3).has_value());
  }

  void theSmallResidualNetworkIsTheKnownOne() {
    // Counted by PyTorch for the network of the same layers and 10 classes.
    for (const char* name : {"resnet-mel", "resnet-mfcc", "ullim-small"}) {
      std::int64_t total = 0;
      for (const SummaryRow& row : summary(*findRecipe(name), 10)) total += row.parameters;
      QCOMPARE(total, std::int64_t(78394));
    }
  }

  void everyRecipeFitsItsPictures() {
    std::set<std::string> names;
    for (const Recipe& recipe : recipes()) {
      QVERIFY(names.insert(recipe.name).second);
      for (const int classes : {2, 5, 10}) {
        const auto ok = checkRecipe(recipe, classes);
        QVERIFY2(ok.has_value(), ok ? "" : ok.error().detail.c_str());
        QVERIFY(!summary(recipe, classes).empty());
      }
      for (const Member& member : recipe.members)
        for (const Branch& branch : member.branches)
          if (branch.picture.clipS > 0)  // one column a frame of librosa's count
            QCOMPARE(branch.picture.width,
                     1 + int(branch.picture.clipS * double(branch.picture.resampleTo.hz)) /
                             branch.picture.feature.stft.hopLength);
      const Recipe longer = withSeconds(recipe, 7);
      const auto ok = checkRecipe(longer, 3);
      QVERIFY2(ok.has_value(), ok ? "" : ok.error().detail.c_str());
      QCOMPARE(longer.picture().clipS, 7.0);
    }
    QCOMPARE(findRecipe("cry-two-branch")->picture().width, 188);
    QCOMPARE(findRecipe("cry-two-branch")->picture().height, 13);
  }

  void recipesOfOlderRunsAreRead() {
    const auto old = recipeFromJson(R"({"name": "spectrogram-cnn", "description": "", "origin": "",
      "picture": {"feature": {"kind": "logmel", "n_fft": 256, "hop_length": 64, "win_length": 0,
        "window": "hann", "kaiser_beta": 8.6, "center": true, "pad_mode": "constant", "n_mels": 34,
        "fmin": 20, "fmax": 0, "htk": false, "mel_norm": "slaney", "power": 2, "ref": 1, "ref_max": true,
        "amin": 1e-10, "top_db": 80, "n_mfcc": 20, "dct_type": 2, "ortho": true, "lifter": 0},
        "height": 34, "width": 50, "resample_to": 8000, "clip_s": 0},
      "layers": [{"kind": "conv2d", "filters": 32, "kernel": 3}, {"kind": "flatten"},
        {"kind": "dense", "units": 0}],
      "defaults": {"epochs": 10, "batch_size": 32, "learning_rate": 0.001, "optimizer": "adam",
        "patience": 0, "class_weights": false, "standardize": true, "seed": 0, "threads": 0}})");
    QVERIFY2(old.has_value(), old ? "" : old.error().detail.c_str());
    QCOMPARE(old->members.size(), std::size_t(1));
    QVERIFY(old->picture() == findRecipe("spectrogram-cnn")->picture());
    QCOMPARE(old->layersOf().size(), std::size_t(3));
    QVERIFY(old->defaults.scaling == Scaling::Global);
  }

  void settingsHaveRanges() {
    TrainSettings settings;
    QVERIFY(validate(settings).has_value());
    settings.learningRate = NAN;
    QVERIFY(!validate(settings).has_value());
    settings = {};
    settings.batchSize = 0;
    QCOMPARE(validate(settings).error().code, ErrorCode::BadArgument);
  }

  void unknownNameListsTheKnown() {
    const auto result = findRecipe("nonesuch");
    QVERIFY(!result.has_value());
    QVERIFY(result.error().detail.find("spectrogram-cnn") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(TestRecipe)
#include "tst_recipe.moc"
