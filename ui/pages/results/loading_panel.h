// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "ui/theme/appearance.h"

#include <QWidget>

namespace derby::ui {

class Button;
class ErrorCard;
class ProgressLine;
class Text;

/// Stands where the run will: what is being read, with Cancel; or why it cannot be.
class LoadingPanel : public QWidget
{
    Q_OBJECT
public:
    explicit LoadingPanel(const Appearance &appearance, QWidget *parent = nullptr);
    void showReading(const QString &title);
    void showProgress(int done, int total);
    void showError(const Error &error, bool recoverable);

Q_SIGNALS:
    void cancelled();
    void recoverRequested();

private:
    Text *m_text;
    ProgressLine *m_line;
    Button *m_cancel, *m_back;
    ErrorCard *m_error;
};

} // namespace derby::ui
