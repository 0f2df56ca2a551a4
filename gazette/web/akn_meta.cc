// What Akoma Ntoso says about an act: `meta`, in the order of its schema.

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/akn_act.h"
#include "gazette/web/akn_analysis.h"
#include "gazette/web/history.h"
#include "gazette/web/xml_text.h"

namespace gazette::web {
namespace {

/// A day where one is needed: that of the act, else of the issue.
Date day_or(Date date, Date other) {
  constexpr Date kEpoch{1970, 1, 1};  // no act without a date is built; the schema wants one
  return is_valid(date) ? date : (is_valid(other) ? other : kEpoch);
}

void add_level(std::string& out, std::string_view level, const std::string& iri,
               const AknIdentity& identity, std::string_view properties) {
  const bool is_work = level == "FRBRWork";
  const bool is_file = level == "FRBRManifestation";
  fmt::format_to(std::back_inserter(out),
                 "<{0}>\n<FRBRthis value=\"{1}{2}\"/>\n<FRBRuri value=\"{3}\"/>\n", level,
                 escape_xml(iri + "/" + identity.component), is_file ? ".xml" : "",
                 escape_xml(is_file ? iri + ".xml" : iri));
  if (is_work && !identity.address.empty()) {
    fmt::format_to(std::back_inserter(out), "<FRBRalias value=\"{}\" name=\"page\"/>\n",
                   escape_xml(identity.address));
  }
  if (level == "FRBRExpression") {
    for (const AknFormat& format : identity.formats) {
      fmt::format_to(std::back_inserter(out), "<FRBRalias value=\"{}\" name=\"{}\"/>\n",
                     escape_xml(format.address), escape_xml(format.media_type));
    }
  }
  fmt::format_to(std::back_inserter(out),
                 "<FRBRdate date=\"{}\" name=\"{}\"/>\n<FRBRauthor href=\"#{}\"/>\n{}</{}>\n",
                 to_iso(is_work ? day_or(identity.work_date, identity.published)
                                : day_or(identity.published, identity.work_date)),
                 is_work ? "generation" : "publication",
                 is_work ? identity.author : identity.gazette, properties, level);
}

std::string property(std::string_view element, std::string_view value) {
  return value.empty() ? "" : fmt::format("<{} value=\"{}\"/>\n", element, escape_xml(value));
}

/// The parts of an identification that an act and its texts have in common.
AknIdentity identity_of(const AknSource& source) {
  const model::Instrument& instrument = source.instrument;
  return {.iri = akn_iri(instrument, source.configuration.id),
          .author = escape_xml(source.prefix + "issuer"),
          .gazette = escape_xml(source.prefix + "gazette"),
          .work_date = instrument.date,
          .published = source.act.publication.date,
          .subtype = akn_kind(instrument)};
}

/// What the act is about, in the words of the gazette's own list of subjects.
std::string write_classification(const AknSource& source) {
  if (source.act.subjects.empty()) {
    return {};
  }
  const std::string list =
      fmt::format("/akn/ontology/subject/{}", akn_jurisdiction(source.configuration.id));
  std::string out =
      fmt::format("<classification source=\"#{}\">\n", escape_xml(source.prefix + "gazette"));
  for (const NamedSubject& subject : source.act.subjects) {
    fmt::format_to(std::back_inserter(out),
                   "<keyword value=\"{}\" showAs=\"{}\" dictionary=\"{}\"/>\n",
                   escape_xml(subject.id), escape_xml(subject.name), escape_xml(list));
  }
  return out + "</classification>\n";
}

std::string issuer_name(const AknSource& source) {
  if (!source.act.issuer_name.empty()) {
    return source.act.issuer_name;
  }
  const model::Issuer* issuer =
      model::issuer_on(source.configuration, source.instrument.issuer, source.instrument.date);
  return issuer == nullptr ? source.instrument.issuer : issuer->name;
}

std::string title_and_abstract(const model::Instrument& instrument) {
  const std::string abstract = model::running_abstract(instrument);
  return model::title_of(instrument) + (abstract.empty() ? "" : " " + abstract);
}

std::string lines_of(const std::vector<model::Paragraph>& lines) {
  std::string text;
  for (const model::Paragraph& line : lines) {
    text += (text.empty() ? "" : " ") + model::plain_text(line);
  }
  return text;
}

/// Events and the intervals between them.
struct Lifecycle {
  std::string events = {};
  std::string groups = {};
};

class LifecycleWriter {
 public:
  explicit LifecycleWriter(const AknSource& source) : source_(source) {}

