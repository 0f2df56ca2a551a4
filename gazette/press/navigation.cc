#include "gazette/press/navigation.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "gazette/press/geometry.h"
#include "gazette/press/numbers.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

/// A page and a height on it.
struct Destination {
  std::size_t page = 0;
  std::int64_t top = 0;    // thousandths of a point
  bool landscape = false;  // the whole page is shown
  const typeset::Anchor* anchor = nullptr;
};

/// An entry of the outline, with its place in the tree by the entries' numbers.
struct OutlineEntry {
  Destination destination = {};
  std::optional<std::size_t> parent = {};
  std::vector<std::size_t> children = {};
};

/// Every destination of the document, in order of the pages.
std::vector<Destination> destinations_of(const typeset::Book& book,
                                         std::span<const typeset::Page> pages, const Job& job);
void add_outline(QPDF& document, const std::vector<Object>& objects,
                 const std::vector<Destination>& destinations);
std::vector<LinkAnnotation> add_links(QPDF& document, std::vector<Object>& objects,
                                      const typeset::Book& book,
                                      std::span<const typeset::Page> pages, const Job& job,
                                      const std::vector<Destination>& destinations);
void add_labels(QPDF& document, std::span<const typeset::Page> pages);

}  // namespace

std::vector<LinkAnnotation> add_navigation(QPDF& document, std::vector<Object>& objects,
                                           const typeset::Book& book,
                                           std::span<const typeset::Page> pages, const Job& job) {
  const std::vector<Destination> destinations = destinations_of(book, pages, job);
  add_outline(document, objects, destinations);
  add_labels(document, pages);
  return add_links(document, objects, book, pages, job, destinations);
}

Object box_object(const Box& box) {
  return Object::newArray({number_object(box.left), number_object(box.bottom),
                           number_object(box.right), number_object(box.top)});
}

Object number_object(std::int64_t thousandths) {
  if (thousandths % 1000 == 0) {
    return Object::newInteger(thousandths / 1000);
  }
  std::string text;
  append_decimal(text, thousandths, 3);
  return Object::newReal(text);
}

namespace {

std::vector<Destination> destinations_of(const typeset::Book& book,
                                         std::span<const typeset::Page> pages, const Job& job) {
  std::vector<Destination> destinations;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const PageSpace space(book, pages[i], job);
    for (const typeset::Anchor& anchor : pages[i].anchors) {
      destinations.push_back(
          {.page = i, .top = space.y(anchor.y), .landscape = space.landscape(), .anchor = &anchor});
    }
  }
  return destinations;
}

/// An explicit destination: the page, scrolled so that the place is at the top of the window. A
/// turned page is shown whole: readers do not agree which of its edges a place is measured from.
Object destination_object(const std::vector<Object>& objects, const Destination& destination) {
  if (destination.landscape) {
    return Object::newArray({objects[destination.page], Object::newName("/Fit")});
  }
  return Object::newArray({objects[destination.page], Object::newName("/XYZ"), Object::newNull(),
                           number_object(destination.top), Object::newNull()});
}

/// The anchors with a title as a tree. An entry hangs under the last one of a lower level, also
/// where a level between them is left out.
std::vector<OutlineEntry> outline_of(const std::vector<Destination>& destinations) {
  std::vector<OutlineEntry> entries;
  std::vector<std::size_t> open;  // the last entry and its ancestors, root first
  for (const Destination& destination : destinations) {
    if (destination.anchor->title.empty()) {
      continue;
    }
    while (!open.empty() &&
           entries[open.back()].destination.anchor->level >= destination.anchor->level) {
      open.pop_back();
    }
    OutlineEntry entry{.destination = destination};
    if (!open.empty()) {
      entry.parent = open.back();
      entries[open.back()].children.push_back(entries.size());
    }
    open.push_back(entries.size());
    entries.push_back(std::move(entry));
  }
  return entries;
}

void add_outline(QPDF& document, const std::vector<Object>& objects,
                 const std::vector<Destination>& destinations) {
  const std::vector<OutlineEntry> entries = outline_of(destinations);
  if (entries.empty()) {
    return;
  }
  Object root = document.makeIndirectObject(Object::parse("<</Type /Outlines>>"));
  std::vector<Object> items;
  items.reserve(entries.size());
  std::vector<std::size_t> top;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    items.push_back(document.makeIndirectObject(Object::newDictionary()));
    if (!entries[i].parent) {
      top.push_back(i);
    }
  }
  const auto link_children = [&](Object& parent, const std::vector<std::size_t>& children) {
    parent.replaceKey("/First", items[children.front()]);
    parent.replaceKey("/Last", items[children.back()]);
    for (std::size_t i = 0; i < children.size(); ++i) {
      items[children[i]].replaceKey("/Parent", parent);
      if (i > 0) {
        items[children[i]].replaceKey("/Prev", items[children[i - 1]]);
        items[children[i - 1]].replaceKey("/Next", items[children[i]]);
      }
    }
  };
  link_children(root, top);
  root.replaceKey("/Count", Object::newInteger(static_cast<long long>(top.size())));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const OutlineEntry& entry = entries[i];
    items[i].replaceKey("/Title", Object::newUnicodeString(entry.destination.anchor->title));
    items[i].replaceKey("/Dest", destination_object(objects, entry.destination));
    if (!entry.children.empty()) {
      link_children(items[i], entry.children);
      // Negative: closed. Open, the provisions of one act would push all other acts off the screen.
      items[i].replaceKey("/Count",
                          Object::newInteger(-static_cast<long long>(entry.children.size())));
    }
  }
  document.getRoot().replaceKey("/Outlines", root);
  document.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
}

