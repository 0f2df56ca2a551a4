// The ticket to the printer for the shop's system.
//
// XJDF 2.2 of CIP4, the part that describes a product: its intents, when it is due, its files. The
// schema knows elements only in the order of their names, identifiers only as NMTOKEN, and a book
// of parts only where they are two or more, so that an issue without a cover is one product.

#include <cstdint>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/forms/forms.h"
#include "gazette/forms/parcels.h"
#include "gazette/forms/print_words.h"

namespace gazette::forms {
namespace {

constexpr int kCoverPages = 4;

/// Text of the user for an attribute or an element. XML knows no control characters.
std::string xml(std::string_view text) {
  std::string clean(text);
  for (char& letter : clean) {
    if (static_cast<unsigned char>(letter) < 0x20) {
      letter = ' ';
    }
  }
  return escape_markup(clean);
}

/// A reference as an identifier of XML: what is not plain becomes "-".
std::string token(std::string_view text) {
  std::string plain;
  for (const char letter : text) {
    const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= '0' && letter <= '9') || letter == '.' || letter == '_';
    if (is_plain) {
      plain += letter;
    } else if (!plain.ends_with('-')) {
      plain += '-';
    }
  }
  return plain;
}

double points_of(Length length) {
  return static_cast<double>(length.scaled) / kScaledPerPoint;
}

double points_of(double millimetres) {
  constexpr double kPointsPerMillimetre = 72 / 25.4;
  return millimetres * kPointsPerMillimetre;
}

/// Grams of a square metre, where the words of a paper say them: "Giấy in trắng 70 g/m²".
std::string weight_attribute(std::string_view paper) {
  const std::optional<double> grams = grams_per_square_metre(paper);
  return grams ? fmt::format(" Weight=\"{:g}\"", *grams) : std::string();
}

std::string intent(std::string_view name, const std::string& attributes,
                   const std::string& children = "") {
  const std::string element =
      children.empty() ? fmt::format("<{} {}/>", name, attributes)
                       : fmt::format("<{0}{1}{2}>{3}</{0}>", name, attributes.empty() ? "" : " ",
                                     attributes, children);
  return fmt::format("      <Intent Name=\"{}\">{}</Intent>\n", name, element);
}

std::string binding_intent(const model::Printer& printer) {
  const bool has_cover = printer.cover != model::Cover::none;
  const std::string parts = has_cover ? " ChildRefs=\"COVER BODY\"" : "";
  if (printer.binding == model::Binding::saddle) {
    return intent("BindingIntent",
                  "BindingOrder=\"Collecting\" BindingSide=\"Left\" "
                  "BindingType=\"SaddleStitch\"" +
                      parts,
                  "<SaddleStitching StitchNumber=\"2\"/>");
  }
  return intent("BindingIntent",
                fmt::format("BindingOrder=\"Gathering\" BindingSide=\"Left\" BindingType=\"{}\"{}",
                            has_cover ? "SoftCover" : "EdgeGluing", parts));
}

/// Which sides of a sheet are printed. Of a cover it is the outside, its front.
enum class Sides : std::uint8_t { front, both };

std::string colour_intent(const model::Printer& printer, std::string_view inks, Sides sides) {
  std::string surfaces;
  for (const char* const side : {"Front", "Back"}) {
    if (sides == Sides::front && side == std::string_view("Back")) {
      continue;  // a surface that is not named is not printed
    }
    surfaces += fmt::format("<SurfaceColor ColorsUsed=\"{}\" PrintStandard=\"{}\" Surface=\"{}\"/>",
                            inks, xml(printer.condition), side);
  }
  return intent("ColorIntent", "", surfaces);
}

/// XJDF knows one bleed for all edges: what no edge with bleed falls short of. At the spine there
/// may be none.
double least_bleed_millimetres(const model::Printer& printer) {
  const auto& [top, outer, bottom, inner] = printer.bleed_millimetres;
  double least = 0;
  for (const double edge : {top, outer, bottom}) {
    least = edge > 0 && (least == 0 || edge < least) ? edge : least;
  }
  return least;
}

struct LayoutPart {
  int pages_count = 0;
  bool is_whole = false;  // then it has a thickness
  Sides sides = Sides::both;
  std::string_view spread = "SinglePage";
};

std::string layout_intent(const PrintJob& job, const LayoutPart& part) {
  const double spine = part.is_whole ? model::spine_millimetres(
                                           job.printer, static_cast<std::size_t>(job.pages_count))
                                     : 0;
  return intent(
      "LayoutIntent",
      fmt::format("Bleed=\"{:.2f}\" FinishedDimensions=\"{:.2f} {:.2f} {:.2f}\" "
                  "Pages=\"{}\" Sides=\"{}\" SpreadType=\"{}\"",
                  points_of(least_bleed_millimetres(job.printer)), points_of(job.trim_width),
                  points_of(job.trim_height), points_of(spine), part.pages_count,
                  part.sides == Sides::front ? "OneSided" : "TwoSidedHeadToHead", part.spread));
}

std::string media_intent(std::string_view paper, double caliper_millimetres) {
  constexpr double kMicronsPerMillimetre = 1000;
  return intent("MediaIntent",
                fmt::format("{}MediaType=\"Paper\" Thickness=\"{:.1f}\"{}",
                            paper.empty() ? "" : fmt::format("MediaQuality=\"{}\" ", xml(paper)),
                            caliper_millimetres * kMicronsPerMillimetre, weight_attribute(paper)));
}

std::string body_intents(const PrintJob& job) {
  const bool is_whole = job.printer.cover == model::Cover::none;
  return colour_intent(job.printer, "Black", Sides::both) +
         layout_intent(job, {.pages_count = job.pages_count, .is_whole = is_whole}) +
         media_intent(job.printer.paper, job.printer.caliper_millimetres);
}

std::string cover_intents(const PrintJob& job) {
  const bool is_spread = job.printer.cover == model::Cover::spread;
  return colour_intent(job.printer, "Cyan Magenta Yellow Black", Sides::front) +
         layout_intent(job, {.pages_count = kCoverPages,
                             .sides = Sides::front,
                             .spread = is_spread ? "Spread" : "SinglePage"}) +
         media_intent(job.printer.cover_paper, job.printer.cover_caliper_millimetres);
}

std::string product_list(const PrintJob& job, const ledger::PrintTicket& ticket,
                         const std::string& title) {
  const bool has_cover = job.printer.cover != model::Cover::none;
  const bool is_stitched = job.printer.binding == model::Binding::saddle;
  std::string list = fmt::format(
      "  <ProductList>\n    <Product Amount=\"{}\" DescriptiveName=\"{}\" ID=\"ISSUE\" "
      "IsRoot=\"true\" MaxAmount=\"{}\" MinAmount=\"{}\" ProductType=\"{}\">\n",
      ticket.copies, xml(title), job.copies_most, job.copies_least,
      is_stitched ? "Booklet" : "Book");
  list += binding_intent(job.printer);
  if (!has_cover) {
    return list + body_intents(job) + "    </Product>\n  </ProductList>\n";
  }
  return list +
         layout_intent(job, {.pages_count = job.pages_count + kCoverPages, .is_whole = true}) +
         "    </Product>\n    <Product Amount=\"1\" ID=\"COVER\" IsRoot=\"false\" "
         "ProductType=\"Cover\">\n" +
         cover_intents(job) +
         "    </Product>\n    <Product Amount=\"1\" ID=\"BODY\" IsRoot=\"false\" "
         "ProductType=\"Body\">\n" +
         body_intents(job) + "    </Product>\n  </ProductList>\n";
}

std::string resource_sets(const ledger::PrintTicket& ticket, const std::string& title) {
  std::string sets = fmt::format(
      "  <ResourceSet Name=\"CustomerInfo\" Usage=\"Input\">\n    <Resource>\n"
      "      <CustomerInfo CustomerJobName=\"{}\" CustomerOrderID=\"{}\"/>\n"
      "    </Resource>\n  </ResourceSet>\n"
      "  <ResourceSet Name=\"DeliveryParams\" Usage=\"Input\">\n    <Resource>\n"
      "      <DeliveryParams Required=\"{}T17:00:00+07:00\">"
      "<DropItem Amount=\"{}\" ItemRef=\"ISSUE\"/></DeliveryParams>\n"
      "    </Resource>\n  </ResourceSet>\n",
      xml(title), xml(ticket.reference), to_iso(ticket.due), ticket.copies);
  if (ticket.files.empty()) {
    return sets;
  }
  sets += "  <ResourceSet Name=\"RunList\" Usage=\"Input\">\n";
  for (const ledger::TicketFile& file : ticket.files) {
    const std::string name = package_name(file);
    sets += fmt::format(
        "    <Resource DescriptiveName=\"{0}\">\n      <Part Run=\"{1}\"/>\n      <RunList>"
        "<FileSpec CheckSum=\"{2}\" MimeType=\"application/pdf\" URL=\"{0}\"/></RunList>\n"
        "    </Resource>\n",
        xml(name), token(name.substr(0, name.find('.'))), file.sha256);
  }
  return sets + "  </ResourceSet>\n";
}

}  // namespace

