// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files under tests/fixtures/imports, and plans compared without regard to numbers and order.
#pragma once

#include "core/io/import.h"
#include "core/io/json_value.h"
#include "core/io/plan_file.h"
#include "tests/support/files.h"

#include <QDir>

#include <algorithm>
#include <map>

namespace aksnet::testing {

/// Files to import together, with the plan and the report they give.
struct ImportFixture {
    QString name;
    QDir folder;

    [[nodiscard]] QString expectedPlanPath() const { return folder.filePath(QStringLiteral("expected.aksnet.json")); }
    [[nodiscard]] QString expectedReportPath() const { return folder.filePath(QStringLiteral("expected.txt")); }
    /// In the order of their names, which begin with a number.
    [[nodiscard]] std::vector<SourceFile> files() const {
        std::vector<SourceFile> files;
        for (const QString& file : folder.entryList({QStringLiteral("[0-9]*")}, QDir::Files, QDir::Name)) {
            files.push_back({file.toStdString(), fileText(folder.filePath(file))});
        }
        return files;
    }
};

/// By name.
[[nodiscard]] inline std::vector<ImportFixture> importFixtures() {
    std::vector<ImportFixture> fixtures;
    const QDir folder(QStringLiteral(AKSNET_SOURCE_DIR "/tests/fixtures/imports"));
    for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        fixtures.push_back({name, QDir(folder.filePath(name))});
    }
    return fixtures;
}

/// The import of files that are known to hold something.
[[nodiscard]] inline ImportOutcome imported(const std::vector<SourceFile>& files, const Plan* base = nullptr) {
    auto outcome = importFiles(files, base);
    if (!outcome) {
        qFatal("%s", outcome.error().text().c_str());
    }
    return std::move(*outcome);
}

/// The first line in which two texts differ; empty if they do not.
[[nodiscard]] inline std::string firstDifference(const std::string& actual, const std::string& expected) {
    const auto [a, b] = std::ranges::mismatch(actual, expected);
    const auto line = [](const std::string& text, std::ptrdiff_t at) {
        const std::size_t start = text.rfind('\n', static_cast<std::size_t>(at));
        const std::size_t begin = start == std::string::npos ? 0 : start + 1;
        return text.substr(begin, text.find('\n', begin) - begin);
    };
    return actual == expected
               ? std::string()
               : line(actual, a - actual.begin()) + " instead of " + line(expected, b - expected.begin());
}

/// Writes a plan so that two that differ only in numbers, in the order of their lists, in the plan's name and in the case
/// of Azure ids give the same text.
class PlanWithoutOrder {
public:
    [[nodiscard]] static std::string text(const Plan& plan) {
        JsonValue root = parseJson(writePlan({plan, {}}), "plan").value();
        PlanWithoutOrder walk;
        walk.learn(root, {});
        std::erase_if(root.members,
                      [](const JsonMember& member) { return member.key == "name" || member.key == "nextNumber"; });
        walk.settle(root);
        return prettyJson(root);
    }

private:
    static std::string lowerText(const JsonValue& object, std::string_view key) {
        const JsonValue* value = object.find(key);
        return value ? QString::fromStdString(value->text).toLower().toStdString() : std::string();
    }

    /// Every thing is known by its Azure id, or else by its name, group and owner.
    void learn(const JsonValue& value, const std::string& owner) {
        std::string inner = owner;
        if (const JsonValue* id = value.find("id"); id && value.find("name")) {
            const std::string armId = lowerText(value, "armId");
            inner = armId.empty() ? owner + "/" + lowerText(value, "resourceGroup") + "/" + lowerText(value, "name")
                                  : armId;
            // One consumer may take addresses of several subnets, which stand before it in the file.
            inner += m_names[lowerText(value, "subnet")];
            m_names[id->text] = inner;
        }
        for (const JsonMember& member : value.members) {
            learn(member.value, inner);
        }
        for (const JsonValue& item : value.items) {
            learn(item, inner);
        }
    }

    void settle(JsonValue& value) {
        if (const auto known = m_names.find(value.text);
            value.kind == JsonValue::Kind::string && known != m_names.end()) {
            value.text = known->second;
        }
        for (JsonMember& member : value.members) {
            if (member.key == "armId" || member.key == "remoteArmId" || member.key == "resourceGroup") {
                member.value.text = QString::fromStdString(member.value.text).toLower().toStdString();
            }
            settle(member.value);
        }
        for (JsonValue& item : value.items) {
            settle(item);
        }
        if (!value.items.empty() && value.items.front().kind == JsonValue::Kind::object) {
            std::multimap<std::string, JsonValue> sorted;
            for (JsonValue& item : value.items) {
                std::string text = compactJson(item);
                sorted.emplace(std::move(text), std::move(item));
            }
            value.items.clear();
            for (auto& [text, item] : sorted) {
                value.items.push_back(std::move(item));
            }
        }
    }

    std::map<std::string, std::string> m_names;
};

}  // namespace aksnet::testing
