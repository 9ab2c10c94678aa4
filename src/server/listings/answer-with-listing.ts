import { createHash } from "node:crypto";
import type { ImageListing } from "#domain/image/image-listing.ts";

/** Answers with `listing.json`. Its words are those of now: its `ETag` is the hash of what is said. */
export function answerWithListing(request: Request, listing: ImageListing): Response {
  const text = `${JSON.stringify(listing, null, 2)}\n`;
  const etag = `"${createHash("sha256").update(text).digest("hex")}"`;
  const headers = new Headers({
    "content-type": "application/json",
    "content-disposition": 'attachment; filename="listing.json"',
    "cache-control": "private, no-cache",
    "x-content-type-options": "nosniff",
    etag,
  });
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : text, { headers });
}
