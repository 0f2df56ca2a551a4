#include "gazette/preflight/rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::preflight {
namespace {

/// Different findings of a rule on a page: more are counted with the last.
constexpr std::size_t kDifferentMax = 20;

/// What a file says may be anything: nothing of it may move a terminal's cursor or break JSON.
std::string printable(std::string text) {
  const bool is_text = !find_invalid_utf8(text);
  for (char& c : text) {
    const auto code = static_cast<unsigned char>(c);
    c = code < 0x20 || code == 0x7F || (code > 0x7F && !is_text) ? '?' : c;
  }
  return text;
}

/// "A6.1.9" before "A6.1.13": figures are compared as the numbers that they are.
bool is_before(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const auto figures = [](std::string_view text) {
      return std::min(text.find_first_not_of("0123456789"), text.size());
    };
    const std::size_t size_a = figures(a);
    const std::size_t size_b = figures(b);
    if (size_a != size_b && size_a > 0 && size_b > 0) {
      return size_a < size_b;
    }
    if (a.front() != b.front()) {
      return a.front() < b.front();
    }
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return a.size() < b.size();
}

void append(std::vector<Check>& checks, std::vector<Check> more) {
  checks.insert(checks.end(), more.begin(), more.end());
}

}  // namespace

const std::vector<Profile>& profiles() {
  static const std::vector<Profile> kProfiles = {
      {.name = "x4", .title = "Ghent Workgroup 2022 on PDF/X-4"},
      {.name = "a2a", .title = "PDF/A-2a (ISO 19005-2)", .is_of_print = false},
      {.name = "a3a", .title = "PDF/A-3a (ISO 19005-3)", .is_of_print = false},
      {.name = "ua1", .title = "PDF/UA-1 (ISO 14289-1)", .is_of_print = false}};
  return kProfiles;
}

std::vector<Check> checks_of(std::string_view profile) {
  std::vector<Check> checks;
  if (profile == "x4") {
    append(checks, x4_document_checks());
    append(checks, x4_page_checks());
    append(checks, gwg_page_checks());
    append(checks, gwg_text_checks());
    append(checks, gwg_colour_checks());
  } else if (profile == "a2a" || profile == "a3a") {
    append(checks, archive_checks());
    append(checks, profile == "a2a" ? archive_2_checks() : archive_3_checks());
    append(checks, archive_object_checks());
    append(checks, archive_page_checks());
    append(checks, archive_face_checks());
  } else if (profile == "ua1") {
    append(checks, access_checks());
    append(checks, access_structure_checks());
    append(checks, access_face_checks());
  }
  return checks;
}

std::vector<Rule> rules() {
  std::vector<Rule> rules;
  for (const Profile& profile : profiles()) {
    const std::size_t first = rules.size();
    for (const Check& check : checks_of(profile.name)) {
      if (std::none_of(rules.begin(), rules.end(),
                       [&](const Rule& known) { return known.id == check.rule.id; })) {
        rules.push_back(check.rule);
      }
    }
    std::stable_sort(rules.begin() + static_cast<std::ptrdiff_t>(first), rules.end(),
                     [](const Rule& a, const Rule& b) { return is_before(a.id, b.id); });
  }
  return rules;
}

std::optional<Rule> find_rule(std::string_view id) {
  for (const Rule& rule : rules()) {
    if (rule.id == id) {
      return rule;
    }
  }
  return std::nullopt;
}

std::optional<Severity> severity_of(const Rule& rule, Variant variant) {
  return variant == Variant::sheet ? rule.sheet : rule.digital;
}

std::size_t Report::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [severity](const Finding& finding) { return finding.severity == severity; }));
}

Area area_of(const Page& page, const Box& box) {
  const Box cut = page.cut();
  const auto seen = [&]() -> Box {
    switch (page.rotate) {
      case 1:
        return {box.bottom - cut.bottom, cut.right - box.right, box.top - cut.bottom,
                cut.right - box.left};
      case 2:
        return {cut.right - box.right, cut.top - box.top, cut.right - box.left,
                cut.top - box.bottom};
      case 3:
        return {cut.top - box.top, box.left - cut.left, cut.top - box.bottom, box.right - cut.left};
      default:
        return {box.left - cut.left, box.bottom - cut.bottom, box.right - cut.left,
                box.top - cut.bottom};
    }
  }();
  return {.left = to_millimetres(seen.left),
          .bottom = to_millimetres(seen.bottom),
          .right = to_millimetres(seen.right),
          .top = to_millimetres(seen.top)};
}

std::string to_text(const Area& area) {
  const auto number = [](double value) {
    const double tenths = std::round(value * 10) / 10;
    return tenths == 0 ? 0.0 : tenths;  // never "-0.0"
  };
  return fmt::format("{:.1f}, {:.1f} mm", number(area.left), number(area.bottom));
}

std::string pages_text(const std::vector<std::size_t>& pages) {
  constexpr std::size_t kNamed = 5;
  std::string text = pages.size() == 1 ? "page " : "pages ";
  std::size_t i = 0;
  for (std::size_t named = 0; i < pages.size() && named < kNamed; ++named) {
    const std::size_t first = i++;
    while (i < pages.size() && pages[i] == pages[i - 1] + 1) {
      ++i;
    }
    text += fmt::format("{}{}", first == 0 ? "" : ", ", pages[first]);
    text += i - first > 1 ? fmt::format("-{}", pages[i - 1]) : "";
  }
  return i < pages.size() ? fmt::format("{} and {} more", text, pages.size() - i) : text;
}

void PageFindings::report(std::size_t number, std::string message, std::optional<Box> where) {
  if (number != page_.number) {
    if (number == 0) {
      page_ = {};
      findings_.turn_back();
    } else {
      page_ = read_boxes(document_.pages()[number - 1], number);
      findings_.turn_to(page_);
    }
  }
  findings_.report(std::move(message), where);
}

void Findings::begin(const Rule& rule, const Page* page) {
  rule_ = &rule;
  page_ = page;
  first_ = list_.size();
}

void Findings::report(std::string message, std::optional<Box> where) {
  const std::optional<Severity> severity = severity_of(*rule_, variant_);
  report_as(severity.value_or(Severity::warning), std::move(message), where);
}

void Findings::report_as(Severity severity, std::string message, std::optional<Box> where) {
  message = printable(std::move(message));
  for (std::size_t i = first_; i < list_.size(); ++i) {
    if (list_[i].message == message && list_[i].severity == severity) {
      ++list_[i].count;
      return;
    }
  }
  if (list_.size() - first_ >= kDifferentMax) {
    ++list_.back().count;
    return;
  }
  Finding finding{.rule = rule_->id, .severity = severity, .message = std::move(message)};
  if (page_ != nullptr) {
    finding.page = page_->number;
    if (where) {
      finding.place = area_of(*page_, *where);
    }
  }
  list_.push_back(std::move(finding));
}

}  // namespace gazette::preflight
