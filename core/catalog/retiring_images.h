// SPDX-License-Identifier: GPL-3.0-or-later
//
// Operating systems of nodes whose end Azure has announced.
#pragma once

#include "core/catalog/sources.h"

#include <array>
#include <span>

namespace aksnet::catalog {

struct RetiringImage {
    std::string_view osSku;  ///< ARM's spelling
    std::string_view title;
    std::string_view date;  ///< ISO
    std::string_view successorSku;
    std::string_view successor;
    Source source;
};

[[nodiscard]] inline std::span<const RetiringImage> retiringImages() {
    static constexpr std::array images{
        RetiringImage{"Windows2019", "Windows Server 2019", "2026-03-01", "Windows2022", "Windows Server 2022",
                      sources::releaseNotes},
        RetiringImage{"WindowsAnnual", "Windows Server Annual Channel", "2026-05-15", "Windows2022",
                      "Windows Server 2022", sources::releaseNotes},
        RetiringImage{"CBLMariner", "Azure Linux 2", "2025-11-30", "AzureLinux", "Azure Linux 3",
                      sources::releaseNotes},
        RetiringImage{"Mariner", "Azure Linux 2", "2025-11-30", "AzureLinux", "Azure Linux 3", sources::releaseNotes},
        RetiringImage{"Flatcar", "Flatcar", "2026-06-08", "AzureLinux", "Azure Linux 3", sources::releaseNotes},
        RetiringImage{"Ubuntu2204", "Ubuntu 22.04", "2027-06-30", "Ubuntu2404", "Ubuntu 24.04", sources::releaseNotes},
        RetiringImage{"Windows2022", "Windows Server 2022", "2028-06-30", "Windows2025", "Windows Server 2025",
                      sources::releaseNotes},
    };
    return images;
}

}  // namespace aksnet::catalog
