#include "gazette/model/publishing.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/model/configuration_reader.h"

namespace gazette::model {
namespace {

constexpr int kMegabytesMax = 10'000'000;
constexpr std::uint64_t kMegabyte = 1'000'000;

/// A path of the site: letters that addresses have, no step upwards.
bool is_site_path(std::string_view path) {
  const bool is_plain = std::all_of(path.begin(), path.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '.' ||
           c == '_';
  });
  return is_plain && !path.empty() && path.front() != '/' && path.front() != '.' &&
         path.find("//") == std::string_view::npos && path.find("/.") == std::string_view::npos;
}

std::string read_path(Settings& table, std::string_view key, const std::string& site,
                      Reader& reader) {
  std::string path = reader.required_text(table, key, "[[moved]]");
  if (!site.empty() && path.starts_with(site + "/")) {
    path.erase(0, site.size() + 1);
  }
  if (table.has(key) && !is_site_path(path)) {
    reader.out_of_range(table, key, fmt::format("\"{}\" is no address of the site", path),
                        "write it as it follows the site's own: "
                        "\"eli/2022/09/15/ubnd-45-2022-qd-ubnd/\"");
  }
  return path;
}

std::vector<MovedAddress> read_moved(Settings& root, const std::string& site, Reader& reader) {
  std::vector<MovedAddress> moved;
  for (Settings& table : root.tables("moved", reader.diagnostics())) {
    MovedAddress each;
    each.from = read_path(table, "from", site, reader);
    each.to = read_path(table, "to", site, reader);
    table.report_unknown_keys(reader.diagnostics());
    const bool is_double = std::any_of(moved.begin(), moved.end(), [&](const MovedAddress& other) {
      return other.from == each.from;
    });
    if (is_double) {
      reader.out_of_range(table, "from", fmt::format("\"{}\" moves twice", each.from),
                          "keep one of the two");
    }
    if (each.from == each.to && table.has("to")) {
      reader.out_of_range(table, "to", fmt::format("\"{}\" moves to itself", each.from),
                          "name where the content is now");
    }
    moved.push_back(std::move(each));
  }
  return moved;
}

Publishing read_publishing(Settings& root, Reader& reader) {
  Publishing publishing;
  auto table = root.table("publish", reader.diagnostics());
  if (!table) {
    return publishing;
  }
  Diagnostics& diagnostics = reader.diagnostics();
  publishing.folder = table->text("to", diagnostics).value_or("");
  publishing.rsync = table->text("rsync", diagnostics).value_or("");
  publishing.rclone = table->text("rclone", diagnostics).value_or("");
  const int targets = static_cast<int>(!publishing.folder.empty()) +
                      static_cast<int>(!publishing.rsync.empty()) +
                      static_cast<int>(!publishing.rclone.empty());
  if (targets > 1) {
    reader.out_of_range(*table, "to", "[publish] names more than one place",
                        "keep one of to, rsync and rclone");
  }
  for (const auto& [program, target] :
       {std::pair("rsync", publishing.rsync), std::pair("rclone", publishing.rclone)}) {
    if (auto fault = fault_of_target(program, target)) {
      reader.out_of_range(*table, program, std::move(fault->message), std::move(fault->help));
    }
  }
  const auto megabytes = [&](std::string_view key) {
    return static_cast<std::uint64_t>(reader.whole_number(*table, key, 0, 0, kMegabytesMax)) *
           kMegabyte;
  };
  publishing.upload_bytes_most = megabytes("upload_megabytes_most");
  publishing.year_bytes_most = megabytes("year_megabytes_most");
  table->report_unknown_keys(diagnostics);
  return publishing;
}

}  // namespace

std::optional<TargetFault> fault_of_target(std::string_view program, std::string_view target) {
  if (target.empty() || target.find_first_of(":/") != std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view folder = program == "rclone" ? "folder" : "/folder";
  return TargetFault{
      .message = fmt::format("\"{}\" is no target of {}, which would make a folder of that name",
                             target, program),
      .help = fmt::format("write \"{0}:{1}\", or \"./{0}\" for a folder of this machine", target,
                          folder)};
}

std::optional<SiteSettings> read_site_settings(std::string_view text, const std::string& path,
                                               const std::string& site, Diagnostics& diagnostics) {
  auto root = Settings::parse(text, path, diagnostics);
  if (!root) {
    return std::nullopt;
  }
  const std::size_t errors_before = diagnostics.errors_count();
  Reader reader(diagnostics);
  SiteSettings settings;
  settings.moved = read_moved(*root, site, reader);
  settings.publishing = read_publishing(*root, reader);
  root->report_unknown_keys(diagnostics);
  return diagnostics.errors_count() > errors_before ? std::nullopt
                                                    : std::optional(std::move(settings));
}

}  // namespace gazette::model
