#include "gazette/web/feeds.h"

#include <algorithm>
#include <functional>
#include <span>

#include <fmt/format.h>

#include "gazette/web/act_corrections.h"
#include "gazette/web/act_files.h"
#include "gazette/web/empty_feed.h"
#include "gazette/web/history.h"
#include "gazette/web/xml_text.h"

namespace gazette::web {
namespace {

/// So many entries are in a feed even where its newest month has fewer.
constexpr std::size_t kLatestEntriesCount = 50;

/// An act as of one month: `parts` up to the last one published in it, and the `changes` made in
/// it. What a month says so comes from its own issues alone, however often an act is changed.
struct FeedEntry {
  std::span<const PlacedAct> parts = {};
  std::vector<const IncomingRelation*> changes = {};  // in the order of their issues

  /// The issue that last did something to what the act says or is.
  [[nodiscard]] const IssueCard& issue() const {
    const IssueCard& part = *parts.back().issue;
    return changes.empty() || changes.back()->act.issue->date < part.date
               ? part
               : *changes.back()->act.issue;
  }
  [[nodiscard]] Date date() const { return issue().date; }
  [[nodiscard]] std::pair<int, int> month() const { return {date().year, date().month}; }
};

/// Newest first; those of one issue in its order.
bool is_newer(const FeedEntry& a, const FeedEntry& b) {
  if (a.date() != b.date()) {
    return a.date() > b.date();
  }
  if (a.issue().number != b.issue().number) {
    return a.issue().number > b.issue().number;
  }
  const PlacedAct& first = a.parts.back();
  const PlacedAct& second = b.parts.back();
  if (first.issue->number != second.issue->number) {  // changed by one issue
    return first.issue->number > second.issue->number;
  }
  return std::less<>()(first.act, second.act);
}

/// The acts that change this one, in the order in which they were published.
std::vector<const IncomingRelation*> changes_of(const ActCard& act,
                                                const IncomingRelations& incoming) {
  std::vector<const IncomingRelation*> changes;
  for (const IncomingRelation& each : relations_to(act.id, incoming)) {
    if (is_change(each.relation->kind)) {
      changes.push_back(&each);
    }
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const IncomingRelation* a, const IncomingRelation* b) {
                     return a->act.issue->date < b->act.issue->date;
                   });
  return changes;
}

/// The act as of each day on which a part of it was published or it was changed, the last of each
/// month. A change that is dated before the act counts from the act's own day.
void add_entries(std::span<const PlacedAct> parts,
                 const std::vector<const IncomingRelation*>& changes,
                 std::vector<FeedEntry>& entries) {
  const std::size_t before = entries.size();
  FeedEntry entry;
  auto change = changes.begin();
  const auto add = [&] {
    if (entries.size() > before && entries.back().month() == entry.month()) {
      entries.back() = entry;
    } else {
      entries.push_back(entry);
    }
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::pair<int, int> former = i == 0 ? std::pair(0, 0) : entry.month();
    entry.parts = parts.first(i + 1);
    if (entry.month() != former) {
      entry.changes.clear();
    }
    add();
    while (change != changes.end() &&
           (i + 1 == parts.size() || (*change)->act.issue->date < parts[i + 1].issue->date)) {
      const std::pair<int, int> month = entry.month();
      entry.changes.push_back(*change++);
      if (entry.month() != month) {
        entry.changes = {entry.changes.back()};
      }
      add();
    }
  }
}

std::vector<FeedEntry> entries_of(const FeedSubject& subject) {
  std::vector<FeedEntry> entries;
  entries.reserve(subject.acts.size());
  for (const ListedAct* parts : subject.acts) {
    add_entries(*parts, changes_of(*parts->front().act, subject.changes), entries);
  }
  std::sort(entries.begin(), entries.end(), is_newer);
  return entries;
}

using EntryRange = std::pair<std::size_t, std::size_t>;

/// The entries of each month, newest month first.
std::vector<EntryRange> months_of(const std::vector<FeedEntry>& entries) {
  std::vector<EntryRange> months;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i == 0 || entries[i].month() != entries[i - 1].month()) {
      months.emplace_back(i, i);
    }
    months.back().second = i + 1;
  }
  return months;
}

