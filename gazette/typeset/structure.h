// The logical structure of a book: what a screen reader reads aloud, in which order, and as what.
#pragma once

#include "gazette/model/model.h"
#include "gazette/typeset/book.h"

namespace gazette::typeset {

/// Gives the book of an issue its elements, and every paragraph that it says the element that it is
/// read as. An act is an article, its parts down to the Điều are sections with headings, clauses
/// and points are lists, annexes are sections, notes stand at the end of their act. Headings have
/// ranks, not levels: which levels there are depends on the pages that a file shows.
void add_structure(const model::Issue& issue, Book& book);

}  // namespace gazette::typeset
