// SPDX-License-Identifier: GPL-3.0-or-later
// Widgets one after the other, in as many rows as they need.
#pragma once

#include <QLayout>
#include <QList>

#include <memory>
#include <vector>

namespace unitdeck {

class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool isDry) const;

    std::vector<std::unique_ptr<QLayoutItem>> items_;
};

} // namespace unitdeck
