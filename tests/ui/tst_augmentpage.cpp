// What is previewed is what core's applyChain() makes, sample by sample; A and B change places without losing
// the position.
#include "core/augment/chain.h"
#include "tests/ui/studiorig.h"
#include "ui/pages/augmentpage.h"
#include "ui/pages/chaineditor.h"

using namespace ullim;

class TestAugmentPage : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;
  std::unique_ptr<AugmentPage> m_page;

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    m_rig = std::make_unique<studio::Rig>();
    studio::writeClip(m_rig->folder.filePath("sounds/hungry/a_1.wav"), studio::tone(400, 1.0));
    studio::writeClip(m_rig->folder.filePath("sounds/tired/b_1.wav"), studio::tone(700, 0.7));
    QVERIFY(m_rig->openProject(m_rig->folder.filePath("sounds")));
    m_page = std::make_unique<AugmentPage>(m_rig->context);
    m_page->resize(1200, 800);
    m_page->show();
    m_rig->session.setCurrentClip(QString::fromStdString(m_rig->document.data().clips.front().id));
  }
  void cleanup() {
    m_page.reset();
    m_rig.reset();
  }

  void previewIsWhatCoreMakes_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("fades") << "fade_in(length=0.3); fade_out(length=0.2, curve=exponential)";
    QTest::newRow("noise") << "noise(snr_db=10, kind=pink)";
    QTest::newRow("all") << "fade_in(length=0.1); gain(gain_db=-6); noise(snr_db=20)";
    QTest::newRow("nothing") << "";
  }
  void previewIsWhatCoreMakes() {
    QFETCH(QString, text);
    Chain chain;
    if (!text.isEmpty()) {
      auto parsed = parseChain(text.toStdString());
      QVERIFY(bool(parsed));
      chain = *parsed;
    }
    chain.seed = 77;
    const Clip& clip = m_rig->document.data().clips.front();
    const auto audio = readAudio(m_rig->document.absolutePath(clip).toStdString());
    QVERIFY(bool(audio));
    const auto direct = applyChain(audio->channel(0), audio->rate, chain, clip.id);
    QVERIFY(bool(direct));
    m_page->setChain(chain);
    QCOMPARE(m_page->chain(), chain);
    QTRY_VERIFY(m_page->augmented() && m_page->augmented()->samples == *direct);
  }

  void aNewClipGetsItsOwnPreview() {
    QTRY_VERIFY(m_page->augmented());
    const Clip& other = m_rig->document.data().clips.back();
    m_rig->session.setCurrentClip(QString::fromStdString(other.id));
    QTRY_VERIFY(m_page->augmented() && m_page->augmented()->frames() == other.frames);
  }

  void abKeepsThePosition() {
    QTRY_VERIFY(m_page->augmented());
    QTRY_VERIFY(m_rig->player.source() == m_page->augmented());
    m_rig->player.seek(1234);
    QVERIFY(m_page->playsAugmented());
    m_rig->actions.action("clip.ab")->trigger();
    QVERIFY(!m_page->playsAugmented());
    QVERIFY(m_rig->player.source() != m_page->augmented());
    QCOMPARE(m_rig->player.position(), SamplePos(1234));
    m_page->hide();
    m_rig->actions.action("clip.ab")->trigger();  // another page's key now
    QVERIFY(!m_page->playsAugmented());
  }

  void exportedFileHoldsTheAugmentedSamples() {
    QTRY_VERIFY(m_page->augmented());
    const QString path = m_rig->folder.filePath("out.wav");
    m_page->exportWav(path);
    QTRY_VERIFY(m_rig->jobs.running() == 0);
    const auto back = readAudio(path.toStdString());
    QVERIFY(bool(back));
    QCOMPARE(back->samples.size(), m_page->augmented()->samples.size());
    for (std::size_t i = 0; i < back->samples.size(); ++i)
      QVERIFY(std::abs(back->samples[i] - m_page->augmented()->samples[i]) <
              1.0f / 32000);  // one step of 16 bits
  }

  void editorKeepsAChainThroughItsText() {
    ChainEditor editor;
    const auto chain = parseChain("noise(snr_db=5, kind=brown); fade_out(length=0.25)");
    QVERIFY(bool(chain));
    QSignalSpy changed(&editor, &ChainEditor::chainChanged);
    editor.setChain(*chain);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(chainText(editor.chain()), chainText(*chain));
  }
};

QTEST_MAIN(TestAugmentPage)
#include "tst_augmentpage.moc"
