// The frame that all pages of the site (trang điện tử) share.
//
// The site has its pages once for each language of the interface: those of the gazette's own
// language at the root, the others in a tree of their own ("en/2022/38-39/index.html"). What is not
// a page (PDFs, pictures, the style) is there once, at the root.
//
// Links between pages are relative and name the file ("../../index.html"), so that the site works
// from any folder of any server and also straight from a disk, where a browser shows a folder's
// listing instead of its page. The address people cite is the canonical one, without "index.html".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/web/template.h"
#include "gazette/web/web.h"
#include "gazette/web/words.h"

namespace gazette::web {

/// A step of the way to a page; the last one, the page itself, has no path.
struct Crumb {
  std::string name = {};
  std::string path = {};  // from the site's root
};

/// What the page says in another form: a feed, a file for machines.
struct Alternate {
  std::string path = {};  // from the root of all trees
  std::string_view media_type = {};
  std::string title = {};
};

/// A page before it is framed.
struct Page {
  std::string path = {};   // from the site's root: "2022/38-39/index.html"
  std::string title = {};  // without the gazette's name
  std::string description = {};
  std::vector<Crumb> crumbs = {};  // behind the home page, which has none
  std::string template_name = {};  // of what stands in `main`
  Values values = {};
  std::vector<Alternate> alternates = {};
  std::string feed_path = {};     // of the feed of what it lists; empty: that of all acts
  std::string json_ld = {};       // of what it shows
  bool in_all_languages = true;   // false: in the gazette's own language alone
  std::string nearest_path = {};  // of such a page: what leads on in other languages; empty: none
  bool anywhere = false;          // shown at any address: no canonical one
};

class Site {
 public:
  /// Keeps references to its arguments; `publisher` is the one whose name the pages bear, and
  /// `language` that of the interface.
  Site(const model::Configuration& configuration, const model::Publisher& publisher,
       const Templates& templates, std::string_view language);

  [[nodiscard]] const Words& words() const { return words_; }
  [[nodiscard]] const model::Configuration& configuration() const { return configuration_; }
  [[nodiscard]] const model::Publisher& publisher() const { return publisher_; }
  [[nodiscard]] const std::string& language() const { return language_; }

  /// Whether its pages stand at the root.
  [[nodiscard]] bool is_main() const { return tree_.empty(); }

  /// Where the page at `path` of this tree stands, from the root of all trees.
  [[nodiscard]] std::string path_of(std::string_view path) const {
    return tree_ + std::string(path);
  }

  /// From the page at `path` of this tree to the root of all trees.
  [[nodiscard]] std::string base_of(std::string_view path) const;

  /// The attribute of a link to a page that is there in the gazette's own language alone:
  /// ` hreflang="vi"`; empty in that language.
  [[nodiscard]] std::string own_hreflang() const;

  /// The page in its frame.
  [[nodiscard]] SiteFile make_page(const Page& page) const;

  /// The page "not found". A server shows it at any address, where relative links would lead
  /// nowhere: its links, and that to its style, begin at the root of the server.
  [[nodiscard]] SiteFile make_not_found_page() const;

 private:
  [[nodiscard]] SiteFile frame(const Page& page, const std::string& root,
                               const std::string& base) const;
  /// The same page in every language, this one among them.
  [[nodiscard]] std::vector<Values> versions(const Page& page) const;
  /// The page's other forms, and the feed that tells what is new.
  [[nodiscard]] std::vector<Values> alternates(const Page& page,
                                               const std::string& feed_path) const;

  const model::Configuration& configuration_;
  const model::Publisher& publisher_;
  const Templates& templates_;
  std::string language_;
  std::string tree_;  // "" or "en/"
  Words words_;
  std::vector<std::pair<std::string, std::string>> languages_;  // of the site, with their names
};

/// What a page of the site may load (Content-Security-Policy), as every page says it, since a
/// server of static files may not let its owner set headers: files of the site and nothing else, no
/// script or style within a page. A page from a disk has no origin that 'self' could be in every
/// browser, hence "file:", which no page from a server can load.
inline constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; "
    "form-action 'self' file:; base-uri 'none'";

/// The languages in which the site is made, its own first.
[[nodiscard]] std::vector<std::string> languages_of(const model::Configuration& configuration);

/// The issue's name: "Công báo số 38 + 39", and the short one: "Số 38 + 39".
[[nodiscard]] std::string issue_name(const Words& words, model::IssueNumber number);
[[nodiscard]] std::string issue_short_name(const Words& words, model::IssueNumber number);

/// What the partial act-item.html needs of an act.
[[nodiscard]] Values act_values(const Words& words, const ActCard& act, const IssueCard& issue);

}  // namespace gazette::web
