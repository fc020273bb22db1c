// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/plan_field.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QRegularExpression>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;
using Kind = FormField::Kind;

bool isNumber(const QString &text)
{
    static const QRegularExpression form(u"\\A[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?\\z"_s);
    return form.match(text).hasMatch();
}

bool isFigure(Kind kind)
{
    return kind == Kind::Number || kind == Kind::Percent;
}

} // namespace

PlanField::PlanField(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent)
    : PlanControl(document, field, parent)
    , m_line(new Field(appearance, field.unit))
{
    m_line->setMessageBelow(false);
    m_line->setFigure(isFigure(field.kind));
    row()->addWidget(m_line, 1);
    watch(m_line->edit());
    connect(m_line->edit(), &QLineEdit::textEdited, this, &PlanField::typed);
    if (field.kind == Kind::File || field.kind == Kind::Folder) {
        auto *open = new Button(appearance, Button::Kind::Plain, {}, u"glyph/folder"_s);
        open->setToolTip(field.kind == Kind::File ? tr("Choose a file") : tr("Choose a folder"));
        open->setAccessibleName(open->toolTip());
        row()->addWidget(open);
        connect(open, &QPushButton::clicked, this, &PlanField::browse);
    }
}

void PlanField::showValue(const FormContext &context)
{
    const QString text = shown(document().raw(path()).value_or(QString()));
    if (m_line->text() != text) {
        m_line->setText(text);
        m_line->edit()->setCursorPosition(0); // a long text shows its beginning
    }
    m_line->edit()->setPlaceholderText(shown(fallback(context)));
}

void PlanField::showProblem(const QString &problem)
{
    m_line->setError(problem);
}

QString PlanField::shown(const QString &raw) const
{
    if (raw == u"none" && isFigure(field().kind))
        return tr("none");
    if (field().kind != Kind::Percent || !isNumber(raw))
        return raw;
    return QString::number(raw.toDouble() * 100, 'g', 10);
}

QString PlanField::yaml(const QString &text) const
{
    if (!isFigure(field().kind))
        return yamlScalar(text);
    if (text == tr("none"))
        return u"none"_s;
    if (!isNumber(text))
        return yamlScalar(text);
    return field().kind == Kind::Percent ? QString::number(text.toDouble() / 100, 'g', 12) : text;
}

void PlanField::typed(const QString &text)
{
    const QString value = isFigure(field().kind) ? text.trimmed() : text;
    write(value.isEmpty() ? QString() : yaml(value));
}

void PlanField::browse()
{
    auto *dialog = new QFileDialog(this, field().kind == Kind::File ? tr("Choose a file") : tr("Choose a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(field().kind == Kind::File ? QFileDialog::ExistingFile : QFileDialog::Directory);
    const QString folder = document().file().isEmpty() ? QString() : QFileInfo(document().file()).absolutePath();
    if (!folder.isEmpty())
        dialog->setDirectory(folder);
    connect(dialog, &QFileDialog::fileSelected, this, [this, folder](const QString &chosen) {
        // Beside the file or below it: as the file would say it, so that both can move together.
        const bool below = !folder.isEmpty() && chosen.startsWith(folder + u'/');
        const QString value = below ? QDir(folder).relativeFilePath(chosen) : chosen;
        m_line->setText(value);
        typed(value);
    });
    dialog->open();
}

} // namespace derby::ui
