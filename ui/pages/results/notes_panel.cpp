// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/notes_panel.h"

#include "ui/widgets/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace derby::ui {

namespace {

constexpr int panelHeight = 52, tagsWidth = 260;

QLineEdit *field(const Appearance &appearance, const QString &hint, const QString &name, QWidget *owner)
{
    auto *edit = new QLineEdit;
    edit->setPlaceholderText(hint);
    edit->setAccessibleName(name);
    edit->setFixedHeight(Theme::control);
    const auto apply = [edit, &appearance] { edit->setFont(appearance.theme().font(Type::Body)); };
    apply();
    QObject::connect(&appearance, &Appearance::changed, owner, apply);
    return edit;
}

} // namespace

NotesPanel::NotesPanel(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_title(new Text(appearance, Type::Strong))
    , m_tags(field(appearance, tr("Tags, separated by commas"), tr("Tags"), this))
    , m_note(field(appearance, tr("Note"), tr("Note"), this))
{
    setFixedHeight(panelHeight);
    constexpr int longest = 2000;
    m_note->setMaxLength(longest);
    m_tags->setMaxLength(longest);
    m_tags->setMinimumWidth(tagsWidth);
    m_title->setElided(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::l, 0, 10, 0);
    row->setSpacing(Theme::m);
    auto *cancel = new Button(appearance, Button::Kind::Quiet, tr("Cancel"));
    auto *keep = new Button(appearance, Button::Kind::Primary, tr("Save"));
    keep->setKeys(QKeySequence(Qt::Key_Return));
    row->addWidget(m_title, 1);
    row->addWidget(m_tags, 2);
    row->addWidget(m_note, 3);
    row->addWidget(cancel);
    row->addWidget(keep);
    connect(cancel, &Button::clicked, this, &NotesPanel::closed);
    connect(keep, &Button::clicked, this, &NotesPanel::save);
    connect(m_tags, &QLineEdit::returnPressed, this, &NotesPanel::save);
    connect(m_note, &QLineEdit::returnPressed, this, &NotesPanel::save);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void NotesPanel::edit(const RunListEntry &run, const QStringList &knownTags)
{
    m_folder = run.folder;
    m_name = run.shownName;
    m_title->setText(tr("Tags of %1").arg(run.title()));
    m_tags->setText(run.tags.join(QStringLiteral(", ")));
    m_note->setText(run.note);
    m_tags->setToolTip(knownTags.isEmpty() ? QString() : tr("In use: %1").arg(knownTags.join(QStringLiteral(", "))));
    m_tags->setFocus();
    m_tags->selectAll();
}

void NotesPanel::save()
{
    RunNotes notes;
    notes.name = m_name;
    notes.tags = tagsFromText(m_tags->text());
    notes.note = m_note->text().trimmed();
    Q_EMIT saved(m_folder, notes);
    Q_EMIT closed();
}

void NotesPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void NotesPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Token::LineStrong), 1));
    painter.setBrush(theme.color(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radiusCard, Theme::radiusCard);
}

} // namespace derby::ui
