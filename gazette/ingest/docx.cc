// DOCX (Office Open XML, ISO/IEC 29500) as a source flow.
//
// Offices send what Word, LibreOffice, WPS or a law site's converter wrote. The flow is what their
// reader sees on the page: automatic numbers as text, tracked changes taken, hidden text and field
// codes left out, text boxes behind the paragraph that holds them. What the flow cannot carry is a
// finding or stands in `Flow::dropped`; nothing goes unsaid.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_package.h"
#include "gazette/ingest/docx_sections.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_styles.h"
#include "gazette/ingest/docx_xml.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/letters.h"

namespace gazette::ingest {
namespace {

using docx::Finding;
using docx::Reading;

constexpr std::string_view kMarginalReason = "đầu trang, chân trang của bản gốc";

/// The notes of a part by their id, without the separators that Word keeps there too.
std::map<std::string, pugi::xml_node, std::less<>> notes_of(const pugi::xml_document& part) {
  std::map<std::string, pugi::xml_node, std::less<>> notes;
  for (const pugi::xml_node& node : part.document_element().children()) {
    const std::string_view type = docx::attribute(node, "type");
    if (type.empty() || type == "normal") {
      notes.emplace(docx::attribute(node, "id"), node);
    }
  }
  return notes;
}

/// Takes the form and the first number of note marks from settings or from a section.
void read_note_marks(const pugi::xml_node& properties, Reading& reading) {
  const pugi::xml_node footnotes = docx::child(properties, "footnotePr");
  const pugi::xml_node endnotes = docx::child(properties, "endnotePr");
  if (const pugi::xml_node format = docx::child(footnotes, "numFmt")) {
    reading.footnote_format = docx::attribute(format, "val");
  }
  if (const pugi::xml_node format = docx::child(endnotes, "numFmt")) {
    reading.endnote_format = docx::attribute(format, "val");
  }
  constexpr int kStartMax = 9999;
  reading.footnote_start = std::clamp(
      docx::integer(docx::child(footnotes, "numStart"), "val").value_or(reading.footnote_start), 0,
      kStartMax);
  reading.endnote_start = std::clamp(
      docx::integer(docx::child(endnotes, "numStart"), "val").value_or(reading.endnote_start), 0,
      kStartMax);
}

/// Whether the text of a page header says more than "Trang 3".
bool has_own_words(std::string_view text) {
  constexpr std::array<std::string_view, 3> kWords = {"trang", "page", "of"};
  std::string word;
  for (const char c : fold(text) + " ") {
    const bool is_letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (is_letter) {
      word += c;
      continue;
    }
    if (!word.empty() && std::find(kWords.begin(), kWords.end(), word) == kWords.end()) {
      return true;
    }
    word.clear();
  }
  return false;
}

/// The text of page headers and footers, each text once.
std::vector<model::Dropped> read_marginals(const docx::Package& package, Reading reading) {
  std::vector<model::Dropped> dropped;
  reading.is_marginal = true;
  docx::ListCounter numbers(reading.lists);
  for (const pugi::xml_document& part : package.marginals) {
    std::string text;
    for (const model::Paragraph& paragraph :
         docx::flattened(docx::StoryReader(reading, numbers).read(part.document_element()))) {
      text += text.empty() ? "" : " ";
      text += model::plain_text(paragraph);
    }
    const bool is_known = std::any_of(dropped.begin(), dropped.end(),
                                      [&](const auto& other) { return other.text == text; });
    if (has_own_words(text) && !is_known) {
      dropped.push_back({.text = std::move(text), .reason = std::string(kMarginalReason)});
    }
  }
  return dropped;
}

/// One finding for all tracked changes, at the first of them.
void report_changes(Reading& reading) {
  const std::array<docx::Tally, 3> kinds = {reading.insertions, reading.deletions,
                                            reading.reformats};
  std::uint32_t order = 0;
  for (const docx::Tally& kind : kinds) {
    if (kind.count > 0) {
      order = order == 0 ? kind.order : std::min(order, kind.order);
    }
  }
  if (order == 0) {
    return;
  }
  const std::string looks = reading.reformats.count == 0
                                ? ""
                                : fmt::format("; looks, taken: {}", reading.reformats.count);
  reading.report(
      "G0236", order,
      fmt::format("tracked changes are not settled (inserted, taken: {}; deleted, left out: {}{})",
                  reading.insertions.count, reading.deletions.count, looks),
      "compare with the signed text; accept or reject all changes in Word");
}

/// Findings made once for what stands in another form than on the page: pictures, drawings, notes.
void report_changed_forms(Reading& reading) {
  if (const docx::Tally& pictures = reading.inline_pictures; pictures.count > 0) {
    reading.report(
        "G0289", pictures.order,
        fmt::format("pictures inside a line of text are set below it ({})", pictures.count),
        "give a picture a paragraph of its own");
  }
  if (const docx::Tally& figures = reading.figures; figures.count > 0) {
    reading.report("G0229", figures.order,
                   fmt::format("drawings made of lines and shapes are not carried, only the text "
                               "in them ({})",
                               figures.count),
                   "in Word cut the drawing and choose Paste Special, Picture (PNG)");
  }
  if (const docx::Tally& notes = reading.notes_of_pages; notes.count > 0) {
    reading.report("G0243", notes.order,
                   fmt::format("the footnotes are numbered anew on each page; here their numbers "
                               "go on ({})",
                               notes.count),
                   "compare what the text says of notes with their numbers here");
  }
}

/// Findings made once for a document, from what was counted.
void report_tallies(Reading& reading) {
  if (const docx::Tally& deep = reading.too_deep; deep.count > 0) {
    reading.report("G0234", deep.order,
                   fmt::format("content nests deeper than {} levels; what is deeper is not read",
                               docx::kDepthMax),
                   "take inner tables and text boxes out of the outer ones");
  }
  report_changes(reading);
  if (const docx::Tally& comments = reading.comments; comments.count > 0) {
    reading.report("G0237", comments.order,
                   fmt::format("comments in the margin are left out ({})", comments.count),
                   "make sure this is the final text, and delete the comments");
  }
  report_changed_forms(reading);
  if (const docx::Tally& invisible = reading.invisible; invisible.count > 0) {
    reading.report("G0242", invisible.order,
                   fmt::format("characters without width are removed ({})", invisible.count), "");
  }
  if (const docx::Tally& apart = reading.apart; apart.count > 0) {
    reading.report(
        "G0261", apart.order,
        fmt::format("accents apart from their letters are joined to them ({})", apart.count), "");
  }
  if (const docx::Tally& spaces = reading.no_break; spaces.count > 0) {
    reading.report("G0264", spaces.order,
                   fmt::format("no-break spaces became plain spaces ({})", spaces.count), "");
  }
  if (const docx::Tally& leaders = reading.leaders; leaders.count > 0) {
    reading.report("G0249", leaders.order,
                   fmt::format("lines drawn by tabs are set as dots and strokes (paragraphs: {})",
                               leaders.count),
                   "");
  }
  if (const docx::Tally& hidden = reading.hidden; hidden.count > 0) {
    reading.report("G0258", hidden.order,
                   fmt::format("hidden text is left out (paragraphs: {})", hidden.count),
                   "show hidden text in Word; delete it, or make it visible where it belongs to "
                   "the act");
  }
  if (const docx::Tally& placeholders = reading.placeholders; placeholders.count > 0) {
    reading.report(
        "G0256", placeholders.order,
        fmt::format("a box to fill in still shows what to fill in ({})", placeholders.count),
        "fill it in, or delete it; the words in it are printed");
  }
  if (const docx::Tally& pages = reading.landscape; pages.count > 0) {
    reading.report("G0251", pages.order,
                   fmt::format("pages turned on their side begin here (paragraphs and tables on "
                               "such pages: {}); they are set upright",
                               pages.count),
                   "see that wide tables can still be read");
  }
  if (const docx::Tally& columns = reading.columns; columns.count > 0) {
    reading.report("G0255", columns.order,
                   fmt::format("text in columns begins here (paragraphs: {}); it is set in one",
                               columns.count),
                   "");
  }
}

bool is_picture(const FlowItem& item) {
  const auto* paragraph = std::get_if<model::Paragraph>(&item.block);
  return paragraph != nullptr && paragraph->picture != 0;
}

/// The paragraphs of a flow by the order in which they were begun.
class Paragraphs {
 public:
  explicit Paragraphs(const Flow& flow) {
    for (const FlowItem& item : flow.items) {
      if (const auto* paragraph = std::get_if<model::Paragraph>(&item.block)) {
        add(*paragraph);
        continue;
      }
      for (const model::Row& row : std::get<model::Table>(item.block).rows) {
        for (const model::Cell& cell : row.cells) {
          std::for_each(cell.paragraphs.begin(), cell.paragraphs.end(),
                        [this](const model::Paragraph& paragraph) { add(paragraph); });
        }
      }
    }
    for (const model::Note& note : flow.notes) {
      std::for_each(note.paragraphs.begin(), note.paragraphs.end(),
                    [this](const model::Paragraph& paragraph) { add(paragraph); });
    }
    std::stable_sort(begun_.begin(), begun_.end(),
                     [](const Begun& a, const Begun& b) { return a.order < b.order; });
  }

