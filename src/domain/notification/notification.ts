import { z } from "zod";
import { addressSchema } from "../builder-host/builder-host.ts";
import type { ChannelId } from "../id.ts";
import { emailSchema } from "../person/person.ts";

/** What people may want to hear of. */
export const NOTICE_KINDS = ["build-failed", "build-recovered", "image-stale", "host-down", "retention-deleted"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One thing to tell. `test` is what somebody sends to see whether it arrives. */
export type Notice = {
  readonly kind: NoticeKind | "test";
  /** ISO 8601. */
  readonly at: string;
  /** What it is about, by the name that people use. */
  readonly subject: string;
  readonly details: Readonly<Record<string, string>>;
  /** The page that says more, from the dashboard's root. */
  readonly path: string;
};

const emailWaySchema = z.object({
  kind: z.literal("email"),
  host: addressSchema,
  port: z.int("integer").min(1, "port").max(65_535, "port"),
  /** `tls` from the first byte (RFC 8314), STARTTLS or nothing (RFC 3207), or a plain line, for a relay on the same machine. */
  security: z.enum(["tls", "starttls", "none"]),
  userName: z.string().max(254, "tooLong").nullable(),
  from: emailSchema,
  to: z.array(emailSchema).min(1, "required").max(20, "tooMany"),
});
const webhookWaySchema = z.object({
  kind: z.literal("webhook"),
  url: z.url({ protocol: /^https?$/, error: "url" }).max(2_000, "tooLong"),
});
export const waySchema = z.discriminatedUnion("kind", [emailWaySchema, webhookWaySchema]);
export type Way = z.infer<typeof waySchema>;
export type EmailWay = z.infer<typeof emailWaySchema>;

/** Where to tell it: the password of the mail server, or what signs a webhook. An empty secret leaves the saved one as it is. */
export const channelSchema = z.object({
  name: z.string().trim().min(1, "required").max(100, "tooLong"),
  way: waySchema,
  kinds: z.array(z.enum(NOTICE_KINDS)).min(1, "required"),
  secret: z.string().max(1_000, "tooLong"),
});
export type ChannelWish = z.infer<typeof channelSchema>;

/** The shortest secret that signs: as many letters as 128 random bits take in hexadecimal are 32; a phrase may be half of that. */
export const MIN_SIGNING_SECRET = 16;

export const DELIVERY_STATES = ["waiting", "sent", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Where a channel's secret lies: the web seals it to there, and nowhere else does it open. */
export function channelSecretPlace(id: ChannelId) {
  return { table: "notification_channel", column: "sealed_secret", row: id };
}
