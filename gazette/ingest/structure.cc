// The recogniser: a source flow -> an `Instrument`.
//
// The source is read once from above to below, as a clerk reads it: the opening (head ... enacting
// words), the body, the signature, then attached texts and annexes. Every line is moved into
// exactly one place, so text can be neither lost nor doubled whatever the document looks like; what
// is not understood stays a plain paragraph where it stands.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/structure_anchor.h"
#include "gazette/ingest/structure_attachment.h"
#include "gazette/ingest/structure_body.h"
#include "gazette/ingest/structure_facts.h"
#include "gazette/ingest/structure_line.h"
#include "gazette/ingest/structure_notes.h"
#include "gazette/ingest/structure_opening.h"
#include "gazette/ingest/structure_picture.h"
#include "gazette/ingest/structure_quotes.h"
#include "gazette/ingest/structure_references.h"
#include "gazette/ingest/structure_set_off.h"
#include "gazette/ingest/structure_signature.h"
#include "gazette/ingest/structure_signature_line.h"

namespace gazette::ingest {
namespace {

/// How far behind a signature or annex its place in the text is checked.
constexpr std::size_t kLookAheadLines = 80;

class Recogniser {
 public:
  Recogniser(Flow flow, const model::Configuration& configuration, Diagnostics& diagnostics)
      : configuration_(configuration), diagnostics_(diagnostics) {
    source_.dropped = std::move(flow.dropped);
    picture_places_ = picture_places(flow);
    source_.lines = make_lines(flow, source_.dropped);
    part_signatures(source_.lines);
    part_foot_columns(source_.lines);
    source_.flow = std::move(flow);
  }

  [[nodiscard]] bool has_text() const {
    return !source_.lines.empty() || !source_.flow.notes.empty();
  }

  std::vector<Decision> take_decisions() { return std::move(source_.decisions); }

  model::Instrument read() {
    model::Instrument act{.path = source_.flow.path};
    Opening opening = take_opening(source_, configuration_, diagnostics_);
    act.head = std::move(opening.head);
    act.kind_lines = std::move(opening.kind_lines);
    act.abstract = std::move(opening.abstract);
    act.issuing_body = std::move(opening.issuing_body);
    act.preamble = std::move(opening.preamble);
    act.enacting = std::move(opening.enacting);
    act.opening = std::move(opening.misplaced);
    if (act.head.symbol) {
      const std::optional<model::Symbol> symbol =
          model::find_symbol(model::plain_text(*act.head.symbol));
      symbol_ = symbol ? symbol->text : "";
    }
    // Beyond this point the list of lines grows no more: quotes and places refer to it by number.
    Quotes quotes(source_.lines);
    quotes_ = &quotes;
    set_off_quotes(source_.lines, quotes);
    read_act_body(act);
    read_attachments(act);
    report_quotes(quotes);
    if (act.notes.empty()) {
      act.notes = std::exchange(source_.flow.notes, {});
    } else {
      // Typed ones; their marks may stand in the annexes behind them.
      report_unlinked(act, link_typed_notes(act));
    }
    establish_facts(act, source_.flow, configuration_, diagnostics_);
    establish_references(act, source_.flow, configuration_, diagnostics_);
    report_missing_articles(act);
    report_signatures(act);
    act.dropped = std::move(source_.dropped);
    act.pictures = std::move(source_.flow.pictures);
    act.images = std::move(source_.flow.images);
    settle_pictures(act, picture_places_, anchors_, diagnostics_);
    return act;
  }

 private:
  /// Reads until the text at hand ends: at its signature, at an attachment, or with the source.
  model::SignatureBlock read_text(BodyBuilder& builder, AttachmentContext context) {
    while (!source_.at_end()) {
      const bool is_quoted = quotes_->is_open_before(source_.next);
      // A quote that is closed too late must not hide the signature of the act.
      if (is_quoted && quotes_->is_trusted(source_.next) && !is_last_signature()) {
        add_line(builder);
        continue;
      }
      if (begins_attachment(builder, context)) {
        close_quote(is_quoted);
        return {};
      }
      if (drop_recipients(source_)) {
        continue;
      }
      if (is_signature_next(source_) && !article_goes_on(builder, source_.next)) {
        close_quote(is_quoted);
        model::SignatureBlock signature = take_signatures();
        if (!is_empty(signature)) {
          return signature;
        }
        continue;  // a table of recipients alone; the signature stands before or behind it
      }
      add_line(builder);
    }
    return {};
  }

