// The report as a PDF and as other files, made off the GUI thread; its pictures as they are painted.
#include <QFileDialog>
#include <QImage>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <thread>

#include "core/base/random.h"
#include "core/learn/reportpictures.h"
#include "core/learn/svgpicture.h"
#include "tests/ui/studiorig.h"
#include "ui/pages/reportpainter.h"
#include "ui/pages/reportsaver.h"
#include "ui/pages/reportwriter.h"
#include "ui/pages/resultspage.h"

using namespace ullim;

namespace {

RunRecord someRun(int folds = 4) {
  RunRecord r;
  r.name = "first/run: 1";
  r.recipe = recipes().front();
  r.settings = r.recipe.defaults;
  r.classNames = {"hungry", "\uBC30\uACE0\uD514", "<b>&\""};
  std::vector<int> labels;
  Matrix probabilities(120, 3);
  Rng rng(3);
  for (int i = 0; i < 120; ++i) {
    OofRow row{"clip" + std::to_string(i), i % folds, i % 3, {}};
    for (int c = 0; c < 3; ++c) row.probabilities.push_back(c == row.label ? 0.6f : 0.2f);
    if (rng.uniform() < 0.3)
      std::rotate(row.probabilities.begin(), row.probabilities.begin() + 1, row.probabilities.end());
    for (int c = 0; c < 3; ++c)
      probabilities(std::size_t(i), std::size_t(c)) = row.probabilities[std::size_t(c)];
    labels.push_back(row.label);
    r.oof.push_back(std::move(row));
  }
  r.metrics = computeMetrics(labels, probabilities, r.classNames, {});
  for (int f = 0; f < folds; ++f)
    r.folds.push_back({.fold = f, .accuracy = 0.7, .name = std::to_string(f + 1)});
  return r;
}

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int pagesOf(const QByteArray& pdf) {
  const auto match =
      QRegularExpression("/Type /Pages.*?/Count (\\d+)", QRegularExpression::DotMatchesEverythingOption)
          .match(QString::fromLatin1(pdf));
  return match.captured(1).toInt();
}

}  // namespace

