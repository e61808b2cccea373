#include "ui/pages/reportwriter.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextObjectInterface>
#include <QTextTable>
#include <algorithm>

#include "core/base/atomicfile.h"
#include "core/learn/modelcard.h"
#include "core/learn/report.h"
#include "ui/pages/reportpainter.h"
#include "ui/reportwords.h"

namespace ullim {
namespace {

// The document is laid out in CSS pixels and drawn larger onto the printer's.
constexpr double kDpi = 96, kMarginMm = 16, kFooter = 28;

constexpr const char* kStyle =
    "table { margin-top: 6px; margin-bottom: 6px; }"
    "p { margin-top: 3px; margin-bottom: 5px; } ul { margin-top: 2px; margin-bottom: 4px; }"
    "th { color: #5a6470; font-weight: normal; text-align: left; padding: 1px 9px 1px 0; }"
    "td { padding: 1px 9px 1px 0; } .n { text-align: right; }";

/// A picture as one large letter of the text.
class PictureObject : public QObject, public QTextObjectInterface {
  Q_OBJECT
  Q_INTERFACES(QTextObjectInterface)

 public:
  static constexpr int kType = QTextFormat::UserObject + 1, kSvg = QTextFormat::UserProperty + 1;
  explicit PictureObject(QSizeF room) : m_room(room) {}

  QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat& format) override {
    const QSizeF size = reportPictureSize(format.property(kSvg).toByteArray());
    if (size.isEmpty()) return {1, 1};
    return size * std::min({1.0, m_room.width() / size.width(), m_room.height() / size.height()});
  }

  void drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int,
                  const QTextFormat& format) override {
    paintReportPicture(*painter, rect, format.property(kSvg).toByteArray());
  }

 private:
  QSizeF m_room;
};

QTextBlockFormat blockFormat(bool keepWithNext) {
  QTextBlockFormat format;
  format.setTopMargin(4);
  format.setBottomMargin(keepWithNext ? 0 : 8);
  return format;
}

void addPicture(QTextCursor& cursor, const ReportPicture& picture) {
  QTextCharFormat plain, small, object;
  small.setProperty(QTextFormat::FontPixelSize, 11);
  small.setForeground(QColor(0x5a, 0x64, 0x70));
  object.setObjectType(PictureObject::kType);
  object.setProperty(PictureObject::kSvg, QByteArray::fromStdString(picture.svg));
  cursor.insertBlock(blockFormat(true), plain);
  cursor.insertText(QString(QChar::ObjectReplacementCharacter), object);
  cursor.insertBlock(blockFormat(false), small);
  cursor.insertText(QString::fromStdString(picture.text), small);
}

void addTitle(QTextCursor& cursor, const QString& title, int pixels, double above) {
  QTextBlockFormat block;
  block.setTopMargin(above);
  block.setBottomMargin(6);
  block.setHeadingLevel(pixels > 17 ? 1 : 2);
  QTextCharFormat text;
  text.setProperty(QTextFormat::FontPixelSize, pixels);
  text.setFontWeight(QFont::Bold);
  cursor.insertBlock(block, text);
  cursor.insertText(title, text);
}

/// Where a title would stand alone at the end of a page it starts the next one: Qt breaks between blocks
/// without looking at what they are.
void keepTitlesWithText(QTextDocument& document, double pageHeight) {
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    if (block.blockFormat().headingLevel() != 2) continue;
    const auto* layout = document.documentLayout();
    const double top = layout->blockBoundingRect(block).top();
    QTextBlock next = block.next();
    while (next.isValid() && next.length() <= 1) next = next.next();
    if (!next.isValid()) continue;
    // A picture is one high line: its block may begin on this page and the line stand on the next one.
    const double line = next.layout()->lineCount() > 0 ? next.layout()->lineAt(0).rect().bottom() - 1 : 0;
    const double below = layout->blockBoundingRect(next).top() + line;
    const double left = pageHeight - (top - pageHeight * int(top / pageHeight));
    if (int(below / pageHeight) == int(top / pageHeight) && left > 90) continue;
    QTextBlockFormat format = block.blockFormat();
    format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    QTextCursor(block).setBlockFormat(format);
  }
}

/// Around tables and lists Qt leaves empty lines.
void closeGaps(QTextDocument& document) {
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    if (block.length() > 1 || QTextCursor(block).currentTable()) continue;
    QTextBlockFormat format = block.blockFormat();
    format.setTopMargin(0);
    format.setBottomMargin(0);
    format.setLineHeight(2, QTextBlockFormat::FixedHeight);
    QTextCursor(block).setBlockFormat(format);
  }
}

