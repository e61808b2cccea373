#include <QtTest/QtTest>
#include <filesystem>
#include <fstream>

#include "core/dataset/labelsource.h"

using namespace ullim;
namespace fs = std::filesystem;

namespace {

class Rig {
 public:
  Rig() {
    const auto add = [this](const char* id, const char* file, const char* label) {
      Clip clip;
      clip.id = id;
      clip.file = file;
      clip.label = clip.originalLabel = label;
      data.clips.push_back(clip);
    };
    add("1", "wav/a.wav", "joy");
    add("2", "wav/b.wav", "anger");
    add("3", "wav/sub/c.wav", "joy");
    add("4", "/far/d.wav", "fear");
    add("5", "other/c.wav", "");
    add("6", "wav/f.wav", "joy");
    data.classes = {{"joy", "#111111", 0, ""}, {"anger", "#222222", 1, ""}, {"fear", "#333333", 2, ""}};
    data.rebuildIndex();
  }
  std::string folder() const { return m_dir.path().toStdString(); }
  std::string table(const std::string& text) const {
    const std::string path = folder() + "/second.csv";
    std::ofstream(path) << text;
    return path;
  }
  Result<LabelSource> read(const std::string& text, const LabelSourceOptions& options = {}) const {
    return readLabelSource(data, folder(), table(text), options);
  }
  std::function<std::string()> ids() {
    return [this] { return "id" + std::to_string(++m_next); };
  }
  Dataset data;

 private:
  QTemporaryDir m_dir;
  int m_next = 0;
};

const std::string kTable =
    "file,label\nwav/a.wav,joy\nb.wav,joy\nwav/sub/c.wav,Joy \n/far/d.wav,\nother/c.wav,fear\nzz.wav,joy\n"
    "c.wav,joy\na,anger\n";

}  // namespace

class TestLabelSource : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void counts();
  void classNames();
  void isOneUndoableChange();
  void againBringsUpToDate();
  void refusals();
  void aTableAgreesWithItself();
};

// Counted by hand: a agrees; b disagrees; sub/c is written "Joy", which is no class; d is left blank; other/c
// has no label; f is not named. zz is unknown, c.wav is two clips, "a" is a second name of a.wav.
void TestLabelSource::counts() {
  Rig rig;
  const auto source = rig.read(kTable);
  QVERIFY(source.has_value());
  QCOMPARE(source->rows.size(), std::size_t(5));
  QCOMPARE(source->agree, 1);
  QCOMPARE(source->disagree, 2);
  QCOMPARE(source->blank, 1);
  QCOMPARE(source->unlabelled, 1);
  QCOMPARE(source->notNamed, 1);
  QCOMPARE(source->disagreeing, (std::vector<std::string>{"2", "3"}));
  QCOMPARE(source->unknownFiles.size(), std::size_t(3));
  QVERIFY(source->unknownFiles[0].find("row 7") != std::string::npos);
  QVERIFY(source->unknownFiles[1].find("2 clips") != std::string::npos);
  QVERIFY(source->unknownFiles[2].find("second time") != std::string::npos);
  QCOMPARE(source->unknownClasses, (std::map<std::string, int>{{"Joy", 1}}));
  QCOMPARE(source->likeNames, (std::map<std::string, std::string>{{"Joy", "joy"}}));
  const auto pair = source->pairs.find({"anger", "joy"});
  QVERIFY(pair != source->pairs.end());
  QCOMPARE(pair->second, 1);
}

void TestLabelSource::classNames() {
  Rig rig;
  LabelSourceOptions options;
  options.sameNames = true;
  auto source = rig.read(kTable, options);
  QCOMPARE(source->agree, 2);
  QVERIFY(source->unknownClasses.empty());
  QCOMPARE(source->rows[2].label, std::string("joy"));
  QCOMPARE(source->rows[2].given, std::string("Joy"));
  options.classNames = {{"Wut", "anger"}};
  source = rig.read("file,label\nb.wav,Wut\n", options);
  QCOMPARE(source->agree, 1);
  // Two classes that differ in case only: neither is meant for sure.
  rig.data.classes.push_back({"JOY", "#444444", 3, ""});
  source = rig.read("file,label\na.wav,Joy\n", options);
  QCOMPARE(source->disagree, 1);
  QVERIFY(source->likeNames.empty());
  QCOMPARE(looseName("Joyful_ Activation-2"), std::string("joyfulactivation2"));
}

