// What pdf.js reads of a tagged PDF: `pdf_tags.mjs FILE` prints its facts as JSON. `text` is, page
// by page, the text of the elements in the order of the structure; `untagged` counts words outside
// of it and of artifacts; `figures` those without a text, `links` what can be pressed.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

let pdfjs;
try {
  pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
} catch {
  console.log("skipped: no package pdfjs-dist; scripts/setup web installs it");
  process.exit(77);
}
const require = createRequire(import.meta.url);
pdfjs.GlobalWorkerOptions.workerSrc = pathToFileURL(
  require.resolve("pdfjs-dist/legacy/build/pdf.worker.mjs"),
).href;

/** The text of a page by the ids of its marked content; what stands outside of it is counted. */
function readContent(items, counts) {
  const texts = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === "beginMarkedContentProps" || item.type === "beginMarkedContent") {
      open.push({ id: item.id ?? null, artifact: item.tag === "Artifact" });
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else if (!open.some((each) => each.artifact)) {
      const id = open.findLast((each) => each.id !== null)?.id ?? null;
      if (id === null && item.str.trim() !== "") {
        counts.untagged += 1;
      } else if (id !== null) {
        texts.set(id, (texts.get(id) ?? "") + item.str + (item.hasEOL ? " " : ""));
      }
    }
  }
  return texts;
}

/** The text under a node of the structure; the roles met are counted. */
function readNode(node, texts, counts) {
  if (node.type === "content") {
    return texts.get(node.id) ?? "";
  }
  if (node.role !== undefined) {
    counts.roles[node.role] = (counts.roles[node.role] ?? 0) + 1;
    counts.figures += node.role === "Figure" && !node.alt ? 1 : 0;
  }
  return (node.children ?? []).map((child) => readNode(child, texts, counts)).join(" ");
}

const bytes = new Uint8Array(await readFile(process.argv[2]));
const task = pdfjs.getDocument({ data: bytes, disableFontFace: true, verbosity: 0 });
const pdf = await task.promise;
const counts = { untagged: 0, figures: 0, links: 0, roles: {} };
const text = [];
for (let number = 1; number <= pdf.numPages; ++number) {
  const page = await pdf.getPage(number);
  const content = await page.getTextContent({ includeMarkedContent: true });
  const texts = readContent(content.items, counts);
  const tree = await page.getStructTree();
  text.push(tree === null ? "" : readNode(tree, texts, counts).replace(/\s+/g, " ").trim());
  counts.links += (await page.getAnnotations()).filter((each) => each.subtype === "Link").length;
}
const { info, metadata } = await pdf.getMetadata();
console.log(
  JSON.stringify({
    pages: pdf.numPages,
    title: info.Title ?? "",
    language: info.Language ?? "",
    part: metadata?.get("pdfaid:part") ?? "",
    marked: (await pdf.getMarkInfo())?.Marked ?? false,
    labels: await pdf.getPageLabels(),
    outline: (await pdf.getOutline())?.length ?? 0,
    attachments: Object.keys((await pdf.getAttachments()) ?? {}),
    ...counts,
    text,
  }),
);
await task.destroy();
