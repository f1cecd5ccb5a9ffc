// SPDX-License-Identifier: GPL-3.0-or-later
// What people change most of a service, as a form that writes one drop-in and shows it.
#pragma once

#include "app/plans/service_look.h"
#include "app/unitfiles/common_settings.h"
#include "app/unitfiles/unit_file_store.h"
#include "app/unitfiles/unit_verifier.h"
#include "ui/views/unit_edit_page.h"

#include <QDialog>
#include <QTimer>

class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace unitdeck {

class RichLabel;

/// GUI thread. To be open()ed; deletes itself. A field that is left empty says nothing: what the
/// unit's other files say stands behind it in grey.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// @p look of the service; @p surroundings as for UnitEditPage; @p helper, which outlives
    /// this, writes the files of the system. It stays open until the file is saved.
    SettingsDialog(const ServiceLook &look, const EditSurroundings &surroundings,
                   HelperClient *helper, QWidget *parent);

    /// Puts @p value into the field of @p directive and the focus on it.
    void propose(const QString &directive, const QString &value);

Q_SIGNALS:
    void saved(const unitdeck::UnitFileTarget &target, const unitdeck::SavedFile &saved);

private:
    struct Field
    {
        const CommonSetting *setting;
        QWidget *widget;
        QStringList shown = {}; ///< what stood in it at first
    };
    void addField(QFormLayout *form, const CommonSetting &setting);
    QStringList valuesIn(const Field &field) const;
    void showValues(const Field &field, const QStringList &values);
    QString otherValue(const CommonSetting &setting) const;
    void update();
    void check();
    void showFindings(const QList<Finding> &findings);
    void save();
    FileContent content() const;

    ServiceLook look_;
    EditSurroundings around_;
    UnitFileTarget target_;
    FileContent base_;
    UnitDocument document_;
    HelperClient *helper_;
    QList<ConfigurationFile> others_; // without the drop-in
    QList<Field> fields_;
    bool areShown_ = false;
    UnitVerifier verifier_;
    QTimer checkTimer_;
    QPlainTextEdit *preview_;
    RichLabel *findings_;
    QPushButton *save_;
};

} // namespace unitdeck