  Lifecycle write(const std::vector<AknPeriod>& periods) {
    const Date published = source_.act.publication.date;
    add_event(day_or(source_.instrument.date, published), "type=\"generation\"");
    add_event(day_or(published, source_.instrument.date), reference("publication"));
    const std::map<const AknChange*, std::string> changes = add_changes();
    for (std::size_t i = 0; i < periods.size(); ++i) {
      std::string interval;
      if (periods[i].from) {
        interval +=
            fmt::format(" start=\"#{}\"", add_event(*periods[i].from, reference("inForce")));
      }
      if (const AknChange* change = periods[i].ended_by) {
        interval += fmt::format(" end=\"#{}\"", changes.at(change));
      } else if (periods[i].until) {
        interval +=
            fmt::format(" end=\"#{}\"", add_event(*periods[i].until, reference("endOfForce")));
      }
      fmt::format_to(std::back_inserter(lifecycle_.groups),
                     "<temporalGroup eId=\"{}\">\n<timeInterval{} refersTo=\"#{}\"/>\n"
                     "</temporalGroup>\n",
                     id(fmt::format("tmpg_{}", i + 1)), interval, id("inForce"));
    }
    return std::move(lifecycle_);
  }

 private:
  [[nodiscard]] std::string id(std::string_view eid) const {
    return escape_xml(source_.prefix + std::string(eid));
  }
  [[nodiscard]] std::string reference(std::string_view eid) const {
    return fmt::format("refersTo=\"#{}\"", id(eid));
  }
  std::string add_event(Date date, const std::string& what, std::string_view by = "original") {
    std::string name = id(fmt::format("eref_{}", ++events_count_));
    fmt::format_to(std::back_inserter(lifecycle_.events),
                   "<eventRef eId=\"{}\" date=\"{}\" source=\"#{}\" {}/>\n", name, to_iso(date),
                   id(by), what);
    return name;
  }
  /// What other acts did to this one: on the day from which they hold, else on that of their
  /// publication. The names of the events.
  std::map<const AknChange*, std::string> add_changes() {
    std::map<const AknChange*, std::string> names;
    for (const AknChange& change : source_.act.changes) {
      const std::string_view type = event_type(change);
      if (!type.empty()) {
        const std::string what =
            fmt::format("type=\"{}\" {}", type, reference(model::to_text(change.kind)));
        names[&change] = add_event(change.effective.value_or(change.published), what,
                                   passive_reference(source_.act, change.iri));
      }
    }
    return names;
  }

  const AknSource& source_;
  Lifecycle lifecycle_ = {};
  std::size_t events_count_ = 0;
};

/// The element `references`: the act itself, the acts that it changes and that change it, persons,
/// bodies and terms.
class ReferenceWriter {
 public:
  explicit ReferenceWriter(const AknSource& source)
      : source_(source), place_(akn_jurisdiction(source.configuration.id)) {}

  std::string write(const AknAnalysis& analysis, bool has_periods) {
    const model::Instrument& act = source_.instrument;
    add("original", "original",
        expression_iri(akn_iri(act, source_.configuration.id), source_.act.publication.date),
        title_and_abstract(act));
    std::size_t count = 0;
    for (const auto& [iri, name] : analysis.changed) {
      add("activeRef", fmt::format("activeRef_{}", ++count), iri, name);
    }
    std::set<std::string> passive;
    for (const AknChange& change : source_.act.changes) {
      const std::string name = passive_reference(source_.act, change.iri);
      if (is_modification(change.kind) && passive.insert(name).second) {
        add("passiveRef", name, change.iri, change.name);
      }
    }
    const std::string issuer = slug(act.issuer);
    add_class("TLCOrganization", "issuer", "organization", issuer.empty() ? "unknown" : issuer,
              issuer_name(source_));
    add_class("TLCOrganization", "gazette", "organization", "cong-bao",
              source_.act.publication.gazette_name);
    add_signers();
    add_term("TLCEvent", "publication", "event", "Đăng Công báo");
    if (has_periods) {
      add_term("TLCConcept", "inForce", "concept", "Có hiệu lực");
      add_term("TLCConcept", "endOfForce", "concept", "Hết hiệu lực");
    }
    for (const model::RelationKind kind : analysis.kinds) {
      const std::string name(model::to_text(kind));
      add_term("TLCConcept", name, "concept", name);
    }
    return fmt::format("<references source=\"#{}\">\n{}</references>\n", id("gazette"), out_);
  }

