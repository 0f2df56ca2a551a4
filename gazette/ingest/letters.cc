// The letters of a flow made right, in three passes: every paragraph is judged by itself, then
// those that alone do not tell by their document, then all are written anew.

#include "gazette/ingest/letters.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/letters_judge.h"
#include "gazette/ingest/look_alikes.h"
#include "gazette/ingest/old_encoding.h"
#include "gazette/ingest/syllable.h"

namespace gazette::ingest {
namespace {

constexpr std::string_view kConvertHelp =
    "compare with the signed text; convert the passage to Unicode with the office's converter, or "
    "type it anew, and ingest the document again";

/// What is to be done with letters of one kind.
enum class Verdict : std::uint8_t { leave, read, unsure, refuse };

/// A paragraph with letters that may be of an old encoding.
struct Candidate {
  model::Paragraph* paragraph = nullptr;
  std::vector<Code> codes = {};
  Encoding face = Encoding::unicode;  // that a face tells of
  Encoding rest = Encoding::unicode;  // of the other letters
  Verdict face_verdict = Verdict::leave;
  Verdict rest_verdict = Verdict::leave;
  bool is_ambiguous = false;  // the rest has only words that read both as Unicode and as old
  std::string doubt = {};     // why it is refused
};

/// How many paragraphs of a document are what, each of the old encodings by `index_of`.
struct Census {
  std::array<std::size_t, 2> told = {};
  std::array<std::size_t, 2> stale = {};   // Unicode in an old face
  std::array<std::size_t, 2> scored = {};  // read without a face
  bool has_unicode = false;
};

std::size_t index_of(Encoding encoding) {
  return encoding == Encoding::vni ? 1 : 0;
}

template <typename Visit>
void for_each_paragraph(Flow& flow, Visit visit) {
  for (FlowItem& item : flow.items) {
    if (auto* paragraph = std::get_if<model::Paragraph>(&item.block)) {
      visit(*paragraph);
      continue;
    }
    for (model::Row& row : std::get<model::Table>(item.block).rows) {
      for (model::Cell& cell : row.cells) {
        std::for_each(cell.paragraphs.begin(), cell.paragraphs.end(), visit);
      }
    }
  }
  for (model::Note& note : flow.notes) {
    std::for_each(note.paragraphs.begin(), note.paragraphs.end(), visit);
  }
}

/// What the bytes of a paragraph show at once, so that nearly all are done with here.
struct Look {
  bool is_strange = false;  // told letters, or what Latin-1 has and Vietnamese has not
  bool has_latin = false;   // letters that Latin-1 and Vietnamese have
  bool has_other = false;   // letters of Vietnamese that no old encoding shows
};

void look_at(std::string_view text, Look& look) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (byte == 0xC3) {  // U+00C0-U+00FF
      look.has_latin = true;
      look.is_strange = look.is_strange || !is_vietnamese_letter(0xC0U + (next & 0x3FU));
    }
    // U+0080-U+00BF, U+F0000
    look.is_strange = look.is_strange || byte == 0xC2 || byte == 0xF3;
    look.has_other = look.has_other || (byte >= 0xC4 && byte <= 0xC6) ||
                     (byte == 0xE1 && (next == 0xBA || next == 0xBB));
  }
}

std::vector<Code> codes_of(const model::Paragraph& paragraph) {
  std::vector<Code> codes;
  for (std::size_t i = 0; i < paragraph.spans.size(); ++i) {
    const std::string& text = paragraph.spans[i].text;
    for (std::size_t position = 0; position < text.size();) {
      Code code = from_told(next_code_point(text, position));
      code.span = i;
      codes.push_back(code);
    }
  }
  return codes;
}

std::string text_of_codes(const std::vector<Code>& codes) {
  std::string text;
  for (const Code& code : codes) {
    append_utf8(text, code.character);
  }
  return collapse_spaces(text);
}

