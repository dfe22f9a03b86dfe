// SPDX-License-Identifier: GPL-3.0-or-later
//
// See codec.h.
#include "ui/panels/fields/codec.h"

#include "ui/base/text.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace aksnet::ui {

namespace {

Result<std::vector<Prefix>> codecPrefixes(const QString& text) {
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    std::vector<Prefix> prefixes;
    for (const QString& part : text.split(separators, Qt::SkipEmptyParts)) {
        auto prefix = Prefix::parse(toStd(part));
        if (!prefix) {
            return std::unexpected(std::move(prefix.error()));
        }
        if (std::ranges::find(prefixes, *prefix) != prefixes.end()) {
            return fail("", prefix->text() + " is given twice.");
        }
        prefixes.push_back(*prefix);
    }
    return prefixes;
}

QString codecJoin(const std::vector<Prefix>& prefixes, QLatin1String separator) {
    QStringList texts;
    for (const Prefix& prefix : prefixes) {
        texts << toQt(prefix.text());
    }
    return texts.join(separator);
}

/// Nothing typed is nothing stated; anything else goes to the type's own strict reader.
template <class T>
Result<std::optional<T>> codecOptional(const QString& text) {
    const QString trimmedText = text.trimmed();
    if (trimmedText.isEmpty()) {
        return std::optional<T>();
    }
    auto value = T::parse(toStd(trimmedText));
    if (!value) {
        return std::unexpected(std::move(value.error()));
    }
    return std::optional<T>(std::move(*value));
}

template <class T>
QString codecPrintOptional(const std::optional<T>& value) {
    return value ? toQt(value->text()) : QString();
}

}  // namespace

Codec<std::string> plainText() {
    return {[](const std::string& value) { return toQt(value); },
            [](const QString& text) { return Result<std::string>(toStd(text)); }};
}

Codec<std::string> requiredText() {
    return {[](const std::string& value) { return toQt(value); },
            [](const QString& text) -> Result<std::string> {
                const QString trimmedText = text.trimmed();
                if (trimmedText.isEmpty()) {
                    return fail("", "This must not be empty.");
                }
                return toStd(trimmedText);
            }};
}

Codec<std::vector<Prefix>> prefixLine() {
    return {[](const std::vector<Prefix>& prefixes) { return codecJoin(prefixes, QLatin1String(", ")); },
            codecPrefixes};
}

Codec<std::vector<Prefix>> prefixLines() {
    return {[](const std::vector<Prefix>& prefixes) { return codecJoin(prefixes, QLatin1String("\n")); },
            codecPrefixes};
}

Codec<Prefix> onePrefix() {
    return {[](const Prefix& prefix) { return toQt(prefix.text()); },
            [](const QString& text) { return Prefix::parse(toStd(text.trimmed())); }};
}

Codec<std::optional<Prefix>> optionalPrefix() {
    return {codecPrintOptional<Prefix>, codecOptional<Prefix>};
}

Codec<std::optional<IpAddress>> optionalAddress() {
    return {codecPrintOptional<IpAddress>, codecOptional<IpAddress>};
}

Codec<std::optional<CountOrPercent>> optionalCountOrPercent() {
    return {codecPrintOptional<CountOrPercent>, codecOptional<CountOrPercent>};
}

Codec<std::vector<std::string>> wordList() {
    return {[](const std::vector<std::string>& words) {
                QStringList texts;
                for (const std::string& word : words) {
                    texts << toQt(word);
                }
                return texts.join(QLatin1String(", "));
            },
            [](const QString& text) {
                std::vector<std::string> words;
                for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                    if (const QString word = part.trimmed(); !word.isEmpty()) {
                        words.push_back(toStd(word));
                    }
                }
                return Result<std::vector<std::string>>(std::move(words));
            }};
}

}  // namespace aksnet::ui