/// An address in the characters that PDF allows in one: what ASCII lacks is percent-encoded.
std::string ascii_address(std::string_view address) {
  std::string ascii;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F) {
      ascii += fmt::format("%{:02X}", byte);
    } else {
      ascii += c;
    }
  }
  return ascii;
}

/// What a link to a place says to those who cannot see it (ISO 14289-1, 7.18.5): the title of the
/// place, or of the last one above it.
std::string description_of(const Destination* destination,
                           const std::vector<Destination>& destinations) {
  while (destination->anchor->title.empty() && destination != destinations.data()) {
    --destination;
  }
  return destination->anchor->title.empty() ? destination->anchor->name
                                            : destination->anchor->title;
}

/// Where a link leads that has no place in this file: an address as it stands, or the page of the
/// act on the site. Empty where there is no site.
std::string address_of(const typeset::Link& link, const Job& job) {
  if (link.target.find("://") != std::string::npos) {
    return link.target;
  }
  const std::size_t id_end = std::min(link.target.find('#'), link.target.size());
  const auto found = job.act_addresses.find(std::string_view(link.target).substr(0, id_end));
  return found == job.act_addresses.end() ? std::string()
                                          : found->second + link.target.substr(id_end);
}

Object link_object(const typeset::Link& link, const PageSpace& space) {
  constexpr int kPrint = 4;  // flag: the annotation is part of the page
  Object annotation = Object::newDictionary();
  annotation.replaceKey("/Type", Object::newName("/Annot"));
  annotation.replaceKey("/Subtype", Object::newName("/Link"));
  annotation.replaceKey("/Rect", box_object(space.box(link.x, link.y, link.width, link.height)));
  annotation.replaceKey("/Border", Object::parse("[0 0 0]"));
  annotation.replaceKey("/F", Object::newInteger(kPrint));
  return annotation;
}

std::vector<LinkAnnotation> add_links(QPDF& document, std::vector<Object>& objects,
                                      const typeset::Book& book,
                                      std::span<const typeset::Page> pages, const Job& job,
                                      const std::vector<Destination>& destinations) {
  std::vector<LinkAnnotation> links;
  std::unordered_map<std::string_view, const Destination*> by_name;
  for (const Destination& destination : destinations) {
    by_name.try_emplace(destination.anchor->name, &destination);
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const PageSpace space(book, pages[i], job);
    std::vector<Object> annotations;
    for (const typeset::Link& link : pages[i].links) {
      Object annotation = link_object(link, space);
      const auto found = by_name.find(link.target);
      const std::string address = found == by_name.end() ? address_of(link, job) : std::string();
      if (!address.empty()) {
        Object action = Object::parse("<</Type /Action /S /URI>>");
        action.replaceKey("/URI", Object::newString(ascii_address(address)));
        annotation.replaceKey("/A", action);
        annotation.replaceKey("/Contents", Object::newUnicodeString(address));
      } else if (found != by_name.end()) {
        const Destination& destination = *found->second;
        annotation.replaceKey("/Dest", destination_object(objects, destination));
        annotation.replaceKey("/Contents",
                              Object::newUnicodeString(description_of(&destination, destinations)));
      } else {
        continue;
      }
      annotations.push_back(document.makeIndirectObject(annotation));
      const bool is_of_text = link.paragraph != typeset::kNoParagraph;
      links.push_back({.object = annotations.back(),
                       .page = i,
                       .element = is_of_text ? book.paragraphs[link.paragraph].element : 0,
                       .link = link.link});
    }
    if (!annotations.empty()) {
      objects[i].replaceKey("/Annots", Object::newArray(annotations));
    }
  }
  return links;
}

/// Page labels: the folio as printed. One range for each run of successive folios; pages that have
/// no folio have no label.
void add_labels(QPDF& document, std::span<const typeset::Page> pages) {
  Object ranges = Object::newArray();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::uint32_t folio = pages[i].folio;
    const bool continues =
        i > 0 && (folio == 0 ? pages[i - 1].folio == 0
                             : pages[i - 1].folio != 0 && folio == pages[i - 1].folio + 1);
    if (continues) {
      continue;
    }
    Object label = Object::newDictionary();
    if (folio != 0) {
      label.replaceKey("/S", Object::newName("/D"));
      label.replaceKey("/St", Object::newInteger(folio));
    }
    ranges.appendItem(Object::newInteger(static_cast<long long>(i)));
    ranges.appendItem(label);
  }
  Object labels = Object::newDictionary();
  labels.replaceKey("/Nums", ranges);
  document.getRoot().replaceKey("/PageLabels", labels);
}

}  // namespace
}  // namespace gazette::press
