// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet layout` from its arguments to what it prints.
#include "app/command_line.h"

#include <QtTest>

#include <sstream>

using namespace aksnet::app;

namespace {

struct Outcome {
    int exitCode;
    std::string out;
    std::string err;
};

Outcome run(const QStringList& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const Streams streams{out, err};
    const Invocation invocation = parseArguments(arguments, streams);
    const int exitCode = invocation.exitCode ? *invocation.exitCode : invocation.command(streams);
    return {exitCode, out.str(), err.str()};
}

QString sample() {
    return QStringLiteral(AKSNET_SOURCE_DIR "/resources/samples/overlay-cilium.aksnet.json");
}

QString dualStackExample() {
    return QStringLiteral(AKSNET_SOURCE_DIR "/tests/fixtures/models/overlay/dual-stack.json");
}

}  // namespace

class TstLayoutCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSubnetAsCsv() {
        const Outcome outcome =
            run({QStringLiteral("layout"), sample(), QStringLiteral("--subnet"), QStringLiteral("SNET-INGRESS"),
                 QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(outcome.exitCode, int(exitClean));
        QCOMPARE(outcome.out,
                 std::string("range,prefix,first,last,count,purpose,owner,nodes,note\r\n"
                             "snet-ingress,10.10.1.32/27,10.10.1.32,10.10.1.32,1,Azure: network address,,,\r\n"
                             "snet-ingress,10.10.1.32/27,10.10.1.33,10.10.1.33,1,Azure: default gateway,,,\r\n"
                             "snet-ingress,10.10.1.32/27,10.10.1.34,10.10.1.34,1,Azure: DNS,,,\r\n"
                             "snet-ingress,10.10.1.32/27,10.10.1.35,10.10.1.35,1,Azure: DNS,,,\r\n"
                             "snet-ingress,10.10.1.32/27,10.10.1.36,10.10.1.39,4,free,,,\r\n"
                             "snet-ingress,10.10.1.32/27,10.10.1.40,10.10.1.40,1,other resource,ingress-internal,,\r\n"
                             "snet-ingress,10.10.1.32/27,10.10.1.41,10.10.1.62,22,free,,,\r\n"
                             "snet-ingress,10.10.1.32/27,10.10.1.63,10.10.1.63,1,Azure: broadcast address,,,\r\n"));
    }

    void aClusterHasItsPodAndServiceRanges() {
        const Outcome outcome =
            run({QStringLiteral("layout"), sample(), QStringLiteral("--cluster"), QStringLiteral("aks-shop")});
        QCOMPARE(outcome.exitCode, int(exitClean));
        QVERIFY(outcome.out.find("10.244.0.0/16") != std::string::npos);
        QVERIFY(outcome.out.find("services, static band") != std::string::npos);
        QVERIFY(outcome.out.find("snet-ingress") == std::string::npos);
    }

    void ipv6IsLaidOutToo() {
        const Outcome outcome = run({QStringLiteral("layout"), dualStackExample(), QStringLiteral("--subnet"),
                                     QStringLiteral("snet-nodes"), QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(outcome.exitCode, int(exitClean));
        for (const char* line :
             {"snet-nodes,10.1.0.0/27,10.1.0.4,10.1.0.6,3,nodes,system,0–2,place not promised\r\n",
              "snet-nodes,fd00:db8:0:1::/64,fd00:db8:0:1::4,fd00:db8:0:1::6,3,nodes,system,0–2,place not promised\r\n",
              "18446744073709551607,free,,,\r\n"}) {
            QVERIFY2(outcome.out.find(line) != std::string::npos, outcome.out.c_str());
        }
    }

    void whoseAnAddressIs() {
        const auto ask = [](const char* address) {
            return run({QStringLiteral("layout"), dualStackExample(), QStringLiteral("--address"),
                        QString::fromLatin1(address), QStringLiteral("--format"), QStringLiteral("csv")});
        };
        const std::string head = "address,range,prefix,purpose,owner,node,place,run,note\r\n";
        QCOMPARE(ask("10.244.1.9").out, head +
                                            "10.244.1.9,aks,10.244.0.0/20,pods,system,1,9,"
                                            "10.244.0.0–10.244.2.255,place not promised\r\n");
        QCOMPARE(ask("fd12:3456:789a:0:2::5").out,
                 head +
                     "fd12:3456:789a:0:2::5,aks,fd12:3456:789a::/64,pods,system,2,5,"
                     "fd12:3456:789a::–fd12:3456:789a:0:2:ffff:ffff:ffff,place not promised\r\n");
        QCOMPARE(ask("fd00:db8:0:1::7").out, head +
                                                 "fd00:db8:0:1::7,snet-nodes,fd00:db8:0:1::/64,\"nodes, upgrade "
                                                 "surge\",system,3,0,fd00:db8:0:1::7–fd00:db8:0:1::7,place not "
                                                 "promised\r\n");
        QCOMPARE(ask("10.0.0.10").out, head + "10.0.0.10,aks,10.0.0.0/16,DNS service,aks,,,10.0.0.10–10.0.0.10,\r\n");
        const Outcome nowhere = ask("192.0.2.1");
        QCOMPARE(nowhere.exitCode, int(exitUnusable));
        QVERIFY(nowhere.out.empty() && nowhere.err.find("192.0.2.1 lies in no subnet") != std::string::npos);
        QCOMPARE(ask("10.0.0.300").exitCode, int(exitUnusable));
    }

    void allAddressesOfANode() {
        const auto ask = [](const char* pool, const char* node) {
            return run({QStringLiteral("layout"), dualStackExample(), QStringLiteral("--pool"),
                        QString::fromLatin1(pool), QStringLiteral("--node"), QString::fromLatin1(node),
                        QStringLiteral("--format"), QStringLiteral("csv")});
        };
        QCOMPARE(
            ask("SYSTEM", "2").out,
            std::string("range,prefix,first,last,count,purpose,note\r\n"
                        "snet-nodes,10.1.0.0/27,10.1.0.6,10.1.0.6,1,nodes,place not promised\r\n"
                        "snet-nodes,fd00:db8:0:1::/64,fd00:db8:0:1::6,fd00:db8:0:1::6,1,nodes,place not promised\r\n"
                        "aks,10.244.0.0/20,10.244.2.0,10.244.2.255,256,pods,place not promised\r\n"
                        "aks,fd12:3456:789a::/64,fd12:3456:789a:0:2::,fd12:3456:789a:0:2:ffff:ffff:ffff,"
                        "281474976710656,pods,place not promised\r\n"));
        const Outcome beyond = ask("system", "4");
        QCOMPARE(beyond.exitCode, int(exitUnusable));
        QVERIFY2(beyond.err.find("Node 4 of pool \"system\"") != std::string::npos, beyond.err.c_str());
        QVERIFY(ask("nowhere", "0").err.find("nowhere") != std::string::npos);
        const Outcome alone = run({QStringLiteral("layout"), sample(), QStringLiteral("--node"), QStringLiteral("1")});
        QCOMPARE(alone.exitCode, int(exitUnusable));
    }

    void anUnknownNameIsSaid() {
        const Outcome outcome =
            run({QStringLiteral("layout"), sample(), QStringLiteral("--subnet"), QStringLiteral("nowhere")});
        QCOMPARE(outcome.exitCode, int(exitUnusable));
        QVERIFY(outcome.err.find("nowhere") != std::string::npos);
        QVERIFY(outcome.out.empty());
    }
};

QTEST_GUILESS_MAIN(TstLayoutCommand)
#include "tst_layout_command.moc"
