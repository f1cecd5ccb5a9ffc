// SPDX-License-Identifier: GPL-3.0-or-later
// What Unitdeck offers on the desktop's bus: org.freedesktop.Application, so that a second start
// raises the first, and the search provider of GNOME Shell.
#pragma once

#include "app/bus/bus_thread.h"
#include "app/values/error.h"

#include <QList>
#include <QMetaType>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace unitdeck {

/// Desktop Entry Specification, "D-Bus Activation". Without links and action it is Activate.
struct ActivationRequest
{
    QStringList links;       ///< Open: unitdeck:// and file:// URLs
    QString action;          ///< ActivateAction: a [Desktop Action …] of the desktop entry
    QString activationToken; ///< XDG activation token or startup-notification ID; may be empty

    friend bool operator==(const ActivationRequest &, const ActivationRequest &) = default;
};

/// One line of the shell's overview; org.gnome.Shell.SearchProvider2, GetResultMetas.
struct SearchResult
{
    QString id;
    QString name;
    QString description;

    friend bool operator==(const SearchResult &, const SearchResult &) = default;
};

/// Lives in the bus thread; may be called from any. The objects are registered before the name is
/// asked for, so that no call meets a name without them.
class ApplicationService final : public QObject
{
    Q_OBJECT
public:
    explicit ApplicationService(BusEndpoint endpoint = BusEndpoint::desktop());
    ~ApplicationService() override;

    /// Asks for the name org.unitdeck.Unitdeck, without queueing. If another instance has it,
    /// @p request is handed to that one (absent: it is left in peace). One of claimed(),
    /// handedOver() and unavailable() follows. A bus lost later is opened again and the name asked
    /// for again, silently.
    void claim(const std::optional<unitdeck::ActivationRequest> &request);

    // Answers to the signals below, by their number; each is to be answered once.
    void answerSearch(quint64 number, const QStringList &ids);
    void answerMetas(quint64 number, const QList<unitdeck::SearchResult> &results);

Q_SIGNALS:
    void claimed();
    void handedOver();
    /// There is no bus, or the other instance does not answer: go on alone.
    void unavailable(const unitdeck::Error &error);
    void activationRequested(const unitdeck::ActivationRequest &request);
    /// GetInitialResultSet and GetSubsearchResultSet (@p previous is empty for the first).
    void searchRequested(quint64 number, const QStringList &terms, const QStringList &previous);
    void metasRequested(quint64 number, const QStringList &ids);
    /// ActivateResult: a result was chosen. LaunchSearch: @p id is empty.
    void resultChosen(const QString &id, const QStringList &terms);

private:
    class Wire;
    BusEndpoint endpoint_;
    std::unique_ptr<Wire> wire_;
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::ActivationRequest)
