// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/yaml_editor.h"

#include "ui/pages/benchmark/yaml_highlighter.h"

#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace derby::ui {

namespace {

constexpr int pauseMs = 250;
constexpr int gutterLeft = 12, gutterRight = 12;

/// The line numbers, left of the text.
class Gutter final : public QWidget
{
public:
    explicit Gutter(YamlEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }
    QSize sizeHint() const override { return {m_editor->gutterWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintGutter(event); }

private:
    YamlEditor *m_editor;
};

} // namespace

YamlEditor::YamlEditor(const Appearance &appearance, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_appearance(appearance)
    , m_gutter(new Gutter(this))
{
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true); // tabs mean nothing in YAML, and the keyboard must get out
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(0); // marks run through from the line numbers
    setAccessibleName(tr("The plan as a file"));
    auto *highlighter = new YamlHighlighter(document());
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &YamlEditor::emitEdited);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing)
            m_pause.start();
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!m_showing && hasFocus())
            Q_EMIT atLine(textCursor().blockNumber() + 1);
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] { setViewportMargins(gutterWidth(), 0, 0, 0); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(&appearance, &Appearance::changed, this, [this, highlighter] {
        highlighter->setTheme(m_appearance.theme());
        apply();
    });
    highlighter->setTheme(appearance.theme());
    apply();
}

void YamlEditor::apply()
{
    const Theme &theme = m_appearance.theme();
    setFont(theme.font(Type::Figure));
    // The card around it has the border.
    setStyleSheet(QStringLiteral("QPlainTextEdit, QPlainTextEdit:focus { border: none; border-radius: 0; background: %1; color: %2; }")
                      .arg(theme.color(Token::Surface).name(), theme.color(Token::Ink).name()));
    setViewportMargins(gutterWidth(), 0, 0, 0);
    refreshMarks();
}

void YamlEditor::show(const QString &text)
{
    const QString now = toPlainText();
    QString wanted = text;
    wanted.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    if (wanted == now)
        return;
    m_pause.stop();
    qsizetype same = 0, sameEnd = 0;
    const qsizetype shorter = std::min(now.size(), wanted.size());
    while (same < shorter && now[same] == wanted[same])
        ++same;
    while (sameEnd < shorter - same && now[now.size() - 1 - sameEnd] == wanted[wanted.size() - 1 - sameEnd])
        ++sameEnd;
    m_showing = true;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(same));
    cursor.setPosition(static_cast<int>(now.size() - sameEnd), QTextCursor::KeepAnchor);
    cursor.insertText(wanted.mid(same, wanted.size() - same - sameEnd));
    m_showing = false;
}

void YamlEditor::emitEdited()
{
    m_pause.stop();
    Q_EMIT edited(toPlainText());
}

void YamlEditor::flush()
{
    if (m_pause.isActive())
        emitEdited();
}

void YamlEditor::focusOutEvent(QFocusEvent *event)
{
    flush(); // the form must not write over what is not read yet
    QPlainTextEdit::focusOutEvent(event);
}

void YamlEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return && event->modifiers() == Qt::NoModifier) {
        // The next line begins where this one does.
        const QString line = textCursor().block().text();
        qsizetype indent = 0;
        while (indent < line.size() && indent < textCursor().positionInBlock() && line[indent] == u' ')
            ++indent;
        insertPlainText(u'\n' + QString(indent, u' '));
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void YamlEditor::markLine(int line)
{
    if (line == m_marked)
        return;
    m_marked = line;
    refreshMarks();
    if (line > 0 && !hasFocus()) {
        // Into view, without moving the cursor.
        const QTextBlock block = document()->findBlockByNumber(line - 1);
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (block.isValid() && (place.top() < 0 || place.bottom() > viewport()->height()))
            verticalScrollBar()->setValue(std::max(0, line - 1 - viewport()->height() / std::max(1, fontMetrics().height()) / 2));
    }
}

void YamlEditor::setProblems(const QList<Diagnostic> &problems)
{
    m_problems = problems;
    refreshMarks();
}

void YamlEditor::goTo(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::clamp(column - 1, 0, block.length() - 1));
    setTextCursor(cursor);
    setFocus(Qt::OtherFocusReason);
    centerCursor();
}

void YamlEditor::refreshMarks()
{
    const Theme &theme = m_appearance.theme();
    QList<QTextEdit::ExtraSelection> marks;
    const auto wholeLine = [&](int line, const QColor &color) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document()->findBlockByNumber(line - 1));
        mark.format.setBackground(color);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks << mark;
    };
    if (m_marked > 0 && m_marked <= blockCount())
        wholeLine(m_marked, theme.color(Token::Selected));
    for (const Diagnostic &problem : m_problems) {
        if (problem.line < 1 || problem.line > blockCount())
            continue;
        wholeLine(problem.line, theme.color(Token::ErrorSoft));
        QTextEdit::ExtraSelection word;
        const QTextBlock block = document()->findBlockByNumber(problem.line - 1);
        word.cursor = QTextCursor(block);
        const int begin = std::clamp(problem.column - 1, 0, std::max(0, block.length() - 1));
        int end = begin;
        while (end < block.length() - 1 && !QStringLiteral(" ,}]#").contains(block.text()[end]))
            ++end;
        word.cursor.setPosition(block.position() + begin);
        word.cursor.setPosition(block.position() + end, QTextCursor::KeepAnchor);
        word.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        word.format.setUnderlineColor(theme.color(Token::Error));
        word.format.setToolTip(problem.message);
        marks << word;
    }
    setExtraSelections(marks);
    m_gutter->update();
}

int YamlEditor::gutterWidth() const
{
    const int digits = std::max<int>(2, static_cast<int>(QString::number(blockCount()).size()));
    return gutterLeft + QFontMetrics(m_appearance.theme().font(Type::Figure)).horizontalAdvance(u'0') * digits + gutterRight;
}

void YamlEditor::paintGutter(QPaintEvent *event)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), theme.color(Token::Surface));
    painter.setFont(theme.font(Type::Figure));
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const qreal height = blockBoundingRect(block).height();
        const int line = block.blockNumber() + 1;
        const bool wrong = std::any_of(m_problems.cbegin(), m_problems.cend(), [line](const Diagnostic &p) { return p.line == line; });
        if (wrong || line == m_marked)
            painter.fillRect(QRectF(0, top, m_gutter->width(), height), theme.color(wrong ? Token::ErrorSoft : Token::Selected));
        painter.setPen(theme.color(wrong ? Token::Error : Token::Ink3));
        painter.drawText(QRectF(0, top, m_gutter->width() - gutterRight, height), Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        top += height;
        block = block.next();
    }
}

void YamlEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

} // namespace derby::ui
