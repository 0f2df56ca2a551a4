// What contents use of a document: codes of faces, and the numbers that structure speaks of.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

#include "gazette/preflight/colour.h"
#include "gazette/preflight/geometry.h"
#include "gazette/preflight/tagged.h"

namespace gazette::preflight {

struct Font;

/// What is shown of a face, by the codes of its letters.
struct FontUse {
  std::size_t page = 0;               // where it is first used, from 1
  std::vector<bool> shown = {};       // also where nobody sees it
  std::vector<bool> rendered = {};    // seen
  std::vector<bool> unreplaced = {};  // no /ActualText stands for it
};

/// A colour that says nothing of how it looks, where a page first shows it.
struct DeviceUse {
  std::size_t page = 0;
  Family family = Family::grey;
  std::string name = {};
  Box box = {};
};

struct Usage {
  bool is_wanted = false;  // else nothing is gathered
  std::map<const Font*, FontUse> fonts = {};
  std::vector<DeviceUse> colours = {};
  std::map<ContentMark, std::size_t> marks = {};  // how often each is there
  std::set<ContentMark> replaced = {};            // known before: /ActualText of an element
};

}  // namespace gazette::preflight
