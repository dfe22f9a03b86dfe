// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rectangles, rounded lines, arrow heads, badges and symbols: what every painter draws from.
#include "core/diagram/badge.h"
#include "core/diagram/symbol_path.h"
#include "core/diagram/theme.h"
#include "tests/support/dice.h"
#include "tests/support/show.h"

#include <fmt/format.h>

#include <QtTest>

#include <cmath>
#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

double distance(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

bool isNear(Point a, Point b) {
    return distance(a, b) < 1e-9;
}

/// A staircase: horizontal and vertical by turns, with steps of 0.5 to 60.
std::vector<Point> randomStairs(Dice& dice) {
    std::vector<Point> points{{static_cast<double>(dice.between(-50, 50)), static_cast<double>(dice.between(-50, 50))}};
    const int corners = dice.between(1, 6);
    for (int i = 0; i < corners; ++i) {
        const double step = dice.between(1, 120) / 2.0 * (dice.chance(50) ? 1 : -1);
        const Point last = points.back();
        points.push_back(i % 2 == 0 ? Point{last.x + step, last.y} : Point{last.x, last.y + step});
    }
    return points;
}

Rect randomRect(Dice& dice) {
    const auto number = [&] { return static_cast<double>(dice.between(-20, 20)); };
    return {number(), number(), static_cast<double>(dice.between(0, 20)), static_cast<double>(dice.between(0, 20))};
}

Box boxWith(int errors, int warnings) {
    Box box{.object = {},
            .role = BoxRole::subnet,
            .rect = {10, 20, 100, 50},
            .symbolRect = {},
            .title = {},
            .subtitle = {},
            .tip = {},
            .texts = {},
            .bar = {},
            .counts = {}};
    box.counts.error = errors;
    box.counts.warning = warnings;
    return box;
}

}  // namespace

