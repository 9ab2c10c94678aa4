import type { Answer, CommandContext } from "../command.ts";
import { findImage } from "../find.ts";

/** An image's `listing.json`, whose words are those of now; the image by file name or id. */
export async function printListing({ api }: CommandContext, { image }: { image: string }): Promise<Answer> {
  const { id } = await findImage(api, image);
  const json = await api.listings.ofImage.query({ id });
  return { json, text: `${JSON.stringify(json, null, 2)}\n` };
}
