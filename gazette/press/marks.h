// Marked content: which runs and pictures of a page are read as which element of the structure.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/typeset/book.h"

namespace gazette::press {

/// Runs [begin, end) of a page, or one picture, that are one piece of one element. The place of a
/// mark among those that are read is its number in the PDF (MCID).
struct Mark {
  std::uint32_t element = 0;  // in Book::elements; 0: nobody reads it (an artifact)
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool is_picture = false;
  bool is_note_mark = false;   // a reference of its own inside its element
  bool is_pagination = false;  // an artifact that stands on every page
  std::uint32_t link = 0;      // of its runs: they are an element of their own inside of it

  bool operator==(const Mark&) const = default;
};

/// The marks of a page: its runs in their order, then its pictures. Empty where the book has no
/// structure.
[[nodiscard]] std::vector<Mark> marks_of(const typeset::Book& book, const typeset::Page& page);

}  // namespace gazette::press
