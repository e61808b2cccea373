// Recipes on the Train page: the summary counts as one does by hand, a layer that does not fit is named, each
// edit is undone, a kept recipe is there in the next session, and a setting that differs is marked and reset.
#include <QComboBox>
#include <QFileDialog>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
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
#include "ui/pages/recipetree.h"
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

  /// What is wrong is in the count's place: a count of layers that do not fit together is a count of nothing.
  void aWrongRecipeShowsItsErrorInsteadOfACount() {
    QTemporaryDir dir;
    RecipeShelf shelf(dir.path());
    RecipeEditor editor(&shelf, digits(), 3);
    editor.show();
    auto* total = editor.findChild<QLabel*>("recipeTotal");
    auto* problem = editor.findChild<QLabel*>("recipeProblem");
    auto* where = editor.findChild<QPushButton*>("recipeWhere");
    QVERIFY(total->isVisible() && !problem->isVisible() && !where->isVisible());
    const auto& layers = editor.recipe().members[0].branches[0].layers;
    const int pool = int(std::find_if(layers.begin(), layers.end(),
                                      [](const Layer& l) { return l.kind == LayerKind::MaxPool2d; }) -
                         layers.begin());
    editor.select(layer(pool));
    firstSpin(editor)->setValue(60);
    QVERIFY(!total->isVisible() && problem->isVisible() && where->isVisible());
    QVERIFY(problem->text().contains(layerKindWords(LayerKind::MaxPool2d)));
    const auto rows = outlineOf(editor.recipe(), 3);
    QCOMPARE(parametersOf(rows), std::int64_t(0));
    for (const OutlineRow& row : rows) {
      QCOMPARE(!row.problem.isEmpty(), row.place == layer(pool));
      if (row.place.isLayer() && row.place.layer > pool) {  // nobody knows what reaches them
        QVERIFY(row.output.isEmpty());
        QCOMPARE(row.parameters, std::int64_t(0));
      }
    }
    auto* tree = editor.findChild<RecipeTree*>();
    editor.select(layer(0));
    where->click();
    QVERIFY(tree->currentItem()->text(0).contains(QStringLiteral(" — ")));
    QVERIFY(!tree->currentItem()->icon(0).isNull());
    editor.undo();
    QVERIFY(total->isVisible() && !problem->isVisible() && !where->isVisible());
    QVERIFY(tree->currentItem()->icon(0).isNull());
  }

  /// 40 layers in a low window: the layer in hand stays selected and in view whatever is done to it.
  void theLayerInHandStaysInView() {
    QTemporaryDir dir;
    RecipeShelf shelf(dir.path());
    Recipe deep = digits();
    auto& layers = deep.members[0].branches[0].layers;
    for (int i = 0; i < 40; ++i) layers.insert(layers.begin() + 2, usualLayer(LayerKind::Relu));
    RecipeEditor editor(&shelf, deep, 3);
    editor.resize(940, 420);
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    auto* tree = editor.findChild<RecipeTree*>();
    const auto inView = [&](const QString& text) {
      const QRect row = tree->visualItemRect(tree->currentItem());
      return tree->currentItem()->isSelected() && tree->currentItem()->text(0).startsWith(text) &&
             tree->viewport()->rect().contains(
                 row.adjusted(0, 1, 0, -1).intersected(QRect(0, -9999, 50, 99999)));
    };
    editor.select(layer(30));
    editor.add(LayerKind::Conv2d);
    QVERIFY(inView(layerKindWords(LayerKind::Conv2d)));
    const int scrolled = tree->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    firstSpin(editor)->setValue(17);
    QVERIFY(inView(layerKindWords(LayerKind::Conv2d)));
    QVERIFY(tree->currentItem()->text(0).contains("17"));
    QCOMPARE(tree->verticalScrollBar()->value(), scrolled);  // nothing jumps
    editor.move(-1);
    QVERIFY(inView(layerKindWords(LayerKind::Conv2d)));
    QCOMPARE(tree->verticalScrollBar()->value(), scrolled);
    editor.undo();
    QVERIFY(inView(layerKindWords(LayerKind::Conv2d)));
    tree->scrollToItem(tree->currentItem(), QAbstractItemView::PositionAtCenter);
    const int centred = tree->verticalScrollBar()->value();
    QVERIFY(centred != scrolled);
    editor.duplicate();
    QVERIFY(inView(layerKindWords(LayerKind::Conv2d)));
    QCOMPARE(tree->verticalScrollBar()->value(), centred);  // one row more, and nothing jumps
    editor.select({.member = 0, .branch = 0, .layer = -1});
    QVERIFY(editor.findChild<QPushButton*>("recipeRemove")->isEnabled());
  }

  /// Whoever folds the other networks of an ensemble does not want them back at each edit.
  void whatIsFoldedStaysFolded() {
    QTemporaryDir dir;
    RecipeShelf shelf(dir.path());
    RecipeEditor editor(&shelf, digits(), 3);
    editor.show();
    auto* tree = editor.findChild<RecipeTree*>();
    editor.select({.member = 0, .branch = -2, .layer = -1});
    editor.duplicate();  // the whole network
    QCOMPARE(tree->topLevelItemCount(), 2);
    tree->topLevelItem(1)->setExpanded(false);
    editor.select(layer(0));
    firstSpin(editor)->setValue(5);
    editor.add(LayerKind::Relu);
    QVERIFY(tree->topLevelItem(0)->isExpanded());
    QVERIFY(!tree->topLevelItem(1)->isExpanded());
    editor.select({.member = 1, .branch = 0, .layer = 2});  // into it: it opens
    QVERIFY(tree->topLevelItem(1)->isExpanded());
  }

  /// Closing asks; each answer does what it says, and no answer loses nothing.
  void editsAreNotLostByClosing() {
    studio::Rig rig;
    TrainPage page(rig.context);
    page.show();
    RecipeCard* card = page.setup()->recipeCard();
    card->choose("spectrogram-cnn");
    const auto open = [&] {
      card->openEditor();
      for (RecipeEditor* e : page.window()->findChildren<RecipeEditor*>())
        if (e->isVisible()) return e;
      return static_cast<RecipeEditor*>(nullptr);
    };
    const auto answer = [](RecipeEditor* editor, const char* button) {
      auto* b = editor->findChild<QPushButton*>(button);
      if (b) b->click();
      return b != nullptr;
    };
    RecipeEditor* editor = open();
    QVERIFY(editor && !editor->hasEdits());
    editor->close();  // nothing done: nothing to ask
    QVERIFY(!editor->isVisible());
    QVERIFY(page.lostByQuitting().isEmpty());

    editor = open();
    editor->select(layer(0));
    firstSpin(*editor)->setValue(9);
    QVERIFY(card->hasOpenEdits() && !page.lostByQuitting().isEmpty());
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(editor->isVisible());
    QVERIFY(answer(editor, "editsSession"));
    QVERIFY(!editor->isVisible());
    QCOMPARE(card->recipe().members[0].branches[0].layers[0].filters, 9);  // used, in no file
    QVERIFY(page.lostByQuitting().isEmpty());

    editor = open();
    editor->select(layer(0));
    firstSpin(*editor)->setValue(10);
    card->openEditor();  // the one with edits comes to the front
    QVERIFY(editor->isVisible());
    editor->close();
    QVERIFY(answer(editor, "editsDiscard"));
    QVERIFY(!editor->isVisible());
    QCOMPARE(card->recipe().members[0].branches[0].layers[0].filters, 9);

    editor = open();
    editor->findChild<QLineEdit*>("recipeName")->setText("kept-at-last");
    Q_EMIT editor->findChild<QLineEdit*>("recipeName")->textEdited("kept-at-last");
    editor->close();
    QVERIFY(answer(editor, "editsKeep"));
    QVERIFY(!editor->isVisible());
    QCOMPARE(card->recipe().name, std::string("kept-at-last"));
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
      e.text = "fold " + std::to_string(fold + 1) + ": step 25: 60 of 64 units of conv2d are dead";
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
