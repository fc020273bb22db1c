// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/language.h"

#include <QLibraryInfo>
#include <QLocale>

static void initTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace derby::ui {

QList<Language::Known> Language::all()
{
    return {{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("de"), QStringLiteral("Deutsch")}};
}

void Language::use(const QString &wanted)
{
    initTranslations();
    const auto isKnown = [](const QString &id) {
        for (const Known &known : all()) {
            if (known.id == id)
                return true;
        }
        return false;
    };
    QString id = wanted;
    if (!isKnown(id))
        id = QLocale::system().name().section(u'_', 0, 0);
    if (!isKnown(id))
        id = QStringLiteral("en");
    m_current = id;
    // Numbers in the language of the words: "1.116,4" only in German sentences.
    if (QLocale::system().name().section(u'_', 0, 0) != id)
        QLocale::setDefault(QLocale(id));

    for (const auto &old : m_translators)
        QCoreApplication::removeTranslator(old.get());
    m_translators.clear();
    const auto install = [this](const QString &file, const QString &folder) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(file, folder)) {
            QCoreApplication::installTranslator(translator.get());
            m_translators.push_back(std::move(translator));
        }
    };
    // Qt's own words (context menus) where they are installed, then ours. English is in the sources; its file holds the plurals.
    install(QString(u"qtbase_" + id), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QString(u"tokenderby_" + id), QStringLiteral(":/translations"));
}

} // namespace derby::ui