  /// Takes the signature at the next line, and those of further signers that follow it.
  model::SignatureBlock take_signatures() {
    const Place place = source_.place(source_.peek());
    model::SignatureBlock block;
    do {
      if (std::optional<model::SignatureBlock> next = take_signature(source_)) {
        join(block, std::move(*next));
      }
      while (drop_recipients(source_)) {
      }
    } while (!source_.at_end() && is_signature_next(source_) && !source_.peek().page_break_before &&
             !find_attachment(source_.lines, source_.next,
                              {.after_signature = true, .symbol = symbol_}));
    if (!is_empty(block)) {
      const bool is_named = !block.names.empty() &&
                            std::none_of(block.beside.begin(), block.beside.end(),
                                         [](const auto& other) { return other.names.empty(); });
      source_.decisions.push_back({.place = place,
                                   .what = "the signature",
                                   .doubt = is_named ? Doubt::none : Doubt::signature_no_name});
    }
    return block;
  }

  /// The next line, and behind it the pictures that stand below it.
  void add_line(BodyBuilder& builder) {
    std::vector<model::Paragraph> pictures = source_.take_pictures();
    builder.add(source_, *quotes_);
    for (model::Paragraph& picture : pictures) {
      builder.add_block(std::move(picture));
    }
  }

  void read_act_body(model::Instrument& act) {
    BodyBuilder builder("", anchors_, diagnostics_);
    act.signature = read_text(builder, {.symbol = symbol_});
    BodyBuilder::Body body = builder.finish(true);
    std::move(body.opening.begin(), body.opening.end(), std::back_inserter(act.opening));
    act.provisions = std::move(body.provisions);
    act.closing = std::move(body.closing);
    after_signature_ = !is_empty(act.signature);
  }

  void read_attachments(model::Instrument& act) {
    bool in_annex = false;
    for (;;) {
      while (drop_recipients(source_)) {
      }
      if (source_.flow.notes.empty() && act.notes.empty()) {
        act.notes = take_typed_notes(source_);
      }
      if (source_.at_end()) {
        return;
      }
      const AttachmentContext context{.after_signature = after_signature_,
                                      .in_annex = in_annex,
                                      .at_start = true,
                                      .symbol = symbol_};
      std::optional<AttachmentStart> start = find_attachment(source_.lines, source_.next, context);
      if (!start) {
        start = untitled_attachment(source_.lines, source_.next);
        diagnostics_.report({.code = "G0316",
                             .place = source_.place(source_.peek()),
                             .message = "text behind the signature that begins no annex",
                             .help = "give it a title (Phụ lục, Quy định ...), or remove it"});
      }
      in_annex = start->annex;
      source_.decide(source_.lines[start->title], start->annex ? "an annex" : "an attached text",
                     start->doubt);
      act.attachments.push_back(read_attachment(*start));
    }
  }

  model::Attachment read_attachment(const AttachmentStart& start) {
    model::Attachment attachment{.annex = start.annex};
    attachment.anchor = anchors_.unique(start.anchor);
    while (source_.next < start.title) {
      drop_repeated_head(source_.take());
    }
    while (source_.next < start.basis) {
      attachment.title.push_back(take_paragraph(attachment.opening));
    }
    while (source_.next < start.end) {
      attachment.basis.push_back(take_paragraph(attachment.opening));
    }
    if (start.annex) {
      read_annex(attachment);
      return attachment;
    }
    BodyBuilder builder(attachment.anchor + "--", anchors_, diagnostics_);
    attachment.signature =
        read_text(builder, {.after_signature = after_signature_, .symbol = symbol_});
    BodyBuilder::Body body = builder.finish(false);
    std::move(body.opening.begin(), body.opening.end(), std::back_inserter(attachment.opening));
    attachment.provisions = std::move(body.provisions);
    return attachment;
  }

