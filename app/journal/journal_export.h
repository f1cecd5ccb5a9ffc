// SPDX-License-Identifier: GPL-3.0-or-later
// Taking entries out of the journal, on all cores, as a stream.
#pragma once

#include "app/journal/entry_format.h"
#include "app/values/error.h"
#include "app/values/journal_query.h"

#include <QByteArrayList>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

class QThread;

namespace unitdeck {

struct JournalExportRequest
{
    JournalQuery query;
    QByteArrayList cursors = {}; ///< these entries only, in this order; empty: all of the query
    ExportFormat format = ExportFormat::ShortIso;
    int threads = 0; ///< 0: as many as there are cores
};

struct JournalExportProgress
{
    qint64 entries = 0;
    int percent = 0; ///< of the time span

    friend bool operator==(const JournalExportProgress &, const JournalExportProgress &) = default;
};

/// Writes the entries, oldest first, by handing pieces of text to @p write, which returns false to
/// end it. Blocks; the number of entries, or why not: Malformed if a file was cut short meanwhile.
/// All threads together hold some 30 MB, or what the largest entries take.
Reply<qint64>
exportJournal(const JournalExportRequest &request,
              const std::function<bool(const QByteArray &)> &write,
              const std::atomic<bool> &isCancelled,
              const std::function<void(const JournalExportProgress &)> &progress = {});

/// The same into a file or into memory, in threads of its own. The file is there as a whole at the
/// end, or not at all. One at a time; the destructor cancels.
class JournalExporter final : public QObject
{
    Q_OBJECT

public:
    explicit JournalExporter(QObject *parent = nullptr);
    ~JournalExporter() override;

    /// @p path empty: collected() has the text.
    void start(const JournalExportRequest &request, const QString &path);
    void cancel() { isCancelled_ = true; }
    bool isRunning() const { return thread_ != nullptr; }

Q_SIGNALS:
    void progressed(qint64 entries, int percent);
    /// Before finished(), if all went well.
    void collected(const QByteArray &text);
    /// @p error is Error{} on success and when it was cancelled. Of chosen entries those that are
    /// no longer in the journal are left out, so @p entries may be fewer.
    void finished(qint64 entries, bool isCancelled, const unitdeck::Error &error);

private:
    std::atomic<bool> isCancelled_ = false;
    std::unique_ptr<QThread> thread_;
};

} // namespace unitdeck
