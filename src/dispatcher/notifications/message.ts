import type { DeliveryId } from "#domain/id.ts";
import type { Notice } from "#domain/notification/notification.ts";

/** What arrives. `id` is the same in every attempt: whoever has it already may drop it. */
export type Message = Omit<Notice, "path"> & { readonly id: DeliveryId; readonly url: string };

export function makeMessage(id: DeliveryId, { path, ...notice }: Notice, dashboard: URL): Message {
  return { id, ...notice, url: new URL(path, dashboard).href };
}
