// SPDX-License-Identifier: GPL-3.0-or-later
//
// How failed comparisons show the engine's values. Include it before the first QCOMPARE of such values.
#pragma once

#include "core/address/address_set.h"
#include "core/base/result.h"
#include "core/base/text.h"

#include <QtTest>

#include <string>

namespace QTest {

template <>
inline char* toString(const std::string& text) {
    return qstrdup(text.c_str());
}

}  // namespace QTest

namespace aksnet {

inline std::string shown(const IpAddress& address) {
    return address.text();
}
inline std::string shown(const Prefix& prefix) {
    return prefix.text();
}
inline std::string shown(const AddressRange& range) {
    return range.text();
}
inline std::string shown(const Error& error) {
    return error.text();
}
template <class T>
    requires requires(const T& each) { shown(each); }
std::string shown(const std::vector<T>& list) {
    std::string text = "[";
    for (const T& each : list) {
        text += (text.size() > 1 ? ", " : "") + shown(each);
    }
    return text + "]";
}
template <class T>
    requires requires(const T& each) { shown(each); }
std::string shown(const std::optional<T>& value) {
    return value ? shown(*value) : "none";
}
inline std::string shown(const AddressSet& set) {
    return shown(std::vector(set.ranges().begin(), set.ranges().end()));
}

/// Found by QCOMPARE through the argument's namespace.
template <class T>
    requires requires(const T& value) { shown(value); }
char* toString(const T& value) {
    return qstrdup(shown(value).c_str());
}

}  // namespace aksnet
