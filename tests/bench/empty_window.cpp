// SPDX-License-Identifier: GPL-3.0-or-later
// What every Qt program pays before it shows anything: an empty window that says when it is
// painted.
#include <QApplication>
#include <QEvent>
#include <QMainWindow>

#include <cstdio>
#include <ctime>

namespace {

class EmptyWindow final : public QMainWindow
{
protected:
    bool event(QEvent *event) override
    {
        const bool handled = QMainWindow::event(event);
        // As Unitdeck does: what is to be painted has been once this has been handled.
        if (event->type() == QEvent::UpdateRequest && !wasPainted_) {
            wasPainted_ = true;
            timespec now{};
            clock_gettime(CLOCK_MONOTONIC, &now);
            std::fprintf(stderr, "painted at %.3f\n",
                         static_cast<double>(now.tv_sec) * 1e3 +
                             static_cast<double>(now.tv_nsec) / 1e6);
        }
        return handled;
    }

private:
    bool wasPainted_ = false;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    EmptyWindow window;
    window.setWindowTitle(QStringLiteral("Empty window"));
    window.resize(1240, 800);
    window.show();
    return QApplication::exec();
}
