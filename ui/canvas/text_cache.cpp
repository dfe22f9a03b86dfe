// SPDX-License-Identifier: GPL-3.0-or-later
//
// See text_cache.h.
#include "ui/canvas/text_cache.h"

#include "ui/base/text.h"

#include <QFontMetricsF>

#include <cmath>

namespace aksnet::ui {

namespace {
constexpr int newLayoutsPerFrame = 600;
constexpr std::size_t mostEntries = 20000;
}  // namespace

QFont diagramFont(double pixelSize, bool bold) {
    QFont font;
    font.setFamilies({QStringLiteral("Segoe UI"), QStringLiteral("DejaVu Sans"), QStringLiteral("Helvetica"),
                      QStringLiteral("Arial")});
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setBold(bold);
    // setPixelSize takes whole pixels only; 72 points are 96 pixels on every device this is painted on.
    font.setPointSizeF(pixelSize * 72.0 / 96.0);
    return font;
}

void TextCache::beginFrame() {
    m_allowance = newLayoutsPerFrame;
    if (m_entries.size() > mostEntries) {
        m_entries.clear();
    }
}

const TextCache::Entry* TextCache::find(const std::string& text, double pixelSize, bool bold) {
    Key key{text, static_cast<int>(std::lround(pixelSize * 2)), bold};
    if (const auto found = m_entries.find(key); found != m_entries.end()) {
        return &found->second;
    }
    if (m_allowance == 0) {
        return nullptr;
    }
    --m_allowance;
    Entry entry;
    entry.font = diagramFont(key.halfPixels / 2.0, bold);
    entry.text = QStaticText(toQt(text));
    entry.text.setTextFormat(Qt::PlainText);
    entry.text.setPerformanceHint(QStaticText::AggressiveCaching);
    entry.text.prepare({}, entry.font);
    entry.width = entry.text.size().width();
    entry.ascent = QFontMetricsF(entry.font).ascent();
    return &m_entries.emplace(std::move(key), std::move(entry)).first->second;
}

}  // namespace aksnet::ui
