// The history as a table: what a line promises is what going there does; long histories come in parts.
#include "core/dataset/operations.h"
#include "tests/ui/windowrig.h"
#include "ui/jobs/paststate.h"
#include "ui/models/historymodel.h"
#include "ui/models/historywords.h"
#include "ui/projectplace.h"

using namespace ullim;

class TestHistoryModel : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;

  Document& document() { return m_rig->document; }
  const Clip& clip(int i) { return document().data().clips[std::size_t(i)]; }
  void label(int i, const char* name) {
    auto change = relabel(document().data(), {clip(i).id}, name);
    QVERIFY(bool(change));
    document().commit(*change);
  }
  bool waitSaved() {
    return QTest::qWaitFor([&] { return document().saveState() == Document::SaveState::Saved; }, 10000);
  }
  QString labels() {
    QString out;
    for (const Clip& each : document().data().clips) out += QString::fromStdString(each.label) + ' ';
    return out;
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    m_rig = std::make_unique<studio::Rig>();
    QVERIFY(m_rig->openProject(desk::Window::makeSounds(m_rig->folder.filePath("sounds"), {"a", "b"}, 3)));
    QVERIFY(waitSaved());
  }
  void cleanup() { m_rig.reset(); }

  void goingToALineIsGoingToTheStateAfterIt() {
    HistoryModel model(&document());
    model.setActive(true);
    QTRY_COMPARE(model.rowCount(), 1);  // the import
    QHash<qint64, QString> after;       // seq: labels
    after.insert(model.entry(0).seq, labels());
    for (int i = 0; i < 5; ++i) {
      label(i % 3, i < 3 ? "b" : "a");
      QVERIFY(waitSaved());
      QTRY_COMPARE(model.rowCount(), i + 2);
      after.insert(model.entry(0).seq, labels());
    }
    for (const int row : {3, 1, 4, 0, 2, 5, 0}) {
      QTRY_VERIFY(model.entry(row).seq != 0);
      const qint64 seq = model.entry(row).seq;
      const int steps = model.stepsTo(row);
      if (steps > 0) document().undo(steps);
      if (steps < 0) document().redo(-steps);
      QVERIFY(waitSaved());
      QCOMPARE(labels(), after.value(seq));
      QTRY_COMPARE(model.stepsTo(row), 0);  // the table has followed
    }
    document().undo(2);
    QVERIFY(waitSaved());
    label(0, "a");
    label(1, "a");
    QVERIFY(waitSaved());
    QTRY_COMPARE(model.rowCount(), 8);
    int superseded = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
      superseded += model.entry(row).superseded;
      if (model.entry(row).superseded) QCOMPARE(model.stepsTo(row), 0);  // out of reach
    }
    QCOMPARE(superseded, 2);
  }

  void aLongHistoryComesInPartsAndAFilterFindsItsLines() {
    for (int i = 0; i < 110; ++i) label(0, i % 2 ? "a" : "b");
    auto note = Change{};
    note.kind = "note";
    note.who = "somebody else";
    note.why = "listened again";
    note.clips.push_back({clip(2).id, {}, {}});
    note.clips.back().before.notes = "";
    note.clips.back().after.notes = "cough";
    document().commit(note);
    QVERIFY(waitSaved());
    HistoryModel model(&document(), nullptr, 100);
    model.setActive(true);
    QTRY_COMPARE(model.rowCount(), 100);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 112);  // and the import
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.stepsTo(111), 111);

    HistoryFilter filter;
    filter.setSourceModel(&model);
    filter.setPerson(QStringLiteral("somebody else"));
    QCOMPARE(filter.rowCount(), 1);
    filter.setText(QStringLiteral("nothing of the kind"));
    QCOMPARE(filter.rowCount(), 0);
    filter.setPerson({});
    filter.setText({});
    filter.setOrigin(QStringLiteral("import"));
    QCOMPARE(filter.rowCount(), 1);
    filter.setOrigin({});
    filter.setKind(QStringLiteral("label"));
    QCOMPARE(filter.rowCount(), 110);

    Change read;
    bool answered = false;
    document().ask([&](const Project& project) { read = *project.changeAt(model.entry(0).seq); },
                   [&] { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(clipsOf(read, document().data()), QStringList{QString::fromStdString(clip(2).id)});
    QVERIFY(changeInWords(read, document().data()).contains(QStringLiteral("– → cough")));
  }

  void aPastStateIsWhatWasThereThen() {
    std::vector<std::pair<qint64, QString>> kept;
    HistoryModel model(&document());
    model.setActive(true);
    QTRY_COMPARE(model.rowCount(), 1);
    kept.emplace_back(model.entry(0).seq, labels());
    for (int i = 0; i < 4; ++i) {
      label(i, i < 3 ? "b" : "a");
      QVERIFY(waitSaved());
      QTRY_COMPARE(model.rowCount(), i + 2);
      kept.emplace_back(model.entry(0).seq, labels());
    }
    document().undo(2);
    QVERIFY(waitSaved());
    const QString present = labels();
    const std::string path = document().path().toStdString();
    for (const auto& [seq, then] : kept) {
      const auto state = stateAfter(path, seq);
      QVERIFY2(bool(state), state ? "" : state.error().detail.c_str());
      QString found;
      for (const Clip& each : state->clips) found += QString::fromStdString(each.label) + ' ';
      QCOMPARE(found, then);
    }
    QCOMPARE(labels(), present);
    QCOMPARE(stateAfter(path, 999).error().code, ErrorCode::NotFound);

    // As a project of its own, in another folder: the sounds are still found.
    const auto state = stateAfter(path, kept[2].first);
    const QString other = m_rig->folder.filePath("elsewhere");
    QVERIFY(QDir().mkdir(other));
    const std::string saved = (other + "/then.ullim").toStdString();
    QVERIFY(bool(writeState(*state, document().folder().toStdString(), saved, "then")));
    const auto again = Project::open(saved, OpenMode::ReadOnly);
    QVERIFY(bool(again));
    const auto data = (*again)->load();
    QVERIFY(bool(data));
    QCOMPARE(data->clips.size(), state->clips.size());
    QCOMPARE(data->classes, state->classes);
    for (std::size_t i = 0; i < data->clips.size(); ++i) {
      QCOMPARE(data->clips[i].label, state->clips[i].label);
      QCOMPARE(data->clips[i].originalLabel, state->clips[i].originalLabel);
      QVERIFY(QFile::exists(QString::fromStdString((*again)->absolutePath(data->clips[i].file))));
    }
    QCOMPARE(writeState(*state, "/", saved, "then").error().code, ErrorCode::FileExists);
    // A branch that was left: it cannot be redone, and can be looked at still.
    const auto& left = kept[4];
    label(0, "a");
    QVERIFY(waitSaved());
    const auto branch = stateAfter(path, left.first);
    QVERIFY(bool(branch));
    QString found;
    for (const Clip& each : branch->clips) found += QString::fromStdString(each.label) + ' ';
    QCOMPARE(found, left.second);
  }

  void wordsCountWhatGoesWhere() {
    std::vector<std::string> ids;
    for (int i = 0; i < 6; ++i) ids.push_back(clip(i).id);
    auto change = relabel(document().data(), ids, "b");
    QVERIFY(bool(change));
    document().commit(*change);
    const QString words = changeInWords(*change, document().data());
    QVERIFY2(words.contains(QStringLiteral("a → b: 3")), qPrintable(words));
  }

  void aProjectIsOpenedWhereOneWas() {
    const QString path = document().path();
    PlaceKeeper keeper(m_rig->context, nullptr);
    document().open(path);
    QTRY_VERIFY(document().isOpen());
    QTest::qWait(10);
    const QString there = QString::fromStdString(clip(4).id);
    m_rig->session.setCurrentClip(there);
    m_rig->session.setFilterText(QStringLiteral("label = \"b\""));
    keeper.setPage(QStringLiteral("inspect"));
    keeper.keep();
    document().close();
    m_rig->session.setCurrentClip({});
    m_rig->session.setFilterText({});
    QSignalSpy page(&m_rig->session, &Session::showPageRequested);
    document().open(path);
    QTRY_COMPARE(page.size(), 1);
    QCOMPARE(page.first().first().toString(), QStringLiteral("inspect"));
    QCOMPARE(m_rig->session.currentClip(), there);
    QCOMPARE(m_rig->session.filterText(), QStringLiteral("label = \"b\""));
    // Projects nobody opens any more are forgotten in the end.
    for (int i = 0; i < 40; ++i) rememberPlace(QStringLiteral("/p%1").arg(i), {QStringLiteral("c"), {}, {}});
    QCOMPARE(placeIn(QStringLiteral("/p39")).clip, QStringLiteral("c"));
    QVERIFY(placeIn(QStringLiteral("/p0")).clip.isEmpty());
  }
};

QTEST_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
