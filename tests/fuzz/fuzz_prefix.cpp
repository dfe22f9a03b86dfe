// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as an address and as a prefix: what is read is written and read again as the same, and a refusal of host bits
// names a value that is right.
#include "core/address/address_range.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = textOfInput(data, size);
    if (const auto address = aksnet::IpAddress::parse(text)) {
        mustHold(aksnet::IpAddress::parse(address->text()) == *address, "an address survives its text");
        mustHold(!aksnet::Prefix::parse(text), "an address is no prefix");
    } else {
        mustHold(!address.error().what.empty(), "an error says what");
    }
    if (const auto prefix = aksnet::Prefix::parse(text)) {
        mustHold(aksnet::Prefix::parse(prefix->text()) == *prefix, "a prefix survives its text");
        mustHold(prefix->contains(prefix->first()) && prefix->contains(prefix->last()), "a prefix holds its ends");
        mustHold(aksnet::Prefix::exact(prefix->first(), prefix->length()) == *prefix,
                 "a prefix is its first address and length");
    } else {
        mustHold(!prefix.error().what.empty(), "an error says what");
    }
    return 0;
}
