// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/file_card.h"

#include "ui/pages/benchmark/yaml_editor.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

constexpr int mostShown = 3;

/// One mistake: a button, so that the keyboard gets to its place too.
class ProblemLine final : public QAbstractButton
{
public:
    ProblemLine(const Appearance &appearance, const Diagnostic &problem)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 2, 0, 2);
        row->setSpacing(Theme::s);
        auto *glyph = new QLabel;
        glyph->setPixmap(iconPixmap(QStringLiteral("glyph/error"), appearance.theme().color(Token::Error), 16, devicePixelRatioF()));
        row->addWidget(glyph, 0, Qt::AlignTop);
        QString words = problem.message;
        if (problem.line > 0)
            words = FileCard::tr("Line %1, column %2: %3").arg(problem.line).arg(problem.column).arg(problem.message);
        if (!problem.suggestion.isEmpty())
            words += u' ' + FileCard::tr("Try: %1").arg(problem.suggestion);
        auto *text = new Text(appearance, Type::Small, words, nullptr, Token::Error);
        text->setWordWrap(true);
        row->addWidget(text, 1);
        setAccessibleName(words);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void paintEvent(QPaintEvent *) override { }
    QSize sizeHint() const override { return layout()->sizeHint(); }
};

} // namespace

FileCard::FileCard(const Appearance &appearance, PlanDocument &document, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_document(document)
    , m_editor(new YamlEditor(appearance))
    , m_problems(new QVBoxLayout)
{
    auto *copy = new Button(appearance, Button::Kind::Quiet, tr("Copy"), QStringLiteral("glyph/copy"));
    copy->setSmall(true);
    headRow()->addWidget(copy);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_document.text()); });
    body()->setSpacing(Theme::s);
    body()->addWidget(m_editor, 1);
    m_problems->setContentsMargins(0, 0, 0, 0);
    m_problems->setSpacing(0);
    body()->addLayout(m_problems);
    connect(m_editor, &YamlEditor::edited, &document, &PlanDocument::setText);
    connect(&document, &PlanDocument::changed, this, &FileCard::refresh);
    connect(&document, &PlanDocument::fileChanged, this, &FileCard::refreshName);
    connect(&appearance, &Appearance::changed, this, &FileCard::refresh);
    refreshName();
    refresh();
}

void FileCard::refreshName()
{
    setHeading(m_document.name().isEmpty() ? tr("Plan") : m_document.name(), tr("the same plan, as a file; edit either side"));
}

void FileCard::refresh()
{
    m_editor->show(m_document.text());
    const QList<Diagnostic> &problems = m_document.config().errors;
    m_editor->setProblems(problems);
    m_editor->markLine(m_path.isEmpty() ? 0 : m_document.lineOf(m_path));
    while (QLayoutItem *item = m_problems->takeAt(0)) {
        if (QWidget *line = item->widget()) {
            line->hide();
            line->deleteLater();
        }
        delete item;
    }
    for (qsizetype i = 0; i < std::min<qsizetype>(problems.size(), mostShown); ++i) {
        auto *line = new ProblemLine(m_appearance, problems[i]);
        connect(line, &QAbstractButton::clicked, this,
                [this, at = problems[i]] { m_editor->goTo(std::max(1, at.line), std::max(1, at.column)); });
        m_problems->addWidget(line);
    }
    if (problems.size() > mostShown)
        m_problems->addWidget(
            new Text(m_appearance, Type::Small, tr("and %1 more").arg(problems.size() - mostShown), nullptr, Token::Error));
}

void FileCard::markPath(const QString &path)
{
    m_path = path;
    m_editor->markLine(path.isEmpty() ? 0 : m_document.lineOf(path));
}

} // namespace derby::ui
