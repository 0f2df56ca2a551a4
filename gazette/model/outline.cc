#include "gazette/model/outline.h"

#include <string_view>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::model {
namespace {

constexpr std::size_t kFirstWordsLength = 70;

void count(const std::vector<Block>& blocks, PartsCount& parts) {
  for (const Block& block : blocks) {
    parts.tables += std::holds_alternative<Table>(block) ? 1U : 0U;
  }
}

void count(const std::vector<Provision>& provisions, PartsCount& parts) {
  for (const Provision& provision : provisions) {
    switch (provision.level) {
      case Level::article:
        ++parts.articles;
        break;
      case Level::clause:
        ++parts.clauses;
        break;
      case Level::point:
        ++parts.points;
        break;
      default:
        ++parts.divisions;
        break;
    }
    count(provision.blocks, parts);
    count(provision.children, parts);
  }
}

std::string to_text(const PartsCount& parts) {
  return fmt::format("{} chương/mục, {} điều, {} khoản, {} điểm, {} bảng", parts.divisions,
                     parts.articles, parts.clauses, parts.points, parts.tables);
}

/// The text with the marks of notes in brackets: "Điều 2.[1] ...".
std::string with_marks_set_off(const Paragraph& paragraph) {
  Paragraph shown = paragraph;
  for (Span& span : shown.spans) {
    const bool is_bare = span.note != 0 && !span.text.starts_with('[');
    span.text = is_bare ? "[" + span.text + "]" : span.text;
  }
  return plain_text(shown);
}

/// Writes one line after another.
struct Writer {
  std::string text = {};

  void line(std::size_t depth, std::string_view words) {
    text += std::string(2 * depth, ' ') + std::string(words) + "\n";
  }

  /// A part that is text: its name and its first words.
  void part(std::string_view name, const std::vector<Paragraph>& paragraphs) {
    std::string words;
    for (const Paragraph& paragraph : paragraphs) {
      words += (words.empty() ? "" : " / ") + with_marks_set_off(paragraph);
    }
    if (!words.empty()) {
      line(0, fmt::format("[{}] {}", name, shorten(words, kFirstWordsLength)));
    }
  }

  /// What stands under a provision besides provisions.
  void blocks(std::size_t depth, const std::vector<Block>& blocks) {
    std::size_t paragraphs = 0;
    std::size_t tables = 0;
    for (const Block& block : blocks) {
      ++(std::holds_alternative<Table>(block) ? tables : paragraphs);
    }
    if (paragraphs > 0) {
      line(depth, fmt::format("({} đoạn)", paragraphs));
    }
    if (tables > 0) {
      line(depth, fmt::format("({} bảng)", tables));
    }
  }

  void provisions(std::size_t depth, const std::vector<Provision>& list) {
    for (const Provision& provision : list) {
      std::string words = with_marks_set_off(provision.heading);
      for (const Paragraph& title : provision.title) {
        words += " / " + with_marks_set_off(title);
      }
      line(depth, shorten(words, kFirstWordsLength));
      blocks(depth + 1, provision.blocks);
      provisions(depth + 1, provision.children);
    }
  }

  void signature(const SignatureBlock& block) {
    std::vector<Paragraph> lines = block.roles;
    lines.insert(lines.end(), block.names.begin(), block.names.end());
    part("chữ ký", lines);
    for (const SignatureBlock& other : block.beside) {
      signature(other);
    }
  }
};

}  // namespace

PartsCount count_parts(const Instrument& instrument) {
  PartsCount parts;
  count(instrument.opening, parts);
  count(instrument.provisions, parts);
  count(instrument.closing, parts);
  return parts;
}

PartsCount count_parts(const Attachment& attachment) {
  PartsCount parts;
  count(attachment.opening, parts);
  count(attachment.provisions, parts);
  return parts;
}

std::string outline(const Instrument& instrument) {
  Writer writer;
  writer.part("cơ quan", instrument.head.issuer);
  if (instrument.head.symbol) {
    writer.part("số", {*instrument.head.symbol});
  }
  if (instrument.head.place) {
    writer.part("ngày", {*instrument.head.place});
  }
  writer.part("loại", instrument.kind_lines);
  writer.part("trích yếu", instrument.abstract);
  writer.part("ban hành", instrument.issuing_body);
  for (const Paragraph& basis : instrument.preamble) {
    writer.part("căn cứ", {basis});
  }
  writer.part("lệnh ban hành", instrument.enacting);
  writer.blocks(0, instrument.opening);
  writer.provisions(0, instrument.provisions);
  writer.blocks(0, instrument.closing);
  writer.signature(instrument.signature);
  std::string counts = fmt::format("văn bản: {}\n", to_text(count_parts(instrument)));
  std::size_t annexes = 0;
  for (const Attachment& attachment : instrument.attachments) {
    annexes += attachment.annex ? 1U : 0U;
    writer.part(attachment.annex ? "phụ lục" : "kèm theo", attachment.title);
    writer.part("theo", attachment.basis);
    writer.blocks(1, attachment.opening);
    writer.provisions(1, attachment.provisions);
    writer.signature(attachment.signature);
    counts += fmt::format("{}: {}\n", attachment.anchor, to_text(count_parts(attachment)));
  }
  counts += fmt::format("{} văn bản kèm theo, {} phụ lục, {} cước chú\n",
                        instrument.attachments.size() - annexes, annexes, instrument.notes.size());
  return writer.text + "\n" + counts;
}

}  // namespace gazette::model
