// SPDX-License-Identifier: GPL-3.0-or-later
//
// The networking models by name, so that data of the catalogue can be about them; what they are stands in core/models.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace aksnet {

enum class ModelId : std::uint8_t { kubenet, nodeSubnet, podSubnetDynamic, podSubnetStatic, overlay, bringYourOwn };

/// Some of the models.
class ModelSet {
public:
    constexpr ModelSet(std::initializer_list<ModelId> models) {
        for (const ModelId model : models) {
            m_bits = static_cast<std::uint8_t>(m_bits | (1U << static_cast<unsigned>(model)));
        }
    }
    [[nodiscard]] constexpr bool has(ModelId model) const { return (m_bits >> static_cast<unsigned>(model) & 1U) != 0; }

private:
    std::uint8_t m_bits = 0;
};

}  // namespace aksnet
