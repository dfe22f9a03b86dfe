// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds of every trace of every plan, sound or wild: translations compose, hops join, ends agree with dispositions.
#include "core/egress/endpoint_text.h"
#include "core/egress/matrix.h"
#include "core/egress/trace_text.h"
#include "tests/core/egress/egress_plans.h"

using namespace aksnet;
using namespace aksnet::testing;

namespace {

/// Everything of a plan that a flow may start or end at, and some addresses besides.
std::vector<Endpoint> endpointsOf(const Facts& facts, Dice& dice) {
    std::vector<Endpoint> all{InternetEndpoint{}, AddressEndpoint{IpAddress::v4(0xa9fea9fe)},
                              AddressEndpoint{IpAddress::v4(0xa83f8110)}, PlatformServiceEndpoint{"Microsoft.Storage"}};
    for (const PoolFacts& pool : facts.pools) {
        const auto node = static_cast<std::uint32_t>(dice.below(4));
        all.emplace_back(PodEndpoint{.pool = pool.pool, .node = node, .pod = dice.below(20)});
        all.emplace_back(PodEndpoint{.pool = pool.pool, .node = node, .hostNetwork = true});
        all.emplace_back(PodEndpoint{.pool = pool.pool, .throughEgressGateway = true});
        all.emplace_back(NodeEndpoint{pool.pool, node});
    }
    for (const ClusterFacts& cluster : facts.clusters) {
        all.emplace_back(ClusterServiceEndpoint{cluster.cluster});
        all.emplace_back(ApiServerEndpoint{cluster.cluster});
        for (const auto kind : {IngressKind::publicLoadBalancer, IngressKind::internalLoadBalancer,
                                IngressKind::applicationGateway, IngressKind::applicationGatewayForContainers}) {
            all.emplace_back(IngressEndpoint{cluster.cluster, kind, ExternalTrafficPolicy::cluster});
            all.emplace_back(IngressEndpoint{cluster.cluster, kind, ExternalTrafficPolicy::local});
        }
        for (const ClusterRange& range : cluster.podCidrs) {
            all.emplace_back(AddressEndpoint{*range.prefix.first().plus(dice.below(40) % range.prefix.size())});
        }
        for (const ClusterRange& range : cluster.serviceCidrs) {
            all.emplace_back(AddressEndpoint{*range.prefix.first().plus(1 % range.prefix.size())});
        }
    }
    for (const SubnetFacts& subnet : facts.subnets) {
        all.emplace_back(HostEndpoint{subnet.subnet, dice.chance(40)});
        for (const Prefix& prefix : facts.index->find(subnet.subnet)->subnet->addressPrefixes) {
            all.emplace_back(AddressEndpoint{*prefix.first().plus(dice.below(64) % prefix.size())});
        }
    }
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        all.emplace_back(ConsumerEndpoint{consumer.id});
    }
    for (const Firewall& firewall : facts.plan->firewalls) {
        all.emplace_back(FirewallEndpoint{firewall.id});
    }
    for (const ExternalNetwork& external : facts.plan->externalNetworks) {
        all.emplace_back(ExternalEndpoint{external.id});
    }
    return all;
}

/// What is wrong with the trace; empty if nothing is.
QString faultOf(const Trace& trace) {
    if (trace.hops.empty()) {
        return QStringLiteral("no hops");
    }
    for (std::size_t i = 0; i < trace.hops.size(); ++i) {
        const Hop& hop = trace.hops[i];
        FlowAddress source = hop.source;
        FlowAddress destination = hop.destination;
        for (const Step& step : hop.steps) {
            if (step.text.empty()) {
                return QStringLiteral("a step without words");
            }
            if (step.source) {
                if (step.source->from != source) {
                    return QStringLiteral("hop %1: source starts from another address").arg(i);
                }
                source = step.source->to;
            }
            if (step.destination) {
                if (step.destination->from != destination) {
                    return QStringLiteral("hop %1: destination starts from another address").arg(i);
                }
                destination = step.destination->to;
            }
        }
        if (hop.sourceOut() != source || hop.destinationOut() != destination) {
            return QStringLiteral("hop %1: its end is not its last step's").arg(i);
        }
        if (i + 1 < trace.hops.size() &&
            (trace.hops[i + 1].source != source || trace.hops[i + 1].destination != destination)) {
            return QStringLiteral("hop %1 does not join the next").arg(i);
        }
    }
    if (trace.sourceSeen != trace.hops.back().sourceOut()) {
        return QStringLiteral("the source seen is not the last hop's");
    }
    const bool isDelivered = trace.disposition == Disposition::delivered;
    if (isDelivered !=
        (trace.hops.back().steps.empty() ? false : trace.hops.back().steps.back().kind == StepKind::delivery)) {
        return QStringLiteral("delivered and the last step disagree");
    }
    if (isDelivered && trace.returnPath.kind == ReturnPathKind::none) {
        return QStringLiteral("delivered without a way back");
    }
    return trace.reason.empty() ? QStringLiteral("no reason") : QString();
}

}  // namespace

class TstTraceLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void translationsCompose() {
        int delivered = 0;
        int asked = 0;
        Dice dice(11);
        for (const auto& plan : plansOfAllSorts()) {
            const auto facts = computeFacts(plan);
            Tracer tracer(*facts);
            const std::vector<Endpoint> ends = endpointsOf(*facts, dice);
            for (int i = 0; i < 300; ++i) {
                const Flow flow{.source = ends[dice.below(static_cast<std::uint32_t>(ends.size()))],
                                .destination = ends[dice.below(static_cast<std::uint32_t>(ends.size()))],
                                .family = dice.chance(10) ? IpFamily::v6 : IpFamily::v4,
                                .protocol = dice.chance(30) ? Protocol::udp : Protocol::tcp,
                                .port = static_cast<std::uint16_t>(dice.below(9000))};
                const Trace trace = tracer.trace(flow);
                const QString fault = faultOf(trace);
                QVERIFY2(fault.isEmpty(), qPrintable(fault + QLatin1Char('\n') +
                                                     QString::fromStdString(endpointText(*facts, flow.source) + " → " +
                                                                            endpointText(*facts, flow.destination) +
                                                                            "\n" + traceAsText(trace))));
                delivered += trace.disposition == Disposition::delivered ? 1 : 0;
                ++asked;
            }
        }
        // Neither law nor test is worth anything if nothing ever arrives.
        QVERIFY(delivered > asked / 20);
    }

    /// A tracer that has seen other flows answers like a new one.
    void whatATracerKeepsChangesNothing() {
        Dice dice(12);
        for (const int subnets : {20, 60}) {
            const auto facts = computeFacts(std::make_shared<const Plan>(makePlan(subnets)));
            Tracer tracer(*facts);
            const std::vector<Endpoint> ends = endpointsOf(*facts, dice);
            for (int i = 0; i < 200; ++i) {
                const Flow flow{.source = ends[dice.below(static_cast<std::uint32_t>(ends.size()))],
                                .destination = ends[dice.below(static_cast<std::uint32_t>(ends.size()))]};
                QCOMPARE(traceAsText(tracer.trace(flow)), traceAsText(trace(*facts, flow)));
            }
        }
    }

    void matrixCellsAreTraces() {
        const EgressPlan plan({.model = ModelId::nodeSubnet});
        Tracer tracer(*plan.facts);
        for (const ClusterFacts& cluster : plan.facts->clusters) {
            const auto rows = egressMatrixOf(*plan.facts, tracer, cluster);
            QCOMPARE(rows.size(), 3 * cluster.poolCount);
            for (const MatrixRow& row : rows) {
                QCOMPARE(row.cells.size(), matrixDestinations);
                for (std::size_t d = 0; d < matrixDestinations; ++d) {
                    const auto destination = static_cast<MatrixDestination>(d);
                    const MatrixCell& cell = row.cells[d];
                    if (!cell.flow) {
                        QVERIFY(!cell.seen);
                        continue;
                    }
                    QVERIFY(matrixFlow(*plan.facts, *plan.facts->find(row.pool), row.source, destination) == cell.flow);
                    if (destination != MatrixDestination::firewall) {
                        const Trace trace = aksnet::trace(*plan.facts, *cell.flow);
                        QCOMPARE(cell.disposition, trace.disposition);
                        QVERIFY(cell.seen == trace.sourceSeen);
                    }
                }
            }
        }
    }

    void endpointsReadBackWhatIsWritten() {
        Dice dice(13);
        const EgressPlan plan({.model = ModelId::overlay});
        for (const Endpoint& endpoint : endpointsOf(*plan.facts, dice)) {
            if (const auto* pod = std::get_if<PodEndpoint>(&endpoint); pod && pod->node > 3) {
                continue;
            }
            const std::string text = endpointText(*plan.facts, endpoint);
            const auto read = parseEndpoint(*plan.facts, text);
            QVERIFY2(read.has_value(), text.c_str());
            // An application gateway knows no traffic policy.
            if (const auto* ingress = std::get_if<IngressEndpoint>(&endpoint);
                !ingress || text.find("lb") != std::string::npos) {
                QVERIFY2(*read == endpoint, text.c_str());
            }
        }
    }

    void badEndpointsAreToldApart_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("empty") << "" << "is no endpoint";
        QTest::newRow("word") << "planet Mars" << "is no endpoint";
        QTest::newRow("pool") << "pool nothere" << "akspool";
        QTest::newRow("node count") << "pool akspool/77" << "4 nodes";
        QTest::newRow("pod count") << "pool akspool/0/20" << "20 pods";
        QTest::newRow("no number") << "node akspool/x" << "no number";
        QTest::newRow("subnet") << "vm nowhere" << "peer-data";
        QTest::newRow("external") << "onprem:moon" << "office";
        QTest::newRow("cluster") << "api:moon" << "aks";
        QTest::newRow("resource") << "resource x" << "The plan has no resource";
    }
    void badEndpointsAreToldApart() {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const EgressPlan plan({.model = ModelId::overlay});
        const auto read = parseEndpoint(*plan.facts, text.toStdString());
        QVERIFY(!read.has_value());
        const QString sentence = QString::fromStdString(read.error().what);
        QVERIFY2(sentence.contains(said) && sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
    }

    void missingThingsEndUndetermined() {
        const EgressPlan plan({.model = ModelId::overlay});
        const Trace gone = plan.trace(ConsumerEndpoint{SubnetConsumerId(999)});
        QCOMPARE(gone.disposition, Disposition::undetermined);
        const Trace from =
            trace(*plan.facts, {.source = NodeEndpoint{NodePoolId(999)}, .destination = InternetEndpoint{}});
        QCOMPARE(from.disposition, Disposition::undetermined);
        QVERIFY(faultOf(gone).isEmpty() && faultOf(from).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TstTraceLaws)
#include "tst_trace_laws.moc"
