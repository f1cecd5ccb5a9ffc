// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzzer without libFuzzer: inputs from a fixed seed, so that a failure can be had again.
// UNITDECK_FUZZ_RUNS: how many (default 300,000); UNITDECK_FUZZ_SEED: another seed. A file named as
// argument is run alone.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

unsigned long numberIn(const char *variable, unsigned long otherwise)
{
    const char *text = std::getenv(variable);
    return text != nullptr ? std::strtoul(text, nullptr, 10) : otherwise;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1) {
        std::ifstream file(argv[1], std::ios::binary);
        const std::vector<char> bytes(std::istreambuf_iterator<char>(file), {});
        return LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()),
                                      bytes.size());
    }
    const unsigned long runs = numberIn("UNITDECK_FUZZ_RUNS", 300'000);
    std::mt19937_64 random(numberIn("UNITDECK_FUZZ_SEED", 20261126));
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::uint8_t> bytes;
    for (unsigned long run = 0; run < runs; ++run) {
        bytes.resize(random() % (run % 64 == 0 ? 2048 : 96));
        for (std::uint8_t &byte : bytes)
            byte = static_cast<std::uint8_t>(random());
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::printf("%lu inputs in %.1f s\n", runs, took.count());
    return 0;
}
