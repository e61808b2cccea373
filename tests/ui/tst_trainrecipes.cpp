// Recipes on the Train page: the summary counts as one does by hand, a layer that does not fit is named, each
// edit is undone, a kept recipe is there in the next session, and a setting that differs is marked and reset.
#include <QComboBox>
#include <QFileDialog>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <algorithm>
#include <set>

#include "tests/ui/studiorig.h"
#include "ui/pages/recipecard.h"
#include "ui/pages/recipeeditor.h"
#include "ui/pages/recipefields.h"
#include "ui/pages/recipeoutline.h"
#include "ui/pages/recipeshelf.h"
#include "ui/pages/trainlive.h"
#include "ui/pages/trainpage.h"
#include "ui/pages/trainsettings.h"
#include "ui/pages/trainsetup.h"
#include "ui/pages/trainwords.h"

using namespace ullim;

class TestTrainRecipes : public QObject {
  Q_OBJECT
  /// 34 x 50 through two 3 x 3 convolutions without padding, halved: 15 x 23 x 64 = 22080 values.
  static constexpr std::int64_t kDense = 22080 * 128 + 128, kLast = 128 * 3 + 3;

  static Recipe digits() {
    const auto all = recipes();
    return *std::find_if(all.begin(), all.end(), [](const Recipe& r) { return r.name == "spectrogram-cnn"; });
  }
  static std::int64_t count(const Recipe& recipe) { return parametersOf(outlineOf(recipe, 3)); }
  static RecipePlace layer(int n) { return {.member = 0, .branch = 0, .layer = n}; }
  static QSpinBox* firstSpin(RecipeEditor& editor) {
    return editor.findChild<RecipeFields*>()->findChild<QSpinBox*>();
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void summaryCountsAsByHand() {
    QTemporaryDir dir;
    RecipeShelf shelf(dir.path());
    RecipeEditor editor(&shelf, digits(), 3);
    QCOMPARE(count(editor.recipe()), 32 * 9 + 32 + 64 * 32 * 9 + 64 + kDense + kLast);
    editor.select(layer(0));
    firstSpin(editor)->setValue(16);  // filters of the first convolution
    QCOMPARE(editor.recipe().members[0].branches[0].layers[0].filters, 16);
    const std::int64_t now = 16 * 9 + 16 + 64 * 16 * 9 + 64 + kDense + kLast;
    QCOMPARE(count(editor.recipe()), now);
    const QString shown = QLocale().toString(qlonglong(now));
    bool found = false;
    for (const QLabel* label : editor.findChildren<QLabel*>()) found |= label->text().contains(shown);
    QVERIFY2(found, qPrintable(shown));
    editor.undo();
    QCOMPARE(editor.recipe().members, digits().members);
    editor.select(layer(0));
    editor.duplicate();  // 32 filters on 32 channels; the picture shrinks to 14 x 22
    QCOMPARE(count(editor.recipe()), 320 + (32 * 32 * 9 + 32) + 18496 + (64 * 14 * 22 * 128 + 128) + kLast);
    editor.remove();
    QCOMPARE(editor.recipe().members, digits().members);
  }

  void aLayerThatDoesNotFitIsNamed() {
    Recipe wrong = digits();
    wrong.members[0].branches[0].layers[2].kernel = 60;  // of 32 x 48
    const auto rows = outlineOf(wrong, 3);
    for (const OutlineRow& row : rows) QCOMPARE(!row.problem.isEmpty(), row.place == layer(2));
    QTemporaryDir dir;
    RecipeShelf shelf(dir.path());
    RecipeEditor editor(&shelf, wrong, 3);
    QVERIFY(!editor.problem().isEmpty());
    QVERIFY(!editor.findChild<QPushButton*>("recipeKeep")->isEnabled());
    editor.keep();
    QVERIFY(shelf.own().empty());
  }

  void aKeptRecipeIsThereInTheNextSession() {
    studio::Rig rig;
    {
      TrainPage page(rig.context);
      page.show();
      rig.actions.action("train.layers")->trigger();
      auto* editor = page.window()->findChild<RecipeEditor*>("recipeEditor");
      QVERIFY(editor);
      auto* name = editor->findChild<QLineEdit*>("recipeName");
      name->clear();
      QTest::keyClicks(name, "my-net");
      editor->select(layer(0));
      firstSpin(*editor)->setValue(8);
      QVERIFY2(editor->problem().isEmpty(), qPrintable(editor->problem()));
      editor->keep();
      QCOMPARE(page.setup()->recipeCard()->recipe().name, std::string("my-net"));
    }
    TrainPage later(rig.context);
    auto* box = later.setup()->findChild<QComboBox*>("trainRecipe");
    QTRY_VERIFY(box->findData("my-net") >= 0);
    later.setup()->recipeCard()->choose("my-net");
    QCOMPARE(later.setup()->recipeCard()->recipe().members[0].branches[0].layers[0].filters, 8);
  }

  void aSavedRecipeIsReadAgain() {
    studio::Rig rig;
    TrainPage page(rig.context);
    page.show();
    QTemporaryDir dir;
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    page.setup()->recipeCard()->choose("cry-two-branch");
    const Recipe saved = page.setup()->recipeCard()->recipe();
    rig.actions.action("train.saveRecipe")->trigger();
    auto* dialog = page.findChild<QFileDialog*>();
    QVERIFY(dialog);
    const QString path = dir.filePath("net.json");
    Q_EMIT dialog->fileSelected(path);
    delete dialog;
    const auto back = readRecipeFile(path);
    QVERIFY(bool(back));
    QCOMPARE(back->members, saved.members);
    page.setup()->recipeCard()->choose("spectrogram-cnn");
    rig.actions.action("train.openRecipe")->trigger();
    Q_EMIT page.findChild<QFileDialog*>()->fileSelected(path);
    QCOMPARE(page.setup()->recipeCard()->recipe().name, saved.name);
  }

  void aSettingThatDiffersIsMarkedAndReset() {
    studio::Rig rig;
    TrainPage page(rig.context);
    page.show();
    page.setup()->recipeCard()->choose("spectrogram-cnn");
    auto* form = page.setup()->findChild<TrainSettingsForm*>();
    auto* epochs = form->findChild<QSpinBox*>("trainEpochs");
    const int own = epochs->value();
    QVERIFY(form->differences().isEmpty());
    epochs->setValue(own + 7);
    QVERIFY(form->differences().contains(QString::number(own + 7)));
    auto* head = form->findChild<QToolButton*>("trainGroup0");
    QVERIFY(head->text().contains("1"));
    QToolButton* reset = nullptr;
    for (QToolButton* button : form->findChildren<QToolButton*>())
      if (button->text() == QStringLiteral("↺") && button->isVisibleTo(form)) reset = button;
    QVERIFY(reset);
    reset->click();
    QCOMPARE(epochs->value(), own);
    QVERIFY(form->differences().isEmpty());
    QVERIFY(!head->text().contains("1"));
  }

  /// Each kind is said once, in short words that tell what to do; what core said is still there.
  void warningsAreShortAndSaidOnce() {
    TrainLive live;
    live.show();
    live.begin({}, {});
    auto* strip = live.findChild<QFrame*>("trainWarnings");
    auto* text = live.findChild<QLabel*>("trainWarningText");
    QVERIFY(!strip->isVisible());
    TrainEvent e;
    e.kind = TrainEvent::Kind::Warning;
    e.folds = 5;
    for (int fold = 0; fold < 5; ++fold) {
      e.fold = fold;
      e.warning = TrainWarning::DeadUnits;
      e.text = "step 25: 60 of 64 units of conv2d are dead";
      live.take(e, false);
    }
    QVERIFY(strip->isVisible());
    QVERIFY(text->text().contains(warningWords(TrainWarning::DeadUnits, {})));
    QVERIFY(text->text().contains("5"));
    QCOMPARE(text->text().count(QLatin1Char('\n')), 0);
    QVERIFY(text->toolTip().contains("60 of 64"));
    QVERIFY(warningWords(TrainWarning::NeverPredicted,
                         "fold 1, epoch 5: never predicted in the validation part though it occurs there: "
                         "burping, tired (try class weights, or collect more clips)")
                .contains("burping, tired."));
    e.warning = TrainWarning::Other;
    e.text = "sounds.wav: cannot be read";
    live.take(e, false);
    QVERIFY(text->text().startsWith("sounds.wav: cannot be read"));  // as it is; the newest first
    std::set<QString> all;
    using enum TrainWarning;
    for (const TrainWarning w :
         {DeadUnits, FlatLoss, LossNotFinite, NotStandardised, NeverPredicted, Overfitting, SameAnswer}) {
      QVERIFY(!warningWords(w, {}).isEmpty());
      all.insert(warningWords(w, {}));
    }
    QCOMPARE(int(all.size()), 7);
  }
};

QTEST_MAIN(TestTrainRecipes)
#include "tst_trainrecipes.moc"
