// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure resource ids: read without regard to case, compared by a key, and followed from child to parent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aksnet {

/// As ARM compares names: without regard to the case of ASCII letters.
[[nodiscard]] bool startsIgnoringCase(std::string_view text, std::string_view start);

/// "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n". Subscription and group may
/// be missing (templates and hand-made files have none).
///
/// Laws:  a.key() == b.key()  ⇔  the ids differ at most in case, a leading and a trailing slash
class ArmId {
public:
    /// none unless there is a provider, and after it pairs of type and name.
    [[nodiscard]] static std::optional<ArmId> parse(std::string_view text);
    /// An id with names that are stand-ins, so that `stated` is empty.
    [[nodiscard]] static std::optional<ArmId> parseUnstated(std::string_view text);
    /// The id of a resource whose file does not state one, from its type and its name ("vnet/subnet" for a child).
    /// none if the name has not as many parts as the type asks for.
    struct Scope {
        std::string_view subscription;
        std::string_view resourceGroup;
    };
    [[nodiscard]] static std::optional<ArmId> unstated(Scope scope, std::string_view type, std::string_view name);

    /// As it stood in the file; empty for an unstated id, and for one without a subscription, which is only part of one.
    [[nodiscard]] std::string stated() const { return m_stated && m_subscription.size > 0 ? m_text : std::string(); }
    /// The text that `parse` reads as this id, be it stated or not.
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::string_view subscription() const { return view(m_subscription); }
    [[nodiscard]] std::string_view resourceGroup() const { return view(m_resourceGroup); }
    /// "Microsoft.Network/virtualNetworks/subnets" in the id's own spelling.
    [[nodiscard]] std::string type() const;
    [[nodiscard]] bool isType(std::string_view type) const;
    /// The last name: "n".
    [[nodiscard]] std::string_view name() const { return view(m_parts.back()); }
    /// Equal for ids that mean the same resource.
    [[nodiscard]] std::string key() const;
    /// The VNet of a subnet, the cluster of a pool; none for a top-level resource.
    [[nodiscard]] std::optional<ArmId> parent() const;
    /// The id up to that many pairs of type and name: `ancestor(1)` of a subnet is its VNet.
    [[nodiscard]] std::optional<ArmId> ancestor(std::size_t pairs) const;
    [[nodiscard]] std::size_t depth() const { return m_parts.size() / 2; }
    /// A child: `vnet.child("subnets", "n")`; as stated as the parent is.
    [[nodiscard]] ArmId child(std::string_view type, std::string_view name) const;

private:
    struct Part {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    [[nodiscard]] std::string_view view(Part part) const {
        return std::string_view(m_text).substr(part.begin, part.size);
    }

    std::string m_text;
    bool m_stated = true;
    Part m_subscription;
    Part m_resourceGroup;
    std::vector<Part> m_parts;  ///< namespace, then type and name in turn
};

}  // namespace aksnet
