// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole ranges against a security group, compared with one packet after the other.
#include "core/rules/policy/security_walk.h"
#include "tests/support/dice.h"

#include <QtTest>

#include <algorithm>

using namespace aksnet;
using namespace aksnet::rules;
using namespace aksnet::testing;
using namespace aksnet::literals;

namespace {

const Prefix space = "10.0.0.0/28"_prefix;
constexpr std::uint16_t port = 443;

SecurityRule randomRule(Dice& dice, int number) {
    const auto side = [&]() -> std::vector<std::string> {
        return {dice.chance(30) ? "*" : dice.inside(space, 28, 32).text()};
    };
    SecurityRule rule;
    rule.name = "rule-" + std::to_string(number);
    rule.priority = 100 + number;
    rule.direction = dice.chance(50) ? SecurityRuleDirection::inbound : SecurityRuleDirection::outbound;
    rule.access = dice.chance(50) ? SecurityRuleAccess::allow : SecurityRuleAccess::deny;
    rule.protocol = dice.chance(70) ? "*" : dice.chance(50) ? "Tcp" : "Udp";
    rule.sourceAddressPrefixes = side();
    rule.destinationAddressPrefixes = side();
    rule.destinationPortRanges = {dice.chance(70) ? "*" : dice.chance(50) ? "400-500" : "22"};
    return rule;
}

bool holds(const std::vector<std::string>& side, IpAddress address) {
    return side.front() == "*" || Prefix::parse(side.front())->contains(address);
}

/// The first rule that matches decides; without one the traffic is the default rules' to let through.
bool isRefused(const NetworkSecurityGroup& group, SecurityRuleDirection direction, IpAddress own, IpAddress peer) {
    const bool isInbound = direction == SecurityRuleDirection::inbound;
    for (const SecurityRule& rule : group.securityRules) {
        const std::string& ports = rule.destinationPortRanges.front();
        if (rule.direction == direction && rule.protocol != "Udp" && ports != "22" &&
            holds(isInbound ? rule.sourceAddressPrefixes : rule.destinationAddressPrefixes, peer) &&
            holds(isInbound ? rule.destinationAddressPrefixes : rule.sourceAddressPrefixes, own)) {
            return rule.access == SecurityRuleAccess::deny;
        }
    }
    return false;
}

}  // namespace

class TstSecurityWalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusalsAreThoseOfSinglePackets() {
        int refused = 0;
        for (std::uint64_t seed = 1; seed <= 400; ++seed) {
            Dice dice(seed);
            NetworkSecurityGroup group;
            for (int i = dice.between(1, 6); i > 0; --i) {
                group.securityRules.push_back(randomRule(dice, static_cast<int>(group.securityRules.size())));
            }
            NetworkSecurityGroup shuffled = group;
            std::ranges::reverse(shuffled.securityRules);
            const IpAddress own = *space.first().plus(dice.below(16));
            const AddressSet ownSet(AddressRange(Prefix::containing(own, 32)));
            const AddressSet peers{AddressRange(space)};
            for (const auto direction : {SecurityRuleDirection::inbound, SecurityRuleDirection::outbound}) {
                bool any = false;
                for (std::uint32_t i = 0; i < 16; ++i) {
                    any = any || isRefused(group, direction, own, *space.first().plus(i));
                }
                const auto found = SecurityWalk(shuffled, direction).refusal({ownSet, peers, Protocol::tcp, port});
                QVERIFY2(found.has_value() == any, QByteArray::number(static_cast<int>(seed)).constData());
                if (found) {
                    ++refused;
                    QVERIFY(isRefused(group, direction, own, found->peers.first()));
                    const auto fix = allowBefore(shuffled, *found->rule, peers, peers, "allow");
                    if (fix) {
                        const auto& put = std::get<Put<NetworkSecurityGroup>>(fix->edit);
                        QVERIFY(!SecurityWalk(put.value, direction).refusal({ownSet, peers, Protocol::tcp, port}));
                    }
                }
            }
        }
        QVERIFY(refused > 100);
    }

    void uncertainRulesAreTakenToLetThrough() {
        NetworkSecurityGroup group;
        SecurityRule rule;
        rule.name = "deny-group";
        rule.direction = SecurityRuleDirection::inbound;
        rule.access = SecurityRuleAccess::deny;
        rule.unknownFields = {{"sourceApplicationSecurityGroups", "[]"}};
        group.securityRules = {rule};
        const AddressSet all{AddressRange(space)};
        QVERIFY(!SecurityWalk(group, SecurityRuleDirection::inbound).refusal({all, all, Protocol::tcp, port}));
        group.securityRules.front().unknownFields.clear();
        QVERIFY(SecurityWalk(group, SecurityRuleDirection::inbound).refusal({all, all, Protocol::tcp, port}));
    }

    void freePrioritiesAreFree() {
        NetworkSecurityGroup group;
        for (const int priority : {100, 101, 103}) {
            SecurityRule rule;
            rule.priority = priority;
            rule.direction = SecurityRuleDirection::inbound;
            group.securityRules.push_back(rule);
        }
        QCOMPARE(freePriority(group, SecurityRuleDirection::inbound, 1), std::optional(102));
        QCOMPARE(freePriority(group, SecurityRuleDirection::outbound, 1), std::optional(100));
        QCOMPARE(freePriority(group, SecurityRuleDirection::inbound, 5000), std::optional<int>());
    }
};

QTEST_APPLESS_MAIN(TstSecurityWalk)
#include "tst_security_walk.moc"
