// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_book.h"
#include "ui/widgets/page.h"

#include <memory>

namespace derby::ui {

/// Which servers there are: cards, add by address with a fingerprint as one types, localhost's ports, simulators, test, edit. Empty: the
/// first start (mock-up "first-start").
class EnginesPage : public Page
{
    Q_OBJECT
public:
    EnginesPage(const Appearance &appearance, EndpointBook &book, QWidget *parent = nullptr);
    ~EnginesPage() override;

    QList<QAction *> commands() const override;
    QStringList keys() const override;
    bool simulated() const override;
    bool escape() override;

Q_SIGNALS:
    void benchmarkRequested(); ///< go to the benchmark page with these endpoints
    void calibrateRequested();

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby::ui
