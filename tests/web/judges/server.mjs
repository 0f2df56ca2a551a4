// A small server of static files, as the office's is, with the strictest policy that a page without
// exceptions can live under.

import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

/** Nothing but the site's own files: no style or script inside a page, no address of others. */
export const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.xml': 'application/xml',
  '.atom': 'application/atom+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.zip': 'application/zip',
};

/** The file that an address asks for, below `folder`; undefined where there is none. */
function file_of(folder, address) {
  const wanted = path.join(folder, path.posix.normalize(`/${address}`));
  const file = wanted.endsWith('/') ? path.join(wanted, 'index.html') : wanted;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/**
 * Serves `folder` below `prefix` ("/" or "/cong-bao/"). What is not there gets 404.html, as every
 * server can be told. Returns { address, close }: the address of the site's root, with its "/".
 */
export async function serve(folder, prefix = '/') {
  const server = createServer((request, response) => {
    const headers = { 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff' };
    const address = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const file = address.startsWith(prefix)
      ? file_of(folder, address.slice(prefix.length)) : undefined;
    if (file === undefined) {
      response.writeHead(404, { ...headers, 'Content-Type': TYPES['.html'] });
      response.end(readFileSync(path.join(folder, '404.html')));
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'Content-Type': type });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    address: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => server.close(),
  };
}
