// Assertions: what can only be wrong if the program is. On in release builds too.
#pragma once

namespace gazette {

/// Prints the place and the condition, and aborts.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace gazette

#define GAZETTE_ASSERT(condition) \
  ((condition) ? static_cast<void>(0) : ::gazette::assertion_failed(#condition, __FILE__, __LINE__))
