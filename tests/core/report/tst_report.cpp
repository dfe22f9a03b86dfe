// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables: every row fits its columns, every column its unit, and the numbers are those of the facts.
#include "core/report/report.h"
#include "core/report/subnet_usage.h"
#include "tests/core/facts/fact_plans.h"

#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

SnapshotPtr snapshotOf(const Plan& plan) {
    return evaluate({.plan = std::make_shared<const Plan>(plan), .revision = 0, .today = ""});
}

std::int64_t numberIn(const Row& row, SubnetUsageColumn column) {
    return std::get<std::int64_t>(row.cells.at(static_cast<std::size_t>(column)));
}

bool digitsOnly(std::string_view text) {
    return std::ranges::all_of(text, [](char each) { return each >= '0' && each <= '9'; });
}

}  // namespace

class TstReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTableIsListedUnderItsKey() {
        std::set<std::string_view> keys;
        const auto snapshot = snapshotOf(makeTypical());
        for (const TableMaker& maker : allTables()) {
            QVERIFY(keys.insert(maker.key).second);
            const Table table = maker.make(*snapshot);
            QCOMPARE(std::string_view(table.key), maker.key);
            QVERIFY(!table.title.empty());
        }
        QVERIFY(keys.contains("clusters") && keys.contains("subnet-usage"));
    }

    void everyCellSuitsItsColumn() {
        for (const auto& plan : plansOfAllSorts()) {
            const auto snapshot = snapshotOf(*plan);
            for (const TableMaker& maker : allTables()) {
                const Table table = maker.make(*snapshot);
                std::set<std::string> columns;
                for (const Column& column : table.columns) {
                    QVERIFY(!column.title.empty() && columns.insert(column.key).second);
                }
                for (const Row& row : table.rows) {
                    QVERIFY(snapshot->facts->index->contains(row.object));
                    QCOMPARE(row.cells.size(), table.columns.size());
                    for (std::size_t i = 0; i < row.cells.size(); ++i) {
                        const bool isText = table.columns[i].type == ColumnType::text;
                        const auto* text = std::get_if<std::string>(&row.cells[i]);
                        // Numbers of IPv6 addresses may be beyond 64 bits: their digits then.
                        QVERIFY(!text || isText || (text->size() >= 19 && digitsOnly(*text)));
                        QVERIFY(!std::holds_alternative<std::int64_t>(row.cells[i]) || !isText);
                    }
                }
            }
        }
    }

    void subnetUsageHasTheColumnsThatChartsCount() {
        const Table table = subnetUsage(*snapshotOf({}));
        const std::vector<std::string> keys{"virtualNetwork", "subnet", "prefix", "size", "reserved", "nodes",
                                            "surge",          "pods",   "other",  "free", "missing",  "used"};
        QCOMPARE(table.columns.size(), keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i) {
            QCOMPARE(table.columns[i].key, keys[i]);
            QCOMPARE(table.columns[i].type, i < 3                 ? ColumnType::text
                                            : i + 1 < keys.size() ? ColumnType::integer
                                                                  : ColumnType::percent);
        }
        QCOMPARE(static_cast<std::size_t>(SubnetUsageColumn::used) + 1, keys.size());
        QVERIFY(table.rows.empty());
    }

    void subnetUsageHasARowASubnetThatAddsUp() {
        using enum SubnetUsageColumn;
        for (const auto& plan : plansOfAllSorts()) {
            const auto snapshot = snapshotOf(*plan);
            const Table table = subnetUsage(*snapshot);
            QCOMPARE(table.rows.size(), snapshot->facts->subnets.size());
            for (std::size_t i = 0; i < table.rows.size(); ++i) {
                const Row& row = table.rows[i];
                QCOMPARE(row.object, ObjectRef(snapshot->facts->subnets[i].subnet));
                const std::int64_t used = numberIn(row, nodes) + numberIn(row, surge) + numberIn(row, pods) +
                                          numberIn(row, other) + numberIn(row, reserved);
                const std::int64_t all = numberIn(row, size);
                QCOMPARE(used + numberIn(row, free) - numberIn(row, missing), all);
                const Cell& share = row.cells.back();
                if (all == 0) {
                    QVERIFY(std::holds_alternative<std::monostate>(share));
                } else {
                    QVERIFY(std::abs(std::get<std::int64_t>(share) * all - used * 1000) <= (all + 1) / 2 + 1);
                }
            }
        }
    }

    void rowsTellNamesAndPrefixes() {
        PlanMaker maker;
        const VirtualNetworkId network = maker.network("vnet-main", {"10.1.0.0/16"_prefix});
        maker.subnet(network, "snet-a", {"10.1.0.0/28"_prefix, "fd00::/64"_prefix});
        const Table table = subnetUsage(*snapshotOf(maker.plan()));
        QCOMPARE(std::get<std::string>(table.rows.front().cells[0]), std::string("vnet-main"));
        QCOMPARE(std::get<std::string>(table.rows.front().cells[1]), std::string("snet-a"));
        QCOMPARE(std::get<std::string>(table.rows.front().cells[2]), std::string("10.1.0.0/28, fd00::/64"));
        QCOMPARE(tableAsText(table),
                 std::string("Virtual network  Subnet  Prefix                  Size  Reserved  Nodes  Surge  Pods  "
                             "Other  Free  Missing    Used\n"
                             "vnet-main        snet-a  10.1.0.0/28, fd00::/64    16         5      0      0     0  "
                             "    0    11        0  31.3 %\n"));
    }

    void clustersTellModelNodesAndRanges() {
        PlanMaker maker;
        NetworkProfile profile = profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay);
        profile.podCidrs = {"10.244.0.0/18"_prefix};
        NodePool scaled = poolOf(2, {});
        scaled.enableAutoScaling = true;
        scaled.maxCount = 10;
        maker.cluster(profile, {poolOf(3, {}), scaled});
        maker.cluster(profileOf(NetworkPlugin::azure), {poolOf(1, {})});
        NetworkProfile own = profileOf(NetworkPlugin::none);
        own.podCidrs = {"172.20.0.0/16"_prefix};
        own.outboundType = OutboundType::userDefinedRouting;
        maker.cluster(own, {poolOf(1, {})});
        const Table table = clusterOverview(*snapshotOf(maker.plan()));
        std::vector<std::string> lines;
        for (const Row& row : table.rows) {
            std::string& line = lines.emplace_back();
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                line += (i > 0 ? "|" : "") + cellText(row.cells[i], table.columns[i].type);
            }
        }
        // 3 + 10 nodes and 1 + 1 surge nodes, 256 addresses each; a flat cluster has no pod CIDR, and what a plugin of
        // one's own needs is not known.
        QCOMPARE(lines,
                 (std::vector<std::string>{
                     "aks|Azure CNI Overlay|loadBalancer|5|13|10.244.0.0/18|16,384|3,840|10.0.0.0/16|10.0.0.10",
                     "aks|Azure CNI Node Subnet|loadBalancer|1|1||||10.0.0.0/16|10.0.0.10",
                     "aks|Bring your own CNI|userDefinedRouting|1|1|172.20.0.0/16|65,536||10.0.0.0/16|10.0.0.10"}));
    }

    void cellsAreShownWithTheirUnits() {
        QCOMPARE(cellText(Cell(), ColumnType::integer), std::string());
        QCOMPARE(cellText(Cell(std::string("a b")), ColumnType::text), std::string("a b"));
        QCOMPARE(cellText(Cell(std::int64_t{1581}), ColumnType::integer), std::string("1,581"));
        QCOMPARE(cellText(Cell(std::int64_t{0}), ColumnType::integer), std::string("0"));
        QCOMPARE(cellText(Cell(std::int64_t{-1234567}), ColumnType::integer), std::string("-1,234,567"));
        QCOMPARE(cellText(Cell(INT64_MIN), ColumnType::integer), std::string("-9,223,372,036,854,775,808"));
        QCOMPARE(cellText(Cell(std::int64_t{125}), ColumnType::percent), std::string("12.5 %"));
        QCOMPARE(cellText(Cell(std::int64_t{5}), ColumnType::percent), std::string("0.5 %"));
        QCOMPARE(cellText(Cell(std::int64_t{1000}), ColumnType::percent), std::string("100.0 %"));
        QCOMPARE(cellText(Cell(std::int64_t{12'345'678}), ColumnType::percent), std::string("1,234,567.8 %"));
    }

    void textTablesAlignWhatPeopleRead() {
        const Table table{.key = "t",
                          .title = "T",
                          .columns = {{"name", "Name", ColumnType::text}, {"n", "Number", ColumnType::integer}},
                          .rows = {{{}, {std::string("Zürich"), std::int64_t{1000}}}, {{}, {std::string("x"), {}}}}};
        QCOMPARE(tableAsText(table), std::string("Name    Number\n"
                                                 "Zürich   1,000\n"
                                                 "x\n"));
        QCOMPARE(tableAsText({.key = "e", .title = "E", .columns = {}, .rows = {}}), std::string("\n"));
    }
};

QTEST_APPLESS_MAIN(TstReport)
#include "tst_report.moc"
