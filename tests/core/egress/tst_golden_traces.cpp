// SPDX-License-Identifier: GPL-3.0-or-later
//
// Traces over the sample plans as text, one hop a line: tests/golden/traces.
#include "core/egress/endpoint_text.h"
#include "core/egress/trace_text.h"
#include "core/egress/tracer.h"
#include "core/io/plan_file.h"
#include "tests/support/golden.h"

#include <fmt/format.h>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

struct Asked {
    const char* from;
    const char* to;
    int port = 443;
};

struct SampleFlows {
    const char* sample;
    std::vector<Asked> flows;
};

const std::vector<SampleFlows>& sampleFlows() {
    static const std::vector<SampleFlows> all{
        {"overlay-cilium",
         {{"pool apps/2", "pool apps/2/5"},
          {"pool apps/2", "pool system/1"},
          {"pool apps/2", "clusterip"},
          {"pool apps/2", "10.0.0.1"},
          {"pool apps/2", "node system/0"},
          {"pool apps/2", "node apps/2"},
          {"pool apps/2", "vm snet-ingress"},
          {"pool apps/2", "resource pe-keyvault"},
          {"pool apps/2", "internet"},
          {"pool apps/2", "metadata", 80},
          {"pool apps/2", "10.244.200.9"},
          {"pool apps/2", "10.10.15.9"},
          {"pool apps/2", "192.168.1.1"},
          {"host-pod apps/2", "internet"},
          {"vm snet-ingress", "pool apps/2"},
          {"vm snet-ingress", "ilb", 80},
          {"internet", "lb"},
          {"pool apps/0", "api"},
          {"198.51.100.7", "api"},
          {"203.0.113.7", "api"}}},
        {"pod-subnet-three-pools",
         {{"pool ingest/1", "pool batch/0"},
          {"pool ingest/1", "onprem"},
          {"pool ingest/1", "internet"},
          {"pool batch/3/2", "node ingest/0"},
          {"pool ingest/1", "dns", 53},
          {"pool ingest/1", "metadata", 80},
          {"internet", "lb-local"},
          {"internet", "pool ingest/1"}}},
        {"private-hub-and-spoke",
         {{"pool apps/4", "internet"},
          {"pool apps/4", "onprem"},
          {"pool apps/4", "resource build-agents"},
          {"pool apps/4", "resource pe-registry"},
          {"pool apps/4", "resource pe-artifacts"},
          {"pool apps/4", "resource dns-inbound", 53},
          {"pool apps/4", "api"},
          {"onprem", "ilb"},
          {"onprem", "ilb-local"},
          {"onprem", "api"},
          {"onprem", "pool apps/4"},
          {"resource build-agents", "api"},
          {"resource build-agents", "ilb"},
          {"internet", "lb"},
          {"internet", "api"}}},
        {"kubenet-migration",
         {{"pool billing/1", "pool system/2"},
          {"pool billing/1", "node system/2"},
          {"pool billing/1", "resource pe-storage"},
          {"pool billing/1", "internet"},
          {"vm snet-data", "pool billing/1"},
          {"vm snet-data", "node billing/1"},
          {"internet", "agc"}}},
        {"broken",
         {{"pool aks-flat:system/1", "onprem"},
          {"pool aks-flat:system/1", "vm snet-services"},
          {"pool aks-overlay:system/1", "10.20.4.9"},
          {"pool aks-overlay:system/1", "clusterip:aks-flat"},
          {"pool aks-reserved:system/0", "10.20.4.5"}}},
    };
    return all;
}

Endpoint parsed(const Facts& facts, const QString& text) {
    const auto endpoint = parseEndpoint(facts, text.toStdString());
    if (!endpoint) {
        qFatal("%s", endpoint.error().text().c_str());
    }
    return *endpoint;
}

std::string slug(const Asked& asked) {
    std::string text = fmt::format("{} to {}", asked.from, asked.to);
    for (char& c : text) {
        c = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' ? c : '-';
    }
    return text;
}

}  // namespace

class TstGoldenTraces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trace_data() {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("file");
        for (const SampleFlows& each : sampleFlows()) {
            for (const Asked& asked : each.flows) {
                const std::string name = slug(asked);
                QTest::addRow("%s: %s", each.sample, name.c_str())
                    << QString::fromLatin1(each.sample) << QString::fromUtf8(asked.from) << QString::fromUtf8(asked.to)
                    << asked.port
                    << QStringLiteral("traces/%1/%2.txt").arg(QLatin1String(each.sample), QString::fromStdString(name));
            }
        }
    }
    void trace() {
        QFETCH(QString, sample);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, port);
        QFETCH(QString, file);
        const QString path = QStringLiteral(AKSNET_SOURCE_DIR "/resources/samples/%1.aksnet.json").arg(sample);
        auto document = parsePlan(fileText(path), path.toStdString());
        QVERIFY(document.has_value());
        const auto facts = computeFacts(std::make_shared<const Plan>(document->plan));
        const Endpoint source = parsed(*facts, from);
        const Endpoint destination = parsed(*facts, to);
        const Trace trace = aksnet::trace(
            *facts, {.source = source, .destination = destination, .port = static_cast<std::uint16_t>(port)});
        const std::string head =
            fmt::format("{} → {}, port {}\n", endpointText(*facts, source), endpointText(*facts, destination), port);
        const QString difference = differenceFromGolden(file, head + traceAsText(trace));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    /// So many that every stage of a walk is in one of them.
    void thereAreManyFlows() {
        std::size_t count = 0;
        for (const SampleFlows& each : sampleFlows()) {
            count += each.flows.size();
        }
        QVERIFY(count >= 40);
    }
};

QTEST_APPLESS_MAIN(TstGoldenTraces)
#include "tst_golden_traces.moc"
