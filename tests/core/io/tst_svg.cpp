// SPDX-License-Identifier: GPL-3.0-or-later
//
// SVG: sound XML with real text that carries its plan, the same bytes for the same plan, whatever the names.
#include "core/diagram/badge.h"
#include "core/io/embedded_plan.h"
#include "core/io/svg.h"
#include "core/io/theme_file.h"
#include "tests/core/diagram/diagram_cases.h"
#include "tests/support/golden.h"
#include "tests/support/show.h"

#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>
#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

const Theme& lightTheme() {
    static const Theme theme = [] {
        auto read =
            parseTheme(fileText(QStringLiteral(AKSNET_SOURCE_DIR "/resources/themes/light.json")), "light.json");
        return read.value();
    }();
    return theme;
}

/// As `aksnet export` draws it, but for the date and the version.
std::string sheetOf(const DiagramCase& each) {
    const Diagram sheet = withLegendAndTitle(each.diagram, {.planName = each.plan().name,
                                                            .description = each.plan().description,
                                                            .author = each.plan().author,
                                                            .revision = each.plan().revision,
                                                            .date = "2026-11-23",
                                                            .engineVersion = "0.0.0",
                                                            .counts = each.snapshot->counts});
    return writeSvg(
        sheet, lightTheme(),
        {.title = each.plan().name, .description = each.plan().description, .planText = writePlan(each.document)});
}

/// What a reader of XML finds in a picture.
struct ReadSvg {
    QString error;
    QSet<QString> elements;
    QStringList ids;
    QStringList texts;  ///< of <text> elements, without their tips
    QStringList tips;   ///< of <title> elements
    QString title;      ///< of the picture
    QString description;
    std::map<QString, int> classes;
    int numbers = 0;  ///< numeric attributes
    QStringList badNumbers;
};

class SvgReader {
public:
    explicit SvgReader(const std::string& svg) : m_xml(QByteArray::fromStdString(svg)) {}

    ReadSvg read() {
        while (!m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::StartElement) {
                start();
            } else if (token == QXmlStreamReader::Characters && !m_open.isEmpty()) {
                characters(m_xml.text().toString());
            } else if (token == QXmlStreamReader::EndElement) {
                m_open.removeLast();
            }
        }
        m_result.error = m_xml.hasError()
                             ? QStringLiteral("%1, line %2").arg(m_xml.errorString()).arg(m_xml.lineNumber())
                             : QString();
        return m_result;
    }

private:
    void start() {
        const QString name = m_xml.name().toString();
        m_open << name;
        m_result.elements << name;
        for (const QXmlStreamAttribute& attribute : m_xml.attributes()) {
            static const QRegularExpression number(QStringLiteral("^-?\\d+(\\.\\d\\d?)?$"));
            static const QStringList numeric{QStringLiteral("x"),         QStringLiteral("y"),
                                             QStringLiteral("width"),     QStringLiteral("height"),
                                             QStringLiteral("font-size"), QStringLiteral("cx"),
                                             QStringLiteral("cy"),        QStringLiteral("r"),
                                             QStringLiteral("rx"),        QStringLiteral("stroke-width")};
            if (numeric.contains(attribute.name().toString())) {
                ++m_result.numbers;
                if (!number.match(attribute.value()).hasMatch()) {
                    m_result.badNumbers << attribute.value().toString();
                }
            } else if (attribute.name() == QLatin1String("id")) {
                m_result.ids << attribute.value().toString();
            } else if (attribute.name() == QLatin1String("class")) {
                ++m_result.classes[attribute.value().toString()];
            }
        }
        if (name == QLatin1String("text")) {
            m_result.texts << QString();
        } else if (name == QLatin1String("title")) {
            m_result.tips << QString();
        }
    }
    void characters(const QString& text) {
        if (m_open.last() == QLatin1String("text")) {
            m_result.texts.last() += text;
        } else if (m_open.last() == QLatin1String("title")) {
            m_result.tips.last() += text;
            m_result.title += m_open.size() == 2 ? text : QString();
        } else if (m_open.last() == QLatin1String("desc")) {
            m_result.description += text;
        }
    }

    QXmlStreamReader m_xml;
    QStringList m_open;
    ReadSvg m_result;
};

