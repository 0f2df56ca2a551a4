// An issue of the gazette as Akoma Ntoso: an `officialGazette` of components.

#include <iterator>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/web/akn.h"
#include "gazette/web/akn_act.h"
#include "gazette/web/xml_text.h"

namespace gazette::web {
namespace {

std::string component_id(std::size_t index) {
  return fmt::format("cmp_{}", index + 1);
}

std::size_t paragraphs_count(const model::Issue& issue) {
  std::size_t count = 0;
  for (const model::Entry& entry : issue.entries) {
    for (const model::Piece& piece : model::pieces(entry.instrument, entry.part)) {
      count += model::paragraphs_of(piece).size();
    }
  }
  return count;
}

void write_meta(std::string& out, const model::Issue& issue, const AknIssue& akn) {
  const std::string iri = akn_iri(issue.number, issue.date, issue.gazette_id);
  const std::string number = model::printed_number(issue.number);
  const std::string name = fmt::format("{} số {}", issue.publisher.name, number);
  const std::string& office =
      issue.publisher.office.empty() ? issue.publisher.name : issue.publisher.office;
  out += "<meta>\n" +
         write_identification({.iri = iri,
                               .author = "office",
                               .gazette = "gazette",
                               .work_date = issue.date,
                               .published = issue.date,
                               .number = number,
                               .name = name,
                               .address = akn.address,
                               .formats = akn.formats}) +
         write_publication(
             {.number = issue.number, .date = issue.date, .gazette_name = issue.publisher.name});
  const std::string place = akn_jurisdiction(issue.gazette_id);
  fmt::format_to(
      std::back_inserter(out),
      "<references source=\"#gazette\">\n"
      "<original eId=\"original\" href=\"{}\" showAs=\"{}\"/>\n"
      "<TLCOrganization eId=\"gazette\" href=\"/akn/ontology/organization/{}/cong-bao\" "
      "showAs=\"{}\"/>\n"
      "<TLCOrganization eId=\"office\" href=\"/akn/ontology/organization/{}/co-quan-xuat-ban\" "
      "showAs=\"{}\"/>\n</references>\n</meta>\n",
      expression_iri(iri, issue.date), escape_xml(name), place, escape_xml(issue.publisher.name),
      place, escape_xml(office));
}

/// The contents as printed: sections, in them issuers, in them acts.
void write_contents(std::string& out, const model::Issue& issue) {
  if (issue.entries.empty()) {
    return;
  }
  out += "<toc eId=\"toc\">\n";
  const auto add = [&](std::size_t index, int level, const std::string& text) {
    fmt::format_to(std::back_inserter(out), "<tocItem href=\"#{}\" level=\"{}\">",
                   component_id(index), level);
    append_xml_text(out, text);
    out += "</tocItem>\n";
  };
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Entry& entry = issue.entries[i];
    const model::Entry* former = i == 0 ? nullptr : &issue.entries[i - 1];
    const bool is_new_section = former == nullptr || former->section_title != entry.section_title;
    if (is_new_section && !entry.section_title.empty()) {
      add(i, 1, entry.section_title);
    }
    if ((is_new_section || former->issuer_name != entry.issuer_name) &&
        !entry.issuer_name.empty()) {
      add(i, 2, entry.issuer_name);
    }
    add(i, 3,
        entry.contents_line.empty() ? model::title_of(entry.instrument) : entry.contents_line);
  }
  out += "</toc>\n";
}

void write_preface(std::string& out, const model::Issue& issue) {
  out += "<preface eId=\"preface\">\n";
  const std::vector<std::string>& masthead = issue.publisher.masthead;
  out += masthead.empty() ? "" : "<p class=\"masthead\"><docTitle>";
  for (std::size_t i = 0; i < masthead.size(); ++i) {
    out += i == 0 ? "" : "<eol/>";
    append_xml_text(out, masthead[i]);
  }
  out += masthead.empty() ? "" : "</docTitle></p>\n";
  fmt::format_to(std::back_inserter(out), "<p class=\"number\">Số <docNumber>{}</docNumber></p>\n",
                 model::printed_number(issue.number));
  if (is_valid(issue.date)) {
    fmt::format_to(std::back_inserter(out),
                   "<p class=\"date\"><docDate date=\"{}\">{}</docDate></p>\n", to_iso(issue.date),
                   to_vietnamese(issue.date));
  }
  write_contents(out, issue);
  out += "</preface>\n";
}

}  // namespace

std::string write_issue_xml(const model::Issue& issue, const AknIssue& akn,
                            const model::Configuration& configuration,
                            const AknAddresses& addresses) {
  GAZETTE_ASSERT(akn.acts.size() == issue.entries.size());
  const bool is_embedded = paragraphs_count(issue) <= akn.embedded_paragraphs_max;
  std::string out(kAknOpening);
  out += "<officialGazette name=\"cong-bao\" contains=\"originalVersion\">\n";
  write_meta(out, issue, akn);
  write_preface(out, issue);
  out += "<collectionBody>\n";
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Instrument& instrument = issue.entries[i].instrument;
    fmt::format_to(std::back_inserter(out), "<component eId=\"{}\" GUID=\"{}\">\n", component_id(i),
                   escape_xml(instrument.id));
    if (is_embedded) {
      out += write_act_element(instrument, akn.acts[i], configuration, addresses,
                               component_id(i) + "__");
    } else {
      const std::string address = i < akn.act_addresses.size() ? akn.act_addresses[i] : "";
      fmt::format_to(std::back_inserter(out),
                     "<documentRef eId=\"{}__dref_1\" href=\"{}\" showAs=\"{}\"/>\n",
                     component_id(i),
                     escape_xml(address.empty() ? akn_iri(instrument, issue.gazette_id) : address),
                     escape_xml(model::title_of(instrument)));
    }
    out += "</component>\n";
  }
  if (issue.entries.empty()) {
    out += "<component eId=\"cmp_1\"><interstitial eId=\"cmp_1__interstitial_1\"/></component>\n";
  }
  out += "</collectionBody>\n</officialGazette>\n";
  out += kAknClosing;
  return out;
}

}  // namespace gazette::web
