// The parts of the catalogue of findings, a file for each range of codes. Within base/ only.
#pragma once

#include <vector>

#include "gazette/base/diagnostic.h"

namespace gazette::catalogue_of {

[[nodiscard]] const std::vector<CatalogueEntry>& files();        // G01xx files and settings
[[nodiscard]] const std::vector<CatalogueEntry>& reading();      // G02xx reading documents
[[nodiscard]] const std::vector<CatalogueEntry>& pictures();     // G0273-G0299 pictures
[[nodiscard]] const std::vector<CatalogueEntry>& structure();    // G03xx structure of documents
[[nodiscard]] const std::vector<CatalogueEntry>& references();   // G033x-G034x references
[[nodiscard]] const std::vector<CatalogueEntry>& checks();       // G0350-G0399 checks of acts
[[nodiscard]] const std::vector<CatalogueEntry>& plans();        // G04xx plans and issues
[[nodiscard]] const std::vector<CatalogueEntry>& typesetting();  // G05xx typesetting and faces
[[nodiscard]] const std::vector<CatalogueEntry>& pages();        // G06xx PDF and the text law
[[nodiscard]] const std::vector<CatalogueEntry>& print();        // G0630-G0699 print files
[[nodiscard]] const std::vector<CatalogueEntry>& record();  // G07xx record, recipients, print runs
[[nodiscard]] const std::vector<CatalogueEntry>& recipients();   // G07xx recipients through time
[[nodiscard]] const std::vector<CatalogueEntry>& online();       // G08xx online edition
[[nodiscard]] const std::vector<CatalogueEntry>& corrections();  // G0830-G0849 corrections
[[nodiscard]] const std::vector<CatalogueEntry>& seals();        // G09xx sealing and verifying

}  // namespace gazette::catalogue_of
