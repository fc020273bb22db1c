// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A main for fuzz targets where libFuzzer is not: runs the target over the files and folders given, and over a few mutations of each.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t largest = 64 * 1024; // the replay must stay a matter of seconds under sanitizers
constexpr int mutations = 3;

void run(const Bytes &bytes)
{
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

Bytes mutated(Bytes bytes, std::mt19937 &random)
{
    const auto below = [&random](std::size_t limit) { return random() % std::max<std::size_t>(limit, 1); };
    for (std::size_t changes = 1 + below(4); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = below(bytes.size());
        const auto position = bytes.begin() + static_cast<std::ptrdiff_t>(at);
        switch (below(5)) {
        case 0:
            bytes[at] = static_cast<std::uint8_t>(below(256));
            break;
        case 1:
            bytes.erase(position);
            break;
        case 2:
            bytes.insert(position, static_cast<std::uint8_t>("\r\n:{}[]\",\\0"[below(11)]));
            break;
        case 3:
            bytes.resize(at);
            break;
        default: {
            const std::size_t length = std::min<std::size_t>(below(200), bytes.size() - at);
            const Bytes piece(position, position + static_cast<std::ptrdiff_t>(length));
            bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size())), piece.begin(), piece.end());
            break;
        }
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < argc; ++i) {
        const std::filesystem::path path = argv[i];
        if (!std::filesystem::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        for (const auto &entry : std::filesystem::recursive_directory_iterator(path)) {
            if (entry.is_regular_file())
                files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end()); // the same run everywhere
    std::mt19937 random(1);
    run({});
    for (const auto &file : files) {
        std::ifstream stream(file, std::ios::binary);
        Bytes bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
        if (bytes.size() > largest)
            bytes.resize(largest);
        run(bytes);
        for (int i = 0; i < mutations; ++i)
            run(mutated(bytes, random));
    }
    std::printf("%zu files\n", files.size());
    return files.empty() ? 1 : 0;
}
