// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/prometheus.h"

#include <QString>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

namespace derby {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

bool isName(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

/// One line, read from left to right.
class LineReader
{
public:
    explicit LineReader(std::string_view line)
        : m_rest(line)
    {
    }
    void skipSpaces()
    {
        while (!m_rest.empty() && isSpace(m_rest.front()))
            m_rest.remove_prefix(1);
    }
    bool atEnd() const { return m_rest.empty(); }
    std::string_view rest() const { return m_rest; }
    bool take(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    std::string_view name()
    {
        std::size_t length = 0;
        if (!m_rest.empty() && isNameStart(m_rest.front())) {
            while (length < m_rest.size() && isName(m_rest[length]))
                ++length;
        }
        return cut(length);
    }
    std::string_view word()
    {
        std::size_t length = 0;
        while (length < m_rest.size() && !isSpace(m_rest[length]))
            ++length;
        return cut(length);
    }
    /// A label's value after its opening quote; false when the closing one is missing.
    bool quoted(std::string &out)
    {
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            m_rest.remove_prefix(1);
            if (c == '"')
                return true;
            if (c != '\\') {
                out += c;
                continue;
            }
            if (m_rest.empty())
                return false;
            const char escaped = m_rest.front();
            m_rest.remove_prefix(1);
            if (escaped == 'n')
                out += '\n';
            else if (escaped == '\\' || escaped == '"')
                out += escaped;
            else
                (out += '\\') += escaped; // the format leaves other escapes alone
        }
        return false;
    }

private:
    std::string_view cut(std::size_t length)
    {
        const std::string_view found = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return found;
    }
    std::string_view m_rest;
};

std::optional<double> numberOf(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0; // from_chars takes inf and nan in any case, too
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || text.empty())
        return std::nullopt;
    if (error == std::errc::result_out_of_range)
        return text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos
            ? 0.0
            : std::numeric_limits<double>::infinity();
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

MetricType typeOf(std::string_view word)
{
    if (word == "counter")
        return MetricType::Counter;
    if (word == "gauge")
        return MetricType::Gauge;
    if (word == "histogram")
        return MetricType::Histogram;
    if (word == "summary")
        return MetricType::Summary;
    return MetricType::Untyped;
}

/// The family that a sample of `type` with `suffix` may belong to.
bool suffixFits(std::string_view suffix, MetricType type)
{
    if (suffix == "_bucket")
        return type == MetricType::Histogram;
    if (suffix == "_sum" || suffix == "_count")
        return type == MetricType::Histogram || type == MetricType::Summary;
    return suffix == "_total" && type == MetricType::Counter; // OpenMetrics names the family without it
}

class Parser
{
public:
    explicit Parser(std::vector<MetricFamily> &families)
        : m_families(families)
    {
    }

    /// An explanation of what is wrong with the line, or null.
    const char *line(std::string_view text)
    {
        LineReader reader(text);
        reader.skipSpaces();
        if (reader.atEnd())
            return nullptr;
        if (reader.take('#')) {
            comment(reader);
            return nullptr;
        }
        return sample(reader);
    }

private:
    MetricFamily &familyOf(std::string_view name)
    {
        const auto [at, added] = m_index.try_emplace(std::string(name), m_families.size());
        if (added)
            m_families.emplace_back().name = name;
        return m_families[at->second];
    }

    MetricFamily &familyOfSample(std::string_view name)
    {
        if (m_index.find(std::string(name)) != m_index.end())
            return familyOf(name);
        for (const std::string_view suffix : {"_bucket", "_sum", "_count", "_total"}) {
            if (!name.ends_with(suffix))
                continue;
            const auto known = m_index.find(std::string(name.substr(0, name.size() - suffix.size())));
            if (known != m_index.end() && suffixFits(suffix, m_families[known->second].type))
                return m_families[known->second];
        }
        return familyOf(name);
    }

    void comment(LineReader &reader)
    {
        reader.skipSpaces();
        const std::string_view keyword = reader.word();
        if (keyword != "HELP" && keyword != "TYPE")
            return;
        reader.skipSpaces();
        const std::string_view name = reader.name();
        if (name.empty())
            return;
        reader.skipSpaces();
        if (keyword == "HELP")
            familyOf(name).help = reader.rest();
        else
            familyOf(name).type = typeOf(reader.word());
    }

    const char *sample(LineReader &reader)
    {
        MetricSample sample;
        sample.name = reader.name();
        if (sample.name.empty())
            return "a metric's name must come first";
        reader.skipSpaces();
        if (reader.take('{')) {
            if (const char *wrong = labels(reader, sample.labels))
                return wrong;
        }
        reader.skipSpaces();
        const std::optional<double> value = numberOf(reader.word());
        if (!value)
            return "the value is no number";
        sample.value = *value;
        reader.skipSpaces();
        if (!reader.atEnd() && reader.rest().front() != '#') { // an OpenMetrics exemplar follows a #
            const std::optional<double> stamp = numberOf(reader.word());
            if (!stamp || !std::isfinite(*stamp) || std::fabs(*stamp) > 9e15)
                return "the time stamp is no number";
            sample.timestampMs = static_cast<std::int64_t>(*stamp);
            reader.skipSpaces();
            if (!reader.atEnd() && reader.rest().front() != '#')
                return "something follows the time stamp";
        }
        familyOfSample(sample.name).samples.push_back(std::move(sample));
        return nullptr;
    }

    static const char *labels(LineReader &reader, Labels &out)
    {
        for (;;) {
            reader.skipSpaces();
            if (reader.take('}'))
                return nullptr;
            const std::string_view name = reader.name();
            if (name.empty())
                return "a label's name is missing";
            reader.skipSpaces();
            if (!reader.take('='))
                return "a label lacks its =";
            reader.skipSpaces();
            if (!reader.take('"'))
                return "a label's value must stand in quotes";
            out.emplace_back(name, std::string());
            if (!reader.quoted(out.back().second))
                return "a label's value lacks its closing quote";
            reader.skipSpaces();
            if (!reader.take(',') && (reader.atEnd() || reader.rest().front() != '}'))
                return "a comma or } is missing after a label";
        }
    }

    std::vector<MetricFamily> &m_families;
    std::unordered_map<std::string, std::size_t> m_index;
};

const std::string *labelOf(const Labels &labels, std::string_view name)
{
    const auto at = std::find_if(labels.begin(), labels.end(), [name](const auto &label) { return label.first == name; });
    return at == labels.end() ? nullptr : &at->second;
}

bool carries(const Labels &labels, const LabelFilter &filter)
{
    return std::all_of(filter.begin(), filter.end(), [&labels](const auto &wanted) {
        const std::string *value = labelOf(labels, wanted.first);
        return value && *value == wanted.second;
    });
}

} // namespace

Result<MetricsText> MetricsText::parse(std::string_view text)
{
    MetricsText metrics;
    Parser parser(metrics.m_families);
    int number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (const char *wrong = parser.line(line)) {
            const QString shown = QString::fromUtf8(line.data(), static_cast<qsizetype>(std::min<std::size_t>(line.size(), 200)));
            return fail(makeError(ErrorKind::BadResponse,
                                  QStringLiteral("Line ") + QString::number(number)
                                      + QStringLiteral(" of the metrics is not in the Prometheus text format: ")
                                      + QString::fromLatin1(wrong) + u'.',
                                  shown, {QStringLiteral("Check that this URL serves Prometheus metrics")}));
        }
    }
    return metrics;
}

