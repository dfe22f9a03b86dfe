// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a function answers when its input may be bad: a value, or an Error that says where and what in a sentence.
// Faults of a *design* are findings (core/rules), faults of ours are asserts; only bad input is an Error.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace aksnet {

/// What was wrong with an input. `where` is a place such as `clusters[0].podCidr` or `plan.json:clusters[0]`
/// (empty when the whole input is meant); `what` is a full sentence with the numbers in it.
struct Error {
    std::string where;
    std::string what;

    bool operator==(const Error&) const = default;

    /// "where: what", or only "what" when there is no place.
    [[nodiscard]] std::string text() const { return where.empty() ? what : where + ": " + what; }
};

template <class T>
using Result = std::expected<T, Error>;

/// Makes the failing side of a Result: `return fail("podCidr", "…");`
[[nodiscard]] inline std::unexpected<Error> fail(std::string where, std::string what) {
    return std::unexpected(Error{std::move(where), std::move(what)});
}

}  // namespace aksnet
