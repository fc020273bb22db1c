// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/setup_view.h"

#include "ui/pages/benchmark/file_card.h"
#include "ui/pages/benchmark/plan_form.h"
#include "ui/pages/benchmark/yaml_editor.h"
#include "ui/widgets/scroll_column.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

constexpr int narrowBelow = 1000;
constexpr int formShare = 640, fileShare = 528; // of the width
constexpr int pauseMs = 150;
constexpr int leastEditor = 240;

QString keyOf(const Endpoint &endpoint)
{
    return engineId(endpoint.engine) + u' ' + endpoint.url.toString();
}

} // namespace

SetupView::SetupView(const Appearance &appearance, PlanDocument &document, EndpointBook &book, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_book(book)
    , m_form(new PlanForm(appearance, document))
    , m_file(new FileCard(appearance, document))
    , m_dryRun(new DryRunCard(appearance))
    , m_formScroll(new ScrollColumn)
    , m_scroll(new ScrollColumn)
    , m_right(new QWidget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::gutter);
    m_formScroll->column()->addWidget(m_form);
    m_formScroll->column()->addStretch();
    auto *right = new QVBoxLayout(m_right);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(Theme::gutter);
    m_file->setMinimumHeight(leastEditor);
    right->addWidget(m_file, 1);
    right->addWidget(m_dryRun);
    m_scroll->column()->addWidget(m_right);
    row->addWidget(m_formScroll, formShare);
    row->addWidget(m_scroll, fileShare);
    m_pool.setMaxThreadCount(1);

    connect(m_form, &PlanForm::focused, m_file, &FileCard::markPath);
    connect(m_form, &PlanForm::failed, this, &SetupView::failed);
    connect(m_form, &PlanForm::removed, this, &SetupView::removed);
    connect(&m_form->endpoints(), &EndpointChips::addRequested, this, &SetupView::addEndpointRequested);
    connect(&m_form->endpoints(), &EndpointChips::simulatorsRequested, this, [this] {
        if (const std::optional<Error> error = m_book.startSimulators(QStringLiteral("demo")))
            Q_EMIT failed(*error);
    });
    connect(&m_form->endpoints(), &EndpointChips::toggled, this, [this](int index, bool chosen) {
        m_candidates[index].chosen = chosen;
        const QString key = keyOf(m_candidates[index].endpoint);
        m_leftOut.removeAll(key);
        if (!chosen)
            m_leftOut << key;
        planChanged();
    });
    connect(&document, &PlanDocument::changed, this, &SetupView::gatherCandidates);
    connect(&book, &EndpointBook::changed, this, &SetupView::gatherCandidates);
    connect(&appearance, &Appearance::changed, this, &SetupView::workOut); // its glyphs are pictures
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SetupView::workOut);
    gatherCandidates();
}

SetupView::~SetupView()
{
    m_pool.waitForDone();
}

/// The file's endpoints first, as the command line has them, then those of the Engines page that the file does not name.
void SetupView::gatherCandidates()
{
    QList<Candidate> candidates;
    QStringList seen;
    const QList<Endpoint> known = m_book.endpoints();
    if (m_document.config().valid()) {
        for (Endpoint endpoint : m_document.config().plan.endpoints) {
            const QString key = keyOf(endpoint);
            for (const Endpoint &other : known) {
                if (keyOf(other) == key && endpoint.apiKeyEnv.isEmpty())
                    endpoint.apiKey = other.apiKey;
            }
            seen << key;
            candidates.append({endpoint, true, !m_leftOut.contains(key)});
        }
    } else {
        for (const Candidate &candidate : std::as_const(m_candidates)) { // as they were, until the file can be read
            if (candidate.fromFile) {
                candidates << candidate;
                seen << keyOf(candidate.endpoint);
            }
        }
    }
    for (const Endpoint &endpoint : known) {
        const QString key = keyOf(endpoint);
        if (!seen.contains(key))
            candidates.append({endpoint, false, !m_leftOut.contains(key)});
        seen << key;
    }
    const auto same = [](const Candidate &a, const Candidate &b) {
        return keyOf(a.endpoint) == keyOf(b.endpoint) && a.endpoint.name == b.endpoint.name && a.fromFile == b.fromFile
            && a.chosen == b.chosen && a.endpoint.simulated == b.endpoint.simulated;
    };
    const bool changed =
        candidates.isEmpty() || !std::equal(candidates.begin(), candidates.end(), m_candidates.begin(), m_candidates.end(), same);
    m_candidates = candidates;
    if (changed) // else the chip that has the focus would lose it at every key
        m_form->endpoints().setCandidates(m_candidates);
    planChanged();
}

