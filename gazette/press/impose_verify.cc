#include "gazette/press/impose_verify.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <stdexcept>

#include <fmt/format.h>
#include <qpdf/QPDF.hh>

#include "gazette/press/impose_fold.h"
#include "gazette/press/impose_read.h"
#include "gazette/press/impose_same.h"
#include "gazette/press/impose_source.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

constexpr double kExact = 0.01;  // of a point

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error(what);
}

/// Places of a side, by how the shop folds it.
struct Grid {
  int columns = 0;
  int rows = 0;
};

/// The pages of a sheet of so many pages, folded: twice as wide as high, or square.
Grid folded_grid(std::uint32_t pages_count) {
  switch (pages_count) {
    case 4:
      return {2, 1};
    case 8:
      return {2, 2};
    case 16:
      return {4, 2};
    default:
      fail(fmt::format("no sheet folds into {} pages", pages_count));
  }
}

class Unfolder {
 public:
  Unfolder(std::vector<DrawnSide> sides, const Format& format, const Binding& binding)
      : sides_(std::move(sides)), format_(format), binding_(binding) {
    for (std::size_t i = 0; i < sides_.size(); ++i) {
      first_form_.push_back(forms_.size());
      for (const DrawnForm& form : sides_[i].forms) {
        forms_.push_back(&form);
        side_of_.push_back(i);
      }
    }
  }

  /// The leaves of the book.
  std::vector<Leaf> unfold() {
    std::vector<Leaf> book;
    for (const BoundSignature& signature : binding_.signatures) {
      const std::vector<Leaf> leaves = leaves_of(signature);
      book.insert(book.end(), leaves.begin(), leaves.end());
    }
    if (next_side_ != sides_.size()) {
      fail(fmt::format("there are {} sides more than the plan tells", sides_.size() - next_side_));
    }
    return book;
  }

  [[nodiscard]] const DrawnForm& form(const Seen& seen) const { return *forms_.at(seen.drawn); }

  [[nodiscard]] const DrawnSide& side(const Seen& seen) const {
    return sides_[side_of_.at(seen.drawn)];
  }
  [[nodiscard]] std::size_t side_number(const Seen& seen) const {
    return side_of_.at(seen.drawn) + 1;
  }

 private:
  std::vector<Leaf> leaves_of(const BoundSignature& signature) {
    if (binding_.scheme == Scheme::cut_stack) {
      const Grid grid = {binding_.up == 8 ? 4 : 2, binding_.up == 2 ? 1 : 2};
      std::vector<SeenSheet> sheets;
      for (std::uint32_t i = 0; i < signature.pages_count / (2 * binding_.up); ++i) {
        sheets.push_back(next_sheet(grid));
      }
      return cut_and_stacked(sheets);
    }
    if (signature.work == Work::nested) {
      std::vector<std::vector<Leaf>> sheets;
      for (std::uint32_t i = 0; i < signature.pages_count / 4; ++i) {
        sheets.push_back(folded(next_sheet(folded_grid(4))));
      }
      return nested(sheets);
    }
    if (signature.work == Work::sheetwise) {
      return folded(next_sheet(folded_grid(signature.pages_count)));
    }
    return leaves_of_plate(signature);
  }

  /// One set of plates: printed, turned, printed again, and cut in two. The right half is the left
  /// one seen from behind: the signature once more.
  std::vector<Leaf> leaves_of_plate(const BoundSignature& signature) {
    const Grid grid = folded_grid(signature.pages_count);
    // A form that is wider than high stands on its side, to be nearer to a square with its twin.
    const bool lies = grid.columns > grid.rows;
    const Grid plate_grid =
        lies ? Grid{grid.rows * 2, grid.columns} : Grid{grid.columns * 2, grid.rows};
    const SeenSide plate = seen_side(next_side(), plate_grid, lies);
    const SeenSheet half = left_half({plate, plate});
    return folded({turned(half.front, lies ? 3 : 0), turned(half.back, lies ? 1 : 0)});
  }

  std::size_t next_side() {
    if (next_side_ == sides_.size()) {
      fail(fmt::format("there are only {} sides", sides_.size()));
    }
    return next_side_++;
  }

  SeenSheet next_sheet(Grid grid) {
    const SeenSide front = seen_side(next_side(), grid, false);
    const SeenSide back = seen_side(next_side(), grid, false);
    return {front, binding_.turns_about_level ? turned(back, 2) : back};
  }

  /// What is drawn, sorted into the places of a grid in the middle of the sheet; `lies`: the pages
  /// stand on their sides.
  SeenSide seen_side(std::size_t number, Grid grid, bool lies) {
    const DrawnSide& side = sides_[number];
    SeenSide seen{.columns = grid.columns, .rows = grid.rows};
    seen.places.resize(static_cast<std::size_t>(grid.columns * grid.rows));
    const double width = to_points(lies ? format_.page_height : format_.page_width);
    const double height = to_points(lies ? format_.page_width : format_.page_height);
    for (std::size_t i = 0; i < side.forms.size(); ++i) {
      const DrawnForm& form = side.forms[i];
      const int column = place(form.x - side.width / 2, width, grid.columns);
      const int row = place(form.y - side.height / 2, height, grid.rows);
      const int turns = quarter_turns(form.matrix);
      if (column < 0 || column >= grid.columns || row < 0 || row >= grid.rows || turns < 0 ||
          seen.at(column, row).drawn != Seen::kNothing) {
        fail(fmt::format("side {} has a page outside of its places, or two in one", number + 1));
      }
      seen.at(column, row) = {static_cast<std::uint32_t>(first_form_[number] + i), turns};
    }
    return seen;
  }

