// SPDX-License-Identifier: GPL-3.0-or-later
// Taking entries away: asks for a file, shows how far the export is, and ends it.
#pragma once

#include "app/journal/journal_export.h"
#include "ui/views/notice_bar.h"

class QSettings;

namespace unitdeck {

class JournalExportBar final : public NoticeBar
{
    Q_OBJECT

public:
    /// @p settings, which remembers the folder, outlives this or is null.
    explicit JournalExportBar(QSettings *settings, QWidget *parent = nullptr);

    /// Asks where to, and in which format, and exports; nothing while an export is running.
    void ask(const JournalExportRequest &request);
    /// To the clipboard, when the entries have been read. Speaks only of what went wrong.
    void copy(const JournalExportRequest &request);

private:
    void exportEnded(qint64 entries, bool isCancelled, const Error &error);

    QSettings *settings_;
    JournalExporter *exporter_;
    QPushButton *button_;
    JournalExportRequest request_; ///< of the export
    QString path_;
};

} // namespace unitdeck
