// The keys of playing on a page: what a key asks the player for, without a device. Then the devices: a player
// goes on when the one it plays on goes away, and comes back to the one chosen.
#include <QAction>
#include <QMenu>

#include "tests/ui/soundserver.h"
#include "tests/ui/studiorig.h"
#include "ui/playback/keybutton.h"
#include "ui/playback/outputdevices.h"
#include "ui/playback/playcontrol.h"
#include "ui/playback/playmenu.h"
#include "ui/playback/transportbar.h"
#include "ui/settings/settings.h"
#include "widgets/view/timeaxis.h"

using namespace ullim;

class TestPlayControl : public QObject {
  Q_OBJECT
  pulse::Server m_server;
  QString m_whyNot;

  struct Page {
    studio::Rig rig;
    QWidget widget;
    TimeAxis axis;
    PlayControl control{rig.context, &axis, &widget};
    std::shared_ptr<const AudioClip> clip = std::make_shared<const AudioClip>(studio::tone(440, 10.0, 8000));
    Page() {
      widget.show();
      axis.setSignal(clip->frames(), clip->rate);
      control.setAudio(clip);
    }
    void press(const char* id) { rig.actions.action(QString::fromLatin1(id))->trigger(); }
  };

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void initTestCase() { m_whyNot = m_server.start(); }
  void init() {
    for (const Setting* each : {&setting::speed, &setting::keepPitch, &setting::bandLimited,
                                &setting::outputDevice, &setting::loop})
      Settings::instance().reset(*each);
  }

  void seekKeysMoveByTheirSteps() {
    Page page;
    page.control.seek(40000);
    struct Step {
      const char* id;
      SamplePos by;
    };
    for (const Step step : {Step{"clip.seekBack", -2000}, Step{"clip.seekForward", 2000},
                            Step{"clip.seekBackFar", -8000}, Step{"clip.seekForwardFar", 8000},
                            Step{"clip.seekBackFine", -80}, Step{"clip.seekForwardFine", 80}}) {
      const SamplePos before = page.control.position();
      page.press(step.id);
      QCOMPARE(page.control.position(), before + step.by);
      QCOMPARE(page.axis.cursor(), page.control.position());
    }
    page.press("clip.end");
    page.press("clip.seekForwardFar");
    QCOMPARE(page.control.position(), SamplePos(80000));
  }

  void speedKeysGoThroughTheSpeeds() {
    Page page;
    for (const double expected : {1.25, 1.5, 2.0, 2.0}) {
      page.press("clip.faster");
      QCOMPARE(page.rig.player.speed(), expected);
    }
    page.press("clip.normalSpeed");
    for (const double expected : {0.75, 0.5, 0.25, 0.25}) {
      page.press("clip.slower");
      QCOMPARE(page.rig.player.speed(), expected);
    }
    Settings::instance().set(setting::speed, 1.1);  // a free value lies between two of them
    page.press("clip.faster");
    QCOMPARE(page.rig.player.speed(), 1.25);
    Settings::instance().set(setting::speed, 17.0);
    QCOMPARE(page.rig.player.speed(), 2.0);
  }

  void theBandCountsOnlyWhenItIsAskedFor() {
    Page page;
    page.control.setBand(300, 3000);
    QVERIFY(page.rig.player.band().empty());
    Settings::instance().set(setting::bandLimited, true);
    QCOMPARE(page.rig.player.band(), (FrequencyBand{300, 3000}));
    page.control.setBand(0, 0);
    QVERIFY(page.rig.player.band().empty());
  }

  void theBarShowsTheBandWhileThereIsOne() {
    Page page;
    TransportBar bar(page.rig.context, &page.control);
    bar.show();
    const auto bands = [&] {
      int n = 0;
      for (const auto* button : bar.findChildren<KeyButton*>())
        n += button->isVisible() && button->accessibleName() == QLatin1String("Band");
      return n;
    };
    QCOMPARE(bands(), 0);
    page.control.setBand(300, 3000);
    QCOMPARE(bands(), 1);
    auto* menu = bar.findChild<PlayMenu*>();
    QVERIFY(menu);
    QCOMPARE(menu->text(), speedText(1.0));
    Settings::instance().set(setting::speed, 0.5);
    QCOMPARE(menu->text(), speedText(0.5));
    QVERIFY(!menu->accessibleName().isEmpty());
  }