std::string link(std::string_view relation, std::string_view type, std::string_view address) {
  return fmt::format("<link rel=\"{}\" type=\"{}\" href=\"{}\"/>\n", relation, type,
                     escape_xml(address));
}

/// Of one type there is one alternate; PDFs, of which an act may have several, are enclosures.
std::string entry_links(const FeedEntry& entry, const Site& site) {
  const std::string& address = site.configuration().site;
  std::string links;
  for (const ActFile& file : act_files(entry.parts)) {
    if (file.media_type == kPdfType) {
      links +=
          fmt::format("<link rel=\"enclosure\" type=\"{}\" length=\"{}\" href=\"{}\"/>\n",
                      file.media_type, file.bytes, escape_xml(cited_address(address, file.path)));
    } else {
      links += link("alternate", file.media_type, cited_address(address, file.path));
    }
  }
  return links;
}

std::string category(std::string_view scheme, std::string_view term, std::string_view label) {
  return term.empty() ? std::string{}
                      : fmt::format("<category scheme=\"{}\" term=\"{}\" label=\"{}\"/>\n",
                                    escape_xml(scheme), escape_xml(term), escape_xml(label));
}

/// What the act is about, where it was published, and by what it was changed in the month.
std::string summary_of(const FeedEntry& entry, const Words& words) {
  const ActCard& act = *entry.parts.back().act;
  const IssueCard& issue = *entry.parts.back().issue;
  const std::string place =
      fmt::format("{}, {}", issue_name(words, issue.number), words.date_long(issue.date));
  std::string summary =
      act.abstract_text.empty() ? place : fmt::format("{} ({})", act.abstract_text, place);
  for (const IncomingRelation* change : entry.changes) {
    summary += fmt::format(". {} {} ({}, {})", incoming_word(*change->relation, words),
                           change->act.act->title, issue_name(words, change->act.issue->number),
                           words.date_long(change->act.issue->date));
    for (const model::PlacedCorrection* placed : corrections_by(*change, act.id)) {
      summary += "; " + correction_text(*placed, words);
    }
  }
  return summary;
}

std::string entry_markup(const FeedEntry& entry, const Site& site) {
  const ActCard& act = *entry.parts.back().act;
  const std::string& address = site.configuration().site;
  std::string out = "<entry>\n";
  out +=
      fmt::format("<id>{}</id>\n", escape_xml(cited_address(address, act_path(act.id, act.date))));
  out += fmt::format("<title>{}</title>\n", escape_xml(act.title));
  out += fmt::format("<published>{}</published>\n", feed_time(entry.parts.front().issue->date));
  out += fmt::format("<updated>{}</updated>\n", feed_time(entry.date()));
  if (!act.issuer_name.empty()) {
    out += fmt::format("<author><name>{}</name></author>\n", escape_xml(act.issuer_name.text()));
  }
  out += entry_links(entry, site);
  out += category(address + "/loai/", act.kind.text(), act.kind_name.text());
  out += category(address + "/co-quan/", act.issuer.text(), act.issuer_name.text());
  for (const NamedSubject& subject : entry.parts.front().act->subjects) {
    out += category(address + "/linh-vuc/", subject.id, subject.name);
  }
  out += fmt::format("<summary>{}</summary>\n", escape_xml(summary_of(entry, site.words())));
  return out + "</entry>\n";
}

/// What stands before the entries. `path` is this document's, `feed` that which goes on.
std::string document_head(const FeedSubject& subject, const Site& site, const std::string& path,
                          const std::string& updated) {
  const std::string& address = site.configuration().site;
  const std::string feed = feed_path(subject.page_path);
  const bool is_archive = path != feed;
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"";
  out += is_archive ? " xmlns:fh=\"http://purl.org/syndication/history/1.0\"" : "";
  out += fmt::format(" xml:lang=\"{}\">\n", escape_xml(site.language()));
  out += fmt::format("<id>{}</id>\n", escape_xml(cited_address(address, feed)));
  out += fmt::format("<title>{}</title>\n", escape_xml(subject.title));
  out += fmt::format("<updated>{}</updated>\n", updated);
  out += fmt::format("<author><name>{}</name></author>\n", escape_xml(site.publisher().name));
  out += fmt::format("<icon>{}</icon>\n", escape_xml(cited_address(address, "icon.svg")));
  out += is_archive ? "<fh:archive/>\n" : "";
  out += link("self", kAtomType, cited_address(address, path));
  out += link("alternate", kHtmlType, cited_address(address, subject.page_path));
  out += is_archive ? link("current", kAtomType, cited_address(address, feed)) : "";
  return out;
}

