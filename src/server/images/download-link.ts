import { createHmac, timingSafeEqual } from "node:crypto";
import type { ImageId } from "#domain/id.ts";

/** Long enough for a large image over a slow line; a download that has begun is not cut when it ends. */
export const LINK_SECONDS = 6 * 60 * 60;

/** Makes and checks the signed addresses of image files, which need no session: for curl and aria2c. */
export function createDownloadLinks(secret: string) {
  const sign = (imageId: ImageId, expires: number) =>
    createHmac("sha256", secret).update(`image\n${imageId}\n${expires}`).digest("base64url");
  return {
    path(imageId: ImageId, fileName: string, expiresAt: Date): string {
      const expires = Math.floor(expiresAt.getTime() / 1_000);
      return `/api/images/${imageId}/${encodeURIComponent(fileName)}?expires=${expires}&signature=${sign(imageId, expires)}`;
    },
    /** Whether the address was made here and its time is not over. */
    isGood(imageId: ImageId, query: URLSearchParams, now: Date): boolean {
      const expires = Number(query.get("expires"));
      const given = Buffer.from(query.get("signature") ?? "");
      const wanted = Buffer.from(sign(imageId, expires));
      return given.length === wanted.length && timingSafeEqual(given, wanted) && now.getTime() < expires * 1_000;
    },
  };
}
