// Reports (báo cáo) that the head of the office signs: each is a paper, from the record alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/forms/forms.h"
#include "gazette/forms/paper.h"
#include "gazette/ledger/ledger.h"

namespace gazette::forms {

/// Copies that were to be acknowledged by now and are not, of one district.
struct LateCopies {
  std::string district = {};  // "" where the list has none
  int copies = 0;
};

/// What reports need beside the copies.
struct ReportMaterial {
  const ledger::YearCopies& year;
  const std::vector<IssuePages>& pages;
  /// Of every act that an issue of the time holds, the days from its receipt to the issue's date.
  const std::vector<int>& days_to_publication;
  /// Of every district to which copies were sent, in the order of the lists.
  const std::vector<LateCopies>& late;
  const model::Publisher& publisher;
  Date date = {};  // of the report
  Date as_of = {};
  Date known_at = {};
};

/// The year, an issue a line, with charts.
[[nodiscard]] Paper year_report(const ReportMaterial& material);

/// The issues dated in one month of the year.
[[nodiscard]] Paper month_report(const ReportMaterial& material, int month);

/// One issue: where its copies are, and to whom they went by which way. `shipment` is null where it
/// was not sent.
[[nodiscard]] Paper issue_report(const ReportMaterial& material, const ledger::IssueCopies& copies,
                                 const ledger::Shipment* shipment);

/// What one recipient got in a year, a shipment a line.
[[nodiscard]] Paper recipient_report(const ReportMaterial& material, std::string_view recipient,
                                     const std::vector<ledger::Shipment>& shipments);

/// A paper for a terminal: columns aligned, a rule under the head and over the sums.
[[nodiscard]] std::string text_of(const Paper& paper);

/// A paper for other programs: its facts, its lines by the heads of their columns, its charts'
/// figures. Two spaces of indent, ends with "\n".
[[nodiscard]] std::string json_of(const Paper& paper);

/// A paper as a page of HTML that needs no other file, its charts as SVG.
[[nodiscard]] std::string html_of(const Paper& paper, const model::Publisher& publisher);

}  // namespace gazette::forms
