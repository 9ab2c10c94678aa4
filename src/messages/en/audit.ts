import type { AuditAction } from "#domain/audit/audit.ts";

const actions = {
  "scripts-saved": "Scripts of a variant saved",
  "scripts-removed": "Scripts of a variant removed",
  "scripted-build-started": "Build with scripts started",
  "mirror-profile-changed": "Mirror profile changed",
  "verification-asked": "Verification asked for",
  "cloud-target-changed": "Cloud target changed",
  "image-published": "Image published",
  "publication-rolled-back": "Publication rolled back",
  "publication-withdrawn": "Publication withdrawn",
  "person-added": "Person added",
  "role-changed": "Role changed",
  "person-removed": "Person removed",
  "name-changed": "Own name changed",
  "password-changed": "Own password changed",
  "session-ended": "Own session ended",
  "other-sessions-ended": "Own other sessions ended",
  "token-made": "API token made",
  "token-revoked": "API token revoked",
  "retention-changed": "Retention rule changed",
  "notifications-changed": "Notifications changed",
  "image-retired": "Image deleted by the retention rule",
  "journals-retired": "Logs deleted by the retention rule",
  "image-pinned": "Image pinned",
  "image-unpinned": "Image unpinned",
  "image-removed": "Image deleted",
} as const satisfies Record<AuditAction, string>;

export const audit = {
  audit: {
    title: "Audit",
    lead: "Who did what that decides what runs in your images, and who may decide it. Nothing here can be changed.",
    actions,
    columns: { action: "What", details: "Details", person: "Who", at: "When" },
    everybody: "Everybody",
    everything: "Everything",
    dashboard: "The dashboard",
    gone: "Removed since",
    none: "Nothing was written down",
    noneHint: "Scripts, mirror profiles, verifications, publications and people leave their traces here.",
  },
} as const;
