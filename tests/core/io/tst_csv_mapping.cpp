// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as text: their cells, and what their columns mean.
#include "core/io/csv_mapping.h"

#include <QtTest>

using namespace aksnet;

class TstCsvMapping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quotedCellsHoldAnything() {
        const CsvTable table = parseCsv("\xEF\xBB\xBFname,prefix\r\n\"a, \"\"b\"\"\nc\",10.0.0.0/24\n\n,\nd\xFF,x");
        QCOMPARE(table.rows.size(), std::size_t{3});
        QCOMPARE(table.rows[1].cells, (std::vector<std::string>{"a, \"b\"\nc", "10.0.0.0/24"}));
        QCOMPARE(table.rows[1].line, std::size_t{2});
        QCOMPARE(table.rows[2].line, std::size_t{6});
        QCOMPARE(table.rows[2].cells.front(), std::string("d\xEF\xBF\xBD"));
    }

    void headingsAreKnownInAnyOrderAndCase() {
        const auto mapping = detectCsvMapping(parseCsv("NSG;ADDRESS_PREFIX;Virtual Network;subnet name;Notes\n"));
        QVERIFY(mapping && mapping->hasHeadings);
        const std::map<CsvField, std::size_t> expected{{CsvField::networkSecurityGroup, 0},
                                                       {CsvField::prefix, 1},
                                                       {CsvField::network, 2},
                                                       {CsvField::name, 3},
                                                       {CsvField::note, 4}};
        QVERIFY(mapping->columns == expected);
    }

    void cellsTellWhereHeadingsAreMissing() {
        const auto mapping = detectCsvMapping(parseCsv("web\t10.0.0.0/24\n"));
        QVERIFY(mapping && !mapping->hasHeadings);
        QCOMPARE(mapping->columns.at(CsvField::prefix), std::size_t{1});
        QCOMPARE(mapping->columns.at(CsvField::name), std::size_t{0});
        QVERIFY(!detectCsvMapping(parseCsv("a,b\nc,d\n")));
    }

    void theCallerOutranksWhatIsDetected() {
        const CsvTable table = parseCsv("name,cidr,old cidr\na,10.0.0.0/24,10.9.0.0/24\n");
        const auto mapping = csvMappingFrom("prefix=Old CIDR, note=1", table);
        QVERIFY(mapping && mapping->hasHeadings);
        QCOMPARE(mapping->columns.at(CsvField::prefix), std::size_t{2});
        QCOMPARE(mapping->columns.at(CsvField::note), std::size_t{0});
        QVERIFY(!mapping->columns.contains(CsvField::name));
        QVERIFY(!csvMappingFrom("prefix=Nowhere", table));
        QVERIFY(!csvMappingFrom("colour=1", table));
        QVERIFY(!csvMappingFrom("name=0", table));
    }
};

QTEST_APPLESS_MAIN(TstCsvMapping)
#include "tst_csv_mapping.moc"
