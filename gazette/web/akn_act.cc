#include "gazette/web/akn_act.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/akn_body.h"
#include "gazette/web/xml_text.h"

namespace gazette::web {
namespace {

using model::Attachment;
using model::Block;
using model::Paragraph;
using model::Provision;
using Lines = std::vector<const Paragraph*>;

/// One of the two forms of a text: the act itself, or one that it puts in force.
struct TextParts {
  const std::vector<Block>& opening;
  const std::vector<Provision>& provisions;
  std::string_view element = {};  // body or mainBody
  std::string eid = {};           // of the text: empty for the act
};

class ActWriter {
 public:
  explicit ActWriter(const AknSource& source)
      : source_(source),
        act_(source.instrument),
        periods_(akn_periods(source)),
        markup_(act_, source.act, source.ids, akn_references(source), source.prefix),
        body_(source, markup_, periods_),
        signers_(signers_of(act_)) {}

  std::string write() {
    write_preface();
    write_preamble();
    write_body({.opening = act_.opening,
                .provisions = act_.provisions,
                .element = is_akn_act(act_) ? "body" : "mainBody"});
    write_conclusions(act_.closing, act_.signature, {});
    write_attachments();
    const std::string notes = markup_.write_notes("#" + markup_.id("gazette"));
    const std::string_view element = is_akn_act(act_) ? "act" : "statement";
    return fmt::format("<{0} name=\"{1}\" contains=\"{2}\">\n{3}{4}</{0}>\n", element,
                       escape_xml(akn_kind(act_)),
                       model::is_consolidated(act_) ? "singleVersion" : "originalVersion",
                       write_act_meta(source_, markup_, periods_, body_.quotes(), notes), out_);
  }

 private:
  void write_preface();
  void write_preamble();
  void write_body(const TextParts& text);
  void write_conclusions(const std::vector<Block>& closing, const model::SignatureBlock& signature,
                         const std::string& text);
  void write_signature(const model::SignatureBlock& signature, const std::string& conclusions,
                       std::size_t& count);
  void write_attachments();
  void write_attachment(const Attachment& attachment);
  void write_number_line(const Paragraph& paragraph);
  void write_place_line(const Paragraph& paragraph);
  void write_line_group(const std::vector<Paragraph>& paragraphs, std::string_view class_name,
                        std::string_view element);
  bool has_shown(const model::SignatureBlock& signature) const;

  /// Opens an element with an eId, which becomes the context of references.
  void open(std::string_view element, const std::string& eid, std::string_view attributes = {}) {
    markup_.set_context(eid);
    fmt::format_to(std::back_inserter(out_), "<{}{}{}>\n", element, markup_.id_attribute(eid),
                   attributes);
  }
  void close(std::string_view element) {
    fmt::format_to(std::back_inserter(out_), "</{}>\n", element);
  }