std::string print_job_id(std::string_view reference) {
  return token(reference);
}

std::string print_ticket_xjdf(const PrintJob& job, const ledger::PrintTicket& ticket,
                              const model::Publisher& publisher) {
  const std::string title = issue_words(ticket, job.issue_date, publisher);
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<XJDF xmlns=\"http://www.CIP4.org/JDFSchema_2_0\" DescriptiveName=\"{}\" JobID=\"{}\" "
      "Types=\"Product\" Version=\"2.2\">\n"
      "  <AuditPool>\n    <AuditCreated>\n"
      "      <Header AgentName=\"gazette\" DeviceID=\"gazette\" Time=\"{}T08:00:00+07:00\"/>\n"
      "    </AuditCreated>\n  </AuditPool>\n",
      xml(title), print_job_id(ticket.reference), to_iso(ticket.date));
  text += fmt::format("  <Comment Language=\"vi\">Tràn lề trên, ngoài, dưới, trong: {}</Comment>\n",
                      bleed_words(job.printer));
  if (!job.blank_folios.empty()) {
    text += fmt::format("  <Comment Language=\"vi\">Trang để trống có chủ ý: {}</Comment>\n",
                        folio_words(job.blank_folios));
  }
  text += fmt::format("  <GeneralID DataType=\"xs:int\" IDUsage=\"Revision\" IDValue=\"{}\"/>\n",
                      ticket.revision);
  return text + product_list(job, ticket, title) + resource_sets(ticket, title) + "</XJDF>\n";
}

}  // namespace gazette::forms
