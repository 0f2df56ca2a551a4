#include "gazette/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace gazette {

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, condition);
  std::fputs("this is a fault of the program, not of your files; nothing was published\n", stderr);
  std::abort();
}

}  // namespace gazette