 private:
  [[nodiscard]] std::string id(std::string_view eid) const {
    return escape_xml(source_.prefix + std::string(eid));
  }
  void add(std::string_view element, std::string_view eid, std::string_view href,
           std::string_view name) {
    fmt::format_to(std::back_inserter(out_), "<{} eId=\"{}\" href=\"{}\" showAs=\"{}\"/>\n",
                   element, id(eid), escape_xml(href), escape_xml(name));
  }
  /// What is known by a name of this province.
  void add_class(std::string_view element, std::string_view eid, std::string_view of,
                 std::string_view name, std::string_view shown) {
    add(element, eid, fmt::format("/akn/ontology/{}/{}/{}", of, place_, name), shown);
  }
  /// What means the same everywhere.
  void add_term(std::string_view element, std::string_view eid, std::string_view of,
                std::string_view shown) {
    add(element, eid, fmt::format("/akn/ontology/{}/{}", of, eid), shown);
  }
  void add_signers() {
    std::size_t number = 0;
    for (const model::SignatureBlock* signer : signers_of(source_.instrument)) {
      ++number;
      const std::string role = lines_of(signer->roles);
      const std::string name = lines_of(signer->names);
      if (!signer->roles.empty()) {
        const std::string key = slug(role);
        add_class("TLCRole", fmt::format("role_{}", number), "role",
                  key.empty() ? fmt::format("{}", number) : key, role);
      }
      if (!signer->names.empty()) {
        const std::string key = slug(name);
        add_class("TLCPerson", fmt::format("person_{}", number), "person",
                  key.empty() ? fmt::format("{}", number) : key, name);
      }
    }
  }

