// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace derby::ui {

/// Lays children out left to right and wraps (cards, chips). With columns set, all are equally wide and fill the row: as many as have
/// `columnWidth` px, at most `mostColumns`.
class Flow : public QLayout
{
    Q_OBJECT
public:
    explicit Flow(QWidget *parent = nullptr);
    ~Flow() override;
    void setColumns(int columnWidth, int mostColumns);
    void setGaps(int horizontal, int vertical);

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int place(const QRect &rect, bool apply) const;
    QList<QLayoutItem *> m_items;
    int m_columnWidth = 0, m_mostColumns = 0;
    int m_horizontal = 8, m_vertical = 8;
};

} // namespace derby::ui
