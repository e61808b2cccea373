// The split card: its kinds make the folds that are asked for, clips belong together as its columns say, and
// each leak is named by its kind with a way to its clips.
#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableWidget>
#include <set>

#include "core/dataset/groupcolumns.h"
#include "core/learn/runrecord.h"
#include "tests/ui/studiorig.h"
#include "ui/pages/splitcard.h"
#include "ui/pages/trainpage.h"
#include "ui/pages/trainplan.h"
#include "ui/pages/trainsetup.h"

using namespace ullim;

class TestTrainSplit : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;

  /// 6 voices of 2 classes, 2 clips each; the room of voices 0 and 1 is the same.
  void makeProject() {
    m_rig = std::make_unique<studio::Rig>();
    const char* names[] = {"low", "high"};
    std::uint64_t seed = 1;
    for (int voice = 0; voice < 6; ++voice)
      for (int c = 0; c < 2; ++c)
        for (int k = 0; k < 2; ++k)
          studio::writeClip(
              m_rig->folder.filePath(
                  QStringLiteral("sounds/%1/voice%2_%3.wav").arg(QLatin1String(names[c])).arg(voice).arg(k)),
              studio::noisyTone(c ? 1200 : 300, ++seed));
    QVERIFY(m_rig->openProject(m_rig->folder.filePath("sounds"), [](ImportRow& row) {
      const int voice = row.group.back() - '0';
      row.columns["room"] = "room" + std::to_string(voice < 2 ? 0 : voice);
    }));
    QCOMPARE(int(m_rig->document.data().clips.size()), 24);
  }

  /// Groups' clips by test part; every clip's group is on one side.
  static void verifyApart(const TrainRequest& request, const TrainPlan& plan) {
    for (const std::vector<Role>& roles : plan.split.folds) {
      std::map<std::string, std::set<Role>> sides;
      for (std::size_t i = 0; i < roles.size(); ++i) sides[request.clips[i].group].insert(roles[i]);
      for (const auto& [group, on] : sides) QCOMPARE(int(on.size()), 1);
    }
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() { makeProject(); }
  void cleanup() { m_rig.reset(); }

  void kindsMakeTheFoldsAskedFor_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("folds");
    QTest::newRow("hold-out") << 0 << 1;
    QTest::newRow("folds") << 1 << 3;
    QTest::newRow("three times three") << 2 << 9;
    QTest::newRow("a voice a fold") << 3 << 6;
  }
  void kindsMakeTheFoldsAskedFor() {
    QFETCH(int, kind);
    QFETCH(int, folds);
    TrainPage page(m_rig->context);
    page.show();
    TrainSetup* setup = page.setup();
    setup->findChild<QSpinBox*>("trainFolds")->setValue(3);
    setup->findChild<QSpinBox*>("trainRepeats")->setValue(3);
    setup->findChild<QComboBox*>("trainSplitKind")->setCurrentIndex(kind);
    QTRY_VERIFY(setup->request().has_value());
    const TrainRequest request = *setup->request();
    const TrainPlan plan = planTraining(setup->data(), request.split);
    QVERIFY(!plan.error);
    QCOMPARE(int(plan.folds.size()), folds);
    verifyApart(request, plan);
    auto* table = setup->splitCard()->findChild<QTableWidget*>();
    QTRY_COMPARE(table->rowCount(), folds > 1 ? folds : 3);  // a hold-out shows its classes and their sum
    if (kind == 3) QCOMPARE(table->item(0, 0)->text(), QString::fromStdString(plan.split.foldNames[0]));
    // What was chosen comes back from a record's words.
    auto back = splitOptionsFromJson(splitOptionsToJson(request.split));
    QVERIFY(bool(back));
    setup->setSplit(SplitOptions{});
    setup->setSplit(*back);
    QCOMPARE(splitOptionsToJson(setup->splitOptions()), splitOptionsToJson(request.split));
  }

  void validationByClipOrNone() {
    TrainPage page(m_rig->context);
    page.show();
    TrainSetup* setup = page.setup();
    auto* kind = setup->findChild<QComboBox*>("trainValidationKind");
    kind->setCurrentIndex(1);
    QTRY_VERIFY(setup->request().has_value());
    QVERIFY(!setup->request()->split.validationByGroup);
    kind->setCurrentIndex(2);
    QCOMPARE(setup->splitOptions().validationSize, 0.0);
    QVERIFY(!setup->findChild<QSpinBox*>("trainValidationPart")->isVisibleTo(setup));
    const TrainPlan plan = planTraining(setup->data(), setup->splitOptions());
    QCOMPARE(plan.folds[0][std::size_t(Role::Validation)].clips, 0);
  }

  /// Voices 0 and 1 share a room: by voice and room they are one group, 5 groups in all.
  void columnsJoinClips() {
    TrainPage page(m_rig->context);
    page.show();
    TrainSetup* setup = page.setup();
    QTRY_VERIFY(setup->request().has_value());
    QCOMPARE(setup->data().groups, 6);
    QAction* room = nullptr;
    for (QAction* action : setup->findChild<QPushButton*>("trainGroupBy")->menu()->actions())
      if (action->data() == QStringLiteral("room")) room = action;
    QVERIFY(room);
    room->setChecked(true);
    QTRY_COMPARE(setup->data().groups, 5);
    QTRY_VERIFY(setup->request().has_value());
    const TrainRequest request = *setup->request();
    QCOMPARE(request.split.groupBy, std::string("group,room"));
    std::set<std::string> first;
    std::vector<const Clip*> clips;
    for (const Clip& clip : m_rig->document.data().clips) clips.push_back(&clip);
    const auto groups = groupsByColumns(clips, "group,room");  // as the command line's --group
    for (std::size_t i = 0; i < clips.size(); ++i) {
      QCOMPARE(request.clips[i].group, groups[i]);
      if (clips[i]->group == "voice0" || clips[i]->group == "voice1") first.insert(groups[i]);
    }
    QCOMPARE(int(first.size()), 1);
  }

  void leaksAreNamedAndOpenTheirClips() {
    // Two clips of different voices sound the same: known facts, no guess.
    const auto& clips = m_rig->document.data().clips;
    std::vector<std::pair<std::string, ClipFacts>> facts;
    for (const Clip& clip : clips) {
      ClipFacts f = clip.facts;
      f.duplicate = clip.group == "voice0" || clip.group == "voice5" ? 7 : 0;
      facts.emplace_back(clip.id, f);
    }
    m_rig->document.setFacts(facts);
    TrainPage page(m_rig->context);
    page.show();
    TrainSetup* setup = page.setup();
    QTRY_VERIFY(setup->request().has_value());  // by group, what sounds the same stays together
    auto* kind = setup->findChild<QComboBox*>("trainSplitKind");
    kind->setCurrentIndex(1);
    setup->findChild<QSpinBox*>("trainFolds")->setValue(3);
    setup->findChild<QCheckBox*>("trainByGroup")->setChecked(false);
    QTRY_VERIFY(setup->isPlanned());
    QVERIFY(!setup->request().has_value());
    QTRY_VERIFY(setup->findChild<QPushButton*>("leakShow_near_duplicate"));
    auto* show = setup->findChild<QPushButton*>("leakShow_group");
    QVERIFY(show);
    QSignalSpy asked(m_rig->context.session, &Session::showClipsRequested);
    setup->findChild<QPushButton*>("leakShow_near_duplicate")->click();
    QCOMPARE(asked.count(), 1);
    std::set<std::string> voices;
    for (const QString& id : m_rig->session.restriction())
      voices.insert(m_rig->document.data().find(id.toStdString())->group);
    QCOMPARE(voices, (std::set<std::string>{"voice0", "voice5"}));
    QVERIFY(!m_rig->session.restrictionTitle().isEmpty());
  }

  /// A refusal leads to where it is answered: the box is in view and has the keyboard.
  void aRefusalForLeaksLeadsToThem() {
    TrainPage page(m_rig->context);
    page.resize(1100, 500);
    page.show();
    page.activateWindow();
    TrainSetup* setup = page.setup();
    QTRY_VERIFY(setup->request().has_value());
    SplitOptions leaking = setup->splitOptions();
    leaking.byGroup = false;
    setup->setSplit(leaking);
    QTRY_VERIFY(setup->onlyLeaks());
    auto* consent = setup->findChild<QCheckBox*>("leakConsent");
    auto* scroll = page.findChild<QScrollArea*>("trainSetup");
    scroll->verticalScrollBar()->setValue(0);
    const auto inView = [&] {
      return scroll->viewport()->rect().contains(
          QRect(consent->mapTo(scroll->viewport(), QPoint()), consent->size()));
    };
    QVERIFY(!inView());
    QSignalSpy told(&page, &Page::notice);
    m_rig->context.actions->action("train.start")->trigger();
    QVERIFY(!page.isTraining());
    QCOMPARE(told.count(), 1);
    QCOMPARE(page.focusWidget(), consent);
    QVERIFY(inView());
    scroll->verticalScrollBar()->setValue(0);
    page.findChild<QPushButton*>("trainStart")->click();  // it is no dead button either
    QVERIFY(inView());
  }

  /// In parts on a worker, while labelling goes on: the same as at once.
  void gatheringInPartsIsTheSame() {
    const Document& document = m_rig->document;
    m_rig->document.setFacts({});
    const std::string folder = document.folder().toStdString();
    for (const char* filter : {"", "room = room3 or label = low"})
      for (const char* groupBy : {"group", "group,room"}) {
        const auto parsed = Filter::parse(filter, {"room"});
        const TrainData whole = gatherTrainData(document, *parsed, {}, "room", groupBy).value();
        const Gathered parts = gatherInChunks(
            document.data(), *document.gate(),
            {.filter = filter, .mapping = {}, .stratify = "room", .groupBy = groupBy, .folder = folder});
        QVERIFY(parts.whole && !parts.filterError && !parts.mappingError);
        QCOMPARE(parts.columns, (std::map<std::string, int>{{"room", 5}}));
        QCOMPARE(parts.data.filtered, whole.filtered);
        QCOMPARE(parts.data.groups, whole.groups);
        QCOMPARE(parts.data.classNames, whole.classNames);
        QCOMPARE(parts.data.classCounts, whole.classCounts);
        QCOMPARE(parts.data.clips.size(), whole.clips.size());
        for (std::size_t i = 0; i < whole.clips.size(); ++i) {
          const TrainClip &a = parts.data.clips[i], &b = whole.clips[i];
          QVERIFY(a.id == b.id && a.path == b.path && a.label == b.label && a.group == b.group &&
                  a.contentHash == b.contentHash && a.stratum == b.stratum);
          QVERIFY(!a.contentHash.empty());
          QVERIFY(QFile::exists(QString::fromStdString(a.path)));
        }
      }
    const Gathered wrong =
        gatherInChunks(document.data(), *document.gate(),
                       {.filter = "room = (", .mapping = {}, .stratify = {}, .folder = {}});
    QVERIFY(wrong.filterError.has_value());
  }

  void findingsAreCountedByKind() {
    const std::vector<LeakFinding> found{
        {LeakKind::Group, 0, "a", {Role::Train, Role::Test}, {"1", "2"}, "first"},
        {LeakKind::Group, 1, "a", {Role::Train, Role::Test}, {"2", "3"}, "second"},
        {LeakKind::Group, 1, "b", {Role::Train, Role::Test}, {"4"}, "third"},
        {LeakKind::MissingClass, 2, "c", {Role::Test}, {}, "fourth"}};
    const auto rows = summariseLeaks(found);
    QCOMPARE(int(rows.size()), 2);
    QCOMPARE(rows[0].keys, 2);
    QCOMPARE(rows[0].folds, 2);
    QCOMPARE(rows[0].ids, (std::vector<std::string>{"1", "2", "3", "4"}));
    QCOMPARE(rows[0].example, std::string("first"));
    QVERIFY(rows[0].blocks && !rows[1].blocks);
  }
};

QTEST_MAIN(TestTrainSplit)
#include "tst_trainsplit.moc"
