#include "gazette/edition/pdf_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/process.h"
#include "gazette/base/text.h"

namespace gazette::edition {
namespace {

constexpr int kSecondsMax = 60;
/// So many lines at the top and at the bottom of a page may be its furniture.
constexpr std::size_t kZoneLines = 4;
/// A line that comes on so many pages, and on a third of all, is furniture.
constexpr std::size_t kRepeatsMin = 3;
/// So many lines at most has the visible block of a digital signature.
constexpr std::size_t kStampLines = 8;

/// The line with every number as "#": "Trang 3/15" -> "trang #/#".
std::string repeat_key(std::string_view line) {
  std::string key;
  for (const char c : collapse_spaces(to_lower(line))) {
    if (!is_digit(c)) {
      key += c;
    } else if (key.empty() || key.back() != '#') {
      key += '#';
    }
  }
  return key;
}

bool is_page_number(std::string_view line) {
  static const std::set<std::string, std::less<>> kForms = {
      "#", "- # -", "-#-", "– # –", "trang #", "trang #/#", "#/#", "trang # / #", "page #", "[#]"};
  return kForms.contains(repeat_key(line));
}

/// The head of a table that a PDF repeats below the running head may take so many lines.
constexpr std::size_t kHeadLines = 20;

/// Calls `visit` with the index of each line that may be furniture.
template <typename Visit>
void for_zone(const std::vector<PdfLine>& page, Visit visit) {
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (i < kZoneLines || i + kZoneLines >= page.size()) {
      visit(i);
    }
  }
}

void mark_repeated(PdfPages& pages) {
  std::map<std::string, std::size_t> pages_of_key;
  for (const std::vector<PdfLine>& page : pages) {
    std::set<std::string> seen;
    const auto see = [&](std::size_t i) { seen.insert(repeat_key(page[i].text)); };
    for_zone(page, see);
    for (std::size_t i = 0; i < std::min(kHeadLines, page.size()); ++i) {
      see(i);
    }
    for (const std::string& key : seen) {
      ++pages_of_key[key];
    }
  }
  const auto is_repeated = [&](const PdfLine& line) {
    const auto found = pages_of_key.find(repeat_key(line.text));
    return found != pages_of_key.end() && found->second >= kRepeatsMin &&
           3 * found->second >= pages.size();
  };
  for (std::vector<PdfLine>& page : pages) {
    for_zone(page, [&](std::size_t i) {
      page[i].is_furniture = page[i].is_furniture || is_repeated(page[i]);
    });
    // Below the zone a line is furniture only where every line above it is.
    for (std::size_t i = 0; i < std::min(kHeadLines, page.size()); ++i) {
      page[i].is_furniture = page[i].is_furniture || is_repeated(page[i]);
      if (!page[i].is_furniture) {
        break;
      }
    }
  }
}

/// The numbers of a line.
std::set<std::size_t> numbers_of(std::string_view line) {
  std::set<std::size_t> numbers;
  std::size_t number = 0;
  std::size_t digits = 0;
  for (const char c : std::string(line) + " ") {
    if (c >= '0' && c <= '9') {
      number = 10 * number + static_cast<std::size_t>(c - '0');
      ++digits;
    } else {
      if (digits > 0 && digits < 5) {
        numbers.insert(number);
      }
      number = 0;
      digits = 0;
    }
  }
  return numbers;
}

/// The words of a line in no order and without one number: left and right pages have it elsewhere.
std::vector<std::string> words_without(std::string_view line, std::size_t number) {
  std::vector<std::string> words;
  for (const std::string_view word : split(line, ' ')) {
    if (word != std::to_string(number)) {
      words.emplace_back(word);
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

/// The first line of every page, or the last, where they are alike but for a number that counts the
/// pages: the running heads of a document too short for `mark_repeated`.
void mark_counted(PdfPages& pages, bool at_top) {
  std::vector<PdfLine*> lines;
  for (std::vector<PdfLine>& page : pages) {
    if (page.empty()) {
      return;
    }
    lines.push_back(at_top ? &page.front() : &page.back());
  }
  if (lines.size() < 2) {
    return;
  }
  for (const std::size_t first : numbers_of(lines.front()->text)) {
    const std::vector<std::string> words = words_without(lines.front()->text, first);
    bool counts = true;
    for (std::size_t i = 1; i < lines.size() && counts; ++i) {
      counts = numbers_of(lines[i]->text).contains(first + i) &&
               words_without(lines[i]->text, first + i) == words;
    }
    if (counts) {
      for (PdfLine* line : lines) {
        line->is_furniture = true;
      }
      return;
    }
  }
}

/// Where an act stands online, which its own PDF says at the foot of its first page; a long address
/// takes several lines.
void mark_act_address(PdfPages& pages) {
  for (std::vector<PdfLine>& page : pages) {
    const auto address = std::find_if(page.begin(), page.end(), [](const PdfLine& line) {
      return line.text.find("Bản điện tử của văn bản: http") != std::string::npos;
    });
    if (page.end() - address <= static_cast<std::ptrdiff_t>(kZoneLines)) {
      std::for_each(address, page.end(), [](PdfLine& line) { line.is_furniture = true; });
    }
  }
}

/// The running head of a gazette: "CÔNG BÁO/Số 38 + 39/Ngày 20-9-2022", with the page's number.
void mark_gazette_heads(PdfPages& pages) {
  for (std::vector<PdfLine>& page : pages) {
    for_zone(page, [&](std::size_t i) {
      const std::string& line = page[i].text;
      const std::size_t head = line.find("CÔNG BÁO/Số ");
      page[i].is_furniture =
          page[i].is_furniture ||
          (head != std::string::npos && line.find("/Ngày ", head) != std::string::npos);
    });
  }
}

/// The outermost line of a page, furniture aside, where it is a page number.
void mark_page_numbers(PdfPages& pages) {
  for (std::vector<PdfLine>& page : pages) {
    const auto first = std::find_if(page.begin(), page.end(),
                                    [](const PdfLine& line) { return !line.is_furniture; });
    if (first != page.end() && is_page_number(first->text)) {
      first->is_furniture = true;
    }
    const auto last = std::find_if(page.rbegin(), page.rend(),
                                   [](const PdfLine& line) { return !line.is_furniture; });
    if (last != page.rend() && is_page_number(last->text)) {
      last->is_furniture = true;
    }
  }
}

bool begins_with_any(std::string_view line, std::initializer_list<std::string_view> labels) {
  return std::any_of(labels.begin(), labels.end(),
                     [line](std::string_view label) { return line.starts_with(label); });
}

/// The visible block of a digital signature, from who signed to when.
void mark_signature_stamps(PdfPages& pages) {
  for (std::vector<PdfLine>& page : pages) {
    for (std::size_t last = 0; last < page.size(); ++last) {
      if (!begins_with_any(page[last].text, {"Thời gian ký:", "Ngày ký:"})) {
        continue;
      }
      std::size_t first = last;
      for (std::size_t i = last; i > 0 && last - i < kStampLines; --i) {
        if (begins_with_any(page[i - 1].text, {"Người ký:", "Ký bởi:", "Email:", "Cơ quan:",
                                               "Tổ chức:", "Chức vụ:"})) {
          first = i - 1;
        }
      }
      for (std::size_t i = first; i <= last && first < last; ++i) {
        page[i].is_furniture = true;
      }
    }
  }
}

void report(std::string_view code, const std::filesystem::path& path, std::string message,
            std::string help, Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .place = {.path = path.generic_string()},
                      .message = std::move(message),
                      .help = std::move(help)});
}

}  // namespace

PdfPages pages_of(std::string_view text) {
  PdfPages pages;
  std::vector<std::string_view> sheets = split(text, '\f');
  if (sheets.size() > 1 && trim(sheets.back()).empty()) {
    sheets.pop_back();  // what stands behind the last page's end
  }
  for (const std::string_view sheet : sheets) {
    std::vector<PdfLine> lines;
    for (const std::string_view line : split(sheet, '\n')) {
      std::string clean = collapse_spaces(line);
      if (!clean.empty()) {
        lines.push_back({.text = to_nfc(clean)});
      }
    }
    pages.push_back(std::move(lines));
  }
  mark_signature_stamps(pages);
  mark_gazette_heads(pages);
  mark_act_address(pages);
  mark_repeated(pages);
  mark_counted(pages, true);
  mark_counted(pages, false);
  mark_page_numbers(pages);
  return pages;
}

std::optional<ProcessResult> run_pdftotext(const std::filesystem::path& path,
                                           std::vector<std::string> options) {
  const std::optional<std::filesystem::path> program = find_program("pdftotext");
  if (!program) {
    return std::nullopt;
  }
  options.insert(options.end(), {"-enc", "UTF-8", std::filesystem::absolute(path).string(), "-"});
  return run_process(
      {.program = *program, .arguments = std::move(options), .seconds_max = kSecondsMax});
}

std::optional<PdfPages> read_pdf_text(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const std::optional<ProcessResult> run = run_pdftotext(path, {"-raw", "-eol", "unix"});
  if (!run) {
    report("G0212", path, "pdftotext is not installed, so the text of a PDF cannot be read",
           "install it: apt-get install poppler-utils", diagnostics);
    return std::nullopt;
  }
  const ProcessResult& result = *run;
  if (!result.is_success() || find_invalid_utf8(result.output)) {
    const std::string said(trim(result.error_output.substr(0, result.error_output.find('\n'))));
    report("G0214", path,
           result.is_out_of_time ? fmt::format("pdftotext was ended after {} seconds", kSecondsMax)
                                 : fmt::format("the PDF cannot be read ({})",
                                               said.empty() ? "pdftotext failed" : said),
           "open it in a PDF reader and print it to a new PDF, or ask the sender for it again",
           diagnostics);
    return std::nullopt;
  }
  PdfPages pages = pages_of(result.output);
  std::vector<std::size_t> empty;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].empty()) {
      empty.push_back(i + 1);
    }
  }
  if (empty.size() == pages.size()) {
    report("G0213", path, "the PDF has no text layer: it is a scan",
           "compare it by eye, or have its text recognised and compare that", diagnostics);
    return std::nullopt;
  }
  if (!empty.empty()) {
    report("G0215", path, fmt::format("pages {} have no text", fmt::join(empty, ", ")),
           "compare these pages by eye", diagnostics);
  }
  return pages;
}

}  // namespace gazette::edition
