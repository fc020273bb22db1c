// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/endpoint_tester.h"

#include <algorithm>

namespace derby::ui {

EndpointTester::EndpointTester(EndpointBook &book, QObject *parent)
    : QObject(parent)
    , m_book(book)
{
    connect(&book, &EndpointBook::changed, this,
            [this] { std::erase_if(m_tests, [this](const auto &test) { return m_book.indexOf(test.first) < 0; }); });
    // What is measured has the machine and the servers for itself.
    connect(&book, &EndpointBook::pausedChanged, this, [this](bool paused) {
        std::vector<quint64> under;
        for (const auto &[serial, test] : m_tests) {
            if (paused && test.question)
                under.push_back(serial);
        }
        for (const quint64 serial : under)
            cancel(serial);
    });
}

EndpointTester::~EndpointTester()
{
    m_tests.clear();
}

void EndpointTester::start(quint64 serial)
{
    const int index = m_book.indexOf(serial);
    if (index < 0 || running(serial) || m_book.paused())
        return;
    if (!m_lookout)
        m_lookout = std::make_unique<Lookout>(TransportKind::Stopwatch);
    TraceOptions options;
    options.prompt = QString::fromLatin1(testPrompt);
    Test &test = m_tests[serial];
    test.trace.reset();
    test.question = m_lookout->trace(m_book.endpoints()[index], options, std::make_shared<LiveTrace>(), [this, serial](const Trace &trace) {
        const auto found = m_tests.find(serial);
        if (found == m_tests.end())
            return;
        found->second.question.reset();
        found->second.trace = trace;
        Q_EMIT changed(serial);
    });
    Q_EMIT changed(serial);
}

void EndpointTester::cancel(quint64 serial)
{
    if (m_tests.erase(serial) > 0)
        Q_EMIT changed(serial);
}

void EndpointTester::forget(quint64 serial)
{
    cancel(serial);
}

bool EndpointTester::running(quint64 serial) const
{
    const auto found = m_tests.find(serial);
    return found != m_tests.end() && found->second.question;
}

bool EndpointTester::anyRunning() const
{
    return std::any_of(m_tests.begin(), m_tests.end(), [](const auto &test) { return test.second.question != nullptr; });
}

const Trace *EndpointTester::result(quint64 serial) const
{
    const auto found = m_tests.find(serial);
    return found != m_tests.end() && found->second.trace ? &*found->second.trace : nullptr;
}

} // namespace derby::ui
