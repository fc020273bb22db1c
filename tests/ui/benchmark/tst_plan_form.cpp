// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every key of the configuration, by the form and by hand.
#include "page_fixture.h"

#include "ui/pages/benchmark/plan_control.h"
#include "ui/pages/benchmark/plan_form.h"
#include "ui/widgets/fold.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

namespace {

/// Three files that have every key of the reader between them, each on a line of its own with a comment behind it. %1: the prompts' key.
const char *const nested = R"(# the head
benchmark: # about
  name: Night # c
  description: Long # c
  model: some/model # c
services:
  namespace: lab # c
  manual_urls: # one an engine
    vllm: http://h:1 # c
    tgi: http://h:2 # c
    ollama: http://h:3 # c
    %2: http://h:4 # c
    sglang: http://h:5 # c
    openai: http://h:6 # c
  endpoints:
    - name: one # c
      engine: vllm # c
      url: http://h:7 # c
    - name: two # c
      engine: vllm # c
      url: http://h:8 # c
      protocol: openai-chat # c
      model: own/model # c
      api_key_env: MY_KEY # c
      headers:
        X-Team.a: perf # c
      ca_file: /dev/null # c
      verify_tls: true # c
      proxy: http://p:1 # c
test_scenarios:
  ttft:
    enabled: true # c
    iterations: 5 # c
    warmup: 3 # c
    output_tokens: 16 # c
    prompts:
%1      count: 20 # c
      shared_prefix_words: 0 # c
      unique_prefix: false # c
    headline: ttft_typical # c
    target_ms: 100 # c
    target_ttft_p95_ms: 200 # c
    target_p95_ms: 900 # c
    target_tpot_ms: 20 # c
    target_success_rate: 0.9 # c
    target_output_tokens_per_s: 50 # c
  load_tests:
    - name: first # c
      concurrent_users: 5 # c
    # about the second
    - name: load # c
      concurrent_users: 5 # c
      duration_seconds: 60 # c
      rounds: 6 # c
      order: one_after_another # c
      think_time:%3
      warmup: 3 # c
      output_tokens: 128 # c
      grace_seconds: 30 # c
      prompts:
  %1        count: 20 # c
        shared_prefix_words: 0 # c
        unique_prefix: false # c
      headline: e2e_p50 # c
      target_p95_ms: 900 # c
      target_ttft_ms: 100 # c
      target_ttft_p95_ms: 200 # c
      target_tpot_ms: 20 # c
      target_success_rate: 0.9 # c
      target_output_tokens_per_s: 50 # c
primary: first # c
targets:
  ttft_ms: 100 # c
  ttft_p95_ms: 200 # c
  e2e_p95_ms: 900 # c
  tpot_ms: 20 # c
  success_rate: 0.9 # c
  output_tokens_per_s: 50 # c
seed: 7 # c
temperature: 0.5 # c
connections: warm # c
transport: stopwatch # c
deadlines:
  connect_seconds: 5 # c
  first_token_seconds: 60 # c
  idle_seconds: 30 # c
  whole_seconds: 300 # c
breaker:
  failures_in_a_row: 5 # c
  probe_after_seconds: 8 # c
judgement:
  alpha: 0.05 # c
  power: 0.9 # c
  practical_ratio: 1.05 # c
  worth_finding_ratio: 1.10 # c
  bootstrap_draws: 10000 # c
output:
  directory: results # c
  save_raw_data: true # c
  generate_charts: true # c
  generate_report: true # c
)";

struct Sample
{
    QString other; ///< a value that the sample files do not have
    QString bad; ///< one that the reader refuses
};

