// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/connection_fields.h"

#include "ui/models/endpoint_input.h"
#include "ui/theme/icons.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int headersHeight = 58;

QVBoxLayout *columnOf(QWidget *widget, int spacing)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

} // namespace

ConnectionFields::ConnectionFields(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_kind(new Choice(appearance, this))
    , m_variable(new Field(appearance, {}, this))
    , m_key(new Field(appearance, {}, this))
    , m_ca(new Field(appearance, {}, this))
    , m_headers(new QPlainTextEdit(this))
    , m_headersError(new Text(appearance, Type::Small, {}, this, Token::Error))
    , m_keychainNote(new Text(appearance, Type::Small, {}, this, Token::Ink3))
    , m_verify(new Check(appearance, tr("Verify the server's certificate"), this))
    , m_shout(new QWidget(this))
    , m_tls(new QWidget(this))
{
    QVBoxLayout *column = columnOf(this, Theme::xs);
    const auto label = [&](const QString &text, QVBoxLayout *into) {
        auto *name = new Text(appearance, Type::Small, text, this, Token::Ink3);
        into->addWidget(name);
    };
    label(tr("Key"), column);
    m_kind->addItems({tr("No key"), tr("In an environment variable"), tr("In the system's keychain")});
    m_kind->setAccessibleName(tr("Where the key is"));
    column->addWidget(m_kind);
    m_variable->edit()->setPlaceholderText(u"MY_KEY"_s);
    m_variable->edit()->setAccessibleName(tr("Environment variable"));
    m_variable->setFigure(true);
    column->addWidget(m_variable);
    m_key->edit()->setEchoMode(QLineEdit::Password);
    m_key->edit()->setAccessibleName(tr("Key"));
    column->addWidget(m_key);
    m_keychainNote->setWordWrap(true);
    m_keychainNote->setText(tr("Sent as Authorization: Bearer. It is kept in the system's keychain, never in a file."));
    column->addWidget(m_keychainNote);
    column->addSpacing(Theme::s);

    label(tr("Extra headers, one a line"), column);
    m_headers->setPlaceholderText(u"X-Team: bench"_s);
    m_headers->setAccessibleName(tr("Extra headers"));
    m_headers->setTabChangesFocus(true);
    m_headers->setFixedHeight(headersHeight);
    column->addWidget(m_headers);
    m_headersError->setWordWrap(true);
    m_headersError->hide();
    column->addWidget(m_headersError);
    column->addSpacing(Theme::s);

    QVBoxLayout *tls = columnOf(m_tls, Theme::xs);
    label(tr("Authority's certificate (PEM)"), tls);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::s);
    m_ca->edit()->setPlaceholderText(tr("the system's authorities"));
    m_ca->edit()->setAccessibleName(tr("CA file"));
    row->addWidget(m_ca, 1);
    auto *choose = new Button(appearance, Button::Kind::Plain, {}, u"glyph/folder"_s, this);
    choose->setAccessibleName(tr("Choose a CA file"));
    choose->setToolTip(tr("Choose a CA file"));
    row->addWidget(choose, 0, Qt::AlignTop);
    tls->addLayout(row);
    m_verify->setChecked(true);
    tls->addWidget(m_verify);
    auto *shout = new QHBoxLayout(m_shout);
    shout->setContentsMargins(0, 0, 0, 0);
    shout->setSpacing(6);
    auto *glyph = new QLabel(m_shout);
    const auto paintGlyph = [glyph, &appearance] {
        glyph->setPixmap(iconPixmap(u"glyph/warn"_s, appearance.theme().color(Token::Warn), 16, glyph->devicePixelRatioF()));
    };
    paintGlyph();
    connect(&appearance, &Appearance::changed, glyph, paintGlyph);
    shout->addWidget(glyph, 0, Qt::AlignTop);
    auto *words = new Text(appearance, Type::Strong,
                           tr("NOT VERIFIED: anybody on the way can read the key and the answers. For a test only."), m_shout, Token::Warn);
    words->setWordWrap(true);
    shout->addWidget(words, 1);
    tls->addWidget(m_shout);
    column->addWidget(m_tls);

    connect(choose, &Button::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Choose a CA file"), m_ca->text(), tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, m_ca, &Field::setText);
        dialog->open();
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showKeyKind();
        Q_EMIT changed();
    });
    for (Field *each : {m_variable, m_key, m_ca}) {
        connect(each->edit(), &QLineEdit::textChanged, this, [this, each] {
            each->setError({});
            Q_EMIT changed();
        });
    }
    connect(m_headers, &QPlainTextEdit::textChanged, this, [this] {
        m_headersError->hide();
        Q_EMIT changed();
    });
    connect(m_verify, &QCheckBox::toggled, this, [this] {
        showTls();
        Q_EMIT changed();
    });
    showKeyKind();
    showTls();
}

