// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <QHash>
#include <QStringDecoder>

#include <algorithm>
#include <sstream>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype maxBytes = 1 << 20;
constexpr int maxNodes = 100'000;

/// Where yaml-cpp's marks (lines and byte columns from 0) stand for a reader of the file (from 1, in characters).
class Places
{
public:
    explicit Places(const QByteArray &bytes)
        : m_bytes(bytes)
    {
        m_starts.push_back(0);
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            if (bytes[i] == '\n')
                m_starts.push_back(i + 1);
        }
    }
    Position of(qsizetype line, qsizetype byteColumn) const
    {
        line = std::clamp<qsizetype>(line, 0, static_cast<qsizetype>(m_starts.size()) - 1);
        const qsizetype start = m_starts[static_cast<size_t>(line)];
        const qsizetype length = std::clamp<qsizetype>(byteColumn, 0, m_bytes.size() - start);
        const QString before = QString::fromUtf8(m_bytes.constData() + start, length);
        return {static_cast<int>(line) + 1, static_cast<int>(before.toUcs4().size()) + 1};
    }
    Position of(const YAML::Mark &mark) const { return of(mark.line, mark.column); }
    /// yaml-cpp takes the end of the file for a closing quote.
    bool isOpenQuote(const YAML::Mark &mark) const
    {
        const qsizetype at =
            m_starts[static_cast<size_t>(std::clamp<qsizetype>(mark.line, 0, static_cast<qsizetype>(m_starts.size()) - 1))] + mark.column;
        const char quote = at >= 0 && at < m_bytes.size() ? m_bytes[at] : '\0';
        if (quote != '"' && quote != '\'')
            return false;
        for (qsizetype i = at + 1; i < m_bytes.size(); ++i) {
            if (m_bytes[i] == quote)
                return false; // a doubled ' closes and opens again: the last one decides the same
            if (quote == '"' && m_bytes[i] == '\\')
                ++i;
        }
        return true;
    }
    /// The tab that indents a line, if one does.
    std::optional<Position> indentingTab(int line) const
    {
        if (line < 0 || line >= static_cast<int>(m_starts.size()))
            return std::nullopt;
        for (qsizetype i = m_starts[static_cast<size_t>(line)]; i < m_bytes.size() && (m_bytes[i] == ' ' || m_bytes[i] == '\t'); ++i) {
            if (m_bytes[i] == '\t')
                return ofByte(i);
        }
        return std::nullopt;
    }
    Position ofByte(qsizetype at) const
    {
        const auto line = std::upper_bound(m_starts.begin(), m_starts.end(), at) - m_starts.begin() - 1;
        return of(line, at - m_starts[static_cast<size_t>(line)]);
    }

private:
    const QByteArray &m_bytes;
    std::vector<qsizetype> m_starts;
};

struct Refusal
{
    Diagnostic diagnostic;
};

[[noreturn]] void refuse(Position at, const QString &message, const QString &suggestion)
{
    throw Refusal{{{}, at.line, at.column, message, suggestion}};
}

/// Builds the tree from yaml-cpp's events. Its own node tree loses duplicate keys and the places of keys, aliases and empty values.
class TreeBuilder final : public YAML::EventHandler
{
public:
    explicit TreeBuilder(const Places &places)
        : m_places(places)
    {
    }
    ConfigNode root;

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (++m_documents > 1)
            refuse(m_places.of(mark), u"The file holds a second document."_s, u"keep one document: remove the line \"---\""_s);
    }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { finished({}, m_places.of(mark), anchor); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const Position at = m_places.of(mark);
        const auto it = m_anchors.constFind(anchor);
        if (it == m_anchors.constEnd())
            refuse(at, u"The alias refers to the value it stands in."_s, u"write the value out"_s);
        m_nodes += it->second;
        ConfigNode copy = it->first;
        finished(std::move(copy), at, 0);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override
    {
        ConfigNode node = ConfigNode::ofKind(ConfigNode::Kind::Scalar);
        node.text = QString::fromStdString(value);
        if (tag == "!" && m_places.isOpenQuote(mark))
            refuse(m_places.of(mark), u"The YAML cannot be read here: this quote is never closed."_s, u"close the quote"_s);
        node.quoted = tag == "!"; // how yaml-cpp says "in quotes, or a block"
        finished(std::move(node), m_places.of(mark), anchor);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        begin(ConfigNode::Kind::Sequence, mark, anchor);
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        begin(ConfigNode::Kind::Map, mark, anchor);
    }
    void OnMapEnd() override { end(); }

private:
    struct Frame
    {
        ConfigNode node;
        YAML::anchor_t anchor = 0;
        int nodesBefore = 0;
        std::optional<ConfigEntry> pending; ///< a key whose value has not come yet
    };

    void begin(ConfigNode::Kind kind, const YAML::Mark &mark, YAML::anchor_t anchor)
    {
        const Position at = m_places.of(mark);
        if (!m_frames.empty() && m_frames.back().node.kind == ConfigNode::Kind::Map && !m_frames.back().pending)
            refuse(at, u"A key must be one word, not a list or a section."_s, u"put a text in quotes if it begins with [ or {"_s);
        Frame frame;
        frame.node = ConfigNode::ofKind(kind);
        frame.node.at = at;
        frame.anchor = anchor;
        frame.nodesBefore = m_nodes;
        m_frames.push_back(std::move(frame));
    }
    void end()
    {
        Frame frame = std::move(m_frames.back());
        m_frames.pop_back();
        const Position at = frame.node.at;
        finished(std::move(frame.node), at, frame.anchor, m_nodes - frame.nodesBefore);
    }
    void finished(ConfigNode node, Position at, YAML::anchor_t anchor, int nodes = 0)
    {
        node.at = at;
        if (++m_nodes > maxNodes)
            refuse(at, u"The file grows beyond %1 values."_s.arg(maxNodes), u"use fewer aliases"_s);
        if (anchor != 0)
            m_anchors.insert(anchor, {node, nodes + 1});
        if (m_frames.empty()) {
            root = std::move(node);
            return;
        }
        Frame &frame = m_frames.back();
        if (frame.node.kind == ConfigNode::Kind::Sequence) {
            frame.node.items.push_back(std::move(node));
        } else if (!frame.pending) {
            if (node.kind == ConfigNode::Kind::Sequence || node.kind == ConfigNode::Kind::Map)
                refuse(at, u"A key must be one word, not a list or a section."_s, u"write the key out"_s);
            frame.pending = ConfigEntry{node.kind == ConfigNode::Kind::Null ? u"null"_s : node.text, at, {}};
        } else {
            if (node.kind == ConfigNode::Kind::Null)
                node.at = frame.pending->at; // its own mark is that of whatever comes next
            frame.pending->value = std::move(node);
            frame.node.entries.push_back(std::move(*frame.pending));
            frame.pending.reset();
        }
    }

    const Places &m_places;
    int m_documents = 0;
    int m_nodes = 0;
    std::vector<Frame> m_frames;
    QHash<YAML::anchor_t, std::pair<ConfigNode, int>> m_anchors; ///< the value and how many nodes it holds
};