void TestLabelSource::isOneUndoableChange() {
  Rig rig;
  const Dataset before = rig.data;
  const auto source = rig.read(kTable);
  const Change change = labelSourceChange(rig.data, *source, "Anna", rig.ids(), 1234);
  QCOMPARE(change.kind, std::string("pass"));
  QCOMPARE(change.by, std::string("import"));
  QCOMPARE(change.passes.size(), std::size_t(1));
  QCOMPARE(change.passes[0].after->kind, std::string("source"));
  QCOMPARE(change.passes[0].after->annotator, std::string("Anna"));
  QVERIFY(checkPassEdit(change.passes[0]).has_value());
  QCOMPARE(change.verdicts.size(), std::size_t(5));
  for (const auto& edit : change.verdicts) QVERIFY(checkVerdictEdit(edit).has_value());
  QVERIFY(applyChange(rig.data, change).has_value());
  QCOMPARE(rig.data.verdicts.of("2").size(), std::size_t(1));
  QCOMPARE(rig.data.verdicts.of("2")[0].label, std::string("joy"));
  QCOMPARE(rig.data.find("2")->label, std::string("anger"));  // the label that counts stays
  QVERIFY(applyChange(rig.data, inverse(change)).has_value());
  QVERIFY(rig.data.passes == before.passes && rig.data.verdicts == before.verdicts);
}

void TestLabelSource::againBringsUpToDate() {
  Rig rig;
  const auto keep = [&](const std::string& text, const std::string& name) {
    const auto source = rig.read(text);
    Change change = labelSourceChange(rig.data, *source, name, rig.ids(), 1);
    if (!applyChange(rig.data, change)) qFatal("does not apply");
    return change;
  };
  keep("file,label\na.wav,joy\nb.wav,joy\n", "Anna");
  QVERIFY(labelSourceChange(rig.data, *rig.read("file,label\na.wav,joy\n"), "Anna", rig.ids(), 2).empty());
  const Change again = keep("file,label\nb.wav,fear\nf.wav,joy\n", "Anna");
  QCOMPARE(again.verdicts.size(), std::size_t(2));
  QVERIFY(again.verdicts[0].before.has_value());
  QCOMPARE(rig.data.passes.size(), std::size_t(1));
  QCOMPARE(rig.data.passes[0].clips, (std::vector<std::string>{"1", "2", "6"}));
  QCOMPARE(rig.data.verdicts.size(), std::size_t(3));
  keep("file,label\na.wav,anger\n", "Ben");
  QCOMPARE(rig.data.passes.size(), std::size_t(2));
  QCOMPARE(rig.data.verdicts.of("1").size(), std::size_t(2));
}

void TestLabelSource::refusals() {
  Rig rig;
  QCOMPARE(rig.read("file,loud\na.wav,1\n").error().code, ErrorCode::BadFormat);
  QCOMPARE(rig.read("x,label\na.wav,1\n").error().code, ErrorCode::BadFormat);
  QCOMPARE(rig.read("file,label\nnone.wav,joy\n").error().code, ErrorCode::NotFound);
  LabelSourceOptions options;
  options.table.labelColumn = "gone";
  QCOMPARE(rig.read(kTable, options).error().code, ErrorCode::BadArgument);
  std::stop_source stop;
  stop.request_stop();
  JobContext job;
  job.stop = stop.get_token();
  QCOMPARE(readLabelSource(rig.data, rig.folder(), rig.table(kTable), {}, job).error().code,
           ErrorCode::Cancelled);
}

void TestLabelSource::aTableAgreesWithItself() {
  Rig rig;
  std::string text = "file;label\n";
  for (const auto& clip : rig.data.clips) text += clip.file + ";" + clip.label + "\n";
  const auto source = rig.read(text);
  QCOMPARE(source->agree, 5);
  QCOMPARE(source->disagree, 0);
  QCOMPARE(source->blank, 1);
  QCOMPARE(source->notNamed, 0);
}

QTEST_APPLESS_MAIN(TestLabelSource)
#include "tst_labelsource.moc"
