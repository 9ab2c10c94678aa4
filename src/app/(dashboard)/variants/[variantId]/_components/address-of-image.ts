import type { ImageInHistory } from "#trpc/outputs.ts";

/** Where more is told of an image: of one whose files are gone, the page of its build. */
export function addressOfImage({ id, buildId, isDeleted }: Pick<ImageInHistory, "id" | "buildId" | "isDeleted">): string {
  return isDeleted ? `/builds/${buildId}` : `/images/${id}`;
}
