// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/address_entry.h"

#include "ui/models/endpoint_input.h"
#include "ui/models/endpoint_status.h"
#include "ui/models/localhost_look.h"
#include "ui/pages/engines/connection_fields.h"
#include "ui/pages/engines/probe_list.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int typingPauseMs = 300, glyphSize = 16;

} // namespace

AddressEntry::AddressEntry(const Appearance &appearance, EndpointBook &book, Lookout &lookout, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_book(book)
    , m_lookout(lookout)
    , m_address(new Field(appearance, {}, this))
    , m_glyph(new QLabel(this))
    , m_sentence(new Text(appearance, Type::Body, {}, this))
    , m_hint(new Text(appearance, Type::Small,
                      tr("vLLM, TGI, Ollama, llama.cpp, SGLang, or anything that speaks the OpenAI protocol. What answers there is shown "
                         "while you type."),
                      this, Token::Ink3))
    , m_said(new QWidget(this))
    , m_progress(new ProgressLine(appearance, this))
    , m_probes(new ProbeList(appearance, this))
    , m_add(new Button(appearance, Button::Kind::Primary, tr("Add"), {}, this))
    , m_more(new Button(appearance, Button::Kind::Quiet, tr("Header or key…"), {}, this))
    , m_connection(new ConnectionFields(appearance, this))
    , m_buttons(new QWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::m);
    m_address->setFigure(true);
    m_address->edit()->setPlaceholderText(u"http://host:8000"_s);
    m_address->edit()->setAccessibleName(tr("Address"));
    column->addWidget(m_address);
    m_hint->setWordWrap(true);
    column->addWidget(m_hint);

    auto *said = new QHBoxLayout(m_said);
    said->setContentsMargins(0, 0, 0, 0);
    said->setSpacing(Theme::s);
    m_glyph->setFixedWidth(glyphSize);
    said->addWidget(m_glyph, 0, Qt::AlignTop);
    m_sentence->setWordWrap(true);
    said->addWidget(m_sentence, 1);
    column->addWidget(m_said);
    m_progress->setProgress(-1);
    column->addWidget(m_progress);
    column->addWidget(m_probes);
    column->addWidget(m_connection);
    m_connection->hide();

    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::s);
    m_add->setKeys(QKeySequence(Qt::Key_Return));
    row->addWidget(m_add);
    row->addWidget(m_more);
    row->addStretch();
    column->addWidget(m_buttons);

    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &AddressEntry::look);
    connect(m_address->edit(), &QLineEdit::textChanged, this, &AddressEntry::typed);
    connect(m_address->edit(), &QLineEdit::returnPressed, this, [this] {
        // What is still being asked is added once it is known.
        if (m_pause.isActive() || m_question) {
            m_addWhenKnown = true;
            if (m_pause.isActive()) {
                m_pause.stop();
                look();
            }
            return;
        }
        if (m_look && m_look->engine())
            add();
        else if (!m_look)
            look();
        else
            m_add->setFocus(Qt::TabFocusReason);
    });
    connect(m_add, &Button::clicked, this, &AddressEntry::add);
    connect(m_more, &Button::clicked, this, [this] {
        m_connection->setVisible(!m_connection->isVisible());
        if (m_connection->isVisible())
            m_connection->focusKey();
    });
    connect(m_connection, &ConnectionFields::changed, this, &AddressEntry::typed);
    connect(&appearance, &Appearance::changed, this, [this] { say(m_sentence->text(), m_glyphColor, m_glyphName); });
    say({}, Token::Ink, {});
    showState();
}

AddressEntry::~AddressEntry() = default;

void AddressEntry::focusAddress()
{
    m_address->edit()->setFocus(Qt::ShortcutFocusReason);
    m_address->edit()->selectAll();
}

void AddressEntry::setCompact()
{
    m_compact = true;
    m_probes->setCompact(true);
    showState();
}

void AddressEntry::setPaused(bool paused)
{
    m_paused = paused;
    typed();
}

bool AddressEntry::clear()
{
    if (m_address->text().isEmpty() && !m_connection->isVisible())
        return false;
    m_address->setText({});
    m_connection->set({}, false);
    m_connection->hide();
    return true;
}

void AddressEntry::typed()
{
    const bool was = m_question != nullptr;
    m_question.reset();
    m_look.reset();
    m_url.clear();
    m_addWhenKnown = false;
    m_probes->clear();
    m_address->setError({});
    say({}, Token::Ink, {});
    if (was)
        Q_EMIT looking({});
    if (m_address->text().trimmed().isEmpty())
        m_pause.stop();
    else
        m_pause.start();
    const QString typedText = m_address->text().trimmed();
    m_connection->setUrlScheme(typedText.startsWith("https:"_L1, Qt::CaseInsensitive) ? u"https"_s : u"http"_s);
    showState();
}

