#include <QtTest/QtTest>

#include "core/dataset/csv.h"
#include "core/dataset/encoding.h"

using namespace ullim;

class TestEncoding : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void isRecognised_data();
  void isRecognised();
  void byHand();
  void refusals();
  void tablesInEveryEncoding();
};

namespace {
std::string bytes(const QByteArray& array) { return array.toStdString(); }
}  // namespace

// The bytes are those of the published tables: KS X 1001 (울 BF EF, 음 C0 BD, 배 B9 E8, 고 B0 ED, 픔 C7 C4),
// CP949's extension (뷁 94 EE), ISO 8859-1 (\u00FC FC, \u00E9 E9, \u00C4 C4), Windows-1252 (\u20AC 80).
void TestEncoding::isRecognised_data() {
  QTest::addColumn<QByteArray>("raw");
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("encoding");
  QTest::newRow("ASCII") << QByteArray("file,label\n") << "file,label\n"
                         << "utf-8";
  QTest::newRow("UTF-8") << QByteArray("\xEC\x9A\xB8\n") << QString::fromUtf8("울\n") << "utf-8";
  QTest::newRow("UTF-8 with BOM") << QByteArray(
                                         "\xEF\xBB\xBF"
                                         "a")
                                  << "a"
                                  << "utf-8";
  QTest::newRow("UTF-16 LE with BOM") << QByteArray(
                                             "\xFF\xFE"
                                             "a\0"
                                             "\xB8\xC6",
                                             6)
                                      << QString::fromUtf8("a울") << "utf-16le";
  QTest::newRow("UTF-16 BE with BOM") << QByteArray(
                                             "\xFE\xFF"
                                             "\0a"
                                             "\xC6\xB8",
                                             6)
                                      << QString::fromUtf8("a울") << "utf-16be";
  QTest::newRow("UTF-16 LE without BOM") << QByteArray("a\0,\0b\0\n\0", 8) << "a,b\n"
                                         << "utf-16le";
  QTest::newRow("UTF-16 BE without BOM") << QByteArray("\0a\0,\0b\0\n", 8) << "a,b\n"
                                         << "utf-16be";
  QTest::newRow("EUC-KR") << QByteArray("a.wav,\xBF\xEF\xC0\xBD\nb.wav,\xB9\xE8\xB0\xED\xC7\xC4\n")
                          << QString::fromUtf8("a.wav,울음\nb.wav,배고픔\n") << "cp949";
  QTest::newRow("CP949 with a rare syllable")
      << QByteArray("\xBF\xEF\xC0\xBD,\x94\xEE") << QString::fromUtf8("울음,뷁") << "cp949";
  QTest::newRow("Latin-1, umlaut before a letter")
      << QByteArray("M\xFCller.wav,\xC4rger\n") << QString::fromUtf8("Müller.wav,Ärger\n") << "cp1252";
  // C4 72 is a rare syllable of CP949's extension, too.
  QTest::newRow("Latin-1, one capital umlaut")
      << QByteArray("a.wav,\xC4rger\n") << QString::fromUtf8("a.wav,Ärger\n") << "cp1252";
  QTest::newRow("Latin-1, French") << QByteArray("\xE9t\xE9,No\xEBl\n") << QString::fromUtf8("été,Noël\n")
                                   << "cp1252";
  QTest::newRow("CP1252, euro") << QByteArray("5 \x80\n") << QString::fromUtf8("5 €\n") << "cp1252";
  QTest::newRow("Latin-1, at the very end") << QByteArray("caf\xE9") << QString::fromUtf8("café") << "cp1252";
  QTest::newRow("nothing") << QByteArray() << ""
                           << "utf-8";
}

void TestEncoding::isRecognised() {
  QFETCH(QByteArray, raw);
  QFETCH(QString, text);
  QFETCH(QString, encoding);
  const auto decoded = decodeText(bytes(raw));
  QVERIFY(decoded.has_value());
  QCOMPARE(QString::fromStdString(decoded->encoding), encoding);
  QCOMPARE(QString::fromStdString(decoded->text), text);
}

void TestEncoding::byHand() {
  // B0 A1 is 가 in Korean text and a degree sign and an inverted mark in Western.
  QCOMPARE(decodeText("\xB0\xA1", "cp949")->text, std::string("가"));
  QCOMPARE(decodeText("\xB0\xA1", "latin-1")->text, std::string("°¡"));
  QCOMPARE(decodeText("\xEF\xBB\xBFx", "utf-8")->text, std::string("x"));
  QCOMPARE(decodeText(std::string_view("a\0", 2), "utf-16le")->text, std::string("a"));
}

void TestEncoding::refusals() {
  QCOMPARE(decodeText("a", "klingon").error().code, ErrorCode::BadArgument);
  QCOMPARE(decodeText("M\xFCller", "utf-8").error().code, ErrorCode::BadFormat);
  QCOMPARE(decodeText("\xFC", "cp949").error().code, ErrorCode::BadFormat);
  QCOMPARE(decodeText("abc", "utf-16le").error().code, ErrorCode::BadFormat);  // half a letter
  QCOMPARE(decodeText(std::string_view("a,b\n\0,1\n", 8)).error().code, ErrorCode::BadFormat);
  QCOMPARE(decodeText(std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0", 17)).error().code,
           ErrorCode::BadFormat);
}

// The same table in each encoding and with each separator is the same table.
void TestEncoding::tablesInEveryEncoding() {
  const QString text = QString::fromUtf8("파일@이름\r\n울음.wav@배고픔\r\n\"둘 @셋\"@\"따옴\"\"표\"\r\n");
  const std::vector<std::pair<std::string, QByteArray>> codes = {
      {"utf-8", {}}, {"utf-16le", "\xFF\xFE"}, {"utf-16be", "\xFE\xFF"}};
  for (const char separator : {',', ';', '\t', '|'}) {
    QString with = text;
    with.replace(QLatin1Char('@'), QLatin1Char(separator));
    for (const auto& [encoding, bom] : codes) {
      QStringEncoder encoder(encoding == "utf-8"      ? QStringConverter::Utf8
                             : encoding == "utf-16le" ? QStringConverter::Utf16LE
                                                      : QStringConverter::Utf16BE);
      const QByteArray raw = bom + QByteArray(encoder(with));
      const auto table = parseCsv(bytes(raw));
      QVERIFY2(table.has_value(), encoding.c_str());
      QCOMPARE(table->encoding, encoding);
      QCOMPARE(table->separator, separator);
      QCOMPARE(table->header, (std::vector<std::string>{"파일", "이름"}));
      QCOMPARE(table->rows.size(), std::size_t(2));
      QCOMPARE(table->rows[0], (std::vector<std::string>{"울음.wav", "배고픔"}));
      QCOMPARE(table->rows[1], (std::vector<std::string>{std::string("둘 ") + separator + "셋", "따옴\"표"}));
    }
  }
}

QTEST_APPLESS_MAIN(TestEncoding)
#include "tst_encoding.moc"
