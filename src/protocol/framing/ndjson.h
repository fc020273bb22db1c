// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/framing/frame_sink.h"
#include "protocol/framing/line_splitter.h"
#include "protocol/framing/padded_buffer.h"

namespace derby {

/// One JSON value a line. LF alone ends a line (a CR before it is white space); the last line needs none; empty lines are nothing.
class NdjsonFraming
{
public:
    void feed(std::string_view bytes, FrameSink &sink);
    void finish(FrameSink &sink);

private:
    void line(std::string_view text, FrameSink &sink, bool cut);

    LineSplitter<LineEnds::LfOnly> m_lines;
    PaddedBuffer m_payload;
    bool m_tooLarge = false;
};

/// The whole body is one payload.
class WholeFraming
{
public:
    void feed(std::string_view bytes, FrameSink &sink);
    void finish(FrameSink &sink);

private:
    PaddedBuffer m_body;
    bool m_tooLarge = false;
};

} // namespace derby
