#include "gazette/typeset/book.h"

#include <iterator>

#include <fmt/format.h>

namespace gazette::typeset {
namespace {

/// "2.17": the entry and the paragraph in it; "generated" for what is of no paragraph.
std::string place_of(const Book& book, std::uint32_t paragraph) {
  return !is_of_act(book, paragraph) ? "generated"
                                     : fmt::format("{}.{}", book.paragraphs[paragraph].entry,
                                                   book.paragraphs[paragraph].paragraph);
}

/// " cut 10.5 12 10.5 30": what is not seen of a picture, from the left, top, right and bottom.
std::string cut_text(const model::Crop& cut) {
  return cut == model::Crop{} ? ""
                              : fmt::format(" cut {} {} {} {}", to_text(cut.left), to_text(cut.top),
                                            to_text(cut.right), to_text(cut.bottom));
}

}  // namespace

Page printed_page(const Page& page) {
  Page printed = page;
  printed.runs.resize(printed.runs.size() - page.online_runs);
  printed.rules.resize(printed.rules.size() - page.online_rules);
  printed.online_runs = 0;
  printed.online_rules = 0;
  return printed;
}

void append_run(const Book& book, const Page& page, const TextRun& run, std::string& text) {
  for (std::uint32_t i = 0; i < run.words_count; ++i) {
    if (i > 0) {
      text += ' ';
    }
    text += book.words.text(page.words[run.first_word + i]);
  }
  if (run.space_after) {
    text += ' ';
  }
}

bool is_of_act(const Book& book, std::uint32_t paragraph) {
  return paragraph != kNoParagraph && book.paragraphs[paragraph].generated == Generated::no;
}

std::string text_of(const Book& book, const Page& page) {
  std::string text;
  const TextRun* previous = nullptr;
  for (const TextRun& run : page.runs) {
    if (previous != nullptr && run.paragraph != previous->paragraph) {
      text += '\n';
    }
    append_run(book, page, run, text);
    previous = &run;
  }
  return text;
}

std::string dump(const Book& book) {
  std::string text = fmt::format("book {} x {}, {} pages\n", to_text(book.page_width),
                                 to_text(book.page_height), book.pages.size());
  auto out = std::back_inserter(text);
  for (const Page& page : book.pages) {
    fmt::format_to(out, "\npage {} entry {}{}\n", page.folio, page.entry,
                   page.landscape ? " landscape" : "");
    for (const Anchor& anchor : page.anchors) {
      fmt::format_to(out, "anchor y {} \"{}\" level {} \"{}\"\n", to_text(anchor.y), anchor.name,
                     anchor.level, anchor.title);
    }
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
      const TextRun& run = page.runs[i];
      std::string words;
      append_run(book, page, run, words);
      const std::string paragraph =
          i < page.artifact_runs ? "artifact" : place_of(book, run.paragraph);
      const bool online = i + page.online_runs >= page.runs.size();
      fmt::format_to(
          out, "run {} {} size {} gap {} {} {}{}{}{}{}{}{} \"{}\"\n", to_text(run.x),
          to_text(run.y), to_text(run.size), to_text(run.gap),
          book.words.fonts().entry(run.face).name, paragraph, run.underline ? " underline" : "",
          run.strike ? " strike" : "", run.turned ? " turned" : "", run.accent ? " accent" : "",
          run.link != 0 ? fmt::format(" link {}", run.link) : "", online ? " online" : "", words);
    }
    for (std::size_t i = 0; i < page.rules.size(); ++i) {
      const Rule& rule = page.rules[i];
      fmt::format_to(out, "rule {} {} {} x {}{}{}\n", to_text(rule.x), to_text(rule.y),
                     to_text(rule.width), to_text(rule.height), rule.accent ? " accent" : "",
                     i + page.online_rules >= page.rules.size() ? " online" : "");
    }
    for (const PictureFrame& picture : page.pictures) {
      fmt::format_to(out, "picture {} {} {} x {} {} {:.12}{}{}{}\n", to_text(picture.x),
                     to_text(picture.y), to_text(picture.width), to_text(picture.height),
                     place_of(book, picture.paragraph), book.images[picture.image].sha256,
                     picture.page == 0 ? "" : fmt::format(" page {}", picture.page),
                     picture.is_turned ? " turned" : "", cut_text(picture.cut));
    }
    for (const Link& link : page.links) {
      fmt::format_to(out, "link {} {} {} x {}{} \"{}\"\n", to_text(link.x), to_text(link.y),
                     to_text(link.width), to_text(link.height),
                     link.link != 0 ? fmt::format(" of {}", link.link) : "", link.target);
    }
  }
  return text;
}

}  // namespace gazette::typeset
