// Footnotes and endnotes of a DOCX: each becomes a note of the flow where its mark first stands.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

/// A further reference to a note repeats its mark, but not one so long that it is a text.
constexpr std::size_t kMarkBytesMax = 40;

/// The mark that the author typed: it follows the reference in the same run.
std::string custom_mark(const pugi::xml_node& reference) {
  std::string mark;
  for (pugi::xml_node node = reference.next_sibling(); node; node = node.next_sibling()) {
    if (local_name(node) == "t") {
      mark += clean(node.text().get(), {}).text;
    } else if (local_name(node) == "sym") {
      const Face face = face_of(attribute(node, "font"));
      append_utf8(mark, symbol_character(face, code(node, "char").value_or(0)).value_or(U'*'));
    }
  }
  return to_nfc(trim(mark));
}

}  // namespace

void StoryReader::read_note_mark(const pugi::xml_node& node, Draft& draft) {
  const bool is_footnote = local_name(node) == "footnoteReference";
  const std::string id(attribute(node, "id"));
  const bool is_custom = has_flag(node, "customMarkFollows");
  const std::string key = (is_footnote ? "f" : "e") + id;
  if (const auto known = reading_.note_numbers.find(key); known != reading_.note_numbers.end()) {
    // The same note again: the mark points to the note that is there.
    std::string again = is_custom ? custom_mark(node) : std::string();
    if (again.empty()) {
      const std::string& first = reading_.notes.at(known->second - 1).mark;
      again = first.size() <= kMarkBytesMax ? first : "*";
    }
    draft.spans.push_back(
        {.text = std::move(again), .emphasis = model::kSuperscript, .note = known->second});
    return;
  }
  const auto& contents = is_footnote ? reading_.footnotes : reading_.endnotes;
  const auto content = contents.find(id);
  if (content == contents.end()) {
    reading_.report("G0248", draft.order,
                    "a note's mark stands here, but the note is not in the file",
                    "open the document in Word, delete the mark and write the note again");
    return;
  }
  std::string mark = is_custom ? custom_mark(node) : std::string();
  if (mark.empty()) {
    mark = next_mark(is_footnote, draft);
  }
  const auto number = static_cast<std::uint32_t>(reading_.notes.size() + 1);
  reading_.note_numbers.emplace(key, number);
  reading_.notes.push_back({.mark = mark});
  draft.spans.push_back({.text = mark, .emphasis = model::kSuperscript, .note = number});
  // The note may itself hold marks, so its place is taken before it is read.
  std::vector<FlowItem> items = read_note(content->second, is_footnote);
  const bool has_table = std::any_of(items.begin(), items.end(), [](const FlowItem& item) {
    return std::holds_alternative<model::Table>(item.block);
  });
  if (has_table) {
    reading_.report("G0240", draft.order, "a table stands inside a note; its text follows in lines",
                    "write the table as text, or put it into the act itself");
  }
  reading_.notes.at(number - 1).paragraphs = flattened(std::move(items));
}

/// A note whose mark is hidden is hidden with it, and not counted.
void StoryReader::read_hidden_note(const pugi::xml_node& node, Draft& draft) {
  const bool is_footnote = local_name(node) == "footnoteReference";
  const std::string id(attribute(node, "id"));
  const auto& contents = is_footnote ? reading_.footnotes : reading_.endnotes;
  const auto content = contents.find(id);
  if (content == contents.end() ||
      !reading_.hidden_notes.insert((is_footnote ? "f" : "e") + id).second) {
    return;
  }
  const bool was_hidden = std::exchange(reading_.is_hidden, true);
  for (const model::Paragraph& paragraph : flattened(read_note(content->second, is_footnote))) {
    draft.hidden += " " + model::plain_text(paragraph);
  }
  reading_.is_hidden = was_hidden;
}

std::vector<FlowItem> StoryReader::read_note(const pugi::xml_node& content, bool is_footnote) {
  ListCounter& numbers = is_footnote ? reading_.footnote_lists : reading_.endnote_lists;
  const bool was_note = std::exchange(reading_.is_note, true);
  std::vector<FlowItem> items = StoryReader(reading_, numbers).read(content);
  reading_.is_note = was_note;
  return items;
}

/// The mark of the next note that is numbered; a star where the document numbers none.
std::string StoryReader::next_mark(bool is_footnote, const Draft& draft) {
  const NoteRestart own = reading_.section().footnote_restart;
  const NoteRestart restart = own == NoteRestart::unstated ? reading_.footnote_restart : own;
  if (is_footnote && restart == NoteRestart::at_page) {
    reading_.notes_of_pages.add(draft.order);
  }
  std::string mark = is_footnote ? number_text(reading_.footnote_start + reading_.footnotes_count++,
                                               reading_.footnote_format)
                                 : number_text(reading_.endnote_start + reading_.endnotes_count++,
                                               reading_.endnote_format);
  return mark.empty() ? "*" : mark;
}

}  // namespace gazette::ingest::docx