/// By the last key.
Sample sampleOf(const QString &section, const QString &key)
{
    static const QHash<QString, Sample> samples{
        {u"name"_s, {u"other"_s, u"[1]"_s}},
        {u"description"_s, {u"Short"_s, u"[1]"_s}},
        {u"model"_s, {u"other/model"_s, u"{a: 1}"_s}},
        {u"namespace"_s, {u"prod"_s, u"[a]"_s}},
        {u"engine"_s, {u"sglang"_s, u"vlm"_s}},
        {u"url"_s, {u"http://h:99"_s, u"\"http://\""_s}},
        {u"protocol"_s, {u"openai-completions"_s, u"telepathy"_s}},
        {u"api_key_env"_s, {u"OTHER_KEY"_s, u"not-a-name"_s}},
        {u"headers"_s, {u"X-Team.a: other"_s, u"Authorization: x"_s}},
        {u"ca_file"_s, {u"/etc/hosts"_s, u"/no/such/file"_s}},
        {u"verify_tls"_s, {u"false"_s, u"maybe"_s}},
        {u"proxy"_s, {u"http://p:2"_s, u"socks5"_s}},
        {u"enabled"_s, {u"false"_s, u"maybe"_s}},
        {u"order"_s, {u"all_at_once"_s, u"sideways"_s}},
        {u"set"_s, {u"code"_s, u"novels"_s}},
        {u"file"_s, {u"/etc/passwd"_s, u"/no/such/file"_s}},
        {u"unique_prefix"_s, {u"true"_s, u"maybe"_s}},
        {u"headline"_s, {u"ttft_p95"_s, u"speed"_s}},
        {u"primary"_s, {u"load"_s, u"nobody"_s}},
        {u"connections"_s, {u"cold"_s, u"tepid"_s}},
        {u"transport"_s, {u"qnam"_s, u"pigeon"_s}},
        {u"directory"_s, {u"elsewhere"_s, u"\"\""_s}},
        {u"save_raw_data"_s, {u"false"_s, u"maybe"_s}},
        {u"generate_charts"_s, {u"false"_s, u"maybe"_s}},
        {u"generate_report"_s, {u"false"_s, u"maybe"_s}},
        {u"power"_s, {u"0.8"_s, u"7"_s}},
        {u"alpha"_s, {u"0.01"_s, u"7"_s}},
        {u"temperature"_s, {u"0.7"_s, u"many"_s}},
        {u"sigma"_s, {u"0.7"_s, u"many"_s}},
        {u"practical_ratio"_s, {u"1.07"_s, u"0.5"_s}},
        {u"worth_finding_ratio"_s, {u"1.2"_s, u"0.5"_s}},
        {u"success_rate"_s, {u"0.8"_s, u"1.5"_s}},
        {u"target_success_rate"_s, {u"0.8"_s, u"1.5"_s}},
        {u"bootstrap_draws"_s, {u"2000"_s, u"1"_s}},
    };
    if (section == u"services.manual_urls")
        return {u"http://h:99"_s, u"\"http://\""_s};
    if (section.endsWith(u"headers"))
        return {};
    return samples.value(key, {u"4"_s, u"-7"_s}); // all others are numbers
}

/// The file that has this key, and the path at which it stands there.
QString fileWith(const QString &section, const QString &key)
{
    const QString prompts = section.endsWith(u"synthetic") || key == u"synthetic"
        ? u"      synthetic:\n%1        words_mean: 120 # c\n%1        words_spread: 10 # c\n"_s
        : key == u"file" ? u"      file: /etc/hosts # c\n"_s
                         : u"      set: mixed # c\n"_s;
    QString ttft = prompts, load = prompts;
    ttft.replace(u"%1"_s, QString());
    load.replace(u"%1"_s, u"  "_s);
    QString text = QString::fromUtf8(nested);
    text.replace(u"  %1"_s, u"  "_s + load).replace(u"%1"_s, ttft);
    text.replace(u"%2"_s, key == u"llama.cpp" ? key : u"llamacpp"_s);
    const bool spread = section.endsWith(u"think_time");
    text.replace(u"%3"_s, spread ? u"\n        mean_seconds: 1 # c\n        sigma: 0.5 # c"_s : u" 1 # c"_s);
    const bool flat = section.isEmpty() || section.startsWith(u"ttft_test") || section.startsWith(u"load_tests");
    const bool atTop = section.isEmpty() && !QStringList{u"name"_s, u"description"_s, u"model"_s}.contains(key);
    if (!flat || atTop)
        return text;
    // The flat shape: the head's keys and the tests at the top.
    QStringList lines = text.split(u'\n');
    QStringList out;
    QString outer;
    for (const QString &line : std::as_const(lines)) {
        if (!line.startsWith(u' ') && !line.startsWith(u'#'))
            outer = line.section(u':', 0, 0);
        if (outer != u"benchmark" && outer != u"test_scenarios") {
            out << line;
            continue;
        }
        if (line.startsWith(u"benchmark:") || line.startsWith(u"test_scenarios:"))
            continue;
        QString moved = line.mid(2);
        if (moved == u"ttft:")
            moved = u"ttft_test:"_s;
        out << moved;
    }
    return out.join(u'\n');
}