  /// An annex is tables and forms: its paragraphs stay as they are, signatures of forms too.
  void read_annex(model::Attachment& attachment) {
    const AttachmentContext context{.after_signature = true, .in_annex = true, .symbol = symbol_};
    // An annex without a title holds at least its first line.
    bool is_first = attachment.title.empty() && attachment.basis.empty();
    while (!source_.at_end()) {
      const bool is_quoted =
          quotes_->is_open_before(source_.next) && quotes_->is_trusted(source_.next);
      if (!is_first && !is_quoted && find_attachment(source_.lines, source_.next, context)) {
        return;
      }
      is_first = false;
      Line line = source_.take();
      attachment.opening.push_back(std::move(line.block));
      std::move(line.pictures.begin(), line.pictures.end(), std::back_inserter(attachment.opening));
    }
  }

  /// A line of a title; the pictures below it open the text.
  model::Paragraph take_paragraph(std::vector<model::Block>& opening) {
    Line line = source_.take();
    std::move(line.pictures.begin(), line.pictures.end(), std::back_inserter(opening));
    return std::get<model::Paragraph>(std::move(line.block));
  }

  void drop_repeated_head(const Line& line) {
    if (!line.is_table()) {
      drop(source_.dropped, line.paragraph(), kRepeatedHeadReason);
      return;
    }
    for (const model::Row& row : line.table().rows) {
      for (const model::Cell& cell : row.cells) {
        for (const model::Paragraph& paragraph : cell.paragraphs) {
          drop(source_.dropped, paragraph, kRepeatedHeadReason);
        }
      }
    }
  }

  /// Whether an attachment begins at the next line. Before the signature an annex is one only where
  /// the articles of the text do not go on behind it.
  [[nodiscard]] bool begins_attachment(const BodyBuilder& builder,
                                       const AttachmentContext& context) const {
    const std::optional<AttachmentStart> start =
        find_attachment(source_.lines, source_.next, context);
    return start && (!start->annex || !article_goes_on(builder, start->end));
  }

  /// Whether the first article behind line `from` goes on counting those of the text.
  [[nodiscard]] bool article_goes_on(const BodyBuilder& builder, std::size_t from) const {
    const std::size_t last = std::min(source_.lines.size(), from + kLookAheadLines);
    for (std::size_t i = from; i < last; ++i) {
      const Line& line = source_.lines[i];
      if (line.label && line.label->rank == Rank::article) {
        return builder.last_article() != Ordinal{} && builder.fits(*line.label);
      }
      if (i > from && find_attachment(source_.lines, i, {.symbol = symbol_})) {
        return false;
      }
    }
    return false;
  }

  /// Whether a signature is next and none outside of quotes follows it.
  [[nodiscard]] bool is_last_signature() {
    if (!is_signature_next(source_)) {
      return false;
    }
    if (!last_signature_) {
      std::size_t last = source_.lines.size() - 1;
      while (last > source_.next &&
             (quotes_->is_open_before(last) || !is_signature_at(source_.lines, last))) {
        --last;
      }
      last_signature_ = last;
    }
    return *last_signature_ <= source_.next;
  }

  /// Behind a signature or a new text no quote of the old one is open any more.
  void close_quote(bool is_open) {
    if (!is_open) {
      return;
    }
    const std::optional<QuoteFault>& unclosed = quotes_->unclosed();
    diagnostics_.report(
        {.code = "G0311",
         .place = unclosed ? source_.place(unclosed->paragraph) : source_.place(source_.peek()),
         .message = unclosed ? "a quotation mark is opened and never closed"
                             : "a quotation mark opened above is not closed before this line",
         .help = "close it where the quoted text ends"});
    quotes_->close_before(source_.lines, source_.next);
    last_signature_.reset();
  }