void ConnectionFields::set(const Endpoint &endpoint, bool hasStored)
{
    const QSignalBlocker silent(this);
    m_hasStored = hasStored;
    m_kind->setCurrentIndex(int(hasStored ? KeyKind::Keychain : !endpoint.apiKeyEnv.isEmpty() ? KeyKind::Variable : KeyKind::None));
    m_variable->setText(endpoint.apiKeyEnv);
    m_key->setText({});
    m_key->edit()->setPlaceholderText(hasStored ? tr("kept in the keychain; type to replace it") : QString());
    m_headers->setPlainText(EndpointInput::headersText(endpoint.headers));
    m_ca->setText(endpoint.caFile);
    m_verify->setChecked(endpoint.verifyTls);
    for (Field *each : {m_variable, m_key, m_ca})
        each->setError({});
    m_headersError->hide();
    showKeyKind();
    showTls();
}

ConnectionFields::KeyKind ConnectionFields::keyKind() const
{
    return KeyKind(m_kind->currentIndex());
}

bool ConnectionFields::keepsStored() const
{
    return keyKind() == KeyKind::Keychain && m_hasStored && m_key->text().trimmed().isEmpty();
}

QByteArray ConnectionFields::typedKey() const
{
    return keyKind() == KeyKind::Keychain ? EndpointInput::key(m_key->text()).value : QByteArray();
}

void ConnectionFields::setKeyError(const QString &message)
{
    m_key->setError(message);
    m_key->edit()->setFocus();
}

bool ConnectionFields::untouched() const
{
    return keyKind() == KeyKind::None && m_headers->toPlainText().trimmed().isEmpty() && m_ca->text().trimmed().isEmpty()
        && m_verify->isChecked();
}

void ConnectionFields::focusKey()
{
    if (keyKind() == KeyKind::None)
        m_kind->setFocus(Qt::OtherFocusReason);
    else
        (keyKind() == KeyKind::Variable ? m_variable : m_key)->edit()->setFocus(Qt::OtherFocusReason);
}

void ConnectionFields::setUrlScheme(const QString &scheme)
{
    m_tls->setVisible(scheme != "http"_L1);
}

bool ConnectionFields::read(Endpoint &endpoint)
{
    QWidget *wrong = nullptr;
    const auto refuse = [&](Field *field, const QString &problem) {
        field->setError(problem);
        if (!problem.isEmpty() && !wrong)
            wrong = field->edit();
    };
    endpoint.apiKeyEnv.clear();
    if (!keepsStored())
        endpoint.apiKey.clear();
    if (keyKind() == KeyKind::Variable) {
        const auto variable = EndpointInput::variable(m_variable->text());
        refuse(m_variable, variable.problem);
        endpoint.apiKeyEnv = variable.value;
    } else if (keyKind() == KeyKind::Keychain && !keepsStored()) {
        const auto key = EndpointInput::key(m_key->text());
        refuse(m_key, key.problem);
        endpoint.apiKey = key.value;
    }
    const auto headers = EndpointInput::headers(m_headers->toPlainText());
    m_headersError->setText(headers.problem);
    m_headersError->setVisible(!headers.problem.isEmpty());
    m_headers->setAccessibleDescription(headers.problem);
    if (!headers.problem.isEmpty() && !wrong)
        wrong = m_headers;
    endpoint.headers = headers.value;
    const auto ca = EndpointInput::caFile(m_ca->text());
    refuse(m_ca, ca.problem);
    endpoint.caFile = ca.value;
    endpoint.verifyTls = m_verify->isChecked();
    if (wrong)
        wrong->setFocus(Qt::OtherFocusReason);
    return !wrong;
}

void ConnectionFields::readQuietly(Endpoint &endpoint) const
{
    endpoint.headers = EndpointInput::headers(m_headers->toPlainText()).value;
    endpoint.caFile = EndpointInput::caFile(m_ca->text()).value;
    endpoint.verifyTls = m_verify->isChecked();
    if (keyKind() == KeyKind::Variable)
        endpoint.apiKey = qgetenv(EndpointInput::variable(m_variable->text()).value.toLocal8Bit().constData()).trimmed();
    else if (!keepsStored())
        endpoint.apiKey = typedKey();
}

void ConnectionFields::showKeyKind()
{
    const KeyKind kind = keyKind();
    m_variable->setVisible(kind == KeyKind::Variable);
    m_key->setVisible(kind == KeyKind::Keychain);
    m_keychainNote->setVisible(kind == KeyKind::Keychain);
}

void ConnectionFields::showTls()
{
    m_shout->setVisible(!m_verify->isChecked());
}

} // namespace derby::ui
