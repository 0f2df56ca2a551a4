#include "gazette/press/structure.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "gazette/press/geometry.h"
#include "gazette/press/marks.h"
#include "gazette/press/navigation.h"
#include "gazette/press/table_headers.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;
using typeset::Element;
using typeset::Tag;

/// PDF has six levels of headings.
constexpr std::size_t kLevelsMost = 6;

/// So many entries stand in one node of the way back from pages to elements.
constexpr std::size_t kEntriesPerNode = 256;

constexpr std::uint32_t kNone = UINT32_MAX;

Object integer(std::size_t number) {
  return Object::newInteger(static_cast<long long>(number));
}

bool is_part_of_table(Tag tag) {
  return tag == Tag::row || tag == Tag::head_cell || tag == Tag::cell;
}

/// What an element holds, in the order in which it is read.
struct Kid {
  enum class Kind : std::uint8_t { element, mark, mark_elsewhere, link };
  std::uint32_t owner = 0;  // its element
  Kind kind = Kind::element;
  std::uint32_t page = 0;   // of a mark elsewhere and of a link
  std::uint32_t value = 0;  // the object, or the number of the mark
};

/// A mark that is an element of its own inside another: a reference to a note, a link.
struct Inner {
  std::uint32_t number = 0;  // as an object
  std::string_view name = {};
  std::uint32_t element = 0;  // around it
  std::uint32_t page = 0;
  std::uint32_t mark = 0;
  std::vector<std::uint32_t> links = {};  // its annotations: one for each line
};

/// By element: whether it has something on these pages. A table is whole: a reader that counts its
/// columns needs the empty cells too.
std::vector<bool> used_elements(const typeset::Book& book,
                                const std::vector<std::vector<Mark>>& marks) {
  std::vector<bool> used(book.elements.size(), false);
  used[0] = true;
  for (const std::vector<Mark>& page : marks) {
    for (const Mark& mark : page) {
      for (std::uint32_t i = mark.element; !used[i]; i = book.elements[i].parent) {
        used[i] = true;
      }
    }
  }
  for (std::size_t i = 1; i < used.size(); ++i) {
    const Element& element = book.elements[i];
    used[i] = used[i] || (used[element.parent] && is_part_of_table(element.tag));
  }
  return used;
}

/// The name of a heading of this rank: its level is one more than that of the last heading of a
/// lower rank, whichever ranks there are. `open` are the ranks of the headings above.
std::string heading_name(std::uint8_t rank, std::vector<std::uint8_t>& open) {
  while (!open.empty() && open.back() >= rank) {
    open.pop_back();
  }
  open.push_back(rank);
  return fmt::format("H{}", std::min(open.size(), kLevelsMost));
}

/// What the words of a drawing take.
typeset::PictureFrame room_of(const typeset::Book& book, const typeset::Page& page,
                              const Mark& mark) {
  Length left = book.page_width;
  Length top = book.page_height;
  Length right = {};
  Length bottom = {};
  for (std::uint32_t i = mark.begin; i < mark.end; ++i) {
    const typeset::TextRun& run = page.runs[i];
    Length width = run.gap * std::max<std::int64_t>(run.words_count, 1) - run.gap;
    for (std::uint32_t word = 0; word < run.words_count; ++word) {
      const font::Word& set = book.words[page.words[run.first_word + word]];
      width += run.size * set.width / book.words.fonts().metrics(set.face).units_per_em;
    }
    left = std::min(left, run.x);
    top = std::min(top, run.y - run.size);
    right = std::max(right, run.x + width);
    bottom = std::max(bottom, run.y + run.size / 4);
  }
  return {.x = left, .y = top, .width = right - left, .height = bottom - top};
}

class StructureWriter {
 public:
  StructureWriter(const BegunStructure& begun, FlatDocument& flat, const typeset::Book& book)
      : begun_(begun), flat_(flat), book_(book), out_(flat) {}

  void write(std::span<const typeset::Page> pages, const Job& job) {
    number_elements();
    for (const LinkAnnotation& link : begun_.pressed) {
      pressed_[{link.page, link.link}] = kNone;
    }
    owners_.resize(pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
      page_objects_.push_back(number_in(flat_, begun_.pages[i]));
      add_marks(i, pages[i], job);
    }
    for (const LinkAnnotation& link : begun_.links) {
      add_link(link);
    }
    describe_elements();
    std::stable_sort(kids_.begin(), kids_.end(),
                     [](const Kid& one, const Kid& other) { return one.owner < other.owner; });
    write_elements();
    for (const Inner& inner : inners_) {
      write_inner(inner);
    }
    write_root();
  }

