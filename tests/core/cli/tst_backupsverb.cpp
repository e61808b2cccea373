// backups: list, make, restore.
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

class TestBackupsVerb : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void madeListedRestored();
  void theProjectMayBeGone();
  void refusals();
};

void TestBackupsVerb::madeListedRestored() {
  Sandbox box;
  box.import();
  const Answer none = run({"backups", box.project()});
  QCOMPARE(none.code, 0);
  QVERIFY(none.out.starts_with("no backup yet"));
  const Json made = run({"backups", box.project(), "--make", "--json"}).json();
  QCOMPARE(made["made"].get<bool>(), true);
  QCOMPARE(run({"merge", box.project(), "joy=amazement"}).code, 0);
  const Json again = run({"backups", box.project(), "--make", "--json"}).json();
  QCOMPARE(again["made"].get<bool>(), true);
  QCOMPARE(run({"backups", box.project(), "--make", "--json"}).json()["made"].get<bool>(), false);
  const Json list = run({"backups", box.project(), "--json"}).json()["backups"];
  QCOMPARE(list.size(), std::size_t(2));
  QCOMPARE(list[0]["path"], again["path"]);
  QCOMPARE(list[0]["changes"].get<int>(), 2);
  QCOMPARE(list[1]["changes"].get<int>(), 1);
  QCOMPARE(list[1]["clips"].get<int>(), 9);
  const Answer text = run({"backups", box.project()});
  QVERIFY(text.out.find(list[1]["name"].get<std::string>()) != std::string::npos);
  // The merge is not in the older one; its sounds are found from a new folder, too.
  QDir().mkpath(box.path("new"));
  const std::string restored = box.file("new/r.ullim");
  QCOMPARE(run({"backups", box.project(), "--restore", list[1]["name"].get<std::string>(), "--out", restored})
               .code,
           0);
  const Json info = run({"list", restored, "--where", "label = amazement", "--json"}).json();
  QCOMPARE(info.size(), std::size_t(3));
  QCOMPARE(run({"relink", restored, box.sounds().toStdString(), "--dry-run", "--json"})
               .json()["missing"]
               .get<int>(),
           0);
  QCOMPARE(box.list("label = amazement").size(), std::size_t(0));
  // The folder beside the project is no news to an import.
  QVERIFY(run({"import", box.project(), box.path("").toStdString(), "--json"}).err.find("backup") ==
          std::string::npos);
}

void TestBackupsVerb::theProjectMayBeGone() {
  Sandbox box;
  box.import();
  QCOMPARE(run({"backups", box.project(), "--make"}).code, 0);
  QVERIFY(QFile::remove(QString::fromStdString(box.project())));
  QCOMPARE(run({"backups", box.project(), "--json"}).json()["backups"].size(), std::size_t(1));
  QCOMPARE(run({"backups", box.project(), "--restore", "latest", "--out", box.project()}).code, 0);
  QCOMPARE(box.list().size(), std::size_t(9));
}

void TestBackupsVerb::refusals() {
  Sandbox box;
  box.import();
  QCOMPARE(run({"backups", box.project(), "--make"}).code, 0);
  const Answer over =
      run({"backups", box.project(), "--restore", "latest", "--out", box.project(), "--force"});
  QCOMPARE(over.code, 1);
  QVERIFY2(over.err.find("is there already") != std::string::npos, over.err.c_str());
  const Answer unknown = run({"backups", box.project(), "--restore", "monday", "--out", box.file("n.ullim")});
  QCOMPARE(unknown.code, 1);
  QCOMPARE(unknown.problems(), 1);
  writeBytes(box.path("text.ullim"), "no project");
  QCOMPARE(run({"backups", box.file("text.ullim"), "--make"}).code, 1);
  QVERIFY(!QFile::exists(box.path("text.ullim-backups")));
  QCOMPARE(run({"backups", box.project(), "--make", "--restore", "latest", "--out", "x"}).code, 2);
}

QTEST_GUILESS_MAIN(TestBackupsVerb)
#include "tst_backupsverb.moc"
