#include "gazette/ledger/allocation.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::ledger {
namespace {

constexpr std::size_t kNamedMax = 5;

/// The place of each body in the order in which copies are given.
std::vector<std::size_t> order_of(const std::vector<BodyRow>& bodies,
                                  const std::vector<std::string>& priority) {
  std::vector<std::string> kinds;
  for (const std::string& kind : priority) {
    kinds.push_back(to_lower(kind));
  }
  const auto rank = [&](std::size_t i) {
    return std::find(kinds.begin(), kinds.end(), to_lower(bodies[i].recipient.kind)) -
           kinds.begin();
  };
  std::vector<std::size_t> order(bodies.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&rank](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return order;
}

}  // namespace

std::vector<BodyRow> allocate(const std::vector<BodyRow>& bodies, int stock,
                              const std::vector<std::string>& priority) {
  const std::vector<std::size_t> order = order_of(bodies, priority);
  std::vector<int> given(bodies.size(), 0);
  bool is_wanting = true;
  while (stock > 0 && is_wanting) {
    is_wanting = false;
    for (const std::size_t i : order) {
      if (stock > 0 && given[i] < bodies[i].recipient.copies) {
        ++given[i];
        --stock;
        is_wanting = true;
      }
    }
  }
  std::vector<BodyRow> list;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    if (given[i] > 0) {
      list.push_back(bodies[i]);
      list.back().recipient.copies = given[i];
    }
  }
  return list;
}

std::string shortages_text(const std::vector<BodyRow>& entitled,
                           const std::vector<BodyRow>& given) {
  std::vector<std::string> shortages;
  auto next = given.begin();
  for (const auto& [body_id, recipient] : entitled) {
    const bool is_served = next != given.end() && next->body_id == body_id;
    const int copies = is_served ? (next++)->recipient.copies : 0;
    if (copies < recipient.copies) {
      shortages.push_back(fmt::format("{} {} of {}", recipient.id, copies, recipient.copies));
    }
  }
  const std::size_t rest = shortages.size() - std::min(shortages.size(), kNamedMax);
  shortages.resize(shortages.size() - rest);
  return fmt::format("{}{}", fmt::join(shortages, ", "),
                     rest > 0 ? fmt::format(" and {} more", rest) : std::string());
}

}  // namespace gazette::ledger