class TstDiagramShapes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rectanglesAgreeWithTheirPoints() {
        Dice dice(1);
        for (int i = 0; i < 100; ++i) {
            const Rect a = randomRect(dice);
            const Rect b = randomRect(dice);
            const Rect both = a.united(b);
            bool shares = false;
            // Half steps meet every open overlap of rectangles with whole corners.
            for (double x = -21; x < 42; x += 0.5) {
                for (double y = -21; y < 42; y += 0.5) {
                    const Point point{x, y};
                    QVERIFY(!(a.contains(point) || b.contains(point)) || both.contains(point));
                    const auto isInside = [&](const Rect& r) {
                        return x > r.x && x < r.right() && y > r.y && y < r.bottom();
                    };
                    shares = shares || (isInside(a) && isInside(b));
                }
            }
            if (a.width > 0 && a.height > 0 && b.width > 0 && b.height > 0) {
                QCOMPARE(a.intersects(b), shares);
                QCOMPARE(b.intersects(a), shares);
            }
            QVERIFY(both.x == a.x || both.x == b.x);
            QVERIFY(both.bottom() == a.bottom() || both.bottom() == b.bottom());
        }
        QCOMPARE(Rect({1, 2, 3, 4}).adjusted(2), Rect({-1, 0, 7, 8}));
        QCOMPARE(Rect({1, 2, 3, 4}).center(), Point({2.5, 4}));
    }

    void roundedLinesLeaveTheLineOnlyAtItsCorners() {
        Dice dice(2);
        for (int i = 0; i < 1'000; ++i) {
            const std::vector<Point> points = randomStairs(dice);
            const RoundedPath path = roundedPath(points, linkBendRadius);
            QCOMPARE(path.start, points.front());
            QCOMPARE(path.pieces.size(), points.size() - 1);
            Point at = path.start;
            for (std::size_t k = 0; k < path.pieces.size(); ++k) {
                const RoundedPath::Piece& piece = path.pieces[k];
                QCOMPARE(piece.bendTo.has_value(), k + 1 < path.pieces.size());
                QCOMPARE(piece.corner, points[k + 1]);
                // Straight along the segment, never back beyond where the last bend ended.
                QVERIFY(at.x == piece.to.x || at.y == piece.to.y);
                QVERIFY(distance(points[k], piece.to) >= distance(points[k], at) - 1e-9);
                if (piece.bendTo) {
                    const double reach = distance(piece.to, piece.corner);
                    QVERIFY(reach <= linkBendRadius + 1e-9);
                    QVERIFY(std::abs(reach - distance(piece.corner, *piece.bendTo)) < 1e-9);
                    at = *piece.bendTo;
                }
            }
            QCOMPARE(path.pieces.back().to, points.back());
        }
    }

    void aLongBendHasTheWholeRadius() {
        const std::vector<Point> points{{0, 0}, {100, 0}, {100, 100}};
        const RoundedPath path = roundedPath(points, 6);
        QVERIFY(isNear(path.pieces[0].to, {94, 0}));
        QVERIFY(isNear(*path.pieces[0].bendTo, {100, 6}));
    }

    void arrowHeadsPointWhereTheLineEnds() {
        const std::vector<Point> right{{0, 0}, {50, 0}};
        const auto head = arrowHead(right);
        QCOMPARE(head[0], Point({50, 0}));
        QVERIFY(isNear(head[1], {41, 4}));
        QVERIFY(isNear(head[2], {41, -4}));
        Dice dice(3);
        for (int i = 0; i < 500; ++i) {
            const std::vector<Point> points = randomStairs(dice);
            const auto corners = arrowHead(points);
            QCOMPARE(corners[0], points.back());
            QVERIFY(std::abs(distance(corners[0], corners[1]) - distance(corners[0], corners[2])) < 1e-9);
            QVERIFY(std::abs(distance(corners[1], corners[2]) - 8) < 1e-9);
            // The middle of its base lies on the last segment or straight before it.
            const Point base{(corners[1].x + corners[2].x) / 2, (corners[1].y + corners[2].y) / 2};
            const Point before = points[points.size() - 2];
            QVERIFY(distance(base, before) < distance(points.back(), before) + 9);
        }
    }

    void anArrowOfNoLengthStillHasNumbers() {
        const std::vector<Point> still{{5, 5}, {5, 5}};
        for (const Point corner : arrowHead(still)) {
            QVERIFY(std::isfinite(corner.x) && std::isfinite(corner.y));
        }
    }

    void badgesTellErrorsFromWarningsByShape() {
        QVERIFY(!badgeOf(boxWith(0, 0)));
        const Badge error = badgeOf(boxWith(2, 5)).value();
        QCOMPARE(error.severity, Severity::error);
        QCOMPARE(error.outline.size(), std::size_t{8});
        QCOMPARE(error.text.text, std::string("2"));
        const Badge warning = badgeOf(boxWith(0, 9)).value();
        QCOMPARE(warning.severity, Severity::warning);
        QCOMPARE(warning.outline.size(), std::size_t{3});
        QCOMPARE(warning.text.text, std::string("9"));
        QCOMPARE(badgeOf(boxWith(10, 0))->text.text, std::string("9+"));
        QCOMPARE(badgeOf(boxWith(0, 10))->text.text, std::string("9+"));
        // At the top right corner.
        QVERIFY(distance(error.center, {110, 20}) < error.radius);
    }

    void everySymbolHasANameAndADrawingOfItsOwnOnItsGrid() {
        std::set<std::string_view> names;
        std::set<std::string> drawings;
        for (int i = static_cast<int>(Symbol::none) + 1; i <= static_cast<int>(Symbol::other); ++i) {
            const auto symbol = static_cast<Symbol>(i);
            QVERIFY(!symbolName(symbol).empty());
            QVERIFY(names.insert(symbolName(symbol)).second);
            std::string drawing;
            QVERIFY(!symbolStrokes(symbol).empty());
            for (const SymbolStroke& stroke : symbolStrokes(symbol)) {
                QVERIFY(stroke.radius > 0 ? stroke.points.size() == 1 : stroke.points.size() >= 2);
                drawing += fmt::format("{} {}", stroke.closed, stroke.filled);
                for (const Point point : stroke.points) {
                    QVERIFY2(Rect({0, 0, 16, 16}).adjusted(-stroke.radius).contains(point), symbolName(symbol).data());
                    drawing += fmt::format(" {},{},{}", point.x, point.y, stroke.radius);
                }
            }
            QVERIFY2(drawings.insert(drawing).second, symbolName(symbol).data());
        }
        QVERIFY(symbolStrokes(Symbol::none).empty());
    }

    void coloursAreWrittenAsSixDigits() {
        QCOMPARE(Color({0, 120, 212}).hex(), std::string("#0078d4"));
        QCOMPARE(Color({255, 1, 0}).hex(), std::string("#ff0100"));
    }
};

QTEST_APPLESS_MAIN(TstDiagramShapes)
#include "tst_diagram_shapes.moc"
