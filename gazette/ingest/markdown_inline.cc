#include "gazette/ingest/markdown_inline.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <cmark.h>
#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/old_encoding.h"

namespace gazette::ingest::markdown {
namespace {

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Iterator = std::unique_ptr<cmark_iter, IteratorDeleter>;

/// Put before Markdown that must not be read as a block ("1. ", "# "). A full stop begins no block,
/// and being punctuation it changes nothing of how emphasis opens behind it.
constexpr char kGuard = '.';

/// The tags of HTML that say no more than an emphasis does.
constexpr std::array<std::pair<std::string_view, model::Emphasis>, 12> kEmphasisTags = {
    {{"b", model::kBold},
     {"strong", model::kBold},
     {"i", model::kItalic},
     {"em", model::kItalic},
     {"u", model::kUnderline},
     {"ins", model::kUnderline},
     {"s", model::kStrike},
     {"strike", model::kStrike},
     {"del", model::kStrike},
     {"sup", model::kSuperscript},
     {"sub", model::kSubscript},
     {"span", model::kPlain}}};

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

/// "BR" of "<br />", "p" of "</p>", in small letters.
std::string tag_name(std::string_view tag) {
  std::string name;
  for (const char c : tag.substr(1)) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_letter || (c >= '0' && c <= '9' && !name.empty())) {
      name += c;
    } else if (!name.empty()) {
      break;
    }
  }
  return to_lower(name);
}

/// Leaves out blanks and line breaks at both ends of a paragraph.
void trim_spans(std::vector<model::Span>& spans) {
  while (!spans.empty()) {
    const std::string_view kept = trim(spans.front().text);
    const std::size_t blank = spans.front().text.find_first_not_of(" \t\n\r");
    spans.front().text.erase(0, kept.empty() ? std::string::npos : blank);
    if (!spans.front().text.empty()) {
      break;
    }
    spans.erase(spans.begin());
  }
  while (!spans.empty()) {
    spans.back().text.erase(spans.back().text.find_last_not_of(" \t\n\r") + 1);
    if (!spans.back().text.empty()) {
      break;
    }
    spans.pop_back();
  }
}

/// Text without tags and without a mark of Markdown needs no parser.
bool is_plain(std::string_view markdown) {
  return markdown.find_first_of("\\`*_[]<>&!~^\n\r") == std::string_view::npos;
}

/// Marks that CommonMark lacks, as Pandoc has them.
struct PairedMark {
  std::string_view sign = {};
  std::uint8_t emphasis = model::kPlain;
};
constexpr std::array<PairedMark, 3> kPairedMarks = {
    {{"~~", model::kStrike}, {"~", model::kSubscript}, {"^", model::kSuperscript}}};

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether the marks around `inside` mean something: "5~10" and "5 ~ 10" say "about".
bool is_marked(const PairedMark& mark, char before, std::string_view inside) {
  if (inside.empty() || trim(inside).size() != inside.size()) {
    return false;
  }
  if (mark.emphasis == model::kStrike) {
    return true;
  }
  const bool is_number = before >= '0' && before <= '9';
  const bool has_base = is_letter_byte(before) || before == ')' || before == ']' ||
                        (is_number && mark.emphasis == model::kSuperscript);
  return has_base && inside.find_first_of(" \t~^") == std::string_view::npos;
}

}  // namespace

/// What is open while the inlines of one block are read.
struct InlineReader::Reading {
  std::vector<model::Span> spans = {};
  int bold = 0;
  int italic = 0;
  std::uint8_t tags = model::kPlain;  // emphasis of HTML tags that are open

  [[nodiscard]] std::uint8_t emphasis() const {
    const int flags =
        (bold > 0 ? model::kBold : 0) | (italic > 0 ? model::kItalic : 0) | static_cast<int>(tags);
    return static_cast<std::uint8_t>(flags);
  }
  void add(std::string_view text, std::uint8_t more = model::kPlain) {
    append_text(spans, text, static_cast<std::uint8_t>(emphasis() | more));
  }