class TestReport : public QObject {
  Q_OBJECT

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void pdfIsMadeOffTheGuiThread() {
    QTemporaryDir dir;
    const QString path = dir.filePath("report.pdf");
    std::optional<Result<Done>> done;
    std::thread([&] { done = writeReportPdf(someRun(), path.toStdString()); }).join();
    QVERIFY(done && *done);
    const QByteArray pdf = bytesOf(path);
    QVERIFY(pdf.startsWith("%PDF"));
    const int pages = pagesOf(pdf);
    QVERIFY2(pages >= 3 && pages <= 8, qPrintable(QString::number(pages)));
    QVERIFY2(pdf.size() < 600'000, qPrintable(QString::number(pdf.size())));
    const QString tool = QStandardPaths::findExecutable("pdftotext");
    if (tool.isEmpty()) return;
    QProcess process;
    process.start(tool, {path, "-"});
    QVERIFY(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY(text.contains("etter than always saying") && text.contains("<b>&\""));
  }

  void moreFoldsTakeMorePages() {
    QTemporaryDir dir;
    const auto pages = [&](int folds) {
      const QString path = dir.filePath(QString::number(folds));
      return writeReportPdf(someRun(folds), path.toStdString()) ? pagesOf(bytesOf(path)) : 0;
    };
    const int few = pages(4), many = pages(60);
    QVERIFY2(few > 0 && many > few, qPrintable(QStringLiteral("%1 %2").arg(few).arg(many)));
  }

  void theEndingSaysWhatIsWritten() {
    QTemporaryDir dir;
    const RunRecord run = someRun();
    const auto write = [&](const char* name) {
      const QString path = dir.filePath(name);
      return writeReport(run, path.toStdString()) ? bytesOf(path) : QByteArray();
    };
    QVERIFY(write("a.HTML").startsWith("<!DOCTYPE html>"));
    QVERIFY(write("a.pdf").startsWith("%PDF"));
    QVERIFY(write("a.md").startsWith("# Model card"));
    QVERIFY(write("a.docx").isEmpty());
    QVERIFY(!QFile::exists(dir.filePath("a.docx")));
  }

  void nothingHalfStays() {
    QTemporaryDir dir;
    const QString path = dir.filePath("report.pdf");
    QVERIFY(writeReport(someRun(), path.toStdString()));
    const QByteArray before = bytesOf(path);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = writeReport(someRun(60), path.toStdString(), JobContext{stop.get_token(), {}});
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    QCOMPARE(bytesOf(path), before);
    QVERIFY(!writeReport(someRun(), dir.filePath("r.html").toStdString(), JobContext{stop.get_token(), {}}));
    QVERIFY(!writeReport(someRun(), dir.filePath("nowhere/report.pdf").toStdString()));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{"report.pdf"});
  }

  void picturesArePaintedToScale() {
    SvgPicture picture(200, 100, "test");
    picture.rect(20, 10, 50, 30, "#2f6fb0");
    picture.circle({150, 50}, 10, "#c2571a");
    picture.line({0, 90}, {200, 90}, {.colour = "#000000", .width = 4});
    picture.text({100, 80}, "MMM", {.anchor = "middle", .size = 20, .colour = "#ff0000"});
    const QByteArray svg = QByteArray::fromStdString(std::move(picture).finish());
    QCOMPARE(reportPictureSize(svg), QSizeF(200, 100));
    QImage image(410, 210, QImage::Format_RGB32);
    image.fill(Qt::gray);
    QPainter painter(&image);
    paintReportPicture(painter, QRectF(10, 10, 400, 200), svg);
    painter.end();
    const auto at = [&](double x, double y) {
      return image.pixelColor(int(10 + 2 * x), int(10 + 2 * y)).name();
    };
    QCOMPARE(at(21, 11), QStringLiteral("#2f6fb0"));
    QCOMPARE(at(69, 39), QStringLiteral("#2f6fb0"));
    QCOMPARE(at(71, 39), QStringLiteral("#ffffff"));
    QCOMPARE(at(150, 50), QStringLiteral("#c2571a"));
    QCOMPARE(at(5, 90), QStringLiteral("#000000"));
    int left = 0, right = 0;  // the middle of the text is where it was asked for
    for (int y = 60; y < 84; ++y)
      for (int x = 0; x < 200; ++x)
        if (image.pixelColor(10 + 2 * x, 10 + 2 * y) == QColor("#ff0000")) ++(x < 100 ? left : right);
    QVERIFY(left > 20 && right > 20 && std::abs(left - right) < (left + right) / 4);
    QVERIFY(reportPictureSize("no picture").isEmpty());
  }

  void savedByAJob() {
    studio::Rig rig;
    ReportSaver saver(rig.context, &rig.window);
    const auto run = std::make_shared<const RunRecord>(someRun());
    QVERIFY(QFileInfo(saver.suggestedPath(*run)).fileName() == "first-run- 1-report.html");
    QTemporaryDir dir;
    QSignalSpy saved(&saver, &ReportSaver::saved), failed(&saver, &ReportSaver::failed);
    saver.save(run, dir.filePath("r.pdf"));
    QCOMPARE(rig.jobs.running(), 1);
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(bytesOf(dir.filePath("r.pdf")).startsWith("%PDF"));
    saver.save(run, dir.filePath("r.docx"));
    QTRY_COMPARE(failed.size(), 1);
    saver.ask(run);
    auto* dialog = rig.window.findChild<QFileDialog*>("reportDialog");
    QVERIFY(dialog);
    QCOMPARE(dialog->nameFilters().size(), 3);
    dialog->selectNameFilter(dialog->nameFilters()[1]);
    Q_EMIT dialog->filterSelected(dialog->nameFilters()[1]);
    QCOMPARE(dialog->defaultSuffix(), QStringLiteral("pdf"));
    dialog->close();
    saver.ask(nullptr);
  }

  void thePageSavesTheShownRun() {
    studio::Rig rig;
    for (int k = 0; k < 4; ++k)
      studio::writeClip(rig.folder.filePath(QStringLiteral("sounds/a/v_%1.wav").arg(k)),
                        studio::noisyTone(300, std::uint64_t(k)));
    QVERIFY(rig.openProject(rig.folder.filePath("sounds")));
    ResultsPage page(rig.context);
    page.show();
    QSignalSpy notice(&page, &Page::notice), offer(&page, &Page::offer);
    QSignalSpy shown(&rig.session, &Session::showPageRequested);
    page.saveReport();
    QCOMPARE(notice.size(), 1);  // no run yet
    rig.actions.action("results.save")->trigger();
    QCOMPARE(notice.size(), 2);
    QCOMPARE(shown.size(), 1);
    page.saver()->save(std::make_shared<const RunRecord>(someRun()), rig.folder.filePath("r.html"));
    QTRY_COMPARE(offer.size(), 1);
    QVERIFY(offer[0][0].toString().contains("r.html"));
    QVERIFY(bytesOf(rig.folder.filePath("r.html")).contains("<svg"));
  }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
