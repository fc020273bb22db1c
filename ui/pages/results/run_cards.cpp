// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/run_cards.h"

#include "report/failure_text.h"
#include "ui/pages/results/words.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLocale>

#include <algorithm>

namespace derby::ui {

namespace {

/// A percentile with its interval: pale and marked where there are too few requests.
Cell percentile(const MetricFigures &figures, double value, const std::optional<Interval> &interval, const QString &name)
{
    Cell cell;
    cell.figure = true;
    if (figures.n < 1) {
        cell.text = QStringLiteral("–");
        cell.pale = true;
        return cell;
    }
    cell.text = Words::ms(value);
    cell.note = Words::interval(interval);
    cell.warn = cell.pale = figures.lowN.contains(name);
    QStringList tip{FiguresCard::tr("n %1").arg(QLocale().toString(figures.n))};
    if (cell.warn)
        tip << FiguresCard::tr("too few requests for this percentile: it describes these requests only");
    if (!interval && !figures.intervalNote.isEmpty())
        tip << figures.intervalNote;
    cell.tip = tip.join(QStringLiteral("; "));
    return cell;
}

Cell plain(const std::optional<double> &value, int decimals)
{
    Cell cell;
    cell.figure = true;
    cell.pale = !value;
    cell.text = value ? QLocale().toString(*value, 'f', decimals) : QStringLiteral("–");
    return cell;
}

/// Puts fresh content into a card; the old one goes when its click is over.
QVBoxLayout *renew(Card &card, QWidget *&content)
{
    if (content) {
        content->hide();
        content->deleteLater();
    }
    content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::s);
    card.body()->insertWidget(0, content);
    return column;
}

} // namespace

