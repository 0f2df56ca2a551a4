// Work spread over threads, with a result that does not depend on their number.
#pragma once

#include <cstddef>
#include <functional>

namespace gazette {

/// Calls `work(i)` for every i in [0, count), on at most `threads_count` threads. Calls must be
/// independent and put their result in a place of their own. The exception of the least i is
/// thrown.
void parallel_for(std::size_t count, int threads_count,
                  const std::function<void(std::size_t)>& work);

}  // namespace gazette
