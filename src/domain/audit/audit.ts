/** What is written down of people: everything that decides what runs as root in an image, and who may decide it. */
export const AUDIT_ACTIONS = [
  "variant.scripts-saved",
  "variant.scripts-removed",
  "build.started-with-scripts",
  "mirror-profile.changed",
  "verification.asked",
  "person.added",
  "person.role-changed",
  "person.removed",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** By which name people know what was changed, and what of it. */
export type AuditSubject = { readonly id: string; readonly name: string };
export type AuditDetails = Readonly<Record<string, string>>;
