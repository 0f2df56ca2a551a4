// The tables of the trade: the form of a sheet of 16 pages (F16), of 8 and of 4, both sides as they
// are seen. The sides lie back to back when the sheet is turned about its upright axis: what stands
// in the first column of the back is behind the last column of the front.

#include "gazette/press/impose_plan.h"

#include <algorithm>
#include <array>
#include <span>

#include "gazette/base/assert.h"

namespace gazette::press {
namespace {

constexpr std::uint32_t kLeafFolds = 4;  // pages of a sheet folded once

/// Pages of a side from the left, row by row from the foot; the second row has its heads down.
struct Form {
  std::uint8_t columns = 0;
  std::uint8_t rows = 0;
  std::array<std::uint8_t, 8> front = {};
  std::array<std::uint8_t, 8> back = {};
};

constexpr Form kForm4 = {.columns = 2, .rows = 1, .front = {4, 1}, .back = {2, 3}};
constexpr Form kForm8 = {.columns = 2, .rows = 2, .front = {8, 1, 5, 4}, .back = {2, 7, 3, 6}};
constexpr Form kForm16 = {.columns = 4,
                          .rows = 2,
                          .front = {4, 13, 16, 1, 5, 12, 9, 8},
                          .back = {2, 15, 14, 3, 7, 10, 11, 6}};

const Form& form_of(std::uint32_t pages_count) {
  GAZETTE_ASSERT(pages_count == 4 || pages_count == 8 || pages_count == 16);
  return pages_count == 4 ? kForm4 : pages_count == 8 ? kForm8 : kForm16;
}

std::uint8_t small(std::uint32_t value) {
  GAZETTE_ASSERT(value < 256);
  return static_cast<std::uint8_t>(value);
}

Side side_of(const Form& form, std::span<const std::uint8_t> pages, std::uint32_t first_page) {
  Side side;
  for (std::uint32_t i = 0; i < std::uint32_t{form.columns} * form.rows; ++i) {
    const std::uint32_t row = i / form.columns;
    side.push_back({.page = first_page - 1 + pages[i],
                    .column = small(i % form.columns),
                    .row = small(row),
                    .turns = small(row * 2)});
  }
  return side;
}

/// The side turned by a quarter, its heads to the left or to the right.
Side turned(Side side, const Form& form, bool to_left) {
  for (Cell& cell : side) {
    const auto [column, row] = std::pair(cell.column, cell.row);
    cell.column = to_left ? small(form.rows - 1U - row) : row;
    cell.row = to_left ? column : small(form.columns - 1U - column);
    cell.turns = small((cell.turns + (to_left ? 1U : 3U)) % 4);
  }
  return side;
}

/// Front and back beside one another on the same plates. A form wider than high is turned on its
/// side, which makes the sheet nearer to a square, as sheets are.
void add_work_and_turn(Plan& plan, Signature signature) {
  const Form& form = form_of(signature.pages_count);
  Side plate = side_of(form, form.front, signature.first_page);
  Side back = side_of(form, form.back, signature.first_page);
  std::uint8_t columns = form.columns;
  signature.rows = form.rows;
  if (form.columns > form.rows) {
    // Seen from behind, a sheet turned to the left is turned to the right.
    plate = turned(std::move(plate), form, true);
    back = turned(std::move(back), form, false);
    std::swap(columns, signature.rows);
  }
  signature.columns = small(columns * 2U);
  for (Cell cell : back) {
    cell.column = small(cell.column + columns);
    plate.push_back(cell);
  }
  plan.sheets.push_back({.signature = static_cast<std::uint32_t>(plan.signatures.size()),
                         .sides = {std::move(plate)}});
  plan.signatures.push_back(signature);
}

void add_sheetwise(Plan& plan, Signature signature) {
  const Form& form = form_of(signature.pages_count);
  signature.columns = form.columns;
  signature.rows = form.rows;
  plan.sheets.push_back({.signature = static_cast<std::uint32_t>(plan.signatures.size()),
                         .sides = {side_of(form, form.front, signature.first_page),
                                   side_of(form, form.back, signature.first_page)}});
  plan.signatures.push_back(signature);
}

/// Sheets in one another, the outermost first. Each lies inside the thickness of those around it,
/// so its pages stand by that much nearer to the spine, or the knife would take it from their outer
/// margin.
void add_nested(Plan& plan, const Signature& signature, Length caliper) {
  const std::uint32_t first = signature.first_page;
  const std::uint32_t last = first + signature.pages_count - 1;
  for (std::uint32_t depth = 0; depth < signature.pages_count / kLeafFolds; ++depth) {
    const Length shift = caliper * depth;
    const auto side = [&](std::uint32_t left, std::uint32_t right) {
      return Side{{.page = left, .shift = shift}, {.page = right, .column = 1, .shift = shift}};
    };
    plan.sheets.push_back({.signature = static_cast<std::uint32_t>(plan.signatures.size()),
                           .depth = depth,
                           .sides = {side(last - 2 * depth, first + 2 * depth),
                                     side(first + 1 + 2 * depth, last - 1 - 2 * depth)}});
  }
  plan.signatures.push_back(signature);
}

/// The sizes of the signatures, in their order in the book.
std::vector<std::uint32_t> signature_sizes(std::uint32_t places_count, const ImposeJob& job) {
  std::vector<std::uint32_t> sizes(places_count / job.signature_pages, job.signature_pages);
  std::vector<std::uint32_t> rest;
  std::uint32_t left = places_count % job.signature_pages;
  if (job.work == Work::nested && left > 0) {
    rest.push_back(left);
  } else {
    for (std::uint32_t size = 8; size >= 4; size /= 2) {
      if (left >= size) {
        rest.push_back(size);
        left -= size;
      }
    }
  }
  sizes.insert(sizes.empty() ? sizes.end() : sizes.end() - 1, rest.begin(), rest.end());
  return sizes;
}

void add_signatures(Plan& plan, const ImposeJob& job) {
  std::uint32_t first_page = 1;
  for (const std::uint32_t size : signature_sizes(plan.places_count, job)) {
    const bool is_rest = size < job.signature_pages;
    const Work work = job.work == Work::sheetwise && is_rest ? Work::work_and_turn : job.work;
    const Signature signature{.first_page = first_page, .pages_count = size, .work = work};
    if (work == Work::nested) {
      add_nested(plan, signature, job.caliper);
    } else if (work == Work::sheetwise) {
      add_sheetwise(plan, signature);
    } else {
      add_work_and_turn(plan, signature);
    }
    first_page += size;
  }
}

/// The pile at each place of the sheet holds a stretch of the book; the first is at the top left.
void add_stacks(Plan& plan, const ImposeJob& job) {
  GAZETTE_ASSERT(job.up == 2 || job.up == 4 || job.up == 8);
  const std::uint32_t columns = job.up == 8 ? 4 : 2;
  const std::uint32_t rows = job.up / columns;
  const std::uint32_t sheets_count = plan.places_count / (2 * job.up);
  plan.signatures.push_back({.pages_count = plan.places_count,
                             .work = Work::sheetwise,
                             .columns = small(columns),
                             .rows = small(rows)});
  for (std::uint32_t i = 0; i < sheets_count; ++i) {
    Sheet sheet{.sides = {{}, {}}};
    for (std::uint32_t stack = 0; stack < job.up; ++stack) {
      const std::uint32_t page = 2 * (stack * sheets_count + i) + 1;
      const std::uint32_t column = stack % columns;
      const std::uint8_t row = small(rows - 1 - stack / columns);
      sheet.sides[0].push_back({.page = page, .column = small(column), .row = row});
      sheet.sides[1].push_back(
          {.page = page + 1, .column = small(columns - 1 - column), .row = row});
    }
    plan.sheets.push_back(std::move(sheet));
  }
}

}  // namespace

Plan make_plan(std::uint32_t pages_count, const ImposeJob& job) {
  GAZETTE_ASSERT(pages_count > 0);
  const std::uint32_t multiple = job.scheme == Scheme::cut_stack ? 2 * job.up : kLeafFolds;
  Plan plan{.scheme = job.scheme,
            .pages_count = pages_count,
            .places_count = (pages_count + multiple - 1) / multiple * multiple};
  if (job.scheme == Scheme::cut_stack) {
    add_stacks(plan, job);
  } else if (job.scheme == Scheme::saddle) {
    add_nested(plan, {.pages_count = plan.places_count}, job.caliper);
  } else {
    add_signatures(plan, job);
  }
  return plan;
}

Length creep_most(const Plan& plan) {
  Length most;
  for (const Sheet& sheet : plan.sheets) {
    most = std::max(most, sheet.sides.front().front().shift);
  }
  return most;
}

}  // namespace gazette::press