  /// The paragraph begun as the `order`-th or, where that one had no text, the one before it; null
  /// where the flow is empty.
  [[nodiscard]] const model::Paragraph* find(std::uint32_t order) const {
    auto behind = std::upper_bound(
        begun_.begin(), begun_.end(), order,
        [](std::uint32_t sought, const Begun& begun) { return sought < begun.order; });
    if (begun_.empty()) {
      return nullptr;
    }
    return behind == begun_.begin() ? behind->paragraph : std::prev(behind)->paragraph;
  }

 private:
  struct Begun {
    std::uint32_t order = 0;
    const model::Paragraph* paragraph = nullptr;
  };
  void add(const model::Paragraph& paragraph) {
    begun_.push_back({.order = paragraph.origin.paragraph, .paragraph = &paragraph});
  }
  std::vector<Begun> begun_ = {};
};

/// Numbers the paragraphs, makes their letters right, and says of findings and of text left out
/// where they stand by these numbers.
void locate(Flow& flow, std::vector<Finding> findings, Diagnostics& diagnostics) {
  const Paragraphs paragraphs(flow);
  number_paragraphs(flow);
  for (model::Dropped& dropped : flow.dropped) {
    const model::Paragraph* paragraph = paragraphs.find(dropped.origin.paragraph);
    const bool is_placed = dropped.origin.paragraph > 0 && paragraph != nullptr;
    dropped.origin.paragraph = is_placed ? paragraph->origin.paragraph : 0;
  }
  repair_letters(flow, diagnostics);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.order < b.order; });
  // A paragraph may have very many findings, and its text may be long: one excerpt for all.
  const model::Paragraph* placed = nullptr;
  Place place = {.path = flow.path};
  for (Finding& finding : findings) {
    const model::Paragraph* paragraph = paragraphs.find(finding.order);
    if (paragraph != placed && paragraph != nullptr) {
      place = place_of(flow, *paragraph);
      placed = paragraph;
    }
    diagnostics.report({.code = finding.code,
                        .place = place,
                        .message = std::move(finding.message),
                        .help = std::move(finding.help)});
  }
}

}  // namespace

