// rescue: a damaged project's labels come back by one command.
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

class TestRescueVerb : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void damagedProjectIsRescued();
  void refusals();
};

void TestRescueVerb::damagedProjectIsRescued() {
  Sandbox box;
  box.import();
  QCOMPARE(run({"merge", box.project(), "joy=amazement"}).code, 0);
  // The first page holds the schema: without it no database opens it.
  QByteArray bytes = bytesOf(box.path("p.ullim"));
  bytes.replace(0, 4096, QByteArray(4096, '\0'));
  writeBytes(box.path("p.ullim"), bytes);
  QCOMPARE(run({"info", box.project()}).code, 1);
  const Answer answer = run({"rescue", box.project(), box.file("new.ullim"), "--json"});
  QCOMPARE(answer.code, 0);
  const Json json = answer.json();
  QCOMPARE(json["clips"].get<int>(), 9);
  QCOMPARE(json["labelled"].get<int>(), 9);
  QCOMPARE(json["clips_lost"].get<int>(), 0);
  QCOMPARE(json["changes"].get<int>(), 2);
  QCOMPARE(json["project"].get<std::string>(), box.file("new.ullim"));
  QVERIFY(bytesOf(box.path("p.ullim")) == bytes);
  const Json info = run({"info", box.file("new.ullim"), "--json"}).json();
  QCOMPARE(info["classes"]["joy"].get<int>(), 7);
  QCOMPARE(info["classes"]["anger"].get<int>(), 2);
  QCOMPARE(run({"undo", box.file("new.ullim")}).code, 0);
  QCOMPARE(run({"info", box.file("new.ullim"), "--json"}).json()["classes"]["amazement"].get<int>(), 3);
  const Answer words = run({"rescue", box.project(), box.file("again.ullim")});
  QCOMPARE(words.code, 0);
  QVERIFY2(words.out.starts_with("rescued: 9 clips (9 labelled), 2 classes"), words.out.c_str());
}

void TestRescueVerb::refusals() {
  Sandbox box;
  box.import();
  Answer answer = run({"rescue", box.project(), box.project()});
  QCOMPARE(answer.code, 1);
  QCOMPARE(answer.problems(), 1);
  QVERIFY(answer.err.find("is there already") != std::string::npos);
  QCOMPARE(run({"rescue", box.file("none.ullim"), box.file("new.ullim")}).code, 1);
  QCOMPARE(run({"rescue", box.file("sounds/joy/joy0.wav"), box.file("new.ullim")}).code, 1);
  QCOMPARE(run({"rescue", box.project()}).code, 2);
  std::stop_source stopped;
  stopped.request_stop();
  QCOMPARE(run({"rescue", box.project(), box.file("new.ullim")}, {}, stopped.get_token()).code, 130);
  QVERIFY(!QFile::exists(box.path("new.ullim")));
}

QTEST_GUILESS_MAIN(TestRescueVerb)
#include "tst_rescueverb.moc"