  /// Text in which "~~struck~~", "H~2~O" and "m^2^" are read. cmark does not tell which signs
  /// were escaped: who wants them as they are writes them as code.
  void add_marked(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t i = text.find_first_of("~^"); i < text.size();
         i = text.find_first_of("~^", i)) {
      const auto mark = std::find_if(
          kPairedMarks.begin(), kPairedMarks.end(),
          [&](const PairedMark& each) { return text.substr(i).starts_with(each.sign); });
      const std::size_t first = i + mark->sign.size();
      const std::size_t end = text.find(mark->sign, first);
      if (end == std::string_view::npos ||
          !is_marked(*mark, before(text, i), text.substr(first, end - first))) {
        i = first;
        continue;
      }
      add(text.substr(begin, i - begin));
      add(text.substr(first, end - first), mark->emphasis);
      i = begin = end + mark->sign.size();
    }
    add(text.substr(begin));
  }

 private:
  [[nodiscard]] char before(std::string_view text, std::size_t place) const {
    if (place > 0) {
      return text[place - 1];
    }
    return spans.empty() || spans.back().text.empty() ? ' ' : spans.back().text.back();
  }
};

std::vector<model::Span> InlineReader::read(cmark_node* block, Spot spot) {
  Reading reading;
  const Iterator iterator(cmark_iter_new(block));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    const cmark_node_type type = cmark_node_get_type(node);
    const int step = event == CMARK_EVENT_ENTER ? 1 : -1;
    if (type == CMARK_NODE_STRONG) {
      reading.bold += step;
    } else if (type == CMARK_NODE_EMPH) {
      reading.italic += step;
    } else if (event == CMARK_EVENT_ENTER && type == CMARK_NODE_IMAGE && take_image(node, spot)) {
      // Its words are the picture's own and no text of the paragraph.
      cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);
    } else if (event == CMARK_EVENT_ENTER) {
      enter(node, reading, spot);
    }
  }
  for (model::Span& span : reading.spans) {
    span.text = cleaned(span.text);
  }
  trim_spans(reading.spans);
  std::erase_if(reading.spans, [](const model::Span& span) { return span.text.empty(); });
  check_leftover_marks(reading.spans, spot);
  return std::move(reading.spans);
}

std::vector<model::Span> InlineReader::read(std::string_view markdown, Spot spot) {
  markdown = trim(markdown);
  if (is_plain(markdown)) {
    return read_literal(markdown);
  }
  const std::string guarded = kGuard + std::string(markdown);
  const std::unique_ptr<cmark_node, NodeDeleter> document(
      cmark_parse_document(guarded.data(), guarded.size(), CMARK_OPT_DEFAULT));
  std::vector<model::Span> spans = read(document.get(), spot);
  if (!spans.empty() && spans.front().text.starts_with(kGuard)) {
    spans.front().text.erase(0, 1);
    if (spans.front().text.empty()) {
      spans.erase(spans.begin());
    }
  }
  return spans;
}

std::vector<model::Span> InlineReader::read_literal(std::string_view text) const {
  std::vector<model::Span> spans;
  append_text(spans, cleaned(text), model::kPlain);
  return spans;
}

void InlineReader::enter(cmark_node* node, Reading& reading, Spot spot) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
      reading.add_marked(literal_of(node));
      break;
    case CMARK_NODE_CODE:
      reading.add(literal_of(node));
      break;
    case CMARK_NODE_SOFTBREAK:
      reading.add(" ");
      break;
    case CMARK_NODE_LINEBREAK:
      reading.add("\n");
      break;
    case CMARK_NODE_HTML_INLINE:
      apply_tag(literal_of(node), reading, spot);
      break;
    case CMARK_NODE_LINK: {
      cmark_node* first = cmark_node_first_child(node);
      const std::string_view target = cmark_node_get_url(node);
      const std::string_view text = first == nullptr ? std::string_view() : literal_of(first);
      if (text != target && target != "mailto:" + std::string(text)) {
        report("G0210", spot, fmt::format("the target of a link is not carried: {}", target),
               "write the address in the text, if readers of paper need it");
      }
      break;
    }
    case CMARK_NODE_IMAGE:
      report("G0205", spot,
             fmt::format("the picture \"{}\" does not lie beside the document",
                         cmark_node_get_url(node)),
             "put the file there, as PNG or JPEG, or correct its name");
      break;
    default:
      break;
  }
}

