// Papers for a terminal, for other programs and for the screen.

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/base/text.h"
#include "gazette/forms/parts.h"
#include "gazette/forms/report_parts.h"
#include "gazette/forms/reports.h"
#include "gazette/forms/spreadsheet.h"

namespace gazette::forms {
namespace {

bool is_number(const PaperCell& cell) {
  return std::holds_alternative<std::int64_t>(cell);
}

std::string shown(const PaperCell& cell) {
  return is_number(cell) ? grouped(std::get<std::int64_t>(cell)) : std::get<std::string>(cell);
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::string room(width - std::min(width, display_width(text)), ' ');
  return right ? room + text : text + room;
}

/// "2022-09-20" of a cell that is "20/09/2022"; any other as it is.
std::string iso_where_date(const std::string& text) {
  constexpr std::string_view kForm = "00/00/0000";
  const bool is_date = text.size() == kForm.size() && text[2] == '/' && text[5] == '/' &&
                       text.find_first_not_of("0123456789/") == std::string::npos;
  return is_date ? fmt::format("{}-{}-{}", text.substr(6), text.substr(3, 2), text.substr(0, 2))
                 : text;
}

std::string text_line(const std::vector<PaperCell>& cells, const FlatTable& table,
                      const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool right = table.columns[i].kind == ColumnKind::number;
    line += (i == 0 ? "" : "  ") + padded(shown(cells[i]), widths[i], right);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string table_text(const FlatTable& table) {
  std::vector<PaperCell> heads;
  for (const PaperColumn& column : table.columns) {
    heads.emplace_back(column.head);
  }
  std::vector<std::vector<PaperCell>> all = {heads};
  all.insert(all.end(), table.lines.begin(), table.lines.end());
  all.push_back(table.sums);
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const std::vector<PaperCell>& line : all) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(shown(line[i])));
    }
  }
  std::size_t width = 2 * (widths.size() - 1);
  for (const std::size_t each : widths) {
    width += each;
  }
  std::string rule;
  for (std::size_t i = 0; i < width; ++i) {
    rule += "─";
  }
  rule += "\n";
  std::string text = text_line(heads, table, widths) + rule;
  for (const std::vector<PaperCell>& line : table.lines) {
    text += text_line(line, table, widths);
  }
  return table.sums.empty() ? text : text + rule + text_line(table.sums, table, widths);
}

std::string html_row(const std::vector<PaperCell>& cells, std::string_view element) {
  std::string html = "<tr>";
  for (const PaperCell& cell : cells) {
    html += fmt::format("<{}{}>{}</{}>", element, is_number(cell) ? " class=\"n\"" : "",
                        escape_markup(shown(cell)), element);
  }
  return html + "</tr>\n";
}

std::string html_table(const FlatTable& table) {
  std::string html = "<table>\n<thead><tr>";
  for (const PaperColumn& column : table.columns) {
    html += fmt::format("<th scope=\"col\">{}</th>", escape_markup(column.head));
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const std::vector<PaperCell>& line : table.lines) {
    html += html_row(line, "td");
  }
  html += "</tbody>\n";
  if (!table.sums.empty()) {
    html += "<tfoot>\n" + html_row(table.sums, "td") + "</tfoot>\n";
  }
  return html + "</table>\n";
}

constexpr std::string_view kStyle =
    "body{font:16px/1.5 serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\n"
    "table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid;padding:.2em .6em}\n"
    ".n{text-align:right}tfoot{font-weight:bold}figure{margin:2rem 0}svg{width:100%}\n";

}  // namespace

std::string text_of(const Paper& paper) {
  std::string text = paper.title + "\n" + paper.subtitle + "\n\n";
  for (const std::string& line : paper.above) {
    text += line + "\n";
  }
  text += "\n" + table_text(flat_table(paper)) + "\n";
  for (const std::string& line : paper.below) {
    text += line + "\n";
  }
  for (const typeset::Chart& chart : paper.charts) {
    text += "\n" + chart.title + "\n";
    std::size_t width = 0;
    for (const typeset::ChartItem& item : chart.items) {
      width = std::max(width, display_width(item.label));
    }
    for (const typeset::ChartItem& item : chart.items) {
      text += fmt::format("  {}  {}\n", padded(item.label, width, false), grouped(item.value));
    }
  }
  return text;
}

nlohmann::ordered_json facts_json(const Paper& paper) {
  const bool is_issued = !paper.code.empty();
  using nlohmann::ordered_json;
  ordered_json facts = {{"number", paper.number},
                        {"title", paper.title},
                        {"as_of", to_iso(paper.as_of)},
                        {"known_at", to_iso(paper.known_at)},
                        {"revision", is_issued ? ordered_json(paper.revision) : ordered_json()},
                        {"code", is_issued ? ordered_json(short_code(paper)) : ordered_json()},
                        {"lines_count", lines_count(paper)}};
  if (paper.counts_copies) {
    facts["copies"] = paper.copies_count;
  }
  return facts;
}

nlohmann::ordered_json charts_json(const Paper& paper) {
  using nlohmann::ordered_json;
  ordered_json charts = ordered_json::array();
  for (const typeset::Chart& chart : paper.charts) {
    ordered_json items = ordered_json::object();
    for (const typeset::ChartItem& item : chart.items) {
      items[item.label] = item.value;
    }
    charts.push_back({{"title", chart.title}, {"unit", chart.unit}, {"values", items}});
  }
  return charts;
}

std::string json_of(const Paper& paper) {
  using nlohmann::ordered_json;
  const FlatTable table = flat_table(paper);
  const auto object_of = [&](const std::vector<PaperCell>& cells) {
    ordered_json object = ordered_json::object();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const PaperColumn& column = table.columns[i];
      const std::string key = column.key.empty() ? column.head : std::string(column.key);
      object[key] = is_number(cells[i]) ? ordered_json(std::get<std::int64_t>(cells[i]))
                                        : ordered_json(iso_where_date(shown(cells[i])));
    }
    return object;
  };
  ordered_json lines = ordered_json::array();
  for (const std::vector<PaperCell>& line : table.lines) {
    lines.push_back(object_of(line));
  }
  ordered_json report = facts_json(paper);
  report["lines"] = std::move(lines);
  report["charts"] = charts_json(paper);
  return report.dump(2) + "\n";
}

std::string html_of(const Paper& paper, const model::Publisher& publisher) {
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{0}</title>\n"
      "<style>\n{1}</style>\n</head>\n<body>\n<p>{2}</p>\n<h1>{0}</h1>\n<p>{3}</p>\n",
      escape_markup(paper.title), kStyle, escape_markup(publisher.office),
      escape_markup(facts_line(paper)));
  for (const std::string& line : paper.above) {
    html += fmt::format("<p>{}</p>\n", escape_markup(line));
  }
  html += html_table(flat_table(paper));
  for (const std::string& line : paper.below) {
    html += fmt::format("<p>{}</p>\n", escape_markup(line));
  }
  for (const typeset::Chart& chart : paper.charts) {
    html += fmt::format("<figure>\n<figcaption>{} ({})</figcaption>\n{}</figure>\n",
                        escape_markup(chart.title), escape_markup(chart.unit),
                        typeset::chart_svg(chart));
  }
  return html + "</body>\n</html>\n";
}

}  // namespace gazette::forms
