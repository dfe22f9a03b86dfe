// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: networkPluginMode overlay together with network plugin kubenet or none. Why: the mode belongs to Azure CNI. Fix:
// plugin azure, or no mode.
#include "core/plan/enum_text.h"
#include "core/rules/definitions.h"
#include "core/rules/model-capability/capability_report.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkOverlayWithoutAzurePlugin(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const NetworkProfile& profile = cluster.value->networkProfile;
        const NetworkPlugin plugin = profile.networkPlugin.value_or(NetworkPlugin::azure);
        if (profile.networkPluginMode != NetworkPluginMode::overlay || plugin == NetworkPlugin::azure) {
            continue;
        }
        const std::string& name = cluster.value->info.name;
        Finding& finding =
            sink.add(cluster.cluster, "networkProfile.networkPluginMode",
                     fmt::format("Cluster {} has plugin mode overlay with network plugin {}; the mode belongs to "
                                 "plugin azure.",
                                 name, enumText(plugin)));
        finding.fixes.push_back(changeProfile(cluster, fmt::format("Drop the plugin mode of {}", name),
                                              [](NetworkProfile& changed) { changed.networkPluginMode.reset(); }));
        if (plugin == NetworkPlugin::kubenet && mayBecomeOverlay(facts, cluster)) {
            finding.fixes.push_back(
                changeProfile(cluster, fmt::format("Move {} to Azure CNI Overlay", name),
                              [](NetworkProfile& changed) { changed.networkPlugin = NetworkPlugin::azure; }));
        }
    }
}

}  // namespace

const Rule overlayWithoutAzurePlugin{
    .id = "MOD-008",
    .name = "overlay-without-azure-plugin",
    .family = "model-capability",
    .severity = Severity::error,
    .title = "Overlay mode without Azure CNI",
    .azureCode = "UnsupportedNetworkPluginModeWithNetworkPlugin",
    .levers = {Lever::networkingModel},
    .check = checkOverlayWithoutAzurePlugin,
};

}  // namespace aksnet::rules
