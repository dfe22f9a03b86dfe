// SPDX-License-Identifier: GPL-3.0-or-later
//
// See start_page.h.
#include "ui/window/start_page.h"

#include "core/io/plan_file.h"
#include "ui/base/icons.h"
#include "ui/base/resources.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace aksnet::ui {

namespace {

constexpr int startColumnWidth = 340;
constexpr int mostRecentShown = 6;

/// A wide button with a title and a quiet second line.
QPushButton* makeStartRow(const QString& iconName, const QString& title, const QString& detail, QWidget* parent) {
    auto* button = new QPushButton(parent);
    setLook(button, "tile");
    button->setAccessibleName(title);
    button->setAccessibleDescription(detail);
    auto* picture = new QToolButton(button);
    picture->setIcon(makeIcon(iconName));
    picture->setIconSize(QSize(iconSide, iconSide));
    picture->setFocusPolicy(Qt::NoFocus);
    picture->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* titleLabel = new QLabel(title, button);
    setLook(titleLabel, "heading");
    titleLabel->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(titleLabel);
    if (!detail.isEmpty()) {
        auto* detailLabel = new QLabel(detail, button);
        setLook(detailLabel, "muted");
        detailLabel->setWordWrap(true);
        detailLabel->setAttribute(Qt::WA_TransparentForMouseEvents);
        texts->addWidget(detailLabel);
    }
    auto* row = new QHBoxLayout(button);
    row->setContentsMargins(spacing::panel, spacing::normal, spacing::panel, spacing::normal);
    row->setSpacing(spacing::panel);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    // The button's own hint knows nothing of its layout.
    const int height =
        row->hasHeightForWidth() ? row->totalHeightForWidth(startColumnWidth) : row->totalSizeHint().height();
    button->setFixedHeight(height);
    return button;
}

/// As far as the first full stop or colon.
QString firstSentence(const QString& text) {
    static const QRegularExpression end(QStringLiteral("[.:] "));
    const qsizetype at = text.indexOf(end);
    return at < 0 ? text : text.left(at) + QLatin1Char('.');
}

QLabel* makeStartHeading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    setLook(label, "section");
    return label;
}

QVBoxLayout* makeStartColumn(QWidget* column) {
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    column->setFixedWidth(startColumnWidth);
    return layout;
}

}  // namespace

QList<Sample> allSamples() {
    initResources();
    QList<Sample> samples;
    for (const QString& name :
         QDir(QStringLiteral(":/samples")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const QString path = QStringLiteral(":/samples/") + name;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        if (const auto document = parsePlan(file.readAll().toStdString(), path.toStdString())) {
            const QString title = toQt(document->plan.name);
            samples << Sample{path, title.isEmpty() ? name : title, firstSentence(toQt(document->plan.description))};
        }
    }
    return samples;
}

StartPage::StartPage(QWidget* parent) : QWidget(parent), m_recent(makeRecent()) {
    setObjectName(QStringLiteral("startPage"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* title = new QLabel(tr("Plan an AKS network"), this);
    setLook(title, "display");
    auto* subtitle = new QLabel(
        tr("Draw or import networks and clusters, see what every address is used for, and hear what would go wrong."),
        this);
    setLook(subtitle, "muted");
    subtitle->setWordWrap(true);
    auto* left = new QWidget(this);
    auto* leftLayout = makeStartColumn(left);
    leftLayout->addWidget(makeStart());
    leftLayout->addSpacing(spacing::section);
    leftLayout->addWidget(m_recent);
    leftLayout->addStretch();
    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * spacing::dialog);
    columns->addWidget(left);
    columns->addWidget(makeSamples());
    auto* content = new QWidget(this);
    auto* page = new QVBoxLayout(content);
    page->setContentsMargins(spacing::dialog, spacing::dialog, spacing::dialog, spacing::dialog);
    page->setSpacing(spacing::tight);
    page->addStretch(1);
    page->addWidget(title);
    page->addWidget(subtitle);
    page->addSpacing(spacing::dialog);
    page->addLayout(columns);
    page->addSpacing(spacing::section);
    auto* hint = new QLabel(tr("You can also drop files anywhere on this window."), content);
    setLook(hint, "muted");
    page->addWidget(hint);
    page->addStretch(2);
    auto* centering = new QWidget;
    auto* centerRow = new QHBoxLayout(centering);
    centerRow->setContentsMargins(0, 0, 0, 0);
    centerRow->addStretch();
    centerRow->addWidget(content);
    centerRow->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(centering);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

QWidget* StartPage::makeStart() {
    auto* column = new QWidget(this);
    auto* rows = makeStartColumn(column);
    rows->addWidget(makeStartHeading(tr("Start"), column));
    auto* fresh =
        makeStartRow(QStringLiteral("document-new"), tr("New plan"), tr("Begin with a virtual network"), column);
    auto* open =
        makeStartRow(QStringLiteral("document-open"), tr("Open…"), tr("A plan, or a picture that carries one"), column);
    auto* import =
        makeStartRow(QStringLiteral("document-import"), tr("Import…"), tr("JSON from az, ARM or REST"), column);
    fresh->setObjectName(QStringLiteral("startNew"));
    for (QPushButton* button : {fresh, open, import}) {
        rows->addWidget(button);
    }
    connect(fresh, &QPushButton::clicked, this, &StartPage::newRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(import, &QPushButton::clicked, this, &StartPage::importRequested);
    return column;
}

QWidget* StartPage::makeRecent() {
    auto* column = new QWidget(this);
    auto* layout = makeStartColumn(column);
    layout->addWidget(makeStartHeading(tr("Recent"), column));
    m_recentRows = new QVBoxLayout;
    m_recentRows->setSpacing(0);
    layout->addLayout(m_recentRows);
    return column;
}

QWidget* StartPage::makeSamples() {
    auto* column = new QWidget(this);
    auto* rows = makeStartColumn(column);
    rows->addWidget(makeStartHeading(tr("Samples"), column));
    for (const Sample& sample : allSamples()) {
        auto* button = makeStartRow(QStringLiteral("kind-plan"), sample.title, sample.description, column);
        connect(button, &QPushButton::clicked, this, [this, path = sample.path] { Q_EMIT sampleRequested(path); });
        rows->addWidget(button);
    }
    rows->addStretch();
    return column;
}

void StartPage::showRecentFiles(const QStringList& paths) {
    while (QLayoutItem* item = m_recentRows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.exists() || m_recentRows->count() == mostRecentShown) {
            continue;
        }
        auto* button = new QPushButton(makeIcon(QStringLiteral("document-recent")), info.fileName(), m_recent);
        setLook(button, "row");
        button->setToolTip(QDir::toNativeSeparators(path));
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT fileRequested(path); });
        m_recentRows->addWidget(button);
    }
    m_recent->setVisible(m_recentRows->count() > 0);
}

}  // namespace aksnet::ui
