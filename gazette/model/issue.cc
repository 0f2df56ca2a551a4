#include "gazette/model/issue.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/base/text.h"

namespace gazette::model {
namespace {

constexpr int kNumberMax = 9999;

std::optional<int> parse_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && value >= 1 && value <= kNumberMax ? std::optional(value) : std::nullopt;
}

bool is_usable(IssueNumber number) {
  return number.year >= 1900 && number.year <= 2200 && number.first >= 1 &&
         number.first <= number.last && number.last <= kNumberMax;
}

/// A number of a plan as one of an issue; 0, which no issue has, where it cannot be one.
int usable_number(double value) {
  const bool usable = value >= 1 && value <= kNumberMax && std::floor(value) == value;
  return usable ? static_cast<int>(value) : 0;
}

/// `number = 37` or `number = [38, 39]`.
void read_numbers(Settings& root, IssueNumber& number, Diagnostics& diagnostics) {
  Diagnostics ignored;  // asked twice, as one number and as a list; the last answer is reported
  std::vector<double> numbers;
  if (const auto single = root.integer("number", ignored)) {
    numbers = {static_cast<double>(*single)};
  } else {
    numbers = root.numbers("number", diagnostics);
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const int next = usable_number(numbers[i]);
    if (next == 0 || (i > 0 && next != number.last + 1)) {
      number = {};
      return;
    }
    number.first = i == 0 ? next : number.first;
    number.last = next;
  }
}

}  // namespace

std::optional<IssueNumber> parse_issue_number(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    return std::nullopt;
  }
  const auto year = parse_number(text.substr(0, slash));
  const std::vector<std::string_view> numbers = split(text.substr(slash + 1), '-');
  if (!year || numbers.size() > 2) {
    return std::nullopt;
  }
  const auto first = parse_number(numbers.front());
  const auto last = parse_number(numbers.back());
  if (!first || !last) {
    return std::nullopt;
  }
  const IssueNumber number{*year, *first, *last};
  return is_usable(number) ? std::optional(number) : std::nullopt;
}

std::string to_text(IssueNumber number) {
  return fmt::format("{}/{}", number.year, file_name(number));
}

std::string folder_name(IssueNumber number) {
  return fmt::format("{}-{}", number.year, file_name(number));
}

std::string file_name(IssueNumber number) {
  return number.first == number.last ? fmt::format("{:02}", number.first)
                                     : fmt::format("{:02}-{:02}", number.first, number.last);
}

std::string printed_number(IssueNumber number) {
  std::string text = fmt::format("{:02}", number.first);
  for (int next = number.first + 1; next <= number.last; ++next) {
    text += fmt::format(" + {:02}", next);
  }
  return text;
}

std::optional<Plan> read_plan(std::string_view text, const std::string& path,
                              Diagnostics& diagnostics) {
  auto root = Settings::parse(text, path, diagnostics);
  if (!root) {
    return std::nullopt;
  }
  const std::size_t errors_before = diagnostics.errors_count();
  Plan plan;
  plan.path = path;
  for (const std::string_view key : {"number", "year", "date"}) {
    if (!root->has(key)) {
      diagnostics.report({.code = "G0105",
                          .place = {.path = path},
                          .message = fmt::format("the plan has no \"{}\"", key),
                          .help = fmt::format("add a line {} = ...", key)});
    }
  }
  read_numbers(*root, plan.number, diagnostics);
  const auto year = static_cast<double>(root->integer("year", diagnostics).value_or(0));
  plan.number.year = usable_number(year);
  plan.date = root->date("date", diagnostics).value_or(Date{});
  const std::string order = root->text("order", diagnostics).value_or("rule");
  plan.given_order = order == "given";
  if (order != "rule" && order != "given") {
    diagnostics.report({.code = "G0108",
                        .place = root->place("order"),
                        .message = fmt::format("unknown order \"{}\"", order),
                        .help = "use \"rule\", or \"given\" to keep the order of the entries"});
  }
  for (Settings& table : root->tables("entry", diagnostics)) {
    PlanEntry entry;
    entry.act = table.text("act", diagnostics).value_or("");
    entry.place = table.place("act");
    if (entry.act.empty()) {
      diagnostics.report({.code = "G0105",
                          .place = table.place(),
                          .message = "an [[entry]] names no act",
                          .help = "add a line act = \"...\"; `gazette status` lists the acts"});
    }
    table.report_unknown_keys(diagnostics);
    plan.entries.push_back(std::move(entry));
  }
  root->report_unknown_keys(diagnostics);
  if (diagnostics.errors_count() == errors_before && !is_usable(plan.number)) {
    diagnostics.report({.code = "G0108",
                        .place = root->place("number"),
                        .message = "the issue's number or year cannot be",
                        .help = "write number = 37, or number = [38, 39] for a double issue"});
  }
  if (diagnostics.errors_count() == errors_before && plan.number.last > plan.number.first + 1) {
    diagnostics.report({.code = "G0108",
                        .place = root->place("number"),
                        .message = "an issue carries one number or two",
                        .help = "write number = 37, or number = [38, 39] for a double issue"});
  }
  if (diagnostics.errors_count() == errors_before && plan.date.year != plan.number.year) {
    diagnostics.report(
        {.code = "G0108",
         .place = root->place("date"),
         .message = fmt::format("the issue of {} is dated {}", plan.number.year, to_iso(plan.date)),
         .help = "numbers begin again each year; mend the year or the date"});
  }
  return diagnostics.errors_count() > errors_before ? std::nullopt : std::optional(plan);
}

std::string write_plan(const Plan& plan, const std::vector<std::string>& titles) {
  std::string text = fmt::format("# Kế hoạch Công báo số {} năm {}.\n", printed_number(plan.number),
                                 plan.number.year);
  text +=
      "# order = \"rule\": phần, cơ quan, loại văn bản, ngày, số; "
      "\"given\": đúng thứ tự dưới đây.\n";
  if (plan.number.first == plan.number.last) {
    text += fmt::format("number = {}\n", plan.number.first);
  } else {
    text += "number = [";
    for (int number = plan.number.first; number <= plan.number.last; ++number) {
      text += fmt::format("{}{}", number == plan.number.first ? "" : ", ", number);
    }
    text += "]\n";
  }
  text += fmt::format("year = {}\ndate = {}\norder = \"{}\"\n", plan.number.year, to_iso(plan.date),
                      plan.given_order ? "given" : "rule");
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    text += "\n";
    if (i < titles.size()) {
      text += fmt::format("# {}\n", collapse_spaces(titles[i]));
    }
    text += fmt::format("[[entry]]\nact = \"{}\"\n", plan.entries[i].act);
  }
  return text;
}

}  // namespace gazette::model
