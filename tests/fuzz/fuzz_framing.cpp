// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cuts.h"
#include "protocol/framing/ndjson.h"
#include "protocol/framing/sse.h"

#include <cstdlib>
#include <string>

using namespace derby;

namespace {

struct Log : FrameSink
{
    std::string text;
    void add(char what, std::string_view bytes) { text += what + std::to_string(bytes.size()) + ":" + std::string(bytes) + "\n"; }
    void onPayload(std::string_view payload, bool cut) override { add(cut ? 'c' : 'p', payload); }
    void onComment(std::string_view comment) override { add('#', comment); }
    void onErrorField(std::string_view payload) override { add('e', payload); }
    void onTooLarge() override { add('!', {}); }
};

template <class Framing>
std::string framed(const std::vector<std::string_view> &pieces)
{
    Log log;
    Framing framing;
    for (const std::string_view piece : pieces)
        framing.feed(piece, log);
    framing.finish(log);
    return log.text;
}

template <class Framing>
void check(std::string_view body)
{
    if (framed<Framing>({body}) != framed<Framing>(cutUp(body)))
        std::abort();
}

} // namespace

/// A framing finds the same payloads however the bytes are cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view body{reinterpret_cast<const char *>(data), size};
    check<SseFraming>(body);
    check<NdjsonFraming>(body);
    check<WholeFraming>(body);
    return 0;
}
