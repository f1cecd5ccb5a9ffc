// SPDX-License-Identifier: GPL-3.0-or-later
// Qt Test for machines that are slow: under sanitizers, in a virtual machine, beside another build.
#pragma once

#include <QTest>

namespace unitdeck::test {

/// What QTRY_… waits for at most, ms. Qt's own five seconds say more of the machine than of what is
/// tested; where it works nobody waits.
inline constexpr int patience = 60'000;

} // namespace unitdeck::test

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, unitdeck::test::patience)
#define QTRY_VERIFY2(expression, text)                                                             \
    QTRY_VERIFY2_WITH_TIMEOUT(expression, text, unitdeck::test::patience)
#define QTRY_COMPARE(actual, expected)                                                             \
    QTRY_COMPARE_WITH_TIMEOUT(actual, expected, unitdeck::test::patience)