  void report_quotes(const Quotes& quotes) {
    const auto report = [&](const QuoteFault& fault, std::string message, std::string help) {
      diagnostics_.report({.code = "G0311",
                           .place = source_.place(fault.paragraph),
                           .message = std::move(message),
                           .help = std::move(help)});
    };
    if (quotes.unclosed()) {
      report(*quotes.unclosed(), "a quotation mark is opened and never closed",
             "close it where the quoted text ends");
    }
    for (const QuoteFault& fault : quotes.left_open()) {
      report(fault, "a quotation mark is opened and not closed in its paragraph",
             "close it where the quoted words end");
    }
    for (const QuoteFault& fault : quotes.unopened()) {
      report(fault, "a quotation mark closes what was never opened",
             "open it where the quoted text begins");
    }
  }

  /// Typed notes whose mark stands nowhere in the text.
  void report_unlinked(const model::Instrument& act, const std::vector<std::size_t>& unlinked) {
    for (const std::size_t i : unlinked) {
      const model::Note& note = act.notes[i];
      diagnostics_.report(
          {.code = "G0322",
           .place = source_.place(note.paragraphs.front()),
           .message = fmt::format("the text has no mark {} for this note", note.mark),
           .help = "put the mark where the note belongs"});
    }
  }

  void report_signatures(const model::Instrument& act) {
    const auto report = [&](std::string_view code, std::string message, std::string help) {
      Place place = act.signature.roles.empty() ? Place{.path = act.path}
                                                : source_.place(act.signature.roles.front());
      diagnostics_.report({.code = code,
                           .place = std::move(place),
                           .message = std::move(message),
                           .help = std::move(help)});
    };
    if (is_empty(act.signature)) {
      return;  // G0312
    }
    const bool is_joint = act.symbol.type == "TTLT" || act.symbol.type == "NQLT";
    if (is_joint && act.signature.beside.empty()) {
      report("G0319", "a joint act with one signature",
             "add the offices and names of the other signers, as on the signed act");
    }
    const bool is_certified =
        std::any_of(act.signature.roles.begin(), act.signature.roles.end(),
                    [](const auto& role) { return certifies(fold(model::plain_text(role))); });
    if (model::is_consolidated(act) && !is_certified) {
      report("G0320", "a consolidated text that nobody certifies",
             "write \"XÁC THỰC VĂN BẢN HỢP NHẤT\", place and date over the signature");
    }
    if (act.signed_by.empty()) {
      report("G0321", "the signature has no name",
             "write the name of who signed, or `signed_by` in the front matter");
    }
  }

  void report_missing_articles(const model::Instrument& act) {
    const bool expects_articles = act.symbol.year != 0 || !act.enacting.empty();
    if (expects_articles && act.provisions.empty()) {
      diagnostics_.report({.code = "G0310",
                           .place = {.path = act.path},
                           .message = "the act has no Điều",
                           .help = "begin each article on a line of its own: \"Điều 1. ...\""});
    }
  }

  const model::Configuration& configuration_;
  Diagnostics& diagnostics_;
  Source source_ = {};
  Anchors anchors_ = {};
  Quotes* quotes_ = nullptr;
  std::string symbol_ = {};
  std::optional<std::size_t> last_signature_ = {};  // the last line with one, quoted ones left out
  std::vector<PicturePlace> picture_places_ = {};
  bool after_signature_ = false;
};

}  // namespace

Recognised recognise(Flow flow, const model::Configuration& configuration,
                     Diagnostics& diagnostics) {
  const std::string path = flow.path;
  Recogniser recogniser(std::move(flow), configuration, diagnostics);
  if (!recogniser.has_text()) {
    diagnostics.report({.code = "G0301",
                        .place = {.path = path},
                        .message = "the document has no text",
                        .help = "if it is a scan, the text must be typed or recognised first"});
    return {};
  }
  return {.instrument = recogniser.read(), .decisions = recogniser.take_decisions()};
}

}  // namespace gazette::ingest
