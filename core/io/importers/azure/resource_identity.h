// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which Azure resource an object is: by its type, else by its id, else by its shape.
#pragma once

#include "core/io/importers/arm_id.h"
#include "core/io/importers/json_text.h"

namespace aksnet {

/// "Microsoft.Network/virtualNetworks": a namespace with a dot, a slash, no blanks.
[[nodiscard]] bool looksLikeArmType(std::string_view text);

/// The type the object states, that its id names, or that its fields give away; empty if it is no resource. An object
/// with an id but a `name` that is no text (a usage record) is none.
[[nodiscard]] std::string resourceTypeOf(const Json& object);

/// true if the object has more than the envelope (id, name, type, location, tags …) that lists of names consist of.
[[nodiscard]] bool hasResourceContent(const Json& object);

/// An ARM template: its `resources` are to be read, not it.
[[nodiscard]] bool isArmTemplate(const Json& object);

}  // namespace aksnet
