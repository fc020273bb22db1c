// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/item_picker.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/widgets.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

namespace derby::ui {

ItemPicker::ItemPicker(const Appearance &appearance, const QString &add, const QString &remove, QWidget *parent)
    : QWidget(parent)
    , m_box(new Choice(appearance))
    , m_add(new Button(appearance, Button::Kind::Plain, {}, QStringLiteral("glyph/plus")))
    , m_remove(new Button(appearance, Button::Kind::Plain, {}, QStringLiteral("glyph/trash")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::s);
    row->addWidget(m_box, 1);
    row->addWidget(m_add);
    row->addWidget(m_remove);
    for (const auto &[button, words] : {std::pair{m_add, add}, std::pair{m_remove, remove}}) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    }
    setFocusProxy(m_box);
    connect(m_box, &QComboBox::activated, this, &ItemPicker::chosen);
    connect(m_add, &QPushButton::clicked, this, &ItemPicker::addRequested);
    connect(m_remove, &QPushButton::clicked, this, &ItemPicker::removeRequested);
}

void ItemPicker::setItems(const QStringList &names, int current, bool canRemove, const QString &none)
{
    const QSignalBlocker blocker(m_box);
    m_box->clear();
    m_box->addItems(names);
    m_box->setPlaceholderText(none);
    m_box->setCurrentIndex(names.isEmpty() ? -1 : current);
    m_box->setToolTip(m_box->currentText()); // a long name is cut in the box
    m_canRemove = canRemove;
    enable();
}

void ItemPicker::setReadable(bool readable)
{
    m_readable = readable;
    enable();
}

void ItemPicker::setName(const QString &name)
{
    setAccessibleName(name);
    m_box->setAccessibleName(name);
}

void ItemPicker::enable()
{
    m_box->setEnabled(m_readable && m_box->count() > 0);
    m_add->setEnabled(m_readable);
    // Who just took the last one away by the keyboard stands on a button that goes off: the one beside it is next.
    if (m_remove->hasFocus() && !(m_readable && m_canRemove))
        m_add->setFocus(Qt::OtherFocusReason);
    m_remove->setEnabled(m_readable && m_canRemove);
}

} // namespace derby::ui