Result<Plan> SetupView::plan() const
{
    const ConfigResult &config = m_document.config();
    if (!config.valid()) {
        const Diagnostic &first = config.errors.first();
        return fail(
            makeError(ErrorKind::Usage,
                      config.errors.size() == 1 ? tr("The plan has a mistake.") : tr("The plan has %1 mistakes.").arg(config.errors.size()),
                      first.toString(), {first.suggestion.isEmpty() ? tr("Correct line %1.").arg(first.line) : first.suggestion}));
    }
    Plan plan = config.plan;
    plan.endpoints.clear();
    for (const Candidate &candidate : m_candidates) {
        if (!candidate.chosen)
            continue;
        Endpoint endpoint = candidate.endpoint;
        if (endpoint.model.isEmpty())
            endpoint.model = plan.model;
        if (endpoint.apiKey.isEmpty() && !endpoint.apiKeyEnv.isEmpty())
            endpoint.apiKey = qgetenv(endpoint.apiKeyEnv.toLocal8Bit().constData()).trimmed();
        plan.endpoints << endpoint;
    }
    if (plan.endpoints.isEmpty())
        return fail(makeError(ErrorKind::Usage, m_candidates.isEmpty() ? tr("There is no server yet.") : tr("No server is chosen."), {},
                              {m_candidates.isEmpty() ? tr("Add a server on the Engines page, or use the simulators.")
                                                      : tr("Choose at least one of the endpoints.")}));
    assignLaneIds(plan.endpoints);
    return plan;
}

bool SetupView::simulated() const
{
    return std::any_of(m_candidates.begin(), m_candidates.end(),
                       [](const Candidate &candidate) { return candidate.chosen && candidate.endpoint.simulated; });
}

void SetupView::planChanged()
{
    ++m_asked; // what is being worked out now is out of date
    m_pause.start();
    const Result<Plan> wanted = plan();
    const bool noEndpoint = !wanted && m_document.config().valid();
    if (!wanted) {
        m_forecast.reset();
        m_dryRun->showNothing(noEndpoint ? wanted.error().actions.value(0) : wanted.error().message);
    }
    m_form->setEndpointProblem(noEndpoint && !m_candidates.isEmpty() ? wanted.error().message : QString());
    Q_EMIT forecastChanged();
}

void SetupView::workOut()
{
    const Result<Plan> wanted = plan();
    if (!wanted)
        return;
    const int number = ++m_asked;
    m_pool.clear();
    m_pool.start([this, number, plan = *wanted] {
        const Forecast result = derby::ui::forecast(plan);
        // This object outlives its pool's work; what is queued when it goes is dropped.
        QMetaObject::invokeMethod(
            this,
            [this, number, result] {
                if (number != m_asked)
                    return;
                m_forecast = result;
                m_dryRun->show(result);
                Q_EMIT forecastChanged();
            },
            Qt::QueuedConnection);
    });
}

void SetupView::takeTyped()
{
    m_file->editor().flush();
}

void SetupView::focusFirstProblem()
{
    if (m_form->focusFirstProblem() || m_document.config().valid())
        return;
    const Diagnostic &first = m_document.config().errors.first();
    m_file->editor().goTo(std::max(1, first.line), std::max(1, first.column));
}

void SetupView::switchSide()
{
    if (m_file->isAncestorOf(focusWidget()))
        m_form->focusFirst();
    else
        m_file->editor().setFocus(Qt::ShortcutFocusReason);
}

void SetupView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < narrowBelow;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    if (narrow)
        m_formScroll->column()->insertWidget(1, m_right);
    else
        m_scroll->column()->insertWidget(0, m_right);
    m_scroll->setVisible(!narrow);
    m_file->setMinimumHeight(narrow ? leastEditor + 120 : leastEditor);
}

} // namespace derby::ui