  const AknSource& source_;
  const model::Instrument& act_;
  std::vector<AknPeriod> periods_;
  AknMarkup markup_;
  AknBody body_;
  std::vector<const model::SignatureBlock*> signers_;
  std::string out_ = {};
};

/// `<p><element>lines</element></p>`, where there are any.
void ActWriter::write_line_group(const std::vector<Paragraph>& paragraphs,
                                 std::string_view class_name, std::string_view element) {
  const Lines lines = markup_.shown(paragraphs);
  if (lines.empty()) {
    return;
  }
  fmt::format_to(std::back_inserter(out_), "<p class=\"{}\"><{}>", class_name, element);
  markup_.write_lines(out_, lines);
  fmt::format_to(std::back_inserter(out_), "</{}></p>\n", element);
}

/// "Số: <docNumber>45/2022/QĐ-UBND</docNumber>"; the whole line where it does not say the number as
/// it is kept.
void ActWriter::write_number_line(const Paragraph& paragraph) {
  const std::string text = model::joined_text(paragraph);
  const std::string& symbol = act_.symbol.text;
  const std::size_t found = symbol.empty() ? std::string::npos : text.find(symbol);
  const std::size_t begin = found == std::string::npos ? 0 : found;
  const std::size_t end = found == std::string::npos ? text.size() : begin + symbol.size();
  out_ += "<p class=\"number\">";
  if (begin > 0) {
    markup_.write_text(out_, paragraph, {.begin = 0, .end = begin});
  }
  out_ += "<docNumber>";
  markup_.write_text(out_, paragraph, {.begin = begin, .end = end});
  out_ += "</docNumber>";
  if (end < text.size()) {
    markup_.write_text(out_, paragraph, {.begin = end});
  }
  out_ += "</p>\n";
}

/// "Đồng Nai, <docDate>ngày 15 tháng 9 năm 2022</docDate>".
void ActWriter::write_place_line(const Paragraph& paragraph) {
  const std::string text = model::joined_text(paragraph);
  const std::size_t begin = text.rfind("ngày ");
  if (begin == std::string::npos || !is_valid(act_.date)) {
    markup_.write_paragraph(out_, paragraph, "place");
    return;
  }
  out_ += "<p class=\"place\">";
  if (begin > 0) {
    markup_.write_text(out_, paragraph, {.begin = 0, .end = begin});
  }
  fmt::format_to(std::back_inserter(out_), "<docDate date=\"{}\">", to_iso(act_.date));
  markup_.write_text(out_, paragraph, {.begin = begin});
  out_ += "</docDate></p>\n";
}

void ActWriter::write_preface() {
  const std::size_t start = out_.size();
  open("preface", "preface");
  const std::size_t empty = out_.size();
  write_line_group(act_.head.issuer, "issuer", "docAuthority");
  for (const Paragraph* line : markup_.shown(act_.head.motto)) {
    markup_.write_paragraph(out_, *line, "motto");
  }
  if (act_.head.symbol && markup_.is_shown(*act_.head.symbol)) {
    write_number_line(*act_.head.symbol);
  }
  if (act_.head.place && markup_.is_shown(*act_.head.place)) {
    write_place_line(*act_.head.place);
  }
  write_line_group(act_.kind_lines, "kind", "docType");
  if (!markup_.shown(act_.abstract).empty()) {
    open("longTitle", "preface__longTitle");
    write_line_group(act_.abstract, "abstract", "docTitle");
    close("longTitle");
  }
  if (out_.size() == empty) {
    out_.resize(start);
    return;
  }
  close("preface");
}

/// Every line of the căn cứ is a citation, "Theo đề nghị của ..." too: it names what the act rests
/// on, as the reasons that the standard calls recitals do not.
void ActWriter::write_preamble() {
  const std::size_t start = out_.size();
  open("preamble", "preamble");
  const std::size_t empty = out_.size();
  if (!markup_.shown(act_.issuing_body).empty()) {
    open("formula", "preamble__formula_1", " name=\"issuingBody\"");
    write_line_group(act_.issuing_body, "issuing-body", "docAuthority");
    close("formula");
  }
  if (!markup_.shown(act_.preamble).empty()) {
    open("citations", "cits_1");
    for (std::size_t i = 0; i < act_.preamble.size(); ++i) {
      if (markup_.is_shown(act_.preamble[i])) {
        open("citation", fmt::format("cits_1__cit_{}", i + 1));
        markup_.write_paragraph(out_, act_.preamble[i], {});
        close("citation");
      }
    }
    close("citations");
  }
  const Lines enacting = markup_.shown(act_.enacting);
  if (!enacting.empty()) {
    open("formula", "preamble__formula_2", " name=\"enactingFormula\"");
    for (const Paragraph* line : enacting) {
      markup_.write_paragraph(out_, *line, {});
    }
    close("formula");
  }
  if (out_.size() == empty) {
    out_.resize(start);
    return;
  }
  close("preamble");
}

void ActWriter::write_body(const TextParts& text) {
  const bool is_cut = text.eid.empty() && source_.act.shown &&
                      (source_.act.shown->first > 0 || source_.act.shown->next);
  const std::string eid = join_eid(text.eid, "body");
  open(text.element, eid, is_cut ? " status=\"incomplete\"" : "");
  const std::size_t empty = out_.size();
  const bool takes_blocks = text.element == "mainBody";
  if (markup_.is_shown(text.opening)) {
    if (!takes_blocks) {
      open("hcontainer", join_eid(eid, "hcontainer_1"), " name=\"opening\"");
      open("content", join_eid(eid, "hcontainer_1__content"));
    }
    body_.write_blocks(out_, text.opening);
    if (!takes_blocks) {
      close("content");
      close("hcontainer");
    }
  }
  for (const Provision& provision : text.provisions) {
    body_.write_provision(out_, provision);
  }
  if (out_.size() == empty) {
    fmt::format_to(std::back_inserter(out_), "<hcontainer{} name=\"empty\"/>\n",
                   markup_.id_attribute(join_eid(eid, "hcontainer_1")));
  }
  close(text.element);
}

void ActWriter::write_conclusions(const std::vector<Block>& closing,
                                  const model::SignatureBlock& signature, const std::string& text) {
  const std::size_t start = out_.size();
  const std::string eid = join_eid(text, "conclusions");
  open("conclusions", eid);
  const std::size_t empty = out_.size();
  if (markup_.is_shown(closing)) {
    open("container", join_eid(eid, "container_1"), " name=\"closing\"");
    const std::size_t inside = out_.size();
    body_.write_blocks(out_, closing);
    if (out_.size() == inside) {
      out_.resize(empty);
    } else {
      close("container");
    }
  }
  std::size_t count = 1;  // the first container is that of the closing words
  write_signature(signature, eid, count);
  if (out_.size() == empty) {
    out_.resize(start);
    return;
  }
  close("conclusions");
}

/// One `container` for each signer; several of a joint act stand one after another.
void ActWriter::write_signature(const model::SignatureBlock& signature,
                                const std::string& conclusions, std::size_t& count) {
  const Lines roles = markup_.shown(signature.roles);
  const Lines names = markup_.shown(signature.names);
  if (!roles.empty() || !names.empty()) {
    const auto signer = std::find(signers_.begin(), signers_.end(), &signature);
    const auto number = signer - signers_.begin() + 1;
    const std::string role = markup_.id(fmt::format("role_{}", number));
    open("container", join_eid(conclusions, fmt::format("container_{}", ++count)),
         " name=\"signature\"");
    if (!roles.empty()) {
      fmt::format_to(std::back_inserter(out_), "<p class=\"role\"><role refersTo=\"#{}\">", role);
      markup_.write_lines(out_, roles);
      out_ += "</role></p>\n";
    }
    if (!names.empty()) {
      fmt::format_to(std::back_inserter(out_),
                     "<p class=\"name\"><signature><person refersTo=\"#{}\"{}>",
                     markup_.id(fmt::format("person_{}", number)),
                     signature.roles.empty() ? "" : fmt::format(" as=\"#{}\"", role));
      markup_.write_lines(out_, names);
      out_ += "</person></signature></p>\n";
    }
    close("container");
  }
  for (const model::SignatureBlock& beside : signature.beside) {
    write_signature(beside, conclusions, count);
  }
}

bool ActWriter::has_shown(const model::SignatureBlock& signature) const {
  return !markup_.shown(signature.roles).empty() || !markup_.shown(signature.names).empty() ||
         std::any_of(signature.beside.begin(), signature.beside.end(),
                     [this](const model::SignatureBlock& each) { return has_shown(each); });
}

/// "quy-dinh" of a text whose title begins with "QUY ĐỊNH".
std::string attachment_name(const Attachment& attachment) {
  const std::string title =
      attachment.title.empty() ? "" : fold(model::plain_text(attachment.title.front()));
  for (const model::ActKind& kind : model::act_kinds()) {
    if (!attachment.annex && title == model::folded_name(kind)) {
      return slug(kind.name);
    }
  }
  return attachment.annex ? "phu-luc" : "van-ban-kem-theo";
}

void ActWriter::write_attachments() {
  const std::size_t start = out_.size();
  out_ += "<attachments>\n";
  const std::size_t empty = out_.size();
  for (const Attachment& attachment : act_.attachments) {
    if (!markup_.shown(attachment.title).empty() || !markup_.shown(attachment.basis).empty() ||
        markup_.is_shown(attachment.opening) || body_.has_shown(attachment.provisions) ||
        has_shown(attachment.signature)) {
      write_attachment(attachment);
    }
  }
  if (out_.size() == empty) {
    out_.resize(start);
    return;
  }
  out_ += "</attachments>\n";
}

void ActWriter::write_attachment(const Attachment& attachment) {
  const std::string& eid = source_.ids.of(attachment);
  const bool has_anchor =
      !attachment.anchor.empty() && source_.ids.of_anchor(attachment.anchor) == eid;
  open("attachment", eid,
       has_anchor ? fmt::format(" GUID=\"{}\"",
                                escape_xml(fmt::format("{}#{}", act_.id, attachment.anchor)))
                  : "");
  fmt::format_to(std::back_inserter(out_), "<doc name=\"{}\">\n{}", attachment_name(attachment),
                 write_attachment_meta(source_, attachment));
  const Lines basis = markup_.shown(attachment.basis);
  if (!basis.empty() || !markup_.shown(attachment.title).empty()) {
    open("preface", join_eid(eid, "preface"));
    write_line_group(attachment.title, "title", "docTitle");
    for (const Paragraph* line : basis) {
      markup_.write_paragraph(out_, *line, "basis");
    }
    close("preface");
  }
  write_body({.opening = attachment.opening,
              .provisions = attachment.provisions,
              .element = "mainBody",
              .eid = eid});
  write_conclusions({}, attachment.signature, eid);
  out_ += "</doc>\n";
  close("attachment");
}

}  // namespace

std::string write_act_element(const model::Instrument& instrument, const AknAct& act,
                              const model::Configuration& configuration,
                              const AknAddresses& addresses, const std::string& prefix) {
  const AknIds ids(instrument);
  const CitedActs cited(instrument, configuration);
  const AknSource source{.instrument = instrument,
                         .act = act,
                         .configuration = configuration,
                         .addresses = addresses,
                         .ids = ids,
                         .cited = cited,
                         .prefix = prefix};
  return ActWriter(source).write();
}

std::string write_act_xml(const model::Instrument& instrument, const AknAct& act,
                          const model::Configuration& configuration,
                          const AknAddresses& addresses) {
  return fmt::format("{}{}{}", kAknOpening,
                     write_act_element(instrument, act, configuration, addresses, {}), kAknClosing);
}

}  // namespace gazette::web
