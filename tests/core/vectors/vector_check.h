// SPDX-License-Identifier: GPL-3.0-or-later
//
// One of the shared worked examples, compared with what the engine says: every number it expects is compared or named as one
// that is not ours to tell.
#pragma once

#include "core/facts/capacity.h"
#include "tests/core/facts/fact_plans.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>

namespace aksnet::testing {

class VectorCheck {
public:
    explicit VectorCheck(const QJsonObject& example)
        : m_inputs(example[QStringLiteral("inputs")].toObject()),
          m_expected(example[QStringLiteral("expected")].toObject()) {}

    [[nodiscard]] int number(const char* input) const { return m_inputs[QLatin1String(input)].toInt(); }
    [[nodiscard]] std::string text(const char* input) const {
        return m_inputs[QLatin1String(input)].toString().toStdString();
    }
    [[nodiscard]] Prefix prefix(const char* input) const { return prefixOf(m_inputs[QLatin1String(input)]); }
    [[nodiscard]] QJsonArray list(const char* input) const { return m_inputs[QLatin1String(input)].toArray(); }
    [[nodiscard]] const QJsonObject& inputs() const { return m_inputs; }
    [[nodiscard]] static Prefix prefixOf(const QJsonValue& value) {
        const auto prefix = Prefix::parse(value.toString().toStdString());
        if (!prefix) {
            qFatal("%s", prefix.error().text().c_str());
        }
        return *prefix;
    }

    void is(const char* key, bool actual) { compare(key, QJsonValue(actual)); }
    void is(const char* key, std::uint64_t actual) { compare(key, QJsonValue(static_cast<qint64>(actual))); }
    void is(const char* key, std::string_view actual) {
        compare(key, QString::fromUtf8(actual.data(), qsizetype(actual.size())));
    }
    void is(const char* key, const std::vector<std::string>& actual) {
        QJsonArray texts;
        for (const std::string& each : actual) {
            texts.append(QString::fromStdString(each));
        }
        compare(key, texts);
    }
    void is(const char* key, const std::vector<bool>& actual) {
        QJsonArray values;
        for (const bool each : actual) {
            values.append(each);
        }
        compare(key, values);
    }
    /// This the engine does not tell: wording, or what an older service named.
    void leaves(const char* key) { m_seen << QLatin1String(key); }

    /// What differs, and what was not looked at; empty if all is right.
    [[nodiscard]] QString complaints() const {
        QStringList all = m_complaints;
        for (const QString& key : m_expected.keys()) {
            if (!m_seen.contains(key)) {
                all << QStringLiteral("%1 was not compared").arg(key);
            }
        }
        return all.join(QStringLiteral("; "));
    }

private:
    void compare(const char* key, const QJsonValue& actual) {
        m_seen << QLatin1String(key);
        const QJsonValue expected = m_expected[QLatin1String(key)];
        if (expected != actual) {
            m_complaints << QStringLiteral("%1 is %2, not %3")
                                .arg(QLatin1String(key), actual.toVariant().toString(),
                                     expected.toVariant().toString());
        }
    }

    QJsonObject m_inputs;
    QJsonObject m_expected;
    QStringList m_seen;
    QStringList m_complaints;
};

/// How an example is checked, by its id.
using VectorChecks = std::map<QString, std::function<void(VectorCheck&)>>;

/// A cluster of one pool in a network of its own, with node and pod subnets large enough unless others are given.
struct VectorScene {
    PlanMaker maker;
    SubnetId nodes{0};
    SubnetId pods{0};
    ClusterId cluster{0};
    std::shared_ptr<const Facts> facts = nullptr;
    PlanCapacity capacity = {.ranges = {}, .shares = {}, .positionOfNumber = {}};

    [[nodiscard]] NodePoolId pool() const { return facts->find(cluster)->value->agentPoolProfiles.front().id; }
    [[nodiscard]] const RangeCapacity& nodeRange() const { return *capacity.find(nodes); }
    [[nodiscard]] const RangeCapacity& podRange() const { return *capacity.find(pods); }
    [[nodiscard]] const RangeCapacity& podCidr() const { return *capacity.find(cluster); }
    [[nodiscard]] ServiceCheck observed(const RangeCapacity& range) const {
        return serviceCheck(capacity, range, Operation::create, Arithmetic::observed);
    }
};

struct VectorSizes {
    int count = 1;
    int maxPods = 30;
    int surge = 0;
    std::vector<Prefix> nodeSubnet = {*Prefix::parse("10.64.0.0/12")};
    std::vector<Prefix> podSubnet = {*Prefix::parse("10.128.0.0/12")};
    std::vector<Prefix> podCidrs = {};
    std::vector<Prefix> serviceCidrs = {};
    bool isDualStack = false;
};

[[nodiscard]] inline VectorScene sceneOf(const Model& model, const VectorSizes& sizes) {
    using namespace aksnet::literals;
    VectorScene scene;
    const auto network = scene.maker.network("vnet", {"10.0.0.0/8"_prefix, "fd00::/16"_prefix});
    scene.nodes = scene.maker.subnet(network, "nodes", sizes.nodeSubnet);
    scene.pods = scene.maker.subnet(network, "pods", sizes.podSubnet);
    NodePool pool = poolOf(sizes.count, scene.nodes, scene.pods);
    pool.maxPods = sizes.maxPods;
    pool.upgradeSettings.maxSurge = CountOrPercent{sizes.surge, false};
    spellModel(model, pool);
    NetworkProfile profile = profileOf(model.arm.networkPlugin, model.arm.networkPluginMode);
    profile.podCidrs = sizes.podCidrs;
    profile.serviceCidrs = sizes.serviceCidrs;
    if (sizes.isDualStack) {
        profile.ipFamilies = {IpFamily::v4, IpFamily::v6};
    }
    scene.cluster = scene.maker.cluster(profile, {pool});
    scene.facts = scene.maker.facts();
    scene.capacity = capacityOf(*scene.facts);
    return scene;
}

/// The most nodes of a pool that find room as `range` of the scene says; tried one by one.
template <class Range>
[[nodiscard]] std::uint64_t mostNodesThatFit(const Model& model, VectorSizes sizes, Range range) {
    for (sizes.count = 1;; ++sizes.count) {
        const VectorScene scene = sceneOf(model, sizes);
        if (!range(scene).fits(Occasion::now)) {
            return static_cast<std::uint64_t>(sizes.count - 1);
        }
    }
}

/// 10.64.0.0 with that length: a subnet of the scene's network.
[[nodiscard]] inline std::vector<Prefix> nodeSubnetOf(int length) {
    return {Prefix::containing(IpAddress::v4((10U << 24) | (64U << 16)), length)};
}

}  // namespace aksnet::testing