 private:
  void number_elements() {
    objects_.resize(book_.elements.size(), kNone);
    first_pages_.resize(book_.elements.size(), kNone);
    for (std::uint32_t i = 0; i < objects_.size(); ++i) {
      if (begun_.used[i]) {
        objects_[i] = out_.add();
        if (i > 0) {
          kids_.push_back({.owner = book_.elements[i].parent, .value = objects_[i]});
        }
      }
    }
  }

  /// The pieces of a page's content become kids of their elements.
  void add_marks(std::size_t number, const typeset::Page& page, const Job& job) {
    std::vector<std::uint32_t>& owners = owners_[number];  // by the number of the mark
    for (const Mark& mark : begun_.marks[number]) {
      if (mark.element == 0) {
        continue;
      }
      const auto place = static_cast<std::uint32_t>(owners.size());
      if (mark.is_note_mark) {
        owners.push_back(inners_[add_inner("Reference", mark.element, number, place)].number);
        continue;
      }
      if (const auto pressed = pressed_.find({number, mark.link});
          pressed != pressed_.end() && pressed->second == kNone) {
        pressed->second = add_inner("Link", mark.element, number, place);
        owners.push_back(inners_[pressed->second].number);
        continue;
      }
      add_mark(mark.element, number, place);
      owners.push_back(objects_[mark.element]);
      if (mark.is_picture) {
        add_room(mark.element, page.pictures[mark.begin], PageSpace(book_, page, job));
      } else if (book_.elements[mark.element].tag == Tag::figure) {
        add_room(mark.element, room_of(book_, page, mark), PageSpace(book_, page, job));
      }
    }
  }

  std::uint32_t add_inner(std::string_view name, std::uint32_t element, std::size_t page,
                          std::uint32_t mark) {
    inners_.push_back({.number = out_.add(),
                       .name = name,
                       .element = element,
                       .page = static_cast<std::uint32_t>(page),
                       .mark = mark});
    kids_.push_back({.owner = element, .value = inners_.back().number});
    return static_cast<std::uint32_t>(inners_.size() - 1);
  }

  /// A mark as a kid: its number alone where it stands on the element's own page.
  void add_mark(std::uint32_t element, std::size_t page, std::uint32_t mark) {
    const auto number = static_cast<std::uint32_t>(page);
    first_pages_[element] = std::min(first_pages_[element], number);
    kids_.push_back(
        {.owner = element,
         .kind = first_pages_[element] == number ? Kid::Kind::mark : Kid::Kind::mark_elsewhere,
         .page = number,
         .value = mark});
  }

  void add_room(std::uint32_t element, const typeset::PictureFrame& picture,
                const PageSpace& space) {
    attributes_[element] = fmt::format(
        "<</O /Layout /Placement /Block /BBox {}>>",
        box_object(space.box(picture.x, picture.y, picture.width, picture.height)).unparse());
  }

  void add_link(const LinkAnnotation& link) {
    const std::uint32_t object = number_in(flat_, link.object);
    const auto pressed = pressed_.find({link.page, link.link});
    if (pressed != pressed_.end() && pressed->second != kNone) {
      inners_[pressed->second].links.push_back(object);
      link_owners_.push_back(inners_[pressed->second].number);
      return;
    }
    kids_.push_back({.owner = link.element,
                     .kind = Kid::Kind::link,
                     .page = static_cast<std::uint32_t>(link.page),
                     .value = object});
    link_owners_.push_back(objects_[link.element]);
  }

  /// What is said of elements beside their kind.
  void describe_elements() {
    for (std::uint32_t i = 0; i < objects_.size(); ++i) {
      const Element& element = book_.elements[i];
      if (objects_[i] == kNone) {
        continue;
      }
      if (element.tag == Tag::list) {
        attributes_[i] = element.rank == typeset::kLetteredList
                             ? "<</O /List /ListNumbering /LowerAlpha>>"
                             : "<</O /List /ListNumbering /Decimal>>";
      } else if (element.tag == Tag::note) {
        named_.insert(i);
      } else if (element.tag == Tag::table) {
        for (const CellHeaders& cell : headers_of(book_.elements, i)) {
          describe_cell(cell);
        }
      }
    }
  }

