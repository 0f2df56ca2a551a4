// Findings on files and settings: G01xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0101", Severity::error, "file not readable as text",
     "The file is missing, empty, or not UTF-8. Save it as UTF-8; a DOCX file must keep its .docx "
     "ending."},
    {"G0102", Severity::error, "TOML does not parse",
     "A settings file, plan or front matter breaks the rules of TOML. The place of the first fault "
     "is given; strings need quotes, dates are written 2022-09-20."},
    {"G0103", Severity::error, "value of the wrong kind",
     "A key has a value of another kind than it needs: text where a number is needed, a word where "
     "a date is."},
    {"G0104", Severity::error, "unknown key",
     "A key is not one the program knows. It is never ignored: a misspelt key would silently "
     "change what is published. The nearest right key is named."},
    {"G0105", Severity::error, "missing key", "A key that nothing can be built without is absent."},
    {"G0106", Severity::error, "no workspace",
     "There is no gazette.toml in this folder or above it. Run the command inside a workspace, "
     "name one with --workspace, or make one with `gazette init`."},
    {"G0107", Severity::error, "unknown name",
     "A setting names something that is not defined elsewhere: an issuer, a section, a kind, a "
     "layout."},
    {"G0108", Severity::error, "value out of range",
     "A value is of the right kind but cannot be used: a negative margin, a rank given twice, a "
     "day past 31."},
};

}  // namespace

const std::vector<CatalogueEntry>& files() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