  void theVisiblePartIsPlayed() {
    if (!m_whyNot.isEmpty()) QSKIP(qPrintable(m_whyNot));
    Page page;
    page.axis.setView(16000, 19200);
    std::vector<SamplePos> seen;
    connect(&page.rig.player, &Player::positionChanged, this, [&](SamplePos pos) { seen.push_back(pos); });
    page.press("clip.playVisible");
    QVERIFY(page.control.isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(!page.control.isPlaying(), 5000);
    QVERIFY(seen.size() > 5);
    for (const SamplePos pos : seen) QVERIFY(pos >= 16000 && pos <= 19200);
    QCOMPARE(page.control.position(), SamplePos(19200));
  }

  void aFileIsPlayedFromDisk() {
    if (!m_whyNot.isEmpty()) QSKIP(qPrintable(m_whyNot));
    Page page;
    const QString path =
        studio::writeClip(page.rig.folder.filePath("long.wav"), studio::tone(440, 60, 48000));
    page.control.setFile({path.toStdString(), {48000}, 60 * 48000});
    page.axis.setSignal(60 * 48000, {48000});
    QVERIFY(!page.control.audio());
    page.control.seek(50 * 48000);
    page.control.toggle();
    QVERIFY(page.control.isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(page.control.position() > 50 * 48000 + 9600, 5000);
    QStringList failures;
    connect(&page.control, &PlayControl::failed, this, [&](const QString& text) { failures << text; });
    QVERIFY(QFile::resize(path, 4000));
    QTRY_VERIFY_WITH_TIMEOUT(!page.control.isPlaying(), 5000);
    QCOMPARE(failures.size(), 1);
    qInfo("%s", qPrintable(failures.first()));
  }

  void playingSurvivesItsDevice() {
    if (!m_whyNot.isEmpty()) QSKIP(qPrintable(m_whyNot));
    const auto addSink = [] {
      return pulse::Server::control(
                 {"load-module", "module-null-sink", "sink_name=second", "rate=44100", "channels=2"})
          .trimmed();
    };
    const QString module = QString::fromUtf8(addSink());
    QVERIFY(!module.isEmpty());
    const auto sinkOf = [] {  // the name of the sink that somebody plays on
      const QString inputs = QString::fromUtf8(pulse::Server::control({"list", "short", "sink-inputs"}));
      const QString number = inputs.section(QLatin1Char('\t'), 1, 1);
      for (const QString& line :
           QString::fromUtf8(pulse::Server::control({"list", "short", "sinks"})).split(QLatin1Char('\n')))
        if (line.section(QLatin1Char('\t'), 0, 0) == number) return line.section(QLatin1Char('\t'), 1, 1);
      return QString();
    };
    Page page;
    QStringList failures;
    connect(&page.control, &PlayControl::failed, this, [&](const QString& text) { failures << text; });
    page.control.playSelection();  // the devices are known from the first play on
    QTRY_VERIFY(outputChoices({}).size() >= 3);
    QByteArray second;
    for (const OutputChoice& each : outputChoices({}))
      if (each.id == "second") second = each.id;
    QVERIFY(!second.isEmpty());
    Settings::instance().set(setting::loop, true);
    QTRY_COMPARE(sinkOf(), QStringLiteral("quiet"));
    Settings::instance().set(setting::outputDevice, second);
    QTRY_COMPARE(sinkOf(), QStringLiteral("second"));
    QVERIFY(page.control.isPlaying());
    const SamplePos before = page.control.position();
    pulse::Server::control({"unload-module", module});
    QTRY_COMPARE(sinkOf(), QStringLiteral("quiet"));
    QVERIFY(page.control.isPlaying());
    QVERIFY(page.control.position() >= before);
    const SamplePos after = page.control.position();
    QTRY_VERIFY_WITH_TIMEOUT(page.control.position() > after + 2000, 5000);
    QTest::qWait(500);  // longer than the list of devices is looked at
    QVERIFY(!addSink().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(sinkOf(), QStringLiteral("second"), 5000);
    QVERIFY(page.control.isPlaying());
    QCOMPARE(failures, QStringList());
    page.rig.player.stop();
  }

  void cleanupTestCase() { m_server.stop(); }
};

QTEST_MAIN(TestPlayControl)
#include "tst_playcontrol.moc"
