// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog and the progress; see the header.
#include "ui/views/journal_export_bar.h"

#include "ui/look/format.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto folderKey = "journal/exportFolder"_L1;
constexpr auto formatKey = "journal/exportFormat"_L1; ///< a suffix

struct FormatText
{
    ExportFormat format;
    QLatin1StringView suffix;
    const char *text;
};

constexpr std::array<FormatText, 4> formats{{
    {ExportFormat::ShortIso, "log"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalExportBar", "Lines (short-iso) (*.log)")},
    {ExportFormat::Verbose, "txt"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalExportBar", "All fields to read (verbose) (*.txt)")},
    {ExportFormat::Json, "json"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalExportBar", "JSON, an entry a line (*.json)")},
    {ExportFormat::Export, "export"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalExportBar", "Journal export format (*.export)")},
}};

QString exportErrorText(const Error &error)
{
    return error.kind == Error::Kind::Malformed
               ? JournalExportBar::tr("a file of the journal was cut short meanwhile.")
               : error.message;
}

/// What is said when not all of the chosen entries are there any more.
QString goneText(const JournalExportRequest &request, qint64 entries)
{
    const qint64 gone = request.cursors.size() - entries;
    return gone > 0 ? u' ' + JournalExportBar::tr("%Ln of the chosen entries are no longer in the "
                                                  "journal.",
                                                  nullptr, countable(gone))
                    : QString();
}

} // namespace

JournalExportBar::JournalExportBar(QSettings *settings, QWidget *parent)
    : NoticeBar(parent)
    , settings_(settings)
    , exporter_(new JournalExporter(this))
    , button_(addButton(tr("Cancel")))
{
    connect(exporter_, &JournalExporter::progressed, this, [this](qint64 entries, int percent) {
        setText(tr("Exporting: %1 entries, %2 %")
                    .arg(QLocale().toString(entries), QLocale().toString(percent)));
    });
    connect(exporter_, &JournalExporter::finished, this, &JournalExportBar::exportEnded);
    connect(button_, &QPushButton::clicked, this, [this] {
        if (exporter_->isRunning())
            exporter_->cancel();
        else
            hide();
    });
}

void JournalExportBar::ask(const JournalExportRequest &request)
{
    if (exporter_->isRunning())
        return;
    auto *dialog = new QFileDialog(parentWidget(), tr("Export the journal"));
    dialog->setLabelText(QFileDialog::FileName, request.cursors.isEmpty()
                                                    ? tr("All that the filters show, to:")
                                                    : tr("%n selected entries, to:", nullptr,
                                                         static_cast<int>(request.cursors.size())));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const FormatText &format : formats)
        filters << tr(format.text);
    dialog->setNameFilters(filters);
    const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    dialog->setDirectory(settings_ ? settings_->value(folderKey, home).toString() : home);
    const QList<UnitId> &units = request.query.units;
    const QString name =
        units.isEmpty() ? u"journal"_s : QString(units.constFirst().name).replace(u'/', u'-');
    const QString used = settings_ ? settings_->value(formatKey).toString() : QString();
    const auto known = std::ranges::find(formats, used, &FormatText::suffix);
    const FormatText &format = known == formats.end() ? formats[0] : *known;
    dialog->selectNameFilter(tr(format.text));
    // With its suffix: that of "demo.service" would pass for one.
    dialog->setDefaultSuffix(format.suffix);
    dialog->selectFile(name + u'.' + format.suffix);
    const auto formatOf = [filters](const QString &filter) {
        return formats.at(static_cast<size_t>(std::max<qsizetype>(filters.indexOf(filter), 0)));
    };
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, formatOf](const QString &chosen) {
                const QString suffix = u'.' + formatOf(chosen).suffix;
                const QString file = QFileInfo(dialog->selectedFiles().value(0)).fileName();
                const QString before = u'.' + dialog->defaultSuffix();
                if (file.endsWith(before))
                    dialog->selectFile(file.chopped(before.size()) + suffix);
                dialog->setDefaultSuffix(suffix.sliced(1));
            });
    connect(dialog, &QDialog::accepted, this, [this, dialog, formatOf, request] {
        if (settings_)
            settings_->setValue(folderKey, dialog->directory().absolutePath());
        setText(tr("Exporting…"));
        button_->setText(tr("Cancel"));
        show();
        JournalExportRequest wanted = request;
        wanted.format = formatOf(dialog->selectedNameFilter()).format;
        path_ = dialog->selectedFiles().value(0);
        // What the name says goes before what is chosen beside it.
        const QString suffix = QFileInfo(path_).suffix();
        const auto named = std::ranges::find(formats, suffix, &FormatText::suffix);
        if (named != formats.end())
            wanted.format = named->format;
        if (settings_) {
            const auto chosen = std::ranges::find(formats, wanted.format, &FormatText::format);
            settings_->setValue(formatKey, chosen->suffix);
        }
        request_ = wanted;
        exporter_->start(wanted, path_);
    });
    dialog->open();
}

void JournalExportBar::exportEnded(qint64 entries, bool isCancelled, const Error &error)
{
    if (isCancelled)
        setText(tr("The export was cancelled; no file was written."));
    else if (error != Error{})
        setText(
            tr("The journal could not be exported to %1: %2").arg(path_, exportErrorText(error)));
    else
        setText(tr("%Ln entries were exported to %1.", nullptr, countable(entries)).arg(path_) +
                goneText(request_, entries));
    button_->setText(tr("Close"));
}

void JournalExportBar::copy(const JournalExportRequest &request)
{
    auto *exporter = new JournalExporter(this);
    connect(exporter, &JournalExporter::collected, this, [](const QByteArray &text) {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
    });
    connect(exporter, &JournalExporter::finished, this,
            [this, exporter, request](qint64 entries, bool, const Error &error) {
                exporter->deleteLater();
                // What went well needs no words, and an export has more to say.
                const QString gone = goneText(request, entries);
                if ((error == Error{} && gone.isEmpty()) || exporter_->isRunning())
                    return;
                setText(error != Error{}
                            ? tr("The entries could not be copied: %1").arg(exportErrorText(error))
                            : gone.trimmed());
                button_->setText(tr("Close"));
                show();
            });
    exporter->start(request, {});
}

} // namespace unitdeck
