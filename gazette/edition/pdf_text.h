// The text layer of a PDF, page by page, and what of it is only the page's: running heads, page
// numbers, the head of a table repeated. Private to edition/.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/base/process.h"

namespace gazette::edition {

/// Runs `pdftotext` on a PDF, "-raw" and the like given; nothing where it is not installed.
[[nodiscard]] std::optional<ProcessResult> run_pdftotext(const std::filesystem::path& path,
                                                         std::vector<std::string> options);

/// A line of a page as `pdftotext` gives it.
struct PdfLine {
  std::string text = {};      // NFC
  bool is_furniture = false;  // of the page and not of the text
};

/// The lines of each page.
using PdfPages = std::vector<std::vector<PdfLine>>;

/// Reads the text layer with `pdftotext`, in the order in which the pages were written, which for
/// tables is cell by cell. Nothing where the program is missing (G0212), the file has no text at
/// all (G0213) or does not read (G0214); pages without text are G0215.
[[nodiscard]] std::optional<PdfPages> read_pdf_text(const std::filesystem::path& path,
                                                    Diagnostics& diagnostics);

/// The pages of what `pdftotext` wrote, their furniture marked: lines at the head or foot of a page
/// that are its number, or that come again on other pages with nothing but numbers changed, and the
/// visible block of a digital signature (Người ký ... Thời gian ký).
[[nodiscard]] PdfPages pages_of(std::string_view text);

}  // namespace gazette::edition
