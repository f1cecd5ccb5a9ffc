// SPDX-License-Identifier: GPL-3.0-or-later
// The program: what exists, and who gets what.
#include "app/bus/application_service.h"
#include "app/bus/bus_thread.h"
#include "app/bus/helper_client.h"
#include "app/bus/login_client.h"
#include "app/bus/notifications_client.h"
#include "app/bus/polkit_client.h"
#include "app/bus/portal_settings_client.h"
#include "app/bus/systemd_client.h"
#include "app/bus/tray_host_client.h"
#include "app/units/manager.h"
#include "app/units/verb_runner.h"
#include "ui/desktop/raise_window.h"
#include "ui/frame_times.h"
#include "ui/look/icons.h"
#include "ui/program.h"
#include "ui/views/appearance.h"
#include "ui/views/main_window.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QSocketNotifier>
#include <QTranslator>

#include <array>
#include <csignal>
#include <cstdio>
#include <sys/signalfd.h>

namespace {

using namespace unitdeck;

/// Says what is to be said on the terminal, without a display; absent: go on with @p options.
std::optional<int> speak(const Reply<StartOptions> &options)
{
    if (!options) {
        std::fprintf(stderr, "unitdeck: %s\nTry \"unitdeck --help\".\n",
                     qPrintable(options.error().message));
        return 2;
    }
    switch (options->speak) {
    case StartOptions::Speak::Help:
        std::fputs(qPrintable(helpText()), stdout);
        return 0;
    case StartOptions::Speak::Version:
        std::printf("unitdeck %s\n", UNITDECK_VERSION);
        return 0;
    case StartOptions::Speak::Nothing:
        return {};
    }
    return {};
}

/// The words of Qt's own that the window shows, for desktops without Qt's catalogues (Debian's
/// qt6-translations-l10n); only lupdate reads this.
[[maybe_unused]] constexpr auto wordsOfQt = std::to_array<const char *>({
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QGnomeTheme", "&Cancel"),
    QT_TRANSLATE_NOOP("QGnomeTheme", "&Close"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Undo"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Redo"),
    QT_TRANSLATE_NOOP("QLineEdit", "Cu&t"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Copy"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Paste"),
    QT_TRANSLATE_NOOP("QLineEdit", "Delete"),
    QT_TRANSLATE_NOOP("QLineEdit", "Select All"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Copy"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Copy &Link Location"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Select All"),
});

void installTranslations(QApplication &application)
{
    const auto install = [&](const QLocale &locale, const QString &catalogue,
                             const QString &directory) {
        auto *translator = new QTranslator(&application);
        if (translator->load(locale, catalogue, u"_"_s, directory))
            QCoreApplication::installTranslator(translator);
    };
    install(QLocale(), u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English first: it has the plural forms, which a locale without a catalogue needs as well, and
    // gives way to whatever is installed after it.
    // Tests bring a catalogue of longer words.
    const QString folder = qEnvironmentVariable("UNITDECK_TRANSLATIONS", QStringLiteral(":/i18n"));
    install(QLocale(QLocale::English), u"unitdeck"_s, folder);
    // Also where the locale is English: it is that of numbers, and LANG or LANGUAGE may say another
    // for texts.
    install(QLocale(), u"unitdeck"_s, folder);
}

/// Ends the program as closing the window does when the session or a person in a terminal ends it,
/// so that what it remembers is written. To be called before the first thread begins; returns a
/// descriptor to read.
int takeEndingSignals()
{
    sigset_t mask;
    sigemptyset(&mask);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&mask, number);
    pthread_sigmask(SIG_BLOCK, &mask, nullptr);
    return signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const Reply<StartOptions> options = parseArguments(arguments);
    if (const auto status = speak(options))
        return *status;
    const int endingSignals = takeEndingSignals();
    const QString activationToken = activationTokenOfEnvironment();
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"unitdeck"_s);
    QCoreApplication::setApplicationName(u"unitdeck"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(UNITDECK_VERSION));
    QGuiApplication::setDesktopFileName(u"org.unitdeck.Unitdeck"_s);
    QApplication::setQuitOnLastWindowClosed(false); // the tray may stay
    QSettings settings;
    if (const QString language = storedDesktopSettings(settings).language; !language.isEmpty())
        QLocale::setDefault(QLocale(language));
    prepareIcons();
    QGuiApplication::setWindowIcon(namedIcon(u"org.unitdeck.Unitdeck"_s));
    installTranslations(application);
    AppearanceSwitch appearance(&settings);

    // One for each bus: one that hangs must not take the other along.
    BusThread userBus;
    BusThread systemBus;
    BusThread desktopBus;
    auto *userClient =
        userBus.adopt(std::make_unique<SystemdClient>(Scope::User, BusEndpoint::session()));
    auto *systemClient =
        systemBus.adopt(std::make_unique<SystemdClient>(Scope::System, BusEndpoint::system()));
    auto *polkit = systemBus.adopt(std::make_unique<PolkitClient>());
    auto *login = systemBus.adopt(std::make_unique<LoginClient>());

    Manager userManager(userClient);
    Manager systemManager(systemClient);
    VerbRunner runner(polkit);
    ProgramParts parts;
    parts.managers = {&userManager, &systemManager};
    parts.runner = &runner;
    parts.login = login;
    parts.polkit = polkit;
    parts.helper = systemBus.adopt(std::make_unique<HelperClient>());
    parts.service = desktopBus.adopt(std::make_unique<ApplicationService>());
    parts.notifications = desktopBus.adopt(std::make_unique<NotificationsClient>());
    parts.trayHost = desktopBus.adopt(std::make_unique<TrayHostClient>());
    parts.appearance = &appearance;
    parts.settings = &settings;
    auto *portal = desktopBus.adopt(std::make_unique<PortalSettingsClient>());
    QObject::connect(portal, &PortalSettingsClient::changed, &appearance,
                     &AppearanceSwitch::setDesktopLook);
    portal->start();
    Program program(parts);
    QObject::connect(&program, &Program::windowMade, &program,
                     [](const MainWindow *window) { reportTimes(*window); });
    QObject::connect(&program, &Program::journalWindowMade, &program,
                     [](const QWidget *window) { reportEntryTimes(*window); });
    QSocketNotifier ending(endingSignals, QSocketNotifier::Read);
    QObject::connect(&ending, &QSocketNotifier::activated, &program, [&] {
        ending.setEnabled(false);
        program.end();
    });
    program.start(*options, activationToken);
    return QApplication::exec();
}
