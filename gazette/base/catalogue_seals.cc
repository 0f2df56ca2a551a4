// Findings on sealing and verifying: G09xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0901", Severity::error, "a line that no manifest has",
     "A manifest is what is signed, so there is one way to write it: its lines in their order, "
     "each "
     "once, in UTF-8, with line ends as Unix has them. This file is another or was changed: opened "
     "in an editor and saved, or sent by mail as text. Get it again from the office or its site."},
    {"G0902", Severity::error, "a manifest of a later version",
     "A newer gazette wrote the manifest, and what its lines mean is not known here. It was "
     "neither "
     "found right nor wrong. VERIFY.txt beside it says how to check it without any gazette."},
    {"G0903", Severity::error, "a path of a manifest leads elsewhere",
     "The files of a manifest lie beside it. A path with \"..\", from the root, or with characters "
     "that nobody sees could show another file than the one that is checked, so it is not "
     "followed. The office's program never writes one."},
    {"G0911", Severity::error, "a key that cannot sign",
     "The file is no private key in PEM, or the key is too weak to be relied on for decades: RSA "
     "has 2048 bits or more, EC 256 or more. Nothing was sealed."},
    {"G0912", Severity::error, "the passphrase of a key",
     "The key is encrypted, and its passphrase was not given or is another. Nobody is asked for it "
     "on the terminal, so that sealing does the same wherever it runs: put it into a file that "
     "nobody else can read, or into a variable of the environment. Nothing was sealed."},
    {"G0913", Severity::error, "no certificate in a file",
     "A file of certificates has none in PEM or DER. The signer's own comes first, behind it those "
     "that lead to the authority."},
    {"G0914", Severity::error, "the certificate is of another key",
     "What the key signs, nobody could verify by this certificate. Nothing was sealed."},
    {"G0915", Severity::error, "the certificate does not hold when the issue is sealed",
     "It ended before, or begins later. A signature made outside of that time is refused by "
     "everybody who verifies it. Nothing was sealed."},
    {"G0916", Severity::error, "a certificate that is not for signing",
     "The certificate says what its key is for, and signing documents is not among it."},
    {"G0917", Severity::error, "no list of revoked certificates in a file",
     "A file that was named as the list of an authority (CRL) has none in PEM or DER."},
    {"G0921", Severity::error, "a signature that is not of the manifest",
     "The file is no signature, or the manifest is not the one that was signed. If both came over "
     "the same way, get them again; if they stay so, do not rely on the issue and tell the "
     "office."},
    {"G0922", Severity::error, "signed by somebody who is not trusted",
     "The signature is whole, but nothing leads from the signer's certificate to one that is "
     "trusted: anybody can make a key with the office's name. Trust comes from elsewhere: from the "
     "authority that publishes its certificate, never from a file beside the signature."},
    {"G0923", Severity::error, "signed with a certificate that did not hold",
     "When the issue was sealed, by its manifest, the signer's certificate had ended or had not "
     "begun."},
    {"G0924", Severity::error, "signed with a certificate that was revoked",
     "The authority had revoked the certificate when the issue was sealed, or says that its key "
     "was "
     "stolen: then anybody may have signed, and nobody knows since when."},
    {"G0925", Severity::warning, "the signer's certificate has ended since",
     "Certificates end after a few years, and some are revoked when people leave. This one held "
     "when the issue was sealed. Who wants more than the signer's word for that moment compares "
     "the "
     "manifest's hash with the one that a later issue has on paper."},
    {"G0926", Severity::error, "too few signatures",
     "A manifest says how many signers it takes. So many signatures that can be relied on are not "
     "there; several by the same signer count once."},
    {"G0927", Severity::note, "not known whether a certificate was revoked",
     "There is no list of the authority that held when the issue was sealed. The signature counts; "
     "name the authority's list (CRL) with --revoked to know."},
    {"G0931", Severity::error, "a sealed file was changed",
     "The bytes of the file are not those that were sealed. What is sealed never changes: a "
     "mistake "
     "is corrected by a notice in a later issue, and the file stays."},
    {"G0932", Severity::error, "a sealed file is missing",
     "The manifest names a file that is not where it should be."},
    {"G0933", Severity::error, "a file that was not sealed",
     "A file lies among those of a sealed issue that its manifest does not name. It may be nothing "
     "but a stray one; it is no part of the issue."},
    {"G0934", Severity::error, "the row of sealed issues is broken",
     "Each manifest names the hash of the one before. One is missing, there are two where one can "
     "be, or one was rewritten: then it has another hash than the next one names."},
    {"G0935", Severity::error, "the head is in no manifest",
     "The digits that were printed or noted are of no manifest here. If they are right, the row "
     "was "
     "rewritten or its end was taken away."},
    {"G0936", Severity::error, "a file of no sealed issue",
     "No manifest here names a file with this hash, or there is no manifest. It was changed, or it "
     "is of an issue whose manifest is not here."},
    {"G0941", Severity::error, "nothing to approve",
     "What is approved are the files that `gazette build` made. They are not there, or one of them "
     "was changed since: then nobody can say what the person looked at. Build the issue and look "
     "at it again."},
    {"G0942", Severity::error, "an issue that is not approved as it is built",
     "Whoever seals an issue makes it final, so as many persons as `approvals` under [seal] of "
     "gazette.toml says (one, where it says nothing) approve it first. What they approve are the "
     "files of the build, by their hashes: built anew with other pages, it is approved anew. Of "
     "each person the last approval holds."},
    {"G0943", Severity::error, "made again, a file is another than the one approved",
     "A seal makes the issue again from its sources, so that what is signed is what anybody can "
     "make "
     "of them. Something is not as it was when the issue was approved: a source, the plan, the "
     "layout, a face, gazette.toml, a further print ticket, or the program. Nothing was sealed."},
    {"G0944", Severity::error, "a sealed issue does not change",
     "The issue was sealed: its files are signed, named by the manifest of the next one, and their "
     "hash may stand on paper in many offices. What was wrong in it is published as a correction "
     "in a later issue; the pages stay as they are."},
    {"G0945", Severity::error, "the record changed while an issue was being sealed",
     "A manifest says up to where the record had come, and names the manifest before it. Somebody "
     "entered something between the signature and the entry of the seal. Nothing was sealed."},
    {"G0946", Severity::error, "nobody to sign, or nobody to trust",
     "A seal takes as many keys as `signatures` under [seal] of gazette.toml says, and the "
     "certificate of an authority by which others can verify them. Name them on the command line "
     "or in gazette.toml. Nothing was sealed."},
    {"G0947", Severity::error, "the record and the sealed issues disagree",
     "The record says by which manifest an issue was sealed; in the folder of sealed issues "
     "another "
     "one lies, none, or one that the record knows nothing of. One of the two is an old copy, or "
     "was tampered with: examine the record, and compare with the head of the chain on paper."},
};

}  // namespace

const std::vector<CatalogueEntry>& seals() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