/// Puts letters back into their spans; the mark of a note stays.
void write(const std::vector<Code>& letters, model::Paragraph& paragraph) {
  constexpr char32_t kSoftHyphen = 0xAD;
  for (model::Span& span : paragraph.spans) {
    span.text.clear();
  }
  for (const Code& letter : letters) {
    if (letter.character != kSoftHyphen) {
      append_utf8(paragraph.spans.at(letter.span).text, letter.character);
    }
  }
  std::erase_if(paragraph.spans,
                [](const model::Span& span) { return span.text.empty() && span.note == 0; });
}

void refuse(Candidate& candidate, std::string doubt) {
  candidate.face_verdict = Verdict::refuse;
  candidate.rest_verdict = Verdict::refuse;
  candidate.doubt = std::move(doubt);
}

void judge_face(const Witnesses& witnesses, Candidate& candidate) {
  const auto told =
      std::find_if(candidate.codes.begin(), candidate.codes.end(),
                   [](const Code& code) { return code.encoding != Encoding::unicode; });
  if (told == candidate.codes.end()) {
    return;
  }
  candidate.face = told->encoding;
  if (witnesses.told > 0 && witnesses.stale > 0) {
    refuse(candidate,
           fmt::format("text in a face of {} is partly Unicode", to_text(candidate.face)));
  } else {
    candidate.face_verdict = witnesses.told > 0    ? Verdict::read
                             : witnesses.stale > 0 ? Verdict::leave
                                                   : Verdict::unsure;
  }
}

/// Judges the letters that no face tells of.
void judge_rest(const Witnesses& witnesses, Candidate& candidate) {
  constexpr std::size_t kEnough = 3;
  const std::size_t old = std::max(witnesses.tcvn3, witnesses.vni);
  const std::size_t other = std::min(witnesses.tcvn3, witnesses.vni);
  candidate.rest = witnesses.vni > witnesses.tcvn3 ? Encoding::vni : Encoding::tcvn3;
  const bool is_certain =
      (old >= kEnough && witnesses.strange > 0) || (old == 2 && witnesses.strange == 2);
  if (is_converted_twice(candidate.codes)) {
    refuse(candidate, "UTF-8 was once read as Windows-1252 here");
  } else if (witnesses.unicode > 0) {
    if (witnesses.strange > 1 || witnesses.signs > 0) {
      refuse(candidate, fmt::format("text is half converted: part of it is Unicode, part {}",
                                    to_text(candidate.rest)));
    }
  } else if (is_certain && other * 4 <= old && witnesses.unread * 4 <= old) {
    candidate.rest_verdict = Verdict::read;
  } else if (old > 0 && witnesses.unread == 0 && other < old) {
    candidate.rest_verdict = Verdict::unsure;
  } else if (old >= kEnough && witnesses.strange > 1 && witnesses.unread < old) {
    refuse(candidate, "text is in an old encoding, but words of it read in none");
  }
  if (candidate.rest_verdict == Verdict::leave && witnesses.garbled > 1) {
    refuse(candidate, "words have signs for letters, and read in no encoding");
  }
  candidate.is_ambiguous = old + witnesses.unicode + witnesses.unread == 0 && witnesses.both > 0;
}

Candidate judge(model::Paragraph& paragraph, Census& census) {
  Candidate candidate{.paragraph = &paragraph, .codes = codes_of(paragraph)};
  const Witnesses witnesses = read_words(candidate.codes);
  judge_face(witnesses, candidate);
  if (candidate.face_verdict != Verdict::refuse) {
    judge_rest(witnesses, candidate);
  }
  const std::size_t face = index_of(candidate.face);
  census.told.at(face) += witnesses.told > 0 ? 1U : 0U;
  census.stale.at(face) += witnesses.stale > 0 ? 1U : 0U;
  census.scored.at(index_of(candidate.rest)) += candidate.rest_verdict == Verdict::read ? 1U : 0U;
  census.has_unicode = census.has_unicode || witnesses.unicode > 0;
  return candidate;
}

