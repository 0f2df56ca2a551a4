// The source flow: what every reader makes of a document and the recogniser takes apart.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/decision.h"
#include "gazette/ingest/ingest.h"
#include "gazette/ingest/picture.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// A paragraph or table of the source, in order, and what the source says of it beyond its text.
/// List markers and automatic numbers are part of the text: "1. Cơ quan ...", "a) ...", "- ...".
struct FlowItem {
  model::Block block = {};
  std::uint8_t heading_level = 0;  // 1-6 where the source marks a heading; 0: it does not
  bool page_break_before = false;
  model::Indents indents = {};  // as in the source, beside all lines of a paragraph
};

/// Pages that the editor attaches to the act as they are.
struct FacsimileStatement {
  std::string file = {};   // beside the document: PDF, PNG or JPEG
  std::string title = {};  // of the annex
  std::string basis = {};
  std::string alternative = {};    // what its pages show, for those who do not see them
  bool is_cropped = true;          // to its content
  std::uint8_t scale_percent = 0;  // 0: as large as its page of the gazette allows
  Place place = {};
};

/// The keys of a front matter, tables aside.
inline constexpr std::size_t kFrontMatterKeysCount = 10;

/// What the front matter states. Every value may be absent.
struct FrontMatter {
  std::optional<std::string> issuer = {};  // id
  std::optional<std::string> kind = {};
  std::optional<std::string> symbol = {};
  std::optional<Date> date = {};
  std::optional<std::string> place = {};
  std::optional<std::string> abstract_text = {};
  std::optional<std::string> section = {};
  std::optional<std::string> signed_by = {};
  std::vector<std::string> signed_as = {};
  std::optional<Date> effective = {};
  std::vector<FacsimileStatement> facsimiles = {};
  std::vector<model::Correction> corrections = {};
};

struct Flow {
  std::string path = {};
  std::vector<FlowItem> items = {};
  std::vector<model::Note> notes = {};        // footnotes, in the order of their marks
  std::vector<model::Picture> pictures = {};  // each stands in one paragraph of its own
  std::vector<model::Image> images = {};
  std::vector<SourcePicture> picture_sources = {};  // by picture
  std::vector<model::Dropped> dropped = {};  // text left out by the reader itself (page headers)
  std::vector<TextChange> changes = {};      // of letters, see letters.h
  FrontMatter front_matter = {};
  std::array<Place, kFrontMatterKeysCount> front_matter_places = {};  // of the keys stated
};

/// Markdown: CommonMark, pipe tables, footnotes, pictures that lie beside it, TOML front matter.
/// Origins are lines and columns.
[[nodiscard]] std::optional<Flow> read_markdown(std::string_view bytes, const std::string& path,
                                                Diagnostics& diagnostics,
                                                const FindAttached& find_attached = {});

/// DOCX (Office Open XML). Origins are paragraph numbers.
[[nodiscard]] std::optional<Flow> read_docx(std::string_view bytes, const std::string& path,
                                            Diagnostics& diagnostics);

/// Numbers every paragraph of the flow (cells included) from 1 in reading order: each reader calls
/// it at its end, and `repair_letters` (letters.h) behind it.
void number_paragraphs(Flow& flow);

/// The text of the flow, one string for each paragraph or cell paragraph that has any, notes last.
[[nodiscard]] std::vector<std::string> text_of(const Flow& flow);

/// A place in the flow's file for a finding, with the start of the paragraph as excerpt.
[[nodiscard]] Place place_of(const Flow& flow, const model::Paragraph& paragraph);
/// The same in the file `path`.
[[nodiscard]] Place place_of(const std::string& path, const model::Paragraph& paragraph);

/// Takes a flow apart: head, kind, abstract, preamble, provisions, attachments, signature. Reports
/// what it finds and returns the best it can; nothing only where the flow is empty.
struct Recognised {
  std::optional<model::Instrument> instrument = {};
  std::vector<Decision> decisions = {};  // in the order in which the lines were taken
};
[[nodiscard]] Recognised recognise(Flow flow, const model::Configuration& configuration,
                                   Diagnostics& diagnostics);

}  // namespace gazette::ingest
