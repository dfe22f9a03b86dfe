// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet export`: SVG, PDF and PNG by suffix, of plans and of files to import, with the plan inside.
#include "core/diagram/diagram.h"
#include "core/engine/engine.h"
#include "core/io/embedded_plan.h"
#include "core/io/plan_file.h"
#include "tests/app/command_run.h"
#include "tests/support/files.h"
#include "tests/support/show.h"
#include "ui/base/resources.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <cmath>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

/// The size of the sample's picture without legend and title block.
Rect pictureOf(const PlanDocument& document) {
    const auto snapshot = evaluate({std::make_shared<const Plan>(document.plan), 0, "2026-11-23"});
    return makeDiagram(*snapshot, document.layout).bounds;
}

bool isSoundXml(const std::string& text) {
    QXmlStreamReader xml(QByteArray::fromStdString(text));
    while (!xml.atEnd()) {
        xml.readNext();
    }
    return !xml.hasError();
}

}  // namespace

class TstExportCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        ui::initResources();
        QVERIFY(m_folder.isValid());
    }

    void everySampleIsDrawnInEveryFormat_data() {
        QTest::addColumn<QString>("sample");
        for (const char* sample :
             {"overlay-cilium", "private-hub-and-spoke", "kubenet-migration", "pod-subnet-three-pools", "broken"}) {
            QTest::newRow(sample) << sample;
        }
    }
    void everySampleIsDrawnInEveryFormat() {
        QFETCH(QString, sample);
        const QString source = samplePath(qPrintable(sample));
        const PlanDocument document = parsePlan(fileText(source), "sample").value();
        for (const char* suffix : {"svg", "SVG", "png", "pdf"}) {
            const QString target = path(sample + QLatin1Char('.') + QLatin1String(suffix));
            const CommandRun result = exported(source, target, {QStringLiteral("--scale"), QStringLiteral("1")});
            QVERIFY2(result.code == 0, qPrintable(result.err));
            QVERIFY(result.out.isEmpty() && result.err.isEmpty());
        }
        const std::string svg = fileText(path(sample + QStringLiteral(".svg")));
        QVERIFY(isSoundXml(svg));
        QVERIFY(parsePlan(extractPlanFromSvg(svg).value(), "svg").value() == document);
        QCOMPARE(svg, fileText(path(sample + QStringLiteral(".SVG"))));
        const std::string png = fileText(path(sample + QStringLiteral(".png")));
        QVERIFY(parsePlan(extractPlanFromPng(png).value(), "png").value() == document);
        QVERIFY(!QImage(path(sample + QStringLiteral(".png"))).isNull());
        const std::string pdf = fileText(path(sample + QStringLiteral(".pdf")));
        QVERIFY(pdf.starts_with("%PDF-"));
        QVERIFY(pdf.find("%%EOF") != std::string::npos);
    }

    void pngHasTheSizeOfItsScale_data() {
        QTest::addColumn<double>("scale");
        for (const double scale : {0.25, 1.0, 1.5, 3.0}) {
            QTest::addRow("%g", scale) << scale;
        }
    }
    void pngHasTheSizeOfItsScale() {
        QFETCH(double, scale);
        const QString source = samplePath("overlay-cilium");
        const Rect picture = pictureOf(parsePlan(fileText(source), "sample").value());
        const QString target = path(QStringLiteral("scaled.png"));
        QCOMPARE(
            exported(source, target, {QStringLiteral("--no-legend"), QStringLiteral("--scale"), QString::number(scale)})
                .code,
            0);
        const QImage image(target);
        QCOMPARE(image.width(), static_cast<int>(std::ceil(picture.width * scale)));
        QCOMPARE(image.height(), static_cast<int>(std::ceil(picture.height * scale)));
    }

    void withoutAScaleThereAreTwoPixelsAUnit() {
        const QString source = samplePath("overlay-cilium");
        QCOMPARE(exported(source, path(QStringLiteral("default.png")), {QStringLiteral("--no-legend")}).code, 0);
        QCOMPARE(QImage(path(QStringLiteral("default.png"))).width(),
                 static_cast<int>(std::ceil(2 * pictureOf(parsePlan(fileText(source), "sample").value()).width)));
    }

    void themesDifferInTheirGround() {
        const QString source = samplePath("overlay-cilium");
        QStringList corners;
        for (const char* theme : {"light", "dark", "print"}) {
            const QString target = path(QStringLiteral("theme.png"));
            QCOMPARE(exported(source, target,
                              {QStringLiteral("--scale"), QStringLiteral("0.5"), QStringLiteral("--theme"),
                               QLatin1String(theme)})
                         .code,
                     0);
            corners << QImage(target).pixelColor(1, 1).name();
        }
        QCOMPARE(QSet<QString>(corners.begin(), corners.end()).size(), 3);
        QVERIFY(QColor(corners[1]).lightness() < 80);
    }

    void thePlanStaysOutIfAsked() {
        const QString source = samplePath("overlay-cilium");
        for (const char* suffix : {"svg", "png"}) {
            const QString target = path(QStringLiteral("bare.") + QLatin1String(suffix));
            QCOMPARE(exported(source, target, {QStringLiteral("--no-plan")}).code, 0);
            const CommandRun again = run({QStringLiteral("check"), target});
            QCOMPARE(again.code, app::exitUnusable);
            QVERIFY2(again.err.startsWith(target + QStringLiteral(": This picture carries no plan.")),
                     qPrintable(again.err));
        }
    }

    void picturesAreTakenForTheirPlans() {
        const QString source = samplePath("broken");
        const QStringList options{QStringLiteral("--today"), QStringLiteral("2026-11-23")};
        const QString expected = run(QStringList{QStringLiteral("check"), source} + options).out;
        QVERIFY(expected.contains(QLatin1String("IP-001")));
        for (const char* suffix : {"svg", "png"}) {
            const QString picture = path(QStringLiteral("carrier.") + QLatin1String(suffix));
            QCOMPARE(exported(source, picture).code, 0);
            const CommandRun checked = run(QStringList{QStringLiteral("check"), picture} + options);
            QCOMPARE(checked.code, 1);
            QCOMPARE(checked.out, expected);
            // A picture of the picture is the picture.
            const QString again = path(QStringLiteral("again.svg"));
            QCOMPARE(exported(picture, again).code, 0);
            QCOMPARE(exported(source, path(QStringLiteral("once.svg"))).code, 0);
            QCOMPARE(fileText(again), fileText(path(QStringLiteral("once.svg"))));
        }
    }

    void legendAndTitleCanBeLeftOut() {
        const QString source = samplePath("overlay-cilium");
        QCOMPARE(exported(source, path(QStringLiteral("with.svg"))).code, 0);
        QCOMPARE(exported(source, path(QStringLiteral("without.svg")), {QStringLiteral("--no-legend")}).code, 0);
        const std::string with = fileText(path(QStringLiteral("with.svg")));
        const std::string without = fileText(path(QStringLiteral("without.svg")));
        for (const char* part : {"class=\"legend\"", "class=\"title-block\"", "2026-11-23", ">AksNet "}) {
            QVERIFY2(with.find(part) != std::string::npos, part);
            QVERIFY2(without.find(part) == std::string::npos, part);
        }
    }

    void filesToImportAreDrawn() {
        const QString target = path(QStringLiteral("imported.svg"));
        const CommandRun result = run(QStringList{QStringLiteral("export")} + importPaths("az_flattened") +
                                      QStringList{QStringLiteral("-o"), target});
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QVERIFY(parsePlan(extractPlanFromSvg(fileText(target)).value(), "svg").has_value());
    }

    void otherSuffixesAreRefused_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"picture.gif", "picture", "svg", "picture.svg.txt", ".", "picture."}) {
            QTest::newRow(name) << name;
        }
    }
    void otherSuffixesAreRefused() {
        QFETCH(QString, name);
        const CommandRun result = exported(samplePath("overlay-cilium"), path(name));
        QCOMPARE(result.code, app::exitUnusable);
        QVERIFY2(result.err.contains(QLatin1String(".svg, .pdf or .png")), qPrintable(result.err));
        QVERIFY(!QFileInfo(path(name)).isFile());
    }

    void targetsThatCannotBeWrittenAreNamed() {
        for (const QString& target :
             {path(QStringLiteral("no/such/folder.svg")), path(QStringLiteral("no/such/folder.png")),
              path(QStringLiteral("no/such/folder.pdf"))}) {
            const CommandRun result = exported(samplePath("overlay-cilium"), target);
            QCOMPARE(result.code, app::exitUnusable);
            QVERIFY2(result.err.startsWith(target + QStringLiteral(": The file cannot be written: ")),
                     qPrintable(result.err));
        }
    }

    void picturesTooLargeAreRefusedWithTheirSize() {
        const QString target = path(QStringLiteral("huge.png"));
        const CommandRun result =
            exported(samplePath("private-hub-and-spoke"), target, {QStringLiteral("--scale"), QStringLiteral("16")});
        if (result.code == 0) {
            QSKIP("The sample is small enough for the largest scale.");
        }
        QCOMPARE(result.code, app::exitUnusable);
        QVERIFY2(result.err.contains(QLatin1String("32,767")), qPrintable(result.err));
        QVERIFY(!QFile::exists(target));
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] static CommandRun exported(const QString& source, const QString& target,
                                             const QStringList& options = {}) {
        return run(QStringList{QStringLiteral("export"), source, QStringLiteral("-o"), target,
                               QStringLiteral("--today"), QStringLiteral("2026-11-23")} +
                   options);
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TstExportCommand)
#include "tst_export_command.moc"