/// Takes a picture in; false where there is no such file beside the document.
bool InlineReader::take_image(cmark_node* node, Spot spot) {
  const std::string name = cmark_node_get_url(node);
  const std::optional<AttachedFile> file =
      shelf_.find && stays_beside(name) ? shelf_.find(name) : std::optional<AttachedFile>();
  if (!file) {
    return false;
  }
  std::string words;
  for (cmark_node* inside = cmark_node_first_child(node); inside != nullptr;
       inside = cmark_node_next(inside)) {
    words += literal_of(inside);
  }
  words = collapse_spaces(cleaned(words));
  const std::uint32_t number = take_picture(
      {.bytes = file->bytes, .alternative = words, .is_print_sized = true}, shelf_.store);
  pictures_.push_back({.origin = {.line = spot.line, .column = spot.column}, .picture = number});
  return true;
}

void InlineReader::apply_tag(std::string_view tag, Reading& reading, Spot spot) {
  if (tag.starts_with("<!--")) {
    drop_comment(tag, spot);
    return;
  }
  const std::string name = tag_name(tag);
  if (name == "br") {
    reading.add("\n");
    return;
  }
  const bool closes = tag.starts_with("</");
  for (const auto& [known, emphasis] : kEmphasisTags) {
    if (name == known) {
      const int flags = closes ? reading.tags & ~emphasis : reading.tags | emphasis;
      reading.tags = static_cast<std::uint8_t>(flags);
      return;
    }
  }
  reading.add(closes ? "\n" : " ");  // what the tag held apart stays apart
  if (tags_reported_.insert(name).second) {
    report("G0204", spot, fmt::format("the HTML tag {} is not carried; the text in it is", tag),
           "write it in Markdown, or leave the tag out");
  }
}

void InlineReader::drop_comment(std::string_view comment, Spot spot) {
  constexpr std::size_t kOpenSize = 4;
  constexpr std::size_t kMarksSize = 7;
  if (comment.size() <= kMarksSize) {
    return;
  }
  std::string text =
      collapse_spaces(cleaned(comment.substr(kOpenSize, comment.size() - kMarksSize)));
  if (!text.empty()) {
    dropped_.push_back({.text = std::move(text),
                        .reason = "ghi chú ẩn của bản gốc",
                        .origin = {.line = spot.line, .column = spot.column}});
  }
}

void InlineReader::report(std::string_view code, Spot spot, std::string message, std::string help) {
  diagnostics_.report({.code = code,
                       .place = {.path = path_, .line = spot.line, .column = spot.column},
                       .message = std::move(message),
                       .help = std::move(help)});
}

void InlineReader::check_leftover_marks(const std::vector<model::Span>& spans, Spot spot) {
  for (const model::Span& span : spans) {
    if (span.text.find("**") != std::string::npos) {
      report("G0208", spot, "\"**\" is left in the text: it opens or closes no emphasis",
             "leave no space inside the marks and put one outside, or write \"\\*\\*\"");
      return;
    }
  }
}

bool shows_nothing(char32_t c) {
  const bool is_control = c < 0x20 && c != U'\n' && c != U'\t';
  return is_control || c == 0x7F || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF ||
         (c >= 0x80 && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F);
}

bool is_wide_space(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string cleaned(std::string_view text) {
  bool is_clean = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    is_clean = is_clean && byte >= 0x20 && byte < 0x7F;
  }
  if (is_clean) {
    return std::string(text);
  }
  std::string result;
  result.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t start = position;
    const char32_t c = next_code_point(text, position);
    if (is_wide_space(c)) {
      result += ' ';
    } else if (c == 0x2028 || c == 0x2029) {
      result += '\n';
    } else if (is_told(c)) {
      append_utf8(result, U'\uFFFD');  // what only a reader of faces may say
    } else if (!shows_nothing(c)) {
      result += text.substr(start, position - start);
    }
  }
  return to_nfc(result);
}

void append_text(std::vector<model::Span>& spans, std::string_view text, std::uint8_t emphasis) {
  if (text.empty()) {
    return;
  }
  if (!spans.empty() && spans.back().emphasis == emphasis && spans.back().note == 0) {
    spans.back().text += text;
    return;
  }
  spans.push_back({.text = std::string(text), .emphasis = emphasis});
}

}  // namespace gazette::ingest::markdown