/// The first byte that no text file has: broken UTF-8, or a control character (yaml-cpp takes 0x04 for the end of the file).
std::optional<qsizetype> firstBadByte(const QByteArray &bytes)
{
    for (qsizetype i = 0; i < bytes.size();) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < 0x80) {
            if ((byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7f)
                return i;
            ++i;
            continue;
        }
        const qsizetype length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder.decode(QByteArrayView(bytes).sliced(i, std::min(length, bytes.size() - i)));
        if (decoder.hasError() || text.contains(QChar(0xfffd)) || text.toUcs4().size() != 1)
            return i;
        i += length;
    }
    return std::nullopt;
}

QString adviceFor(const QString &message)
{
    if (message.contains(u"tab"))
        return u"indent with spaces; YAML allows no tabs there"_s;
    if (message.contains(u"end of map") || message.contains(u"end of sequence"))
        return u"check that the lines of one section start in the same column and that every { and [ is closed"_s;
    if (message.contains(u"illegal map value"))
        return u"put a text with \": \" in it in quotes"_s;
    if (message.contains(u"anchor"))
        return u"define the anchor (&name) before its alias (*name)"_s;
    return u"check the indentation, the colons and the quotes here and in the line before"_s;
}

} // namespace

ParsedYaml parseYaml(const QByteArray &bytes)
{
    const QByteArray text = bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
    ParsedYaml result;
    if (text.size() > maxBytes) {
        result.error =
            Diagnostic{{}, 1, 1, u"The file is larger than a configuration can be (1 MiB)."_s, u"check that this is the right file"_s};
        return result;
    }
    const Places places(text);
    if (const std::optional<qsizetype> bad = firstBadByte(text)) {
        const Position at = places.ofByte(*bad);
        result.error = Diagnostic{
            {},
            at.line,
            at.column,
            u"The file is no UTF-8 text: byte 0x%1 stands here."_s.arg(static_cast<unsigned char>(text[*bad]), 2, 16, QChar(u'0')),
            u"save the file as UTF-8"_s};
        return result;
    }
    TreeBuilder builder(places);
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) { }
        result.root = std::move(builder.root);
    } catch (const Refusal &refusal) {
        result.error = refusal.diagnostic;
    } catch (const YAML::Exception &error) {
        Position at = error.mark.is_null() ? Position{1, 1} : places.of(error.mark);
        QString words = QString::fromStdString(error.msg);
        for (const int line : {error.mark.line, error.mark.line - 1}) {
            if (const std::optional<Position> tab = places.indentingTab(line)) {
                at = *tab;
                words = u"a tab indents this line"_s;
                break;
            }
        }
        result.error = Diagnostic{{}, at.line, at.column, u"The YAML cannot be read here: "_s + words + u'.', adviceFor(words)};
    } catch (const std::exception &error) {
        result.error = Diagnostic{
            {}, 1, 1, u"The YAML cannot be read: "_s + QString::fromLocal8Bit(error.what()) + u'.', u"check that this is the right file"_s};
    }
    return result;
}

} // namespace derby