/// What the list is of whose page stood in this folder, as far as the configuration still says.
std::string list_name(std::string_view folder, Date date,
                      const model::Configuration& configuration) {
  const std::string page = fmt::format("{}{}", folder, kIndexName);
  for (const model::Kind& kind : configuration.kinds) {
    if (kind_path(kind.id) == page) {
      return kind.name;
    }
  }
  for (const model::Issuer& issuer : configuration.issuers) {
    if (issuer_path(issuer.id) == page) {
      return model::issuer_on(configuration, issuer.id, date) != nullptr
                 ? model::issuer_on(configuration, issuer.id, date)->name
                 : issuer.name;
    }
  }
  for (const model::Subject& subject : configuration.subjects) {
    if (subject_path(subject.id) == page) {
      return subject.name;
    }
  }
  return {};
}

}  // namespace

SiteFile make_empty_feed(const std::string& path, Date date,
                         const model::Configuration& configuration, const Templates& templates) {
  const Site site(configuration, model::publisher_on(configuration, date), templates,
                  configuration.language);
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const std::string name = list_name(folder, date, configuration);
  const std::string& gazette = site.publisher().name;
  const IncomingRelations none;
  const FeedSubject subject = {
      .page_path = fmt::format("{}{}", folder, kIndexName),
      .title = name.empty() ? gazette : fmt::format("{} – {}", gazette, name),
      .changes = none};
  return {.path = path, .bytes = document_head(subject, site, path, feed_time(date)) + "</feed>\n"};
}

bool is_feed(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name == "atom.xml" || (name.starts_with("atom-") && name.ends_with(".xml"));
}

bool has_entries(std::string_view feed) {
  return feed.find("<entry>") != std::string_view::npos;
}

std::string feed_time(Date date) {
  return to_iso(date) + "T08:00:00+07:00";
}

std::vector<SiteFile> make_feed(const FeedSubject& subject, const Site& site, Date empty_since,
                                const WantedLists& wanted) {
  const std::string& address = site.configuration().site;
  if (address.empty()) {
    return {};
  }
  const std::vector<FeedEntry> entries = entries_of(subject);
  const std::vector<EntryRange> months = months_of(entries);
  const auto path_of = [&](const EntryRange& month) {
    const Date date = entries[month.first].date();
    return feed_archive_path(subject.page_path, date.year, date.month);
  };
  std::vector<SiteFile> files;
  for (std::size_t i = 0; i < std::max<std::size_t>(months.size(), 1); ++i) {
    EntryRange range = months.empty() ? EntryRange{} : months[i];
    const std::string path = i == 0 ? feed_path(subject.page_path) : path_of(months[i]);
    const std::string updated =
        feed_time(months.empty() ? empty_since : entries[range.first].date());
    if (i == 0) {
      range.second = std::max(range.second, std::min(entries.size(), kLatestEntriesCount));
    }
    std::string links;
    if (i + 1 < months.size()) {
      links += link("prev-archive", kAtomType, cited_address(address, path_of(months[i + 1])));
    }
    if (i > 1) {
      links += link("next-archive", kAtomType, cited_address(address, path_of(months[i - 1])));
    }
    const bool is_wanted =
        i == 0 ? wanted.has(path)
               : wanted.has(path, entries[range.first].date().year, subject.title + "\n" + links);
    if (!is_wanted) {
      continue;
    }
    std::string bytes = document_head(subject, site, path, updated) + links;
    for (std::size_t entry = range.first; entry < range.second; ++entry) {
      bytes += entry_markup(entries[entry], site);
    }
    files.push_back({.path = path, .bytes = bytes + "</feed>\n"});
  }
  return files;
}

}  // namespace gazette::web
