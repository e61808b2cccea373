#include <QtTest/QtTest>

#include "core/base/random.h"
#include "core/dataset/csv.h"
#include "core/dataset/text.h"

using namespace ullim;

class TestCsv : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void readsWhatPeopleSave_data();
  void readsWhatPeopleSave();
  void separatorIsFound_data();
  void separatorIsFound();
  void quotesHoldEverything();
  void spacesArePartOfAName();
  void raggedRows();
  void refusals_data();
  void refusals();
  void rowsComeBackEqual();
  void noCellStartsAFormula();
  void formulasComeBack();
  void columnsInAnyCase();
  void separatorsByName();
  void decimalCommas();
  void hangulAndCaseFold();
  void numbersInNames();
};

void TestCsv::readsWhatPeopleSave_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::newRow("unix") << QByteArray("file,label\na.wav,hungry\nb.wav,tired\n");
  QTest::newRow("windows") << QByteArray("file,label\r\na.wav,hungry\r\nb.wav,tired\r\n");
  QTest::newRow("old mac") << QByteArray("file,label\ra.wav,hungry\rb.wav,tired");
  QTest::newRow("BOM, no last line end") << QByteArray(
      "\xEF\xBB\xBF"
      "file,label\na.wav,hungry\nb.wav,tired");
  QTest::newRow("semicolons") << QByteArray("file;label\na.wav;hungry\nb.wav;tired\n");
  QTest::newRow("tabs") << QByteArray("file\tlabel\na.wav\thungry\nb.wav\ttired\n");
  QTest::newRow("separator on its own line")
      << QByteArray("sep=;\r\nfile;label\r\na.wav;hungry\r\nb.wav;tired\r\n");
  QTest::newRow("empty lines, spaces in the header")
      << QByteArray("\n file , label\n\na.wav,hungry\n\nb.wav,tired\n\n");
}

void TestCsv::readsWhatPeopleSave() {
  QFETCH(QByteArray, text);
  const auto table = parseCsv(std::string_view(text.data(), std::size_t(text.size())));
  QVERIFY(table.has_value());
  QCOMPARE(table->header, (std::vector<std::string>{"file", "label"}));
  QCOMPARE(table->rows, (std::vector<std::vector<std::string>>{{"a.wav", "hungry"}, {"b.wav", "tired"}}));
}

void TestCsv::separatorIsFound_data() {
  QTest::addColumn<QByteArray>("header");
  QTest::addColumn<char>("separator");
  QTest::newRow("one column") << QByteArray("file\n") << ',';
  QTest::newRow("commas in quotes do not count") << QByteArray("\"a,b,c\";d\n") << ';';
  QTest::newRow("pipes") << QByteArray("a|b|c\n") << '|';
  QTest::newRow("the more frequent") << QByteArray("a\tb\tc,d\n") << '\t';
  QTest::newRow("only the header counts") << QByteArray("a,b\n1;2;3;4,5\n") << ',';
}

void TestCsv::separatorIsFound() {
  QFETCH(QByteArray, header);
  QFETCH(char, separator);
  const auto table = parseCsv(std::string_view(header.data(), std::size_t(header.size())));
  QVERIFY(table.has_value());
  QCOMPARE(table->separator, separator);
}

void TestCsv::quotesHoldEverything() {
  const auto table = parseCsv("file,label\n\"it's a \"\"cry\"\", 100%\nnext line.wav\",\"울음, 배고픔\"\n");
  QVERIFY(table.has_value());
  QCOMPARE(table->rows.size(), std::size_t(1));
  QCOMPARE(table->rows[0][0], std::string("it's a \"cry\", 100%\nnext line.wav"));
  QCOMPARE(table->rows[0][1], std::string("울음, 배고픔"));
}

void TestCsv::spacesArePartOfAName() {
  const auto table = parseCsv("file,label\n a  b .wav , x\n");
  QVERIFY(table.has_value());
  QCOMPARE(table->rows[0][0], std::string(" a  b .wav "));
}

