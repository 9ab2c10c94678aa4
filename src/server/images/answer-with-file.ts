import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { DOMAIN_ERRORS, DomainError } from "#domain/domain-error.ts";
import { imageIdSchema } from "#domain/id.ts";
import type { App } from "#server/app.ts";
import { answerWithListing } from "#server/listings/answer-with-listing.ts";
import { type ByteRange, parseRange } from "./parse-range.ts";

const HTTP_STATUS: Record<(typeof DOMAIN_ERRORS)[keyof typeof DOMAIN_ERRORS]["status"], number> = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
};

const READ_BYTES = 1_048_576;

type Named = { readonly imageId: string; readonly file: string };

/**
 * Answers with an image, its `inventory.json` or its `verification.json`, whole or in one range (RFC 9110, 14), as a stream with
 * back-pressure; and with its `listing.json`, which is made when it is asked for.
 * The `ETag` of an image is its sha256: `If-Range` lets an interrupted download go on only in the same bytes.
 */
export async function answerWithFile(app: App, request: Request, name: Named): Promise<Response> {
  try {
    return await answer(app, request, name);
  } catch (error) {
    return refuseWith(error);
  }
}

/** Says why a file is not given out. What is no refusal is thrown on. */
export function refuseWith(error: unknown): Response {
  if (!(error instanceof DomainError)) throw error;
  return Response.json({ code: error.code, message: error.message }, { status: HTTP_STATUS[DOMAIN_ERRORS[error.code].status] });
}

async function answer(app: App, request: Request, { imageId, file }: Named): Promise<Response> {
  const id = imageIdSchema.safeParse(imageId);
  if (!id.success) throw new DomainError("NOT_FOUND", `There is no image ${imageId}.`);
  const person = await app.session.who(request.headers);
  const actor = person === null ? null : { personId: person.id, role: person.role };
  const image = app.images.open(actor, { id: id.data, query: new URL(request.url).searchParams });
  if (file === "listing.json") return answerWithListing(request, await app.listings.ofImage(actor, { id: id.data }));
  const path = { [image.fileName]: image.file, "inventory.json": image.inventory, "verification.json": image.verification }[file];
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
  if (path === undefined || found === undefined) throw new DomainError("NOT_FOUND", `The image has no file ${file}.`);

  const { size } = found;
  // An image is verified again and again: its report is told apart by when it was written.
  const etag = file === image.fileName ? `"${image.sha256}"` : `"${image.sha256}-${file}-${found.mtimeMs}"`;
  const headers = new Headers({
    "accept-ranges": "bytes",
    "content-type": file === image.fileName ? "application/x-qemu-disk" : "application/json",
    "content-disposition": `attachment; filename="${file}"`,
    "cache-control": "private, no-transform",
    "x-content-type-options": "nosniff",
    etag,
  });
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const range = parseRange(request.headers.get("range"), request.headers.get("if-range") ?? etag, { etag, size });
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set("content-length", String(end - start + 1));
  if (range !== null) headers.set("content-range", `bytes ${start}-${end}/${size}`);
  const body = request.method === "HEAD" ? null : streamRange(path, { start, end }, request.signal);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

/** A pulled stream: no more than a read or two lie in memory for a slow client. */
function streamRange(path: string, { start, end }: ByteRange, signal: AbortSignal): ReadableStream<Uint8Array> {
  const file = createReadStream(path, { start, end, highWaterMark: READ_BYTES, signal });
  const reads: AsyncIterator<Uint8Array> = file[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reads.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void file.destroy(),
  });
}