const MetricFamily *MetricsText::family(std::string_view name) const
{
    const auto at = std::find_if(m_families.begin(), m_families.end(), [name](const MetricFamily &family) { return family.name == name; });
    return at == m_families.end() ? nullptr : &*at;
}

std::optional<double> MetricsText::sum(std::string_view name, const LabelFilter &filter) const
{
    std::optional<double> total;
    for (const MetricFamily &family : m_families) {
        if (!name.starts_with(family.name))
            continue;
        for (const MetricSample &sample : family.samples) {
            if (sample.name == name && carries(sample.labels, filter))
                total = total.value_or(0) + sample.value;
        }
    }
    return total;
}

std::optional<HistogramSeries> MetricsText::histogram(std::string_view name, const LabelFilter &filter) const
{
    const MetricFamily *found = family(name);
    if (!found || found->type != MetricType::Histogram)
        return std::nullopt;
    HistogramSeries histogram;
    std::map<double, std::pair<double, int>> buckets; // bound -> count, series
    int series = 0;
    for (const MetricSample &sample : found->samples) {
        if (!carries(sample.labels, filter))
            continue;
        const std::string_view suffix = std::string_view(sample.name).substr(std::min(sample.name.size(), name.size()));
        if (suffix == "_sum") {
            histogram.sum += sample.value;
        } else if (suffix == "_count") {
            histogram.count += sample.value;
            ++series;
        } else if (suffix == "_bucket") {
            const std::string *bound = labelOf(sample.labels, "le");
            const std::optional<double> edge = bound ? numberOf(*bound) : std::nullopt;
            if (!edge || std::isnan(*edge))
                return std::nullopt;
            auto &[count, seen] = buckets[*edge];
            count += sample.value;
            ++seen;
        }
    }
    if (series == 0)
        return std::nullopt;
    for (const auto &[bound, bucket] : buckets) {
        if (bucket.second != series)
            return std::nullopt;
        histogram.buckets.emplace_back(bound, bucket.first);
    }
    return histogram;
}

} // namespace derby