/// A text as XML can hold it.
QString asXml(const std::string& text) {
    QString shown = QString::fromStdString(text);
    for (QChar& c : shown) {
        const bool isControl = c < QChar(0x20) && c != QLatin1Char('\n') && c != QLatin1Char('\t');
        if (isControl || c == QChar(0xFFFE) || c == QChar(0xFFFF)) {
            c = QChar(0xFFFD);
        }
    }
    return shown;
}

/// A plan in which everything is called that.
Plan planCalled(const std::string& name) {
    Plan plan;
    plan.name = name;
    plan.description = name;
    VirtualNetwork network;
    network.id.value = plan.nextNumber++;
    network.info.name = name;
    Subnet subnet;
    subnet.id.value = plan.nextNumber++;
    subnet.name = name;
    subnet.addressPrefixes = {Prefix::containing(IpAddress::v4(10U << 24), 24)};
    subnet.delegations = {name};
    subnet.note = name;
    SubnetConsumer consumer;
    consumer.id.value = plan.nextNumber++;
    consumer.name = name;
    consumer.subnet = subnet.id;
    Cluster cluster;
    cluster.id.value = plan.nextNumber++;
    cluster.info.name = name;
    cluster.kubernetesVersion = name;
    NodePool pool;
    pool.id.value = plan.nextNumber++;
    pool.name = name;
    pool.vmSize = name;
    pool.vnetSubnet = subnet.id;
    cluster.agentPoolProfiles.push_back(std::move(pool));
    ExternalNetwork external;
    external.id.value = plan.nextNumber++;
    external.name = name;
    external.connectedVirtualNetworks = {network.id};
    network.subnets.push_back(std::move(subnet));
    plan.subnetConsumers.push_back(std::move(consumer));
    plan.virtualNetworks.push_back(std::move(network));
    plan.clusters.push_back(std::move(cluster));
    plan.externalNetworks.push_back(std::move(external));
    return plan;
}

}  // namespace