FiguresCard::FiguresCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_table(new CellTable(appearance, m_model))
    , m_note(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
{
    setHeading(tr("Figures"), tr("ms, in brackets the 95 % interval"));
    m_table->setFitsRows(true);
    m_table->setAccessibleName(tr("Figures of every lane"));
    m_note->setWordWrap(true);
    body()->addWidget(m_table);
    body()->addWidget(m_note);
}

void FiguresCard::set(const std::vector<ShownLane> &lanes)
{
    const bool several = std::any_of(lanes.begin(), lanes.end(), [](const ShownLane &lane) { return !lane.run.isEmpty(); });
    QStringList headers;
    if (several)
        headers << tr("Run");
    headers << tr("Engine") << tr("OK / due") << tr("TTFT p50") << tr("TTFT p95") << tr("TTFT p99") << tr("TPOT p50") << tr("E2E p50")
            << tr("E2E p95") << tr("Tokens/s") << tr("Requests/s") << tr("Success");
    std::vector<std::vector<Cell>> rows;
    QStringList notes;
    for (const ShownLane &lane : lanes) {
        const LaneFigures &f = *lane.figures;
        std::vector<Cell> row;
        if (several) {
            Cell run;
            run.text = lane.run;
            row.push_back(run);
        }
        Cell name, requests;
        name.text = several ? f.shownName() : lane.look.name;
        name.slot = lane.look.slot;
        name.second = lane.look.second;
        name.tip = f.endpoint.model;
        requests.figure = true;
        requests.text = QStringLiteral("%1 / %2").arg(QLocale().toString(f.succeeded), QLocale().toString(f.due));
        row.push_back(name);
        row.push_back(requests);
        row.push_back(percentile(f.ttftMs, f.ttftMs.median, f.ttftMs.medianCi, {}));
        row.push_back(percentile(f.ttftMs, f.ttftMs.p95, f.ttftMs.p95Ci, QStringLiteral("p95")));
        row.push_back(percentile(f.ttftMs, f.ttftMs.p99, f.ttftMs.p99Ci, QStringLiteral("p99")));
        row.push_back(percentile(f.tpotMs, f.tpotMs.median, f.tpotMs.medianCi, {}));
        row.push_back(percentile(f.e2eMs, f.e2eMs.median, f.e2eMs.medianCi, {}));
        row.push_back(percentile(f.e2eMs, f.e2eMs.p95, f.e2eMs.p95Ci, QStringLiteral("p95")));
        row.push_back(plain(f.outputTokensPerSecond, 1));
        row.push_back(plain(f.requestsPerSecond, 2));
        Cell success = plain(std::nullopt, 0);
        if (f.successRate) {
            success.text = Words::share(*f.successRate);
            success.pale = false;
            success.warn = *f.successRate < 1;
        }
        row.push_back(success);
        rows.push_back(std::move(row));
        for (const TargetOutcome &target : f.targets) {
            const bool atMost = target.name.endsWith(QLatin1String("_ms"));
            const QString value = target.value ? QLocale().toString(*target.value, 'g', 4) : tr("not measured");
            notes << (target.met ? tr("%1 meets its target: %2 %3, at %4 %5") : tr("%1 misses its target: %2 %3, at %4 %5"))
                         .arg(f.shownName(), target.metric, value, atMost ? tr("most") : tr("least"),
                              QLocale().toString(target.target, 'g', 4));
        }
        if (f.outputTokensEstimated)
            notes << tr("%1 does not report its output tokens: its text events are counted instead").arg(f.shownName());
        if (f.breakerOpenSeconds > 0)
            notes << tr("%1 was not asked for %2 s: its requests failed one after another")
                         .arg(f.shownName(), QLocale().toString(f.breakerOpenSeconds, 'f', 1));
    }
    m_model.set(headers, std::move(rows));
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
}

QualityCard::QualityCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
{
    setHeading(tr("Quality of the measurement"));
    body()->addStretch();
}

void QualityCard::set(const std::vector<Row> &rows)
{
    QVBoxLayout *column = renew(*this, m_content);
    const QLocale locale;
    for (const auto &[run, quality] : rows) {
        auto *line = new QHBoxLayout;
        line->setSpacing(Theme::m);
        auto *grade = new GradeBadge(m_appearance);
        grade->setLarge(rows.size() == 1);
        grade->setGrade(quality.grade);
        line->addWidget(grade, 0, Qt::AlignTop);
        auto *words = new QVBoxLayout;
        words->setSpacing(Theme::xs);
        if (!run.isEmpty())
            words->addWidget(new Text(m_appearance, Type::Strong, run));
        for (const QString &reason : quality.reasons) {
            auto *text = new Text(m_appearance, Type::Body, reason, nullptr, Token::Ink2);
            text->setWordWrap(true);
            words->addWidget(text);
        }
        QStringList facts{quality.kernelClock ? tr("kernel clock") : tr("clock of the program")};
        facts << (quality.stopwatchError ? tr("stopwatch error p99 %1 ms").arg(locale.toString(quality.stopwatchError->p99Ms, 'f', 3))
                                         : tr("stopwatch not calibrated"));
        if (quality.latenessP99Ms)
            facts << tr("sent late by p99 %1 ms").arg(Words::ms(*quality.latenessP99Ms));
        facts << tr("%1 of events coalesced").arg(Words::share(quality.coalescedShare));
        if (quality.healthKnown)
            facts << tr("busiest thread %1").arg(Words::share(quality.cpuShare));
        auto *small = new Text(m_appearance, Type::Small, facts.join(QStringLiteral(" · ")), nullptr, Token::Ink3);
        small->setWordWrap(true);
        words->addWidget(small);
        line->addLayout(words, 1);
        column->addLayout(line);
    }
}

FactsCard::FactsCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
{
    setHeading(tr("Fair to all"));
    body()->addStretch();
}

void FactsCard::set(const Plan &plan, const TestComparison &test, const QStringList &warnings)
{
    QVBoxLayout *column = renew(*this, m_content);
    const QLocale locale;
    const auto add = [&](bool good, const QString &sentence) {
        auto *line = new QHBoxLayout;
        line->setSpacing(Theme::s);
        auto *glyph = new QLabel;
        const QString name = good ? QStringLiteral("glyph/check") : QStringLiteral("glyph/warn");
        const auto paint = [this, glyph, name, good] {
            glyph->setPixmap(iconPixmap(name, m_appearance.theme().color(good ? Token::Ink : Token::Warn), 16, devicePixelRatioF()));
        };
        paint();
        connect(&m_appearance, &Appearance::changed, glyph, paint);
        auto *text = new Text(m_appearance, Type::Body, sentence, nullptr, Token::Ink2);
        text->setWordWrap(true);
        line->addWidget(glyph, 0, Qt::AlignTop);
        line->addWidget(text, 1);
        column->addLayout(line);
    };
    QStringList models, prompts, outputs;
    for (const LaneFigures &lane : test.lanes) {
        if (!models.contains(lane.endpoint.model))
            models << lane.endpoint.model;
        if (lane.meanPromptTokens)
            prompts << tr("%1 %2").arg(lane.shownName(), locale.toString(*lane.meanPromptTokens, 'f', 0));
        if (lane.meanOutputTokens)
            outputs << tr("%1 %2").arg(lane.shownName(), locale.toString(*lane.meanOutputTokens, 'f', 0));
    }
    models.removeAll(QString());
    if (test.lanes.size() > 1) {
        add(models.size() == 1,
            models.size() == 1     ? tr("One model: %1").arg(models.first())
                : models.isEmpty() ? tr("The model is not known")
                                   : tr("Different models: %1").arg(models.join(QStringLiteral(", "))));
        add(true, tr("The same prompts to every lane, %1").arg(Words::order(test.order)));
    }
    const PromptSpec *spec = nullptr;
    int tokens = 0;
    if (plan.ttft && plan.ttft->name == test.name) {
        spec = &plan.ttft->prompts;
        tokens = plan.ttft->outputTokens;
    }
    for (const LoadTest &load : plan.loads) {
        if (load.name == test.name) {
            spec = &load.prompts;
            tokens = load.outputTokens;
        }
    }
    if (spec)
        add(spec->uniquePrefix,
            spec->uniquePrefix ? tr("A prefix of its own before each prompt, so that no cache answers")
                               : tr("Prompts repeat: a prefix cache may answer"));
    if (tokens > 0)
        add(true, tr("At most %n token(s) asked for, temperature %1", nullptr, tokens).arg(locale.toString(plan.temperature, 'g', 3)));
    if (!prompts.isEmpty())
        add(true, tr("Prompt tokens, mean: %1").arg(prompts.join(QStringLiteral(", "))));
    if (!outputs.isEmpty())
        add(true, tr("Output tokens, mean: %1").arg(outputs.join(QStringLiteral(", "))));
    for (const QString &warning : warnings)
        add(false, warning);
}

ErrorsCard::ErrorsCard(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
{
    setHeading(tr("What failed"));
}

void ErrorsCard::set(const std::vector<ShownLane> &lanes)
{
    QVBoxLayout *column = renew(*this, m_content);
    bool any = false;
    for (const ShownLane &lane : lanes) {
        for (const ErrorCount &count : lane.figures->errors) {
            any = true;
            auto *card = new ErrorCard(m_appearance);
            Error error;
            error.kind = count.kind;
            error.message = QStringLiteral("%1: %2").arg(lane.look.name, errorText(count));
            error.actions = count.actions;
            card->setError(error);
            column->addWidget(card);
        }
    }
    setVisible(any);
}

} // namespace derby::ui