/// The first sentence of the report is what it is for.
void raiseVerdict(QTextDocument& document) {
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    if (block.blockFormat().headingLevel() != 2) continue;
    QTextBlock verdict = block.next();
    while (verdict.isValid() && verdict.length() <= 1) verdict = verdict.next();
    QTextCursor cursor(verdict);
    cursor.select(QTextCursor::BlockUnderCursor);
    QTextCharFormat larger;
    larger.setProperty(QTextFormat::FontPixelSize, 15);
    cursor.mergeCharFormat(larger);
    return;
  }
}

void fill(QTextDocument& document, const RunRecord& record, const JobContext& job, const Words& words) {
  QTextCursor cursor(&document);
  addTitle(cursor, QString::fromStdString(reportTitle(record, words)), 21, 0);
  for (const ReportPart& part : reportParts(record, job, words)) {
    addTitle(cursor, QString::fromStdString(part.title), 16, 16);
    if (!part.html.empty()) {
      cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
      cursor.insertHtml(QStringLiteral("<html><head><style>%1</style></head><body>%2</body></html>")
                            .arg(QString::fromLatin1(kStyle), QString::fromStdString(part.html)));
      cursor.movePosition(QTextCursor::End);
    }
    for (const ReportPicture& picture : part.pictures) addPicture(cursor, picture);
  }
  closeGaps(document);
  raiseVerdict(document);
}

bool draw(QTextDocument& document, QPdfWriter& writer, const QString& title, const JobContext& job) {
  const QSizeF page = document.pageSize();
  QPainter painter(&writer);
  const double scale = writer.resolution() / kDpi;
  painter.scale(scale, scale);
  const int pages = document.pageCount();
  QFont small = document.defaultFont();
  small.setPixelSize(11);
  for (int p = 0; p < pages; ++p) {
    if (job.stopped()) return false;
    if (p > 0) writer.newPage();
    painter.save();
    painter.translate(0, -p * page.height());
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, QColor(0x1c, 0x21, 0x27));
    context.clip = QRectF(0, p * page.height(), page.width(), page.height());
    painter.setClipRect(context.clip);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
    painter.setFont(small);
    painter.setPen(QColor(0x5a, 0x64, 0x70));
    const QRectF foot(0, page.height() + kFooter / 2, page.width(), kFooter / 2);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("%1 / %2").arg(p + 1).arg(pages));
    painter.drawText(foot.adjusted(0, 0, -60, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(title, Qt::ElideRight, int(foot.width()) - 60));
  }
  return painter.end();
}

}  // namespace

Result<Done> writeReportPdf(const RunRecord& record, const std::string& path, const JobContext& job) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  const Words words = reportWords();
  const QString title = QString::fromStdString(reportTitle(record, words));
  {
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Ullim"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
    const QSizeF room = QSizeF(writer.width(), writer.height()) * (kDpi / writer.resolution());
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setUseDesignMetrics(true);
    QFont font = reportFont();
    font.setPixelSize(12);  // not points: those depend on the screen
    document.setDefaultFont(font);
    document.setPageSize({room.width(), room.height() - kFooter});
    PictureObject pictures({room.width() - 1, room.height() - kFooter - 60});
    document.documentLayout()->registerHandler(PictureObject::kType, &pictures);
    fill(document, record, job, words);
    if (job.stopped()) return Error{ErrorCode::Cancelled, {}};
    keepTitlesWithText(document, document.pageSize().height());
    if (!draw(document, writer, title, job)) return Error{ErrorCode::Cancelled, {}};
  }
  const QByteArray bytes = buffer.data();
  return writeFileAtomically(path, std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

Result<Done> writeReport(const RunRecord& record, const std::string& path, const JobContext& job) {
  const QString ending = QFileInfo(QString::fromStdString(path)).suffix().toLower();
  if (ending == QLatin1String("pdf")) return writeReportPdf(record, path, job);
  if (ending == QLatin1String("md"))
    return writeFileAtomically(path, modelCardMarkdown(record, reportWords()));
  if (ending == QLatin1String("html") || ending == QLatin1String("htm")) {
    const std::string html = reportHtml(record, job, reportWords());
    if (job.stopped()) return Error{ErrorCode::Cancelled, {}};
    return writeFileAtomically(path, html);
  }
  return Error{ErrorCode::Unsupported,
               path + ": no kind of report (give a name that ends in .html, .pdf or .md)"};
}

}  // namespace ullim

#include "reportwriter.moc"
