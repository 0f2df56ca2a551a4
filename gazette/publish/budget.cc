// What uploads cost: the record of them, and the limits that the office set.

#include <charconv>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/publish/publish.h"

namespace gazette::publish {
namespace {

constexpr std::string_view kHead = "date,place,files,bytes";
constexpr std::uint64_t kMegabyte = 1'000'000;

/// A field in double quotes, as a place may have commas.
std::string in_quotes(std::string_view text) {
  std::string field = "\"";
  for (const char c : text) {
    field += c == '"' ? "\"\"" : std::string(1, c);
  }
  return field + "\"";
}

std::optional<std::uint64_t> read_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

std::string unquoted(std::string_view field) {
  std::string text;
  for (std::size_t i = 1; i + 1 < field.size(); ++i) {
    text += field[i];
    i += field[i] == '"' ? 1U : 0U;
  }
  return text;
}

std::optional<PastUpload> read_line(std::string_view line) {
  const std::size_t place = line.find(',');
  const std::size_t bytes = line.rfind(',');
  const std::size_t files =
      bytes == 0 || bytes == line.npos ? line.npos : line.rfind(',', bytes - 1);
  if (place == line.npos || files == line.npos || files <= place + 2) {
    return std::nullopt;
  }
  const auto date = parse_iso_date(line.substr(0, place));
  const auto files_count = read_number(line.substr(files + 1, bytes - files - 1));
  const auto size = read_number(line.substr(bytes + 1));
  if (!date || !files_count || !size) {
    return std::nullopt;
  }
  return PastUpload{.date = *date,
                    .place = unquoted(line.substr(place + 1, files - place - 1)),
                    .files_count = *files_count,
                    .bytes = *size};
}

/// One limit: of what `bytes` is, where it is near, where it is passed.
void check_limit(std::uint64_t bytes, std::uint64_t most, std::string_view what,
                 std::string_view key, Diagnostics& diagnostics) {
  if (most == 0 || bytes * 5 < most * 4) {
    return;
  }
  const bool is_over = bytes > most;
  diagnostics.report(
      {.code = is_over ? "G0823" : "G0822",
       .place = {.path = "site.toml"},
       .message = fmt::format("{} comes to {:.1f} MB, and {} allows {} MB", what,
                              static_cast<double>(bytes) / static_cast<double>(kMegabyte), key,
                              most / kMegabyte),
       .help = is_over ? "raise the limit, or send it all the same with --over-budget" : ""});
}

}  // namespace

std::vector<PastUpload> read_uploads(std::string_view csv, const std::string& path) {
  std::vector<PastUpload> uploads;
  bool is_head = true;
  for (const std::string_view line : split(csv, '\n')) {
    if (is_head || line.empty()) {
      is_head = false;
      continue;
    }
    std::optional<PastUpload> upload = read_line(line);
    if (!upload) {
      throw Error(fmt::format("{} has a line that is no upload: {}", path, line), path);
    }
    uploads.push_back(std::move(*upload));
  }
  return uploads;
}

std::string to_csv(const std::vector<PastUpload>& uploads) {
  std::string csv = fmt::format("{}\n", kHead);
  for (const PastUpload& upload : uploads) {
    csv += fmt::format("{},{},{},{}\n", to_iso(upload.date), in_quotes(upload.place),
                       upload.files_count, upload.bytes);
  }
  return csv;
}

std::uint64_t bytes_of_year(const std::vector<PastUpload>& uploads, std::string_view place,
                            int year) {
  const auto without_slash = [](std::string_view name) {
    return name.size() > 1 && name.ends_with('/') ? name.substr(0, name.size() - 1) : name;
  };
  std::uint64_t bytes = 0;
  for (const PastUpload& upload : uploads) {
    bytes += without_slash(upload.place) == without_slash(place) && upload.date.year == year
                 ? upload.bytes
                 : 0;
  }
  return bytes;
}

void check_budget(const model::Publishing& limits, std::uint64_t bytes, std::uint64_t before,
                  Diagnostics& diagnostics) {
  check_limit(bytes, limits.upload_bytes_most, "this upload", "upload_megabytes_most", diagnostics);
  check_limit(before + bytes, limits.year_bytes_most,
              "what this place got in the year, with this upload,", "year_megabytes_most",
              diagnostics);
}

}  // namespace gazette::publish
