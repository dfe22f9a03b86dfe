// SPDX-License-Identifier: GPL-3.0-or-later
//
// See icons.h. The files draw with stroke="currentColor"; the colour is put in before rendering.
#include "ui/base/icons.h"

#include "ui/base/resources.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace aksnet::ui {

namespace {

class TintedIconEngine : public QIconEngine {
public:
    TintedIconEngine(QString name, const QColor& tint) : m_name(std::move(name)), m_tint(tint) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        const bool found = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(found, "icon", qPrintable(file.fileName()));
        Q_UNUSED(found)
        m_source = file.readAll();
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        renderer(colorFor(mode))->render(painter, squareIn(rect));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        const QColor color = colorFor(mode);
        const QString key =
            QStringLiteral("aksnet:%1:%2:%3x%4").arg(m_name, color.name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            renderer(color)->render(&painter, squareIn(QRect(QPoint(), size)));
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    bool isNull() override { return m_source.isEmpty(); }
    QIconEngine* clone() const override { return new TintedIconEngine(*this); }
    QString key() const override { return QStringLiteral("aksnet-tinted"); }
    QString iconName() override { return m_name; }

private:
    QColor colorFor(QIcon::Mode mode) const {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) {
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        }
        return m_tint.isValid() ? m_tint : palette.color(QPalette::Active, QPalette::ButtonText);
    }

    std::unique_ptr<QSvgRenderer> renderer(const QColor& color) const {
        QByteArray source = m_source;
        source.replace("currentColor", color.name().toLatin1());
        return std::make_unique<QSvgRenderer>(source);
    }

    static QRectF squareIn(const QRect& rect) {
        const int side = std::min(rect.width(), rect.height());
        const QRect square(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side);
        return square.toRectF();
    }

    QString m_name;
    QColor m_tint;
    QByteArray m_source;
};

}  // namespace

QIcon makeIcon(const QString& name, const QColor& tint) {
    initResources();
    return QIcon(new TintedIconEngine(name, tint));
}

QString kindIconName(ObjectKind kind) {
    switch (kind) {
        case ObjectKind::plan: return QStringLiteral("kind-plan");
        case ObjectKind::virtualNetwork: return QStringLiteral("kind-virtual-network");
        case ObjectKind::subnet: return QStringLiteral("kind-subnet");
        case ObjectKind::peering: return QStringLiteral("kind-peering");
        case ObjectKind::externalNetwork: return QStringLiteral("kind-external-network");
        case ObjectKind::routeTable: return QStringLiteral("kind-route-table");
        case ObjectKind::natGateway: return QStringLiteral("kind-nat-gateway");
        case ObjectKind::networkSecurityGroup: return QStringLiteral("kind-security-group");
        case ObjectKind::firewall: return QStringLiteral("kind-firewall");
        case ObjectKind::publicIpPrefix: return QStringLiteral("kind-public-prefix");
        case ObjectKind::publicIpAddress: return QStringLiteral("kind-public-address");
        case ObjectKind::cluster: return QStringLiteral("kind-cluster");
        case ObjectKind::nodePool: return QStringLiteral("kind-node-pool");
        case ObjectKind::subnetConsumer: return QStringLiteral("kind-consumer");
        case ObjectKind::approvedRange: return QStringLiteral("kind-approved-range");
    }
    return QStringLiteral("kind-plan");
}

QString severityIconName(Severity severity) {
    switch (severity) {
        case Severity::error: return QStringLiteral("severity-error");
        case Severity::warning: return QStringLiteral("severity-warning");
        case Severity::info: return QStringLiteral("severity-info");
    }
    return QStringLiteral("severity-info");
}

}  // namespace aksnet::ui
