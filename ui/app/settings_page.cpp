// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/settings_page.h"

#include "ui/app/language.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/widgets.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QUrl>

namespace derby::ui {

namespace {

constexpr int labelWidth = 160, cardWidth = 720;

QHBoxLayout *formRow(const Appearance &appearance, QVBoxLayout *column, const QString &name, QWidget *control)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::m);
    auto *label = new Text(appearance, Type::Body, name, nullptr, Token::Ink2);
    label->setFixedWidth(labelWidth);
    label->setWordWrap(true);
    label->setBuddy(control);
    // A message below a field makes the row higher; what belongs together stays on the field's line.
    label->setMinimumHeight(Theme::control);
    row->addWidget(label, 0, Qt::AlignTop);
    row->addWidget(control, 0, Qt::AlignTop);
    column->addLayout(row);
    return row;
}

} // namespace

SettingsPage::SettingsPage(Appearance &appearance, Settings &settings, QWidget *parent)
    : Page(appearance, parent)
    , m_look(appearance)
    , m_settings(settings)
{
    setTitle(tr("Settings"), tr("Kept on this computer, in %1").arg(QDir::toNativeSeparators(settings.folder())));
    auto *scroll = new ScrollColumn;
    body()->addWidget(scroll);
    for (QWidget *card : {lookCard(), folderCard(), aboutCard()}) {
        card->setMaximumWidth(cardWidth);
        scroll->column()->addWidget(card);
    }
    scroll->column()->addStretch();
}

QWidget *SettingsPage::lookCard()
{
    auto *card = new Card(m_look);
    card->setHeading(tr("Look and language"));
    m_mode = new Segments(m_look, {tr("As the system"), tr("Light"), tr("Dark")});
    m_mode->setAccessibleName(tr("Appearance"));
    m_mode->setCurrent(int(m_look.mode()));
    connect(m_mode, &Segments::currentChanged, this, [this](int mode) {
        m_look.setMode(Appearance::Mode(mode));
        m_settings.set(settings::appearance, mode);
    });
    connect(&m_look, &Appearance::changed, this, [this] { m_mode->setCurrent(int(m_look.mode())); });
    formRow(m_look, card->body(), tr("Appearance"), m_mode)->addStretch();

    m_reduced = new Check(m_look, tr("Move as little as possible"));
    m_reduced->setChecked(m_settings.get(settings::reducedMotion));
    connect(m_reduced, &Check::toggled, this, [this](bool reduced) {
        m_look.setReducedMotion(reduced);
        m_settings.set(settings::reducedMotion, reduced);
    });
    formRow(m_look, card->body(), tr("Motion"), m_reduced)->addStretch();

    m_language = new Choice(m_look);
    m_language->setAccessibleName(tr("Language"));
    m_language->addItem(tr("As the system"), QString());
    for (const Language::Known &known : Language::all())
        m_language->addItem(known.name, known.id);
    m_language->setCurrentIndex(qMax(0, m_language->findData(m_settings.get(settings::language))));
    auto *later = new Text(m_look, Type::Small, tr("Spoken from the next start on."), nullptr, Token::Ink3);
    later->hide();
    connect(m_language, &Choice::activated, this, [this, later](int index) {
        m_settings.set(settings::language, m_language->itemData(index).toString());
        later->show();
    });
    auto *row = formRow(m_look, card->body(), tr("Language"), m_language);
    row->addWidget(later);
    row->addStretch();
    return card;
}

QWidget *SettingsPage::folderCard()
{
    auto *card = new Card(m_look);
    card->setHeading(tr("Results"));
    m_folder = new Field(m_look);
    m_folder->setText(QDir::toNativeSeparators(m_settings.resultsFolder()));
    m_folder->edit()->setAccessibleName(tr("Results folder"));
    connect(m_folder->edit(), &QLineEdit::editingFinished, this, [this] { takeFolder(m_folder->text().trimmed()); });
    auto *row = formRow(m_look, card->body(), tr("Results folder"), m_folder);
    row->setStretchFactor(m_folder, 1);
    auto *choose = new Button(m_look, Button::Kind::Plain, tr("Choose…"), QStringLiteral("glyph/folder"));
    choose->setAccessibleName(tr("Choose the results folder"));
    connect(choose, &Button::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Results folder"), m_settings.resultsFolder());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        dialog->setModal(false);
        connect(dialog, &QFileDialog::fileSelected, this, &SettingsPage::takeFolder);
        dialog->show();
    });
    row->addWidget(choose, 0, Qt::AlignTop);
    auto *open = new Button(m_look, Button::Kind::Quiet, tr("Open"));
    open->setAccessibleName(tr("Open the results folder"));
    connect(open, &Button::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_settings.resultsFolder())); });
    row->addWidget(open, 0, Qt::AlignTop);
    return card;
}

QWidget *SettingsPage::aboutCard()
{
    auto *card = new Card(m_look);
    card->setHeading(tr("About TokenDerby"));
    const QString version = QStringLiteral(TOKENDERBY_VERSION);
    auto *line =
        new Text(m_look, Type::Body, tr("Version %1, with Qt %2").arg(version, QString::fromLatin1(qVersion())), nullptr, Token::Ink2);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    card->body()->addWidget(line);
    auto *licence = new Text(m_look, Type::Body,
                             tr("Free software under the GNU General Public License, version 3 or later. It comes with no warranty. "
                                "You may change it and pass it on under the same terms."),
                             nullptr, Token::Ink2);
    licence->setWordWrap(true);
    card->body()->addWidget(licence);
    auto *row = new QHBoxLayout;
    auto *read = new Button(m_look, Button::Kind::Plain, tr("Read the licence"));
    read->setSmall(true);
    connect(read, &Button::clicked, this,
            [] { QDesktopServices::openUrl(QUrl(QStringLiteral("https://www.gnu.org/licenses/gpl-3.0.html"))); });
    row->addWidget(read);
    row->addStretch();
    card->body()->addLayout(row);
    return card;
}

void SettingsPage::takeFolder(const QString &folder)
{
    const QString path = QDir::fromNativeSeparators(folder);
    if (path.isEmpty() || QDir(path) == QDir(m_settings.resultsFolder())) {
        m_folder->setError({});
        m_folder->setText(QDir::toNativeSeparators(m_settings.resultsFolder()));
        return;
    }
    if (!QDir::isAbsolutePath(path)) {
        m_folder->setError(tr("Write the whole path, from the root of the disk."));
        return;
    }
    if (!QDir().mkpath(path) || !QFileInfo(path).isWritable()) {
        m_folder->setError(tr("This folder cannot be made or written to. Choose another one."));
        return;
    }
    m_folder->setError({});
    m_folder->setText(QDir::toNativeSeparators(path));
    m_settings.set(settings::resultsFolder, path);
    Q_EMIT resultsFolderChanged(path);
}

QStringList SettingsPage::keys() const
{
    return {tr("Esc: back")};
}

} // namespace derby::ui
