// Sections of a DOCX (phân đoạn): stretches of the document with pages of their own.
#pragma once

#include <vector>

#include <pugixml.hpp>

namespace gazette::ingest::docx {

/// What the flow needs to know of a section.
struct Section {
  bool starts_page = true;    // on a new page; said by itself, not by the one before
  bool is_landscape = false;  // its pages are wider than high
  int columns_count = 1;
};

/// The sections below `body`, in order.
[[nodiscard]] std::vector<Section> read_sections(const pugi::xml_node& body);

}  // namespace gazette::ingest::docx
