// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_store.h"
#include "ui/models/settings.h"
#include "ui/widgets/page.h"

#include <memory>

namespace derby::ui {

/// All runs (search, kinds, tags), and one run or up to six side by side with every chart, the verdict first.
class ResultsPage : public Page
{
    Q_OBJECT
public:
    ResultsPage(const Appearance &appearance, RunStore &runs, Settings &settings, QWidget *parent = nullptr);
    ~ResultsPage() override;

    void openRun(const QString &folder); ///< any run folder, of the results folder or not
    void showQuality(); ///< the quality panel of the run shown, or of the newest

    QList<QAction *> commands() const override;
    QStringList keys() const override;
    bool simulated() const override;
    bool exportCurrent() override;
    bool showTable() override;
    bool escape() override;

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

Q_SIGNALS:
    void benchmarkRequested();

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby::ui
