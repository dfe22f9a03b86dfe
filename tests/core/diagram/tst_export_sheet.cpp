// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sheet that is exported: the picture with its legend and title block.
#include "core/diagram/symbol_path.h"
#include "core/diagram/text_metrics.h"
#include "tests/core/diagram/diagram_cases.h"
#include "tests/support/show.h"

#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

TitleBlock titleBlock() {
    return {.planName = "Harbour platform",
            .description = "Two spokes behind a firewall.",
            .author = "Network team",
            .revision = "7",
            .date = "2026-11-23",
            .engineVersion = "1.2.3",
            .counts = {.error = 1, .warning = 2, .info = 0, .waived = 3}};
}

const Box& boxOfRole(const Diagram& sheet, BoxRole role) {
    return *std::ranges::find(sheet.boxes, role, &Box::role);
}

std::vector<std::string> textsOf(const Box& box) {
    std::vector<std::string> texts;
    for (const TextItem& item : box.texts) {
        texts.push_back(item.text);
    }
    return texts;
}

/// The entries of the legend by their names.
std::multiset<std::string> legendNames(const Diagram& sheet) {
    std::multiset<std::string> names;
    for (const Box& box : sheet.boxes) {
        if (box.parent >= 0 && sheet.boxes[static_cast<std::size_t>(box.parent)].role == BoxRole::legend) {
            names.insert(box.title);
        }
    }
    return names;
}

std::multiset<std::string> namesUsedIn(const Diagram& picture) {
    static constexpr std::array useNames{
        "reserved by Azure", "nodes", "upgrade surge", "pods", "other", "free", "missing"};
    static constexpr std::array linkNames{"peering", "connection to an external network", "way to the internet",
                                          "delegation", "cluster in its network"};
    std::set<std::string> symbols;
    std::set<std::string> uses;
    std::set<std::string> links;
    for (const Box& box : picture.boxes) {
        if (box.symbol != Symbol::none) {
            symbols.emplace(symbolName(box.symbol));
        }
        for (std::size_t kind = 0; box.bar && kind < useKindCount; ++kind) {
            if (box.bar->amounts[kind] > 0) {
                uses.emplace(useNames[kind]);
            }
        }
    }
    for (const Link& link : picture.links) {
        links.emplace(linkNames[static_cast<std::size_t>(link.role)]);
    }
    std::multiset<std::string> names(symbols.begin(), symbols.end());
    names.insert(uses.begin(), uses.end());
    names.insert(links.begin(), links.end());
    return names;
}

}  // namespace

class TstExportSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLegendNamesExactlyWhatIsUsed_data() { addDiagramCases(); }
    void theLegendNamesExactlyWhatIsUsed() {
        QFETCH(int, position);
        const Diagram& picture = fetchDiagramCase(position).diagram;
        QVERIFY(legendNames(withLegendAndTitle(picture, titleBlock())) == namesUsedIn(picture));
    }

    void thePictureItselfStaysAsItIs_data() { addDiagramCases(); }
    void thePictureItselfStaysAsItIs() {
        QFETCH(int, position);
        const Diagram& picture = fetchDiagramCase(position).diagram;
        const Diagram sheet = withLegendAndTitle(picture, titleBlock());
        for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
            QCOMPARE(sheet.boxes[i].rect, picture.boxes[i].rect);
            QCOMPARE(sheet.boxes[i].object, picture.boxes[i].object);
        }
        for (std::size_t i = 0; i < picture.links.size(); ++i) {
            QVERIFY(sheet.links[i].points == picture.links[i].points);
        }
    }

    void legendAndTitleStandBelowThePictureSideBySide_data() { addDiagramCases(); }
    void legendAndTitleStandBelowThePictureSideBySide() {
        QFETCH(int, position);
        const Diagram& picture = fetchDiagramCase(position).diagram;
        const Diagram sheet = withLegendAndTitle(picture, titleBlock());
        const Rect& legend = boxOfRole(sheet, BoxRole::legend).rect;
        const Rect& title = boxOfRole(sheet, BoxRole::titleBlock).rect;
        QVERIFY(!legend.intersects(title));
        QCOMPARE(legend.y, title.y);
        QCOMPARE(legend.height, title.height);
        for (std::size_t i = 0; i < sheet.boxes.size(); ++i) {
            const Box& box = sheet.boxes[i];
            QVERIFY(liesInside(box.rect, sheet.bounds));
            QVERIFY(i >= picture.boxes.size() || box.rect.bottom() < legend.y);
            if (box.parent >= 0) {
                QVERIFY2(liesInside(box.rect, sheet.boxes[static_cast<std::size_t>(box.parent)].rect),
                         shownBox(box).c_str());
            }
            for (const TextItem& text : box.texts) {
                const bool startsLeft = text.align == TextItem::Align::left;
                QVERIFY2(!startsLeft || text.at.x + textWidth(text.text, text.size, text.bold) <= box.rect.right(),
                         text.text.c_str());
            }
        }
        for (std::size_t i = picture.links.size(); i < sheet.links.size(); ++i) {
            const Link& sample = sheet.links[i];
            const Box& entry = sheet.boxes[static_cast<std::size_t>(sample.from)];
            QVERIFY(std::ranges::all_of(sample.points, [&](Point p) { return entry.rect.contains(p); }));
        }
    }

    void theTitleBlockSaysWhatThePictureIsOf() {
        const Diagram sheet = withLegendAndTitle(diagramCase(QStringLiteral("empty"), {}).diagram, titleBlock());
        const std::vector<std::string> expected{"Harbour platform", "Two spokes behind a firewall.",
                                                "2026-11-23 · Network team · revision 7",
                                                "1 error, 2 warnings, 0 info, 3 waived", "AksNet 1.2.3"};
        QVERIFY(textsOf(boxOfRole(sheet, BoxRole::titleBlock)) == expected);
    }

    void aBareTitleBlockHasNoBlankLines() {
        const Diagram sheet =
            withLegendAndTitle(diagramCase(QStringLiteral("empty"), {}).diagram, {.planName = {},
                                                                                  .description = {},
                                                                                  .author = {},
                                                                                  .revision = {},
                                                                                  .date = {},
                                                                                  .engineVersion = "1.0.0",
                                                                                  .counts = {}});
        const std::vector<std::string> expected{"Untitled plan", "0 errors, 0 warnings, 0 info", "AksNet 1.0.0"};
        QVERIFY(textsOf(boxOfRole(sheet, BoxRole::titleBlock)) == expected);
    }

    void longDescriptionsAreBrokenAndTheRestIsKept() {
        TitleBlock block = titleBlock();
        block.description.clear();
        for (int i = 0; i < 100; ++i) {
            block.description += fmt::format("{}word{}", i > 0 ? " " : "", i);
        }
        const Diagram sheet = withLegendAndTitle(diagramCase(QStringLiteral("empty"), {}).diagram, block);
        const Box& title = boxOfRole(sheet, BoxRole::titleBlock);
        std::string lines;
        for (const TextItem& item : title.texts) {
            if (item.text.find("word") != std::string::npos) {
                lines += (lines.empty() ? "" : " ") + item.text;
            }
        }
        QVERIFY(lines.ends_with("…"));
        const std::string kept = lines.substr(0, lines.size() - std::string_view("…").size());
        QVERIFY2(block.description.starts_with(kept), lines.c_str());
        QVERIFY(kept.size() > 150);
    }

    void oneEndlessWordIsCut() {
        TitleBlock block = titleBlock();
        block.planName = std::string(500, 'M');
        block.description = std::string(500, 'W') + " end";
        const Diagram sheet = withLegendAndTitle(diagramCase(QStringLiteral("empty"), {}).diagram, block);
        const Box& title = boxOfRole(sheet, BoxRole::titleBlock);
        for (const TextItem& item : title.texts) {
            QVERIFY2(item.at.x + textWidth(item.text, item.size, item.bold) <= title.rect.right(), item.text.c_str());
        }
        QCOMPARE(title.texts.front().full, block.planName);
    }
};

QTEST_APPLESS_MAIN(TstExportSheet)
#include "tst_export_sheet.moc"