  const AknSource& source_;
  std::string place_;
  std::string out_ = {};
};

/// `<element>items</element>`, where there are items.
std::string list_of(std::string_view element, const std::string& items) {
  return items.empty() ? "" : fmt::format("<{0}>\n{1}</{0}>\n", element, items);
}

void gather_signers(const model::SignatureBlock& signature,
                    std::vector<const model::SignatureBlock*>& signers) {
  if (!signature.roles.empty() || !signature.names.empty()) {
    signers.push_back(&signature);
  }
  for (const model::SignatureBlock& beside : signature.beside) {
    gather_signers(beside, signers);
  }
}

}  // namespace

std::vector<const model::SignatureBlock*> signers_of(const model::Instrument& instrument) {
  std::vector<const model::SignatureBlock*> signers;
  gather_signers(instrument.signature, signers);
  for (const model::Attachment& attachment : instrument.attachments) {
    gather_signers(attachment.signature, signers);
  }
  return signers;
}

std::string expression_iri(const std::string& iri, Date published) {
  return iri + "/vie@" + (is_valid(published) ? to_iso(published) : "");
}

std::string write_identification(const AknIdentity& identity) {
  std::string out = fmt::format("<identification source=\"#{}\">\n", identity.gazette);
  const std::string expression = expression_iri(identity.iri, identity.published);
  add_level(out, "FRBRWork", identity.iri, identity,
            "<FRBRcountry value=\"vn\"/>\n" + property("FRBRsubtype", identity.subtype) +
                property("FRBRnumber", identity.number) + property("FRBRname", identity.name) +
                (identity.is_prescriptive
                     ? property("FRBRprescriptive", *identity.is_prescriptive ? "true" : "false")
                     : ""));
  add_level(out, "FRBRExpression", expression, identity, "<FRBRlanguage language=\"vie\"/>\n");
  add_level(out, "FRBRManifestation", expression, identity,
            "<FRBRformat value=\"application/akn+xml\"/>\n");
  return out + "</identification>\n";
}

std::string write_publication(const AknPublication& publication) {
  const std::string number = model::printed_number(publication.number);
  return fmt::format("<publication date=\"{}\" name=\"{}\" number=\"{}\" showAs=\"{}\"/>\n",
                     to_iso(day_or(publication.date, {})), escape_xml(publication.gazette_name),
                     number,
                     escape_xml(fmt::format("{} số {}, {}", publication.gazette_name, number,
                                            to_vietnamese(day_or(publication.date, {})))));
}

void end_by_others(const AknAct& act, AknPeriod& whole) {
  OthersEnd end;
  for (const AknChange& change : act.changes) {
    add_end(change.kind, change.whole, change.effective, end);
  }
  if (end.day && (!whole.until || *end.day < *whole.until)) {
    whole.until = end.day;
    const auto first =
        std::find_if(act.changes.begin(), act.changes.end(), [&](const AknChange& change) {
          return event_type(change) == "repeal" && change.effective == end.day;
        });
    whole.ended_by = &*first;
  } else if (!whole.until && end.is_unsaid) {
    whole = {};
  }
}

std::vector<AknPeriod> akn_periods(const AknSource& source) {
  const model::Instrument& act = source.instrument;
  const model::EffectDays days{.signing = act.date, .publication = source.act.publication.date};
  AknPeriod whole{.from = act.effective};
  std::vector<AknPeriod> parts;
  for (const model::EffectClause& clause : act.effect.clauses) {
    const std::optional<Date> day = model::day_of(clause, days);
    if (!day || !is_valid(*day)) {
      continue;
    }
    if (clause.provisions.empty()) {
      std::optional<Date>& own = clause.ends ? whole.until : whole.from;
      own = own ? own : day;
      continue;
    }
    AknPeriod part{.from = clause.ends ? std::nullopt : day,
                   .until = clause.ends ? day : std::nullopt};
    for (const model::CitedPath& path : clause.provisions) {
      const std::string eid = source.ids.of_anchor(model::anchor_of(act, 0, path));
      if (!eid.empty()) {
        part.provisions.push_back(eid);
      }
    }
    if (!part.provisions.empty()) {
      parts.push_back(std::move(part));
    }
  }
  end_by_others(source.act, whole);
  if (whole.from && whole.until && *whole.until < *whole.from) {  // ended before it ever held
    return {};
  }
  if (whole.from || whole.until) {
    parts.insert(parts.begin(), whole);
  }
  return parts;
}

std::string write_act_meta(const AknSource& source, const AknMarkup& markup,
                           const std::vector<AknPeriod>& periods,
                           const std::vector<AknQuote>& quotes, const std::string& notes) {
  const model::Instrument& act = source.instrument;
  AknIdentity identity = identity_of(source);
  identity.number = act.symbol.text;
  identity.name = title_and_abstract(act);
  identity.is_prescriptive = is_akn_act(act);
  identity.address = source.act.address;
  identity.formats = source.act.formats;
  const AknAnalysis analysis = analyse(source, markup, quotes);
  const Lifecycle lifecycle = LifecycleWriter(source).write(periods);
  const std::string by = fmt::format(" source=\"#{}\"", identity.gazette);
  std::string out = "<meta>\n" + write_identification(identity) +
                    write_publication(source.act.publication) + write_classification(source);
  fmt::format_to(std::back_inserter(out), "<lifecycle{}>\n{}</lifecycle>\n", by, lifecycle.events);
  if (!analysis.modifications.empty() || !analysis.passive.empty()) {
    fmt::format_to(std::back_inserter(out), "<analysis{}>\n{}{}</analysis>\n", by,
                   list_of("activeModifications", analysis.modifications),
                   list_of("passiveModifications", analysis.passive));
  }
  if (!lifecycle.groups.empty()) {
    fmt::format_to(std::back_inserter(out), "<temporalData{}>\n{}</temporalData>\n", by,
                   lifecycle.groups);
  }
  out += ReferenceWriter(source).write(analysis, !periods.empty());
  return out + notes + "</meta>\n";
}

std::string write_attachment_meta(const AknSource& source, const model::Attachment& attachment) {
  AknIdentity identity = identity_of(source);
  identity.component = source.ids.component_of(attachment);
  identity.name = lines_of(attachment.title);
  identity.subtype.clear();
  return "<meta>\n" + write_identification(identity) + "</meta>\n";
}

}  // namespace gazette::web