void settle_face(const Census& census, Candidate& candidate) {
  const std::size_t face = index_of(candidate.face);
  const bool has_stale = census.stale.at(face) > 0;
  if (has_stale && census.told.at(face) > 0) {
    refuse(candidate, fmt::format("text in a face of {} may be Unicode", to_text(candidate.face)));
  } else {
    candidate.face_verdict = has_stale ? Verdict::leave : Verdict::read;
  }
}

void settle_rest(const Census& census, Candidate& candidate) {
  const std::size_t rest = index_of(candidate.rest);
  const bool is_known = census.told.at(rest) + census.scored.at(rest) > 0;
  if (is_known && !census.has_unicode) {
    candidate.rest_verdict = Verdict::read;
  } else if (is_known || read_words(candidate.codes).signs > 0) {
    refuse(candidate, fmt::format("words here read as {} only", to_text(candidate.rest)));
  } else {
    candidate.rest_verdict = Verdict::leave;
  }
}

/// "Bé" is a word of Unicode and of TCVN3 ("Bộ"): in a document whose faces tell nothing it is what
/// the other paragraphs are.
void settle_ambiguous(const Census& census, Candidate& candidate) {
  const bool has_tcvn3 = census.scored[0] > 0;
  const bool has_vni = census.scored[1] > 0;
  if (!has_tcvn3 && !has_vni) {
    return;
  }
  candidate.rest = has_vni ? Encoding::vni : Encoding::tcvn3;
  if (census.has_unicode || (has_tcvn3 && has_vni)) {
    refuse(candidate, fmt::format("words here read as Unicode and as {}, and the document has both",
                                  to_text(candidate.rest)));
  } else {
    candidate.rest_verdict = Verdict::read;
  }
}

/// Settles by its document what a paragraph alone does not tell.
void settle(const Census& census, Candidate& candidate) {
  if (candidate.face_verdict == Verdict::unsure) {
    settle_face(census, candidate);
  }
  if (candidate.rest_verdict == Verdict::unsure) {
    settle_rest(census, candidate);
  } else if (candidate.is_ambiguous && candidate.rest_verdict == Verdict::leave) {
    settle_ambiguous(census, candidate);
  }
}

/// What was read, for the one finding that says so.
struct Tally {
  std::array<std::size_t, 2> paragraphs_count = {};
  std::size_t look_alikes_count = 0;
  std::array<Place, 2> places = {};
  Place look_alike_place = {};
};

/// Reads a candidate as judged. Where that does not give back the codes it is refused.
void read(Candidate& candidate, Flow& flow, Tally& tally, Diagnostics& diagnostics) {
  std::vector<Code> codes = candidate.codes;
  if (candidate.face_verdict != Verdict::read) {
    codes = as_unicode(std::move(codes));
  }
  if (candidate.rest_verdict == Verdict::read) {
    codes = taken_as(std::move(codes), candidate.rest);
  }
  const Decoded decoded = decode(codes);
  if (candidate.doubt.empty() && !(decoded.is_whole && gives_back(decoded.letters, codes))) {
    candidate.doubt = "text in an old encoding has codes that mean nothing there";
  }
  const std::vector<Code> source = as_unicode(candidate.codes);
  const bool is_refused = !candidate.doubt.empty();
  write(is_refused ? source : decoded.letters, *candidate.paragraph);
  const Place place = place_of(flow, *candidate.paragraph);
  if (is_refused) {
    diagnostics.report({.code = "G0235",
                        .place = place,
                        .message = std::move(candidate.doubt),
                        .help = std::string(kConvertHelp)});
    return;
  }
  std::string before = text_of_codes(source);
  std::string after = text_of_codes(decoded.letters);
  const bool is_old = std::any_of(decoded.letters.begin(), decoded.letters.end(), [](auto& letter) {
    return letter.encoding != Encoding::unicode;
  });
  if (!is_old || before == after) {
    return;
  }
  const bool is_vni = std::any_of(decoded.letters.begin(), decoded.letters.end(),
                                  [](auto& letter) { return letter.encoding == Encoding::vni; });
  const Encoding encoding = is_vni ? Encoding::vni : Encoding::tcvn3;
  if (tally.paragraphs_count.at(index_of(encoding))++ == 0) {
    tally.places.at(index_of(encoding)) = place;
  }
  flow.changes.push_back({.origin = candidate.paragraph->origin,
                          .reason = std::string(to_text(encoding)),
                          .before = std::move(before),
                          .after = std::move(after)});
}

