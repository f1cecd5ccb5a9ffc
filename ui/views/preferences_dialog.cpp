// SPDX-License-Identifier: GPL-3.0-or-later
// The preferences and their notes; see the header.
#include "ui/views/preferences_dialog.h"

#include "ui/desktop/tray_status.h"
#include "ui/look/state_look.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Language
{
    QLatin1StringView code;
    const char *name; ///< in itself, so that whoever needs it can read it
};
constexpr std::array languages{Language{"en"_L1, "English"}, Language{"zh_CN"_L1, "简体中文"}};

constexpr int keyRole = Qt::UserRole;

QLabel *makeNote(QWidget *parent)
{
    auto *note = new QLabel(parent);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    return note;
}

/// A note stands under its check box, in line with the text of it.
void addNote(QVBoxLayout *layout, QLabel *note)
{
    auto *row = new QHBoxLayout;
    row->addSpacing(note->style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                    note->style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
    row->addWidget(note, 1);
    layout->addLayout(row);
}

} // namespace

PreferencesDialog::PreferencesDialog(const Shown &shown, QWidget *parent)
    : QDialog(parent)
    , desktop_(shown.desktop)
    , language_(new QComboBox(this))
    , languageNote_(makeNote(this))
    , trayNote_(makeNote(this))
    , startNote_(makeNote(this))
    , muted_(new QListWidget(this))
    , unmute_(new QPushButton(tr("Tell me &again"), this))
{
    setObjectName(u"preferencesDialog"_s);
    setWindowTitle(tr("Preferences"));

    auto *looks = new QGroupBox(tr("Language and look"), this);
    auto *form = new QFormLayout(looks);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    language_->setObjectName(u"language"_s);
    language_->setAccessibleName(tr("Language"));
    language_->addItem(tr("As the desktop"), QString());
    for (const Language &language : languages)
        language_->addItem(QString::fromUtf8(language.name), QString(language.code));
    language_->setCurrentIndex(std::max(0, language_->findData(desktop_.language)));
    languageNote_->setText(tr("Takes effect at the next start of Unitdeck."));
    languageNote_->hide();
    auto *appearance = new QComboBox(this);
    appearance->setObjectName(u"appearance"_s);
    appearance->setAccessibleName(tr("Appearance"));
    for (const AppearanceInfo &info : appearances())
        appearance->addItem(appearanceName(info.appearance), static_cast<int>(info.appearance));
    appearance->setCurrentIndex(appearance->findData(static_cast<int>(shown.appearance)));
    form->addRow(tr("&Language:"), language_);
    form->addRow(QString(), languageNote_);
    form->addRow(tr("A&ppearance:"), appearance);

    auto *tray = new QGroupBox(tr("Tray and start"), this);
    auto *trayLayout = new QVBoxLayout(tray);
    showIcon_ = addSwitch(tr("&Show an icon in the tray"), u"showIcon"_s, desktop_.showTrayIcon);
    keep_ = addSwitch(tr("&Keep running in the tray when the window is closed"), u"keepInTray"_s,
                      desktop_.closeToTray);
    startsAtLogin_ = new QCheckBox(tr("Start in the &background when I log in"), this);
    startsAtLogin_->setObjectName(u"startAtLogin"_s);
    startsAtLogin_->setChecked(shown.startsAtLogin);
    if (shown.isEntryEdited) {
        editedNote_ = tr("The autostart entry was changed by hand, and what it says is kept: %1")
                          .arg(shown.entryPath);
    }
    showStartNote(editedNote_);
    trayLayout->addWidget(showIcon_);
    trayLayout->addWidget(keep_);
    addNote(trayLayout, trayNote_);
    trayLayout->addWidget(startsAtLogin_);
    addNote(trayLayout, startNote_);

    auto *failures = new QGroupBox(tr("Failures"), this);
    auto *failuresLayout = new QVBoxLayout(failures);
    notify_ = addSwitch(tr("&Notify me when one of these fails:"), u"notify"_s, desktop_.notify);
    failuresLayout->addWidget(notify_);
    whom_ = {
        addSwitch(tr("my &favourites"), u"notifyFavourites"_s, desktop_.rules.favourites),
        addSwitch(tr("all &user services"), u"notifyUserServices"_s, desktop_.rules.userServices),
        addSwitch(tr("all s&ystem services"), u"notifySystemServices"_s,
                  desktop_.rules.systemServices)};
    for (QCheckBox *box : std::as_const(whom_)) {
        auto *row = new QHBoxLayout;
        row->addSpacing(style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                        style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
        row->addWidget(box, 1);
        failuresLayout->addLayout(row);
    }
    auto *mutedLabel = new QLabel(tr("Never of these &muted units:"), this);
    mutedLabel->setBuddy(muted_);
    muted_->setObjectName(u"mutedUnits"_s);
    muted_->setAccessibleName(tr("Muted units"));
    muted_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    muted_->setMaximumHeight(muted_->fontMetrics().height() * 6);
    unmute_->setObjectName(u"unmute"_s);
    unmute_->setAutoDefault(false);
    failuresLayout->addWidget(mutedLabel);
    auto *mutedRow = new QHBoxLayout;
    mutedRow->addWidget(muted_, 1);
    mutedRow->addWidget(unmute_, 0, Qt::AlignTop);
    failuresLayout->addLayout(mutedRow);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(looks);
    layout->addWidget(tray);
    layout->addWidget(failures);
    layout->addStretch(1);
    layout->addWidget(buttons);
    layout->setSpacing(12);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);

    // As they are read; the order they were made in is another.
    QList<QWidget *> order{language_, appearance, showIcon_, keep_, startsAtLogin_, notify_};
    order << QList<QWidget *>(whom_.begin(), whom_.end()) << muted_ << unmute_
          << buttons->button(QDialogButtonBox::Close);
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(language_, &QComboBox::currentIndexChanged, this, [this] {
        desktop_.language = language_->currentData().toString();
        languageNote_->show();
        Q_EMIT desktopChanged(desktop_);
    });
    connect(appearance, &QComboBox::currentIndexChanged, this, [this, appearance] {
        Q_EMIT appearanceChanged(static_cast<Appearance>(appearance->currentData().toInt()));
    });
    connect(startsAtLogin_, &QCheckBox::toggled, this, &PreferencesDialog::startAtLoginChanged);
    connect(unmute_, &QPushButton::clicked, this, &PreferencesDialog::unmute);
    connect(muted_, &QListWidget::itemSelectionChanged, this, &PreferencesDialog::updateOffers);
    showMuted();
    setTray(false);
    dimNotes();
}

void PreferencesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dimNotes();
}

void PreferencesDialog::dimNotes()
{
    QPalette dimmed;
    dimmed.setColor(QPalette::WindowText, dimmedText(palette()));
    for (QLabel *note : {languageNote_, trayNote_, startNote_})
        note->setPalette(dimmed);
}

QCheckBox *PreferencesDialog::addSwitch(const QString &text, const QString &name, bool &value)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setChecked(value);
    switches_.append({box, &value});
    connect(box, &QCheckBox::toggled, this, &PreferencesDialog::take);
    return box;
}

void PreferencesDialog::take()
{
    for (const auto &[box, value] : std::as_const(switches_))
        *value = box->isChecked();
    updateOffers();
    Q_EMIT desktopChanged(desktop_);
}

void PreferencesDialog::showMuted()
{
    muted_->clear();
    QStringList keys;
    for (const UnitId &unit : std::as_const(desktop_.rules.muted))
        keys << keyOf(unit);
    keys.sort();
    for (const QString &key : std::as_const(keys)) {
        const UnitId unit = unitFromKey(key);
        auto *item = new QListWidgetItem(nameWithScope(unit), muted_);
        item->setData(keyRole, key);
    }
    if (keys.isEmpty()) {
        auto *none = new QListWidgetItem(tr("None. A unit's context menu mutes it."), muted_);
        none->setFlags(Qt::NoItemFlags);
    }
    updateOffers();
}

void PreferencesDialog::unmute()
{
    for (const QListWidgetItem *item : muted_->selectedItems())
        desktop_.rules.muted.remove(unitFromKey(item->data(keyRole).toString()));
    showMuted();
    Q_EMIT desktopChanged(desktop_);
}

void PreferencesDialog::setDesktop(const DesktopSettings &chosen)
{
    if (chosen == desktop_)
        return;
    desktop_ = chosen;
    for (const auto &[box, value] : std::as_const(switches_)) {
        const QSignalBlocker quiet(box);
        box->setChecked(*value);
    }
    showMuted();
}

void PreferencesDialog::setTray(bool isThere)
{
    hasTray_ = isThere;
    updateOffers();
}

void PreferencesDialog::setStartsAtLogin(bool starts, const QString &error)
{
    const QSignalBlocker quiet(startsAtLogin_);
    startsAtLogin_->setChecked(starts);
    showStartNote(error.isEmpty() ? editedNote_ : error);
}

void PreferencesDialog::showStartNote(const QString &note)
{
    startNote_->setText(note);
    startNote_->setVisible(!note.isEmpty());
}

void PreferencesDialog::updateOffers()
{
    keep_->setEnabled(desktop_.showTrayIcon && hasTray_);
    trayNote_->setVisible(!hasTray_ && desktop_.showTrayIcon);
    trayNote_->setText(
        tr("This desktop has no tray at the moment, so closing the window ends Unitdeck. "
           "(GNOME needs an extension such as AppIndicator.)"));
    for (QCheckBox *box : std::as_const(whom_))
        box->setEnabled(desktop_.notify);
    unmute_->setEnabled(!muted_->selectedItems().isEmpty());
}

} // namespace unitdeck
