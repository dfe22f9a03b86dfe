// SPDX-License-Identifier: GPL-3.0-or-later
//
// Theme files: those that ship are whole and can be read in; whatever is missing or wrong is named.
#include "core/io/theme_file.h"
#include "tests/support/files.h"
#include "tests/support/show.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>
#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

QString themePath(const QString& name) {
    return QStringLiteral(AKSNET_SOURCE_DIR "/resources/themes/%1.json").arg(name);
}

Theme theme(const QString& name) {
    return parseTheme(fileText(themePath(name)), name.toStdString()).value();
}

QJsonObject lightJson() {
    return QJsonDocument::fromJson(QByteArray::fromStdString(fileText(themePath(QStringLiteral("light"))))).object();
}

Result<Theme> parsed(const QJsonObject& json) {
    return parseTheme(QJsonDocument(json).toJson().toStdString(), "my.json");
}

/// The object with what stands at a path such as "boxes.subnet.fill" changed; an undefined value takes it away.
QJsonObject changed(QJsonObject json, const QString& path, const QJsonValue& value) {
    const QString key = path.section(QLatin1Char('.'), 0, 0);
    const QString rest = path.section(QLatin1Char('.'), 1);
    json[key] = rest.isEmpty() ? value : QJsonValue(changed(json[key].toObject(), rest, value));
    if (json[key].isUndefined()) {
        json.remove(key);
    }
    return json;
}

/// Relative luminance and contrast as WCAG 2 defines them.
double luminance(Color color) {
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}
double contrast(Color a, Color b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

/// All paths of the object that lead to a value, but for the ones that may be left out.
void collectPaths(const QJsonObject& json, const QString& prefix, QStringList& paths) {
    for (auto entry = json.begin(); entry != json.end(); ++entry) {
        const QString path = prefix.isEmpty() ? entry.key() : prefix + QLatin1Char('.') + entry.key();
        if (entry.value().isObject()) {
            collectPaths(entry.value().toObject(), path, paths);
        } else if (entry.key() != QLatin1String("name") && entry.key() != QLatin1String("dash") &&
                   entry.key() != QLatin1String("hatch")) {
            paths << path;
        }
    }
}

}  // namespace

class TstThemeFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyShippedThemeIsWhole_data() {
        QTest::addColumn<QString>("name");
        for (QString name :
             QDir(QStringLiteral(AKSNET_SOURCE_DIR "/resources/themes")).entryList({QStringLiteral("*.json")})) {
            QTest::newRow(qPrintable(name)) << name.remove(QStringLiteral(".json"));
        }
    }
    void everyShippedThemeIsWhole() {
        QFETCH(QString, name);
        const auto read = parseTheme(fileText(themePath(name)), name.toStdString());
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QCOMPARE(read->name, name.toStdString());
    }

    void textsCanBeReadOnTheirBoxes_data() { everyShippedThemeIsWhole_data(); }
    void textsCanBeReadOnTheirBoxes() {
        QFETCH(QString, name);
        const Theme read = theme(name);
        for (std::size_t role = 0; role < boxRoleCount; ++role) {
            if (static_cast<BoxRole>(role) == BoxRole::attachmentSign) {
                continue;
            }
            for (const Color text : read.texts) {
                QVERIFY2(contrast(text, read.boxes[role].fill) >= 4.5,
                         qPrintable(QStringLiteral("box %1: %2").arg(role).arg(QString::fromStdString(text.hex()))));
            }
            QVERIFY2(contrast(read.symbol, read.boxes[role].fill) >= 3, qPrintable(QStringLiteral("box %1").arg(role)));
        }
        QVERIFY(contrast(read.badgeText, read.error) >= 4.5);
        QVERIFY(contrast(read.badgeText, read.warning) >= 4.5);
        QVERIFY(contrast(read.badgeText, read.path) >= 4.5);
        QVERIFY(contrast(read.path, read.background) >= 3);
        for (const Color text : read.texts) {
            QVERIFY(contrast(text, read.background) >= 4.5);
        }
    }

    void linesCanBeSeenOnTheirGround_data() { everyShippedThemeIsWhole_data(); }
    void linesCanBeSeenOnTheirGround() {
        QFETCH(QString, name);
        const Theme read = theme(name);
        for (const LinkStyle& link : read.links) {
            QVERIFY2(contrast(link.stroke, read.background) >= 3, link.stroke.hex().c_str());
            QVERIFY(link.strokeWidth > 0);
        }
        QVERIFY(contrast(read.error, read.background) >= 3);
        QVERIFY(contrast(read.box(BoxRole::virtualNetwork).stroke, read.background) >= 3);
    }

    void segmentsDifferWithoutColour_data() { everyShippedThemeIsWhole_data(); }
    void segmentsDifferWithoutColour() {
        QFETCH(QString, name);
        const Theme read = theme(name);
        // Neighbours in a bar differ in hatch, or clearly in how light they are.
        for (std::size_t a = 0; a < useKindCount; ++a) {
            for (std::size_t b = a + 1; b < useKindCount; ++b) {
                const bool differs = read.segments[a].hatch != read.segments[b].hatch ||
                                     contrast(read.segments[a].fill, read.segments[b].fill) >= 1.25;
                QVERIFY2(differs, qPrintable(QStringLiteral("segments %1 and %2").arg(a).arg(b)));
            }
        }
    }

    void everyValueIsAskedFor() {
        QStringList paths;
        collectPaths(lightJson(), {}, paths);
        QVERIFY(paths.size() > 80);
        for (const QString& path : paths) {
            for (const QJsonValue& value : {QJsonValue(QJsonValue::Undefined), QJsonValue(QJsonValue::Null),
                                            QJsonValue(true), QJsonValue(QJsonArray())}) {
                const auto read = parsed(changed(lightJson(), path, value));
                QVERIFY2(!read, qPrintable(path));
                QCOMPARE(read.error().where, "my.json:" + path.toStdString());
                QVERIFY(read.error().what.starts_with("The theme needs a "));
            }
        }
    }

    void wrongValuesAreRefused_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        for (const char* color : {"", "#fff", "0078d4#", "#0078d", "#0078d4f", "#12345g", "# 12345", "#-12345",
                                  "#+12345", "#0x1234", "blue"}) {
            QTest::newRow(color) << "background" << QJsonValue(QLatin1String(color));
        }
        QTest::newRow("negative width") << "boxes.subnet.strokeWidth" << QJsonValue(-1);
        QTest::newRow("huge radius") << "boxes.subnet.radius" << QJsonValue(1e300);
        QTest::newRow("number as text") << "links.egress.strokeWidth" << QJsonValue(QLatin1String("2"));
        QTest::newRow("unknown dash") << "boxes.subnet.dash" << QJsonValue(QLatin1String("wavy"));
        QTest::newRow("dash as number") << "links.peering.dash" << QJsonValue(1);
        QTest::newRow("unknown hatch") << "segments.pods.hatch" << QJsonValue(QLatin1String("stripes"));
    }
    void wrongValuesAreRefused() {
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        const auto read = parsed(changed(lightJson(), path, value));
        QVERIFY(!read);
        QCOMPARE(read.error().where, "my.json:" + path.toStdString());
    }

    void whatIsReadIsWhatIsWritten() {
        QJsonObject json = lightJson();
        json = changed(json, QStringLiteral("error"), QLatin1String("#A1b2C3"));
        json = changed(json, QStringLiteral("boxes.cluster.strokeWidth"), 2.5);
        json = changed(json, QStringLiteral("boxes.cluster.dash"), QLatin1String("dotted"));
        json = changed(json, QStringLiteral("segments.surge.hatch"), QLatin1String("cross"));
        json = changed(json, QStringLiteral("links.egress.dash"), QLatin1String("dashed"));
        json = changed(json, QStringLiteral("texts.caption"), QLatin1String("#010203"));
        const Theme read = parsed(json).value();
        QCOMPARE(read.error, Color({0xa1, 0xb2, 0xc3}));
        QCOMPARE(read.box(BoxRole::cluster).strokeWidth, 2.5);
        QCOMPARE(read.box(BoxRole::cluster).dash, Dash::dotted);
        QCOMPARE(read.segment(UseKind::surge).hatch, Hatch::cross);
        QCOMPARE(read.link(LinkRole::egress).dash, Dash::dashed);
        QCOMPARE(read.text(TextRole::caption), Color({1, 2, 3}));
    }

    void whatIsNoThemeIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("background: white");
        QTest::newRow("cut short") << QByteArray("{\"name\": \"li");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("text") << QByteArray("\"light\"");
        QTest::newRow("empty object") << QByteArray("{}");
        QTest::newRow("parts of other kinds")
            << QByteArray("{\"boxes\": [], \"segments\": 1, \"links\": \"x\", \"texts\": null}");
    }
    void whatIsNoThemeIsRefused() {
        QFETCH(QByteArray, text);
        const auto read = parseTheme(text.toStdString(), "my.json");
        QVERIFY(!read);
        QVERIFY(read.error().where.starts_with("my.json"));
        QVERIFY(read.error().what.ends_with('.'));
    }
};

QTEST_APPLESS_MAIN(TstThemeFile)
#include "tst_theme_file.moc"
