// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/lane_names.h"
#include "report/plots.h"

namespace derby {

namespace {

constexpr int SlotCount = 8;
constexpr const char *Slots[SlotCount] = {"vllm", "tgi", "ollama", "e4", "e5", "e6", "e7", "e8"};
constexpr int FirstFree = 3; // the first three belong to their engines

/// Gives out slots in the order of asking.
class SlotBook
{
public:
    SeriesLook take(Engine engine, const QString &lane, const QString &name)
    {
        int slot = wanted(engine);
        bool second = false;
        if (slot < 0) {
            slot = anyFree(second);
        } else if (m_taken[slot][0]) {
            second = true;
            if (m_taken[slot][1])
                slot = anyFree(second);
        }
        m_taken[slot][second ? 1 : 0] = true;
        // Another server that merely speaks OpenAI's protocol is no second one of the same engine.
        if (engine != Engine::OpenAi && !m_ofEngine.contains(engine))
            m_ofEngine.append(engine), m_slotOf.append(slot);
        return {lane, name, QString::fromLatin1(Slots[slot]), second};
    }

private:
    int wanted(Engine engine) const
    {
        switch (engine) {
        case Engine::Vllm:
            return 0;
        case Engine::Tgi:
            return 1;
        case Engine::Ollama:
            return 2;
        default: {
            const auto known = m_ofEngine.indexOf(engine);
            return known < 0 ? -1 : m_slotOf[known];
        }
        }
    }

    /// The next slot that nobody has, the three engines' own last; when all are taken twice, begins again.
    int anyFree(bool &second)
    {
        for (const int again : {0, 1}) {
            for (int i = 0; i < SlotCount; ++i) {
                const int slot = (FirstFree + i) % SlotCount;
                if (!m_taken[slot][again] && (again == 1 || slot >= FirstFree)) {
                    second = again == 1;
                    return slot;
                }
            }
        }
        second = true;
        return m_next++ % SlotCount;
    }

    bool m_taken[SlotCount][2] = {};
    int m_next = 0;
    QList<Engine> m_ofEngine;
    QList<int> m_slotOf;
};

} // namespace

std::vector<SeriesLook> seriesLooks(const std::vector<LaneFigures> &lanes)
{
    SlotBook book;
    std::vector<SeriesLook> looks;
    looks.reserve(lanes.size());
    for (const LaneFigures &lane : lanes)
        looks.push_back(book.take(lane.endpoint.engine, lane.id, lane.shownName()));
    return looks;
}

std::vector<SeriesLook> seriesLooks(const QList<Endpoint> &endpoints)
{
    const QStringList names = laneNames(endpoints);
    SlotBook book;
    std::vector<SeriesLook> looks;
    for (qsizetype i = 0; i < endpoints.size(); ++i)
        looks.push_back(book.take(endpoints[i].engine, endpoints[i].id, names.at(i)));
    return looks;
}

} // namespace derby
