#include "gazette/base/parallel.h"

#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace gazette {
namespace {

TEST_CASE("every piece of work is done once, for any number of threads") {
  for (const int threads : {-1, 1, 2, 7, 200}) {
    std::vector<int> done(100, 0);
    parallel_for(done.size(), threads, [&](std::size_t i) { done[i] += static_cast<int>(i); });
    std::vector<int> expected(100);
    std::iota(expected.begin(), expected.end(), 0);
    CHECK(done == expected);
  }
  parallel_for(0, 4, [](std::size_t) { FAIL("there is no work"); });
}

TEST_CASE("of several failures the first in order is thrown") {
  for (const int threads : {1, 4}) {
    const auto work = [](std::size_t i) {
      if (i >= 30 && i % 10 == 0) {
        throw std::runtime_error(std::to_string(i));
      }
    };
    CHECK_THROWS_WITH(parallel_for(100, threads, work), "30");
  }
}

}  // namespace
}  // namespace gazette
