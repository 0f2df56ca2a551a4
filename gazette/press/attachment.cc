#include "gazette/press/attachment.h"

#include <string>

#include "gazette/press/deflate.h"
#include "gazette/press/xmp.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

Object integer(std::size_t number) {
  return Object::newInteger(static_cast<long long>(number));
}

/// The file as it is, packed, with its size and day.
Object embedded_file(QPDF& document, const Attachment& attachment, const Metadata& metadata) {
  Object file = Object::newStream(&document, deflate(attachment.bytes));
  Object parameters = Object::newDictionary();
  parameters.replaceKey("/Size", integer(attachment.bytes.size()));
  if (const std::string date = info_date(metadata); !date.empty()) {
    parameters.replaceKey("/ModDate", Object::newString(date));
  }
  Object entries = file.getDict();
  entries.replaceKey("/Type", Object::newName("/EmbeddedFile"));
  // The slash of a media type is no delimiter: qpdf writes it as #2f.
  entries.replaceKey("/Subtype", Object::newName("/" + attachment.media_type));
  entries.replaceKey("/Params", parameters);
  entries.replaceKey("/Filter", Object::newName("/FlateDecode"));
  return file;
}

}  // namespace

void add_attachment(QPDF& document, const Job& job) {
  if (!job.attachment) {
    return;
  }
  const Attachment& attachment = *job.attachment;
  Object file = embedded_file(document, attachment, job.metadata);
  Object files = Object::newDictionary();
  files.replaceKey("/F", file);
  files.replaceKey("/UF", file);
  Object specification = Object::parse("<</Type /Filespec /AFRelationship /Source>>");
  specification.replaceKey("/F", Object::newString(attachment.name));
  specification.replaceKey("/UF", Object::newUnicodeString(attachment.name));
  specification.replaceKey("/Desc", Object::newUnicodeString(attachment.description));
  specification.replaceKey("/EF", files);
  Object indirect = document.makeIndirectObject(specification);
  Object names = Object::newDictionary();
  names.replaceKey("/Names",
                   Object::newArray({Object::newUnicodeString(attachment.name), indirect}));
  Object root = document.getRoot();
  Object trees = Object::newDictionary();
  trees.replaceKey("/EmbeddedFiles", document.makeIndirectObject(names));
  root.replaceKey("/Names", trees);
  root.replaceKey("/AF", Object::newArray({indirect}));
}

}  // namespace gazette::press
