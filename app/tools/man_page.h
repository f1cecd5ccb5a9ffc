// SPDX-License-Identifier: GPL-3.0-or-later
// What the installed manual says of a directive.
#pragma once

#include "app/tools/tool.h"

namespace unitdeck {

/// The text of a manual page by man(1); @p page is written "systemd.service(5)". NotFound if there
/// is no man, or no such page. Other errors as runTool().
void fetchManPage(const QString &page, QObject *context, Done<QString> done);

/// What @p pageText says of "DIRECTIVE=": its heading, and the paragraphs below it without their
/// indentation. Empty if the page has no such item.
QString directiveText(const QString &pageText, const QString &directive);

} // namespace unitdeck
