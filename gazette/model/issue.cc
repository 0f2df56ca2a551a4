#include "gazette/model/issue.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/base/text.h"

namespace gazette::model {
namespace {

constexpr int kNumberMax = 9999;
constexpr double kParagraphMax = 100'000'000;

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

/// "paragraphs = [513, 1040]": counted from 1, both included, as people count.
void read_paragraphs(Settings& table, Part& part, Diagnostics& diagnostics) {
  const std::vector<double> range = table.numbers("paragraphs", diagnostics);
  const bool usable = range.size() == 2 && range[0] >= 1 && range[0] <= range[1] &&
                      range[1] <= kParagraphMax && std::floor(range[0]) == range[0] &&
                      std::floor(range[1]) == range[1];
  if (!usable) {
    diagnostics.report({.code = "G0108",
                        .place = table.place("paragraphs"),
                        .message = "a part of an act names no paragraphs that can be",
                        .help = "write paragraphs = [513, 1040], or let `gazette plan` cut it"});
    return;
  }
  part.first = static_cast<std::uint32_t>(range[0]) - 1;
  part.end = static_cast<std::uint32_t>(range[1]);
}

std::optional<IssueNumber> read_neighbour(Settings& table, std::string_view key,
                                          Diagnostics& diagnostics) {
  const auto text = table.text(key, diagnostics);
  const auto number = text ? parse_issue_number(*text) : std::nullopt;
  if (text && !number) {
    diagnostics.report({.code = "G0108",
                        .place = table.place(key),
                        .message = fmt::format("\"{}\" is not a number of an issue", *text),
                        .help = "write it as 2022/40, or 2022/40-41"});
  }
  return number;
}

/// The keys of an entry that holds a part of its act.
std::optional<Part> read_part(Settings& table, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.errors_count();
  Part part;
  part.former = read_neighbour(table, "continued_from", diagnostics);
  part.next = read_neighbour(table, "continued_in", diagnostics);
  if (!table.has("part")) {
    if (part.former || part.next || table.has("paragraphs")) {
      diagnostics.report({.code = "G0105",
                          .place = table.place(),
                          .message = "a part of an act has no \"part\"",
                          .help = "add a line part = 1, 2 or further, or take its other keys out"});
    }
    return std::nullopt;
  }
  part.number = usable_number(static_cast<double>(table.integer("part", diagnostics).value_or(0)));
  read_paragraphs(table, part, diagnostics);
  if (part.number == 0 || (part.number > 1) != part.former.has_value() ||
      (part.number == 1 && !part.next)) {
    diagnostics.report(
        {.code = "G0108",
         .place = table.place("part"),
         .message = "the parts of an act are numbered from 1, and each names its neighbours",
         .help = "the first part has continued_in, the last continued_from, others both"});
  }
  return diagnostics.errors_count() > errors_before ? std::nullopt : std::optional(part);
}

std::vector<PlanEntry> read_entries(Settings& root, Diagnostics& diagnostics) {
  std::vector<PlanEntry> entries;
  for (Settings& table : root.tables("entry", diagnostics)) {
    PlanEntry entry;
    entry.act = table.text("act", diagnostics).value_or("");
    entry.place = table.place("act");
    if (entry.act.empty()) {
      diagnostics.report({.code = "G0105",
                          .place = table.place(),
                          .message = "an [[entry]] names no act",
                          .help = "add a line act = \"...\"; `gazette status` lists the acts"});
    }
    entry.part = read_part(table, diagnostics);
    if (table.has("subjects")) {
      entry.subjects = table.texts("subjects", diagnostics);
      entry.subjects_place = table.place("subjects");
    }
    table.report_unknown_keys(diagnostics);
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// 0 where the plan leaves it to the configuration.
int read_first_page(Settings& root, Diagnostics& diagnostics) {
  constexpr std::int64_t kMost = 1'000'000;
  const std::int64_t page = root.integer("first_page", diagnostics).value_or(1);
  if (page < 1 || page > kMost || page % 2 == 0) {
    diagnostics.report({.code = "G0108",
                        .place = root.place("first_page"),
                        .message = fmt::format("an issue cannot begin with page {}", page),
                        .help = "give an odd number: the first page is a right-hand one"});
    return 1;
  }
  return static_cast<int>(page);
}

int read_pages_most(Settings& root, Diagnostics& diagnostics) {
  const std::int64_t pages = root.integer("pages_most", diagnostics).value_or(0);
  if (root.has("pages_most") && (pages < kPagesLeast || pages > kPagesMost)) {
    diagnostics.report(
        {.code = "G0108",
         .place = root.place("pages_most"),
         .message = fmt::format("an issue of at most {} pages", pages),
         .help = fmt::format("give a number from {} to {}", kPagesLeast, kPagesMost)});
    return 0;
  }
  return static_cast<int>(pages);
}

std::string part_keys(const Part& part) {
  std::string text =
      fmt::format("part = {}\nparagraphs = [{}, {}]\n", part.number, part.first + 1, part.end);
  if (part.former) {
    text += fmt::format("continued_from = \"{}\"\n", to_text(*part.former));
  }
  if (part.next) {
    text += fmt::format("continued_in = \"{}\"\n", to_text(*part.next));
  }
  return text;
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
  plan.pages_most = read_pages_most(*root, diagnostics);
  plan.first_page = read_first_page(*root, diagnostics);
  plan.entries = read_entries(*root, diagnostics);
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
  if (plan.pages_most != 0) {
    text += fmt::format("pages_most = {}\n", plan.pages_most);
  }
  if (plan.first_page != 1) {
    text += fmt::format("first_page = {}\n", plan.first_page);
  }
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    text += "\n";
    if (i < titles.size()) {
      for (const std::string_view line : split(titles[i], '\n')) {
        text += fmt::format("# {}\n", collapse_spaces(line));
      }
    }
    text += fmt::format("[[entry]]\nact = \"{}\"\n", plan.entries[i].act);
    text += plan.entries[i].part ? part_keys(*plan.entries[i].part) : "";
    if (const auto& subjects = plan.entries[i].subjects) {
      text += subjects->empty()
                  ? "subjects = []\n"
                  : fmt::format("subjects = [\"{}\"]\n", fmt::join(*subjects, "\", \""));
    }
  }
  return text;
}

}  // namespace gazette::model