void replace_look_alikes(model::Paragraph& paragraph, Flow& flow, Tally& tally,
                         Diagnostics& diagnostics) {
  std::vector<Code> letters = codes_of(paragraph);
  const LookAlikes found = repaired(letters);
  if (found.letters != letters) {
    write(found.letters, paragraph);
    for (const auto& [before, after] : found.replaced) {
      flow.changes.push_back(
          {.origin = paragraph.origin, .reason = "look-alike", .before = before, .after = after});
    }
    if (tally.look_alikes_count == 0) {
      tally.look_alike_place = place_of(flow, paragraph);
    }
    tally.look_alikes_count += found.replaced.size();
  }
  for (const std::string& word : found.doubtful) {
    diagnostics.report(
        {.code = "G0263",
         .place = place_of(flow, paragraph),
         .message =
             fmt::format("\"{}\" has letters of another alphabet that look like Latin ones", word),
         .help = "type the word anew with the Vietnamese keyboard, unless it is foreign"});
  }
}

void report_tally(const Tally& tally, Diagnostics& diagnostics) {
  for (const Encoding encoding : {Encoding::tcvn3, Encoding::vni}) {
    if (const std::size_t count = tally.paragraphs_count.at(index_of(encoding)); count > 0) {
      diagnostics.report(
          {.code = "G0260",
           .place = tally.places.at(index_of(encoding)),
           .message = fmt::format("text in the old encoding {} became Unicode (paragraphs: {})",
                                  to_text(encoding), count),
           .help = "compare with the signed text; `gazette dump changes FILE` lists each change"});
    }
  }
  if (tally.look_alikes_count > 0) {
    diagnostics.report(
        {.code = "G0262",
         .place = tally.look_alike_place,
         .message = fmt::format("letters of other alphabets became the Latin ones that they look "
                                "like (words: {})",
                                tally.look_alikes_count),
         .help = "`gazette dump changes FILE` lists each change"});
  }
}

/// Text that the reader left out, as a paragraph of its own.
std::vector<model::Paragraph> dropped_paragraphs(const Flow& flow) {
  std::vector<model::Paragraph> paragraphs;
  for (const model::Dropped& dropped : flow.dropped) {
    paragraphs.push_back({.spans = {{.text = dropped.text}}, .origin = dropped.origin});
  }
  return paragraphs;
}

}  // namespace

void repair_letters(Flow& flow, Diagnostics& diagnostics) {
  Census census;
  std::vector<Candidate> candidates;
  const auto consider = [&](model::Paragraph& paragraph) {
    Look look;
    for (const model::Span& span : paragraph.spans) {
      look_at(span.text, look);
    }
    if (look.is_strange || (look.has_latin && !look.has_other)) {
      candidates.push_back(judge(paragraph, census));
    }
    census.has_unicode = census.has_unicode || look.has_other;
  };
  std::vector<model::Paragraph> dropped = dropped_paragraphs(flow);
  for_each_paragraph(flow, consider);
  std::for_each(dropped.begin(), dropped.end(), consider);
  // Beyond this point it is known which encodings the document has.
  Tally tally;
  for (Candidate& candidate : candidates) {
    settle(census, candidate);
    read(candidate, flow, tally, diagnostics);
  }
  for_each_paragraph(flow, [&](model::Paragraph& paragraph) {
    if (has_look_alikes(paragraph)) {
      replace_look_alikes(paragraph, flow, tally, diagnostics);
    }
  });
  for (std::size_t i = 0; i < dropped.size(); ++i) {
    flow.dropped[i].text = model::plain_text(dropped[i]);
  }
  report_tally(tally, diagnostics);
}

}  // namespace gazette::ingest
