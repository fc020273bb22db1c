// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/edit_panel.h"

#include "base/text.h"
#include "ui/models/endpoint_input.h"
#include "ui/pages/engines/connection_fields.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int narrowBelow = 640;
constexpr Engine engines[]{Engine::Vllm, Engine::Tgi, Engine::Ollama, Engine::LlamaCpp, Engine::Sglang, Engine::OpenAi};

} // namespace

EditPanel::EditPanel(const Appearance &appearance, EndpointBook &book, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_book(book)
    , m_columns(new QGridLayout)
    , m_left(new QWidget(this))
    , m_right(new QWidget(this))
    , m_name(new Field(appearance, {}, this))
    , m_url(new Field(appearance, {}, this))
    , m_model(new Field(appearance, {}, this))
    , m_engine(new Choice(appearance, this))
    , m_protocol(new Choice(appearance, this))
    , m_choose(new Button(appearance, Button::Kind::Plain, tr("From the server"), u"glyph/down"_s, this))
    , m_save(new Button(appearance, Button::Kind::Primary, tr("Save"), {}, this))
    , m_cancel(new Button(appearance, Button::Kind::Quiet, tr("Cancel"), {}, this))
    , m_modelNote(new Text(appearance, Type::Small, {}, this, Token::Ink3))
    , m_connection(new ConnectionFields(appearance, this))
    , m_error(new ErrorCard(appearance, this))
{
    setHeading(tr("Edit"));
    m_columns->setHorizontalSpacing(Theme::xl);
    m_columns->setVerticalSpacing(Theme::l);
    body()->addLayout(m_columns);

    auto *left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(Theme::xs);
    addField(left, tr("Name"), m_name);
    addField(left, tr("Address"), m_url);
    addField(left, tr("Engine"), m_engine);
    addField(left, tr("Protocol"), m_protocol);
    left->addWidget(new Text(appearance, Type::Small, tr("Model"), m_left, Token::Ink3));
    auto *modelRow = new QHBoxLayout;
    modelRow->setSpacing(Theme::s);
    modelRow->addWidget(m_model, 1);
    modelRow->addWidget(m_choose, 0, Qt::AlignTop);
    left->addLayout(modelRow);
    m_modelNote->setWordWrap(true);
    left->addWidget(m_modelNote);
    left->addStretch(1);

    arrange(false);

    auto *right = new QVBoxLayout(m_right);
    right->setContentsMargins(0, 0, 0, 0);
    right->addWidget(m_connection);
    right->addStretch(1);

    m_url->setFigure(true);
    m_model->setFigure(true);
    m_name->edit()->setAccessibleName(tr("Name"));
    m_url->edit()->setAccessibleName(tr("Address"));
    m_model->edit()->setAccessibleName(tr("Model"));
    m_model->edit()->setPlaceholderText(tr("asked from the server"));
    m_engine->setAccessibleName(tr("Engine"));
    m_protocol->setAccessibleName(tr("Protocol"));
    for (const Engine each : engines)
        m_engine->addItem(engineName(each), int(each));

    m_error->hide();
    body()->addWidget(m_error);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::s);
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    body()->addLayout(buttons);
    m_save->setKeys(QKeySequence(Qt::Key_Return));
    m_cancel->setKeys(QKeySequence(Qt::Key_Escape));

    connect(m_engine, &QComboBox::currentIndexChanged, this, [this] {
        showProtocols(defaultProtocol(engine()));
        m_name->edit()->setPlaceholderText(engineName(engine()));
    });
    connect(m_choose, &Button::clicked, this, &EditPanel::showModels);
    connect(m_save, &Button::clicked, this, &EditPanel::save);
    connect(m_cancel, &Button::clicked, this, &EditPanel::closed);
    connect(m_url->edit(), &QLineEdit::textChanged, this, [this](const QString &text) {
        m_url->setError({});
        m_connection->setUrlScheme(text.trimmed().startsWith("https:"_L1, Qt::CaseInsensitive) ? u"https"_s : u"http"_s);
    });
    for (Field *field : {m_name, m_model})
        connect(field->edit(), &QLineEdit::textChanged, field, [field] { field->setError({}); });
    connect(&book, &EndpointBook::statusChanged, this, &EditPanel::readServer);
    connect(&book, &EndpointBook::changed, this, [this] {
        if (m_serial != 0 && m_book.indexOf(m_serial) < 0)
            Q_EMIT closed();
    });
}

void EditPanel::addField(QVBoxLayout *column, const QString &label, QWidget *field)
{
    column->addWidget(new Text(m_appearance, Type::Small, label, m_left, Token::Ink3));
    column->addWidget(field);
    column->addSpacing(Theme::s);
}

Engine EditPanel::engine() const
{
    return Engine(m_engine->currentData().toInt());
}