  static int place(double from_middle, double pitch, int count) {
    return static_cast<int>(std::lround(from_middle / pitch + (count - 1) / 2.0));
  }

  std::vector<DrawnSide> sides_;
  const Format& format_;
  const Binding& binding_;
  std::vector<const DrawnForm*> forms_ = {};
  std::vector<std::size_t> side_of_ = {};
  std::vector<std::size_t> first_form_ = {};
  std::size_t next_side_ = 0;
};

/// Where the middle of a page's trim lies, from the middle of its sheet.
struct Middle {
  double x = 0;
  double y = 0;
};

class Prover {
 public:
  Prover(const Unfolder& unfolder, const Source& source, const Binding& binding)
      : unfolder_(unfolder), source_(source), binding_(binding) {}

  void prove(const std::vector<Leaf>& book) {
    for (std::size_t i = 0; i < book.size(); ++i) {
      prove_page(book[i].front, 2 * i);
      prove_page(book[i].back, 2 * i + 1);
      prove_leaf(book[i], i);
    }
    if (book.size() * 2 < source_.pages.size()) {
      fail(fmt::format("the book has {} pages, the source {}", book.size() * 2,
                       source_.pages.size()));
    }
    prove_creep(book);
  }

 private:
  void prove_page(const Seen& seen, std::size_t index) {
    const bool is_blank = seen.drawn == Seen::kNothing;
    if (is_blank != (index >= source_.pages.size())) {
      fail(fmt::format("page {} of the book is {}", index + 1,
                       is_blank ? "blank" : "not blank, though the source has ended"));
    }
    if (is_blank) {
      return;
    }
    const SourcePage& page = source_.pages[index];
    if ((seen.turns + page.rotate) % 4 != (page.lies ? 1 : 0)) {
      fail(fmt::format("page {} does not stand with its head up", index + 1));
    }
    Object form = unfolder_.form(seen).form;
    Object object = page.object;
    Object contents = object.getKey("/Contents");
    Object resources = object.getKey("/Resources");
    Object copied = form.getDict().getKey("/Resources");
    if (!Comparison::has_same_bytes(contents, form) ||
        (resources.isDictionary() && !comparison_.is_same(resources, copied))) {
      fail(fmt::format("on side {} stands another page where page {} of the source should be",
                       unfolder_.side_number(seen), index + 1));
    }
  }

  [[nodiscard]] Middle middle(const Seen& seen, std::size_t index) const {
    const Box& trim = source_.pages[index].trim;
    const auto number = [](std::int64_t value) { return static_cast<double>(value) / 1000; };
    const auto box =
        taken_along(unfolder_.form(seen).matrix,
                    {number(trim.left), number(trim.bottom), number(trim.right), number(trim.top)});
    const DrawnSide& side = unfolder_.side(seen);
    return {(box[0] + box[2] - side.width) / 2, (box[1] + box[3] - side.height) / 2};
  }

  /// The pages of a leaf lie behind one another.
  void prove_leaf(const Leaf& leaf, std::size_t number) {
    if (leaf.back.drawn == Seen::kNothing || leaf.front.drawn == Seen::kNothing) {
      return;
    }
    const Middle front = middle(leaf.front, 2 * number);
    const Middle back = middle(leaf.back, 2 * number + 1);
    // The back is seen after the sheet was turned about one of its axes.
    const bool is_level = binding_.turns_about_level &&
                          unfolder_.side_number(leaf.front) != unfolder_.side_number(leaf.back);
    const double x = is_level ? front.x - back.x : front.x + back.x;
    const double y = is_level ? front.y + back.y : front.y - back.y;
    if (std::abs(x) > kExact || std::abs(y) > kExact) {
      fail(fmt::format("pages {} and {} do not lie behind one another", 2 * number + 1,
                       2 * number + 2));
    }
  }

  /// In nested sheets a page stands nearer to the fold by a caliper for each sheet around it.
  void prove_creep(const std::vector<Leaf>& book) {
    std::size_t leaf = 0;
    for (const BoundSignature& signature : binding_.signatures) {
      const std::size_t count = signature.pages_count / 2;
      if (signature.work == Work::nested && binding_.scheme != Scheme::cut_stack) {
        const auto distance = [&](std::size_t i) {
          return std::abs(middle(book[leaf + i].front, 2 * (leaf + i)).x);
        };
        for (std::size_t i = 1; i < count / 2; ++i) {
          if (book[leaf + i].front.drawn == Seen::kNothing) {
            break;
          }
          const double expected = to_points(binding_.caliper) * static_cast<double>(i);
          if (std::abs(distance(0) - distance(i) - expected) > kExact) {
            fail(fmt::format("page {} is not shifted to the fold by what the sheets around it take",
                             2 * (leaf + i) + 1));
          }
        }
      }
      leaf += count;
    }
  }

  const Unfolder& unfolder_;
  const Source& source_;
  const Binding& binding_;
  Comparison comparison_ = {};
};

}  // namespace

std::optional<std::string> verify_sheets(std::string_view sheets, const Source& source,
                                         const Binding& binding) {
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.setAttemptRecovery(false);
    document.processMemoryFile("sheets", sheets.data(), sheets.size());
    std::vector<DrawnSide> sides;
    std::string room;
    for (const Object& page : document.getAllPages()) {
      sides.push_back(read_side(page, room));
    }
    Unfolder unfolder(std::move(sides), source.format, binding);
    Prover(unfolder, source, binding).prove(unfolder.unfold());
    if (document.anyWarnings()) {
      fail("qpdf had to repair the sheets");
    }
    return std::nullopt;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& failure) {
    return failure.what();
  }
}

}  // namespace gazette::press
