// map, dry runs with examples, split --back, export of both, raw cells, card: through the command line.
#include <QDirIterator>
#include <QXmlStreamReader>

#include "core/dataset/csv.h"
#include "tests/core/cli/runner.h"

using namespace ullim;
using namespace ullim::test;

class TestMapVerb : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void mapLooksAppliesAndUndoes();
  void mapFromAFile();
  void mapRefusals();
  void dryRunHasExamples();
  void splitAndBack();
  void hostileLabelsComeBackFromCsv();
  void bothInTwoFiles();
  void cardOfAProject();
  void cardEscapes();
};

void TestMapVerb::mapLooksAppliesAndUndoes() {
  const Sandbox box;
  box.import();
  const Json before = box.info();
  const Answer look = run({"map", box.project(), "happy=joy,amazement; =anger", "--json"});
  QVERIFY2(look.code == 0, look.err.c_str());
  const Json plan = look.json();
  QVERIFY(plan["dry_run"].get<bool>());
  QCOMPARE(plan["after"]["classes"], Json({{"happy", 7}}));
  QCOMPARE(plan["before"]["imbalance"].get<double>(), 2.0);
  QCOMPARE(plan["after"]["imbalance"].get<double>(), 1.0);
  QCOMPARE(plan["clips_changed"].get<int>(), 9);
  QCOMPARE(plan["moves"].size(), std::size_t(3));
  for (const Json& move : plan["moves"])
    QVERIFY(int(move["examples"].size()) == std::min(3, move["clips"].get<int>()));
  QCOMPARE(box.info(), before);
  QCOMPARE(run({"map", box.project(), "happy=joy,amazement; =anger", "--dry-run", "--json"}).json(), plan);

  const Answer applied = run({"map", box.project(), "happy=joy,amazement; =anger", "--apply", "--json"});
  QVERIFY2(applied.code == 0, applied.err.c_str());
  QVERIFY(!applied.json()["dry_run"].get<bool>());
  QCOMPARE(box.info()["classes"], Json({{"happy", 7}}));
  const Json history = run({"history", box.project(), "--json"}).json();
  QVERIFY(history.dump().find("mapping") != std::string::npos);
  QCOMPARE(run({"undo", box.project()}).code, 0);
  QCOMPARE(box.info()["classes"], before["classes"]);
  // The label a clip came with is never lost.
  for (const Json& clip : box.list()) QCOMPARE(clip["label"], clip["original_label"]);
}

void TestMapVerb::mapFromAFile() {
  const Sandbox box;
  box.import();
  const std::string file = box.file("two.ullim-classes.json");
  QCOMPARE(
      run({"map", box.project(), "happy=joy,amazement", "--save", file, "--name", "two", "--note", "why"})
          .code,
      0);
  QCOMPARE(run({"map", box.project(), "happy=joy", "--save", file}).code, 1);  // it is there
  const Json plan = run({"map", box.project(), file, "--json"}).json();
  QCOMPARE(plan["name"].get<std::string>(), std::string("two"));
  QCOMPARE(plan["mapping"].get<std::string>(), std::string("happy=joy,amazement"));
  QCOMPARE(plan["after"]["classes"]["happy"].get<int>(), 7);
  // A mapping is for many projects: what this one has not is passed over with a word.
  writeBytes(box.path("more.json"),
             R"({"format":"ullim-classes","version":1,"classes":{"happy":["joy","bliss"]}})");
  const Answer more = run({"map", box.project(), box.file("more.json"), "--json"});
  QCOMPARE(more.code, 0);
  QCOMPARE(more.json()["missing"], Json({"bliss"}));
  QVERIFY(more.err.find("bliss") != std::string::npos);
}

void TestMapVerb::mapRefusals() {
  const Sandbox box;
  box.import();
  QCOMPARE(run({"map", box.project(), "nonsense"}).code, 2);
  QCOMPARE(run({"map", box.project(), "gems4"}).code, 0);  // amazement is one of the nine
  QCOMPARE(run({"map", box.project(), "a=b"}).code, 1);
  QCOMPARE(run({"map", box.project(), "a=joy; b=joy"}).code, 2);
  QCOMPARE(run({"map", box.project(), "x=joy", "--apply", "--dry-run"}).code, 2);
  QCOMPARE(run({"map", box.project(), box.file("no.json")}).code, 1);
  writeBytes(box.path("bad.json"), "{");
  const Answer bad = run({"map", box.project(), box.file("bad.json")});
  QCOMPARE(bad.code, 1);
  QVERIFY(bad.err.find(box.file("bad.json") + ": ") != std::string::npos);
  QCOMPARE(bad.problems(), 1);
}

