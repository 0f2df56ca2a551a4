// The text inside a Markdown block: emphasis, line breaks, links, code, HTML tags -> spans.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/ingest.h"
#include "gazette/ingest/picture.h"
#include "gazette/model/model.h"

struct cmark_node;

namespace gazette::ingest::markdown {

/// Where text stands in the user's file, for findings and origins.
struct Spot {
  std::uint32_t line = 0;
  std::uint32_t column = 1;
};

/// Where the pictures of a text come from, and where they are kept.
struct PictureShelf {
  const FindAttached& find;
  PictureStore& store;
};

/// Reads inline Markdown. What cannot be carried is reported, its text kept.
class InlineReader {
 public:
  InlineReader(const std::string& path, PictureShelf pictures, std::vector<model::Dropped>& dropped,
               Diagnostics& diagnostics)
      : path_(path), shelf_(pictures), dropped_(dropped), diagnostics_(diagnostics) {}

  /// The spans of a paragraph or heading that cmark has parsed.
  [[nodiscard]] std::vector<model::Span> read(cmark_node* block, Spot spot);

  /// The spans of Markdown that stands by itself, such as a cell of a table: inline only, whatever
  /// it begins with.
  [[nodiscard]] std::vector<model::Span> read(std::string_view markdown, Spot spot);

  /// The pictures of what was read since the last call, each as a paragraph.
  [[nodiscard]] std::vector<model::Paragraph> take_pictures() {
    return std::exchange(pictures_, {});
  }

  /// The spans of text that is not Markdown.
  [[nodiscard]] std::vector<model::Span> read_literal(std::string_view text) const;

 private:
  struct Reading;

  void enter(cmark_node* node, Reading& reading, Spot spot);
  bool take_image(cmark_node* node, Spot spot);
  void apply_tag(std::string_view tag, Reading& reading, Spot spot);
  void drop_comment(std::string_view comment, Spot spot);
  void report(std::string_view code, Spot spot, std::string message, std::string help);
  void check_leftover_marks(const std::vector<model::Span>& spans, Spot spot);

  const std::string& path_;
  PictureShelf shelf_;
  std::vector<model::Paragraph> pictures_ = {};
  std::vector<model::Dropped>& dropped_;
  Diagnostics& diagnostics_;
  std::set<std::string> tags_reported_ = {};
};

/// Text in the one form of the program: NFC; no-break and wide spaces as spaces; characters that
/// show nothing (zero width, soft hyphen, controls) left out. Line breaks and tabs stay.
[[nodiscard]] std::string cleaned(std::string_view text);

/// What `cleaned` leaves out, and what it makes a plain space.
[[nodiscard]] bool shows_nothing(char32_t c);
[[nodiscard]] bool is_wide_space(char32_t c);

/// Adds text to spans, to the last one where the emphasis is the same.
void append_text(std::vector<model::Span>& spans, std::string_view text, std::uint8_t emphasis);

}  // namespace gazette::ingest::markdown
