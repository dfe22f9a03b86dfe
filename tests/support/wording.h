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
    const auto refuse = [&](const char* pattern, const char* fault) {
        if (QRegularExpression(QLatin1String(pattern), QRegularExpression::UseUnicodePropertiesOption)
                .match(text)
                .hasMatch()) {
            faults << QStringLiteral("%1: %2").arg(QLatin1String(fault), text);
        }
    };
    refuse("^\\s|\\s$", "blank at an end");
    refuse("\\s\\s", "two blanks in a row");
    refuse("\\s[,.;:!?](\\s|$)", "blank before a mark");
    refuse("[,;][^\\s\\d]", "no blank after a mark");
    refuse("\\(\\s|\\s\\)|\\(\\)", "blank bracket");
    refuse("[{}]", "leftover of a format");
    refuse("\\.\\.", "two periods");
    refuse(
        "(?<![\\d,.])1 (surge |usable |more |user |system "
        ")?(addresses|nodes|pods|pools|ports|subnets|clusters|networks|prefixes|blocks|services|routes|days|minutes|"
        "IPs)\\b",
        "plural of one");
    refuse(
        "(?<![\\d,.])(0|[2-9]|[1-9][\\d,]*\\d) (surge |usable |more "
        ")?(address|node|pod|pool|port|subnet|cluster|network|prefix|block|service|route|day|minute)\\b(?! "
        "(address|subnet|pool|CIDR|IP|table|network|addresses|subnets|pools))",
        "singular of many");
    refuse("\\b(\\w{2,}) \\1\\b", "a word twice");
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
