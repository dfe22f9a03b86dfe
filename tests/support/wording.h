// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every text for people must keep to, whichever rule, panel or exporter wrote it.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace aksnet::testing {

/// What is wrong with a text of one or two lines: blanks, brackets, leftovers of formatting, numbers that do not agree
/// with their noun.
[[nodiscard]] inline QStringList faultsOfWording(const QString& text) {
    QStringList faults;
    const auto refuse = [&](const QString& pattern, const char* fault) {
        const QRegularExpression expression(pattern, QRegularExpression::UseUnicodePropertiesOption);
        if (expression.match(text).hasMatch()) {
            faults << QStringLiteral("%1: %2").arg(QLatin1String(fault), text);
        }
    };
    refuse(QStringLiteral("^\\s|\\s$"), "blank at an end");
    refuse(QStringLiteral("\\s\\s"), "two blanks in a row");
    refuse(QStringLiteral("\\s[,.;:!?](\\s|$)"), "blank before a mark");
    refuse(QStringLiteral("[,;][^\\s\\d]"), "no blank after a mark");
    refuse(QStringLiteral("\\(\\s|\\s\\)|(?<![A-Za-z])\\(\\)"), "blank bracket");
    refuse(QStringLiteral("\\{\\d*(:[^}]*)?\\}"), "leftover of a format");
    refuse(QStringLiteral("\\.\\."), "two periods");
    // A number that stands alone, not the end of "IPv4", "/29" or "1,001".
    const QString alone = QStringLiteral("(?<![\\w,./-])");
    const QString kinds =
        QStringLiteral("(address|node|pod|pool|port|subnet|cluster|network|prefix|block|service|route|day|minute)");
    refuse(alone + QStringLiteral("1 (\\w+ )?") + kinds + QStringLiteral("e?s\\b"), "plural of one");
    refuse(alone + QStringLiteral("(0|[2-9]|[1-9][\\d,]*\\d) (surge |usable |more )?") + kinds +
               QStringLiteral("\\b(?! (address|subnet|pool|CIDR|IP|table|network))"),
           "singular of many");
    refuse(QStringLiteral("\\b(\\w{2,}) \\1\\b"), "a word twice");
    if (text.count(QLatin1Char('(')) != text.count(QLatin1Char(')'))) {
        faults << QStringLiteral("brackets do not match: %1").arg(text);
    }
    return faults;
}

/// The same for whole sentences: a capital or a digit first, a period last.
[[nodiscard]] inline QStringList faultsOfSentences(const QString& text) {
    QStringList faults = faultsOfWording(text);
    if (text.isEmpty() || !(text.front().isUpper() || text.front().isDigit())) {
        faults << QStringLiteral("does not start like a sentence: %1").arg(text);
    }
    if (!text.endsWith(QLatin1Char('.'))) {
        faults << QStringLiteral("does not end in a period: %1").arg(text);
    }
    return faults;
}

}  // namespace aksnet::testing
