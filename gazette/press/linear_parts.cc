#include "gazette/press/linear_parts.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <utility>

namespace gazette::press {
namespace {

/// So many objects are packed into one stream. More would be smaller, but whoever wants one object
/// has to unpack all of them.
constexpr std::size_t kObjectsPerStream = 200;

/// Who needs an object. The first page is not among `page`.
struct Users {
  bool catalog = false;
  bool opening = false;
  bool first_page = false;
  bool outlines = false;
  bool others = false;
  std::optional<std::uint32_t> page = {};  // one that needs it
  bool many_pages = false;                 // others do too

  void add_page(std::uint32_t number) {
    many_pages = many_pages || (page && *page != number);
    page = page ? page : number;
  }

  void add(const Users& more) {
    catalog = catalog || more.catalog;
    opening = opening || more.opening;
    first_page = first_page || more.first_page;
    outlines = outlines || more.outlines;
    others = others || more.others;
    many_pages = many_pages || more.many_pages;
    if (more.page) {
      add_page(*more.page);
    }
  }
};

/// In the order of the file. Outlines stand with the first page, since they are shown beside it.
enum class Part { opening, first_page, outlines, first_page_needs, other_page, shared, rest };

Part part_of(const Users& users) {
  if (users.catalog || (users.opening && !users.outlines)) {
    return Part::opening;
  }
  if (users.outlines) {
    return Part::outlines;
  }
  if (users.first_page) {
    return Part::first_page_needs;
  }
  if (users.page && !users.many_pages && !users.others) {
    return Part::other_page;
  }
  return users.many_pages ? Part::shared : Part::rest;
}

/// Goes from object to object, into no page but the one that it starts with.
class Walk {
 public:
  explicit Walk(const FlatDocument& flat) : flat_(flat), seen_(flat.objects.size(), 0) {}

  /// Every object that `start` leads to, itself among them, in ascending order.
  const std::vector<std::uint32_t>& from(std::uint32_t start) {
    ++turn_;
    found_.clear();
    meet(start);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const FlatObject& object = flat_.objects[found_[i]];
      for (std::size_t r = object.references_begin; r < object.references_end; ++r) {
        const std::uint32_t target = flat_.references[r].target;
        if (object.upward != r && !flat_.objects[target].is_page) {
          meet(target);
        }
      }
    }
    std::sort(found_.begin(), found_.end());
    return found_;
  }

 private:
  void meet(std::uint32_t object) {
    if (seen_[object] != turn_) {
      seen_[object] = turn_;
      found_.push_back(object);
    }
  }

  const FlatDocument& flat_;
  std::vector<std::uint32_t> seen_;
  std::uint32_t turn_ = 0;
  std::vector<std::uint32_t> found_ = {};
};

class Arranger {
 public:
  explicit Arranger(const FlatDocument& flat)
      : flat_(flat), walk_(flat), users_(flat.objects.size()), page_objects_(flat.pages.size()) {}

  Parts arrange() {
    find_users();
    make_units();
    place_units();
    return std::move(parts_);
  }

 private:
  void find_users() {
    users_[0].catalog = true;
    for (std::uint32_t page = 0; page < flat_.pages.size(); ++page) {
      page_objects_[page] = walk_.from(flat_.pages[page]);
      for (const std::uint32_t object : page_objects_[page]) {
        if (page == 0) {
          users_[object].first_page = true;
        } else {
          users_[object].add_page(page);
        }
      }
    }
    for (std::size_t r = 0; r < flat_.objects[0].references_end; ++r) {
      const CatalogPart part = flat_.catalog_parts[r];
      if (flat_.objects[flat_.references[r].target].is_page) {
        continue;
      }
      for (const std::uint32_t object : walk_.from(flat_.references[r].target)) {
        users_[object].opening = users_[object].opening || part == CatalogPart::opening;
        users_[object].outlines = users_[object].outlines || part == CatalogPart::outlines;
        users_[object].others = users_[object].others || part == CatalogPart::other;
      }
    }
    if (flat_.information) {
      users_[*flat_.information].others = true;
    }
  }

