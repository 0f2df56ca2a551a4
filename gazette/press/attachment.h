// A file inside an online PDF, of which the PDF is the printed form (ISO 19005-3, 6.8).
#pragma once

#include <qpdf/QPDF.hh>

#include "gazette/press/press.h"

namespace gazette::press {

/// Puts the attachment of `job` into the document and associates it with the whole of it, as its
/// source. Nothing where the job has none.
void add_attachment(QPDF& document, const Job& job);

}  // namespace gazette::press