void TestCsv::raggedRows() {
  const auto table = parseCsv("a,b,c\n1\n1,2,3,,\n1,2,3,4\n");
  QVERIFY(table.has_value());
  QCOMPARE(table->rows[0], (std::vector<std::string>{"1", "", ""}));
  QCOMPARE(table->rows[1].size(), std::size_t(3));
  QCOMPARE(table->rows[2], (std::vector<std::string>{"1", "2", "3"}));
  QCOMPARE(table->problems, (std::vector<std::string>{"row 2: has 1 cell where the header has 3",
                                                      "row 4: has 4 cells where the header has 3"}));
  // Empty cells too many (row 3) say nothing.
}

void TestCsv::refusals_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<int>("code");
  QTest::newRow("empty") << QByteArray() << int(ErrorCode::FileEmpty);
  QTest::newRow("blank") << QByteArray("\n\n") << int(ErrorCode::FileEmpty);
  QTest::newRow("zero bytes") << QByteArray("a,b\n\0,1\n", 8) << int(ErrorCode::BadFormat);
  QTest::newRow("quote never closed")
      << QByteArray("file,label\n\"a.wav,b\nc,d\n") << int(ErrorCode::BadFormat);
}

void TestCsv::refusals() {
  QFETCH(QByteArray, text);
  QFETCH(int, code);
  const auto table = parseCsv(std::string_view(text.data(), std::size_t(text.size())));
  QVERIFY(!table.has_value());
  QCOMPARE(int(table.error().code), code);
}

void TestCsv::rowsComeBackEqual() {
  Rng rng(7);
  const std::vector<std::string> pieces = {"a", "\"", ",", ";", "\t", "\n", "\r\n", " ", "울", "é", "'", "="};
  for (int round = 0; round < 500; ++round) {
    const char separator = ",;\t"[rng.below(3)];
    std::vector<std::string> cells(1 + rng.below(4));
    for (auto& cell : cells)
      for (std::size_t n = rng.below(6); n > 0; --n) cell += pieces[rng.below(pieces.size())];
    std::string header = "h";
    for (std::size_t i = 1; i < cells.size(); ++i) header += std::string(1, separator) + "h";
    const auto table =
        parseCsv("sep=" + std::string(1, separator) + "\n" + header + "\n" + csvRow(cells, separator) + "\n");
    QVERIFY2(table.has_value(), csvRow(cells, separator).c_str());
    QCOMPARE(table->rows.size(), std::size_t(1));
    QCOMPARE(table->rows[0], cells);
  }
}

// OWASP, "CSV Injection": a cell must not begin with = + - @ tab or carriage return.
bool startsFormula(const std::string& cell) {
  return !cell.empty() && std::string("=+-@\t\r\n").find(cell.front()) != std::string::npos;
}

void TestCsv::noCellStartsAFormula() {
  for (const char* text : {"=1+1", "+A1", "-A1", "@SUM(A1)", "\tx", "\r=x", "=cmd|'/C calc'!A0", "-", "--5",
                           "-5-3", "'=x", "''@", "=HYPERLINK(\"http://x\",\"y\")"}) {
    QVERIFY2(!startsFormula(inertCell(text)), text);
    QVERIFY2(inertCell(text) == std::string("'") + text, text);
  }
  for (const char* text : {"-5", "-0.25", "-1e-3", "5", "", "joy", "'", "'joy", "''", "a=b", "x-y", "1-2"})
    QCOMPARE(inertCell(text), std::string(text));
  QCOMPARE(csvRow({"=1", "-5", "a"}), std::string("'=1,-5,a"));
  QCOMPARE(csvRow({"=1", "-5", "a"}, ',', CsvCells::Raw), std::string("=1,-5,a"));
}

void TestCsv::formulasComeBack() {
  // Every text of up to four of these characters, and random ones of more.
  const std::vector<std::string> pieces{"'",  "=", "+", "-",  "@", "\t", "\r",
                                        "\n", "5", "a", "\"", ",", " ",  ";"};
  std::vector<std::string> texts{""};
  for (std::size_t from = 0, length = 0; length < 4; ++length) {
    const std::size_t to = texts.size();
    for (; from < to; ++from)
      for (const auto& piece : pieces) texts.push_back(texts[from] + piece);
  }
  Rng rng(9);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (std::size_t n = rng.below(12); n > 0; --n) text += pieces[std::size_t(rng.below(pieces.size()))];
    texts.push_back(text);
  }
  std::string table = "n,text\n";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    QCOMPARE(plainCell(inertCell(texts[i])), texts[i]);
    QVERIFY(!startsFormula(inertCell(texts[i])) || toNumber(texts[i]));
    table += csvRow({std::to_string(i), texts[i]}) + "\n";
  }
  const auto read = parseCsv(table);
  QVERIFY(read);
  QCOMPARE(read->rows.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) QCOMPARE(read->rows[i][1], texts[i]);
}