class TstSvg : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesAreDrawnAsEver_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("overlay-cilium") << "overlay-cilium";
        QTest::newRow("private-hub-and-spoke") << "private-hub-and-spoke";
    }
    void samplesAreDrawnAsEver() {
        QFETCH(QString, name);
        const QString difference =
            differenceFromGolden(QStringLiteral("svg/%1.svg").arg(name), sheetOf(diagramCase(name, samplePlan(name))));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void everyPictureIsSoundXmlWithIdsOfItsOwn_data() { addDiagramCases(); }
    void everyPictureIsSoundXmlWithIdsOfItsOwn() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        const ReadSvg svg = SvgReader(sheetOf(each)).read();
        QVERIFY2(svg.error.isEmpty(), qPrintable(svg.error));
        const QSet<QString> ids(svg.ids.begin(), svg.ids.end());
        QCOMPARE(ids.size(), svg.ids.size());
        for (const Box& box : each.diagram.boxes) {
            QVERIFY(box.object.number == 0 || ids.contains(QString::fromStdString(toText(box.object))));
        }
        QVERIFY(svg.numbers > 10);
        QVERIFY2(svg.badNumbers.isEmpty(), qPrintable(svg.badNumbers.join(QLatin1Char(' '))));
    }

    void everyTextIsText_data() { addDiagramCases(); }
    void everyTextIsText() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        QStringList expected;
        QStringList tips;
        for (const Box& box : each.diagram.boxes) {
            tips << (box.tip.empty() ? QStringList() : QStringList(asXml(box.tip)));
            for (const TextItem& item : box.texts) {
                expected << asXml(item.text);
                tips << (item.full.empty() ? QStringList() : QStringList(asXml(item.full)));
            }
        }
        for (const Link& link : each.diagram.links) {
            tips << asXml(link.tip);
            expected << (link.label ? QStringList(asXml(link.label->text)) : QStringList());
        }
        for (const Box& box : each.diagram.boxes) {
            if (const auto badge = badgeOf(box)) {
                expected << asXml(badge->text.text);
            }
        }
        const ReadSvg svg = SvgReader(writeSvg(each.diagram, lightTheme(), {})).read();
        QCOMPARE(svg.texts, expected);
        for (const QString& tip : tips) {
            QVERIFY2(svg.tips.contains(tip), qPrintable(tip));
        }
    }

    void everyBoxIsDrawnAsWhatItIs() {
        const DiagramCase each =
            diagramCase(QStringLiteral("hub"), samplePlan(QStringLiteral("private-hub-and-spoke")));
        ReadSvg svg = SvgReader(writeSvg(each.diagram, lightTheme(), {})).read();
        const auto count = [&](BoxRole role) {
            return static_cast<int>(std::ranges::count(each.diagram.boxes, role, &Box::role));
        };
        QVERIFY(count(BoxRole::virtualNetwork) > 1);
        QCOMPARE(svg.classes[QStringLiteral("virtual-network")], count(BoxRole::virtualNetwork));
        QCOMPARE(svg.classes[QStringLiteral("subnet")], count(BoxRole::subnet));
        QCOMPARE(svg.classes[QStringLiteral("special-subnet")], count(BoxRole::specialSubnet));
        QCOMPARE(svg.classes[QStringLiteral("node-pool")], count(BoxRole::nodePool));
        QCOMPARE(svg.classes[QStringLiteral("link")], static_cast<int>(each.diagram.links.size()));
    }

    void thePictureSaysWhatItIs() {
        const DiagramCase each = diagramCase(QStringLiteral("overlay"), samplePlan(QStringLiteral("overlay-cilium")));
        const ReadSvg svg = SvgReader(sheetOf(each)).read();
        QCOMPARE(svg.title, QString::fromStdString(each.plan().name));
        QCOMPARE(svg.description, QString::fromStdString(each.plan().description));
        QCOMPARE(SvgReader(writeSvg(each.diagram, lightTheme(), {})).read().title, QStringLiteral("Untitled plan"));
    }

    void thePictureOpensAsTheVeryPlan_data() { addDiagramCases(); }
    void thePictureOpensAsTheVeryPlan() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        const auto text = extractPlanFromSvg(sheetOf(each));
        QVERIFY(text);
        const auto document = parsePlan(*text, "picture.svg");
        QVERIFY2(document.has_value(), document ? "" : document.error().text().c_str());
        QVERIFY(*document == each.document);
        QVERIFY(!extractPlanFromSvg(writeSvg(each.diagram, lightTheme(), {})));
    }

    void theSamePlanGivesTheSameBytes_data() { addDiagramCases(); }
    void theSamePlanGivesTheSameBytes() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        QVERIFY(sheetOf(each) == sheetOf(diagramCase(each.name, parsePlan(writePlan(each.document), "again").value())));
    }

    void hostileNamesDoNoHarm_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("markup") << QByteArray("<script>alert(\"1\" & '2')</script>");
        QTest::newRow("comment and section") << QByteArray("<!-- ]]> --> <![CDATA[ </svg> </metadata>");
        QTest::newRow("entities") << QByteArray("&lt; &amp;amp; &#10; &bogus; %3C");
        QTest::newRow("control characters") << QByteArray("a\x01\x02\x1b[31m\r\x7fz");
        QTest::newRow("line ends") << QByteArray("one\ntwo\tthree");
        QTest::newRow("no characters") << QByteArray("\xEF\xBF\xBE\xEF\xBF\xBF");
        QTest::newRow("right to left") << QByteArray("רשת-ראשית \xE2\x80\xAEtxt.exe");
        QTest::newRow("beyond the first plane") << QByteArray("🚢🏴‍☠️𝔸𝕂𝕊 é́́́́");
        QTest::newRow("very long") << QByteArray(20'000, 'W');
    }
    void hostileNamesDoNoHarm() {
        QFETCH(QByteArray, name);
        const DiagramCase each = diagramCase(QStringLiteral("hostile"), {planCalled(name.toStdString()), {}});
        const std::string text = sheetOf(each);
        const ReadSvg svg = SvgReader(text).read();
        QVERIFY2(svg.error.isEmpty(), qPrintable(svg.error));
        QCOMPARE(svg.title, asXml(name.toStdString()));
        QCOMPARE(svg.description, asXml(name.toStdString()));
        // The whole name is there to be read for every one of the six things.
        const auto tips = svg.tips.filter(asXml(name.toStdString()));
        QVERIFY(tips.size() >= 6);
        const QSet<QString> known{QStringLiteral("svg"),      QStringLiteral("title"),  QStringLiteral("desc"),
                                  QStringLiteral("metadata"), QStringLiteral("defs"),   QStringLiteral("pattern"),
                                  QStringLiteral("path"),     QStringLiteral("circle"), QStringLiteral("rect"),
                                  QStringLiteral("g"),        QStringLiteral("text")};
        QCOMPARE(svg.elements - known, QSet<QString>());
        QVERIFY(parsePlan(extractPlanFromSvg(text).value(), "picture.svg").value() == each.document);
    }

    void bytesThatAreNoTextAreReplaced() {
        Plan plan = planCalled("a\xff\xc3(\xed\xa0\x80z");
        const DiagramCase each = diagramCase(QStringLiteral("no UTF-8"), {plan, {}});
        const ReadSvg svg =
            SvgReader(writeSvg(each.diagram, lightTheme(), {.title = plan.name, .description = {}, .planText = {}}))
                .read();
        QVERIFY2(svg.error.isEmpty(), qPrintable(svg.error));
        QVERIFY(svg.title.startsWith(QStringLiteral("a\uFFFD")));
        QVERIFY(svg.title.endsWith(QLatin1Char('z')));
    }

    void barsAreAsLongAsTheyAre() {
        const DiagramCase each =
            diagramCase(QStringLiteral("pods"), samplePlan(QStringLiteral("pod-subnet-three-pools")));
        Diagram one = each.diagram;
        std::erase_if(one.boxes, [](const Box& box) { return !box.bar; });
        QVERIFY(!one.boxes.empty());
        one.boxes.resize(1);
        one.links.clear();
        const UseBar& bar = *one.boxes.front().bar;
        const std::string svg = writeSvg(one, lightTheme(), {});
        // Every segment's colour once, and their widths add up to the bar's.
        double sum = 0;
        std::uint64_t total = 0;
        for (const std::uint64_t amount : bar.amounts) {
            total += amount;
        }
        for (std::size_t kind = 0; kind < useKindCount; ++kind) {
            const QRegularExpression rect(QStringLiteral("width=\"([\\d.]+)\" height=\"9\" fill=\"%1\"/>")
                                              .arg(QString::fromStdString(lightTheme().segments[kind].fill.hex())));
            const auto match = rect.match(QString::fromStdString(svg));
            QCOMPARE(match.hasMatch(), bar.amounts[kind] > 0);
            const double width = match.hasMatch() ? match.captured(1).toDouble() : 0;
            QVERIFY(std::abs(width - bar.rect.width * static_cast<double>(bar.amounts[kind]) /
                                         static_cast<double>(total)) < 0.011);
            sum += width;
        }
        QVERIFY(std::abs(sum - bar.rect.width) < 0.05);
    }
};

QTEST_APPLESS_MAIN(TstSvg)
#include "tst_svg.moc"
