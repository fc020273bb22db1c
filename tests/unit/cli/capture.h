// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTemporaryFile>

#include <cstdio>
#include <unistd.h>

/// What is written to stdout or stderr while it lives.
class Capture
{
public:
    explicit Capture(std::FILE *stream)
        : m_stream(stream)
    {
        m_file.open();
        std::fflush(m_stream);
        m_saved = dup(fileno(m_stream));
        dup2(m_file.handle(), fileno(m_stream));
    }
    ~Capture() { restore(); }
    Capture(const Capture &) = delete;
    Capture &operator=(const Capture &) = delete;

    /// Ends the capture.
    QByteArray text()
    {
        restore();
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    void restore()
    {
        if (m_saved < 0)
            return;
        std::fflush(m_stream);
        dup2(m_saved, fileno(m_stream));
        close(m_saved);
        m_saved = -1;
    }

    std::FILE *m_stream;
    QTemporaryFile m_file;
    int m_saved = -1;
};
