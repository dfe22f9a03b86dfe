// SPDX-License-Identifier: GPL-3.0-or-later
//
// The picture of a plan as data: boxes, bars, texts, badges and links with their geometry. The canvas, SVG, PDF and PNG
// are all painted from it, in the order of its lists: boxes (parents before children), then links, then badges.
#pragma once

#include "core/diagram/geometry.h"
#include "core/engine/engine.h"
#include "core/plan/layout.h"

#include <array>

namespace aksnet {

/// How a box is drawn; a theme gives each role fill, stroke and dash.
enum class BoxRole : std::uint8_t {
    virtualNetwork,   ///< dashed blue outline
    subnet,           ///< solid hairline
    podSubnet,        ///< a subnet that pods take addresses from
    specialSubnet,    ///< gateway, firewall, bastion and other dedicated subnets
    nodePool,         ///< a card inside its node subnet
    cluster,          ///< the cluster's card beside or below its VNet: model, data plane, policy
    rangeStrip,       ///< a cluster's pod or service CIDR: belongs to no VNet
    externalNetwork,  ///< on-premises, other cloud
    internet,
    egressDevice,    ///< firewall, NAT gateway, load balancer: on the edge of its VNet
    consumer,        ///< private endpoints, internal load balancers, VMs in a subnet
    attachmentSign,  ///< a small symbol in a subnet's header; has no fill or stroke
    placeholder,     ///< where something is missing: "No subnets yet"
    legend,
    titleBlock,
};

enum class Symbol : std::uint8_t {
    none,
    virtualNetwork,
    subnet,
    cluster,
    nodePool,
    windowsPool,
    privateEndpoint,
    loadBalancer,
    natGateway,
    firewall,
    routeTable,
    networkSecurityGroup,
    gateway,
    bastion,
    virtualMachine,
    internet,
    onPremises,
    cloud,
    peering,
    podRange,
    serviceRange,
    other,
};

/// What a bar's segment stands for; colour and hatch come from the theme, so none is told by colour alone.
enum class UseKind : std::uint8_t { reserved, nodes, surge, pods, other, free, missing };
inline constexpr std::size_t useKindCount = 7;

using UseAmounts = std::array<std::uint64_t, useKindCount>;

/// Demands as they lie in a bar: what finds no room is taken off those it belongs to (surge first, then pods, nodes and
/// others) and stands beyond the end as missing.
///
/// Law:  Σ placed, missing included == reserved + Σ demands + free == the range's size + missing
[[nodiscard]] UseAmounts placedAmounts(UseAmounts demanded);

/// How full a box is: addresses by kind, as placed.
struct UseBar {
    Rect rect;
    UseAmounts amounts{};
};

enum class TextRole : std::uint8_t { title, subtitle, label, caption, number };

/// One line of text, already short enough for its place. `at` is the left (or middle, or right) end of the base line.
struct TextItem {
    Point at;
    double size = 12;  ///< font size in units
    TextRole role = TextRole::label;
    enum class Align : std::uint8_t { left, middle, right } align = Align::left;
    bool bold = false;
    std::string text;
    std::string full;  ///< the whole text where `text` was shortened, else empty
};

struct Box {
    ObjectRef object;  ///< what it stands for; kind plan and number 0 for decorations
    BoxRole role;
    Rect rect;        ///< absolute
    int parent = -1;  ///< position of the box it lies in
    int depth = 0;
    Symbol symbol = Symbol::none;
    Rect symbolRect;
    std::string title;  ///< full texts, for screen readers, tips and search
    std::string subtitle;
    std::string tip;  ///< several lines: what it is, its numbers
    std::vector<TextItem> texts;
    std::optional<UseBar> bar;
    FindingCounts counts;    ///< badge at its top right corner if any error or warning
    bool placeable = false;  ///< a placement of its object is honoured; what lies in other boxes on fixed places is not
    bool userPlaced = false;
};

enum class LinkRole : std::uint8_t { peering, externalConnection, egress, delegation, attachment };

/// A line between two boxes, as an orthogonal path; arrow at the end if `directed`.
struct Link {
    ObjectRef object;  ///< the peering, external network …
    LinkRole role;
    int from;
    int to;
    std::vector<Point> points;  ///< at least two
    bool directed = false;
    bool faulty = false;  ///< a finding of severity error names it
    std::optional<TextItem> label;
    std::string tip;
};

struct Diagram {
    std::vector<Box> boxes;
    std::vector<Link> links;
    Rect bounds;  ///< of everything, with margin
};

/// Lays the snapshot's plan out and describes the picture. Placements of `layout` are kept; the rest flows around them.
/// Deterministic: same plan, layout and snapshot, same diagram. O(n log n) in objects.
[[nodiscard]] Diagram makeDiagram(const Snapshot& snapshot, const Layout& layout);

/// The title block's contents for exports.
struct TitleBlock {
    std::string planName;
    std::string description;
    std::string author;
    std::string revision;
    std::string date;           ///< ISO date, given by the caller
    std::string engineVersion;  ///< given by the caller
    FindingCounts counts;
};

/// The diagram as an export sheet: legend of the symbols, boxes and segments used, and the title block, below the picture.
[[nodiscard]] Diagram withLegendAndTitle(Diagram diagram, const TitleBlock& titleBlock);

}  // namespace aksnet
