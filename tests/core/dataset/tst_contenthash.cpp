// The name of a file's content, against published examples and Qt.
#include "tests/core/dataset/cacherig.h"

using namespace ullim;
using namespace ullim::test;

class TestContentHash : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sha256OfKnownTexts();
  void hashOfAFileIsThatOfItsBytes();
  void rememberedHashesSeeChanges();
};

void TestContentHash::sha256OfKnownTexts() {
  // FIPS 180-4 examples, and lengths around the padding's edges against Qt.
  QCOMPARE(sha256Hex(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  QCOMPARE(sha256Hex("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  for (int n = 0; n < 300; ++n) {
    const QByteArray text(n, char('a' + n % 26));
    const auto expected = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().toStdString();
    QCOMPARE(sha256Hex(text.toStdString()), expected);
    Sha256 parts;  // in pieces of odd size
    for (int at = 0; at < n; at += 7) parts.add(text.mid(at, 7).toStdString());
    QCOMPARE(parts.hex(), expected);
  }
}

void TestContentHash::hashOfAFileIsThatOfItsBytes() {
  QTemporaryDir dir;
  const QByteArray bytes = QByteArray(700'001, 'x');
  writeBytes(dir.filePath("a.wav"), bytes);
  const auto hashed = hashFile(dir.filePath("a.wav").toStdString());
  QVERIFY(hashed);
  QCOMPARE(QByteArray::fromStdString(hashed->hash),
           QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
  QVERIFY(hashFile(dir.filePath("none").toStdString()).error().code == ErrorCode::FileNotFound);
  QVERIFY(hashFile(dir.path().toStdString()).error().code == ErrorCode::FileNotFound);
  std::stop_source stop;
  stop.request_stop();
  QVERIFY(hashFile(dir.filePath("a.wav").toStdString(), {stop.get_token(), {}}).error().code ==
          ErrorCode::Cancelled);
}

void TestContentHash::rememberedHashesSeeChanges() {
  QTemporaryDir dir;
  const QString path = dir.filePath("a.wav");
  ContentHashes hashes;
  for (const char* text : {"one", "two", "six"}) {  // the same length within one tick of the clock
    writeBytes(path, text);
    QCOMPARE(hashes.of(path.toStdString())->hash, sha256Hex(text));
    QCOMPARE(hashes.of(path.toStdString())->hash, sha256Hex(text));
  }
}

QTEST_APPLESS_MAIN(TestContentHash)
#include "tst_contenthash.moc"