void EditPanel::edit(quint64 serial, EndpointStatus::Remedy why)
{
    const int index = m_book.indexOf(serial);
    if (index < 0)
        return;
    m_serial = serial;
    const BookEntry &entry = m_book.entries()[index];
    const Endpoint &endpoint = entry.endpoint;
    setHeading(tr("Edit"), endpoint.url.toDisplayString());
    setAccessibleName(tr("Edit %1").arg(endpoint.url.toDisplayString()));
    m_name->setText(endpoint.name);
    m_name->edit()->setPlaceholderText(engineName(endpoint.engine));
    m_url->setText(endpoint.url.toString());
    m_engine->setCurrentIndex(m_engine->findData(int(endpoint.engine)));
    showProtocols(endpoint.protocol);
    m_model->setText(endpoint.model);
    m_connection->set(endpoint, !entry.keychainKey.isEmpty());
    m_connection->setUrlScheme(endpoint.url.scheme());
    for (Field *field : {m_name, m_url, m_model})
        field->setError({});
    m_error->hide();
    readServer();
    using Remedy = EndpointStatus::Remedy;
    if (why == Remedy::EditKey) {
        m_connection->focusKey();
        return;
    }
    QLineEdit *first = why == Remedy::EditModel ? m_model->edit() : why == Remedy::EditAddress ? m_url->edit() : m_name->edit();
    first->setFocus(Qt::OtherFocusReason);
    first->selectAll();
}

void EditPanel::showProtocols(Protocol wanted)
{
    m_protocol->clear();
    for (const Protocol protocol : protocolsOf(engine()))
        m_protocol->addItem(protocolId(protocol), int(protocol));
    m_protocol->setCurrentIndex(qMax(0, m_protocol->findData(int(wanted))));
}

void EditPanel::readServer()
{
    const int index = m_serial == 0 ? -1 : m_book.indexOf(m_serial);
    if (index < 0)
        return;
    const EndpointStatus &status = m_book.entries()[index].status;
    m_models = status.models;
    m_choose->setEnabled(!m_models.isEmpty());
    m_modelNote->setText(m_models.isEmpty() ? tr("The server has given no list of models. Type the model's name, or leave it empty.")
                                            : tr("Empty: the server's own is taken, now %1.").arg(printable(status.model)));
}

void EditPanel::showModels()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &model : std::as_const(m_models)) {
        QString shown = printable(model);
        menu->addAction(shown.replace(u'&', u"&&"_s), this, [this, model] { m_model->setText(model); });
    }
    menu->popup(m_choose->mapToGlobal(QPoint(0, m_choose->height() + 4)));
}

std::optional<Endpoint> EditPanel::read()
{
    const int index = m_book.indexOf(m_serial);
    if (index < 0)
        return std::nullopt;
    Endpoint endpoint = m_book.entries()[index].endpoint;
    endpoint.engine = engine();
    endpoint.protocol = Protocol(m_protocol->currentData().toInt());
    QWidget *wrong = nullptr;
    const auto take = [&wrong](Field *field, const auto &read, auto &into) {
        field->setError(read.problem);
        into = read.value;
        if (!read.problem.isEmpty() && !wrong)
            wrong = field->edit();
    };
    take(m_name, EndpointInput::name(m_name->text()), endpoint.name);
    take(m_url, EndpointInput::url(m_url->text(), endpoint.engine), endpoint.url);
    take(m_model, EndpointInput::model(m_model->text()), endpoint.model);
    const bool connection = m_connection->read(endpoint);
    if (wrong)
        wrong->setFocus(Qt::OtherFocusReason);
    return connection && !wrong ? std::optional(endpoint) : std::nullopt;
}

void EditPanel::save()
{
    const std::optional<Endpoint> endpoint = read();
    if (!endpoint)
        return;
    const int index = m_book.indexOf(m_serial);
    if (m_connection->keepsStored()) {
        store(*endpoint, m_book.entries()[index].keychainKey);
        return;
    }
    if (endpoint->apiKey.isEmpty()) {
        store(*endpoint, {});
        return;
    }
    m_save->setEnabled(false);
    m_book.keepKey(*endpoint, endpoint->apiKey, this, [this, endpoint, serial = m_serial](const Result<QString> &name) {
        m_save->setEnabled(true);
        if (serial != m_serial)
            return;
        if (name)
            store(*endpoint, *name);
        else
            m_connection->setKeyError(QStringList{name.error().message, name.error().actions.value(0)}.join(u' '));
    });
}

void EditPanel::store(const Endpoint &endpoint, const QString &keychainKey)
{
    const int index = m_book.indexOf(m_serial);
    if (index < 0)
        return;
    const quint64 before = std::exchange(m_serial, 0);
    const std::optional<Error> error = m_book.replace(index, endpoint, keychainKey);
    const quint64 after = m_book.entries()[index].serial;
    if (error && error->kind == ErrorKind::Usage) {
        m_serial = before;
        m_url->setError(QStringList{error->message, error->actions.value(0)}.join(u' '));
        m_url->edit()->setFocus();
        return;
    }
    if (error) { // it holds while the program runs
        m_serial = after;
        m_error->setError(*error);
        m_error->show();
        return;
    }
    Q_EMIT saved(after);
}

void EditPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        save();
        return;
    }
    Card::keyPressEvent(event);
}

void EditPanel::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    arrange(event->size().width() < narrowBelow);
}

void EditPanel::arrange(bool narrow)
{
    m_columns->addWidget(m_left, 0, 0);
    m_columns->addWidget(m_right, narrow ? 1 : 0, narrow ? 0 : 1);
    m_columns->setColumnStretch(0, 1);
    m_columns->setColumnStretch(1, narrow ? 0 : 1);
}

} // namespace derby::ui
