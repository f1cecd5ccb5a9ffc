// SPDX-License-Identifier: GPL-3.0-or-later
// The program: what exists, and who gets what.
#include "app/bus/bus_thread.h"
#include "app/bus/login_client.h"
#include "app/bus/polkit_client.h"
#include "app/bus/systemd_client.h"
#include "app/units/manager.h"
#include "app/units/verb_runner.h"
#include "ui/frame_times.h"
#include "ui/look/icons.h"
#include "ui/views/appearance.h"
#include "ui/views/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QSocketNotifier>
#include <QTranslator>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <string_view>
#include <sys/signalfd.h>

namespace {

using namespace unitdeck;

/// Parses before there is an application, so that --help and --version need no display. Absent: go
/// on.
std::optional<int> parseArguments(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    QCommandLineParser parser;
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Say what this program does, and end."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Say the version, and end."_s);
    parser.addOption(help);
    parser.addOption(version);
    if (!parser.parse(arguments) || !parser.positionalArguments().isEmpty()) {
        const QString error =
            parser.errorText().isEmpty()
                ? u"unexpected argument \"%1\""_s.arg(parser.positionalArguments().constFirst())
                : parser.errorText();
        std::fprintf(stderr, "unitdeck: %s\nTry \"unitdeck --help\".\n", qPrintable(error));
        return 2;
    }
    if (parser.isSet(help)) {
        std::printf("Usage: unitdeck [OPTION]\n"
                    "Manages systemd services: starts and stops them, shows what they do and why "
                    "they fail.\n\n"
                    "  -h, --help     say this, and end\n"
                    "  -v, --version  say the version, and end\n\n"
                    "Qt's own options, such as -style and -platform, are taken as well.\n");
        return 0;
    }
    if (parser.isSet(version)) {
        std::printf("unitdeck %s\n", UNITDECK_VERSION);
        return 0;
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
    install(QLocale(QLocale::English), u"unitdeck"_s, u":/i18n"_s);
    if (QLocale().language() != QLocale::English)
        install(QLocale(), u"unitdeck"_s, u":/i18n"_s);
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
    // Qt takes its own options out of argv; what is left must be ours.
    // These two need no display, and so no application.
    const std::array<std::string_view, 4> spoken{"-h", "--help", "-v", "--version"};
    if (argc == 2 && std::ranges::find(spoken, argv[1]) != spoken.end())
        return parseArguments(argc, argv).value_or(0);
    const int endingSignals = takeEndingSignals();
    QApplication application(argc, argv);
    if (const auto status = parseArguments(argc, argv))
        return *status;
    QCoreApplication::setOrganizationName(u"unitdeck"_s);
    QCoreApplication::setApplicationName(u"unitdeck"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(UNITDECK_VERSION));
    QGuiApplication::setDesktopFileName(u"org.unitdeck.Unitdeck"_s);
    prepareIcons();
    QGuiApplication::setWindowIcon(
        namedIcon(u"org.unitdeck.Unitdeck"_s, QGuiApplication::palette()));
    installTranslations(application);

    QSettings settings;
    applyAppearance(storedAppearance(settings));

    // One for each bus: one that hangs must not take the other along.
    BusThread userBus;
    BusThread systemBus;
    auto *userClient =
        userBus.adopt(std::make_unique<SystemdClient>(Scope::User, BusEndpoint::session()));
    auto *systemClient =
        systemBus.adopt(std::make_unique<SystemdClient>(Scope::System, BusEndpoint::system()));
    auto *polkit = systemBus.adopt(std::make_unique<PolkitClient>());
    auto *login = systemBus.adopt(std::make_unique<LoginClient>());

    Manager userManager(userClient);
    Manager systemManager(systemClient);
    VerbRunner runner(polkit);
    WindowParts parts;
    parts.managers = {&userManager, &systemManager};
    parts.runner = &runner;
    parts.login = login;
    parts.settings = &settings;
    MainWindow window(parts);
    reportTimes(window);
    QSocketNotifier ending(endingSignals, QSocketNotifier::Read);
    QObject::connect(&ending, &QSocketNotifier::activated, &window, [&] {
        ending.setEnabled(false);
        window.close();
        QApplication::quit();
    });
    window.show();
    return QApplication::exec();
}