  void describe_cell(const CellHeaders& cell) {
    const Element& element = book_.elements[cell.cell];
    std::string attributes;
    if (element.tag == Tag::head_cell) {
      attributes += element.rank == 1 ? " /Scope /Column" : " /Scope /Row";
    }
    if (element.row_span > 1) {
      attributes += fmt::format(" /RowSpan {}", element.row_span);
    }
    if (element.column_span > 1) {
      attributes += fmt::format(" /ColSpan {}", element.column_span);
    }
    if (!cell.heads.empty()) {
      attributes += " /Headers [";
      for (const std::uint32_t head : cell.heads) {
        attributes += name_of(head);
        named_.insert(head);
      }
      attributes += ']';
    }
    if (!attributes.empty()) {
      attributes_[cell.cell] = "<</O /Table" + attributes + ">>";
    }
  }

  /// The name by which others speak of an element; names are in the order of their elements.
  static std::string name_of(std::uint32_t number) { return fmt::format("(e{:08})", number); }

  void write_elements() {
    std::vector<std::uint8_t> open;
    std::size_t kid = 0;
    for (std::uint32_t i = 0; i < objects_.size(); ++i) {
      if (objects_[i] == kNone) {
        continue;
      }
      const Element& element = book_.elements[i];
      out_.begin(objects_[i]);
      out_.text("<</S /");
      out_.text(element.tag == Tag::heading ? heading_name(element.rank, open)
                                            : typeset::to_text(element.tag));
      out_.text(" /P ");
      out_.reference(i == 0 ? number_in(flat_, begun_.root) : objects_[element.parent]);
      if (first_pages_[i] != kNone) {
        out_.text(" /Pg ");
        out_.reference(page_objects_[first_pages_[i]]);
      }
      const std::size_t kids_begin = kid;
      while (kid < kids_.size() && kids_[kid].owner == i) {
        ++kid;
      }
      write_kids(std::span(kids_).subspan(kids_begin, kid - kids_begin));
      if (const auto attributes = attributes_.find(i); attributes != attributes_.end()) {
        out_.text(" /A " + attributes->second);
      }
      if (element.tag == Tag::figure) {
        const std::string& text = book_.alternatives[element.alternative];
        out_.text(" /Alt " + Object::newUnicodeString(text).unparse());
      }
      if (named_.contains(i)) {
        out_.text(" /ID " + name_of(i));
      }
      out_.text(">>");
      out_.end();
    }
  }

  void write_kids(std::span<const Kid> kids) {
    if (kids.empty()) {
      return;
    }
    out_.text(kids.size() == 1 ? " /K" : " /K [");
    for (const Kid& kid : kids) {
      out_.text(" ");
      if (kid.kind == Kid::Kind::element) {
        out_.reference(kid.value);
      } else if (kid.kind == Kid::Kind::mark) {
        out_.number(kid.value);
      } else if (kid.kind == Kid::Kind::link) {
        write_link(kid.page, kid.value);
      } else {
        out_.text("<</Type /MCR /Pg ");
        out_.reference(page_objects_[kid.page]);
        out_.text(" /MCID ");
        out_.number(kid.value);
        out_.text(">>");
      }
    }
    out_.text(kids.size() == 1 ? "" : "]");
  }

  void write_link(std::uint32_t page, std::uint32_t annotation) {
    out_.text("<</Type /OBJR /Pg ");
    out_.reference(page_objects_[page]);
    out_.text(" /Obj ");
    out_.reference(annotation);
    out_.text(">>");
  }

  void write_inner(const Inner& inner) {
    out_.begin(inner.number);
    out_.text("<</S /");
    out_.text(inner.name);
    out_.text(" /P ");
    out_.reference(objects_[inner.element]);
    out_.text(" /Pg ");
    out_.reference(page_objects_[inner.page]);
    out_.text(" /K [");
    out_.number(inner.mark);
    for (const std::uint32_t link : inner.links) {
      out_.text(" ");
      write_link(inner.page, link);
    }
    out_.text("]>>");
    out_.end();
  }

