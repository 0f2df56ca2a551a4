// Sections of a DOCX (phân đoạn): stretches of the document with pages of their own.
#pragma once

#include <cstdint>
#include <vector>

#include <pugixml.hpp>

namespace gazette::ingest::docx {

/// Where the numbers of notes begin anew.
enum class NoteRestart : std::uint8_t { unstated, never, at_section, at_page };

/// What w:footnotePr or w:endnotePr says of it.
[[nodiscard]] NoteRestart read_note_restart(const pugi::xml_node& properties);

/// What the flow needs to know of a section.
struct Section {
  bool starts_page = true;    // on a new page; said by itself, not by the one before
  bool is_landscape = false;  // its pages are wider than high
  int columns_count = 1;
  NoteRestart footnote_restart = NoteRestart::unstated;
  NoteRestart endnote_restart = NoteRestart::unstated;
};

/// The sections below `body`, in order.
[[nodiscard]] std::vector<Section> read_sections(const pugi::xml_node& body);

}  // namespace gazette::ingest::docx
