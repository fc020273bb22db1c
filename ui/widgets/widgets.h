// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/ease.h"

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QList>
#include <QPainterPath>
#include <QPushButton>
#include <QString>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QHBoxLayout;
class QVBoxLayout;

namespace derby::ui {

class Text;

// The parts of the mock-up "components". Each takes the Appearance that it is painted with and follows its changes.

/// A rounded ground with an optional head: heading, note, and room for controls at the right. Paints its own border, so that no style
/// leaks into its children.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const Appearance &appearance, QWidget *parent = nullptr);
    void setHeading(const QString &heading, const QString &note = {});
    QHBoxLayout *headRow() const; ///< add controls: they stand right
    QVBoxLayout *body() const; ///< padded by cardPadding
    QHBoxLayout *footRow(); ///< a band at the card's foot, for its actions; made when first asked for
    enum class Kind { Plain, Simulated, Warn, Error }; ///< Simulated: dashed border, hatch strip along its top
    void setKind(Kind kind);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    Kind m_kind = Kind::Plain;
    Text *m_heading = nullptr, *m_note = nullptr;
    QVBoxLayout *m_outer = nullptr;
    QHBoxLayout *m_head = nullptr;
    QVBoxLayout *m_body = nullptr;
    QWidget *m_foot = nullptr;
};

/// A label in one of the type styles and a colour token; follows the theme. Plain text unless said otherwise.
class Text : public QLabel
{
    Q_OBJECT
public:
    Text(const Appearance &appearance, Type type, const QString &text = {}, QWidget *parent = nullptr, Token color = Token::Ink);
    void setToken(Token color);
    void setType(Type type);
    void setEngine(const QString &slot); ///< the engine's text colour instead
    void setElided(bool elided); ///< shows "…" where there is no room, the whole text as tool tip
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void apply();
    bool paintsItself() const; ///< plain text that nobody selects: with the style's own line height
    const Appearance &m_appearance;
    Type m_type;
    Token m_color;
    QString m_slot;
    bool m_elided = false;
};

/// A button: primary (ink), plain (bordered), quiet (text only), with an optional icon and its shortcut as a key chip.
class Button : public QPushButton
{
    Q_OBJECT
public:
    enum class Kind { Primary, Plain, Quiet };
    Button(const Appearance &appearance, Kind kind, const QString &text, const QString &icon = {}, QWidget *parent = nullptr);
    void setKeys(const QKeySequence &keys); ///< shows the chip; the shortcut itself belongs to the page
    void setIconName(const QString &icon);
    void setSmall(bool small);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int contentWidth() const;
    const Appearance &m_appearance;
    Kind m_kind;
    QString m_icon, m_keys;
    Ease m_ease;
    bool m_small = false;
};

/// One choice among a few, painted as one control.
class Segments : public QWidget
{
    Q_OBJECT
public:
    Segments(const Appearance &appearance, const QStringList &labels, QWidget *parent = nullptr);
    int current() const;
    void setCurrent(int index);
    void setEnabledAt(int index, bool enabled);

Q_SIGNALS:
    void currentChanged(int index); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    QButtonGroup *m_group;
    bool m_silent = false;
};

/// A line edit with a unit behind the value and a message below: nothing, a warning or an error.
class Field : public QWidget
{
    Q_OBJECT
public:
    explicit Field(const Appearance &appearance, const QString &unit = {}, QWidget *parent = nullptr);
    QLineEdit *edit() const { return m_edit; }
    QString text() const { return m_edit->text(); }
    void setText(const QString &text) { m_edit->setText(text); }
    void setWarning(const QString &message); ///< empty: none
    void setError(const QString &message);
    bool hasError() const { return m_isError; }
    void setMessageBelow(bool below); ///< false: only the border is marked; whoever owns the field shows the words beside it
    void setFigure(bool figure); ///< value in the figure face (it is by default where there is a unit)
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void apply();
    void setMessage(const QString &message, bool isError);
    const Appearance &m_appearance;
    QLineEdit *m_edit;
    QWidget *m_box;
    Text *m_unitText;
    QWidget *m_messageRow;
    QLabel *m_messageIcon;
    Text *m_message;
    bool m_figure = false;
    bool m_messageBelow = true;
    bool m_isError = false;
    bool m_isWarning = false;
};

/// A small state: plain with a tick, warn, error, or SIMULATED (hatched, dashed).
class Chip : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Good, Neutral, Warn, Error, Simulated };
    explicit Chip(const Appearance &appearance, Kind kind = Kind::Neutral, const QString &text = {}, QWidget *parent = nullptr);
    void set(Kind kind, const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    Kind m_kind;
    QString m_text;
};

/// The grade of a measurement, A to D, in its box; "–" when unknown.
class GradeBadge : public QWidget
{
    Q_OBJECT
public:
    explicit GradeBadge(const Appearance &appearance, QWidget *parent = nullptr);
    void setGrade(const QString &grade);
    void setLarge(bool large);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    QString m_grade;
    bool m_large = false;
};

/// A measured figure with its unit, and what stands beside it (interval, n, provenance) below.
class FigureLabel : public QWidget
{
    Q_OBJECT
public:
    explicit FigureLabel(const Appearance &appearance, Type type = Type::FigureL, QWidget *parent = nullptr);
    void setFigure(const QString &value, const QString &unit = {}, const QString &below = {});
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    Type m_type;
    QString m_value, m_unit, m_below;
};

/// An engine's emblem and name in its colours.
class EngineTag : public QWidget
{
    Q_OBJECT
public:
    explicit EngineTag(const Appearance &appearance, QWidget *parent = nullptr);
    void set(const QString &slot, const QString &name, bool second = false);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    QString m_slot, m_name;
    bool m_second = false;
};

/// What happened, what to try (copyable), and the details behind a fold.
class ErrorCard : public Card
{
    Q_OBJECT
public:
    explicit ErrorCard(const Appearance &appearance, QWidget *parent = nullptr);
    void setError(const Error &error);
    /// A button for the one action that the page can take itself; empty text: none.
    void setAction(const QString &text);

Q_SIGNALS:
    void action();

private:
    void rebuild();
    const Appearance &m_appearance;
    Error m_error;
    QWidget *m_content = nullptr;
    QString m_action;
};

/// The 45 degree hatch of SIMULATED as a strip; a brush for own painting.
class HatchStrip : public QWidget
{
    Q_OBJECT
public:
    explicit HatchStrip(const Appearance &appearance, int height = 6, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
};
QBrush hatchBrush(const Theme &theme, qreal pixelRatio);

/// A thin progress bar in ink; between 0 and 1, negative: moving ticks.
class ProgressLine : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLine(const Appearance &appearance, QWidget *parent = nullptr);
    void setProgress(double share);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    const Appearance &m_appearance;
    double m_share = 0;
    int m_timer = 0, m_step = 0;
};

/// A marker path of `size` px around the origin, as charts and lists draw it.
QPainterPath markerPath(Marker marker, qreal size);

} // namespace derby::ui
