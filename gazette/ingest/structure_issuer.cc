#include <algorithm>
#include <string_view>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/ingest/structure_facts.h"

namespace gazette::ingest {
namespace {

/// A name in the form in which names are compared.
std::string comparable(std::string_view name) {
  std::string key = collapse_spaces(fold(name));
  while (!key.empty() && (key.back() == '.' || key.back() == ',' || key.back() == ':')) {
    key.pop_back();
  }
  return key;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += (text.empty() ? "" : " ") + line;
  }
  return text;
}

std::string joined(const std::vector<model::Paragraph>& paragraphs) {
  std::string text;
  for (const model::Paragraph& paragraph : paragraphs) {
    text += (text.empty() ? "" : " ") + model::plain_text(paragraph);
  }
  return text;
}

/// How strongly an issuer matches, and with which of its dated names.
struct Match {
  const model::Issuer* issuer = nullptr;
  std::size_t score = 0;
  bool of_date = false;
};

/// The best match of each issuer id, those of the highest score alone, lower rank first.
std::vector<Match> best_of(std::vector<Match> matches) {
  std::size_t best = 0;
  for (const Match& match : matches) {
    best = std::max(best, match.score);
  }
  std::erase_if(matches, [&](const Match& match) { return match.score < best || best == 0; });
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    if (a.issuer->rank != b.issuer->rank) {
      return a.issuer->rank < b.issuer->rank;
    }
    return a.of_date > b.of_date;
  });
  std::vector<Match> kept;
  for (const Match& match : matches) {
    const bool is_known = std::any_of(kept.begin(), kept.end(), [&](const Match& other) {
      return other.issuer->id == match.issuer->id;
    });
    if (!is_known) {
      kept.push_back(match);
    }
  }
  return kept;
}

/// Asks `score` of every dated name of every issuer.
template <typename Score>
std::vector<Match> match_all(const model::Configuration& configuration, Date date,
                             const Score& score) {
  std::vector<Match> matches;
  for (const model::Issuer& issuer : configuration.issuers) {
    const model::Issuer* of_date = model::issuer_on(configuration, issuer.id, date);
    matches.push_back({.issuer = &issuer, .score = score(issuer), .of_date = of_date == &issuer});
  }
  return best_of(std::move(matches));
}

/// The length of the longest name of the issuer that `key` is or begins with.
std::size_t score_of_body(const model::Issuer& issuer, const std::string& key) {
  std::size_t best = 0;
  const auto see = [&](std::string_view name) {
    const std::string form = comparable(name);
    if (!form.empty() && (key == form || key.starts_with(form + " "))) {
      best = std::max(best, form.size());
    }
  };
  see(issuer.name);
  std::for_each(issuer.recognised_by.begin(), issuer.recognised_by.end(), see);
  see(joined(issuer.head));
  return best;
}

/// 2 where the head's lines are the issuer's, 1 where they hold them among others.
std::size_t score_of_head(const model::Issuer& issuer, const std::string& key) {
  const std::string head = comparable(joined(issuer.head));
  std::size_t best = 0;
  const auto see = [&](const std::string& form) {
    if (form.empty()) {
      return;
    }
    const bool holds = (" " + key + " ").find(" " + form + " ") != std::string::npos;
    best = std::max<std::size_t>(best, key == form ? 2 : (holds ? 1 : 0));
  };
  see(head);
  see(comparable(issuer.name));
  for (const std::string& form : issuer.recognised_by) {
    see(comparable(form));
  }
  return best;
}

/// "Ủy ban nhân dân" of "Ủy ban nhân dân ban hành Quyết định ...": who issues, in the pattern of
/// 2025.
std::string subject_of_preamble(const model::Instrument& instrument) {
  if (instrument.preamble.empty()) {
    return {};
  }
  const std::string key = comparable(model::plain_text(instrument.preamble.back()));
  const std::size_t issues = key.find(" ban hanh ");
  const bool is_basis = key.starts_with("can cu") || key.starts_with("theo ");
  return issues == std::string::npos || issues > 100 || is_basis ? "" : key.substr(0, issues);
}

/// "chu tich" of "KT. CHỦ TỊCH", "uy ban nhan dan" of "TM. ỦY BAN NHÂN DÂN".
std::string signed_in_name_of(const model::Instrument& instrument) {
  if (instrument.signature.roles.empty()) {
    return {};
  }
  std::string key = comparable(model::plain_text(instrument.signature.roles.front()));
  for (const std::string_view prefix : {"tm.", "kt.", "tl.", "tuq.", "q."}) {
    if (key.starts_with(prefix)) {
      key = std::string(trim(std::string_view(key).substr(prefix.size())));
      break;
    }
  }
  return key;
}

bool is_named(const model::Issuer& issuer, const std::string& start) {
  const auto begins = [&](std::string_view name) { return comparable(name).starts_with(start); };
  return begins(issuer.name) ||
         std::any_of(issuer.recognised_by.begin(), issuer.recognised_by.end(), begins);
}

/// Puts the first issuer that is named so before the others.
void prefer(std::vector<Match>& matches, const std::string& start) {
  if (start.empty() || matches.size() < 2) {
    return;
  }
  const auto found = std::find_if(matches.begin(), matches.end(), [&](const Match& match) {
    return is_named(*match.issuer, start);
  });
  if (found != matches.end()) {
    std::rotate(matches.begin(), found, found + 1);
  }
}

FoundIssuers found(const std::vector<Match>& matches, std::string written,
                   const model::Paragraph* paragraph) {
  FoundIssuers result{.written = std::move(written), .paragraph = paragraph};
  for (const Match& match : matches) {
    result.ids.push_back(match.issuer->id);
  }
  result.name_of_other_date = !matches.empty() && !matches.front().of_date;
  return result;
}

}  // namespace

FoundIssuers find_issuers(const model::Instrument& instrument,
                          const model::Configuration& configuration) {
  if (!instrument.issuing_body.empty()) {
    std::string written = joined(instrument.issuing_body);
    const std::string key = comparable(written);
    const std::vector<Match> matches =
        match_all(configuration, instrument.date,
                  [&](const model::Issuer& issuer) { return score_of_body(issuer, key); });
    if (!matches.empty()) {
      return found(matches, std::move(written), &instrument.issuing_body.front());
    }
  }
  std::string written = joined(instrument.head.issuer);
  if (written.empty()) {
    return {
        .written = joined(instrument.issuing_body),
        .paragraph = instrument.issuing_body.empty() ? nullptr : &instrument.issuing_body.front()};
  }
  const std::string key = comparable(written);
  std::vector<Match> matches =
      match_all(configuration, instrument.date,
                [&](const model::Issuer& issuer) { return score_of_head(issuer, key); });
  prefer(matches, signed_in_name_of(instrument));
  prefer(matches, subject_of_preamble(instrument));
  return found(matches, std::move(written), &instrument.head.issuer.front());
}

}  // namespace gazette::ingest
