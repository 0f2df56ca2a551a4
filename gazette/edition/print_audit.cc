#include "gazette/edition/print_audit.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <pugixml.hpp>

namespace gazette::edition {
namespace {

constexpr double kCopiesMax = 1'000'000;  // as the record has it

/// The name of an element without the prefix of its namespace.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

/// Calls `visit` with each element of this name below `node`, in the order of the file. Reports
/// nest a few elements deep; a file that nests deeper is none.
template <typename Visit>
void for_each(const pugi::xml_node& node, std::string_view name, int depth_most, Visit&& visit) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == name) {
      visit(child);
    } else if (depth_most > 0) {
      for_each(child, name, depth_most - 1, visit);
    }
  }
}

/// The amounts of one report, where it is of finished copies.
std::optional<std::pair<double, double>> amounts_of(const pugi::xml_node& audit) {
  constexpr int kDepthMost = 8;
  std::optional<std::pair<double, double>> sums;
  for_each(audit, "ResourceSet", kDepthMost, [&](const pugi::xml_node& set) {
    const std::string_view kind = set.attribute("Name").value();
    const std::string_view usage = set.attribute("Usage").value();
    if ((kind != "Component" && kind != "Product") || usage == "Input") {
      return;
    }
    for_each(set, "PartAmount", kDepthMost, [&](const pugi::xml_node& part) {
      sums = sums.value_or(std::pair(0.0, 0.0));
      sums->first += part.attribute("Amount").as_double();
      sums->second += part.attribute("Waste").as_double();
    });
  });
  return sums;
}

/// The revision of the ticket that the shop printed by, where the file names it.
std::optional<int> revision_of(const pugi::xml_node& root) {
  std::optional<int> revision;
  constexpr int kDepthOfNames = 0;
  for_each(root, "GeneralID", kDepthOfNames, [&](const pugi::xml_node& id) {
    if (id.attribute("IDUsage").value() == std::string_view("Revision")) {
      revision = id.attribute("IDValue").as_int();
    }
  });
  return revision;
}

std::string names_of(const std::vector<ToldJob>& jobs) {
  std::string names;
  for (const ToldJob& job : jobs) {
    names += fmt::format("{}{}", names.empty() ? "" : " or ", job.id);
  }
  return names;
}

std::optional<int> copies_of(double amount) {
  const bool is_count = amount >= 0 && amount <= kCopiesMax && amount == std::floor(amount);
  return is_count ? std::optional(static_cast<int>(amount)) : std::nullopt;
}

}  // namespace

std::optional<PrintAudit> read_print_audit(std::string_view xjdf, const std::string& path,
                                           const std::vector<ToldJob>& jobs,
                                           Diagnostics& diagnostics) {
  const auto refuse = [&](std::string_view code, std::string message, std::string help) {
    diagnostics.report({.code = code,
                        .place = {.path = path},
                        .message = std::move(message),
                        .help = std::move(help)});
    return std::nullopt;
  };
  const std::string ask =
      "enter the figures by hand: --good and --spoiled; or ask the shop for its XJDF file with "
      "AuditResource";
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(xjdf.data(), xjdf.size());
  const pugi::xml_node root = document.document_element();
  if (!result || local_name(root) != "XJDF") {
    return refuse("G0665", "the file is no XJDF", ask);
  }
  const std::string name = root.attribute("JobID").value();
  const auto job =
      std::find_if(jobs.begin(), jobs.end(), [&](const ToldJob& told) { return told.id == name; });
  if (job == jobs.end()) {
    return refuse("G0666", fmt::format("the report is of job \"{}\"", name),
                  jobs.empty() ? "order the issue first with `gazette print order`"
                               : fmt::format("the issue's job is {}: ask the shop for its report",
                                             names_of(jobs)));
  }
  const auto revision = revision_of(root);
  if (revision &&
      std::find(job->revisions.begin(), job->revisions.end(), *revision) == job->revisions.end()) {
    return refuse("G0669",
                  fmt::format("the report is of revision {} of the ticket, which was never issued",
                              *revision),
                  fmt::format("revisions of job {} are {}: ask the shop by which ticket it printed",
                              job->id, fmt::join(job->revisions, ", ")));
  }
  std::optional<std::pair<double, double>> last;
  constexpr int kDepthOfAudits = 1;
  for_each(root, "AuditResource", kDepthOfAudits, [&](const pugi::xml_node& audit) {
    if (const auto amounts = amounts_of(audit)) {
      last = amounts;
    }
  });
  if (!last) {
    return refuse("G0665", "the file reports no finished copies", ask);
  }
  const auto good = copies_of(last->first);
  const auto spoiled = copies_of(last->second);
  if (!good || !spoiled) {
    return refuse(
        "G0665",
        fmt::format("{} good and {} spoiled are no numbers of copies", last->first, last->second),
        ask);
  }
  return PrintAudit{.good = *good, .spoiled = *spoiled};
}

}  // namespace gazette::edition
