// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as CSV and JSON.
#include "core/io/exporters/table_output.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace aksnet;

namespace {

Table sampleTable() {
    return {.key = "sample",
            .title = "Sample",
            .columns = {{"name", "Name", ColumnType::text},
                        {"count", "Count", ColumnType::integer},
                        {"used", "Used", ColumnType::percent}},
            .rows = {{{}, {std::string("plain"), std::int64_t{1581}, std::int64_t{125}}},
                     {{}, {std::string("a, \"b\"\nc"), std::int64_t{0}, Cell()}},
                     {{}, {std::string("=1+1"), std::int64_t{-2}, std::int64_t{1000}}}}};
}

}  // namespace

class TstTableOutput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvQuotesWhatItMustAndDisarmsFormulas() {
        QCOMPARE(tableAsCsv(sampleTable()),
                 std::string("name,count,used\r\nplain,1581,12.5\r\n\"a, \"\"b\"\"\nc\",0,\r\n'=1+1,-2,100.0\r\n"));
    }

    void markdownKeepsARowOnOneLine() {
        Table table = sampleTable();
        table.rows[1].cells[0] = std::string("a|b\nc");
        QCOMPARE(tableAsMarkdown(table), std::string("| Name | Count | Used |\n"
                                                     "| --- | ---: | ---: |\n"
                                                     "| plain | 1,581 | 12.5 % |\n"
                                                     "| a\\|b c | 0 |  |\n"
                                                     "| =1+1 | -2 | 100.0 % |\n"));
    }

    void jsonKeepsTypes() {
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(tableAsJson(sampleTable()))).object();
        QCOMPARE(json[QStringLiteral("table")].toString(), QStringLiteral("sample"));
        const auto rows = json[QStringLiteral("rows")].toArray();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0][QStringLiteral("count")].toInt(), 1581);
        QCOMPARE(rows[0][QStringLiteral("used")].toDouble(), 12.5);
        QVERIFY(rows[1][QStringLiteral("used")].isNull());
        QCOMPARE(rows[1][QStringLiteral("name")].toString(), QStringLiteral("a, \"b\"\nc"));
    }

    void bytesThatAreNoTextDoNotStopTheTable() {
        Table table = sampleTable();
        table.rows.front().cells.front() = std::string("\xff\xfe");
        QVERIFY(!QJsonDocument::fromJson(QByteArray::fromStdString(tableAsJson(table))).isNull());
    }
};

QTEST_APPLESS_MAIN(TstTableOutput)
#include "tst_table_output.moc"