  /// Streams, pages and the catalog stand alone. Of the others those of one part are packed
  /// together, in the order in which they were met.
  void make_units() {
    std::vector<std::vector<std::uint32_t>> alike(5);
    for (std::uint32_t i = 0; i < flat_.objects.size(); ++i) {
      const FlatObject& object = flat_.objects[i];
      if (i == 0 || object.is_page || object.stream) {
        add_unit({.objects = {i}});
        continue;
      }
      const Users& users = users_[i];
      std::size_t kind = 4;
      kind = users.page ? 3 : kind;
      kind = users.first_page ? 2 : kind;
      kind = users.opening ? 1 : kind;
      kind = users.outlines ? 0 : kind;
      alike[kind].push_back(i);
    }
    for (const std::vector<std::uint32_t>& objects : alike) {
      for (std::size_t begin = 0; begin < objects.size(); begin += kObjectsPerStream) {
        const std::size_t end = std::min(begin + kObjectsPerStream, objects.size());
        add_unit({.objects = {objects.begin() + static_cast<std::ptrdiff_t>(begin),
                              objects.begin() + static_cast<std::ptrdiff_t>(end)},
                  .is_packed = true});
      }
    }
  }

  void add_unit(Unit unit) {
    Users users;
    for (const std::uint32_t object : unit.objects) {
      users.add(users_[object]);
    }
    unit_users_.push_back(users);
    units_.push_back(std::move(unit));
  }

  void place_units() {
    std::vector<std::size_t> order(units_.size());
    std::vector<std::pair<Part, std::uint32_t>> keys(units_.size());
    for (std::size_t i = 0; i < units_.size(); ++i) {
      order[i] = i;
      keys[i] = key_of(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return keys[one] < keys[other]; });
    const auto begin_of = [&](Part part) {
      return static_cast<std::size_t>(
          std::lower_bound(order.begin(), order.end(), part,
                           [&](std::size_t unit, Part own) { return keys[unit].first < own; }) -
          order.begin());
    };
    parts_.first_page = begin_of(Part::first_page);
    parts_.other_pages = begin_of(Part::other_page);
    parts_.shared = begin_of(Part::shared);
    parts_.rest = begin_of(Part::rest);
    std::vector<std::size_t> places(flat_.objects.size());
    for (const std::size_t unit : order) {
      for (const std::uint32_t object : units_[unit].objects) {
        places[object] = parts_.units.size();
      }
      if (unit_users_[unit].outlines) {
        parts_.outline_units.push_back(parts_.units.size());
      }
      parts_.units.push_back(std::move(units_[unit]));
    }
    note_pages(places);
  }

  /// Pages come one after another, each before what it alone needs; the unit with the root of the
  /// outlines before the others with outlines, and that of the tree of pages before the rest.
  std::pair<Part, std::uint32_t> key_of(std::size_t unit) const {
    const std::uint32_t first = units_[unit].objects.front();
    const Users& users = unit_users_[unit];
    if (flat_.objects[first].is_page) {
      return users.first_page ? std::pair(Part::first_page, 0U)
                              : std::pair(Part::other_page, 2 * users.page.value_or(0));
    }
    const Part part = part_of(users);
    if (part == Part::other_page) {
      return {part, 2 * users.page.value_or(0) + 1};
    }
    const std::vector<std::uint32_t>& objects = units_[unit].objects;
    const auto holds = [&](std::uint32_t object) {
      return std::find(objects.begin(), objects.end(), object) != objects.end();
    };
    const bool leads = (part == Part::outlines && flat_.outlines && holds(*flat_.outlines)) ||
                       (part == Part::rest && holds(flat_.page_tree));
    return {part, leads ? 0 : 1};
  }

  /// What other pages than the first need of its objects and of the shared ones.
  void note_pages(const std::vector<std::size_t>& places) {
    for (std::size_t page = 0; page < flat_.pages.size(); ++page) {
      parts_.page_units.push_back(places[flat_.pages[page]]);
      std::vector<std::size_t>& shares = parts_.page_shares.emplace_back();
      for (const std::uint32_t object : page_objects_[page]) {
        const std::size_t unit = places[object];
        const bool is_shared = (unit >= parts_.first_page && unit < parts_.other_pages) ||
                               (unit >= parts_.shared && unit < parts_.rest);
        if (page > 0 && is_shared) {
          shares.push_back(unit);
        }
      }
      std::sort(shares.begin(), shares.end());
      shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
    }
  }

  const FlatDocument& flat_;
  Walk walk_;
  std::vector<Users> users_;                              // by object
  std::vector<std::vector<std::uint32_t>> page_objects_;  // by page: what it needs
  std::vector<Unit> units_ = {};
  std::vector<Users> unit_users_ = {};
  Parts parts_ = {};
};

}  // namespace

Parts arrange(const FlatDocument& flat) {
  return Arranger(flat).arrange();
}

}  // namespace gazette::press
