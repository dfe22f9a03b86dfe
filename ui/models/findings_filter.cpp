// SPDX-License-Identifier: GPL-3.0-or-later
//
// See findings_filter.h.
#include "ui/models/findings_filter.h"

#include "core/plan/query.h"
#include "ui/models/finding_text.h"

#include <algorithm>

namespace aksnet::ui {

FindingsFilter::FindingsFilter(FindingsModel* findings, QObject* parent)
    : QSortFilterProxyModel(parent), m_findings(findings) {
    // A heading is accepted when one of its findings is, hence not decided by itself.
    setRecursiveFilteringEnabled(true);
    setSourceModel(findings);
}

void FindingsFilter::setGroupShown(FindingGroup group, bool shown) {
    m_groups[static_cast<std::size_t>(group)] = shown;
    invalidateFilter();
}

void FindingsFilter::setText(const QString& text) {
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void FindingsFilter::setFamilies(std::set<std::string_view> families) {
    m_families = std::move(families);
    invalidateFilter();
}

void FindingsFilter::setThings(std::vector<ObjectRef> things) {
    const bool hasPlan = std::ranges::find(things, ObjectKind::plan, &ObjectRef::kind) != things.end();
    m_things = hasPlan ? std::vector<ObjectRef>() : std::move(things);
    invalidateFilter();
}

const Finding* FindingsFilter::findingAt(const QModelIndex& index) const {
    return m_findings->findingAt(mapToSource(index));
}

std::vector<QModelIndex> FindingsFilter::shownFindings() const {
    std::vector<QModelIndex> shown;
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex heading = index(group, 0);
        for (int row = 0; row < rowCount(heading); ++row) {
            shown.push_back(index(row, 0, heading));
        }
    }
    return shown;
}

std::map<std::string_view, int> FindingsFilter::familyCounts() const {
    std::map<std::string_view, int> counts;
    const FindingsModel& all = *m_findings;
    for (int group = 0; group < all.rowCount(); ++group) {
        const QModelIndex heading = all.index(group, 0);
        for (int row = 0; row < all.rowCount(heading); ++row) {
            const QModelIndex source = all.index(row, 0, heading);
            const Finding& finding = *all.findingAt(source);
            if (acceptsButForFamily(source, finding)) {
                ++counts[familyOf(finding)];
            }
        }
    }
    return counts;
}

QVariant FindingsFilter::data(const QModelIndex& index, int role) const {
    const QVariant value = QSortFilterProxyModel::data(index, role);
    if (role != Qt::DisplayRole || index.parent().isValid() || !value.isValid()) {
        return value;
    }
    const int shown = rowCount(index);
    const int all = sourceModel()->rowCount(mapToSource(index));
    return shown == all ? QStringLiteral("%1 (%2)").arg(value.toString()).arg(shown)
                        : tr("%1 (%2 of %3)").arg(value.toString()).arg(shown).arg(all);
}

bool FindingsFilter::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const {
    const QModelIndex source = sourceModel()->index(sourceRow, 0, sourceParent);
    const Finding* finding = m_findings->findingAt(source);
    return finding && (m_families.empty() || m_families.contains(familyOf(*finding))) &&
           acceptsButForFamily(source, *finding);
}

bool FindingsFilter::acceptsButForFamily(const QModelIndex& source, const Finding& finding) const {
    if (!m_groups[static_cast<std::size_t>(groupOf(finding))] || !isAboutThings(finding)) {
        return false;
    }
    QString all;
    for (int column = 0; column < FindingsModel::columnTotal && !m_words.isEmpty(); ++column) {
        all += source.siblingAtColumn(column).data().toString() + QLatin1Char('\n');
    }
    return std::ranges::all_of(m_words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool FindingsFilter::isAboutThings(const Finding& finding) const {
    return m_things.empty() || isWithinThings(finding.subject) ||
           std::ranges::any_of(finding.related, [this](ObjectRef object) { return isWithinThings(object); });
}

bool FindingsFilter::isWithinThings(ObjectRef object) const {
    if (object.kind == ObjectKind::plan) {
        return false;
    }
    const PlanIndex& index = *m_findings->snapshot()->facts->index;
    if (std::ranges::find(m_things, object) != m_things.end() || isWithinThings(index.parentOf(object))) {
        return true;
    }
    // What stands in a subnet lies inside it too, as the diagram draws it.
    const auto isWithin = [this](std::optional<SubnetId> subnet) { return subnet && isWithinThings(*subnet); };
    if (object.kind == ObjectKind::nodePool) {
        const auto place = index.find(NodePoolId{object.number});
        return place && (isWithin(place->pool->vnetSubnet) || isWithin(place->pool->podSubnet));
    }
    if (object.kind == ObjectKind::subnetConsumer) {
        const SubnetConsumer* consumer = index.find(SubnetConsumerId{object.number});
        return consumer && isWithinThings(consumer->subnet);
    }
    return false;
}

}  // namespace aksnet::ui
