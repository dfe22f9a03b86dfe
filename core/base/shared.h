// SPDX-License-Identifier: GPL-3.0-or-later
//
// A value that is cheap to copy: copies share one immutable T until one of them is edited.
#pragma once

#include <memory>
#include <utility>

namespace aksnet {

/// Behaves as a `const T` value. Copying costs one reference count, so a plan of thousands of objects copies in
/// microseconds and an undo history shares all that did not change.
///
/// Laws:  Shared<T>(x) == Shared<T>(y)  ⇔  x == y
///        after `auto b = a; b.edit().f = v;`  a is unchanged
/// There is no empty Shared, save one that was moved from.
template <class T>
class Shared {
public:
    Shared() : m_value(std::make_shared<const T>()) {}
    // NOLINTNEXTLINE(google-explicit-constructor): it is a T
    Shared(T value) : m_value(std::make_shared<const T>(std::move(value))) {}

    const T& operator*() const { return *m_value; }
    const T* operator->() const { return m_value.get(); }
    operator const T&() const { return *m_value; }  // NOLINT(google-explicit-constructor): it is a T

    /// A reference to a T that only this value holds; other copies keep what they had. O(size of T).
    T& edit() {
        auto own = std::make_shared<T>(*m_value);
        T& reference = *own;
        m_value = std::move(own);
        return reference;
    }

    friend bool operator==(const Shared& a, const Shared& b) {
        return a.m_value == b.m_value || *a.m_value == *b.m_value;
    }

private:
    std::shared_ptr<const T> m_value;
};

}  // namespace aksnet
