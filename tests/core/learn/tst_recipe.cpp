// The recipe has the numbers of the network it is named after, and survives its JSON.
#include <QtTest>
#include <numeric>

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
    QVERIFY(recipe->defaults.standardize);
  }

  void everyRecipeSurvivesItsJson() {
    for (const Recipe& recipe : recipes()) {
      const auto back = recipeFromJson(recipeToJson(recipe));
      QVERIFY2(back.has_value(), back ? "" : back.error().detail.c_str());
      QVERIFY(back->picture == recipe.picture);
      QVERIFY(back->layers == recipe.layers);
      QVERIFY(back->defaults == recipe.defaults);
      QVERIFY(back->name == recipe.name && back->description == recipe.description &&
              back->origin == recipe.origin);
    }
  }

  void anotherRecipeSurvivesToo() {
    Recipe recipe = recipes().front();
    recipe.picture.feature.kind = FeatureKind::Mfcc;
    recipe.picture.feature.stft.padMode = PadMode::Reflect;
    recipe.picture.feature.mel.norm = MelNorm::None;
    recipe.picture.feature.db.topDb = -1;
    recipe.picture.clipS = 1.5;
    recipe.defaults.seed = UINT64_MAX;
    recipe.defaults.optimizer = "sgd";
    const auto back = recipeFromJson(recipeToJson(recipe));
    QVERIFY2(back.has_value(), back ? "" : back.error().detail.c_str());
    QVERIFY(back->picture == recipe.picture);
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
    const std::vector<Layer> dense = {{.kind = LayerKind::Flatten}, {.kind = LayerKind::Dense}};
    QVERIFY(traceLayers(dense, 4, 4, 3).has_value());
    QVERIFY(!traceLayers({{.kind = LayerKind::Dense}}, 4, 4, 3).has_value());
    QVERIFY(!traceLayers({{.kind = LayerKind::Conv2d, .filters = 2, .kernel = 5}}, 4, 4, 3).has_value());
    QVERIFY(!traceLayers({{.kind = LayerKind::Flatten}, {.kind = LayerKind::Dense, .filters = 5}}, 4, 4, 3)
                 .has_value());
    QVERIFY(!traceLayers({{.kind = LayerKind::Flatten},
                          {.kind = LayerKind::Dense, .filters = 99999},
                          {.kind = LayerKind::Dense}},
                         4096, 4096, 3)
                 .has_value());
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