std::optional<Flow> read_docx(std::string_view bytes, const std::string& path,
                              Diagnostics& diagnostics) {
  const std::optional<docx::Package> package = docx::read_package(bytes, path, diagnostics);
  if (!package) {
    return std::nullopt;
  }
  const docx::StyleSheet sheet =
      docx::read_styles(package->styles.document_element(), package->theme.document_element());
  const docx::Lists lists = docx::read_lists(package->numbering.document_element(), sheet);
  const pugi::xml_node body = docx::child(package->document.document_element(), "body");
  Reading reading = {.sheet = sheet,
                     .lists = lists,
                     .footnotes = notes_of(package->footnotes),
                     .endnotes = notes_of(package->endnotes),
                     .media = package->media,
                     .sections = docx::read_sections(body)};
  read_note_marks(package->settings.document_element(), reading);
  read_note_marks(docx::child(body, "sectPr"), reading);
  const pugi::xml_node settings = package->settings.document_element();
  reading.footnote_restart = docx::read_note_restart(docx::child(settings, "footnotePr"));
  reading.endnote_restart = docx::read_note_restart(docx::child(settings, "endnotePr"));

  Flow flow = {.path = path};
  docx::ListCounter numbers(lists);
  flow.items = docx::StoryReader(reading, numbers).read(body);
  flow.notes = std::move(reading.notes);
  flow.pictures = std::move(reading.pictures.pictures);
  flow.images = std::move(reading.pictures.images);
  flow.picture_sources = std::move(reading.pictures.sources);
  flow.dropped = read_marginals(*package, {.sheet = sheet, .lists = lists});
  for (const model::Dropped& marginal : flow.dropped) {
    diagnostics.report({.code = "G0252",
                        .place = {.path = path},
                        .message = fmt::format("page headers and footers are left out; one says "
                                               "\"{}\"",
                                               shorten(marginal.text, 60)),
                        .help = ""});
  }
  std::move(reading.dropped.begin(), reading.dropped.end(), std::back_inserter(flow.dropped));
  report_tallies(reading);
  // Beyond this point paragraphs have the numbers that people count by.
  locate(flow, std::move(reading.findings), diagnostics);
  if (std::all_of(flow.items.begin(), flow.items.end(), is_picture)) {
    diagnostics.report(
        {.code = "G0250",
         .place = {.path = path},
         .message = "the document has no text",
         .help = "a scanned page pasted into Word is a picture; ask for the text itself"});
    return std::nullopt;
  }
  return flow;
}

}  // namespace gazette::ingest