/// Where the form has it: the second item of each list, so that the form must go there.
QString pathOf(QString section, const QString &key)
{
    if (section.isEmpty())
        section = QStringList{u"name"_s, u"description"_s, u"model"_s}.contains(key) ? u"benchmark"_s : QString();
    section.replace(u"[]"_s, u"[1]"_s);
    if (section.startsWith(u"ttft_test"))
        section.replace(0, 9, u"test_scenarios.ttft"_s);
    if (section.startsWith(u"load_tests"))
        section.prepend(u"test_scenarios."_s);
    return section.isEmpty() ? key : section + u'.' + key;
}

} // namespace

class TestPlanForm : public QObject
{
    Q_OBJECT

    /// Does what a user would do to give the value.
    static void set(PlanControl *control, const QString &value)
    {
        QWidget *widget = control->control();
        if (auto *edit = qobject_cast<QLineEdit *>(widget)) {
            const bool percent = control->field().kind == FormField::Kind::Percent;
            PageFixture::type(edit, percent ? QString::number(value.toDouble() * 100) : value);
        } else if (auto *check = qobject_cast<QCheckBox *>(widget)) {
            check->setFocus();
            QTest::keyClick(check, Qt::Key_Space);
            QCOMPARE(check->isChecked(), value == u"true");
        } else if (auto *lines = qobject_cast<QPlainTextEdit *>(widget)) {
            lines->setFocus();
            lines->selectAll();
            lines->insertPlainText(value);
        } else if (auto *box = qobject_cast<QComboBox *>(widget)) {
            int index = box->findData(value);
            if (index < 0)
                index = box->findText(value, Qt::MatchEndsWith);
            QVERIFY2(index >= 0, qPrintable(value));
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Home);
            for (int i = 0; i < index; ++i)
                QTest::keyClick(box, Qt::Key_Down);
        } else {
            for (QAbstractButton *segment : widget->findChildren<QAbstractButton *>()) {
                if (!segment->isChecked()) {
                    QTest::mouseClick(segment, Qt::LeftButton);
                    return;
                }
            }
        }
    }

    /// What the control says that the value is.
    static QString shown(PlanControl *control)
    {
        QWidget *widget = control->control();
        if (auto *edit = qobject_cast<QLineEdit *>(widget)) {
            const bool percent = control->field().kind == FormField::Kind::Percent;
            return percent ? QString::number(edit->text().toDouble() / 100) : edit->text();
        }
        if (auto *check = qobject_cast<QCheckBox *>(widget))
            return check->isChecked() ? u"true"_s : u"false"_s;
        if (auto *lines = qobject_cast<QPlainTextEdit *>(widget))
            return lines->toPlainText();
        if (auto *box = qobject_cast<QComboBox *>(widget))
            return box->currentData().isValid() ? box->currentData().toString() : box->currentText().section(u' ', -1);
        const QList<QAbstractButton *> segments = widget->findChildren<QAbstractButton *>();
        const QList<FormField::Option> options = control->field().options({PlanDocument()});
        for (qsizetype i = 0; i < segments.size(); ++i) {
            if (segments[i]->isChecked())
                return options.value(i).value;
        }
        return {};
    }

