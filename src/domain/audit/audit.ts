import { personIdSchema } from "../id.ts";
import type { Actor } from "../person/person.ts";

/** What is written down of people: everything that decides what runs as root in an image, and who may decide it. */
export const AUDIT_ACTIONS = [
  "scripts-saved",
  "scripts-removed",
  "scripted-build-started",
  "mirror-profile-changed",
  "verification-asked",
  "cloud-target-changed",
  "image-published",
  "publication-rolled-back",
  "publication-withdrawn",
  "person-added",
  "role-changed",
  "person-removed",
  "name-changed",
  "password-changed",
  "session-ended",
  "other-sessions-ended",
  "token-made",
  "token-revoked",
  "retention-changed",
  "notifications-changed",
  "image-retired",
  "journals-retired",
  "image-pinned",
  "image-unpinned",
  "image-removed",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** By which name people know what was changed, and what of it. */
export type AuditSubject = { readonly id: string; readonly name: string };
export type AuditDetails = Readonly<Record<string, string>>;

/** Who did what nobody asked for at that moment, such as deleting what a rule of long ago does not keep. */
export const DASHBOARD: Actor = { personId: personIdSchema.parse("dashboard"), role: "admin" };