void TestCsv::columnsInAnyCase() {
  const auto table = parseCsv("Cry_Audio_File,LABEL,나이\nx,y,z\n");
  QVERIFY(table.has_value());
  QCOMPARE(table->column("cry_audio_file"), 0);
  QCOMPARE(table->column("label"), 1);
  QCOMPARE(table->column("나이"), 2);
  QCOMPARE(table->column("none"), -1);
}

void TestCsv::separatorsByName() {
  for (const char c : {',', ';', '\t', '|'}) QCOMPARE(separatorFromName(separatorName(c)).value(), c);
  QCOMPARE(separatorFromName("\\t").value(), '\t');
  QCOMPARE(separatorFromName("|").value(), '|');
  QCOMPARE(separatorFromName("dot").error().code, ErrorCode::BadArgument);
  QCOMPARE(parseCsv("a,b;c\n1,2;3\n", {{}, ';'})->header, (std::vector<std::string>{"a,b", "c"}));
  QCOMPARE(parseCsv("a b\n", {{}, ' '}).error().code, ErrorCode::BadArgument);
}

void TestCsv::decimalCommas() {
  auto table = parseCsv(
      "file;length;big;mixed;text;plain;lead\na;1,25;1.234,5;1,5;x,y;3;0.125\nb;-0,5; 12 ;0.5;z;4;1,5\n"
      "c;;1.000;1,0;;5;\n");
  QCOMPARE(readDecimalCommas(*table), (std::vector<int>{1, 2}));
  const auto column = [&](std::size_t c) {
    std::vector<std::string> cells;
    for (const auto& row : table->rows) cells.push_back(row[c]);
    return cells;
  };
  QCOMPARE(column(1), (std::vector<std::string>{"1.25", "-0.5", ""}));
  QCOMPARE(column(2), (std::vector<std::string>{"1234.5", "12", "1000"}));
  QCOMPARE(column(3), (std::vector<std::string>{"1,5", "0.5", "1,0"}));  // both signs: left as it is
  QCOMPARE(column(4), (std::vector<std::string>{"x,y", "z", ""}));
  QCOMPARE(column(6), (std::vector<std::string>{"0.125", "1,5", ""}));
  auto except = parseCsv("file;label\na;1,5\n");
  QVERIFY(readDecimalCommas(*except, {1}).empty());
  auto commas = parseCsv("file,length\na,\"1,5\"\n");
  QVERIFY(readDecimalCommas(*commas).empty());
  QCOMPARE(commas->rows[0][1], std::string("1,5"));
}

void TestCsv::hangulAndCaseFold() {
  // NFD, as macOS writes file names: U+110B U+116E U+11AF U+110B U+1173 U+11B7
  const std::string decomposed = "\xE1\x84\x8B\xE1\x85\xAE\xE1\x86\xAF\xE1\x84\x8B\xE1\x85\xB3\xE1\x86\xB7";
  QCOMPARE(foldCase(decomposed), std::string("울음"));
  QCOMPARE(foldCase("ÄRGER Ωμέγα ПРИВЕТ Łódź"), std::string("ärger ωμέγα привет łódź"));
  QVERIFY(isUtf8("아기👶"));
  QVERIFY(!isUtf8("\xC0\xAF"));
  QVERIFY(!isUtf8("\xED\xA0\x80"));
  QCOMPARE(printable("a\xFF\n"), std::string("a??"));
}

void TestCsv::numbersInNames() {
  QVERIFY(naturalLess("a2", "a10"));
  QVERIFY(!naturalLess("a10", "a2"));
  QVERIFY(naturalLess("a", "a1"));
  QVERIFY(naturalLess("9", "10"));
  QVERIFY(!naturalLess("7", "7"));
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