private Q_SLOTS:
    void everyKey_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<QString>("key");
        const QHash<QString, QStringList> known = knownConfigKeys();
        int count = 0;
        for (auto it = known.begin(); it != known.end(); ++it) {
            for (const QString &key : it.value()) {
                const QString path = it.key().isEmpty() ? key : it.key() + u'.' + key;
                // A section or list is not a value: its keys have rows of their own. A think time is both.
                if ((known.contains(path) || known.contains(path + u"[]"_s)) && key != u"think_time")
                    continue;
                QTest::newRow(qPrintable(path)) << it.key() << key;
                ++count;
            }
        }
        QVERIFY(count > 100);
    }
    void everyKey()
    {
        QFETCH(QString, section);
        QFETCH(QString, key);
        const QString before = fileWith(section, key);
        const QString path = pathOf(section, key);
        const Sample sample = sampleOf(section, key);
        Appearance appearance;
        PlanDocument document;
        document.setText(before);
        QVERIFY2(document.config().valid(), document.config().valid() ? "" : qPrintable(document.config().errors.first().toString()));
        PlanForm form(appearance, document);
        form.resize(640, 4000);
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        PlanControl *control = form.reveal(path);
        QVERIFY2(control, "the form has no control for this key");
        QVERIFY(control->isVisibleTo(&form));
        QVERIFY(!control->accessibleName().isEmpty());

        // By the form: its own line and no other; comments stay.
        const QString old = shown(control);
        set(control, sample.other);
        QVERIFY(shown(control) != old);
        QStringList was = before.split(u'\n'), is = document.text().split(u'\n');
        QCOMPARE(is.size(), was.size());
        int line = -1;
        for (qsizetype i = 0; i < was.size(); ++i) {
            if (is[i] == was[i])
                continue;
            QVERIFY2(line < 0, qPrintable(is[i]));
            line = static_cast<int>(i);
        }
        QVERIFY2(line >= 0, "nothing was written");
        const QString value = key == u"headers" ? u"other"_s : sample.other;
        QCOMPARE(is[line], QString(was[line].section(u':', 0, 0) + u": "_s + value + u" # c"_s));
        QVERIFY2(document.config().valid(), document.config().valid() ? "" : qPrintable(document.config().errors.first().toString()));
        QVERIFY(key == u"headers" || is[line].trimmed().remove(0, is[line].trimmed().startsWith(u"- ") ? 2 : 0).startsWith(key));

        // By hand, and back: the control shows it.
        document.setText(before);
        control = form.reveal(path);
        QVERIFY(control);
        if (qobject_cast<QLineEdit *>(control->control()))
            control->control()->clearFocus();
        QCOMPARE(shown(control), old);

        // A wrong value: the parser's own words at the field, and the line is named.
        is = was;
        const qsizetype indent = was[line].indexOf(u':');
        is[line] = key == u"headers" ? QString(was[line].section(u'X', 0, 0) + sample.bad)
                                     : QString(was[line].left(indent) + u": "_s + sample.bad + u" # c"_s);
        document.setText(is.join(u'\n'));
        control = form.reveal(path);
        QVERIFY(control);
        const Diagnostic *problem = document.problemAt(path);
        QVERIFY2(problem, document.config().errors.isEmpty() ? "no error" : qPrintable(document.config().errors.first().toString()));
        QCOMPARE(problem->line, line + 1);
        bool said = false;
        for (const QLabel *label : form.findChildren<QLabel *>())
            said = said || (label->isVisibleTo(&form) && label->text().startsWith(problem->message));
        QVERIFY2(said, qPrintable(problem->message));
        QVERIFY(control->problem().contains(problem->message));
        QVERIFY(control->control()->accessibleDescription().contains(problem->message)); // screen readers too
    }

    void aFoldOpensForAMistakeInIt()
    {
        Appearance appearance;
        PlanDocument document;
        document.usePreset(u"demo.yaml"_s);
        PlanForm form(appearance, document);
        for (const Fold *fold : form.findChildren<Fold *>())
            QVERIFY(!fold->isOpen());
        document.setText(document.text() + u"breaker: {failures_in_a_row: 0}\n"_s);
        int open = 0;
        for (const Fold *fold : form.findChildren<Fold *>())
            open += fold->isOpen() ? 1 : 0;
        QCOMPARE(open, 1);
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        form.activateWindow();
        QVERIFY(form.focusFirstProblem());
        QTRY_VERIFY(form.reveal(u"breaker.failures_in_a_row"_s)->control()->hasFocus());
    }

    void aMistakeInAnotherTestIsNamedAndReached()
    {
        Appearance appearance;
        PlanDocument document;
        document.setText(u"load_tests:\n  - {name: a, concurrent_users: 2}\n  - {name: b, concurrent_users: 0}\n"_s);
        PlanForm form(appearance, document);
        form.show();
        const auto says = [&form](const QString &words) {
            for (const QLabel *label : form.findChildren<QLabel *>()) {
                if (label->isVisibleTo(&form) && label->text().contains(words))
                    return true;
            }
            return false;
        };
        QVERIFY(says(u"In “b”: concurrent_users must be"_s));
        QVERIFY(form.focusFirstProblem());
        QVERIFY(!says(u"In “b”"_s)); // it is shown now
        QVERIFY(says(u"concurrent_users must be"_s));
    }

    void testsAndServersComeAndGo_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addRow("block") << u"# head\nload_tests:\n  - name: a # mine\n    concurrent_users: 2\n# tail\n"_s;
        QTest::addRow("one line") << u"load_tests: [{name: a, concurrent_users: 2}] # mine\n"_s;
        QTest::addRow("nested") << u"test_scenarios:\n  load_tests:\n    - {name: a, concurrent_users: 2} # mine\nseed: 3\n"_s;
    }
    void testsAndServersComeAndGo()
    {
        QFETCH(QString, before);
        Appearance appearance;
        PlanDocument document;
        document.setText(before);
        PlanForm form(appearance, document);
        form.show();
        QSignalSpy removed(&form, &PlanForm::removed);
        const auto press = [&form](const QString &name) {
            for (QAbstractButton *button : form.findChildren<QAbstractButton *>()) {
                if (button->accessibleName() == name) {
                    QVERIFY(button->isEnabled());
                    button->click();
                    return;
                }
            }
            QFAIL("no such button");
        };
        press(u"Add a load test"_s);
        QCOMPARE(document.config().plan.loads.size(), std::size_t(2));
        QVERIFY(document.config().valid());
        QCOMPARE(document.config().plan.loads.at(1).name, u"load-2"_s);
        PlanControl *users = form.reveal(u"test_scenarios.load_tests[1].concurrent_users"_s); // the new one is shown
        QVERIFY(users && !users->path().isEmpty());
        press(u"Remove this load test from the file"_s);
        QCOMPARE(document.text(), before);
        QCOMPARE(removed.size(), 1);
        QVERIFY(removed.at(0).at(1).toByteArray().contains("load-2"));

        press(u"Add a server to the file"_s);
        press(u"Add a server to the file"_s);
        QVERIFY(document.config().valid());
        QCOMPARE(document.config().plan.endpoints.size(), 2);
        QVERIFY(document.config().plan.endpoints.at(0).name != document.config().plan.endpoints.at(1).name);
        press(u"Remove this server from the file"_s);
        press(u"Remove this server from the file"_s);
        QVERIFY(document.config().valid());
        QVERIFY(document.config().plan.endpoints.isEmpty());

        press(u"Remove this load test from the file"_s); // the last one: the reader says what is missing
        QVERIFY(document.readable());
        QVERIFY(!document.config().valid());
        press(u"Add a load test"_s);
        QVERIFY2(document.config().valid(), document.bytes().constData());
    }

    void aSpreadMakesThinkTimeASection()
    {
        Appearance appearance;
        PlanDocument document;
        document.setText(u"load_tests:\n  - name: a\n    think_time: 1.5 # mine\n"_s);
        PlanForm form(appearance, document);
        form.show();
        PlanControl *sigma = form.reveal(u"test_scenarios.load_tests[0].think_time.sigma"_s);
        QVERIFY(sigma);
        set(sigma, u"0.5"_s);
        QCOMPARE(document.text(), u"load_tests:\n  - name: a\n    think_time: {mean_seconds: 1.5, sigma: 0.5} # mine\n"_s);
        QCOMPARE(document.config().plan.loads.at(0).think.sigma, 0.5);
        PlanControl *mean = form.reveal(u"test_scenarios.load_tests[0].think_time.mean_seconds"_s);
        QVERIFY(mean);
        QCOMPARE(shown(mean), u"1.5"_s);
    }

    void aNameThatIsTakenAwayIsAskedFor()
    {
        Appearance appearance;
        PlanDocument document;
        document.setText(u"load_tests:\n  - name: a # mine\n    rounds: 6\n"_s);
        PlanForm form(appearance, document);
        form.show();
        PlanControl *name = form.reveal(u"test_scenarios.load_tests[0].name"_s);
        QVERIFY(name);
        PageFixture::type(qobject_cast<QLineEdit *>(name->control()), {});
        QVERIFY(name->problem().contains(u"name is empty"));
        QVERIFY(document.text().endsWith(u"# mine\n    rounds: 6\n"));
    }
};

QTEST_MAIN(TestPlanForm)
#include "tst_plan_form.moc"
