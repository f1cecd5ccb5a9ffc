// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can choose of the program itself.
#pragma once

#include "ui/desktop/desktop_settings.h"
#include "ui/views/appearance.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace unitdeck {

/// Every choice takes effect at once; there is nothing to apply. Show with open() or show().
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Shown
    {
        DesktopSettings desktop;
        Appearance appearance = Appearance::Desktop;
        bool startsAtLogin = false;
        bool isEntryEdited = false; ///< the autostart entry was changed by hand
        QString entryPath;
    };
    explicit PreferencesDialog(const Shown &shown, QWidget *parent = nullptr);

    /// What was chosen elsewhere meanwhile, such as a unit muted by its context menu.
    void setDesktop(const DesktopSettings &chosen);
    /// Whether there is a tray to put an icon in.
    void setTray(bool isThere);
    /// As it turned out: writing the entry may have failed, with @p error for the screen.
    void setStartsAtLogin(bool starts, const QString &error = {});

Q_SIGNALS:
    void desktopChanged(const unitdeck::DesktopSettings &chosen);
    void appearanceChanged(unitdeck::Appearance appearance);
    void startAtLoginChanged(bool starts);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dimNotes();
    void take();
    void showMuted();
    void showStartNote(const QString &note);
    void unmute();
    void updateOffers();
    QCheckBox *addSwitch(const QString &text, const QString &name, bool &value);

    DesktopSettings desktop_;
    bool hasTray_ = false;
    QList<std::pair<QCheckBox *, bool *>> switches_; // into desktop_
    QComboBox *language_;
    QLabel *languageNote_;
    QCheckBox *showIcon_;
    QCheckBox *keep_;
    QLabel *trayNote_;
    QCheckBox *startsAtLogin_;
    QLabel *startNote_;
    QString editedNote_; // empty: the entry is ours
    QCheckBox *notify_;
    QList<QCheckBox *> whom_;
    QListWidget *muted_;
    QPushButton *unmute_;
};

} // namespace unitdeck
