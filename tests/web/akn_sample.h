// A decision to be added to, its XML, and the judge: what tests of Akoma Ntoso share.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "gazette/web/akn.h"
#include "tests/web/akn_judge.h"
#include "tests/web/sample.h"

namespace gazette::web_sample {

using web::AknAct;
using web::AknAddresses;

inline AknAct published() {
  return {.publication = {.number = {2022, 38, 39},
                          .date = {2022, 9, 20},
                          .gazette_name = "Công báo tỉnh Đồng Nai"}};
}

inline std::string xml_of(const Instrument& act, const AknAct& akn = published(),
                          const AknAddresses& addresses = {}) {
  return web::write_act_xml(act, akn, sample_configuration(), addresses);
}

/// What stands between two strings of a file, the first included.
inline std::string between(const std::string& xml, const std::string& begin,
                           const std::string& end) {
  const std::size_t at = xml.find(begin);
  REQUIRE(at != std::string::npos);
  const std::size_t stop = xml.find(end, at);
  REQUIRE(stop != std::string::npos);
  return xml.substr(at, stop - at);
}

inline std::string body_of(const Instrument& act, const AknAct& akn = published(),
                           const AknAddresses& addresses = {}) {
  return between(xml_of(act, akn, addresses), "<body", "</body>");
}

inline void check_valid(const std::string& xml) {
  if (const std::optional<std::string> faults = akn_faults(xml)) {
    INFO(xml);
    CHECK(*faults == "");
  } else {
    WARN("not here: xmllint, or the schemas of ../shared");
  }
}

inline Instrument decision() {
  Instrument act;
  act.id = "ubnd-45-2022-qd-ubnd";
  act.issuer = "ubnd";
  act.kind = "quyet-dinh";
  act.kind_name = "Quyết định";
  act.symbol = {
      .text = "45/2022/QĐ-UBND", .number = "45", .year = 2022, .type = "QĐ", .issuer = "UBND"};
  act.date = {2022, 9, 15};
  act.abstract_text = "Ban hành Quy định";
  return act;
}

inline Paragraph at(std::uint32_t place, std::string words, bool quoted = false) {
  Paragraph paragraph = text(std::move(words));
  paragraph.origin.paragraph = place;
  paragraph.quoted = quoted;
  return paragraph;
}

}  // namespace gazette::web_sample
