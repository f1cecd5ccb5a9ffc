// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees at the first start, and the way into the demo.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace unitdeck {

/// A panel; knows nothing of how the demo is set up.
class Welcome final : public QFrame
{
    Q_OBJECT
public:
    explicit Welcome(QWidget *parent = nullptr);

    enum class Demo {
        Offered, ///< "Try the demo service", "Not now"
        Working, ///< being set up or removed
        Here     ///< "Remove the demo service", "Close"
    };
    void setDemo(Demo demo);
    /// The unit file came with a package: there is nothing to remove then, only to stop.
    void setRemovable(bool removable);

Q_SIGNALS:
    void tryDemoRequested();
    void removeDemoRequested();
    /// "Not now" or "Close".
    void dismissed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateChoice();

    Demo demo_ = Demo::Offered;
    bool isRemovable_ = true;
    QLabel *invitation_;
    QPushButton *tryIt_;
    QPushButton *remove_;
    QPushButton *close_;
};

} // namespace unitdeck
