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