void TestMapVerb::dryRunHasExamples() {
  const Sandbox box;
  box.import();
  const Json plan = run({"merge", box.project(), "joy=amazement,joy", "--dry-run", "--json"}).json();
  QCOMPARE(plan["moves"].size(), std::size_t(1));
  QCOMPARE(plan["moves"][0]["from"].get<std::string>(), std::string("amazement"));
  QCOMPARE(plan["moves"][0]["clips"].get<int>(), 3);
  QCOMPARE(plan["moves"][0]["examples"][0].get<std::string>(),
           std::string("sounds/amazement/amazement0.wav"));
  const Answer text = run({"drop", box.project(), "anger", "--dry-run"});
  QVERIFY(text.out.find("anger -> (no label): 2 clips, such as sounds/anger/anger0.wav") !=
          std::string::npos);
}

void TestMapVerb::splitAndBack() {
  const Sandbox box;
  writeBytes(box.path("t.csv"),
             "file,label,sex\njoy0.wav,joy,f\njoy1.wav,joy,m\njoy2.wav,joy,f\njoy3.wav,joy,m\n");
  QCOMPARE(run({"import", box.project(), box.sounds().toStdString(), "--labels", box.file("t.csv")}).code, 0);
  const Json before = box.list();
  QCOMPARE(run({"split", box.project(), "joy", "--by", "sex"}).code, 0);
  QCOMPARE(box.info()["classes"], Json({{"joy_f", 2}, {"joy_m", 2}}));
  QCOMPARE(run({"split", box.project(), "joy", "--by", "sex", "--back"}).code, 0);
  QCOMPARE(box.info()["classes"], Json({{"joy", 4}}));
  QCOMPARE(box.list(), before);
  QCOMPARE(run({"split", box.project(), "joy", "--by", "sex", "--back"}).code, 1);
}

void TestMapVerb::hostileLabelsComeBackFromCsv() {
  const Sandbox box;
  box.import();
  const std::vector<std::string> labels{"=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "'=x", "'plain"};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string clip = (i < 4 ? "joy" + std::to_string(i) : "anger" + std::to_string(i - 4)) + ".wav";
    QVERIFY2(run({"label", box.project(), "--to", labels[i], clip}).code == 0, labels[i].c_str());
  }
  const Answer made = run({"export", box.project(), box.file("l.csv"), "--format", "csv", "--json"});
  QVERIFY2(made.code == 0, made.err.c_str());
  QVERIFY(made.json()["cannot_hold"].dump().find("formula") != std::string::npos);
  // What a spreadsheet sees: cells by the plain rules of RFC 4180.
  const QByteArray text = bytesOf(box.path("l.csv"));
  for (const QByteArray& line : text.split('\n'))
    for (const QByteArray& cell : line.split(','))
      QVERIFY2(cell.isEmpty() || !strchr("=+-@", cell.front()), line.constData());
  QVERIFY(text.contains("''=x") && text.contains("'plain") && !text.contains("''plain"));

  const Answer back = run({"import", box.file("q.ullim"), box.sounds().toStdString(), "--labels",
                           box.file("l.csv"), "--file-column", "file", "--label-column", "label", "--json"});
  QVERIFY2(back.code == 0, back.err.c_str());
  std::map<std::string, std::string> original, copy;
  for (const Json& clip : box.list()) original[clip["file"]] = clip["label"];
  for (const Json& clip : run({"list", box.file("q.ullim"), "--json"}).json())
    copy[clip["file"]] = clip["label"];
  QCOMPARE(copy, original);

  QCOMPARE(run({"export", box.project(), box.file("raw.csv"), "--format", "csv", "--raw-cells"}).code, 0);
  QVERIFY(bytesOf(box.path("raw.csv")).contains(",+1+1,"));
}

void TestMapVerb::bothInTwoFiles() {
  const Sandbox box;
  box.import();
  QCOMPARE(run({"regions", box.project(), "--add", "joy0.wav", "0.1", "0.2", "--label", "x"}).code, 0);
  QCOMPARE(run({"export", box.project(), box.file("b.csv"), "--format", "csv", "--both"}).code, 0);
  QCOMPARE(bytesOf(box.path("b.csv")).count('\n'), 10);
  QCOMPARE(bytesOf(box.path("b-regions.csv")).count('\n'), 2);
  // Whole or not at all.
  QFile::remove(box.path("b.csv"));
  QCOMPARE(run({"export", box.project(), box.file("b.csv"), "--format", "csv", "--both"}).code, 1);
  QVERIFY(!QFile::exists(box.path("b.csv")));
  QCOMPARE(run({"export", box.project(), box.file("eaf"), "--format", "elan", "--both"}).code, 0);
  QCOMPARE(QDir(box.path("eaf")).entryList(QDir::Files), (QStringList{"joy0.eaf", "labels.csv"}));
  const QByteArray eaf = bytesOf(box.path("eaf/joy0.eaf"));
  QVERIFY(eaf.contains("RELATIVE_MEDIA_URL=\"./../sounds/joy/joy0.wav\""));
  QCOMPARE(run({"export", box.project(), box.file("f"), "--format", "folders", "--both"}).code, 2);
  QCOMPARE(run({"export", box.project(), box.file("f"), "--format", "csv", "--both", "--regions"}).code, 2);
  QCOMPARE(run({"export", box.project(), box.file("f"), "--format", "csv", "--tiers", "label"}).code, 2);
}