  void write_root() {
    std::vector<std::uint32_t> ways;  // back: lists of pages, then elements of links
    for (const std::vector<std::uint32_t>& owners : owners_) {
      ways.push_back(out_.add());
      out_.begin(ways.back());
      out_.text("[");
      for (const std::uint32_t owner : owners) {
        out_.reference(owner);
        out_.text(" ");
      }
      out_.text("]");
      out_.end();
    }
    ways.insert(ways.end(), link_owners_.begin(), link_owners_.end());
    const std::uint32_t tree = write_number_tree(ways);
    const std::uint32_t names = named_.empty() ? kNone : write_names();
    out_.begin(number_in(flat_, begun_.root));
    out_.text("<</Type /StructTreeRoot /K ");
    out_.reference(objects_[0]);
    out_.text(" /ParentTree ");
    out_.reference(tree);
    out_.text(" /ParentTreeNextKey ");
    out_.number(ways.size());
    if (names != kNone) {
      out_.text(" /IDTree ");
      out_.reference(names);
    }
    out_.text(">>");
    out_.end();
  }

  /// Numbers and objects in order, as a tree of two levels.
  std::uint32_t write_number_tree(const std::vector<std::uint32_t>& entries) {
    std::vector<std::uint32_t> nodes;
    for (std::size_t begin = 0; begin < entries.size(); begin += kEntriesPerNode) {
      const std::size_t end = std::min(begin + kEntriesPerNode, entries.size());
      nodes.push_back(out_.add());
      out_.begin(nodes.back());
      out_.text(fmt::format("<</Limits [{} {}] /Nums [", begin, end - 1));
      for (std::size_t i = begin; i < end; ++i) {
        out_.number(i);
        out_.text(" ");
        out_.reference(entries[i]);
        out_.text(" ");
      }
      out_.text("]>>");
      out_.end();
    }
    const std::uint32_t tree = out_.add();
    out_.begin(tree);
    out_.text("<</Kids [");
    for (const std::uint32_t node : nodes) {
      out_.reference(node);
      out_.text(" ");
    }
    out_.text("]>>");
    out_.end();
    return tree;
  }

  std::uint32_t write_names() {
    const std::uint32_t names = out_.add();
    out_.begin(names);
    out_.text("<</Names [");
    for (const std::uint32_t number : named_) {
      out_.text(name_of(number) + " ");
      out_.reference(objects_[number]);
      out_.text(" ");
    }
    out_.text("]>>");
    out_.end();
    return names;
  }

  const BegunStructure& begun_;
  FlatDocument& flat_;
  const typeset::Book& book_;
  ObjectText out_;
  std::vector<std::uint32_t> objects_ = {};       // by element; none where it is not used
  std::vector<std::uint32_t> first_pages_ = {};   // by element: the page that it begins on
  std::vector<std::uint32_t> page_objects_ = {};  // by page
  std::vector<Kid> kids_ = {};
  std::vector<Inner> inners_ = {};
  std::vector<std::vector<std::uint32_t>> owners_ = {};  // by page and mark
  std::vector<std::uint32_t> link_owners_ = {};
  // The links whose runs are elements of their own, by page and number.
  std::map<std::pair<std::size_t, std::uint32_t>, std::uint32_t> pressed_ = {};
  std::unordered_map<std::uint32_t, std::string> attributes_ = {};  // by element
  std::set<std::uint32_t> named_ = {};
};

}  // namespace

BegunStructure begin_structure(QPDF& document, std::vector<Object>& objects,
                               const typeset::Book& book, std::span<const typeset::Page> pages,
                               const std::vector<LinkAnnotation>& links) {
  BegunStructure begun{.root = document.makeIndirectObject(Object::newDictionary()),
                       .pages = objects};
  for (std::size_t i = 0; i < pages.size(); ++i) {
    begun.marks.push_back(marks_of(book, pages[i]));
    objects[i].replaceKey("/StructParents", integer(i));
    objects[i].replaceKey("/Tabs", Object::newName("/S"));
  }
  begun.used = used_elements(book, begun.marks);
  for (const LinkAnnotation& link : links) {
    if (link.link != 0) {
      begun.pressed.push_back(link);
    }
    if (link.element != 0 && begun.used[link.element]) {
      Object annotation = link.object;
      annotation.replaceKey("/StructParent", integer(pages.size() + begun.links.size()));
      begun.links.push_back(link);
    }
  }
  document.getRoot().replaceKey("/StructTreeRoot", begun.root);
  document.getRoot().replaceKey("/MarkInfo", Object::parse("<</Marked true>>"));
  return begun;
}

void write_structure(const BegunStructure& begun, FlatDocument& flat, const typeset::Book& book,
                     std::span<const typeset::Page> pages, const Job& job) {
  StructureWriter(begun, flat, book).write(pages, job);
}

}  // namespace gazette::press
