// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures that carry their plan.
#include "core/io/embedded_plan.h"
#include "core/io/plan_file.h"
#include "tests/core/plan/random_edit.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

/// A PNG of one grey pixel, written out by hand from the specification.
const std::string pixel(
    "\x89PNG\r\n\x1a\n"
    "\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55"
    "\0\0\0\x0aIDAT\x78\xda\x63\x68\0\0\0\x82\0\x81\xda\x45\x08\x3b"
    "\0\0\0\0IEND\xae\x42\x60\x82",
    8 + 25 + 22 + 12);

}  // namespace

class TstPlanFileEmbedded : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlanInSvgComesOutAsItWentIn() {
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const std::string text = writePlan(PlanDocument{randomPlan(seed, 40), {}});
            const std::string svg =
                "<?xml version=\"1.0\"?>\n<svg><title>t</title>" + planMetadataForSvg(text) + "<g/></svg>";
            QCOMPARE(extractPlanFromSvg(svg), std::optional(text));
        }
    }

    void charactersThatXmlCannotHoldComeOutAsTheSamePlan() {
        PlanDocument document;
        document.plan.name = "<a> & \"b\" ]]> \x01 \xEF\xBF\xBE \xEF\xBF\xBF \xEF\xBF\xBD";
        const std::string metadata = planMetadataForSvg(writePlan(document));
        QVERIFY(metadata.find("\xEF\xBF\xBE") == std::string::npos);
        QVERIFY(metadata.find("\xEF\xBF\xBF") == std::string::npos);
        QVERIFY(metadata.find("\xEF\xBF\xBD") != std::string::npos);
        QVERIFY(metadata.find("]]>") == std::string::npos);
        QCOMPARE(parsePlan(extractPlanFromSvg(metadata).value(), "test").value(), document);
    }

    void otherWritersOfXmlAreUnderstood_data() {
        QTest::addColumn<QString>("svg");
        QTest::addColumn<QString>("text");
        // clang-format off
        QTest::newRow("single quotes")  << "<svg><metadata\n  class='x' id='aksnet-plan' >{}</metadata></svg>"           << "{}";
        QTest::newRow("second")         << "<metadata id=\"other\">1</metadata><metadata id=\"aksnet-plan\">2</metadata>" << "2";
        QTest::newRow("CDATA")          << "<metadata id=\"aksnet-plan\"> <![CDATA[a&lt;b]]>&lt;<![CDATA[]]]></metadata>" << " a&lt;b<]";
        QTest::newRow("entities")       << "<metadata id=\"aksnet-plan\">&quot;&apos;&amp;amp;&#10;&#x65e5;&#x1F600;</metadata>" << "\"'&amp;\n日😀";
        QTest::newRow("lone ampersand") << "<metadata id=\"aksnet-plan\">a & b &#; &#xFFFFFFFF; &</metadata>"              << "a & b &#; &#xFFFFFFFF; &";
        // clang-format on
    }
    void otherWritersOfXmlAreUnderstood() {
        QFETCH(QString, svg);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(extractPlanFromSvg(svg.toStdString()).value_or("none")), text);
    }

    void anSvgWithoutPlanHasNone() {
        for (const std::string_view svg :
             {"", "<svg/>", "<metadata", "<metadata id=\"aksnet-plan\"", "<metadata id=\"aksnet-plan\">{}",
              "<svg><metadata>{}</metadata></svg>", "<desc id=\"aksnet-plan\">{}</desc>"}) {
            QVERIFY2(!extractPlanFromSvg(svg), svg.data());
        }
    }

    void aPlanInPngComesOutAsItWentIn() {
        for (const std::string& text :
             {std::string(), std::string("{\"a\": 1}\n"), std::string("\0\xFF", 2), writePlan({})}) {
            const std::string picture = embedPlanInPng(pixel, text).value();
            QCOMPARE(extractPlanFromPng(picture), std::optional(text));
        }
    }

    void theChunkStandsBeforeTheEndWithAValidChecksum() {
        const std::string picture = embedPlanInPng(pixel, "plan").value();
        const std::string chunk("\0\0\0\x14iTXtaksnet-plan\0\0\0\0\0plan", 8 + 16 + 4);
        const auto at = picture.find(chunk);
        QCOMPARE(at, pixel.size() - 12);
        QCOMPARE(picture.substr(0, at), pixel.substr(0, at));
        QVERIFY(picture.ends_with(pixel.substr(pixel.size() - 12)));
        // Checksum from zlib.crc32 of the chunk's type and data.
        QCOMPARE(QByteArray::fromStdString(picture.substr(at + chunk.size(), 4)).toHex(), QByteArray("d69ef712"));
    }

    void embeddingAgainReplacesTheEarlierPlan() {
        const std::string once = embedPlanInPng(pixel, "first").value();
        const std::string twice = embedPlanInPng(once, "second").value();
        QCOMPARE(extractPlanFromPng(twice), std::optional<std::string>("second"));
        QCOMPARE(twice, embedPlanInPng(pixel, "second").value());
    }

    void whatIsNoWholePngIsRefused() {
        for (std::size_t length = 0; length < pixel.size(); ++length) {
            const auto embedded = embedPlanInPng(std::string_view(pixel).substr(0, length), "plan");
            QVERIFY(!embedded);
            QCOMPARE(embedded.error().what, std::string("These bytes are no whole PNG picture."));
        }
        QVERIFY(!extractPlanFromPng(pixel));
        QVERIFY(!extractPlanFromPng("GIF89a"));
    }

    void aDamagedPngHasNoPlanOrTheRightOne() {
        const std::string picture = embedPlanInPng(pixel, "a plan that is whole").value();
        for (std::size_t at = 0; at < picture.size(); ++at) {
            std::string damaged = picture;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
            const auto read = extractPlanFromPng(damaged);
            QVERIFY(!read || *read == "a plan that is whole");
        }
    }
};

QTEST_GUILESS_MAIN(TstPlanFileEmbedded)
#include "tst_plan_file_embedded.moc"
