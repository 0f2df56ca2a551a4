// A subject under libFuzzer (preset fuzz): any broken law ends the run, and libFuzzer keeps the
// input. GAZETTE_FUZZ_SUBJECT names the function that gives the subject.

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/subject.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const gazette::fuzz::Subject subject = gazette::fuzz::GAZETTE_FUZZ_SUBJECT();
  const std::string input(bytes, bytes + size);
  const std::string broken = subject.broken_law(input);
  if (!broken.empty()) {
    std::fprintf(stderr, "broken law: %s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
