// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a resource of the azurerm provider is written in ARM's words: a table of attributes per type. What is translated goes
// through the same readers as a resource that Azure itself printed.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace aksnet {

enum class TerraformAs : std::uint8_t {
    plain,         ///< as it is; without a value Azure takes its default
    nonZero,       ///< likewise; states write 0 where nothing is set
    assigned,      ///< as it is; Azure assigns it when it is created
    id,            ///< an id as text; `detail` is the ARM type it must have, empty for any
    idObject,      ///< an id as {"id": …}
    idObjects,     ///< ids as [{"id": …}, …]
    named,         ///< texts as [{key: text}, …]; `detail` is the key
    enabledWord,   ///< true as "Enabled", false as "Disabled"
    disabledWord,  ///< true as "Disabled", false as "Enabled"
    negated,       ///< true as false
    constant,      ///< `from` itself, where `detail` is the path of a block that is there
    group,         ///< the rows of `inner`, led by `to`
    block,         ///< the first block by the rows of `inner`, if there is one
    blocks,        ///< each block by the rows of `inner`
    subnetBlocks,  ///< likewise, without those subnets that are resources of their own
};

/// Dots lead into blocks; of a block that may stand once the first is meant. Of rows with the same `to` the first that has a
/// value counts: the provider's newer spelling stands before the older.
struct TerraformRow {
    std::string_view from;
    std::string_view to;
    TerraformAs kind = TerraformAs::plain;
    std::string_view detail = {};
    std::span<const TerraformRow> inner = {};
};

struct TerraformType {
    std::string_view type;
    std::string_view armType;
    std::string_view parent = {};  ///< the attribute that names the ARM parent, by id if it ends with "_id"
    std::span<const TerraformRow> rows = {};
    bool dataToo = false;  ///< data sources of the type state the same attributes
};

/// One list a family, each in a file of its own.
[[nodiscard]] std::span<const TerraformType> terraformNetworkTypes();
[[nodiscard]] std::span<const TerraformType> terraformEgressTypes();
[[nodiscard]] std::span<const TerraformType> terraformConsumerTypes();
[[nodiscard]] std::span<const TerraformType> terraformClusterTypes();

/// The table of a type; none if it has none.
[[nodiscard]] const TerraformType* findTerraformType(std::string_view type);

/// A resource that links two others by their ids.
struct TerraformAssociation {
    std::string_view type;
    std::string_view user;  ///< attribute
    std::string_view userType;
    std::string_view used;
    std::string_view usedType;
};
[[nodiscard]] const TerraformAssociation* findTerraformAssociation(std::string_view type);

}  // namespace aksnet