void AddressEntry::look()
{
    const auto url = EndpointInput::url(m_address->text());
    if (!url.problem.isEmpty()) {
        m_address->setError(url.problem);
        m_addWhenKnown = false;
        showState();
        return;
    }
    if (m_paused) {
        say(tr("Something is being measured: the server is asked when that is over."), Token::Ink3, {});
        return;
    }
    m_url = url.value;
    Endpoint endpoint;
    endpoint.url = url.value;
    m_connection->readQuietly(endpoint);
    m_probes->clear();
    m_since.start();
    m_question = m_lookout.look(
        endpoint, Lookout::shortDeadlines(), [this](const ProbeReport &report) { m_probes->add(report); },
        [this](const ServerLook &look) { taken(look); });
    Q_EMIT looking(m_url);
    showState();
}

void AddressEntry::taken(const ServerLook &look)
{
    m_question.reset();
    m_look = look;
    const bool engine = look.engine().has_value();
    const bool trouble = !engine && !look.loading && !look.refused;
    say(EndpointJudge::sentence(look), trouble ? Token::Warn : Token::Ink, engine ? u"glyph/check"_s : u"glyph/warn"_s);
    if (!engine && look.error && !look.answered)
        m_sentence->setText(QStringList{look.error->message, look.error->actions.value(0)}.join(u' '));
    if (look.refused && !engine) {
        m_connection->show();
        say(m_sentence->text(), Token::Warn, u"lock"_s.prepend(u"glyph/"_s));
    }
    Q_EMIT looked(m_url, look, double(m_since.nsecsElapsed()) / 1e6);
    showState();
    if (std::exchange(m_addWhenKnown, false) && engine)
        add();
}

void AddressEntry::say(const QString &sentence, Token color, const QString &glyph)
{
    m_glyphName = glyph;
    m_glyphColor = color;
    m_sentence->setText(sentence);
    m_sentence->setToken(color);
    m_glyph->setPixmap(glyph.isEmpty() ? QPixmap() : iconPixmap(glyph, m_appearance.theme().color(color), glyphSize, devicePixelRatioF()));
    m_said->setVisible(!sentence.isEmpty());
    m_address->edit()->setAccessibleDescription(sentence);
}

void AddressEntry::showState()
{
    m_progress->setVisible(m_question != nullptr);
    m_hint->setVisible(!m_compact && m_address->text().trimmed().isEmpty());
    m_probes->setVisible(m_probes->rows() > 0 || m_question);
    const bool engine = m_look && m_look->engine();
    m_buttons->setVisible(!m_address->text().trimmed().isEmpty() || m_connection->isVisibleTo(this));
    m_add->setText(m_look && !engine ? tr("Add anyway") : tr("Add"));
    m_add->setKeys(m_look && !engine ? QKeySequence() : QKeySequence(Qt::Key_Return));
    m_add->setEnabled(m_look.has_value() && !m_storing);
}

void AddressEntry::add()
{
    if (!m_look || m_storing)
        return;
    Endpoint endpoint = LocalhostLook::endpointOf(m_url, *m_look).value_or(Endpoint());
    endpoint.url = m_url;
    if (!m_connection->read(endpoint)) {
        m_connection->show();
        return;
    }
    if (endpoint.apiKey.isEmpty()) {
        store(endpoint, {});
        return;
    }
    m_storing = true;
    showState();
    m_book.keepKey(endpoint, endpoint.apiKey, this, [this, endpoint](const Result<QString> &name) {
        m_storing = false;
        showState();
        if (name) {
            store(endpoint, *name);
            return;
        }
        m_connection->show();
        m_connection->setKeyError(QStringList{name.error().message, name.error().actions.value(0)}.join(u' '));
    });
}

void AddressEntry::store(const Endpoint &endpoint, const QString &keychainKey)
{
    const qsizetype before = m_book.entries().size();
    const std::optional<Error> error = m_book.add(endpoint, u"typed"_s, keychainKey);
    if (m_book.entries().size() == before) {
        m_address->setError(error ? QStringList{error->message, error->actions.value(0)}.join(u' ') : QString());
        focusAddress();
        return;
    }
    const quint64 serial = m_book.entries().last().serial;
    clear();
    Q_EMIT added(serial);
}

} // namespace derby::ui
