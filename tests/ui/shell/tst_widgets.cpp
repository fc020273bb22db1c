// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the window: what they tell a screen reader, what keys do to them, how they follow the theme.
#include "ui/theme/icons.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/flow.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/page.h"
#include "ui/widgets/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class WidgetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void everyTextCanBeRead()
    {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::dark() : Theme::light();
        for (const Token ground :
             {Token::Window, Token::Sidebar, Token::Surface, Token::Raised, Token::Field, Token::Hover, Token::Selected}) {
            for (const Token ink : {Token::Ink, Token::Ink2, Token::Ink3, Token::Warn, Token::Error})
                QVERIFY2(contrast(theme.color(ink), theme.color(ground)) >= 4.5, qPrintable(u"%1 on %2"_s.arg(int(ink)).arg(int(ground))));
            for (const QString &slot : {u"vllm"_s, u"tgi"_s, u"ollama"_s, u"e4"_s, u"e5"_s, u"e6"_s, u"e7"_s, u"e8"_s}) {
                QVERIFY2(contrast(theme.engine(slot).text, theme.color(ground)) >= 4.5, qPrintable(slot));
                QVERIFY(contrast(theme.engine(slot).mark, theme.color(Token::Plot)) >= 3);
            }
        }
        QVERIFY(contrast(theme.color(Token::OnInk), theme.color(Token::Ink)) >= 7);
    }

    void enginesDifferWithoutColour()
    {
        const Theme theme = Theme::light();
        QStringList seen;
        for (const QString &slot : {u"vllm"_s, u"tgi"_s, u"ollama"_s, u"e4"_s, u"e5"_s, u"e6"_s, u"e7"_s, u"e8"_s}) {
            QString dash;
            for (const qreal part : theme.engine(slot).dash)
                dash += QString::number(part) + u' ';
            const QString marker = u"marker %1"_s.arg(int(theme.engine(slot).marker));
            QVERIFY2(!seen.contains(u"dash "_s + dash) && !seen.contains(marker), qPrintable(slot));
            seen << u"dash "_s + dash << marker;
        }
        QCOMPARE(theme.engine(u"nonsense"_s).mark, theme.engine(u"e8"_s).mark);
    }

    void figuresAreNotJoined()
    {
        for (const Type type : {Type::Figure, Type::FigureS, Type::FigureM, Type::FigureL}) {
            const QFont font = Theme::light().font(type);
            QVERIFY(font.styleStrategy() & QFont::PreferNoShaping);
            const QFontMetricsF metrics(font);
            QCOMPARE(metrics.horizontalAdvance(u'1'), metrics.horizontalAdvance(u'8'));
        }
    }

    void allIconsCanBeDrawn()
    {
        int found = 0;
        QDirIterator files(u":/ui/icons"_s, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (!path.endsWith(u".svg"))
                continue;
            ++found;
            const QString name = path.mid(QString(u":/ui/icons/"_s).size()).chopped(4);
            const QImage drawn = iconPixmap(name, Qt::red, 20, 2).toImage();
            QCOMPARE(drawn.size(), QSize(40, 40));
            int red = 0;
            for (int y = 0; y < drawn.height(); ++y) {
                for (int x = 0; x < drawn.width(); ++x) {
                    const QColor at = drawn.pixelColor(x, y);
                    if (at.alpha() > 200) {
                        QVERIFY2(at.red() > 200 && at.green() < 60, qPrintable(name));
                        ++red;
                    }
                }
            }
            QVERIFY2(red > 0, qPrintable(name));
        }
        QVERIFY(found > 35);
        QTest::ignoreMessage(QtWarningMsg, "no icon named nonsense");
        QVERIFY(icon(u"nonsense"_s, Qt::red).isNull());
    }

    void appearanceFollowsTheDesktop()
    {
        const QPalette before = QApplication::palette();
        QPalette dark(QColor(20, 20, 20));
        {
            Appearance appearance;
            QVERIFY(!appearance.theme().isDark());
            QSignalSpy changed(&appearance, &Appearance::changed);
            QApplication::setPalette(dark); // as a desktop that turns dark does
            QVERIFY(appearance.theme().isDark());
            QVERIFY(changed.count() >= 1);
            QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().color(Token::Window));
            appearance.setMode(Appearance::Mode::Light);
            QVERIFY(!appearance.theme().isDark());
            appearance.setMode(Appearance::Mode::System);
            QVERIFY(appearance.theme().isDark());
        }
        QApplication::setPalette(before);
    }

    void textsFollowTheTheme()
    {
        Appearance appearance;
        appearance.setMode(Appearance::Mode::Light);
        Text text(appearance, Type::Body, u"text"_s, nullptr, Token::Ink2);
        QCOMPARE(text.palette().color(QPalette::WindowText), Theme::light().color(Token::Ink2));
        appearance.setMode(Appearance::Mode::Dark);
        QCOMPARE(text.palette().color(QPalette::WindowText), Theme::dark().color(Token::Ink2));
        text.setEngine(u"tgi"_s);
        QCOMPARE(text.palette().color(QPalette::WindowText), Theme::dark().engine(u"tgi"_s).text);
    }

    void textIsNeverMarkup()
    {
        Appearance appearance;
        Text plain(appearance, Type::Body, u"<b>a</b>"_s);
        QCOMPARE(plain.textFormat(), Qt::PlainText);
        QVERIFY(plain.sizeHint().width() > QFontMetrics(plain.font()).horizontalAdvance(u"a"_s) * 4);
    }

    void longTextWrapsOrIsCut()
    {
        Appearance appearance;
        Text wrapped(appearance, Type::Body, u"one two three four five six seven"_s);
        wrapped.setWordWrap(true);
        QCOMPARE(wrapped.heightForWidth(1000), Theme::lineHeight(Type::Body));
        QVERIFY(wrapped.heightForWidth(90) >= 3 * Theme::lineHeight(Type::Body));
        Text cut(appearance, Type::Body, u"one two three four five six seven"_s);
        cut.setElided(true);
        cut.resize(60, 20);
        cut.grab();
        QCOMPARE(cut.toolTip(), cut.text());
        cut.resize(600, 20);
        cut.grab();
        QVERIFY(cut.toolTip().isEmpty());
    }

    void segmentsByKeyboard()
    {
        Appearance appearance;
        QWidget window;
        QVBoxLayout column(&window);
        auto *segments = new Segments(appearance, {u"Box"_s, u"CDF"_s, u"Histogram"_s});
        column.addWidget(segments);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy changed(segments, &Segments::currentChanged);
        segments->setCurrent(1);
        QCOMPARE(changed.count(), 0); // by the program
        segments->setCurrent(0);
        QTest::keyClick(&window, Qt::Key_Tab);
        QVERIFY(qobject_cast<QAbstractButton *>(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(segments->current(), 1);
        QCOMPARE(changed.count(), 1);
        segments->setEnabledAt(2, false);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QVERIFY(segments->current() != 2);
    }

    void fieldSaysWhatIsWrong()
    {
        Appearance appearance;
        Field field(appearance, u"users"_s);
        field.setText(u"-4"_s);
        field.setError(u"Users must be 1 to 10,000."_s);
        QVERIFY(field.hasError());
        QCOMPARE(field.edit()->accessibleDescription(), u"Users must be 1 to 10,000."_s);
        const int withMessage = field.sizeHint().height();
        field.setError({});
        QVERIFY(!field.hasError());
        QVERIFY(field.sizeHint().height() < withMessage);
        field.setWarning(u"much"_s);
        QVERIFY(!field.hasError());
    }

    void errorCardCopiesEverything()
    {
        Appearance appearance;
        ErrorCard card(appearance);
        card.setError(Error{ErrorKind::Refused, u"Nothing answers."_s, u"ECONNREFUSED"_s, {u"Start it"_s, u"curl http://x"_s}, true});
        card.setAction(u"Try again"_s);
        card.show();
        Button *copy = nullptr, *act = nullptr;
        for (Button *button : card.findChildren<Button *>()) {
            if (!button->isVisible())
                continue;
            if (button->accessibleName() == u"Copy the error")
                copy = button;
            if (button->text() == u"Try again")
                act = button;
        }
        QVERIFY(copy && act);
        QTest::mouseClick(copy, Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        for (const QString &part : {u"Nothing answers."_s, u"ECONNREFUSED"_s, u"Start it"_s, u"curl http://x"_s})
            QVERIFY2(copied.contains(part), qPrintable(part));
        QSignalSpy acted(&card, &ErrorCard::action);
        QTest::mouseClick(act, Qt::LeftButton);
        QCOMPARE(acted.count(), 1);
    }

    void figuresAreNamed()
    {
        Appearance appearance;
        FigureLabel figure(appearance);
        figure.setFigure(u"38.2"_s, u"ms"_s, u"36.9 – 39.8"_s);
        QCOMPARE(figure.accessibleName(), u"38.2 ms 36.9 – 39.8"_s);
        QVERIFY(figure.sizeHint().height() > Theme::lineHeight(Type::FigureL));
    }

    void flowWraps()
    {
        QWidget box;
        auto *flow = new Flow(&box);
        for (int i = 0; i < 5; ++i) {
            auto *child = new QWidget;
            child->setFixedSize(100, 30);
            flow->addWidget(child);
        }
        QCOMPARE(flow->heightForWidth(1000), 30);
        QCOMPARE(flow->heightForWidth(220), 30 * 3 + 2 * 8);
        flow->setColumns(100, 2);
        QCOMPARE(flow->heightForWidth(1000), 30 * 3 + 2 * 8);
    }

    void focusRingForTheKeyboardAlone()
    {
        Appearance appearance;
        QWidget window;
        QVBoxLayout column(&window);
        column.setContentsMargins(20, 20, 20, 20);
        auto *first = new Button(appearance, Button::Kind::Plain, u"first"_s);
        auto *second = new Button(appearance, Button::Kind::Plain, u"second"_s);
        column.addWidget(first);
        column.addWidget(second);
        auto *ring = new FocusRing(appearance, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::mouseClick(first, Qt::LeftButton);
        QVERIFY(!ring->isVisible());
        QTest::keyClick(first, Qt::Key_Tab);
        QTRY_VERIFY(second->hasFocus());
        QVERIFY(ring->isVisible());
        QCOMPARE(ring->geometry(), second->geometry().adjusted(-4, -4, 4, 4));
        QTest::mouseClick(first, Qt::LeftButton);
        QVERIFY(!ring->isVisible());
    }

    void easesToItsTarget()
    {
        Appearance appearance;
        QWidget widget;
        Ease ease(appearance, &widget);
        QCOMPARE(ease.towards(0), 0.0); // never painted before: at once
        const bool still = appearance.reducedMotion(); // the desktop's own wish
        QCOMPARE(ease.towards(1), still ? 1.0 : 0.0);
        QTRY_COMPARE(ease.towards(1), 1.0);
        const double half = ease.towards(0);
        QCOMPARE(half, still ? 0.0 : 1.0);
        QTRY_COMPARE(ease.towards(0), 0.0);
        appearance.setReducedMotion(true);
        QCOMPARE(ease.towards(2), 2.0);
    }

    void keysAsPeopleReadThem()
    {
        QCOMPARE(keyText(QKeySequence(Qt::CTRL | Qt::Key_K)), u"Ctrl K"_s);
        QCOMPARE(keyText(QKeySequence(Qt::CTRL | Qt::Key_Return)), u"Ctrl Enter"_s);
        QCOMPARE(keyText(QKeySequence(Qt::Key_Plus)), u"+"_s);
        QCOMPARE(keyText(QKeySequence(Qt::CTRL | Qt::Key_Plus)), u"Ctrl +"_s);
        QCOMPARE(shownText(u"&Save && go"_s), u"Save & go"_s);
    }
};

QTEST_MAIN(WidgetsTest)
#include "tst_widgets.moc"