void TestMapVerb::cardOfAProject() {
  const Sandbox box;
  box.import();
  QCOMPARE(run({"merge", box.project(), "happy=joy,amazement"}).code, 0);
  QCOMPARE(run({"status", box.project(), "--set", "excluded", "anger0.wav"}).code, 0);
  const auto card = [&](const char* name) {
    return run({"card", box.project(), box.file(name), "--licence", "CC0 & <more>", "--date", "2026-01-02",
                "--force"});
  };
  QVERIFY2(card("c.html").code == 0, card("c.html").err.c_str());
  QCOMPARE(card("c.md").code, 0);
  const QByteArray md = bytesOf(box.path("c.md")), html = bytesOf(box.path("c.html"));
  for (const char* line :
       {"9 clips of 2 classes", "| happy | 7 | 87.5 % | 0 | 2.8 s |", "| anger | 1 | 12.5 % | 1 |",
        "merge happy <- joy, amazement", "7 clips have another label", "joy -\\> happy: 4",
        "| 8000 Hz | 9 | 100.0 % |", "Licence: CC0 &amp; &lt;more\\>", "2026-01-02"})
    QVERIFY2(QString::fromUtf8(md).replace("&lt;-", "<-").contains(line), line);
  QVERIFY(html.contains("CC0 &amp; &lt;more&gt;") && html.contains("<svg") &&
          html.contains("prefers-color-scheme"));
  // Self-contained: nothing is loaded, nothing runs.
  for (const char* word : {"http:", "https:", "<script", "<link", "<img", "url(", "@import"})
    QVERIFY2(!html.contains(word), word);
  // The same inputs are the same bytes, and the licence is kept with the project.
  QCOMPARE(run({"card", box.project(), box.file("d.html"), "--date", "2026-01-02"}).code, 0);
  QCOMPARE(bytesOf(box.path("d.html")), html);
  QCOMPARE(run({"card", box.project(), box.file("d.html")}).code, 1);  // it is there
  QCOMPARE(run({"card", box.project(), box.file("d.txt")}).code, 2);
}

void TestMapVerb::cardEscapes() {
  const Sandbox box;
  box.import();
  const std::string evil = "<b onload=\"x\">|`*_[a](http://b)&";
  QCOMPARE(run({"label", box.project(), "--to", evil, "joy0.wav"}).code, 0);
  QCOMPARE(run({"card", box.project(), box.file("c.html")}).code, 0);
  QCOMPARE(run({"card", box.project(), box.file("c.md")}).code, 0);
  QByteArray html = bytesOf(box.path("c.html"));
  QVERIFY(!html.contains("<b "));
  // Well-formed, read as XML: void elements closed, the doctype taken away.
  html.replace("<!DOCTYPE html>", "").replace("<meta charset=\"utf-8\">", "");
  html.replace("<meta name=\"viewport\" content=\"width=device-width\">", "");
  QXmlStreamReader xml(html);
  bool seen = false;
  while (!xml.atEnd()) {
    xml.readNext();
    seen = seen || (xml.isCharacters() && xml.text().contains(QString::fromStdString(evil)));
  }
  QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
  QVERIFY(seen);
  const QByteArray md = bytesOf(box.path("c.md"));
  QVERIFY(md.contains("&lt;b onload=\"x\"\\>\\|\\`\\*\\_\\[a\\](http://b)&amp;"));
  // Every row of a table has the cells of its header.
  int cells = 0;
  for (QByteArray line : md.split('\n')) {
    const int bars = int(line.replace("\\|", "").count('|'));
    if (bars == 0) cells = 0;
    if (bars > 0 && cells == 0) cells = bars;
    if (bars > 0) QCOMPARE(bars, cells);
  }
}

QTEST_GUILESS_MAIN(TestMapVerb)
#include "tst_mapverb.moc"
